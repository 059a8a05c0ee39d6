import { sql } from 'kysely'
import type { SignedRow } from './agreement-row.ts'
import type { ItemKind } from './agreement.ts'
import { visibleFrom } from './clock.ts'
import { offsetOf } from './desk/embargo-line.ts'
import { Refusal } from './refusal.ts'
import type { ItemInQuestion, ItemRights } from './right.ts'
import type { Db } from './row.ts'

/** An item that others were made from: translated, or adapted. */
export interface Source {
  readonly uri: string
  readonly own: boolean
  readonly issuer: string
  readonly partner: string | null
  readonly agreement: string | null
  readonly kind: ItemKind
  readonly language: string
  readonly topics: readonly string[]
  readonly issued: Date
  readonly expires: Date | null
  readonly rights: ItemRights | null
  readonly state: 'usable' | 'withheld' | 'killed'
  readonly embargoed_until: Date | null
}

/** Each of these items with what it was made from, by however many steps, the nearest first. */
export async function loadSources(
  db: Db,
  uris: readonly string[],
): Promise<ReadonlyMap<string, readonly Source[]>> {
  if (uris.length === 0) return new Map()
  const { rows } = await sql<Source & { start: string }>`
    with recursive made (start, uri, depth) as (
      select uri, uri, 0 from exchange.item where uri = any(${uris})
      union
      select made.start, item.translation_of, made.depth + 1
      from made join exchange.item item on item.uri = made.uri
      where item.translation_of is not null and made.depth < 20
    )
    select made.start, item.uri, item.own, item.issuer, item.partner, item.agreement, item.kind,
      item.language, item.topics, item.issued, item.expires, item.rights, item.state,
      item.embargoed_until
    from made join exchange.item item on item.uri = made.uri
    order by made.depth`.execute(db)
  return Map.groupBy(rows, ({ start }) => start)
}

/** The nearest of them that a partner gave us: what is made of it stands on that partner's grant. */
export function foreignSource(sources: readonly Source[] | undefined): Source | undefined {
  return sources?.find(({ own }) => !own)
}

/**
 * From when on, by our clock, what was made of these may leave the newsroom: a partner's embargo
 * ends by the partner's clock.
 */
export function releasedFrom(
  sources: readonly Source[] | undefined,
  signed: readonly SignedRow[],
  now: Date,
): Date {
  const moments = (sources ?? []).map((source) => {
    const until = source.embargoed_until
    if (until === null) return 0
    if (source.own) return until.getTime()
    const under = signed.find(({ id }) => id === source.agreement)
    return visibleFrom(until.toISOString(), offsetOf(under?.row), now).getTime()
  })
  return new Date(Math.max(0, ...moments))
}

/** What the rights are asked about, of a row of exchange.item; its embargo apart. */
export function questionOf(
  row: Omit<Source, 'own' | 'agreement' | 'embargoed_until'>,
): ItemInQuestion {
  return {
    uri: row.uri,
    issuer: row.issuer,
    from: row.partner ?? row.issuer,
    kind: row.kind,
    language: row.language,
    subjects: row.topics,
    issued: row.issued.toISOString(),
    state: row.state,
    ...(row.expires === null ? {} : { expires: row.expires.toISOString() }),
    ...(row.rights === null ? {} : { rights: row.rights }),
  }
}

/** Everything that was made from these items, by however many steps; each with the one it began with. */
export async function whatStandsOn(
  trx: Db,
  uris: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ uri: string; root: string }>`
    with recursive standing (uri, root) as (
      select i.uri, i.translation_of from exchange.item i where i.translation_of = any(${uris})
      union
      select i.uri, standing.root from exchange.item i
      join standing on i.translation_of = standing.uri
    ) select uri, root from standing`.execute(trx)
  return new Map(rows.map(({ uri, root }) => [uri, root]))
}

/**
 * Refuses to begin anything on what was killed, or on a translation that waits for its editor's
 * word. The sources are locked, so that a kill comes before or after.
 * @throws Refusal 'item.source-killed'
 */
export async function checkSources(trx: Db, uris: readonly string[]): Promise<void> {
  if (uris.length === 0) return
  const rows = await trx
    .selectFrom('exchange.item')
    .select(['uri', 'state', 'source_killed', 'kept_reason'])
    .where('uri', '=', sql<string>`any(${uris})`)
    .orderBy('uri')
    .forShare()
    .execute()
  const dead = rows.find(
    ({ state, source_killed, kept_reason }) =>
      state === 'killed' || (source_killed !== null && kept_reason === null),
  )
  if (dead !== undefined) throw new Refusal('item.source-killed', { uri: dead.uri })
}
