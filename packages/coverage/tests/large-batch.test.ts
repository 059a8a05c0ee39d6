import { join } from 'node:path'
import { openClickHouse } from '@suyab/store/clickhouse'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openArchive } from '../src/archive.ts'
import { openTestArchive, type TestArchive } from './archive-folder.ts'
import { makeArticle, makeArticles } from './article-maker.ts'
import { largeArticle } from './large-article.ts'

// Some 1.7 million bytes of Chinese are too much for it at once.
const queryMemory = 150e6
// Terms by the million, on whatever machine.
const patience = 180_000

let opened: TestArchive
beforeEach(async () => {
  opened = await openTestArchive({ queryMemory })
})
afterEach(() => opened.close())

async function asked(): Promise<number[]> {
  const rows = await opened.clickhouse.query<{ number: number }>(
    'SELECT number FROM article ORDER BY number',
  )
  return rows.map(({ number }) => number)
}

async function batches<Row>(columns: string): Promise<Row[]> {
  const { rows } = await opened.store.pool.query(
    `select ${columns} from coverage.batch where articles > 0 order by id`,
  )
  return rows as Row[]
}

test('what is taken in at once is kept in batches that fit a memory', async () => {
  const given = Array.from({ length: 30 }, (_, at) =>
    makeArticle(at, { text: 'market '.repeat(150_000) }),
  )
  expect(await opened.archive.store([...given, makeArticle(0)])).toEqual({ stored: 30, known: 1 })
  const kept = await batches<{ articles: number; bytes: number }>('articles, bytes')
  expect(kept.map(({ articles }) => articles)).toEqual([11, 11, 8])
  expect(Math.max(...kept.map(({ bytes }) => bytes))).toBeLessThan(12.1 * 1024 * 1024)
})

test(
  'a batch that is too much for the engine at once comes in by slices, and what is behind it',
  async () => {
    await opened.archive.store(Array.from({ length: 3 }, (_, at) => largeArticle(at, 900_000)))
    await opened.archive.store([makeArticle(9)])
    await opened.archive.settle()
    expect(await asked()).toEqual([1, 2, 3, 4])
    expect(await opened.archive.check()).toEqual({ missing: 0, excess: 0 })
    expect(opened.faults).toEqual([])
  },
  patience,
)

test(
  'an article that alone is too much is kept and set aside until there is more memory',
  async () => {
    const large = largeArticle(7, 2_000_000)
    await opened.archive.store([...makeArticles(0, 3), large, makeArticle(3)])
    await opened.archive.store([makeArticle(9)])
    await opened.archive.settle({ stories: true })
    expect(await asked()).toHaveLength(5)
    const fault = { code: 'coverage.set-aside', link: large.link }
    expect(opened.faults).toMatchObject([fault])
    expect(await opened.archive.store([large])).toEqual({ stored: 0, known: 1 })
    expect(await batches('articles, aside_at is not null as aside')).toEqual([
      { articles: 4, aside: false },
      { articles: 1, aside: false },
      { articles: 1, aside: true },
    ])
    // It is tried again, and the record and the archive agree all the same.
    expect(await opened.archive.check()).toEqual({ missing: 0, excess: 0 })
    expect(opened.faults).toMatchObject([fault, fault])

    const { store, blobs, folder } = opened
    const beside = await openClickHouse({ beside: join(folder, 'clickhouse'), queryMemory: 700e6 })
    try {
      const onFault = (cause: unknown): never => {
        throw cause
      }
      const second = await openArchive({
        store,
        blobs,
        clickhouse: beside,
        clock: Date.now,
        onFault,
      })
      await second.settle({ stories: true })
      const ids = await asked()
      expect(new Set(ids).size).toBe(6)
      expect(ids).toHaveLength(6)
      await second.tidy()
      expect(await second.check()).toEqual({ missing: 0, excess: 0 })
      expect(await asked()).toEqual(ids)
    } finally {
      await beside.close()
    }
  },
  patience,
)
