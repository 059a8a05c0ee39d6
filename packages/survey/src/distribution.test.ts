import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  betaQuantile,
  chiSquaredQuantile,
  chiSquaredUpper,
  fisherUpper,
  normalQuantile,
  normalUpper,
  studentQuantile,
  studentUpper,
} from './distribution.ts'

test('quantiles are those of printed tables', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13)
  expect(studentQuantile(0.975, 1)).toBeCloseTo(Math.tan(0.475 * Math.PI), 11)
  expect(studentQuantile(0.975, 10)).toBeCloseTo(2.2281388519862744, 12)
  expect(studentQuantile(0.995, 30)).toBeCloseTo(2.749996, 5)
  expect(chiSquaredQuantile(0.95, 3)).toBeCloseTo(7.814727903251179, 11)
})

test('tails keep their digits far out', () => {
  expect(normalUpper(10) / 7.61985302416059e-24).toBeCloseTo(1, 12)
  // With one degree of freedom the tail is an arc tangent.
  expect(studentUpper(1e6, 1) / (Math.atan(1e-6) / Math.PI)).toBeCloseTo(1, 12)
  expect(chiSquaredUpper(100, 1) / 1.5239706048321e-23).toBeCloseTo(1, 10)
  expect(fisherUpper(3.70826482, 3, 10)).toBeCloseTo(0.05, 9)
})

test('exact limits of a binomial share are those of Newcombe', () => {
  const limits = (hits: number, n: number): number[] =>
    [betaQuantile(0.025, hits, n - hits + 1), betaQuantile(0.975, hits + 1, n - hits)].map(
      (value) => Math.round(value * 1e4) / 1e4,
    )
  expect(limits(81, 263)).toEqual([0.2527, 0.3676])
  expect(limits(15, 148)).toEqual([0.0578, 0.1617])
  expect(limits(0, 20)).toEqual([0, 0.1684])
  expect(limits(1, 29)).toEqual([0.0009, 0.1776])
})

test('infinite degrees of freedom are the normal and the chi-squared distribution', () => {
  expect(studentQuantile(0.9, Number.POSITIVE_INFINITY)).toBe(normalQuantile(0.9))
  expect(fisherUpper(2, 3, Number.POSITIVE_INFINITY)).toBeCloseTo(chiSquaredUpper(6, 3), 14)
})

test('a quantile leads back to its probability', () => {
  const probability = fc.double({ min: 1e-8, max: 0.5, noNaN: true })
  const degrees = fc.double({ min: 1, max: 1e4, noNaN: true })
  fc.assert(
    fc.property(probability, degrees, (p, df) => {
      expect(studentUpper(-studentQuantile(p, df), df) / p).toBeCloseTo(1, 9)
      expect(normalUpper(-normalQuantile(p)) / p).toBeCloseTo(1, 10)
      expect(chiSquaredUpper(chiSquaredQuantile(1 - p, df), df) / p).toBeCloseTo(1, 4)
    }),
  )
})
