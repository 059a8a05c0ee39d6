import { expect, test } from 'vitest'
import type { Collected } from './collected.ts'
import { gatheringStore } from './gathering.ts'

function collected(link: string, text = ''): Collected {
  const article = {
    link,
    outlet: 'paper',
    country: 'KG',
    language: 'ky',
    published: '2026-11-20T06:00:00.000Z',
    timeZone: 'Asia/Bishkek',
    type: 'news',
    title: link,
    text,
    places: [],
    authors: [],
  }
  return { article, original: { bytes: new Uint8Array(), mediaType: 'text/html', source: link } }
}

test('what several hosts bring together is taken in together, and each hears when it is kept', async () => {
  const batches: string[][] = []
  const store = gatheringStore(async (articles) => {
    batches.push(articles.map(({ link }) => link))
  }, 20)
  await Promise.all(['a', 'b', 'c'].map((link) => store([collected(link)])))
  await store([collected('d')])
  expect(batches).toEqual([['a', 'b', 'c'], ['d']])
})

test('a batch that cannot be kept fails for all who brought it, and for nobody after', async () => {
  let isAway = true
  const store = gatheringStore(async () => {
    if (isAway) throw new Error('the archive is away')
  }, 5)
  const both = await Promise.allSettled([store([collected('a')]), store([collected('b')])])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  isAway = false
  await expect(store([collected('a')])).resolves.toBeUndefined()
})

test('a full batch does not wait', async () => {
  const store = gatheringStore(async () => undefined, 60_000)
  const many = Array.from({ length: 500 }, (_one, at) => collected(String(at)))
  await expect(store(many)).resolves.toBeUndefined()
})

test('nor does one of long texts, however few they are', async () => {
  const batches: number[] = []
  const store = gatheringStore(async (articles) => void batches.push(articles.length), 60_000)
  const text = 'ж'.repeat(1_000_000)
  await Promise.all(Array.from({ length: 7 }, (_one, at) => store([collected(String(at), text)])))
  expect(batches).toEqual([7])
})
