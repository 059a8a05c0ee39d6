import { sql, type Kysely } from 'kysely'

/** How a host is to be treated; milliseconds. */
export interface Turn {
  /** Between two requests to it. */
  pace: number
  /** A turn further away than this is not taken. */
  longest: number
  now: Date
}

/**
 * Takes the next turn at a host, which all processes share. Gives the milliseconds until it comes;
 * more than `longest` where it was not taken.
 */
export async function takeTurn(
  db: Kysely<unknown>,
  host: string,
  { pace, longest, now }: Turn,
): Promise<number> {
  const next = new Date(now.getTime() + pace)
  const most = new Date(now.getTime() + longest)
  // A turn too far away is not taken, so that it does not move further with every look.
  const taken = await sql<{ not_before: Date }>`
    INSERT INTO host_pace AS held (host, not_before) VALUES (${host}, ${next})
    ON CONFLICT (host) DO UPDATE
      SET not_before = greatest(held.not_before, ${now}) + ${pace} * interval '1 millisecond'
      WHERE held.not_before <= ${most}
    RETURNING not_before`.execute(db)
  const free = taken.rows[0]?.not_before
  if (free !== undefined) return Math.max(0, free.getTime() - pace - now.getTime())
  const held = await sql<{ not_before: Date }>`
    SELECT not_before FROM host_pace WHERE host = ${host}`.execute(db)
  return Math.max(longest + 1, (held.rows[0]?.not_before ?? next).getTime() - now.getTime())
}

/** Leaves a host alone until a moment. */
export async function restHost(db: Kysely<unknown>, host: string, until: Date): Promise<void> {
  await sql`
    INSERT INTO host_pace AS held (host, not_before) VALUES (${host}, ${until})
    ON CONFLICT (host) DO UPDATE SET not_before = greatest(held.not_before, excluded.not_before)
  `.execute(db)
}
