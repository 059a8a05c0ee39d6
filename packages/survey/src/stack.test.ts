import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groups, must, numbers } from '../tests/sample.ts'
import type { Categorical } from './column.ts'
import { waveChange, waveChangeInDesign, type WaveEstimate } from './comparison.ts'
import { inDomain, sampleDesign, type LinearDesign } from './design.ts'
import { means, standardErrors } from './estimate.ts'
import { groupMeans } from './group.ts'
import { givenReplicates, replicateDesign } from './replicate-weights.ts'
import { replicateWeights } from './replication.ts'
import { areReplicatesAlike, stackedDesign, stackedReplicates } from './stack.ts'
import { postStratify } from './weighting/post-stratify.ts'

const rows = 24
const sides = fc.record({
  values: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: rows, maxLength: rows }),
  weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: rows, maxLength: rows }),
})

function cycle(name: string, size: number, mark = ''): Categorical {
  return groups(
    name,
    Array.from({ length: rows }, (_, row) => `${mark}${row % size}`),
  )
}

function designOf(weights: readonly number[]): LinearDesign {
  const stage = { cluster: cycle('psu', 8), stratum: cycle('stratum', 2) }
  return must(sampleDesign({ stages: [stage], weights: numbers('w', weights) }, rows))
}

function bound(one: Categorical, other: Categorical): Categorical {
  const texts = [one, other].flatMap(({ codes, levels }) => Array.from(codes, (code) => levels[code] ?? '')) // prettier-ignore
  return groups(one.name, texts)
}

const wave = groups('wave', [
  ...Array.from({ length: rows }, () => 'a'),
  ...Array.from({ length: rows }, () => 'b'),
])

function estimateOf(design: LinearDesign, values: readonly number[]): WaveEstimate {
  const found = must(means(design, [numbers('y', values)]))
  return {
    value: found.values[0] ?? 0,
    error: standardErrors(found)[0] ?? 0,
    degrees: found.degrees,
  }
}

test('samples that share nothing are as sure together as apart, each with its weights and margins', () => {
  fc.assert(
    fc.property(sides, sides, fc.boolean(), (first, second, isFitted) => {
      const [one, other] = [first, second].map(({ weights }, at) => {
        const drawn = designOf(weights)
        const column = cycle('half', 3)
        const totals = { 0: 30 + at, 1: 40, 2: 50 }
        return isFitted && at === 1 ? must(postStratify(drawn, { column, totals })) : drawn
      })
      if (one === undefined || other === undefined) throw new Error('there are two samples')
      const stage = { cluster: bound(cycle('psu', 8), cycle('psu', 8, 'x')), stratum: bound(cycle('stratum', 2), cycle('stratum', 2, 'x')) }
      const both = must(stackedDesign([one, other], { stages: [stage] }))
      const y = numbers('y', [...first.values, ...second.values])
      const change = must(waveChangeInDesign(both, (whole) => groupMeans(whole, y, wave)))
      const apart = must(waveChange(estimateOf(one, first.values), estimateOf(other, second.values), 'independent'))
      expect(change.estimate).toBeCloseTo(apart.estimate, 10)
      expect(change.error).toBeCloseTo(apart.error, 10)
      expect(change.degrees).toBe(12)
    }),
    { numRuns: 60 },
  )
}) // prettier-ignore

test('the same answers of the same people do not change, and that is sure', () => {
  fc.assert(
    fc.property(sides, ({ values, weights }) => {
      const one = designOf(weights)
      const stage = { cluster: bound(cycle('psu', 8), cycle('psu', 8)), stratum: bound(cycle('stratum', 2), cycle('stratum', 2)) } // prettier-ignore
      const both = must(stackedDesign([one, one], { stages: [stage] }))
      const y = numbers('y', [...values, ...values])
      const change = must(waveChangeInDesign(both, (whole) => groupMeans(whole, y, wave)))
      expect(change.estimate).toBeCloseTo(0, 12)
      expect(change.error).toBeLessThan(1e-9)
    }),
    { numRuns: 30 },
  )
})

test('each sample keeps its domain', () => {
  const one = designOf(Array.from({ length: rows }, () => 1))
  const half = inDomain(
    one,
    Uint8Array.from({ length: rows }, (_, row) => row % 2),
  )
  const stage = { cluster: bound(cycle('psu', 8), cycle('psu', 8)) }
  const both = must(stackedDesign([one, half], { stages: [stage] }))
  expect(both.domain?.reduce((sum, inside) => sum + inside, 0)).toBe(rows + rows / 2)
  expect(both.domain?.subarray(0, rows).includes(0)).toBe(false)
  expect(must(stackedDesign([one, one], { stages: [stage] })).domain).toBeUndefined()
})

test('replicates are the same draw in both samples, as factors or as whole weights', () => {
  fc.assert(
    fc.property(sides, sides, (first, second) => {
      const made = [first, second].map(({ weights }) => must(replicateDesign(designOf(weights), { method: 'JKn' }))) // prettier-ignore
      const [one, other] = made
      if (one === undefined || other === undefined) throw new Error('there are two samples')
      const whole = must(
        givenReplicates({
          weights: other.weights,
          replicates: Array.from({ length: other.replicates }, (_, r) => replicateWeights(other, r)), // prettier-ignore
          combined: true,
          scale: other.scale,
          rscales: other.rscales,
        }),
      )
      const y = numbers('y', [...first.values, ...second.values])
      const [asFactors, asWeights] = [other, whole].map(
        (later) =>
        must(waveChangeInDesign(stackedReplicates([one, later]), (design) => groupMeans(design, y, wave))), // prettier-ignore
      )
      expect(asWeights?.estimate).toBeCloseTo(asFactors?.estimate ?? Number.NaN, 12)
      expect(asWeights?.error).toBeCloseTo(asFactors?.error ?? Number.NaN, 12)
      expect(asWeights?.degrees).toBe(asFactors?.degrees)
    }),
    { numRuns: 20 },
  )
})

test('replicates that were made otherwise are not put together', () => {
  const drawn = designOf(Array.from({ length: rows }, () => 1))
  const one = must(replicateDesign(drawn, { method: 'JKn' }))
  const other = must(replicateDesign(drawn, { method: 'BRR' }))
  expect(areReplicatesAlike(one, one)).toBe(true)
  expect(areReplicatesAlike(one, other)).toBe(false)
  expect(() => stackedReplicates([one, other])).toThrow(RangeError)
})
