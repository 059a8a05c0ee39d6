import { sql, type Kysely } from 'kysely'
import { newToken, sameHash, tokenHash } from './token.ts'

const lifetime = 15 * 60_000
const selectorLength = 11

/**
 * Makes a one-time link's token for a person: 256 bits, good for fifteen minutes and one use. Its
 * first letters only find the row; all of it is compared, by hash and in constant time.
 */
export async function makeLinkToken(
  db: Kysely<unknown>,
  person: string,
  now: Date,
): Promise<string> {
  const token = newToken()
  const expires = new Date(now.getTime() + lifetime)
  await sql`
    INSERT INTO sign_in_link (selector, token_hash, person, expires_at)
    VALUES (${selectorOf(token)}, ${tokenHash(token)}, ${person}, ${expires})`.execute(db)
  return token
}

/** The address a person opens; the token stands behind the #, where no server and no log sees it. */
export function linkAddress(origin: string, token: string): string {
  return `${origin}/enter#${token}`
}

/** The selector is of a hash of its own: what is stored says nothing about the token. */
function selectorOf(token: string): string {
  return tokenHash(`selector ${token}`).toString('base64url').slice(0, selectorLength)
}

/** Uses a link up. Gives the person's id, or undefined where it is unknown, used or too old. */
export async function useLinkToken(
  db: Kysely<unknown>,
  token: string,
  now: Date,
): Promise<string | undefined> {
  // One statement: of two at once only one gets the row.
  const { rows } = await sql<{ token_hash: Buffer; person: string; expires_at: Date }>`
    DELETE FROM sign_in_link WHERE selector = ${selectorOf(token)}
    RETURNING token_hash, person, expires_at`.execute(db)
  const row = rows[0]
  if (row === undefined || !sameHash(row.token_hash, tokenHash(token))) return undefined
  return row.expires_at > now ? row.person : undefined
}
