import { seeded } from '../src/seeded.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CompiledCondition } from '../src/archive/condition.ts'
import { articleRow } from '../src/archive/row.ts'
import { compileQuery } from '../src/query/compile.ts'
import { parseQuery } from '../src/query/parse.ts'
import { gapTerm } from '../src/query/query.ts'
import { articleId } from '../src/article.ts'
import { openTestArchive, type TestArchive } from './archive-folder.ts'
import { makeArticle, makeArticles } from './article-maker.ts'

const every: CompiledCondition = { sql: '1', parameters: {} }
const has = (term: string): CompiledCondition => ({
  sql: 'hasAllTokens(terms, {terms:Array(String)})',
  parameters: { terms: [term] },
})

let opened: TestArchive
beforeAll(async () => {
  opened = await openTestArchive()
  await opened.archive.store(makeArticles(0, 3000))
  await opened.archive.settle()
})
afterAll(() => opened.close())

async function total(condition = every): Promise<number> {
  const [row] = await opened.archive.count(condition)
  return row?.articles ?? 0
}

describe('articles in the archive', () => {
  test('are counted once, however often and by whomever they are brought', async () => {
    const second = await opened.reopen()
    const outcome = await opened.archive.store(makeArticles(2990, 3010))
    expect(outcome).toEqual({ stored: 10, known: 10 })
    const [one, two] = await Promise.all([
      opened.archive.store(makeArticles(3000, 3200)),
      second.store(makeArticles(3000, 3200).reverse()),
    ])
    expect(one.stored + two.stored).toBe(190)
    await Promise.all([opened.archive.settle(), second.settle()])
    expect(await total()).toBe(3200)
  })

  test('counts by month and country equal those of plain code over their terms', async () => {
    const rows = makeArticles(0, 3200).map((article, index) => articleRow(article, index, 1))
    const random = seeded(1)
    let counted = 0
    const words = ['bridg', 'market', 'school', 'border', 'river', 'harvest', 'budget', 'museum']
    const pick = (): string => words[Math.floor(random() * words.length)] ?? ''
    for (let round = 0; round < 40; round++) {
      const [a, b, c, d] = [pick(), pick(), pick(), pick()]
      const condition: CompiledCondition = {
        sql: `((hasAllTokens(terms, {a:Array(String)}) AND hasAnyTokens(terms, {b:Array(String)})) OR hasSubstr(terms, {c:Array(String)})) AND NOT hasAllTokens(terms, {d:Array(String)})`,
        parameters: { a: [a], b: [b, c], c: [c, d], d: [d, 'tariff'] },
      }
      const counts = new Map<string, number>()
      for (const { terms, day, country } of rows) {
        const phrase = terms.some((term, at) => term === c && terms[at + 1] === d)
        const first = terms.includes(a) && (terms.includes(b) || terms.includes(c))
        if (!(first || phrase) || (terms.includes(d) && terms.includes('tariff'))) continue
        const key = `${day.slice(0, 7)}-01 ${country}`
        counts.set(key, (counts.get(key) ?? 0) + 1)
        counted++
      }
      const found = await opened.archive.count(condition, { by: ['month', 'country'] })
      expect(new Map(found.map((row) => [`${row.month} ${row.country}`, row.articles]))).toEqual(
        counts,
      )
    }
    expect(counted).toBeGreaterThan(1000)
  })

  test('a phrase does not reach from the title into the text', async () => {
    await opened.archive.store([
      makeArticle(9001, { title: 'silver camels', text: 'caravan on the silver road' }),
    ])
    await opened.archive.settle()
    const phrase = (...words: string[]): CompiledCondition => ({
      sql: 'hasSubstr(terms, {words:Array(String)})',
      parameters: { words },
    })
    expect(await total(phrase('silver', 'camel'))).toBe(1)
    expect(await total(phrase('camel', 'caravan'))).toBe(0)
    expect(await total(has(gapTerm))).toBe(3201)
  })

  test('are counted on the day of the outlet’s own time zone', async () => {
    const published = '2023-12-31T20:30:00.000Z'
    await opened.archive.store([
      makeArticle(9002, { published, title: 'midnight', timeZone: 'Asia/Bishkek' }),
      makeArticle(9003, { published, title: 'midnight', timeZone: 'Europe/Minsk' }),
    ])
    await opened.archive.settle()
    expect(
      await opened.archive.count(has('midnight'), { by: ['year', 'month', 'week', 'day'] }),
    ).toEqual([
      {
        year: '2023-01-01',
        month: '2023-12-01',
        week: '2023-12-25',
        day: '2023-12-31',
        articles: 1,
      },
      {
        year: '2024-01-01',
        month: '2024-01-01',
        week: '2024-01-01',
        day: '2024-01-01',
        articles: 1,
      },
    ])
    const options = { from: '2024-01-01', to: '2024-01-01' }
    expect(await opened.archive.count(has('midnight'), options)).toEqual([{ articles: 1 }])
  })

  test('keep every character of a long text', async () => {
    const text = '碎叶 Суяб 🐪 '.repeat(200_000)
    await opened.archive.store([makeArticle(9004, { title: 'longest', text })])
    await opened.archive.settle()
    const { hits } = await opened.archive.search(has('longest'))
    expect(hits.map((hit) => hit.text)).toEqual([text])
  })

  test('are asked for places within them, however long they are, without much memory', async () => {
    const asked = parseQuery('Суяб NEAR/3 碎叶 OUTSIDE "碎叶 суяб школа"')
    if (!asked.ok) throw new Error(asked.fault.code)
    expect(await total(compileQuery(asked.value))).toBe(1)
  })

  test('are found the newest first, page by page, each once', async () => {
    const seen: string[] = []
    let after
    do {
      const page = await opened.archive.search(has('school'), {
        limit: 150,
        ...(after && { after }),
      })
      seen.push(...page.hits.map(({ day, published }) => `${day} ${published}`))
      after = page.next
    } while (after !== undefined)
    expect(seen).toEqual(seen.toSorted().reverse())
    expect(seen).toHaveLength(await total(has('school')))
  })

  test('that are copies count once where that is asked, and again when it was a mistake', async () => {
    const alike = makeArticles(9100, 9110)
    await opened.archive.store(alike)
    await opened.archive.settle()
    const ids = alike.map(({ link }) => articleId(link))
    const first = ids[0] ?? ''
    const all = await total()
    const once = async (): Promise<number> =>
      (await opened.archive.count(every, { duplicates: 'once' }))[0]?.articles ?? 0
    // Invented articles of few words repeat each other.
    await opened.archive.tellDuplicates(
      ids.map((article) => ({ article, first: ids.at(-1) ?? '', kind: 'none' as const })),
    )
    const before = await once()
    await opened.archive.tellDuplicates([
      ...ids.slice(1, 6).map((article) => ({ article, first, kind: 'copy' as const })),
      ...ids.slice(6).map((article) => ({ article, first, kind: 'rewrite' as const })),
    ])
    expect(await once()).toBe(before - 5)
    const second = await opened.reopen()
    await second.tellDuplicates([{ article: ids[1] ?? '', first, kind: 'none' }])
    expect(await once()).toBe(before - 4)
    expect(await total()).toBe(all)
  })

  test('that were taken in while the archive follows come into its answers by themselves', async () => {
    opened.archive.start()
    await opened.archive.store([makeArticle(9005, { title: 'follower' })])
    await expect.poll(() => total(has('follow')), { timeout: 20_000 }).toBe(1)
    await opened.archive.stop()
    expect(opened.faults).toEqual([])
  })
})

