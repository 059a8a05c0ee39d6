import { sql, type Kysely } from 'kysely'
import type { DeskLanguage, Role } from './api.ts'
import { newToken, sameHash, tokenHash } from './token.ts'

const idle = 12 * 3_600_000
const absolute = 14 * 24 * 3_600_000
/** How long the token before a rotation still holds, for the requests that were under way. */
const grace = 30_000
/** Seen within this time is not written again. */
const seenEvery = 60_000

/** Who is signed in, as far as every request needs it. */
export interface SignedIn {
  id: string
  name: string
  role: Role
  language: DeskLanguage
  session: string
}

/** Opens a session. Gives the token for the cookie; the database holds its hash only. */
export async function openSession(db: Kysely<unknown>, person: string, now: Date): Promise<string> {
  const token = newToken()
  await sql`
    INSERT INTO session (token_hash, person, created_at, seen_at)
    VALUES (${tokenHash(token)}, ${person}, ${now}, ${now})`.execute(db)
  await sql`UPDATE person SET last_seen_at = ${now} WHERE id = ${person}`.execute(db)
  return token
}

interface SessionRow {
  id: string
  token_hash: Buffer
  previous_hash: Buffer | null
  rotate: boolean
  seen_at: Date
  person: string
  name: string
  role: Role
  language: DeskLanguage
}

/**
 * Finds the person of a session's token. `token` is there when the session took a new one, which
 * the answer's cookie must carry.
 */
export async function resumeSession(
  db: Kysely<unknown>,
  token: string,
  now: Date,
): Promise<{ person: SignedIn; token?: string } | undefined> {
  const hash = tokenHash(token)
  const { rows } = await sql<SessionRow>`
    SELECT s.id, s.token_hash, s.previous_hash, s.rotate, s.seen_at,
      p.id AS person, p.name, p.role, p.language
    FROM session s JOIN person p ON p.id = s.person
    WHERE (s.token_hash = ${hash} OR (s.previous_hash = ${hash} AND s.previous_until > ${now}))
      AND p.erased_at IS NULL
      AND s.seen_at > ${new Date(now.getTime() - idle)}
      AND s.created_at > ${new Date(now.getTime() - absolute)}`.execute(db)
  const row = rows[0]
  if (row === undefined) return undefined
  const current = sameHash(row.token_hash, hash)
  if (!current && !(row.previous_hash !== null && sameHash(row.previous_hash, hash)))
    return undefined
  const { person: id, name, role, language } = row
  const person: SignedIn = { id, name, role, language, session: row.id }
  if (now.getTime() - row.seen_at.getTime() > seenEvery) {
    await sql`UPDATE session SET seen_at = ${now} WHERE id = ${row.id}`.execute(db)
    await sql`UPDATE person SET last_seen_at = ${now} WHERE id = ${id}`.execute(db)
  }
  if (!row.rotate || !current) return { person }
  const next = newToken()
  const rotated = await sql`
    UPDATE session SET token_hash = ${tokenHash(next)}, previous_hash = token_hash,
      previous_until = ${new Date(now.getTime() + grace)}, rotate = false
    WHERE id = ${row.id} AND rotate AND token_hash = ${hash}`.execute(db)
  return rotated.numAffectedRows === 1n ? { person, token: next } : { person }
}

/** Ends one session. */
export async function endSession(db: Kysely<unknown>, session: string): Promise<void> {
  await sql`DELETE FROM session WHERE id = ${session}`.execute(db)
}

/** Ends the session of a token, if it has one: whoever signs in anew leaves the old one behind. */
export async function endSessionOf(db: Kysely<unknown>, token: string): Promise<void> {
  await sql`DELETE FROM session WHERE token_hash = ${tokenHash(token)}`.execute(db)
}

/** Signs a person out everywhere. */
export async function endSessions(db: Kysely<unknown>, person: string): Promise<void> {
  await sql`DELETE FROM session WHERE person = ${person}`.execute(db)
}

/** Removes what has run out: sessions, links and challenges. */
export async function forgetExpired(db: Kysely<unknown>, now: Date): Promise<void> {
  await sql`
    DELETE FROM session WHERE seen_at <= ${new Date(now.getTime() - idle)}
      OR created_at <= ${new Date(now.getTime() - absolute)}`.execute(db)
  await sql`DELETE FROM sign_in_link WHERE expires_at <= ${now}`.execute(db)
  await sql`DELETE FROM passkey_challenge WHERE expires_at <= ${now}`.execute(db)
}
