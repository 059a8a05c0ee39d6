import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardiacArrests, faultOf, groups, must, numbers, simpleSample } from '../tests/sample.ts'
import { sampleDesign, type LinearDesign } from './design.ts'
import { means, ratio, standardErrors, totals } from './estimate.ts'
import { hadamard } from './hadamard.ts'
import { givenReplicates, replicateDesign, type ReplicateMethod } from './replicate-weights.ts'
import { seeded } from './seeded.ts'

test('half samples and the jackknife give the ratio its published errors', () => {
  const { design, alive, arrests } = cardiacArrests()
  const errorBy = (how: ReplicateMethod): number =>
    standardErrors(must(ratio(must(replicateDesign(design, how)), alive, arrests)))[0] ?? 0
  expect(errorBy({ method: 'BRR' })).toBeCloseTo(0.009418401, 8)
  expect(errorBy({ method: 'Fay', rho: 0.3 })).toBeCloseTo(0.009525187, 8)
  expect(errorBy({ method: 'JKn' })).toBeCloseTo(0.009846457, 8)
})

test('balanced replicates and the jackknife are exact for totals', () => {
  const { design, alive } = cardiacArrests()
  const linear = must(totals(design, [alive])).covariance[0] ?? 0
  for (const how of [{ method: 'BRR' }, { method: 'Fay', rho: 0.5 }, { method: 'JKn' }] as const)
    expect(must(totals(must(replicateDesign(design, how)), [alive])).covariance[0]).toBeCloseTo(
      linear,
      8,
    )
})

test('a Hadamard matrix has orthogonal rows', () => {
  for (const wanted of [1, 3, 7, 11, 19, 23, 40, 60]) {
    const { size, at } = hadamard(wanted)
    expect(size).toBeGreaterThan(wanted)
    for (let i = 0; i < size; i += 1)
      for (let j = 0; j <= i; j += 1) {
        let sum = 0
        for (let column = 0; column < size; column += 1)
          sum += at(i, column) === at(j, column) ? 1 : -1
        expect(sum).toBe(i === j ? size : 0)
      }
  }
})

function clustered(rows: readonly { psu: number; y: number }[]): LinearDesign {
  return must(
    sampleDesign(
      {
        stages: [
          {
            cluster: groups(
              'psu',
              rows.map(({ psu }) => psu),
            ),
            stratum: groups(
              's',
              rows.map(({ psu }) => psu % 2),
            ),
            population: numbers(
              'N',
              rows.map(() => 60),
            ),
          },
        ],
        weights: numbers(
          'w',
          rows.map((_, row) => 1 + (row % 3)),
        ),
      },
      rows.length,
    ),
  )
}

test('resampled weights come near the linear error and keep the total in the mean', () => {
  const random = seeded(7)
  const rows = Array.from({ length: 120 }, (_, row) => ({
    psu: row % 24,
    y: random() * 10 + (row % 24),
  }))
  const y = numbers(
    'y',
    rows.map((row) => row.y),
  )
  const design = clustered(rows)
  const linear = standardErrors(must(means(design, [y])))[0] ?? 0
  for (const method of ['bootstrap', 'subbootstrap', 'mrb'] as const) {
    const replicated = must(
      replicateDesign(design, { method, replicates: 2000, random: seeded(11) }),
    )
    const error = standardErrors(must(means(replicated, [y])))[0] ?? 0
    // The rescaled bootstrap of Rao and Wu knows no finite population.
    const expected = method === 'subbootstrap' ? linear / Math.sqrt(1 - 12 / 60) : linear
    expect(Math.abs(error / expected - 1)).toBeLessThan(0.08)
  }
})

test('successive differences see what changes from one neighbour to the next', () => {
  const y = numbers(
    'y',
    Array.from({ length: 40 }, (_, row) => Math.abs(row - 20)),
  )
  const design = simpleSample(Array.from(y.values, () => 1))
  const successive = must(replicateDesign(design, { method: 'SDR', replicates: 80 }))
  // Half the sum of squared steps: 40 steps of one around the circle.
  expect(must(totals(successive, [y])).covariance[0]).toBeCloseTo(20, 8)
})

test('a method that does not fit the strata is refused', () => {
  const design = simpleSample([1, 1, 1])
  expect(faultOf(replicateDesign(design, { method: 'JKn' })).code).toBe(
    'survey.method-needs-strata',
  )
  expect(faultOf(replicateDesign(cardiacArrests().design, { method: 'JK1' })).code).toBe(
    'survey.method-needs-no-strata',
  )
  const odd = simpleSample([1, 1, 1], { stratum: groups('s', ['a', 'a', 'a']) })
  expect(faultOf(replicateDesign(odd, { method: 'BRR' }))).toMatchObject({
    code: 'survey.pairs-incomplete',
    clusters: 3,
  })
})

test('weights that came with the data count as the same ones made here', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 6, maxLength: 12 }),
      (ys) => {
        const design = simpleSample(ys.map((_, row) => 1 + row))
        const made = must(replicateDesign(design, { method: 'JK1' }))
        const columns = Array.from({ length: made.replicates }, (_, r) =>
          Float64Array.from(
            ys,
            (_unused, row) => (made.factors[row * made.replicates + r] ?? 0) * (1 + row),
          ),
        )
        const given = must(
          givenReplicates({
            weights: design.weights,
            replicates: columns,
            combined: true,
            scale: made.scale,
          }),
        )
        const y = numbers('y', ys)
        expect(given.degrees).toBe(made.degrees)
        expect(must(means(given, [y])).covariance[0]).toBeCloseTo(
          must(means(made, [y])).covariance[0] ?? 0,
          12,
        )
      },
    ),
    { numRuns: 25 },
  )
})
