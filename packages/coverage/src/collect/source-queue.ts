import { sql, type Kysely } from 'kysely'
import { lease } from './parts.ts'

/** A feed or a sitemap that is being read, with its outlet. */
export interface Source {
  readonly id: string
  readonly kind: 'feed' | 'sitemap'
  readonly address: string
  readonly depth: number
  readonly etag?: string
  readonly lastModified?: string
  readonly failures: number
  readonly outlet: SourceOutlet
}

/** What collecting asks of an outlet. */
export interface SourceOutlet {
  readonly id: string
  readonly country: string
  readonly timeZone: string
  readonly observedSince: string
  readonly retention?: number
  /** Milliseconds. */
  readonly pace: number
}

export interface OutletColumns {
  outlet: string
  country: string
  time_zone: string
  observed_since: string
  retention_days: number | null
  pace_seconds: number
}

interface SourceRow extends OutletColumns {
  id: string
  kind: 'feed' | 'sitemap'
  address: string
  depth: number
  etag: string | null
  last_modified: string | null
  failures: number
}

export function outletOf(row: OutletColumns): SourceOutlet {
  return {
    id: row.outlet,
    country: row.country,
    timeZone: row.time_zone,
    observedSince: row.observed_since,
    ...(row.retention_days === null ? {} : { retention: row.retention_days }),
    pace: row.pace_seconds * 1000,
  }
}

/** Sites under names that nobody can own are invented. @source RFC 2606, RFC 6761 */
const inventedSite = String.raw`^https?://[^/]*\.(example|invalid)([:/?#]|$)`

/** Takes the sources whose time has come, those that waited longest first. */
export async function claimSources(
  db: Kysely<unknown>,
  now: Date,
  most: number,
): Promise<Source[]> {
  const { rows } = await sql<SourceRow>`
    WITH due AS (
      SELECT s.id FROM outlet_source s JOIN outlet o ON o.id = s.outlet
      WHERE s.next_at <= ${now} AND (s.claimed_until IS NULL OR s.claimed_until < ${now})
        AND s.address !~ ${inventedSite}
        AND (o.observed_until IS NULL OR o.observed_until >= (${now} AT TIME ZONE o.time_zone)::date)
      ORDER BY s.next_at, s.id LIMIT ${most} FOR UPDATE OF s SKIP LOCKED)
    UPDATE outlet_source s SET claimed_until = ${new Date(now.getTime() + lease)}
    FROM due, outlet o WHERE s.id = due.id AND o.id = s.outlet
    RETURNING s.id::text, s.kind, s.address, s.depth, s.etag, s.last_modified, s.failures, s.outlet,
      o.country, o.time_zone, o.observed_since::text, o.retention_days, o.pace_seconds`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    address: row.address,
    depth: row.depth,
    ...(row.etag === null ? {} : { etag: row.etag }),
    ...(row.last_modified === null ? {} : { lastModified: row.last_modified }),
    failures: row.failures,
    outlet: outletOf(row),
  }))
}

/** An outlet's sources, whether their time has come or not. */
export async function sourcesOf(
  db: Kysely<unknown>,
  outlet: string,
): Promise<Pick<Source, 'id' | 'kind' | 'address'>[]> {
  const { rows } = await sql<Pick<Source, 'id' | 'kind' | 'address'>>`
    SELECT id::text, kind, address FROM outlet_source WHERE outlet = ${outlet} ORDER BY id
  `.execute(db)
  return rows
}

/** Gives a source back unread: its host's turn is too far away. */
export async function postponeSource(
  db: Kysely<unknown>,
  source: Source,
  until: Date,
): Promise<void> {
  await sql`
    UPDATE outlet_source SET claimed_until = NULL, next_at = ${until} WHERE id = ${source.id}
  `.execute(db)
}

export interface SourceEnd {
  readonly next: Date
  readonly failed: boolean
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
}

/** Writes down how a look at a source ended and when the next is due. */
export async function endSource(
  db: Kysely<unknown>,
  source: Pick<Source, 'id'>,
  { next, failed, etag, lastModified }: SourceEnd,
  now: Date,
): Promise<void> {
  if (failed)
    await sql`
      UPDATE outlet_source SET claimed_until = NULL, next_at = ${next}, failures = failures + 1
      WHERE id = ${source.id}`.execute(db)
  else
    await sql`
      UPDATE outlet_source SET claimed_until = NULL, next_at = ${next}, failures = 0,
        last_success_at = ${now}, etag = ${etag ?? null}, last_modified = ${lastModified ?? null}
      WHERE id = ${source.id}`.execute(db)
}

/**
 * Adds the sitemaps that an index names, as long as the outlet has fewer than `most`. Gives whether
 * there was room for all.
 */
export async function addSitemaps(
  db: Kysely<unknown>,
  source: Source,
  addresses: readonly string[],
  most: number,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM outlet_source
    WHERE outlet = ${source.outlet.id} AND kind = 'sitemap'`.execute(db)
  const room = Math.max(0, most - (rows[0]?.count ?? 0))
  const known = await sql<{ address: string }>`
    SELECT address FROM outlet_source WHERE outlet = ${source.outlet.id} AND kind = 'sitemap'
      AND address = ANY(${[...addresses]}::text[])`.execute(db)
  const there = new Set(known.rows.map(({ address }) => address))
  const fresh = addresses.filter((address) => !there.has(address))
  await sql`
    INSERT INTO outlet_source (outlet, kind, address, depth, next_at)
    SELECT ${source.outlet.id}, 'sitemap', address, ${source.depth + 1}, ${now}
    FROM unnest(${fresh.slice(0, room)}::text[]) AS address
    ON CONFLICT DO NOTHING`.execute(db)
  return fresh.length <= room
}
