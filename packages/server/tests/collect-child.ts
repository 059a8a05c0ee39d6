/** A collector in a process of its own, to be killed: rounds without end on the given database. */
import { acceptArticles } from '@suyab/coverage/archive/acceptance'
import { gatheringStore } from '@suyab/coverage/collect/gathering'
import { collectRound } from '@suyab/coverage/collect/round'
import type { CoverageTables } from '@suyab/coverage/tables'
import { openFolderBlobs } from '@suyab/store/blob'
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

const blobs = await openFolderBlobs(process.argv[4] ?? '')
const db = store.database<CoverageTables>()
// Pages of one host come one after the other: waiting for others would only make the test long.
const keep = gatheringStore((articles) => acceptArticles(db, blobs, articles), 5)

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
