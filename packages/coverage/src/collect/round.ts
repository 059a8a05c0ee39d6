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
  { signal = never, hosts = 8, perHost = 60_000 }: RoundOptions = {},
): Promise<RoundSummary> {
  const now = (): Date => new Date(parts.clock())
  const sources = await claimSources(parts.db, now(), mostSources)
  let named = 0
  await atOnce(hosts, [...byHost(sources).values()], async (group) => {
    const end = parts.clock() + perHost
    for (const source of group)
      if (signal.aborted || parts.clock() >= end) await postponeSource(parts.db, source, now())
      else named += await pollSource(parts, source, signal)
  })
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
  return { sources: sources.length, named, stored, skipped, again }
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
    await returnPage(parts.db, page, new Date(parts.clock() + 60_000), false)
    throw cause
  }
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
