import type { OutboundAnswer, OutboundRequest } from '@suyab/wire/outbound'
import { readRetryAfter } from '@suyab/wire/retry-after'
import { canonicalUrl } from '../duplicate/canonical-url.ts'
import { readInZone } from '../extract/published.ts'
import { noteFault, type NotedFault } from '../outlet/health.ts'
import { leadsOf, type Lead } from './feed-entries.ts'
import { addPages, waitingPages } from './page-queue.ts'
import {
  backOff,
  longestWait,
  requestTimeout,
  silence,
  silentRest,
  type CollectorParts,
} from './parts.ts'
import { readSitemap } from './sitemap.ts'
import { addSitemaps, endSource, postponeSource, type Source } from './source-queue.ts'
import { waitAbout } from './wait.ts'

/** Milliseconds between two looks. */
const feedEvery = 15 * 60_000
const sitemapEvery = 6 * 3_600_000
const longestBackOff = 24 * 3_600_000
/** Bytes; a feed has at most some hundred entries, a sitemap what its protocol allows. */
const feedLimit = 16 * 1024 * 1024
const sitemapLimit = 50 * 1024 * 1024
/** Levels of sitemap indexes, and sitemaps of one outlet: some sites generate them without end. */
const deepestIndex = 3
const mostSitemaps = 500
/** Pages of one outlet that wait. */
export const mostWaiting: number = 20_000
/** Faults within a feed that is read all the same. */
const faultsNoted = 5

interface Reading {
  readonly leads: readonly Lead[]
  readonly sitemaps: readonly string[]
  /** What was wrong although there is something to take. */
  readonly faults: readonly NotedFault[]
}

/** Looks at a feed or a sitemap once and queues the pages it leads to. Gives how many were named. */
export async function pollSource(
  parts: CollectorParts,
  source: Source,
  signal: AbortSignal,
): Promise<number> {
  const { db } = parts
  const url = new URL(source.address)
  const permission = await parts.hosts.permission(url)
  if (!permission.allowed)
    return failSource(parts, source, { code: 'outbound.robots', url: url.href })
  const pace = Math.max(source.outlet.pace, permission.delay ?? 0)
  const wait = await parts.hosts.turn(url.host, pace, longestWait)
  if (wait > longestWait || !(await waitAbout(wait, signal))) {
    await postponeSource(db, source, new Date(parts.clock() + wait))
    return 0
  }
  const request = sourceRequest(source.kind)
  const answer = await parts.outbound.get(source.address, {
    ...request,
    headers: {
      ...request.headers,
      ...(source.etag === undefined ? {} : { 'if-none-match': source.etag }),
      ...(source.lastModified === undefined ? {} : { 'if-modified-since': source.lastModified }),
    },
    before: async (hop) =>
      hop.href === url.href || (await parts.hosts.permission(hop)).allowed
        ? undefined
        : { code: 'outbound.robots', url: hop.href },
  })
  if (!answer.ok) {
    if (silence.has(answer.fault.code))
      await parts.hosts.rest(url.host, new Date(parts.clock() + silentRest))
    return failSource(parts, source, answer.fault)
  }
  const { status, headers } = answer.value
  const etag = headers['etag'] ?? (status === 304 ? source.etag : undefined)
  const lastModified =
    headers['last-modified'] ?? (status === 304 ? source.lastModified : undefined)
  if (status === 304) return endWell(parts, source, { etag, lastModified })
  if (status !== 200) {
    const retryAt = readRetryAfter(headers['retry-after'], parts.clock())
    if (retryAt !== undefined) await parts.hosts.rest(url.host, retryAt)
    return failSource(parts, source, { code: 'collect.http-status', status }, retryAt)
  }
  return takeAnswer(parts, source, answer.value, { etag, lastModified })
}

/** How a feed or a sitemap is asked for. */
export function sourceRequest(
  kind: Source['kind'],
): Pick<OutboundRequest, 'limit' | 'timeout' | 'headers'> {
  return {
    limit: kind === 'feed' ? feedLimit : sitemapLimit,
    timeout: requestTimeout,
    headers: {
      accept:
        kind === 'feed'
          ? 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1'
          : 'application/xml, text/xml, application/gzip, text/plain;q=0.5, */*;q=0.1',
    },
  }
}

interface Validators {
  readonly etag: string | undefined
  readonly lastModified: string | undefined
}

