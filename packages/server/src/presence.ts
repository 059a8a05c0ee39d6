import { sql, type Kysely } from 'kysely'
import type { Presence } from './api.ts'
import { tellLive } from './live.ts'

/** A desk says so again well before this. */
const lifetime = 45_000

/** Who is at an item or a draft now, in order of coming. `on`: `item:<uri>` or `draft:<id>`. */
export async function presentAt(db: Kysely<unknown>, on: string, now: Date): Promise<Presence[]> {
  const { rows } = await sql<{ person: string; name: string; field: string | null; since: Date }>`
    SELECT a.person, p.name, a.field, a.since FROM presence a JOIN person p ON p.id = a.person
    WHERE a.object = ${on} AND a.expires_at > ${now} ORDER BY a.since, p.number`.execute(db)
  return rows.map(({ person, name, field, since }) => ({
    person,
    name,
    ...(field === null ? {} : { field }),
    since: since.toISOString(),
  }))
}

/** Notes that a person is at something, and tells the others where that is news. */
export async function notePresence(
  db: Kysely<unknown>,
  person: string,
  on: string,
  field: string | undefined,
  now: Date,
): Promise<Presence[]> {
  const expires = new Date(now.getTime() + lifetime)
  const { rows } = await sql<{ news: boolean }>`
    WITH before AS (
      SELECT field, expires_at FROM presence WHERE object = ${on} AND person = ${person}
    ), noted AS (
      INSERT INTO presence (object, person, field, since, expires_at)
      VALUES (${on}, ${person}, ${field ?? null}, ${now}, ${expires})
      ON CONFLICT (object, person) DO UPDATE SET field = excluded.field,
        since = CASE WHEN presence.expires_at > ${now} THEN presence.since ELSE ${now} END,
        expires_at = excluded.expires_at
    )
    SELECT NOT EXISTS (SELECT 1 FROM before
      WHERE expires_at > ${now} AND field IS NOT DISTINCT FROM ${field ?? null}::text) AS news
  `.execute(db)
  const present = await presentAt(db, on, now)
  if (rows[0]?.news === true) await tellLive(db, { type: 'presence', on, present })
  return present
}

/** Notes that a person has left. */
export async function leave(
  db: Kysely<unknown>,
  person: string,
  on: string,
  now: Date,
): Promise<Presence[]> {
  await sql`DELETE FROM presence WHERE object = ${on} AND person = ${person}`.execute(db)
  const present = await presentAt(db, on, now)
  await tellLive(db, { type: 'presence', on, present })
  return present
}

/** Removes those whose desks fell silent and tells the others. Gives how many. */
export async function sweepPresence(db: Kysely<unknown>, now: Date): Promise<number> {
  const { rows } = await sql<{ object: string }>`
    DELETE FROM presence WHERE expires_at <= ${now} RETURNING object`.execute(db)
  for (const on of new Set(rows.map((row) => row.object)))
    await tellLive(db, { type: 'presence', on, present: await presentAt(db, on, now) })
  return rows.length
}
