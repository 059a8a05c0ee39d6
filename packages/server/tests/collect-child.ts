/** A collector in a process of its own, to be killed: rounds without end on the given database. */
import type { Collected } from '@suyab/coverage/collect/collected'
import { collectRound } from '@suyab/coverage/collect/round'
import { openStore } from '@suyab/store/database'
import { openExtractor } from '../src/extractor.ts'
import { openHosts } from '../src/hosts.ts'
import { openOutbound } from '../src/outbound.ts'
import { parseNetwork } from '../src/private-address.ts'
import { openReader } from '../src/reader.ts'

const [url = ''] = process.argv.slice(2)
const store = await openStore({ url, connections: 3 })
const own = parseNetwork('127.0.0.1')
const outbound = openOutbound(own === undefined ? [] : [own], async () => ['127.0.0.1'])
const reader = openReader()
const extractor = openExtractor()
// Each start an hour later: what a killed one held has been given up by then.
const ahead = Number(process.argv[3]) * 3_600_000
const clock = (): number => Date.now() + ahead

async function keep(collected: readonly Collected[]): Promise<void> {
  for (const { article } of collected)
    await store.pool.query(
      `INSERT INTO kept (link, calls) VALUES ($1, 1)
       ON CONFLICT (link) DO UPDATE SET calls = kept.calls + 1`,
      [article.link],
    )
}

for (;;) {
  const { stored, sources } = await collectRound({
    db: store.db,
    outbound,
    hosts: openHosts(store.db, outbound, clock),
    read: (bytes, hint) => reader.read(bytes, hint),
    extract: (bytes, hint) => extractor.extract(bytes, hint),
    store: keep,
    clock,
    random: Math.random,
  })
  process.stdout.write(`${stored} ${sources}\n`)
}
