import { terms } from '@suyab/language/term'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlesById, type Found } from '../src/archive/search.ts'
import type { Archive } from '../src/archive.ts'
import { wordsFound } from '../src/concept/sample.ts'
import { compileQuery } from '../src/query/compile.ts'
import { parseQuery } from '../src/query/parse.ts'
import { searchMarked } from '../src/search/found.ts'
import { longestMarked, markArticle } from '../src/search/mark.ts'
import { drawRound } from '../src/workbench/draw.ts'
import { openTestArchive, type TestArchive } from './archive-folder.ts'
import { makeArticle, makeArticles } from './article-maker.ts'

const count = 2500
let opened: TestArchive
beforeAll(async () => {
  opened = await openTestArchive()
  await opened.archive.store(makeArticles(0, count))
  const text = `${'bridge '.repeat(20_000)}camels`
  await opened.archive.store([makeArticle(9000, { title: 'Long', text })])
  await opened.archive.settle()
})
afterAll(() => opened.close())

function queryOf(text: string): Parameters<typeof compileQuery>[0] {
  const read = parseQuery(text)
  if (!read.ok) throw new Error(read.fault.code)
  return read.value
}

/** The archive, and how many texts and letters of them each answer had. */
function watched(): { archive: Pick<Archive, 'search'>; answers: { texts: number; letters: number }[] } {
  const answers: { texts: number; letters: number }[] = []
  const search = async (...asked: Parameters<Archive['search']>): Promise<Found> => {
    const found = await opened.archive.search(...asked)
    const texts = found.hits.map(({ text }) => text.length).filter((length) => length > 0)
    answers.push({ texts: texts.length, letters: Math.max(0, ...texts) })
    return found
  }
  return { archive: { search }, answers }
} // prettier-ignore

test('a page of hits is marked as it would be whole, with the texts of twenty at once', async () => {
  const query = queryOf('bridge NEAR/5 market')
  const condition = compileQuery(query)
  for (const limit of [5, 20, 130]) {
    const { archive, answers } = watched()
    const page = await searchMarked(archive, query, condition, { limit }, (hit, marked) => ({ id: hit.id, marked })) // prettier-ignore
    const whole = await opened.archive.search(condition, { limit })
    expect(page.next).toEqual(whole.next)
    expect(page.hits).toEqual(
      whole.hits.map((hit) => ({ id: hit.id, marked: markArticle(query, hit) })),
    )
    expect(Math.max(...answers.map(({ texts }) => texts))).toBe(Math.min(limit, 20))
  }
})

test('of a text without end so much is read as is marked', async () => {
  for (const limit of [20, 100]) {
    const { archive, answers } = watched()
    const query = queryOf('camel')
    const shown = await searchMarked(archive, query, compileQuery(query), { limit }, ({ text }, { reasons }) => [text.length, reasons]) // prettier-ignore
    expect(shown.hits).toEqual([[longestMarked, []]])
    expect(Math.max(...answers.map(({ letters }) => letters))).toBe(longestMarked)
  }
  const { hits } = await opened.archive.search(compileQuery(queryOf('camel')))
  const [found] = await articlesById(
    opened.archive,
    hits.map(({ id }) => id),
  )
  expect(found?.text).toMatch(/bridge camels$/)
})

test('a round is drawn with the terms of two hundred hits at once, and finds the words of each', async () => {
  const list = { words: ['bridge', 'market', 'border'], except: ['market school'] }
  const most = { rows: 0, terms: 0 }
  const clickhouse: Parameters<typeof drawRound>[1] = {
    query: async <Row>(...asked: Parameters<TestArchive['clickhouse']['query']>) => {
      const rows = await opened.clickhouse.query<Row>(...asked)
      const lengths = rows.map((row) => Reflect.get(row as object, 'terms') as string[] | undefined)
      if (lengths[0] !== undefined) most.rows = Math.max(most.rows, rows.length)
      for (const one of lengths) most.terms = Math.max(most.terms, one?.length ?? 0)
      return rows
    },
  }
  const period = { from: '2024-01-01', to: '2026-01-10' }
  const question = { id: 'draft', language: 'en', list } as const
  const drawn = await drawRound(opened.archive, clickhouse, question, { ...period, size: 60, seed: 7 }) // prettier-ignore
  expect(drawn.sizes.hit).toBeGreaterThan(1000)
  expect(most.rows).toBe(200)
  expect(most.terms).toBe(20_000)
  const hits = drawn.items.filter(({ stratum }) => stratum === 'hit')
  expect(hits.length).toBeGreaterThanOrEqual(60)
  const articles = await articlesById(
    opened.archive,
    hits.map(({ article }) => article),
  )
  for (const [at, { title, text }] of articles.entries()) {
    const found = wordsFound(list, 'en', [...terms(title, 'en'), '¶', ...terms(text, 'en')])
    expect(found).toContain(hits[at]!.word)
  }
})
