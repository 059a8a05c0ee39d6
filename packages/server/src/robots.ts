import { sql, type Kysely } from 'kysely'
import robotsParser from 'robots-parser'
import type { Outbound } from '@suyab/wire/outbound'
import { userAgent } from './outbound.ts'

/** A CommonJS module whose types speak of a default export that it has not; a bundler's types do not. */
type ParseRobots = typeof robotsParser extends { default: infer Own } ? Own : typeof robotsParser
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as said above
const parseRobots = robotsParser as unknown as ParseRobots

const keptFor = 24 * 3_600_000
const limit = 500 * 1024

/** What a site's robots.txt says of one address. */
export interface Permission {
  allowed: boolean
  /** Milliseconds between two requests that the site asks for. */
  delay?: number
}

/**
 * Letters of the file times those of the address: rules with stars are held against each letter of it,
 * and the node answers nobody meanwhile.
 */
const longestLook = 200_000_000

/** Longer delays are a site's way to say no, or a slip of the pen. */
const longestDelay = 300_000

/**
 * Whether a site's robots.txt lets this node fetch an address, and at what pace; kept for a day. A
 * missing file allows everything; one that could not be had for a fault of the site's forbids it
 * for now.
 * @source RFC 9309; Crawl-delay as Bing and Yandex read it
 */
export async function askRobots(
  db: Kysely<unknown>,
  outbound: Outbound,
  url: URL,
  now: Date,
): Promise<Permission> {
  const file = `${url.origin}/robots.txt`
  if (url.href === file) return { allowed: true }
  const text = (await kept(db, url.origin, now)) ?? (await fetched(db, outbound, url.origin, now))
  if (text === undefined || text.length * url.href.length > longestLook) return { allowed: false }
  const rules = parseRobots(file, text)
  const seconds = rules.getCrawlDelay(userAgent)
  return {
    allowed: rules.isAllowed(url.href, userAgent) !== false,
    ...(seconds === undefined || !(seconds > 0)
      ? {}
      : { delay: Math.min(seconds * 1000, longestDelay) }),
  }
}

/** Whether a site's robots.txt lets this node fetch an address. */
export async function mayFetch(
  db: Kysely<unknown>,
  outbound: Outbound,
  url: URL,
  now: Date,
): Promise<boolean> {
  return (await askRobots(db, outbound, url, now)).allowed
}

/** Forgets what was kept for a day, and whose turn it was: an address may lead to ever new hosts. */
export async function forgetHosts(db: Kysely<unknown>, now: Date): Promise<void> {
  await sql`DELETE FROM robots WHERE expires_at <= ${now}`.execute(db)
  await sql`DELETE FROM host_pace WHERE not_before <= ${now}`.execute(db)
}

async function kept(db: Kysely<unknown>, origin: string, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ text: string }>`
    SELECT text FROM robots WHERE origin = ${origin} AND expires_at > ${now}`.execute(db)
  return rows[0]?.text
}

async function fetched(
  db: Kysely<unknown>,
  outbound: Outbound,
  origin: string,
  now: Date,
): Promise<string | undefined> {
  const answer = await outbound.get(`${origin}/robots.txt`, { limit, timeout: 15_000 })
  // A site that cannot be reached at all will say so when the address itself is fetched.
  if (!answer.ok) return answer.fault.code === 'outbound.too-large' ? undefined : ''
  const { status, body } = answer.value
  if (status >= 500 || status === 429) return undefined
  const text = status === 200 ? body.toString('utf8').replaceAll('\0', '') : ''
  const expires = new Date(now.getTime() + keptFor)
  await sql`
    INSERT INTO robots (origin, text, expires_at) VALUES (${origin}, ${text}, ${expires})
    ON CONFLICT (origin) DO UPDATE SET text = excluded.text, expires_at = excluded.expires_at
  `.execute(db)
  return text
}