async function takeAnswer(
  parts: CollectorParts,
  source: Source,
  answer: OutboundAnswer,
  validators: Validators,
): Promise<number> {
  const read = await readAnswer(parts, source, answer)
  const { leads, sitemaps, faults } = read
  const [first] = faults
  if (first !== undefined && leads.length === 0 && sitemaps.length === 0)
    return failSource(parts, source, first)
  const now = new Date(parts.clock())
  const wanted = leads.flatMap((lead) => {
    const canonical = canonicalUrl(lead.address)
    const isWeb = URL.canParse(lead.address) && /^https?:$/.test(new URL(lead.address).protocol)
    return canonical === undefined || !isWeb ? [] : [{ ...lead, canonical }]
  })
  const notes: NotedFault[] = faults.slice(0, faultsNoted)
  let isWhole = true
  // Pages, further sitemaps and the source's next turn are written together or not at all.
  await parts.db.transaction().execute(async (trx) => {
    const room = mostWaiting - (await waitingPages(trx, source.outlet.id))
    if (wanted.length > Math.max(room, 0)) {
      isWhole = false
      notes.push({ code: 'collect.too-many-waiting', limit: mostWaiting })
    }
    await addPages(trx, source.outlet.id, wanted.slice(0, Math.max(room, 0)), now)
    const isTooDeep = sitemaps.length > 0 && source.depth + 1 >= deepestIndex
    const fits =
      sitemaps.length === 0 ||
      (!isTooDeep && (await addSitemaps(trx, source, sitemaps, mostSitemaps, now)))
    if (!fits)
      notes.push({
        code: 'collect.sitemap-endless',
        limit: isTooDeep ? deepestIndex : mostSitemaps,
      })
    for (const note of notes)
      await noteFault(trx, source.outlet, 'source', source.address, note, now)
    // Without its validators it is read whole again, when there is room.
    const known = isWhole ? validators : { etag: undefined, lastModified: undefined }
    await endSource(trx, source, { next: nextLook(parts, source), failed: false, ...known }, now)
  })
  return wanted.length
}

/** The pages and sitemaps that a feed or a sitemap names. */
export async function readAnswer(
  parts: Pick<CollectorParts, 'read'>,
  source: ReadableSource,
  answer: OutboundAnswer,
): Promise<Reading> {
  return source.kind === 'feed' ? readFeed(parts, answer) : readMap(source, answer)
}

/** What of a source says how it is to be read. */
interface ReadableSource extends Pick<Source, 'kind'> {
  readonly outlet: Pick<Source['outlet'], 'observedSince' | 'timeZone'>
}

async function readFeed(
  parts: Pick<CollectorParts, 'read'>,
  answer: OutboundAnswer,
): Promise<Reading> {
  const contentType = answer.headers['content-type']
  const { items, faults } = await parts.read(answer.body, {
    url: answer.url,
    ...(contentType === undefined ? {} : { contentType }),
  })
  return { leads: leadsOf(items), sitemaps: [], faults }
}

async function readMap(source: ReadableSource, answer: OutboundAnswer): Promise<Reading> {
  const read = await readSitemap(answer.body)
  if (!read.ok) return { leads: [], sitemaps: [], faults: [read.fault] }
  const { kind, entries, isCut } = read.value
  const faults = isCut ? [{ code: 'collect.sitemap-endless', limit: entries.length }] : []
  const since = Date.parse(source.outlet.observedSince)
  const fresh = entries
    .map((entry) => ({ ...entry, address: absolute(entry.location, answer.url) }))
    // Another site's pages are not this one's to name. @source sitemaps.org, location
    .filter(({ address }) => address !== '' && isSameSite(address, answer.url))
    .filter(({ date }) => {
      const at = date === undefined ? undefined : readInZone(date, source.outlet.timeZone)?.at
      return at === undefined || Date.parse(at) >= since
    })
  return kind === 'sitemaps'
    ? { leads: [], sitemaps: fresh.map(({ address }) => address), faults }
    : {
        leads: fresh.map(({ address, title, date }) => ({
          address,
          ...(title === undefined ? {} : { title }),
          ...(date === undefined ? {} : { date }),
        })),
        sitemaps: [],
        faults,
      }
}

function absolute(location: string, base: string): string {
  return URL.canParse(location, base) ? new URL(location, base).href : ''
}

function isSameSite(address: string, base: string): boolean {
  const site = (url: string): string => new URL(url).host.replace(/^(?:www|m)\./, '')
  const [a, b] = [site(address), site(base)]
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`)
}

function nextLook(parts: CollectorParts, source: Source): Date {
  const every = source.kind === 'feed' ? feedEvery : sitemapEvery
  return new Date(parts.clock() + Math.round(every * (0.9 + parts.random() / 5)))
}

async function endWell(
  parts: CollectorParts,
  source: Source,
  validators: Validators,
): Promise<number> {
  const now = new Date(parts.clock())
  const end = { next: nextLook(parts, source), failed: false, ...validators }
  await endSource(parts.db, source, end, now)
  return 0
}

/** Writes a failure down; the next look is later the more often it failed. */
export async function failSource(
  parts: CollectorParts,
  source: Source,
  fault: NotedFault,
  retryAt?: Date,
): Promise<0> {
  const first = source.kind === 'feed' ? feedEvery : sitemapEvery
  const pause = backOff(source.failures + 1, first, longestBackOff, parts.random)
  const now = new Date(parts.clock())
  const next = new Date(Math.max(now.getTime() + pause, retryAt?.getTime() ?? 0))
  await parts.db.transaction().execute(async (trx) => {
    await noteFault(trx, source.outlet, 'source', source.address, fault, now)
    await endSource(trx, source, { next, failed: true }, now)
  })
  return 0
}
