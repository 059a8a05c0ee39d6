import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultOf, groups, must, numbers, simpleSample } from '../tests/sample.ts'
import { sampleDesign } from './design.ts'
import { presentation } from './presentation.ts'
import { proportion, type ProportionMethod } from './proportion.ts'

const methods: ProportionMethod[] = [
  'logit',
  'likelihood',
  'asin',
  'beta',
  'mean',
  'xlogit',
  'wilson',
]

/** So many ones among so many rows of weight 1. */
function sample(
  ones: number,
  rows: number,
): [ReturnType<typeof simpleSample>, ReturnType<typeof numbers>] {
  return [
    simpleSample(Array.from({ length: rows }, () => 1)),
    numbers(
      'y',
      Array.from({ length: rows }, (_, row) => Number(row < ones)),
    ),
  ]
}

test('intervals of a share hold it, and all but the plain one stay within 0 and 1', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 59 }),
      fc.constantFrom(...methods),
      fc.constantFrom(0.9, 0.95, 0.99),
      (ones, method, level) => {
        const [design, y] = sample(ones, 60)
        const { value, interval } = must(proportion(design, y, { method, level }))
        expect(interval?.low).toBeLessThan(value)
        expect(interval?.high).toBeGreaterThan(value)
        if (method !== 'mean')
          expect((interval?.low ?? -1) >= 0 && (interval?.high ?? 2) <= 1).toBe(true)
      },
    ),
    { numRuns: 100 },
  )
})

test('an interval for the ones mirrors the one for the zeros', () => {
  const [design, y] = sample(7, 50)
  const others = { name: 'n', values: y.values.map((value) => 1 - value) }
  for (const method of methods) {
    const one = must(proportion(design, y, { method, fit: 'exact' })).interval
    const other = must(proportion(design, others, { method, fit: 'exact' })).interval
    expect(one?.low).toBeCloseTo(1 - (other?.high ?? 0), 10)
    expect(one?.high).toBeCloseTo(1 - (other?.low ?? 0), 10)
  }
})

test('the fit of the regression and the transformed mean agree to eight digits', () => {
  const [design, y] = sample(9, 40)
  const fitted = must(proportion(design, y, { method: 'logit' })).interval
  const exact = must(proportion(design, y, { method: 'logit', fit: 'exact' })).interval
  expect(fitted?.low).toBeCloseTo(exact?.low ?? 0, 8)
  expect(fitted?.high).toBeCloseTo(exact?.high ?? 0, 8)
})

test('at 0 and 1 a method says that it has no interval, and the likelihood refuses', () => {
  const [design, y] = sample(0, 20)
  for (const method of ['logit', 'asin', 'xlogit', 'wilson', 'beta'] as const)
    expect(must(proportion(design, y, { method }))).toMatchObject({
      value: 0,
      interval: undefined,
      reason: 'at-boundary',
    })
  expect(faultOf(proportion(design, y, { method: 'likelihood' })).code).toBe(
    'survey.proportion-at-boundary',
  )
})

test('a share that strata have fixed has no spread to make an interval of', () => {
  const stratum = groups('s', ['a', 'a', 'b', 'b', 'b'])
  const design = must(
    sampleDesign({ stages: [{ stratum }], weights: numbers('w', [1, 1, 1, 1, 1]) }, 5),
  )
  const y = numbers('y', [1, 1, 0, 0, 0])
  expect(must(proportion(design, y, { method: 'beta' })).reason).toBe('no-sampling-variance')
  expect(faultOf(proportion(design, y, { method: 'likelihood' })).code).toBe(
    'survey.no-sampling-variance',
  )
})

test('rows that did not answer do not sharpen the beta interval', () => {
  const design = simpleSample(Array.from({ length: 40 }, () => 1))
  const y = numbers(
    'y',
    Array.from({ length: 40 }, (_, row) => (row >= 8 ? null : Number(row < 3))),
  )
  const width = (sampleSize: 'answered' | 'all-rows'): number => {
    const { interval } = must(
      proportion(design, y, { method: 'beta', missing: 'drop', sampleSize }),
    )
    return (interval?.high ?? 0) - (interval?.low ?? 0)
  }
  expect(width('answered')).toBeLessThan(width('all-rows'))
  expect(must(proportion(design, y, { missing: 'drop' }))).toMatchObject({
    respondents: 8,
    missing: 32,
  })
})

test('only 0 and 1 are a share', () => {
  expect(faultOf(proportion(simpleSample([1, 1]), numbers('y', [0, 2])))).toMatchObject({
    code: 'survey.not-binary',
    row: 1,
    value: 2,
  })
})

test('a share is published with 30 respondents and a narrow interval', () => {
  const of = (value: number, n: number, effect = 1): ReturnType<typeof presentation> =>
    presentation({
      value,
      error: Math.sqrt((effect * value * (1 - value)) / n),
      respondents: n,
      degrees: n - 1,
    })
  expect(of(0.5, 400).publish).toBe(true)
  expect(of(0.5, 29).reasons).toContain('sample-too-small')
  expect(of(0.5, 100, 4).reasons).toContain('effective-sample-too-small')
  expect(of(0.5, 40).reasons).toContain('interval-too-wide')
  expect(of(0.02, 100).reasons).toEqual(['interval-too-wide-relatively'])
  expect(of(0.98, 100)).toMatchObject({ publish: true, flags: ['complement-imprecise'] })
  expect(presentation({ value: 0.5, error: 0.02, respondents: 600, degrees: 7 }).flags).toEqual([
    'few-degrees-of-freedom',
  ])
})
