import { terms } from '@suyab/language/term'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseQuery } from '../src/query/parse.ts'
import { termsBeside, type QueryTerms } from '../src/query-terms.ts'
import { openTestArchive, type TestArchive } from './archive-folder.ts'
import { makeArticle } from './article-maker.ts'

let opened: TestArchive
beforeAll(async () => {
  opened = await openTestArchive()
  const articles = Array.from({ length: 300 }, (_, index) => {
    // Of three articles one is about a bridge; these speak of engineers, and all of weather.
    const about = index % 3 === 0 ? 'A bridge, engineers' : 'A market, customers'
    const own = Array.from({ length: 9 }, (_, at) => `w${(index * 9 + at).toString(36)}x`).join(' ')
    return makeArticle(index, {
      outlet: index % 2 === 0 ? 'even' : 'odd',
      title: `News ${index}`,
      text: `${about}, in good weather. ${own} ${index % 3 === 0 && index % 2 === 0 ? 'Steel.' : ''}`,
    })
  })
  await opened.archive.store(articles)
  const copies = Array.from({ length: 40 }, (_, index) =>
    makeArticle(1000 + index, {
      outlet: `copy-${index}`,
      published: '2025-02-03T00:00:00.000Z',
      text: 'A bridge and the lantern of the old lighthouse, printed everywhere the same, word for word and line for line, as it came.',
    }),
  )
  await opened.archive.store(copies)
  await opened.archive.settle()
})
afterAll(() => opened.close())

async function beside(text: string): Promise<QueryTerms> {
  const read = parseQuery(text)
  if (!read.ok) throw new Error(read.fault.code)
  return termsBeside(opened.archive, read.value)
}

const term = (word: string): string => terms(word, 'en')[0] ?? ''

test('what comes with a query is named, not what was asked for or is everywhere', async () => {
  const { terms: found, hits, lookedThrough } = await beside('bridge')
  expect(found[0]).toMatchObject({ term: term('engineers'), found: 100, all: 100 })
  const names = found.map((one) => one.term)
  expect(names).toContain(term('steel'))
  for (const word of ['bridge', 'weather', 'market', 'customers'])
    expect(names).not.toContain(term(word))
  expect([hits, lookedThrough]).toEqual([101, 101])
})

test('a text that is printed everywhere counts once, unless the query says all', async () => {
  expect((await beside('bridge')).terms.map((one) => one.term)).not.toContain(term('lantern'))
  const all = await beside('bridge duplicates:all')
  expect(all.terms.find((one) => one.term === term('lantern'))).toMatchObject({ found: 40 })
})

test('it is compared with what the query’s other conditions let through', async () => {
  const { terms: found } = await beside('bridge outlet:even')
  expect(found.find((one) => one.term === term('steel'))).toMatchObject({ found: 50, all: 50 })
  const { terms: nothing, hits } = await beside('unheardof')
  expect([nothing, hits]).toEqual([[], 0])
})
