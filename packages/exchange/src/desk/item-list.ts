import { sql, type RawBuilder } from 'kysely'
import { loadSigned } from '../agreement-row.ts'
import type { Desk } from './desk.ts'
import type { Facet, ItemPage, Viewer } from './item-view.ts'
import { parseListPlace, formatListPlace } from './list-place.ts'
import {
  all,
  hasTopic,
  isFound,
  isKnowable,
  rowStates,
  stateNumber,
  type Circumstances,
} from './list-filter.ts'
import { describeRows, rowColumns, type LoadedRow } from './row-description.ts'
import { nameTopics, type CountedTopic } from './topic-name.ts'

/** What is asked of the list. Of each repeated filter one value must fit; an absent one lets all through. */
export interface ItemQuery {
  /** What partners offer, or what is our own. */
  readonly box: 'in' | 'own'
  readonly partner?: readonly string[]
  readonly language?: readonly string[]
  readonly topic?: readonly string[]
  readonly kind?: readonly string[]
  readonly state?: readonly string[]
  /** Only what this person has not opened in its present version. */
  readonly unread?: boolean
  readonly q?: string
  /** Where the page before ended. */
  readonly after?: string
  /** Rows a page, 1 to 200; 50 unless told. */
  readonly limit?: number
}

type Filter = 'partner' | 'language' | 'kind' | 'state' | 'unread'
type Condition = RawBuilder<boolean>

/** How many items are alike in everything that the list counts, topics apart. */
interface Cell {
  readonly partner: string
  readonly language: string
  readonly kind: string
  readonly state: string
  readonly unread: boolean
  readonly count: number
}

const mostTopics = 60

/**
 * One page of the list, newest first, with how many items there are under every filter: each
 * facet counts what the other filters let through. What a person may not know of is neither
 * shown nor found nor counted.
 * @throws Refusal 'list.place-unknown' for an `after` that no page gave
 */
export async function listItems(desk: Desk, query: ItemQuery, viewer: Viewer): Promise<ItemPage> {
  const now = desk.now()
  const signed = await loadSigned(desk.db)
  const circumstances = { signed, now }
  const scope = all([
    sql`i.own = ${query.box === 'own'}`,
    isKnowable(circumstances, viewer),
    ...(query.q === undefined ? [] : [isFound(query.q, circumstances)]),
  ])
  const [cells, topics, loaded] = await Promise.all([
    countCells(desk, query, viewer, circumstances, scope),
    countTopics(desk, query, viewer, circumstances, scope),
    loadPage(desk, query, viewer, circumstances, scope),
  ])
  const limit = pageLength(query)
  const rows = loaded.slice(0, limit)
  const last = loaded.length > limit ? rows.at(-1) : undefined
  const items = await describeRows(desk, rows, viewer, circumstances)
  const fitting = cells.filter((cell) => fits(cell, query, 'unread'))
  const partners = await newsroomNames(desk, cells)
  const names = await nameTopics(desk, topics)
  return {
    items,
    total: sum(query.unread === true ? fitting.filter(({ unread }) => unread) : fitting),
    unread: sum(fitting.filter(({ unread }) => unread)),
    facets: {
      partner: facetOf(cells, query, 'partner').map((facet) => ({
        ...facet,
        ...named(partners.get(facet.value)),
      })),
      language: facetOf(cells, query, 'language'),
      topic: names,
      kind: facetOf(cells, query, 'kind'),
      state: facetOf(cells, query, 'state'),
    },
    next: last === undefined ? null : formatListPlace(last.place, last.uri),
  }
}

function pageLength({ limit = 50 }: ItemQuery): number {
  return Math.min(200, Math.max(1, Math.trunc(limit)))
}

/** All counts but those of topics come from one pass: few rows differ in what is counted. */
async function countCells(
  desk: Desk,
  query: ItemQuery,
  viewer: Viewer,
  circumstances: Circumstances,
  scope: Condition,
): Promise<Cell[]> {
  const { rows } = await sql<{
    partner: string
    language: string
    kind: string
    cell: number
    count: number
  }>`
    select any_value(partner) as partner, any_value(language) as language,
      any_value(kind) as kind, (cell & 31)::int as cell, count(*) as count
    from (
      select coalesce(i.partner, '') as partner, i.language, i.kind,
        i.facet * 32 + ${stateNumber(circumstances)} * 2 + ${isUnread}::int as cell
      from exchange.item i ${readMarks(viewer)}
      where ${all([scope, ...topicCondition(query)])}
      ${UNGUESSED}
    ) counted
    group by cell`.execute(desk.db)
  return rows.map(({ cell, ...row }) => ({
    ...row,
    state: rowStates[cell >> 1] ?? 'offered',
    unread: (cell & 1) === 1,
  }))
}

/**
 * Keeps the planner from guessing how many groups there are: it would take nearly every row for a
 * group of its own, and sort them all instead of counting in a table.
 */
const UNGUESSED: RawBuilder<unknown> = sql`offset 0`

