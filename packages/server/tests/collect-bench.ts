import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Collected } from '@suyab/coverage/collect/collected'
import { collectMigrations } from '@suyab/coverage/collect/migration'
import type { CollectorParts } from '@suyab/coverage/collect/parts'
import { collectRound, type RoundSummary } from '@suyab/coverage/collect/round'
import { coverageMigrations } from '@suyab/coverage/migration'
import { outletHealth, type OutletHealth } from '@suyab/coverage/outlet/health'
import { outletMigrations } from '@suyab/coverage/outlet/migration'
import { parseOutlet, type Outlet } from '@suyab/coverage/outlet/outlet'
import { putOutlet } from '@suyab/coverage/outlet/registry'
import type { Store } from '@suyab/store/database'
import { openTestStore } from '@suyab/store/test-store'
import { openExtractor } from '../src/extractor.ts'
import { openHosts } from '../src/hosts.ts'
import { serverMigrations } from '../src/migrations.ts'
import { openOutbound } from '../src/outbound.ts'
import { parseNetwork } from '../src/private-address.ts'
import { openReader } from '../src/reader.ts'

export type Handler = (request: IncomingMessage, answer: ServerResponse) => void

/** A web server with one handler for each path. */
export interface Site {
  readonly origin: string
  readonly pages: Map<string, Handler | string>
  /** Paths in the order in which they were asked for. */
  readonly asked: string[]
  close(): Promise<void>
}

export async function openSite(): Promise<Site> {
  const pages = new Map<string, Handler | string>()
  const asked: string[] = []
  const server = createServer((request, answer) => {
    const path = request.url ?? '/'
    asked.push(path)
    const page = pages.get(path)
    if (page === undefined) answer.writeHead(404).end('nothing here')
    else if (typeof page === 'string')
      answer.setHeader('content-type', 'text/html; charset=utf-8').end(page)
    else page(request, answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    pages,
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A collector on a database of its own, whose articles go into a list. */
export interface CollectBench {
  readonly store: Store
  readonly parts: CollectorParts
  readonly stored: Collected[]
  readonly clock: { now: number }
  add(outlet: Partial<Outlet>): Promise<Outlet>
  round(parts?: Partial<CollectorParts>): Promise<RoundSummary>
  health(outlet?: string): Promise<OutletHealth<number>>
  /** Forgets everything between two tests. */
  reset(): Promise<void>
  close(): Promise<void>
}

export const startOfTests: number = Date.parse('2026-11-20T06:00:00Z')

export async function openCollectBench(patience?: number): Promise<CollectBench> {
  const store = await openTestStore(
    serverMigrations,
    coverageMigrations,
    outletMigrations,
    collectMigrations,
  )
  const own = parseNetwork('127.0.0.1')
  const clock = { now: startOfTests }
  const guarded = openOutbound(own === undefined ? [] : [own], async () => ['127.0.0.1'])
  // The product waits thirty seconds for a host; a test need not.
  const outbound: typeof guarded = {
    get: (url, request) => guarded.get(url, { ...request, timeout: patience ?? request.timeout }),
  }
  const reader = openReader()
  const extractor = openExtractor()
  const stored: Collected[] = []
  const parts: CollectorParts = {
    db: store.db,
    outbound,
    hosts: openHosts(store.db, outbound, () => clock.now),
    read: (bytes, hint) => reader.read(bytes, hint),
    extract: (bytes, hint) => extractor.extract(bytes, hint),
    store: async (collected) => {
      stored.push(...collected)
    },
    clock: () => clock.now,
    random: () => 0.5,
  }
  return {
    store,
    parts,
    stored,
    clock,
    add: async (given) => {
      const read = parseOutlet({
        id: 'paper',
        names: { ky: 'Кабар' },
        country: 'KG',
        languages: ['ky', 'ru'],
        timeZone: 'Asia/Bishkek',
        observedSince: '2026-01-01',
        pace: 0.1,
        ...given,
      })
      if (!read.ok) throw new Error(JSON.stringify(read.fault))
      await putOutlet(store.db, read.value, new Date(clock.now))
      return read.value
    },
    round: (other) => collectRound({ ...parts, ...other }),
    health: (outlet = 'paper') =>
      outletHealth(store.db, {
        outlet,
        timeZone: 'Asia/Bishkek',
        now: new Date(clock.now),
        days: 3,
        judge: (volumes) => volumes.length,
      }),
    reset: async () => {
      stored.length = 0
      clock.now += 86_400_000
      await store.pool.query(
        'TRUNCATE outlet, collected_page, bulk_file, robots, host_pace CASCADE',
      )
    },
    close: async () => {
      await reader.close()
      await extractor.close()
      await store.close()
    },
  }
}

/** An RSS feed of some pages. */
export function rssOf(links: readonly string[], date = 'Thu, 19 Nov 2026 08:30:00 +0600'): string {
  const items = links.map(
    (link) => `<item><title>${link}</title><link>${link}</link><pubDate>${date}</pubDate></item>`,
  )
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Кабар</title><link>https://paper.example/</link><description>-</description>${items.join('')}</channel></rss>`
}
