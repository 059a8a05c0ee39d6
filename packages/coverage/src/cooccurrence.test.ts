import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cooccurring } from './cooccurrence.ts'

test('the likelihood ratio is that of the two-by-two table', () => {
  // G² of [[110, 2442], [111, 29114]]: 2·Σ observed·ln(observed/expected).
  const table = [110, 2442, 111, 29_114] as const
  const [a, b, c, d] = table
  const all = a + b + c + d
  const expected = [
    ((a + b) * (a + c)) / all,
    ((a + b) * (b + d)) / all,
    ((c + d) * (a + c)) / all,
    ((c + d) * (b + d)) / all,
  ]
  const g = 2 * table.reduce((sum, count, at) => sum + count * Math.log(count / expected[at]!), 0)
  const [term] = cooccurring({
    found: new Map([['x', a]]),
    all: new Map([['x', a + c]]),
    articlesFound: a + b,
    articles: all,
  })
  expect(term?.surprise).toBeCloseTo(g, 6)
  expect(term?.lift).toBeCloseTo(a / (a + b) / (c / (c + d)), 0)
})

test('terms that are as frequent elsewhere, rarer, asked for or few are left out', () => {
  const counts = {
    found: new Map([['often', 40], ['common', 50], ['rarer', 10], ['asked', 100], ['chance', 1]]),
    all: new Map([['often', 60], ['common', 500], ['rarer', 300], ['asked', 100], ['chance', 1]]),
    articlesFound: 100,
    articles: 1000,
  } // prettier-ignore
  const found = cooccurring(counts, 10, new Set(['asked']))
  expect(found.map(({ term }) => term)).toEqual(['often'])
})

test('every term given is more frequent among those found, the most surprising first', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(50), fc.nat(950)), { maxLength: 20 }),
      fc.nat(10),
      (counts, most) => {
        const terms = counts.map(([a, b], at) => [`t${at}`, a, a + b] as const)
        const found = cooccurring(
          {
            found: new Map(terms.map(([term, a]) => [term, a])),
            all: new Map(terms.map(([term, , all]) => [term, all])),
            articlesFound: 50,
            articles: 1000,
          },
          most,
        )
        expect(found.length).toBeLessThanOrEqual(most)
        expect(found.map((one) => one.surprise)).toEqual(found.map((one) => one.surprise).toSorted((a, b) => b - a)) // prettier-ignore
        for (const one of found) {
          expect(one.found / 50).toBeGreaterThan((one.all - one.found) / 950)
          expect(Number.isFinite(one.surprise)).toBe(true)
        }
      },
    ),
  )
})

test('counts that contradict each other are an error', () => {
  const counts = { found: new Map([['x', 5]]), all: new Map([['x', 4]]), articlesFound: 10, articles: 20 } // prettier-ignore
  expect(() => cooccurring(counts)).toThrow(RangeError)
})
