import { wallDay } from '@suyab/language/zone'
import { sql, type Kysely } from 'kysely'

/** An outlet's articles of before a day are no longer to be kept. */
export interface Expiry {
  readonly outlet: string
  /** ISO 8601, on the outlet's clocks; the first day that is kept. */
  readonly before: string
}

/** The outlets that have articles older than theirs are kept. */
export async function expiredOutlets(db: Kysely<unknown>, now: Date): Promise<Expiry[]> {
  const { rows } = await sql<{ id: string; time_zone: string; days: number; oldest: string }>`
    SELECT o.id, o.time_zone, o.retention_days AS days, held.oldest::text
    FROM outlet o, LATERAL (SELECT min(day) AS oldest FROM coverage.article a WHERE a.outlet = o.id) held
    WHERE o.retention_days IS NOT NULL AND held.oldest IS NOT NULL ORDER BY o.id`.execute(db)
  return rows.flatMap(({ id, time_zone: zone, days, oldest }) => {
    const before = wallDay(now.getTime() - days * 86_400_000, zone)
    return oldest < before ? [{ outlet: id, before }] : []
  })
}