async function countTopics(
  desk: Desk,
  query: ItemQuery,
  viewer: Viewer,
  circumstances: Circumstances,
  scope: Condition,
): Promise<CountedTopic[]> {
  // A condition within the array leaves the planner its good guess of how many groups there are.
  const { rows } = await sql<CountedTopic>`
    select topic as key, count(*) as count, any_value(uri) as uri,
      any_value(uri) filter (where reader) as reader_uri
    from (
      select unnest(case when ${all(otherConditions(query, circumstances))} then i.topic_keys end)
        as topic, i.uri, i.language = ${viewer.language} as reader
      from exchange.item i ${query.unread === true ? readMarks(viewer) : sql``}
      where ${scope}
    ) counted
    group by topic order by count desc, topic limit ${mostTopics}`.execute(desk.db)
  return rows
}

async function loadPage(
  desk: Desk,
  query: ItemQuery,
  viewer: Viewer,
  circumstances: Circumstances,
  scope: Condition,
): Promise<LoadedRow[]> {
  const place = query.after === undefined ? undefined : parseListPlace(query.after)
  const behind =
    place === undefined
      ? []
      : [
          sql<boolean>`i.received <= ${place.moment}`,
          sql<boolean>`(i.received < ${place.moment} or i.uri > ${place.uri})`,
        ]
  // A text's rows come from the index of terms: walking the list until enough of them have turned
  // up takes long where they are few.
  const order = query.q === undefined ? sql`i.received desc` : sql`i.received + interval '0' desc`
  const { rows } = await sql<LoadedRow>`
    select ${rowColumns(circumstances)}, ${isUnopened(viewer)} as unread
    from exchange.item i
    where ${all([scope, ...behind, ...topicCondition(query), ...otherConditions(query, circumstances, isUnopened(viewer))])}
    order by ${order}, i.uri limit ${pageLength(query) + 1}`.execute(desk.db)
  return rows
}

const isUnread: Condition = sql`(not i.own and mark.uri is null)`

function readMarks(viewer: Viewer): RawBuilder<unknown> {
  return sql`left join exchange.read_mark mark
    on mark.person = ${viewer.person}::uuid and mark.uri_key = i.uri_key and mark.sequence >= i.sequence`
}

/** The same for few rows: each looks for its mark. */
function isUnopened(viewer: Viewer): Condition {
  return sql`(not i.own and not exists (select from exchange.read_mark mark
    where mark.person = ${viewer.person}::uuid and mark.uri = i.uri
      and mark.sequence >= i.sequence))`
}

function topicCondition({ topic }: ItemQuery): Condition[] {
  return topic === undefined ? [] : [hasTopic(topic)]
}

function otherConditions(
  query: ItemQuery,
  circumstances: Circumstances,
  whetherUnread: Condition = isUnread,
): Condition[] {
  const conditions: Condition[] = []
  const { partner, language, kind, state, unread } = query
  if (partner !== undefined) conditions.push(sql`i.partner = any(${[...partner]}::text[])`)
  if (language !== undefined) conditions.push(sql`i.language = any(${[...language]}::text[])`)
  if (kind !== undefined) conditions.push(sql`i.kind = any(${[...kind]}::text[])`)
  if (state !== undefined) {
    const numbers = state.map((one) => rowStates.findIndex((known) => known === one))
    conditions.push(sql`${stateNumber(circumstances)} = any(${numbers}::int[])`)
  }
  if (unread === true) conditions.push(whetherUnread)
  return conditions
}

function fits(cell: Cell, query: ItemQuery, except: Filter): boolean {
  const within = (filter: 'partner' | 'language' | 'kind' | 'state'): boolean =>
    filter === except || (query[filter]?.includes(cell[filter]) ?? true)
  return (
    within('partner') &&
    within('language') &&
    within('kind') &&
    within('state') &&
    (except === 'unread' || query.unread !== true || cell.unread)
  )
}

function facetOf(
  cells: readonly Cell[],
  query: ItemQuery,
  filter: 'partner' | 'language' | 'kind' | 'state',
): Facet[] {
  const counts = new Map<string, number>()
  for (const cell of cells) {
    const value = cell[filter]
    if (value === '' || !fits(cell, query, filter)) continue
    counts.set(value, (counts.get(value) ?? 0) + cell.count)
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

async function newsroomNames(
  desk: Desk,
  cells: readonly Cell[],
): Promise<ReadonlyMap<string, Facet['names']>> {
  const ids = [...new Set(cells.map(({ partner }) => partner))]
  const rows = await desk.db
    .selectFrom('exchange.newsroom')
    .select(['id', 'names'])
    .where('id', '=', sql<string>`any(${ids})`)
    .execute()
  return new Map(rows.map(({ id, names }) => [id, names]))
}

function named(names: Facet['names']): { names?: NonNullable<Facet['names']> } {
  return names === undefined ? {} : { names }
}

function sum(cells: readonly Cell[]): number {
  return cells.reduce((count, cell) => count + cell.count, 0)
}
