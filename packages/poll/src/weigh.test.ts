import { findVariable } from '@suyab/survey/file/data-set'
import { expect, test } from 'vitest'
import { inventedDesign, inventedWave } from '../tests/invented-wave.ts'
import { designOf } from './design-of.ts'
import { weigh } from './weigh.ts'
import type { WeightingRecipe } from './weighting.ts'

function valueOf<Value>(result: { ok: true; value: Value } | { ok: false; fault: object }): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  return result.value
}

const dataSet = inventedWave({ countries: ['kg', 'kz'] })
const design = valueOf(designOf(inventedDesign, dataSet))
const gender = (kg: number, kz: number): Record<string, number> => ({
  'kg|f': kg,
  'kg|m': 1 - kg,
  'kz|f': kz,
  'kz|m': 1 - kz,
})
const recipe: WeightingRecipe = {
  method: 'rake',
  margins: [
    { variables: ['country', 'gender'], targets: gender(0.5, 0.52), source: 'Census 2022' },
    { variables: ['country', 'age'], targets: { 'kg|1': 0.3, 'kg|2': 0.3, 'kg|3': 0.4, 'kz|1': 0.35, 'kz|2': 0.33, 'kz|3': 0.32 }, source: 'Census 2022' }, // prettier-ignore
    { variables: ['country'], targets: { kg: 1_700_000, kz: 4_100_000 }, source: 'Census 2022' },
  ],
}

test('every margin is met, country by country', () => {
  const { report } = valueOf(weigh(design, dataSet, 'country', recipe))
  expect(report.margins).toHaveLength(12)
  for (const { target, after } of report.margins) expect(after).toBeCloseTo(target, 8)
  expect(report.countries.map(({ after }) => Math.round(after.sum))).toEqual([1_700_000, 4_100_000])
  expect(report.histogram.reduce((sum, { rows }) => sum + rows, 0)).toBe(dataSet.rows)
  expect(report.heaviest[0]?.timesMean).toBeCloseTo(Math.max(...report.countries.map(({ after }) => after.mostToMean)), 9) // prettier-ignore
})

test('weighting twice is weighting once', () => {
  const once = valueOf(weigh(design, dataSet, 'country', recipe)).design
  const twice = valueOf(weigh(once, dataSet, 'country', recipe)).design
  for (const [row, weight] of once.weights.entries())
    expect((twice.weights[row] ?? 0) / weight).toBeCloseTo(1, 9)
})

test('a cap holds in every country, as a multiple of its own mean', () => {
  const capped = valueOf(weigh(design, dataSet, 'country', { ...recipe, cap: 1.7 })).report
  for (const { after } of capped.countries) expect(after.mostToMean).toBeLessThanOrEqual(1.7 + 1e-9)
})

test('a target that cannot be met is refused with the range that it could have', () => {
  const margins = [{ variables: ['gender'], targets: { f: 0.97, m: 0.03 }, source: 'nobody' }]
  expect(weigh(design, dataSet, 'country', { method: 'rake', margins, cap: 1.2 })).toMatchObject({
    ok: false,
    fault: { code: 'survey.targets-infeasible', column: 'gender', data: { category: expect.any(String), least: expect.any(Number), most: expect.any(Number) } }, // prettier-ignore
  })
})

test.for([
  ['a category that nobody has', { f: 0.5, m: 0.4, x: 0.1 }, 'survey.margin-category-absent'],
  ['a category without a target', { f: 1 }, 'survey.margin-category-without-target'],
  ['shares that do not come to 1', { f: 0.5, m: 0.4 }, 'poll.shares-not-one'],
  ['a negative target', { f: 1.5, m: -0.5 }, 'survey.margin-target-invalid'],
] as const)('%s is refused by name', ([, targets, code]) => {
  const margins = [{ variables: ['gender'], targets, source: 'x' }]
  expect(weigh(design, dataSet, 'country', { method: 'rake', margins })).toMatchObject({
    ok: false,
    fault: { code, column: 'gender' },
  })
})

test.for(['rake', 'post-stratify', 'calibrate'] as const)(
  'a category without a target is never weighted to nothing: %s',
  (method) => {
    const margins = [{ variables: ['gender'], targets: { f: dataSet.rows }, source: 'x' }]
    expect(weigh(design, dataSet, undefined, { method, margins })).toMatchObject({
      ok: false,
      fault: { code: 'survey.margin-category-without-target', data: { category: 'm' } },
    })
    const column = findVariable(dataSet, 'gender')?.column
    if (column?.kind !== 'text') throw new Error('gender is there')
    const texts = column.texts.map((text) => (text === 'm' ? 'constructor' : text))
    const columns = dataSet.columns.map((one) => (one === column ? { ...column, texts } : one))
    expect(weigh(design, { ...dataSet, columns }, undefined, { method, margins })).toMatchObject({
      ok: false,
      fault: { code: 'survey.margin-category-without-target', data: { category: 'constructor' } },
    })
  },
)

test('targets beyond all numbers are refused', () => {
  const margins = [{ variables: ['gender'], targets: { f: 1e308, m: 1e308 }, source: 'x' }]
  expect(weigh(design, dataSet, undefined, { method: 'rake', margins })).toMatchObject({
    ok: false,
    fault: { code: 'survey.margin-target-invalid', column: 'gender' },
  })
})

test('a row without a category is refused with its number', () => {
  const margins = [{ variables: ['q1'], targets: { 1: 0.5, 2: 0.5 }, source: 'x' }]
  expect(weigh(design, dataSet, undefined, { method: 'rake', margins })).toMatchObject({
    ok: false,
    fault: { code: 'survey.group-missing', column: 'q1', row: expect.any(Number) },
  })
})

test('replicates made of the stages are weighted each, and agree with linearised errors by and large', () => {
  const made = valueOf(designOf({ ...inventedDesign, make: { method: 'JKn' } }, dataSet))
  const replicated = valueOf(weigh(made, dataSet, 'country', recipe))
  const linear = valueOf(weigh(design, dataSet, 'country', recipe))
  expect(replicated.design.kind).toBe('replicate')
  for (const [row, weight] of linear.design.weights.entries())
    expect((replicated.design.weights[row] ?? 0) / weight).toBeCloseTo(1, 9)
})

test('a declaration is refused with column, row and rule', () => {
  const faultOf = (declaration: Parameters<typeof designOf>[0]): unknown => {
    const found = designOf(declaration, dataSet)
    return found.ok ? undefined : found.fault
  }
  expect(faultOf({ stages: [{ stratum: 'nowhere' }] })).toMatchObject({ code: 'poll.column-unknown', column: 'nowhere' }) // prettier-ignore
  expect(faultOf({ stages: [], weight: 'gender' })).toMatchObject({ code: 'poll.column-not-numbers', column: 'gender' }) // prettier-ignore
  expect(faultOf({ stages: [], weight: 'q1' })).toMatchObject({ code: 'survey.weight-missing', column: 'q1', row: expect.any(Number) }) // prettier-ignore
  expect(faultOf({ stages: [{ stratum: 'region', cluster: 'place' }] })).toMatchObject({ code: 'survey.cluster-crosses-strata', column: 'place' }) // prettier-ignore
  expect(faultOf({ stages: [], make: { method: 'bootstrap' } })).toMatchObject({ code: 'poll.replicate-invalid' }) // prettier-ignore
})
