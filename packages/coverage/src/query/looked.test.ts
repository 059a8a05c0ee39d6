import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomArticle, randomQuery } from '../../tests/random-query.ts'
import { LookedArticle } from './looked.ts'
import { parseQuery } from './parse.ts'
import { plainRangesOf } from '../../tests/plain-look.ts'
import { isPlace, type Asked, type Condition, type Place } from './query.ts'

function condition(text: string): Condition {
  const read = parseQuery(text)
  if (!read.ok) throw new Error(read.fault.code)
  return read.value.where
}

function place(text: string): Place {
  const read = condition(text)
  if (!isPlace(read)) throw new Error(text)
  return read
}

function article(terms: readonly string[]): Asked {
  return { outlet: 'echo', country: 'KG', language: 'en', day: '2025-01-01', type: 'news', places: [], terms } // prettier-ignore
}

function placesIn(where: Condition): Place[] {
  if (isPlace(where)) return [where]
  if (where.is === 'not') return placesIn(where.of)
  return where.is === 'and' || where.is === 'or' ? where.of.flatMap(placesIn) : []
}

test('finds the places that are found by comparing each with each', () => {
  const inOrder = (ranges: readonly { from: number; to: number }[]): string[] =>
    [...new Set(ranges.map(({ from, to }) => `${from}–${to}`))].sort()
  fc.assert(
    fc.property(randomQuery, randomArticle, ({ where }, asked) => {
      const looked = new LookedArticle(asked)
      for (const one of placesIn(where)) {
        const found = looked.rangesOf(one)
        expect(inOrder(found)).toEqual(inOrder(plainRangesOf(one, asked)))
        expect(inOrder(found)).toHaveLength(found.length)
      }
    }),
    { numRuns: 500 },
  )
})

test('terms are gone through a few times, however many words are asked', () => {
  const length = 3000
  let reads = 0
  const terms = new Proxy(
    Array.from({ length }, (_, at) => `w${at % 300}`),
    {
      get: (target, key, receiver): unknown => {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1
        return Reflect.get(target, key, receiver)
      },
    },
  )
  const looked = new LookedArticle(article(terms))
  const words = Array.from({ length: 300 }, (_, at) => `w${at}`)
  expect(looked.rangesOf(place(words.join(' OR ')))).toHaveLength(length)
  expect(looked.holds(condition(`${words.join(' ')} NOT w300`))).toBe(true)
  expect(looked.holds(condition(words.map((word) => `"${word} w7"`).join(' OR ')))).toBe(true)
  expect(reads).toBeLessThan(6 * length)
})

// Each with each, these would be tens of thousands of millions of comparisons.
const many = 200_000

test('two sides of NEAR without end are not compared each with each', () => {
  const apart = article([...Array<string>(many).fill('a1'), 'x', ...Array<string>(many).fill('b1')])
  const looked = new LookedArticle(apart)
  expect(looked.rangesOf(place('a1 NEAR/0 b1'))).toEqual([])
  expect(looked.rangesOf(place('a1 NEAR/3 b1'))).toHaveLength(3)
  expect(looked.rangesOf(place('b1 NEAR/3 a1'))).toMatchObject([
    { from: many + 1 },
    { from: many + 2 },
    { from: many + 3 },
  ])
})

test('two sides of OUTSIDE without end are not compared each with each', () => {
  const looked = new LookedArticle(
    article(Array.from({ length: 2 * many + 1 }, (_, at) => (at % 2 === 0 ? 'a1' : 'b1'))),
  )
  expect(looked.rangesOf(place('a1 OUTSIDE "b1 a1"'))).toMatchObject([{ from: 0 }])
})

test('one word in a hundred spellings is one look', () => {
  const looked = new LookedArticle(article(Array<string>(100).fill('abcdefg')))
  const spelling = (at: number): string =>
    Array.from('abcdefg', (letter, bit) => ((at >> bit) & 1 ? letter.toUpperCase() : letter)).join('') // prettier-ignore
  const [one, ...others] = Array.from({ length: 100 }, (_, at) => place(spelling(at)))
  const found = looked.rangesOf(one!)
  expect(found).toHaveLength(100)
  for (const other of others) expect(looked.rangesOf(other)).toBe(found)
  expect(looked.rangesOf({ is: 'or', of: [one!, ...others] })).toBe(found)
})
