import { seeded } from '../src/seeded.ts'
import { parseFigure, serialiseFigure, staleness } from '@suyab/figure/figure'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { articleId, type Article } from '../src/article.ts'
import { dayNumber, dayText } from '../src/growth/day.ts'
import type { Growth } from '../src/growth/growth.ts'
import {
  growthDataVersion,
  growthOfQuery,
  queryGrowthFigure,
  type GrowthOptions,
  type QueryGrowth,
} from '../src/growth/query-growth.ts'
import { parseQuery } from '../src/query/parse.ts'
import type { Query } from '../src/query/query.ts'
import { openTestArchive, type TestArchive } from './archive-folder.ts'
import { makeArticle } from './article-maker.ts'

const periods = {
  against: { from: '2024-01-01', to: '2024-03-30' },
  period: { from: '2025-01-01', to: '2025-03-31' },
} as const
const words =
  'арык булак дарак жылга кашат мөңгү саз талаа тоо чөл шыбак ылай эшик өзөн үңкүр'.split(' ')

/** Invented words; with another seed, others. */
function invented(seed: number, topic: string): string {
  const random = seeded(seed)
  const word = (): string =>
    `${words[Math.floor(random() * words.length)]}${Math.floor(random() * 100_000).toString(36)}`
  return [...Array.from({ length: 12 }, word), topic, ...Array.from({ length: 12 }, word)].join(' ')
}

let next = 0
function article(outlet: string, day: string, text: string): Article {
  next += 1
  return makeArticle(next, {
    link: `https://${outlet}.example/${next}`,
    outlet,
    country: outlet.startsWith('kz') ? 'KZ' : 'KG',
    language: 'ky',
    published: `${day}T06:00:00.000Z`,
    title: `Кабар ${next}`,
    text,
  })
}

const outlets = [...Array.from({ length: 9 }, (_, at) => `kg-${at}`), 'kz-0', 'kz-1', 'kz-2']

/** A year has one hit in ten articles and the next two; three outlets take an agency's text every third day. */
function planted(): Article[] {
  const articles: Article[] = []
  for (const [{ from, to }, share] of [
    [periods.against, 1],
    [periods.period, 2],
  ] as const)
    for (let day = dayNumber(from); day <= dayNumber(to); day += 1) {
      for (const [at, outlet] of outlets.entries()) {
        const hit = (day + at) % 10 < share
        articles.push(article(outlet, dayText(day), invented(day * 100 + at, hit ? 'старап' : 'жол')))
      }
      if (day % 3 !== 0) continue
      const text = invented(day * 100 + 50, 'жол')
      for (const outlet of ['kg-0', 'kg-1', 'kg-2']) articles.push(article(outlet, dayText(day), text))
    }
  return articles
} // prettier-ignore

function queryOf(text: string): Query {
  const read = parseQuery(text)
  if (!read.ok) throw new Error(read.fault.code)
  return read.value
}

let opened: TestArchive
let all: Article[]
beforeAll(async () => {
  opened = await openTestArchive()
  all = planted()
  await opened.archive.store(all)
  await opened.archive.settle()
})
afterAll(() => opened.close())

async function grown(text: string, over: Partial<GrowthOptions> = {}): Promise<QueryGrowth> {
  const found = await growthOfQuery(opened.archive, queryOf(text), { ...periods, ...over })
  if (!found.ok) throw new Error(found.fault.code)
  return found.value
}

function growth({ all: one }: Pick<QueryGrowth, 'all'>): Growth {
  if (!one.ok) throw new Error(one.fault.code)
  return one.value
}

test('a planted doubling is found, in all and in each country', async () => {
  const parts: number[] = []
  const found = await grown('старап', { onProgress: (part) => parts.push(part) })
  const { value, interval, panel, raw } = growth(found)
  expect(value).toBeCloseTo(2, 1)
  expect(interval.low).toBeLessThan(2)
  expect(interval.high).toBeGreaterThan(2)
  expect(panel).toMatchObject({ outlets: 12, now: { hits: raw.now.hits, total: 1080 + 90 } })
  expect(found.countries.map(({ country }) => country)).toEqual(['KG', 'KZ'])
  for (const { growth: one } of found.countries) expect(one.ok && one.value.value).toBeCloseTo(2, 0)
  expect(parts.at(-1)).toBe(1)
  expect(parts).toEqual(parts.toSorted((a, b) => a - b))
})

