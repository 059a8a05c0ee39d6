import { sql, type Kysely } from 'kysely'
import type { FeedOut } from './api.ts'
import { newToken, tokenHash } from './token.ts'

interface FeedRow {
  id: string
  name: string
  format: FeedOut['format']
  agreement: string | null
  language: string | null
  created_at: Date
  last_used_at: Date | null
  uses: number
}

function feedOf(row: FeedRow): FeedOut {
  return {
    id: row.id,
    name: row.name,
    format: row.format,
    ...(row.agreement === null ? {} : { agreement: row.agreement }),
    ...(row.language === null ? {} : { language: row.language }),
    createdAt: row.created_at.toISOString(),
    ...(row.last_used_at === null ? {} : { lastUsedAt: row.last_used_at.toISOString() }),
    uses: row.uses,
  }
}

/** The feeds given to newsrooms without Suyab, in the order they were made. */
export async function listFeeds(db: Kysely<unknown>): Promise<FeedOut[]> {
  const { rows } = await sql<FeedRow>`SELECT * FROM feed ORDER BY created_at, id`.execute(db)
  return rows.map(feedOf)
}

export type FeedInput = Pick<FeedOut, 'name' | 'format' | 'agreement' | 'language'>

/** Makes a feed. Its address is known now and never again: the database holds the token's hash. */
export async function addFeed(
  db: Kysely<unknown>,
  input: FeedInput,
  origin: string,
  now: Date,
): Promise<FeedOut> {
  const token = newToken()
  const { rows } = await sql<FeedRow>`
    INSERT INTO feed (token_hash, name, format, agreement, language, created_at)
    VALUES (${tokenHash(token)}, ${input.name}, ${input.format}, ${input.agreement ?? null},
      ${input.language ?? null}, ${now})
    RETURNING *`.execute(db)
  const row = rows[0]
  if (row === undefined) throw new Error('an inserted feed has a row')
  return { ...feedOf(row), url: `${origin}/feeds/${token}/${row.format}` }
}

/** Closes a feed at once. False when there is none of that id. */
export async function removeFeed(db: Kysely<unknown>, id: string): Promise<boolean> {
  const removed = await sql`DELETE FROM feed WHERE id = ${id}`.execute(db)
  return removed.numAffectedRows === 1n
}

/** Finds the feed of a token and counts the use. */
export async function useFeed(
  db: Kysely<unknown>,
  token: string,
  now: Date,
): Promise<FeedOut | undefined> {
  const { rows } = await sql<FeedRow>`
    UPDATE feed SET uses = uses + 1, last_used_at = ${now}
    WHERE token_hash = ${tokenHash(token)} RETURNING *`.execute(db)
  return rows[0] === undefined ? undefined : feedOf(rows[0])
}
