import { wallClock } from '@suyab/language/zone'
import { sql, type Kysely } from 'kysely'

/** Work that may wait for the night, and by what clocks it is night. */
export interface Chore {
  readonly name: string
  /** IANA. */
  readonly timeZone: string
  readonly now: Date
}

/** Hours of the night, in which few people ask anything. */
const nightBegins = 1
const nightEnds = 5
const hour = 3_600_000
/** Not twice in one night. */
const shortestPause = 20 * hour
/** A machine that is switched off every night does it by day after this long. */
const longestPause = 72 * hour
/** After this long, whoever had begun it is taken to be dead. */
const lease = 2 * hour

/**
 * Does some work once a night, in one process of those that share the database; when it was last
 * done stands there, so that neither a restart nor a crash skips it. Gives whether it was done now.
 * What fails is tried again when it is next asked for.
 */
export async function runChore(
  db: Kysely<unknown>,
  { name, timeZone, now }: Chore,
  work: () => Promise<void>,
): Promise<boolean> {
  await sql`
    INSERT INTO coverage_chore (name, done_at) VALUES (${name}, ${now})
    ON CONFLICT (name) DO NOTHING`.execute(db)
  const { hour: here } = wallClock(now, timeZone)
  const isNight = here >= nightBegins && here < nightEnds
  const before = new Date(now.getTime() - (isNight ? shortestPause : longestPause))
  const claimed = await sql`
    UPDATE coverage_chore SET claimed_until = ${new Date(now.getTime() + lease)}
    WHERE name = ${name} AND done_at <= ${before}
      AND (claimed_until IS NULL OR claimed_until <= ${now})`.execute(db)
  if (claimed.numAffectedRows !== 1n) return false
  try {
    await work()
  } catch (cause) {
    await sql`UPDATE coverage_chore SET claimed_until = NULL WHERE name = ${name}`.execute(db)
    throw cause
  }
  await sql`
    UPDATE coverage_chore SET claimed_until = NULL, done_at = ${now} WHERE name = ${name}
  `.execute(db)
  return true
}
