import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomArticle, randomQuery } from '../../tests/random-query.ts'
import { matches } from '../query/matches.ts'
import { parseQuery } from '../query/parse.ts'
import { printQuery } from '../query/print.ts'
import { denominatorOf } from './denominator.ts'

test.each([
  ['молодежь работа', '*'],
  ['молодежь country:kg date:2025', 'country:KG AND date:2025-01-01..2025-12-31'],
  ['(ai country:kg) OR (ai language:ru)', 'country:KG OR language:ru'],
  ['ai OR country:kg', '*'],
  ['ai NOT outlet:paper', 'NOT outlet:paper'],
  ['ai NOT (work outlet:paper)', '*'],
  ['NOT (ai OR outlet:paper)', 'NOT outlet:paper'],
  ['ai place:KG-GB type:video duplicates:once', 'type:video duplicates:once'],
])('a share of what “%s” finds is of “%s”', (query, denominator) => {
  const read = parseQuery(query)
  if (!read.ok) throw new Error(read.fault.code)
  expect(printQuery(denominatorOf(read.value))).toBe(denominator)
})

test('whatever a query finds is among what its share is of', () => {
  fc.assert(
    fc.property(randomQuery, fc.array(randomArticle, { maxLength: 5 }), (query, articles) => {
      const found = articles.filter((article) => matches(query, article))
      expect(found.filter((article) => !matches(denominatorOf(query), article))).toEqual([])
    }),
    { numRuns: 1000 },
  )
})
