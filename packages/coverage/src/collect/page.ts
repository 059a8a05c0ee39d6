import type { OutboundAnswer, OutboundFault } from '@suyab/wire/outbound'
import { readRetryAfter } from '@suyab/wire/retry-after'
import { canonicalUrl } from '../duplicate/canonical-url.ts'
import type { Extraction } from '../extract/extract.ts'
import type { ExtractFault } from '../extract/fault.ts'
import { defaultExtractLimits } from '../extract/page.ts'
import { countDay, noteFault, storedCode } from '../outlet/health.ts'
import type { CollectedArticle, CollectFault } from './collected.ts'
import { endPage, keyOf, returnPage, takeArticleKey, type Page } from './page-queue.ts'
import {
  backOff,
  longestWait,
  requestTimeout,
  silence,
  silentRest,
  type CollectorParts,
} from './parts.ts'
import { waitAbout } from './wait.ts'

/** `late`: the host's turn is too far away; `again`: it failed and is tried once more later. */
export type PageOutcome = 'stored' | 'skipped' | 'again' | 'late'

const mostAttempts = 5
const firstBackOff = 5 * 60_000
const longestBackOff = 12 * 3_600_000
/** A host that asks whether we are a person is left alone for this long. */
const wallRest = 3_600_000

type PageFault = CollectFault | ExtractFault | OutboundFault

/** Collects one page: fetches it, takes the article out and hands it on. */
export async function collectPage(
  parts: CollectorParts,
  page: Page,
  signal: AbortSignal,
): Promise<PageOutcome> {
  if (page.attempts > mostAttempts)
    return skip(parts, page, { code: 'collect.gave-up', attempts: mostAttempts })
  const url = new URL(page.address)
  const permission = await parts.hosts.permission(url)
  if (!permission.allowed) return skip(parts, page, { code: 'outbound.robots', url: url.href })
  const pace = Math.max(page.outlet.pace, permission.delay ?? 0)
  const wait = await parts.hosts.turn(url.host, pace, longestWait)
  if (wait > longestWait || !(await waitAbout(wait, signal))) {
    await returnPage(parts.db, page, new Date(parts.clock() + wait), false)
    return 'late'
  }
  const answer = await parts.outbound.get(page.address, {
    limit: defaultExtractLimits.bytes,
    timeout: requestTimeout,
    headers: { accept: 'text/html, application/xhtml+xml, */*;q=0.1' },
    before: async (hop) =>
      hop.href === url.href || (await parts.hosts.permission(hop)).allowed
        ? undefined
        : { code: 'outbound.robots', url: hop.href },
  })
  if (!answer.ok) {
    if (silence.has(answer.fault.code))
      await parts.hosts.rest(url.host, new Date(parts.clock() + silentRest))
    return fail(parts, page, answer.fault)
  }
  const { status, headers } = answer.value
  if (status !== 200) {
    const retryAt = readRetryAfter(headers['retry-after'], parts.clock())
    if (retryAt !== undefined) await parts.hosts.rest(url.host, retryAt)
    return fail(parts, page, { code: 'collect.http-status', status }, retryAt)
  }
  return takePage(parts, page, answer.value)
}

async function takePage(
  parts: CollectorParts,
  page: Page,
  { url, headers, body }: OutboundAnswer,
): Promise<PageOutcome> {
  const contentType = headers['content-type']
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? 'text/html'
  if (!/^(?:text\/(?:html|plain|xml)|application\/(?:xhtml\+xml|xml))$/.test(type))
    return skip(parts, page, { code: 'collect.media-type', found: type.slice(0, 100) })
  const { date, title } = page.hint
  const found = await parts.extract(body, {
    url,
    timeZone: page.outlet.timeZone,
    collected: parts.clock(),
    ...(contentType === undefined ? {} : { contentType }),
    ...(date === undefined ? {} : { feedDate: date }),
    ...(title === undefined ? {} : { feedTitle: title }),
  })
  if (!found.ok) return skip(parts, page, found.fault)
  const { wall, published } = found.value
  if (wall !== undefined) {
    if (wall.kind === 'captcha')
      await parts.hosts.rest(new URL(url).host, new Date(parts.clock() + wallRest))
    return skip(parts, page, { code: 'collect.wall', ...wall })
  }
  const { retention } = page.outlet
  if (retention !== undefined && Date.parse(published) < parts.clock() - retention * 86_400_000)
    return skip(parts, page, { code: 'collect.past-retention', published, days: retention })
  const link = canonicalUrl(ownAddress(found.value.canonical, url))
  if (link === undefined)
    return skip(parts, page, { code: 'collect.address', found: url.slice(0, 200) })
  const of = await takeArticleKey(parts.db, page, keyOf(link))
  if (of !== undefined) return skip(parts, page, { code: 'collect.duplicate', of })
  await parts.store([
    {
      article: articleOf(found.value, link, page),
      original: { bytes: body, mediaType: contentType ?? 'text/html', source: url },
    },
  ])
  const now = new Date(parts.clock())
  await parts.db.transaction().execute(async (trx) => {
    if (await endPage(trx, page, { state: 'stored' }, now))
      await countDay(trx, page.outlet, storedCode, now)
  })
  return 'stored'
}

/**
 * What a page calls its own address, where that can be believed: on the same site, and no front page
 * where the page itself is none, for which many templates are mistaken.
 */
export function ownAddress(claimed: string | undefined, fetched: string): string {
  if (claimed === undefined || !URL.canParse(claimed)) return fetched
  const site = ({ hostname }: URL): string => hostname.replace(/^(?:www|m|amp)\./, '')
  const own = new URL(claimed)
  const from = new URL(fetched)
  const isFront = own.pathname === '/' && own.search === ''
  return site(own) === site(from) && !isFront ? claimed : fetched
}

function articleOf(found: Extraction, link: string, { outlet }: Page): CollectedArticle {
  const { language, published, title, text, authors, section, type } = found
  return {
    link,
    outlet: outlet.id,
    country: outlet.country,
    language,
    published: new Date(published).toISOString(),
    timeZone: outlet.timeZone,
    type: typeOf(type),
    title,
    text,
    places: [],
    authors,
    ...(section === undefined ? {} : { section }),
  }
}

/** What a page says of its kind in the vocabulary of schema.org, in our words. */
function typeOf(type: string | undefined): string {
  if (type === undefined) return 'news'
  if (/Opinion|Analysis|Review/i.test(type)) return 'opinion'
  if (/video/i.test(type)) return 'video'
  return /Advertiser|Sponsored/i.test(type) ? 'advertising' : 'news'
}

async function fail(
  parts: CollectorParts,
  page: Page,
  fault: PageFault,
  retryAt?: Date,
): Promise<PageOutcome> {
  const mayPass =
    silence.has(fault.code) ||
    (fault.code === 'collect.http-status' &&
      (fault.status >= 500 || [408, 425, 429].includes(fault.status)))
  if (!mayPass || page.attempts >= mostAttempts) return skip(parts, page, fault)
  const pause = backOff(page.attempts, firstBackOff, longestBackOff, parts.random)
  const next = Math.max(parts.clock() + pause, retryAt?.getTime() ?? 0)
  await returnPage(parts.db, page, new Date(next), true)
  return 'again'
}

async function skip(parts: CollectorParts, page: Page, fault: PageFault): Promise<'skipped'> {
  const now = new Date(parts.clock())
  await parts.db.transaction().execute(async (trx) => {
    const isFirst = await endPage(trx, page, { state: 'skipped', code: fault.code }, now)
    if (isFirst) await noteFault(trx, page.outlet, 'article', page.address, fault, now)
  })
  return 'skipped'
}
