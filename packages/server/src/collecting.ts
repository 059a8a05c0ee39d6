import { setTimeout as sleep } from 'node:timers/promises'
import { runChore } from '@suyab/coverage/collect/chore'
import { gatheringStore } from '@suyab/coverage/collect/gathering'
import type { CollectorParts } from '@suyab/coverage/collect/parts'
import { pageRound, pollRound } from '@suyab/coverage/collect/round'
import { expiredOutlets } from '@suyab/coverage/outlet/retention'
import type { NodeBase, NodeContext } from './context.ts'
import { openExtractor } from './extractor.ts'
import { openHosts } from './hosts.ts'
import { userAgent } from './outbound.ts'
import { openReader } from './reader.ts'

/** What fetches and reads for the collector, and for whoever tries an address out. */
export interface Collector {
  readonly parts: Omit<CollectorParts, 'store'>
  close(): Promise<void>
}

/** Opens it; its threads start with the first feed and the first page. */
export function openCollector(
  { db, outbound, clock, config }: Pick<NodeBase, 'db' | 'outbound' | 'clock' | 'config'>,
  signal: AbortSignal,
): Collector {
  const reader = openReader()
  const extractor = openExtractor()
  // Whoever is asked can see whom to write to, where this node has an address.
  const agent =
    config.origin === undefined ? userAgent : userAgent.replace(/\)$/, `; +${config.origin})`)
  // Whatever is under way when the node stops ends at once.
  const ending: typeof outbound = {
    get: (url, request) =>
      outbound.get(url, {
        signal,
        ...request,
        headers: { 'user-agent': agent, ...request.headers },
      }),
  }
  return {
    parts: {
      db,
      outbound: ending,
      hosts: openHosts(db, ending, clock),
      read: (bytes, hint) => reader.read(bytes, hint),
      extract: (bytes, hint) => extractor.extract(bytes, hint),
      clock,
      random: Math.random,
    },
    close: async () => {
      await reader.close()
      await extractor.close()
    },
  }
}

/** Milliseconds between two rounds: after one that found something to do, and after one that did not. */
const busyPause = 500
const idlePause = 10_000
/** After a round that broke, doubled each time. */
const firstWait = 1000
const longestWait = 60_000
/** Hosts that are asked at the same time. */
const hostsAtOnce = 24

/** Collects for as long as the node runs. */
export interface Collecting {
  /** Ends it and what is under way, which the next process takes up. */
  stop(): Promise<void>
}

/**
 * Begins to collect as soon as the archive is open: round after round, of feeds and of pages, neither
 * of which waits for the other. A round that breaks is logged, once while it lasts, and tried again,
 * later each time.
 */
export function beginCollecting(node: NodeContext): Collecting {
  const { coverage, log } = node
  const stopping = new AbortController()
  const { signal } = stopping
  const repeat = async (
    what: string,
    round: () => Promise<Record<string, number>>,
  ): Promise<void> => {
    let wait = 0
    while (!signal.aborted) {
      let pause = idlePause
      try {
        const done = await round()
        if (Object.values(done).some((count) => count > 0)) {
          pause = busyPause
          log.info(`coverage.${what}`, done)
        }
        wait = 0
      } catch (cause) {
        if (signal.aborted) break
        if (wait === 0) log.error(`coverage.${what}-failed`, cause)
        wait = Math.min(Math.max(firstWait, wait * 2), longestWait)
        pause = wait
      }
      // Its end by the signal is the loop's condition.
      await sleep(pause, undefined, { signal }).catch(() => undefined)
    }
  }
  const run = async (): Promise<void> => {
    const archive = await coverage?.opened(signal)
    if (archive === undefined || signal.aborted) return
    const collector = openCollector(node, signal)
    const parts = { ...collector.parts, store: gatheringStore((all) => archive.store(all)) }
    const options = { signal, hosts: hostsAtOnce }
    await Promise.all([
      repeat('polled', async () => ({ ...(await pollRound(parts, options)) })),
      repeat('collected', async () => ({ ...(await pageRound(parts, options)) })),
    ])
    await collector.close()
  }
  const running = run()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

/** What the archive needs once a night: retention of each outlet, and then a tidy archive. */
export async function tidyByNight({
  db,
  coverage,
  exchange,
  clock,
  log,
}: NodeContext): Promise<void> {
  const archive = coverage?.archive()
  if (archive === undefined) return
  const now = new Date(clock())
  const { timeZone } = await exchange.newsroom()
  await runChore(db, { name: 'tidy', timeZone, now }, async () => {
    for (const { outlet, before } of await expiredOutlets(db, now)) {
      const articles = await archive.eraseBefore(outlet, before)
      log.info('coverage.erased', { outlet, before, articles })
    }
    await archive.tidy()
    log.info('coverage.tidied')
  })
}