test('outlets that print the same texts are one cluster', async () => {
  expect(growth(await grown('старап')).panel).toMatchObject({ outlets: 12, clusters: 10 })
  const ties = await opened.archive.ties({ periods: [periods.period, periods.against] })
  expect(ties.filter(({ one, other }) => one === 'kg-0' && other === 'kg-2')).toMatchObject([
    { shared: 60 },
  ])
})

test('copies count once where the query says so, among hits and among all', async () => {
  const [twice, once] = [await grown('жол'), await grown('жол duplicates:once')]
  // Ninety texts were printed three times, half of them in each period.
  expect(growth(twice).share.now.total - growth(once).share.now.total).toBe(60)
  expect(growth(twice).share.now.hits - growth(once).share.now.hits).toBe(60)
})

test('months are shares of ten thousand, with the planted ones in their intervals', async () => {
  const { months } = await grown('старап country:kz')
  expect(months.map(({ month }) => month)).toEqual([
    '2024-01',
    '2024-02',
    '2024-03',
    '2025-01',
    '2025-02',
    '2025-03',
  ])
  for (const { month, all: part, panel } of months) {
    expect(panel).toEqual(part)
    expect(part.total).toBeLessThan(100)
    expect(part.perTenThousand?.low).toBeLessThan(month < '2025' ? 1000 : 2000)
    expect(part.perTenThousand?.high).toBeGreaterThan(month < '2025' ? 1000 : 2000)
  }
})

test('a figure holds all that is needed to ask again, and becomes stale when articles come', async () => {
  const found = await grown('старап country:kg')
  const words = { subject: { en: 'start-ups' }, name: { en: 'Newsroom' }, at: Date.UTC(2026, 0, 1) }
  const figure = queryGrowthFigure(found, growth(found), words)
  if (!figure.ok) throw new Error(figure.fault.code)
  expect(parseFigure(serialiseFigure(figure.value))).toEqual(figure)
  const { asked } = figure.value.source.query
  expect(asked).toMatchObject({ query: 'старап AND country:KG', ...periods })
  const current = async (): Promise<string[]> =>
    staleness(figure.value, {
      query: figure.value.source.query,
      dataVersion: await growthDataVersion(opened.archive, periods),
    })
  expect(await current()).toEqual([])
  await opened.archive.store([article('kg-4', '2025-06-01', invented(1, 'старап'))])
  await opened.archive.settle()
  expect(await current(), 'another time').toEqual([])
  const [first, second] = all.map(({ link }) => articleId(link))
  await opened.archive.tellDuplicates([{ article: second!, first: first!, kind: 'rewrite' }])
  expect(await current()).toEqual(['data'])
  const later = await growthDataVersion(opened.archive, periods)
  await opened.archive.store([article('kg-4', '2025-03-01', invented(2, 'старап'))])
  await opened.archive.settle()
  expect(await growthDataVersion(opened.archive, periods)).not.toBe(later)
})

test('what people marked as no hit does not count, and makes another version', async () => {
  const hits = all.filter(({ text, published }) => / старап /.test(text) && published > '2025')
  const except = hits.slice(0, 20).map(({ link }) => articleId(link))
  const [with_, without] = [await grown('старап'), await grown('старап', { except })]
  expect(growth(with_).raw.now.hits - growth(without).raw.now.hits).toBe(20)
  expect(growth(with_).raw.now.total).toBe(growth(without).raw.now.total)
  expect(without.dataVersion).not.toBe(with_.dataVersion)
})

test('a growth of nothing is no figure, and a period of a day is none', async () => {
  const { all: nothing } = await grown('жокэчкачан')
  expect(nothing).toMatchObject({ ok: false, fault: { code: 'growth.no-hits' } })
  const day = { from: '2025-01-01', to: '2025-01-01' }
  expect(
    await growthOfQuery(opened.archive, queryOf('старап'), { ...periods, period: day }),
  ).toEqual({ ok: false, fault: { code: 'growth.period', at: 'period' } })
})

test('it can be stopped while it counts', async () => {
  const stop = new AbortController()
  const stopped = grown('старап', { signal: stop.signal, onProgress: () => stop.abort() })
  await expect(stopped).rejects.toMatchObject({
    name: expect.stringMatching(/^(?:AbortError|StoreError)$/),
  })
})
