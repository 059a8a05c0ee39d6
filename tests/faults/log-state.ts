import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '@suyab/exchange/row'

export interface LogEnd {
  readonly entry: number
  readonly hash: string
}

/** Where a log ends, ours ('sent') or as far as we have read the partner's. */
export async function logEnd(
  db: Db,
  agreement: string,
  direction: 'sent' | 'read',
): Promise<LogEnd> {
  return db
    .selectFrom('exchange.log')
    .select(['entry', 'hash'])
    .where('agreement', '=', agreement)
    .where('direction', '=', direction)
    .executeTakeFirstOrThrow()
}

/** How far the partner's receipts reach in our log. */
export async function receipted(db: Db, agreement: string): Promise<number> {
  const { receipted_entry } = await db
    .selectFrom('exchange.agreement')
    .select('receipted_entry')
    .where('id', '=', agreement)
    .executeTakeFirstOrThrow()
  return receipted_entry
}

/** One digest over all (uri, sequence, digest, payload) of an issuer, and how many there are. */
export async function statementSet(
  db: Db,
  issuer: string,
): Promise<{ count: number; digest: string }> {
  const rows = await db
    .selectFrom('exchange.statement')
    .select(['uri', 'sequence', 'digest', 'payload'])
    .where('issuer', '=', issuer)
    .orderBy(sql`uri collate "C"`)
    .orderBy('sequence')
    .execute()
  return { count: rows.length, digest: digestOf(rows) }
}

/** One digest over how an issuer's items stand, and how many there are. */
export async function itemSet(db: Db, issuer: string): Promise<{ count: number; digest: string }> {
  const rows = await db
    .selectFrom('exchange.item')
    .select(['uri', 'state', 'sequence', 'version', 'action', 'headline', 'kill_reason'])
    .where('issuer', '=', issuer)
    .orderBy(sql`uri collate "C"`)
    .execute()
  return { count: rows.length, digest: digestOf(rows) }
}

/** One digest over a log's entries with their hashes, in order, and how many there are. */
export async function logSet(
  db: Db,
  agreement: string,
  direction: 'sent' | 'read',
): Promise<{ count: number; digest: string }> {
  const rows = await db
    .selectFrom('exchange.entry')
    .select(['entry', 'hash', 'envelope', 'uri', 'sequence'])
    .where('agreement', '=', agreement)
    .where('direction', '=', direction)
    .orderBy('entry')
    .execute()
  return { count: rows.length, digest: digestOf(rows) }
}

function digestOf(rows: readonly object[]): string {
  const hash = createHash('sha256')
  for (const row of rows) hash.update(`${JSON.stringify(row)}\n`)
  return hash.digest('hex')
}
