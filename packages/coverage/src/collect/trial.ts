import { ok, refuse, type Result } from '@suyab/wire/result'
import type { NotedFault } from '../outlet/health.ts'
import { defaultExtractLimits } from '../extract/page.ts'
import type { Lead } from './feed-entries.ts'
import { longestWait, requestTimeout, type CollectorParts } from './parts.ts'
import { readAnswer, sourceRequest } from './poll.ts'
import type { Trial, TrialSample } from './tried.ts'
import { waitAbout } from './wait.ts'

/** What is tried, with what of its outlet matters for it. */
export interface TrialRequest {
  readonly kind: 'feed' | 'sitemap'
  readonly address: string
  /** IANA. */
  readonly timeZone: string
  /** ISO 8601. */
  readonly observedSince: string
  /** Seconds between two requests. */
  readonly pace: number
}

const leadsShown = 20
const pagesTried = 3

/**
 * Looks at a feed or a sitemap and at its first pages as the collector would, as politely, and stores
 * nothing.
 */
export async function tryAddress(
  parts: Omit<CollectorParts, 'store'>,
  request: TrialRequest,
  signal: AbortSignal,
): Promise<Result<Trial, NotedFault>> {
  const { kind, address } = request
  const answer = await politely(parts, request, address, signal, sourceRequest(kind))
  if (!answer.ok) return answer
  const read = await readAnswer(parts, { kind, outlet: request }, answer.value)
  const { leads, sitemaps, faults } = read
  const [first] = faults
  if (first !== undefined && leads.length === 0 && sitemaps.length === 0) return refuse(first)
  const samples: TrialSample[] = []
  for (const lead of leads.slice(0, pagesTried))
    samples.push(await trySample(parts, request, lead, signal))
  return ok({
    named: leads.length,
    leads: leads.slice(0, leadsShown),
    sitemaps: sitemaps.length,
    faults: faults.slice(0, leadsShown),
    samples,
  })
}

type Request = Parameters<CollectorParts['outbound']['get']>[1]
type Answer = Extract<Awaited<ReturnType<CollectorParts['outbound']['get']>>, { ok: true }>['value']

async function politely(
  { hosts, outbound }: Omit<CollectorParts, 'store'>,
  { pace }: TrialRequest,
  address: string,
  signal: AbortSignal,
  request: Request,
): Promise<Result<Answer, NotedFault>> {
  const url = new URL(address)
  const permission = await hosts.permission(url)
  if (!permission.allowed) return refuse({ code: 'outbound.robots', url: url.href })
  const wait = await hosts.turn(url.host, Math.max(pace * 1000, permission.delay ?? 0), longestWait)
  if (wait > longestWait) return refuse({ code: 'collect.host-busy', host: url.host })
  if (!(await waitAbout(wait, signal))) throw signal.reason
  const answer = await outbound.get(address, {
    ...request,
    signal,
    before: async (hop) =>
      hop.href === url.href || (await hosts.permission(hop)).allowed
        ? undefined
        : { code: 'outbound.robots', url: hop.href },
  })
  if (!answer.ok) return answer
  const { status } = answer.value
  return status === 200 ? answer : refuse({ code: 'collect.http-status', status })
}

async function trySample(
  parts: Omit<CollectorParts, 'store'>,
  request: TrialRequest,
  { address, title, date }: Lead,
  signal: AbortSignal,
): Promise<TrialSample> {
  const answer = await politely(parts, request, address, signal, {
    limit: defaultExtractLimits.bytes,
    timeout: requestTimeout,
    headers: { accept: 'text/html, application/xhtml+xml, */*;q=0.1' },
  })
  if (!answer.ok) return { address, fault: answer.fault }
  const { body, url, headers } = answer.value
  const contentType = headers['content-type']
  const found = await parts.extract(body, {
    url,
    timeZone: request.timeZone,
    collected: parts.clock(),
    ...(contentType === undefined ? {} : { contentType }),
    ...(date === undefined ? {} : { feedDate: date }),
    ...(title === undefined ? {} : { feedTitle: title }),
  })
  if (!found.ok) return { address, fault: found.fault }
  const { wall, title: headline, language, published, text } = found.value
  return wall === undefined
    ? { address, title: headline, language, published, length: text.length }
    : { address, fault: { code: 'collect.wall', ...wall } }
}
