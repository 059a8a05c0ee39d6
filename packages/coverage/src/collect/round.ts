import { collectPage, type PageOutcome } from './page.ts'
import { claimPage, dueHosts, returnPage, type Page } from './page-queue.ts'
import type { CollectorParts } from './parts.ts'
import { pollSource } from './poll.ts'
import { claimSources, postponeSource, type Source } from './source-queue.ts'

/** What a round came to. */
export interface RoundSummary {
  readonly sources: number
  /** Pages that feeds and sitemaps named, known ones included. */
  readonly named: number
  readonly stored: number
  readonly skipped: number
  /** To be tried again later. */
  readonly again: number
}

export interface RoundOptions {
  /** Ends the round after what is under way. */
  readonly signal?: AbortSignal
  /** Hosts asked at the same time; 8 unless told. */
  readonly hosts?: number
  /** Milliseconds that one host gets in a round; a minute unless told. */
  readonly perHost?: number
}

const usualHosts = 8
const usualTime = 60_000
const mostSources = 100
const mostHosts = 100
const never = new AbortController().signal

/**
 * Looks at every feed and sitemap whose time has come, then collects the pages that wait, some hosts
 * at a time and each host at its pace. Several processes may do so on one database. Whatever a host
 * does costs only its own turns. A killed process leaves nothing half done: what it had begun is
 * taken up by the next round after some minutes.
 */
export async function collectRound(
  parts: CollectorParts,
  options: RoundOptions = {},
): Promise<RoundSummary> {
  const polled = await pollRound(parts, options)
  return { ...polled, ...(await pageRound(parts, options)) }
}

/** The first half of a round: feeds and sitemaps. */
export async function pollRound(
  parts: CollectorParts,
  { signal = never, hosts = usualHosts, perHost = usualTime }: RoundOptions = {},
): Promise<Pick<RoundSummary, 'sources' | 'named'>> {
  const now = (): Date => new Date(parts.clock())
  const sources = await claimSources(parts.db, now(), mostSources)
  let named = 0
  await atOnce(hosts, [...byHost(sources).values()], async (group) => {
    const end = parts.clock() + perHost
    for (const source of group)
      if (signal.aborted || parts.clock() >= end) await postponeSource(parts.db, source, now())
      else named += await tryPoll(parts, source, signal)
  })
  return { sources: sources.length, named }
}

/** The second half: pages. Either may run without waiting for the other. */
export async function pageRound(
  parts: CollectorParts,
  { signal = never, hosts = usualHosts, perHost = usualTime }: RoundOptions = {},
): Promise<Pick<RoundSummary, 'stored' | 'skipped' | 'again'>> {
  const now = (): Date => new Date(parts.clock())
  const counts: Record<PageOutcome, number> = { stored: 0, skipped: 0, again: 0, late: 0 }
  await atOnce(hosts, await dueHosts(parts.db, now(), mostHosts), async (host) => {
    const end = parts.clock() + perHost
    while (!signal.aborted && parts.clock() < end) {
      const page = await claimPage(parts.db, host, now())
      if (page === undefined) return
      const outcome = await tryPage(parts, page, signal)
      counts[outcome] += 1
      if (outcome === 'late') return
    }
  })
  const { stored, skipped, again } = counts
  return { stored, skipped, again }
}

/** When the machinery itself breaks, the next look is soon. */
async function tryPoll(
  parts: CollectorParts,
  source: Source,
  signal: AbortSignal,
): Promise<number> {
  try {
    return await pollSource(parts, source, signal)
  } catch (cause) {
    await postponeSource(parts.db, source, afterBreak(parts, signal))
    if (signal.aborted) return 0
    throw cause
  }
}

/** When the machinery itself breaks, the attempt is not the page's fault. */
async function tryPage(
  parts: CollectorParts,
  page: Page,
  signal: AbortSignal,
): Promise<PageOutcome> {
  try {
    return await collectPage(parts, page, signal)
  } catch (cause) {
    await returnPage(parts.db, page, afterBreak(parts, signal), false)
    if (signal.aborted) return 'late'
    throw cause
  }
}

/** What was only stopped goes on as soon as somebody collects again. */
function afterBreak({ clock }: CollectorParts, signal: AbortSignal): Date {
  return new Date(signal.aborted ? clock() : clock() + 60_000)
}

function byHost(sources: readonly Source[]): Map<string, Source[]> {
  const groups = new Map<string, Source[]>()
  for (const source of sources) {
    const { host } = new URL(source.address)
    groups.set(host, [...(groups.get(host) ?? []), source])
  }
  return groups
}

/** Does some work for each of the given, so many at a time; the first failure ends it all. */
async function atOnce<Given>(
  most: number,
  given: readonly Given[],
  work: (one: Given) => Promise<void>,
): Promise<void> {
  const waiting = given.values()
  const worker = async (): Promise<void> => {
    for (const one of waiting) await work(one)
  }
  const ended = await Promise.allSettled(Array.from({ length: most }, worker))
  for (const end of ended) if (end.status === 'rejected') throw end.reason
}
