import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultOf, must, numbers, simpleSample } from '../tests/sample.ts'
import { quantiles } from './quantile.ts'
import { quantileOf, sortedSample, type QuantileRule } from './quantile-rule.ts'

function quantile(
  values: readonly number[],
  p: number,
  rule: QuantileRule,
  weights?: readonly number[],
): number {
  const x = Float64Array.from(values)
  const w = Float64Array.from(weights ?? values.map(() => 1))
  return quantileOf(sortedSample(x, w, new Uint8Array(x.length).fill(1)), p, rule)
}

// Hyndman and Fan's nine definitions at p = 0.25 of 1 … 10, worked out by their formulas.
test.each([
  ['hf1', 3],
  ['hf2', 3],
  ['hf3', 3],
  ['hf4', 2.5],
  ['hf5', 3],
  ['hf6', 2.75],
  ['hf7', 3.25],
  ['hf8', 2.916666666666667],
  ['hf9', 2.9375],
] as const)('rule %s puts the lower quartile of ten values at %d', (rule, expected) => {
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.25, rule)).toBeCloseTo(expected, 12)
})

test('where half the weight lies exactly below, the school takes the middle', () => {
  expect(quantile([1, 2, 3, 4], 0.5, 'math')).toBe(2)
  expect(quantile([1, 2, 3, 4], 0.5, 'school')).toBe(2.5)
  // 0.1 summed ten times is not 1, yet it is one half of twenty.
  expect(
    quantile(
      Array.from({ length: 20 }, (_, i) => i),
      0.5,
      'math',
      Array.from({ length: 20 }, () => 0.1),
    ),
  ).toBe(9)
})

test('a weight of two is the value twice', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ x: fc.integer({ min: 0, max: 30 }), w: fc.integer({ min: 1, max: 4 }) }),
        { minLength: 2, maxLength: 20 },
      ),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      (rows, p) => {
        const twice = rows.flatMap(({ x, w }) => Array.from({ length: w }, () => x))
        const xs = rows.map(({ x }) => x)
        expect(
          quantile(
            xs,
            p,
            'math',
            rows.map(({ w }) => w),
          ),
        ).toBe(quantile(twice, p, 'math'))
      },
    ),
  )
})

test('the interval holds the quantile, whichever way it is made', () => {
  const values = Array.from({ length: 80 }, (_, row) => (row * 37) % 101)
  const design = simpleSample(values.map((_, row) => 1 + (row % 3)))
  const y = numbers('y', values)
  for (const interval of ['mean', 'beta', 'xlogit', 'asin', 'score'] as const) {
    const [found] = must(quantiles(design, y, [0.5], { interval }))
    expect(found?.low).toBeLessThanOrEqual(found?.value ?? 0)
    expect(found?.high).toBeGreaterThanOrEqual(found?.value ?? 0)
  }
  expect(faultOf(quantiles(design, y, [1.2])).code).toBe('survey.quantile-outside')
})
