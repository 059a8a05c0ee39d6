import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Outlet } from './outlet.ts'

interface OutletRow {
  id: string
  names: Record<string, string>
  country: string
  languages: string[]
  owner: string | null
  time_zone: string
  observed_since: string
  observed_until: string | null
  retention_days: number | null
  pace_seconds: number
  feeds: string[]
  sitemaps: string[]
}

/** The outlets, by id; one where it is asked for. */
export async function listOutlets(db: Kysely<unknown>, id?: string): Promise<Outlet[]> {
  const only = id ?? null
  const { rows } = await sql<OutletRow>`
    SELECT o.id, o.names, o.country, o.languages, o.owner, o.time_zone,
      o.observed_since::text, o.observed_until::text, o.retention_days, o.pace_seconds,
      coalesce(array_agg(s.address ORDER BY s.position) FILTER (WHERE s.kind = 'feed'), '{}') AS feeds,
      coalesce(array_agg(s.address ORDER BY s.position) FILTER (WHERE s.kind = 'sitemap'), '{}') AS sitemaps
    FROM outlet o LEFT JOIN outlet_source s ON s.outlet = o.id AND s.depth = 0
    WHERE ${only}::text IS NULL OR o.id = ${only}
    GROUP BY o.id ORDER BY o.id COLLATE "C"`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    names: row.names,
    country: row.country,
    languages: row.languages,
    feeds: row.feeds,
    sitemaps: row.sitemaps,
    ...(row.owner === null ? {} : { owner: row.owner }),
    timeZone: row.time_zone,
    observedSince: row.observed_since,
    ...(row.observed_until === null ? {} : { observedUntil: row.observed_until }),
    ...(row.retention_days === null ? {} : { retention: row.retention_days }),
    pace: row.pace_seconds,
  }))
}

/**
 * Writes an outlet down, new or changed. Sources that stay keep what is known of them; new ones are
 * due at once; with an address that is dropped goes what a sitemap led to.
 */
export async function putOutlet(db: Kysely<unknown>, outlet: Outlet, now: Date): Promise<void> {
  await within(db, async (trx) => {
    await sql`
      ${insertOf(outlet, now)} ON CONFLICT (id) DO UPDATE SET names = excluded.names, country = excluded.country,
        languages = excluded.languages, owner = excluded.owner, time_zone = excluded.time_zone,
        observed_since = excluded.observed_since, observed_until = excluded.observed_until,
        retention_days = excluded.retention_days, pace_seconds = excluded.pace_seconds`.execute(trx)
    await putSources(trx, outlet.id, 'feed', outlet.feeds, now)
    await putSources(trx, outlet.id, 'sitemap', outlet.sitemaps, now)
  })
}

/**
 * Writes a new outlet down; false, and nothing is written, where there is one of this id. Call it in
 * a transaction.
 */
export async function addOutlet(trx: Kysely<unknown>, outlet: Outlet, now: Date): Promise<boolean> {
  const added = await sql`${insertOf(outlet, now)} ON CONFLICT (id) DO NOTHING`.execute(trx)
  if (added.numAffectedRows !== 1n) return false
  await putSources(trx, outlet.id, 'feed', outlet.feeds, now)
  await putSources(trx, outlet.id, 'sitemap', outlet.sitemaps, now)
  return true
}

function insertOf(outlet: Outlet, now: Date): RawBuilder<unknown> {
  return sql`
    INSERT INTO outlet (id, names, country, languages, owner, time_zone, observed_since,
      observed_until, retention_days, pace_seconds, created_at)
    VALUES (${outlet.id}, ${JSON.stringify(outlet.names)}::jsonb, ${outlet.country},
      ${[...outlet.languages]}, ${outlet.owner ?? null}, ${outlet.timeZone},
      ${outlet.observedSince}, ${outlet.observedUntil ?? null}, ${outlet.retention ?? null},
      ${outlet.pace}, ${now})`
}

/**
 * Holds outlets, until the transaction ends, for who reads them to write them back. Always in the
 * order of their ids, so that two who hold several wait for one another and not in a circle. Ids of
 * none are passed over. What collects for an outlet is not held up.
 */
export async function holdOutlets(trx: Kysely<unknown>, ids: readonly string[]): Promise<void> {
  await sql`
    SELECT id FROM outlet WHERE id = ANY(${[...ids]}::text[])
    ORDER BY id COLLATE "C" FOR NO KEY UPDATE`.execute(trx)
}

async function putSources(
  trx: Kysely<unknown>,
  outlet: string,
  kind: 'feed' | 'sitemap',
  addresses: readonly string[],
  now: Date,
): Promise<void> {
  const dropped = await sql`
    DELETE FROM outlet_source WHERE outlet = ${outlet} AND kind = ${kind} AND depth = 0
      AND address <> ALL(${[...addresses]}::text[])`.execute(trx)
  if (kind === 'sitemap' && (dropped.numAffectedRows ?? 0n) > 0n)
    await sql`
      DELETE FROM outlet_source WHERE outlet = ${outlet} AND kind = 'sitemap' AND depth > 0
    `.execute(trx)
  for (const [position, address] of addresses.entries())
    await sql`
      INSERT INTO outlet_source (outlet, kind, address, position, next_at)
      VALUES (${outlet}, ${kind}, ${address}, ${position}, ${now})
      ON CONFLICT (outlet, kind, address) DO UPDATE SET depth = 0, position = excluded.position
    `.execute(trx)
}

/** Forgets an outlet and its health; its articles are the archive's. False where there is none. */
export async function removeOutlet(db: Kysely<unknown>, id: string): Promise<boolean> {
  const removed = await sql`DELETE FROM outlet WHERE id = ${id}`.execute(db)
  return removed.numAffectedRows === 1n
}

async function within(
  db: Kysely<unknown>,
  run: (trx: Kysely<unknown>) => Promise<void>,
): Promise<void> {
  if (db.isTransaction) await run(db)
  else await db.transaction().execute(run)
}