test('a count that takes too long can be stopped, and nobody waits for it', async () => {
  const stop = new AbortController()
  const slow: CompiledCondition = {
    // Takes time and no memory: what ends by itself, whyever, could not be stopped.
    sql: 'number NOT IN (SELECT toUInt32(number) FROM numbers(1000000000000) WHERE sipHash64(number) = 1)',
    parameters: {},
  }
  const settings = { by: ['month'], signal: stop.signal } as const
  const stopped = opened.archive.count(slow, settings).catch((cause: unknown) => cause)
  const running = async (): Promise<number> => {
    const [row] = await opened.clickhouse.query<{ n: number }>(
      "SELECT count() AS n FROM system.processes WHERE query LIKE '%numbers(1000000000000)%' AND query NOT LIKE '%system.processes%'",
    )
    return row?.n ?? 0
  }
  await expect.poll(running, { timeout: 20_000 }).toBe(1)
  stop.abort()
  expect(await stopped).toMatchObject({ code: 'store.query-stopped' })
  await expect.poll(running, { timeout: 20_000 }).toBe(0)
})

describe('the archive is made again', () => {
  test('from the originals, the same', async () => {
    const by = { by: ['month', 'country', 'outlet'] } as const
    const before = await opened.archive.count(every, by)
    const told: number[] = []
    await opened.archive.rebuild({ onProgress: ({ done, of }) => told.push(done / of) })
    expect(await opened.archive.count(every, by)).toEqual(before)
    expect(told.at(-1)).toBe(1)
  })

  test('where rows are missing or too many', async () => {
    const before = await total()
    await opened.clickhouse.command('DELETE FROM article WHERE number % 7 = 0')
    await opened.clickhouse.command('INSERT INTO article SELECT * FROM article WHERE batch = 2')
    await opened.clickhouse.command(
      'INSERT INTO article SELECT * REPLACE (99999 AS batch) FROM article LIMIT 5',
    )
    const found = await opened.archive.check()
    expect(found.missing).toBeGreaterThan(300)
    expect(found.excess).toBeGreaterThan(5)
    expect(await total()).toBe(before)
    expect(await opened.archive.check()).toEqual({ missing: 0, excess: 0 })
  })
})

describe('an outlet’s articles that may not be kept any longer', () => {
  test('are erased from answers, record and originals, and do not come back', async () => {
    const outlet = 'outlet-3'
    const day = '2025-01-01'
    const condition: CompiledCondition = {
      sql: 'outlet = {outlet:String} AND day < {day:Date}',
      parameters: { outlet, day },
    }
    const [of, all] = [await total(condition), await total()]
    expect(of).toBeGreaterThan(50)
    const originals = await opened.store.pool.query<{ original: string }>(
      'select original from coverage.batch',
    )
    expect(await opened.archive.eraseBefore(outlet, day)).toBe(of)
    expect(await total(condition)).toBe(0)
    expect(await total()).toBe(all - of)
    await opened.archive.tidy()
    await opened.archive.rebuild()
    expect(await total()).toBe(all - of)
    const left = new Set<string>()
    for await (const { digest } of opened.blobs.list()) left.add(digest)
    const now = await opened.store.pool.query<{ original: string }>(
      'select original from coverage.batch',
    )
    expect(left).toEqual(new Set(now.rows.map(({ original }) => original)))
    expect(originals.rows.filter(({ original }) => left.has(original)).length).toBeLessThan(
      originals.rows.length,
    )
  })
})

test('what a killed process has begun is tidied away', async () => {
  await opened.store.pool.query(
    `insert into coverage.batch (original, bytes, begun_at)
     values ('', 0, now() - interval '2 hours'), ('', 0, now())`,
  )
  await opened.archive.tidy()
  const { rows } = await opened.store.pool.query(
    'select 1 from coverage.batch where accepted_at is null',
  )
  expect(rows).toHaveLength(1)
})
