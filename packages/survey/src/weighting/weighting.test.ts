import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultOf, groups, must, numbers, simpleSample } from '../../tests/sample.ts'
import { crossed, type Categorical } from '../column.ts'
import type { LinearDesign } from '../design.ts'
import { means, totals } from '../estimate.ts'
import { replicateDesign } from '../replicate-weights.ts'
import { calibrate, controlsOf } from './calibrate.ts'
import { weightDiagnostics } from './diagnostic.ts'
import type { Margin } from './margin.ts'
import { postStratify } from './post-stratify.ts'
import { rake } from './rake.ts'
import { trimWeights } from './trim.ts'

interface Row {
  readonly sex: number
  readonly age: number
  readonly w: number
}

const rowOf = fc.record({
  sex: fc.integer({ min: 0, max: 1 }),
  age: fc.integer({ min: 0, max: 2 }),
  w: fc.double({ min: 0.5, max: 5, noNaN: true }),
})

/** Rows in which every combination occurs, so that any margins can be met. */
const rowsOf = fc
  .array(rowOf, { minLength: 6, maxLength: 40 })
  .map((rows) => [
    ...rows,
    ...[0, 1].flatMap((sex) => [0, 1, 2].map((age) => ({ sex, age, w: 1 }))),
  ])

function poll(rows: readonly Row[]): { design: LinearDesign; sex: Categorical; age: Categorical } {
  return {
    design: simpleSample(rows.map(({ w }) => w)),
    sex: groups(
      'sex',
      rows.map(({ sex }) => sex),
    ),
    age: groups(
      'age',
      rows.map(({ age }) => age),
    ),
  }
}

function sumOf(weights: Float64Array, column: Categorical, level: string): number {
  return weights.reduce(
    (sum, weight, row) => sum + (column.levels[column.codes[row] ?? 0] === level ? weight : 0),
    0,
  )
}

function marginsOf(sex: Categorical, age: Categorical, share: number): [Margin, Margin] {
  return [
    { column: sex, totals: { 0: 1000 * share, 1: 1000 * (1 - share) } },
    { column: age, totals: { 0: 300, 1: 330, 2: 370 } },
  ]
}

const share = fc.double({ min: 0.2, max: 0.8, noNaN: true })

test('raking meets its margins and keeps weights positive, whatever the scale of the old ones', () => {
  fc.assert(
    fc.property(
      rowsOf,
      share,
      fc.double({ min: 0.001, max: 1000, noNaN: true }),
      (rows, women, scale) => {
        const { design, sex, age } = poll(rows)
        const margins = marginsOf(sex, age, women)
        const raked = must(rake(design, margins)).weights
        for (const { column, totals } of margins)
          for (const [level, total] of Object.entries(totals))
            expect(Math.abs(sumOf(raked, column, level) - total)).toBeLessThan(1e-7 * 1000)
        expect(Math.min(...raked)).toBeGreaterThan(0)
        const again = must(
          rake({ ...design, weights: design.weights.map((w) => w * scale) }, margins),
        ).weights
        for (const [row, weight] of raked.entries()) expect(again[row]).toBeCloseTo(weight, 5)
      },
    ),
    { numRuns: 40 },
  )
})

test('a cap is held, and margins with it, or it is said which cannot be', () => {
  fc.assert(
    fc.property(rowsOf, share, fc.double({ min: 1.2, max: 6, noNaN: true }), (rows, women, cap) => {
      const { design, sex, age } = poll(rows)
      const margins = marginsOf(sex, age, women)
      const tight = rake(design, margins, { cap })
      const mean = 1000 / rows.length
      if (tight.ok) {
        expect(Math.max(...tight.value.weights)).toBeLessThanOrEqual(cap * mean * (1 + 1e-9))
        for (const { column, totals } of margins)
          for (const [level, total] of Object.entries(totals))
            expect(Math.abs(sumOf(tight.value.weights, column, level) - total)).toBeLessThan(2e-5)
        return
      }
      expect(['survey.targets-infeasible', 'survey.not-converged']).toContain(tight.fault.code)
      const near = rake(design, margins, { cap, infeasible: 'nearest' })
      if (near.ok)
        expect(Math.max(...near.value.weights)).toBeLessThanOrEqual(cap * mean * (1 + 1e-9))
    }),
    { numRuns: 40 },
  )
})

