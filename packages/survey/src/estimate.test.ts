import { degreesOfFreedom } from './degrees.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  cardiacArrests,
  faultOf,
  groups,
  municipalities,
  must,
  numbers,
  simpleSample,
} from '../tests/sample.ts'
import { contrast, intervals } from './contrast.ts'
import { inDomain, rowsOf, sampleDesign } from './design.ts'
import { means, proportions, ratio, standardErrors, totals } from './estimate.ts'
import { groupMeans } from './group.ts'

test('a two-stage sample without replacement has the errors of its textbook', () => {
  const { design, y } = municipalities()
  const total = must(totals(design, [y]))
  expect(total.values[0]).toBeCloseTo(15080, 9)
  expect(standardErrors(total)[0]).toBeCloseTo(2274.2547, 4)
  const mean = must(means(design, [y]))
  expect(mean.values[0]).toBeCloseTo(44.35294, 5)
  expect(standardErrors(mean)[0]).toBeCloseTo(2.273653, 6)
})

test('the mean of a simple sample without replacement has error s sqrt((1 − f) / n)', () => {
  const y = [3, 5, 8, 9, 15]
  const design = must(
    sampleDesign(
      {
        stages: [
          {
            population: numbers(
              'N',
              y.map(() => 20),
            ),
          },
        ],
      },
      y.length,
    ),
  )
  const estimate = must(means(design, [numbers('y', y)], { designEffect: 'without-replacement' }))
  const mean = 8
  const variance = y.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4
  expect(estimate.values[0]).toBeCloseTo(mean, 12)
  expect(standardErrors(estimate)[0]).toBeCloseTo(Math.sqrt((variance / 5) * (15 / 20)), 12)
  expect(estimate.designEffects?.[0]).toBeCloseTo(1, 12)
  expect(estimate.degrees).toBe(4)
})

test('a ratio of totals is that of the cardiac arrests', () => {
  const { design, alive, arrests } = cardiacArrests()
  const estimate = must(ratio(design, alive, arrests))
  expect(estimate.values[0]).toBeCloseTo(278 / 1811, 12)
  // The centred ratio residuals of the two companies of each area, by hand.
  const r = 278 / 1811
  const gaps = [25 - 24 - r * (120 - 78), 30 - 49 - r * (185 - 228), 80 - 70 - r * (670 - 530)]
  const byHand = Math.sqrt(gaps.reduce((sum, gap) => sum + gap * gap, 0)) / 1811
  expect(standardErrors(estimate)[0]).toBeCloseTo(byHand, 12)
})

test('an estimate in a domain knows the PSUs that have no one in it', () => {
  const design = must(
    sampleDesign(
      {
        stages: [{ cluster: groups('psu', [1, 1, 2, 2, 3, 3]) }],
        weights: numbers('w', [1, 1, 1, 1, 1, 1]),
      },
      6,
    ),
  )
  const group = groups('g', ['a', 'b', 'a', 'b', 'b', 'b'])
  const y = numbers('y', [1, 9, 3, 9, 9, 9])
  const part = inDomain(design, rowsOf(group, 'a'))
  const total = must(totals(part, [y]))
  // PSU totals 1, 3 and 0 around 4/3, times 3/2.
  const spread = (1 - 4 / 3) ** 2 + (3 - 4 / 3) ** 2 + (4 / 3) ** 2
  expect(total.covariance[0]).toBeCloseTo(1.5 * spread, 12)
  expect(degreesOfFreedom(part)).toBe(1)
})

test('shares sum to 1 and their covariances to 0', () => {
  const column = groups('c', ['x', 'y', 'z', 'x', 'y', 'x'])
  const estimate = must(proportions(simpleSample([1, 2, 3, 4, 5, 6]), column))
  expect(estimate.values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 14)
  for (let i = 0; i < 3; i += 1)
    expect(
      [0, 1, 2].reduce((sum, j) => sum + (estimate.covariance[i * 3 + j] ?? 0), 0),
    ).toBeCloseTo(0, 14)
})

test('groups in different clusters do not covary, and a difference has both their variances', () => {
  const design = must(
    sampleDesign(
      {
        stages: [{ stratum: groups('s', [1, 1, 1, 2, 2, 2]) }],
        weights: numbers('w', [1, 1, 1, 1, 1, 1]),
      },
      6,
    ),
  )
  const both = must(
    groupMeans(design, numbers('y', [1, 2, 4, 3, 7, 9]), groups('s', [1, 1, 1, 2, 2, 2])),
  )
  expect(both.covariance[1]).toBe(0)
  const difference = contrast(both, [{ name: 'd', coefficients: [1, -1] }])
  expect(difference.covariance[0]).toBeCloseTo(
    (both.covariance[0] ?? 0) + (both.covariance[3] ?? 0),
    14,
  )
})

test('a missing value is refused with its row, or dropped and counted when told', () => {
  const design = simpleSample([1, 1, 1, 1])
  const y = numbers('y', [1, null, 3, 5])
  expect(faultOf(means(design, [y]))).toEqual({
    code: 'survey.value-missing',
    column: 'y',
    row: 1,
    count: 1,
  })
  const estimate = must(means(design, [y], { missing: 'drop' }))
  expect([estimate.values[0], estimate.respondents, estimate.missing]).toEqual([3, 3, 1])
})

test('an empty domain and a base of 0 have no answer', () => {
  const design = simpleSample([1, 1, 1])
  expect(faultOf(means(inDomain(design, new Uint8Array(3)), [numbers('y', [1, 2, 3])])).code).toBe(
    'survey.domain-empty',
  )
  expect(faultOf(ratio(design, numbers('a', [1, 2, 3]), numbers('b', [0, 0, 0]))).code).toBe(
    'survey.base-zero',
  )
})

test('a design effect needs weights that sum to a population', () => {
  const estimate = must(
    means(simpleSample([0.5, 0.5, 0.5]), [numbers('y', [1, 2, 4])], {
      designEffect: 'without-replacement',
    }),
  )
  expect(estimate.designEffects).toEqual([undefined])
})

test('means and errors do not hang on the scale of weights or the order of rows', () => {
  const row = fc.record({
    w: fc.double({ min: 0.1, max: 50, noNaN: true }),
    y: fc.double({ min: -100, max: 100, noNaN: true }),
    psu: fc.integer({ min: 0, max: 4 }),
  })
  fc.assert(
    fc.property(
      fc
        .array(row, { minLength: 8, maxLength: 40 })
        .filter((rows) => new Set(rows.map(({ psu }) => psu)).size > 1),
      fc.double({ min: 0.01, max: 1000, noNaN: true }),
      (rows, scale) => {
        const estimateOf = (list: typeof rows, factor: number): number[] => {
          const design = must(
            sampleDesign(
              {
                stages: [
                  {
                    cluster: groups(
                      'psu',
                      list.map(({ psu }) => psu),
                    ),
                  },
                ],
                weights: numbers(
                  'w',
                  list.map(({ w }) => w * factor),
                ),
              },
              list.length,
            ),
          )
          const found = must(
            means(design, [
              numbers(
                'y',
                list.map(({ y }) => y),
              ),
            ]),
          )
          return [
            found.values[0] ?? 0,
            standardErrors(found)[0] ?? 0,
            ...intervals(found).map((interval) => interval?.high ?? 0),
          ]
        }
        const plain = estimateOf(rows, 1)
        const other = estimateOf([...rows].reverse(), scale)
        for (const [at, value] of plain.entries())
          expect(Math.abs(value - (other[at] ?? 0))).toBeLessThan(1e-8 * (1 + Math.abs(value)))
      },
    ),
    { numRuns: 50 },
  )
})
