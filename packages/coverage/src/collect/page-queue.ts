import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Lead } from './feed-entries.ts'
import { lease } from './parts.ts'
import { outletOf, type OutletColumns, type SourceOutlet } from './source-queue.ts'

/** A page that is being collected. */
export interface Page {
  readonly key: Buffer
  readonly address: string
  readonly hint: Pick<Lead, 'title' | 'date'>
  /** This one included. */
  readonly attempts: number
  readonly outlet: SourceOutlet
}

/** An address as the tables know it. */
export function keyOf(canonical: string): Buffer {
  return createHash('sha256').update(canonical).digest()
}

/** Pages of an outlet that wait; more of them are not taken in. */
export async function waitingPages(db: Kysely<unknown>, outlet: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM collected_page
    WHERE outlet = ${outlet} AND state = 'waiting'`.execute(db)
  return rows[0]?.count ?? 0
}

/** Which of some addresses were never seen. */
export async function unseenKeys(
  db: Kysely<unknown>,
  keys: readonly Buffer[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    SELECT encode(given, 'hex') AS key FROM unnest(${[...keys]}::bytea[]) AS given
    WHERE NOT EXISTS (SELECT FROM collected_page p WHERE p.key = given OR p.article_key = given)
  `.execute(db)
  return new Set(rows.map(({ key }) => key))
}

/** Adds pages to be collected. Those that were ever seen stay as they are. */
export async function addPages(
  db: Kysely<unknown>,
  outlet: string,
  leads: readonly (Lead & { readonly canonical: string })[],
  now: Date,
): Promise<void> {
  const rows = leads.map(({ address, canonical, title, date }) => ({
    key: keyOf(canonical),
    address,
    host: new URL(address).host,
    hint: JSON.stringify({
      ...(title === undefined ? {} : { title: title.replaceAll('\0', '') }),
      ...(date === undefined ? {} : { date }),
    }),
  }))
  await sql`
    INSERT INTO collected_page (key, outlet, address, host, state, hint, next_at, found_at)
    SELECT key, ${outlet}, address, host, 'waiting', hint::jsonb, ${now}, ${now}
    FROM unnest(${rows.map(({ key }) => key)}::bytea[], ${rows.map(({ address }) => address)}::text[],
      ${rows.map(({ host }) => host)}::text[], ${rows.map(({ hint }) => hint)}::text[])
      AS given (key, address, host, hint)
    ON CONFLICT (key) DO NOTHING`.execute(db)
}

/** Hosts under names that nobody can own are invented. @source RFC 2606, RFC 6761 */
const inventedHost = String.raw`\.(example|invalid)(:\d+)?$`

/** The hosts that have pages due, those that waited longest first. */
export async function dueHosts(db: Kysely<unknown>, now: Date, most: number): Promise<string[]> {
  const { rows } = await sql<{ host: string }>`
    SELECT p.host FROM collected_page p JOIN outlet o ON o.id = p.outlet
    WHERE p.state = 'waiting' AND p.next_at <= ${now}
      AND (p.claimed_until IS NULL OR p.claimed_until < ${now}) AND p.host !~ ${inventedHost}
    GROUP BY p.host ORDER BY min(p.next_at) LIMIT ${most}`.execute(db)
  return rows.map(({ host }) => host)
}

interface PageRow extends OutletColumns {
  key: Buffer
  address: string
  hint: Page['hint']
  attempts: number
}

/** Takes a host's next page. The attempt counts from here, so that a page that kills is given up. */
export async function claimPage(
  db: Kysely<unknown>,
  host: string,
  now: Date,
): Promise<Page | undefined> {
  const { rows } = await sql<PageRow>`
    WITH due AS (
      SELECT p.key FROM collected_page p JOIN outlet o ON o.id = p.outlet
      WHERE p.state = 'waiting' AND p.host = ${host} AND p.next_at <= ${now}
        AND (p.claimed_until IS NULL OR p.claimed_until < ${now})
      ORDER BY p.next_at, p.found_at LIMIT 1 FOR UPDATE OF p SKIP LOCKED)
    UPDATE collected_page p SET claimed_until = ${new Date(now.getTime() + lease)},
      attempts = p.attempts + 1
    FROM due, outlet o WHERE p.key = due.key AND o.id = p.outlet
    RETURNING p.key, p.address, p.hint, p.attempts, p.outlet, o.country, o.time_zone,
      o.observed_since::text, o.retention_days, o.pace_seconds`.execute(db)
  const row = rows[0]
  if (row === undefined) return undefined
  const { key, address, hint, attempts } = row
  return { key, address, hint, attempts, outlet: outletOf(row) }
}

/** Gives a page back to be tried later; `spent` says whether this attempt counts. */
export async function returnPage(
  db: Kysely<unknown>,
  page: Page,
  next: Date,
  spent: boolean,
): Promise<void> {
  await sql`
    UPDATE collected_page SET claimed_until = NULL, next_at = ${next},
      attempts = attempts - ${spent ? 0 : 1}
    WHERE key = ${page.key} AND state = 'waiting'`.execute(db)
}

/**
 * Takes the article's own address for a page. Undefined when the page has it now, else the address
 * of the page that had it before.
 */
export async function takeArticleKey(
  db: Kysely<unknown>,
  page: Page,
  articleKey: Buffer,
): Promise<string | undefined> {
  try {
    const taken = await sql`
      UPDATE collected_page SET article_key = ${articleKey}
      WHERE key = ${page.key} AND NOT EXISTS (
        SELECT FROM collected_page WHERE article_key = ${articleKey} AND key <> ${page.key})
    `.execute(db)
    if (taken.numAffectedRows === 1n) return undefined
  } catch (cause) {
    // Two processes asked at the same moment, and the other was first.
    if (!(cause instanceof Error) || Reflect.get(cause, 'code') !== '23505') throw cause
  }
  const { rows } = await sql<{ address: string }>`
    SELECT address FROM collected_page WHERE article_key = ${articleKey}`.execute(db)
  return rows[0]?.address ?? ''
}

/** Marks a page as done. */
export async function endPage(
  db: Kysely<unknown>,
  page: Page,
  end: { readonly state: 'stored' } | { readonly state: 'skipped'; readonly code: string },
  now: Date,
): Promise<boolean> {
  const ended = await sql`
    UPDATE collected_page SET state = ${end.state}, claimed_until = NULL,
      stored_at = ${end.state === 'stored' ? now : null},
      code = ${end.state === 'skipped' ? end.code : null}
    WHERE key = ${page.key} AND state = 'waiting'`.execute(db)
  return ended.numAffectedRows === 1n
}