test('margins that contradict each other are refused with the range that could be', () => {
  const { design, sex, age } = poll(
    [0, 1].flatMap((s) => [0, 1, 2].map((a) => ({ sex: s, age: a, w: 1 }))),
  )
  const joint = crossed('sex×age', [sex, age])
  const cells = Object.fromEntries(
    joint.levels.map((level) => [level, level.startsWith('0') ? 200 : 400 / 3]),
  )
  const fault = faultOf(
    rake(design, [
      { column: sex, totals: { 0: 500, 1: 500 } },
      { column: joint, totals: cells },
    ]),
  )
  expect(fault).toMatchObject({ code: 'survey.targets-infeasible', column: 'sex×age' })
})

test('margins are checked before anyone is weighted', () => {
  const column = groups('sex', ['f', 'm', 'f'])
  const design = simpleSample([1, 1, 1])
  const fault = (totals: Record<string, number>): { readonly code: string } =>
    faultOf(rake(design, [{ column, totals }]))
  expect(fault({ f: 10, m: 10, x: 5 })).toMatchObject({
    code: 'survey.margin-category-absent',
    category: 'x',
    target: 5,
  })
  expect(fault({ f: 10 })).toMatchObject({
    code: 'survey.margin-category-without-target',
    category: 'm',
    row: 1,
  })
  expect(fault({ f: 10, m: -1 })).toMatchObject({
    code: 'survey.margin-target-invalid',
    category: 'm',
  })
  const other = groups('area', ['u', 'r', 'r'])
  expect(
    faultOf(
      rake(design, [
        { column, totals: { f: 10, m: 10 } },
        { column: other, totals: { u: 10, r: 11 } },
      ]),
    ),
  ).toMatchObject({
    code: 'survey.margins-disagree',
    column: 'area',
    total: 21,
    other: 'sex',
    otherTotal: 20,
  })
  expect(
    faultOf(rake(design, [{ column: groups('sex', ['f', null, 'm']), totals: { f: 1, m: 1 } }])),
  ).toMatchObject({
    code: 'survey.group-missing',
    row: 1,
  })
})

test('post-stratification and linear calibration to one margin are the same', () => {
  fc.assert(
    fc.property(rowsOf, (rows) => {
      const { design, age } = poll(rows)
      const margin = { column: age, totals: { 0: 300, 1: 330, 2: 370 } }
      const post = must(postStratify(design, margin))
      const linear = must(calibrate(design, controlsOf(margin)))
      for (const [row, weight] of post.weights.entries())
        expect(linear.weights[row]).toBeCloseTo(weight, 8)
      const y = numbers(
        'y',
        rows.map(({ sex, w }) => sex + w),
      )
      const one = must(means(post, [y]))
      const other = must(means(linear, [y]))
      expect(other.covariance[0]).toBeCloseTo(one.covariance[0] ?? 0, 10)
    }),
    { numRuns: 30 },
  )
})

