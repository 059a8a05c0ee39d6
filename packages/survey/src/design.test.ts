import { degreesOfFreedom } from './degrees.ts'
import { expect, test } from 'vitest'
import { faultOf, groups, must, numbers, simpleSample } from '../tests/sample.ts'
import { sampleDesign } from './design.ts'
import { means } from './estimate.ts'

test.each([
  ['survey.weight-missing', [1, null, 1]],
  ['survey.weight-zero', [1, 0, 1]],
  ['survey.weight-negative', [1, -2, 1]],
])('%s names column and row', (code, weights) => {
  const fault = faultOf(sampleDesign({ stages: [{}], weights: numbers('w', weights) }, 3))
  expect(fault).toMatchObject({ code, column: 'w', row: 1, count: 1 })
})

test('a cluster in two strata is refused unless labels are nested', () => {
  const spec = {
    stages: [
      { cluster: groups('psu', [1, 2, 1, 2]), stratum: groups('region', ['n', 'n', 's', 's']) },
    ],
    weights: numbers('w', [1, 1, 1, 1]),
  }
  expect(faultOf(sampleDesign(spec, 4))).toMatchObject({
    code: 'survey.cluster-crosses-strata',
    column: 'psu',
    row: 2,
    cluster: '1',
    strata: ['n', 's'],
  })
  expect(degreesOfFreedom(must(sampleDesign({ ...spec, nested: true }, 4)))).toBe(2)
})

test('a population must be constant in its stratum and no smaller than the sample', () => {
  const stratum = groups('s', ['a', 'a', 'b', 'b'])
  const design = (population: number[]): { readonly code: string } =>
    faultOf(sampleDesign({ stages: [{ stratum, population: numbers('N', population) }] }, 4))
  expect(design([10, 10, 20, 21])).toMatchObject({
    code: 'survey.population-varies',
    stratum: 'b',
    row: 3,
  })
  expect(design([10, 10, 1, 1])).toMatchObject({
    code: 'survey.population-below-sample',
    stratum: 'b',
    sample: 2,
  })
})

test('a sampling fraction says the same as a population', () => {
  const y = numbers('y', [1, 4, 6, 7])
  const byNumber = must(
    sampleDesign({ stages: [{ population: numbers('N', [16, 16, 16, 16]) }] }, 4),
  )
  const byShare = must(
    sampleDesign({ stages: [{ fraction: numbers('f', [0.25, 0.25, 0.25, 0.25]) }] }, 4),
  )
  expect(byShare.weights).toEqual(byNumber.weights)
  expect(must(means(byShare, [y])).covariance).toEqual(must(means(byNumber, [y])).covariance)
})

test('without weights and populations there is nothing to weigh by', () => {
  expect(faultOf(sampleDesign({ stages: [{}] }, 3)).code).toBe('survey.weights-absent')
})

test('a stratum of one PSU follows the rule that was chosen', () => {
  const stratum = groups('s', ['a', 'a', 'a', 'b', 'b', 'b', 'alone'])
  const y = numbers('y', [1, 2, 6, 3, 4, 8, 20])
  const design = simpleSample([1, 1, 1, 1, 1, 1, 1], { stratum })
  expect(faultOf(means(design, [y]))).toMatchObject({
    code: 'survey.stratum-single',
    stage: 1,
    stratum: 'alone',
    row: 6,
  })
  const variance = (lonely: 'remove' | 'certainty' | 'adjust' | 'average'): number =>
    must(means({ ...design, lonely }, [y])).covariance[0] ?? 0
  expect(variance('certainty')).toBe(variance('remove'))
  // Three strata, one of them lonely: the other two stand for all three.
  expect(variance('average')).toBeCloseTo(variance('remove') * 1.5, 14)
  const mean = 44 / 7
  expect(variance('adjust')).toBeCloseTo(variance('remove') + ((20 - mean) / 7) ** 2, 12)
})

test('where every stratum is lonely there is none to take the average of', () => {
  const stratum = groups('s', ['a', 'b', 'c'])
  const design = { ...simpleSample([1, 1, 1], { stratum }), lonely: 'average' as const }
  expect(faultOf(means(design, [numbers('y', [1, 2, 3])])).code).toBe('survey.stratum-single')
})

test('a certainty stratum of one is not lonely', () => {
  const stratum = groups('s', ['a', 'a', 'sure'])
  const design = must(
    sampleDesign({ stages: [{ stratum, population: numbers('N', [10, 10, 1]) }] }, 3),
  )
  expect(must(means(design, [numbers('y', [1, 2, 3])])).respondents).toBe(3)
})
