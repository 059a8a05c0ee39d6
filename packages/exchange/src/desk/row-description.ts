import { sql, type RawBuilder } from 'kysely'
import type { SignedRow } from '../agreement-row.ts'
import type { Db } from '../row.ts'
import type { Desk } from './desk.ts'
import type { ItemRow, NewsroomName, Viewer } from './item-view.ts'
import {
  isKnowable,
  isOffered,
  isOursBehind,
  sourceEmbargo,
  type Circumstances,
} from './list-filter.ts'
import { isOrphaned, mayKnowOf, seesEmbargoed, standingOf, type RowFacts } from './row-state.ts'

/** A row of exchange.item with what describing it takes. */
export interface LoadedRow extends RowFacts {
  readonly version: number
  readonly sequence: number
  readonly agreement: string | null
  readonly headline: string | null
  readonly summary: string | null
  readonly subjects: string[]
  readonly thumbnail: string | null
  readonly received: Date
  /** `received` to the microsecond. */
  readonly place: string
  readonly taken_by: string | null
  readonly kill_reason: string | null
  readonly unread: boolean
}

/** The columns of `exchange.item as i` that a LoadedRow has, `unread` apart. */
export function rowColumns(circumstances: Circumstances): RawBuilder<unknown> {
  return sql`
  i.uri, i.own, i.issuer, i.partner, i.agreement, i.kind, i.language, i.version, i.sequence,
  i.state, i.issued, i.embargoed_until, i.expires, i.rights, i.translation_of, i.translation_of_version,
  i.headline, i.summary, i.subjects, i.topics, i.thumbnail, i.received, i.taken_by, i.taken_at,
  i.published_at, i.killed_at, i.kill_reason, i.source_killed, i.kept_reason,
  to_char(i.received at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place,
  (not i.own or ${isOffered}) as offered,
  case when i.translation_of is not null then (
    select source.version from exchange.item source where source.uri = i.translation_of
  ) end as source_version, ${isOursBehind} as ours_behind,
  ${sourceEmbargo(circumstances)} as source_until`
}

/** Rows as the list shows them: how they stand is decided here, whatever the query counted. */
export async function describeRows(
  desk: Desk,
  rows: readonly LoadedRow[],
  viewer: Viewer,
  circumstances: Circumstances,
): Promise<ItemRow[]> {
  const { now, signed } = circumstances
  const agreements = new Map(signed.map((one) => [one.id, one]))
  const agreementOf = (row: LoadedRow): SignedRow | undefined =>
    row.agreement === null ? undefined : agreements.get(row.agreement)
  const shown = rows.filter((row) => mayKnowOf(row, agreementOf(row), viewer.role, now))
  const [newsrooms, people, gists] = await Promise.all([
    namesOfNewsrooms(
      desk.db,
      shown.flatMap(({ partner, issuer }) => [partner ?? issuer, issuer]),
    ),
    desk.personNames(shown.flatMap(({ taken_by }) => taken_by ?? [])),
    translatedHeadlines(desk, shown, viewer, circumstances),
  ])
  return shown.map((row) => {
    const standing = standingOf(row, agreementOf(row), now)
    const dead = standing.state === 'killed' || (isOrphaned(row) && !seesEmbargoed(viewer.role))
    // Of what a partner withholds, or no longer lets us read, the headline alone names it.
    const closed =
      dead || standing.state === 'denied' || (standing.state === 'withheld' && !row.own)
    const taker = row.taken_by === null ? undefined : people.get(row.taken_by)
    const gist = closed ? undefined : gistOf(row, gists)
    return {
      uri: row.uri,
      version: row.version,
      sequence: row.sequence,
      kind: row.kind,
      language: row.language,
      headline: dead ? '' : (row.headline ?? ''),
      ...(gist === undefined ? {} : { gist }),
      partner: row.partner === null ? null : newsroomName(row.partner, newsrooms),
      ...(row.partner === null || row.issuer === row.partner
        ? {}
        : { via: newsroomName(row.issuer, newsrooms) }),
      subjects: dead ? [] : row.subjects,
      issued: row.issued.toISOString(),
      received: row.received.toISOString(),
      state: standing.state,
      ...(standing.until === undefined ? {} : { until: standing.until.toISOString() }),
      ...(standing.since === undefined ? {} : { since: standing.since.toISOString() }),
      ...(standing.reason === undefined ? {} : { reason: standing.reason }),
      ...(taker === undefined ? {} : { takenBy: taker }),
      unread: row.unread,
      ...(closed || row.thumbnail === null ? {} : { thumbnail: row.thumbnail }),
    }
  })
}

export async function namesOfNewsrooms(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NewsroomName['names']>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ id: string; names: NewsroomName['names'] }>`
    select id, names from exchange.newsroom where id = any(${wanted})
    union all select id, names from exchange.self where id = any(${wanted})`.execute(db)
  return new Map(rows.map(({ id, names }) => [id, names]))
}

export function newsroomName(
  id: string,
  names: ReadonlyMap<string, NewsroomName['names']>,
): NewsroomName {
  return { id, names: names.get(id) ?? {} }
}

interface TranslatedHeadline {
  readonly translation_of: string
  readonly headline: string
  readonly language: string
}

/** The headlines of translations into the reader's language, our own before a partner's. */
async function translatedHeadlines(
  desk: Desk,
  rows: readonly LoadedRow[],
  viewer: Viewer,
  circumstances: Circumstances,
): Promise<ReadonlyMap<string, TranslatedHeadline>> {
  const foreign = rows.filter(
    ({ language, state }) => language !== viewer.language && state === 'usable',
  )
  if (foreign.length === 0) return new Map()
  const uris = foreign.map(({ uri }) => uri)
  const { rows: found } = await sql<TranslatedHeadline>`
    select i.translation_of, i.headline, i.language from exchange.item i
    where i.translation_of = any(${uris}) and i.language = ${viewer.language}
      and i.state = 'usable' and i.headline is not null
      and (i.source_killed is null or i.kept_reason is not null)
      and ${isKnowable(circumstances, viewer)}
    order by i.own, i.received`.execute(desk.db)
  return new Map(found.map((one) => [one.translation_of, one]))
}

function gistOf(
  row: LoadedRow,
  headlines: ReadonlyMap<string, TranslatedHeadline>,
): ItemRow['gist'] {
  const translated = headlines.get(row.uri)
  if (translated !== undefined) {
    return { text: translated.headline, language: translated.language, translation: true }
  }
  return row.summary === null
    ? undefined
    : { text: row.summary, language: row.language, translation: false }
}