test('a total that weights were calibrated to has no error left', () => {
  const rows = Array.from({ length: 30 }, (_, row) => ({
    sex: row % 2,
    age: row % 3,
    w: 1 + (row % 5),
  }))
  const { design, sex, age } = poll(rows)
  const income = numbers(
    'income',
    rows.map((_, row) => 10 + ((row * 7) % 13)),
  )
  const controls = [
    ...controlsOf({ column: sex, totals: { 0: 40, 1: 60 } }),
    { column: income, total: 1600 },
  ]
  for (const options of [
    {},
    { distance: 'raking' },
    { distance: 'logit', bounds: { least: 0.3, most: 3 } },
    { distance: 'linear', bounds: { least: 0.3, most: 3 } },
  ] as const) {
    const calibrated = must(calibrate(design, controls, options))
    const total = must(totals(calibrated, [income]))
    expect(total.values[0]).toBeCloseTo(1600, 2)
    expect(total.covariance[0]).toBeLessThan(1e-10)
    expect(
      must(totals(calibrated, [numbers('age', Array.from(age.codes))])).covariance[0],
    ).toBeGreaterThan(1)
    if ('bounds' in options)
      for (const [row, weight] of calibrated.weights.entries()) {
        const factor = weight / (design.weights[row] ?? 1)
        expect(factor).toBeGreaterThanOrEqual(0.3 - 1e-12)
        expect(factor).toBeLessThanOrEqual(3 + 1e-12)
      }
  }
})

test('a total out of reach of the bounds is refused with what could be reached', () => {
  const design = simpleSample([1, 1, 1, 1])
  const x = numbers('x', [1, 2, 3, 4])
  expect(
    faultOf(calibrate(design, [{ column: x, total: 100 }], { bounds: { least: 0.5, most: 2 } })),
  ).toMatchObject({
    code: 'survey.targets-infeasible',
    column: 'x',
    least: 5,
    most: 20,
  })
  const people = { column: numbers('people', [1, 1, 1, 1]), total: 10 }
  expect(
    faultOf(calibrate(design, [people, { column: x, total: 45 }], { distance: 'raking' })),
  ).toMatchObject({
    code: 'survey.targets-infeasible',
    column: 'x',
    most: 40,
  })
  expect(faultOf(calibrate(design, [people], { distance: 'logit' })).code).toBe(
    'survey.bounds-invalid',
  )
  expect(
    faultOf(calibrate(design, [{ column: numbers('x', [1, null, 3, 4]), total: 8 }])),
  ).toMatchObject({
    code: 'survey.value-missing',
    row: 1,
  })
})

test('every replicate is weighted to the same margins', () => {
  const rows = Array.from({ length: 24 }, (_, row) => ({
    sex: row % 2,
    age: row % 3,
    w: 1 + (row % 4),
  }))
  const { design, sex, age } = poll(rows)
  const margins = marginsOf(sex, age, 0.49)
  const raked = must(rake(must(replicateDesign(design, { method: 'JK1' })), margins))
  const women = numbers(
    'women',
    rows.map((row) => Number(row.sex === 0)),
  )
  expect(must(totals(raked, [women])).covariance[0]).toBeLessThan(1e-12)
  expect(must(totals(raked, [women])).values[0]).toBeCloseTo(490, 6)
})

test('trimming keeps the sum and, strictly, the bounds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 1, max: 20, noNaN: true }), { minLength: 10, maxLength: 40 }),
      (weights) => {
        const design = simpleSample(weights)
        const trimmed = trimWeights(design, { least: 2, most: 15 }, true)
        fc.pre(trimmed.ok)
        if (!trimmed.ok) return
        const sum = (values: ArrayLike<number>): number =>
          Array.from(values).reduce((total, value) => total + value, 0)
        expect(sum(trimmed.value.weights)).toBeCloseTo(sum(weights), 8)
        expect(Math.max(...trimmed.value.weights)).toBeLessThanOrEqual(15 + 1e-12)
        expect(Math.min(...trimmed.value.weights)).toBeGreaterThanOrEqual(2 - 1e-12)
      },
    ),
  )
})

test('the design effect of weights is 1 plus their squared variation', () => {
  const found = weightDiagnostics(Float64Array.of(1, 1, 4))
  expect(found.designEffect).toBeCloseTo(18 / 12, 14)
  expect(found.effectiveSize).toBeCloseTo(2, 14)
  expect(found.mostToMean).toBeCloseTo(2, 14)
})
