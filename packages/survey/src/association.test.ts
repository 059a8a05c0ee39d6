import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultOf, groups, must, simpleSample } from '../tests/sample.ts'
import { associationTest, type AssociationStatistic } from './association.ts'
import { integratedUpper, saddlepointUpper, satterthwaiteUpper } from './quadratic-form.ts'

const statistics: AssociationStatistic[] = [
  'F',
  'Chisq',
  'Wald',
  'adjWald',
  'lincom',
  'saddlepoint',
]

test('tails of weighted sums of chi-squared are those of Imhof', () => {
  const weights = [0.6, 0.3, 0.1]
  expect(integratedUpper(0.1, weights)).toBeCloseTo(0.9458, 4)
  expect(integratedUpper(0.7, weights)).toBeCloseTo(0.5064, 4)
  expect(integratedUpper(2, weights)).toBeCloseTo(0.124, 4)
  expect(saddlepointUpper(2, weights)).toBeCloseTo(0.124, 2)
  expect(satterthwaiteUpper(2, weights)).toBeCloseTo(0.131, 3)
})

test('a sum of equal weights is one chi-squared, and over chi-squared one F', () => {
  expect(integratedUpper(7.814727903251179, [1, 1, 1])).toBeCloseTo(0.05, 9)
  expect(integratedUpper(3 * 3.70826482, [1, 1, 1], 10)).toBeCloseTo(0.05, 7)
  expect(saddlepointUpper(7.814727903251179, [1, 1, 1])).toBeCloseTo(0.05, 2)
})

test('a test does not hang on the scale of weights or on which variable comes first', () => {
  const row = fc.record({
    a: fc.integer({ min: 0, max: 2 }),
    b: fc.integer({ min: 0, max: 1 }),
    w: fc.integer({ min: 1, max: 9 }),
  })
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 60, maxLength: 120 }),
      fc.constantFrom(...statistics),
      (rows, statistic) => {
        const a = groups(
          'a',
          rows.map((one) => one.a),
        )
        const b = groups(
          'b',
          rows.map((one) => one.b),
        )
        const plain = associationTest(simpleSample(rows.map(({ w }) => w)), a, b, statistic)
        const other = associationTest(simpleSample(rows.map(({ w }) => w * 1000)), b, a, statistic)
        fc.pre(plain.ok && other.ok)
        if (plain.ok && other.ok) expect(other.value.p).toBeCloseTo(plain.value.p, 7)
      },
    ),
    { numRuns: 60 },
  )
})

test('a variable with one category has nothing to be associated with', () => {
  const design = simpleSample([1, 1, 1, 1])
  expect(
    faultOf(
      associationTest(
        design,
        groups('a', ['x', 'y', 'x', 'y']),
        groups('b', ['z', 'z', null, 'z']),
      ),
    ),
  ).toEqual({
    code: 'survey.categories-too-few',
    column: 'b',
    count: 1,
  })
})

test('what goes together is found', () => {
  const a = groups(
    'a',
    Array.from({ length: 100 }, (_, row) => row % 2),
  )
  const b = groups(
    'b',
    Array.from({ length: 100 }, (_, row) => (row % 10 === 0 ? 1 : row % 2)),
  )
  const c = groups(
    'c',
    Array.from({ length: 100 }, (_, row) => row % 3),
  )
  const design = simpleSample(Array.from({ length: 100 }, () => 2))
  for (const statistic of statistics) {
    expect(must(associationTest(design, a, b, statistic)).p).toBeLessThan(1e-6)
    expect(must(associationTest(design, a, c, statistic)).p).toBeGreaterThan(0.5)
  }
})

test('missing values are left out and counted', () => {
  const design = simpleSample([1, 1, 1, 1, 1, 1])
  const test = must(
    associationTest(
      design,
      groups('a', ['x', 'y', 'x', 'y', 'x', null]),
      groups('b', ['z', 'u', 'u', 'z', 'z', 'u']),
    ),
  )
  expect([test.respondents, test.missing]).toEqual([5, 1])
})
