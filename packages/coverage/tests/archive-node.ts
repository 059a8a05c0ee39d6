/**
 * A node reduced to its archive, for the tests that kill it: stores articles, a few at a time, and
 * says which have been taken in, in lines of JSON, until it is killed or told to stop.
 * Arguments: the data folder, the number of the first article, and `repeat` for articles of which
 * each ten print one text, or `events` for such as tell of events, whose stories it tells as it goes,
 * or `large` for batches that are too much for its engine at once.
 */
import { join } from 'node:path'
import { openFolderBlobs } from '@suyab/store/blob'
import { openClickHouse, type ClickHouse } from '@suyab/store/clickhouse'
import { openStore } from '@suyab/store/database'
import { StoreError } from '@suyab/store/fault'
import { migrate } from '@suyab/store/migration'
import { openArchive } from '../src/archive.ts'
import { coverageMigrations } from '../src/migration.ts'
import type { Article } from '../src/article.ts'
import { makeArticle, makeArticles } from './article-maker.ts'
import { largeArticle } from './large-article.ts'
import { eventArticles } from './story-sample.ts'

const [dataFolder, first, how] = process.argv.slice(2)
if (dataFolder === undefined) throw new Error('usage: FOLDER FIRST')

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** Of one day, and not in the order in which they were published. */
function repeated(from: number, to: number): Article[] {
  return Array.from({ length: to - from }, (_, at) => {
    const index = from + at
    const words = Array.from({ length: 40 }, (_, word) => ((index % 50) * 7919 + word * 104_729).toString(36)) // prettier-ignore
    return makeArticle(index, {
      outlet: `outlet-${index}`,
      published: new Date(Date.UTC(2025, 4, 2) - index * 1000).toISOString(),
      text: words.join(' '),
    })
  })
}

function taken(from: number, to: number): Article[] {
  if (how === 'large')
    return Array.from({ length: to - from }, (_, at) => largeArticle(from + at, 400_000))
  if (how === 'repeat') return repeated(from, to)
  return how === 'events' ? eventArticles(from, to) : makeArticles(from, to)
}

const store = await openStore({ dataFolder })
await migrate(store.db, coverageMigrations.feature, coverageMigrations.migrations)
const blobs = await openFolderBlobs(join(dataFolder, 'blobs'))
const clickhouse = await openClickHouse({
  folder: join(dataFolder, 'clickhouse'),
  memory: 1e9,
  ...(how === 'large' && { queryMemory: 100e6 }),
})
/** Says of every INSERT of articles that it is done. */
const told = new Proxy(clickhouse, {
  get(target, name) {
    if (name === 'insert')
      return async (...given: Parameters<ClickHouse['insert']>): Promise<void> => {
        await target.insert(...given)
        if (given[0] === 'article') say({ event: 'inserted' })
      }
    const value: unknown = Reflect.get(target, name)
    return typeof value === 'function' ? value.bind(target) : value
  },
})
const archive = await openArchive({
  store,
  blobs,
  clickhouse: told,
  clock: Date.now,
  onFault: (cause) => {
    if (!(cause instanceof StoreError)) throw cause
    say({ event: 'fault', code: cause.code })
  },
})
archive.start()
const stop = new AbortController()
process.once('SIGTERM', () => stop.abort())
say({ event: 'ready', engine: clickhouse.pid() })
const size = how === 'large' ? 4 : 25
for (let from = Number(first); !stop.signal.aborted; from += size) {
  await archive.store(taken(from, from + size))
  if (how === 'events') await archive.settle({ stories: true })
  say({ event: 'kept', from, to: from + size, engine: clickhouse.pid() })
  if (how === 'large') await archive.settle()
}
await archive.stop()
await clickhouse.close()
await store.close()
say({ event: 'closed' })
