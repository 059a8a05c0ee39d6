import type { Numeric } from '../column.ts'
import type { SurveyDesign } from '../design.ts'
import type { SurveyFault } from '../fault.ts'
import { factorize, solveFactor } from '../matrix.ts'
import { gramOf } from '../projection.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Margin } from './margin.ts'
import { reweigh, type Reweighed } from './reweigh.ts'

/** A variable whose population total is known; missing values are refused. */
export interface Control {
  readonly column: Numeric
  readonly total: number
}

export interface CalibrationOptions {
  /** How far from the old weights is measured; `logit` needs both bounds. */
  readonly distance?: 'linear' | 'raking' | 'logit'
  /** Least and most the new weight may be as a multiple of the old one. */
  readonly bounds?: { readonly least: number; readonly most: number }
  /** Stops once every total is met to this share of itself. */
  readonly tolerance?: number
  readonly rounds?: number
  /** Units whose members are to keep one weight: PSUs of households, for instance. */
  readonly together?: Int32Array
}

/** A margin as controls: one per category. */
export function controlsOf({ column, totals }: Margin): Control[] {
  return column.levels.map((level, wanted) => ({
    column: {
      name: `${column.name}${level}`,
      values: Float64Array.from(column.codes, (code) =>
        code < 0 ? Number.NaN : Number(code === wanted),
      ),
    },
    total: Object.hasOwn(totals, level) ? (totals[level] ?? 0) : 0,
  }))
}

/**
 * Calibrates weights so that the totals of controls come out as they are in the population (GREG).
 * @returns faults for a missing value, for collinear controls whose totals contradict each other, for a
 * total out of reach of the bounds, or for no convergence, each naming the control
 * @source Deville and Särndal 1992; R survey, calibrate()
 */
export function calibrate<Design extends SurveyDesign>(
  design: Design,
  controls: readonly Control[],
  options: CalibrationOptions = {},
): Result<Design, SurveyFault> {
  const fault = wrongControl(controls, design.rows) ?? wrongBounds(options)
  if (fault !== undefined) return refuse(fault)
  const { together } = options
  const columns = controls.map(({ column }) =>
    together === undefined ? column.values : averaged(column.values, together),
  )
  return reweigh(design, (given) => {
    const weights = together === undefined ? given : averaged(given, together)
    const factors = calibrationFactors(controls, columns, weights, options)
    if (!factors.ok) return factors
    const after = given.map((weight, row) => weight * (factors.value[row] ?? 1))
    const reweighed: Reweighed = {
      weights: after,
      adjustment: {
        kind: 'regression',
        columns,
        base: weights,
        factor: weights.map((weight, row) => (factors.value[row] ?? 1) * Math.sqrt(weight)),
      },
    }
    return ok(reweighed)
  })
}

function calibrationFactors(
  controls: readonly Control[],
  columns: readonly Float64Array[],
  weights: Float64Array,
  { distance = 'linear', bounds, tolerance = 1e-7, rounds = 50 }: CalibrationOptions,
): Result<Float64Array, SurveyFault> {
  const p = columns.length
  const rows = weights.length
  const targets = controls.map(({ total }) => total)
  const least = bounds?.least ?? Number.NEGATIVE_INFINITY
  const most = bounds?.most ?? Number.POSITIVE_INFINITY
  const positive = distance === 'raking' ? Math.max(0, least) : least
  const out = outOfReach(controls, columns, weights, positive, most)
  if (out !== undefined) return refuse(out)
  const { value, slope } = distanceFunction(distance, least, most)
  const eta = new Float64Array(p)
  const x = new Float64Array(rows)
  const g = new Float64Array(rows).fill(1)
  const working = new Float64Array(rows)
  const misfit = new Float64Array(p)
  const evaluate = (): boolean => {
    x.fill(0)
    for (const [j, column] of columns.entries()) {
      const slopeOf = eta[j] ?? 0
      if (slopeOf !== 0)
        for (let row = 0; row < rows; row += 1)
          x[row] = (x[row] ?? 0) + slopeOf * (column[row] ?? 0)
    }
    let finite = true
    for (let row = 0; row < rows; row += 1) {
      g[row] = value(x[row] ?? 0)
      const derivative = slope(x[row] ?? 0)
      working[row] = (weights[row] ?? 0) * derivative
      if (!Number.isFinite(g[row] ?? 0) || !Number.isFinite(derivative)) finite = false
    }
    for (const [j, column] of columns.entries()) {
      let sum = 0
      for (let row = 0; row < rows; row += 1)
        sum += (column[row] ?? 0) * (weights[row] ?? 0) * (g[row] ?? 0)
      misfit[j] = (targets[j] ?? 0) - sum
    }
    return finite
  }
  evaluate()
  for (let round = 1; round <= rounds; round += 1) {
    const factor = factorize(gramOf(columns, working), p)
    const step = solveFactor(factor, misfit)
    for (let j = 0; j < p; j += 1) eta[j] = (eta[j] ?? 0) + (step[j] ?? 0)
    for (let halving = 0; !evaluate() && halving < 60; halving += 1)
      for (let j = 0; j < p; j += 1) {
        step[j] = (step[j] ?? 0) / 2
        eta[j] = (eta[j] ?? 0) - (step[j] ?? 0)
      }
    if (farthest(misfit, targets).share < tolerance) {
      // One more step of the unbounded linear case only polishes rounding.
      if (distance === 'linear' && bounds === undefined) {
        const polish = solveFactor(factor, misfit)
        for (let j = 0; j < p; j += 1) eta[j] = (eta[j] ?? 0) + (polish[j] ?? 0)
        evaluate()
      }
      return ok(g)
    }
    if (distance === 'linear' && bounds === undefined && factor.rank < p && round >= 3) {
      const { at } = farthest(misfit, targets)
      return refuse({ code: 'survey.targets-collinear', column: controls[at]?.column.name ?? '' })
    }
  }
  const { at } = farthest(misfit, targets)
  const target = targets[at] ?? 0
  return refuse({
    code: 'survey.not-converged',
    column: controls[at]?.column.name ?? '',
    category: '',
    target,
    reached: target - (misfit[at] ?? 0),
    rounds,
  })
}

function farthest(misfit: Float64Array, targets: readonly number[]): { at: number; share: number } {
  let at = 0
  let share = -1
  for (const [j, miss] of misfit.entries()) {
    const found = Math.abs(miss) / (1 + Math.abs(targets[j] ?? 0))
    if (!(found <= share)) {
      share = found
      at = j
    }
  }
  return { at, share }
}

/** The factor as a function of the linear predictor, and its derivative. */
function distanceFunction(
  distance: 'linear' | 'raking' | 'logit',
  least: number,
  most: number,
): { value: (u: number) => number; slope: (u: number) => number } {
  const inside = (u: number): boolean => u < most - 1 && u > least - 1
  switch (distance) {
    case 'linear':
      return {
        value: (u) => Math.min(most, Math.max(least, 1 + u)),
        slope: (u) => Number(inside(u)),
      }
    case 'raking':
      return {
        value: (u) => Math.min(most, Math.max(least, Math.exp(u))),
        slope: (u) => (inside(u) ? Math.exp(u) : 0),
      }
    case 'logit':
      break
  }
  const a = (most - least) / ((most - 1) * (1 - least))
  const up = (u: number): number => Math.exp(Math.min(500, a * u))
  return {
    value: (u) => {
      const e = up(u)
      return (least * (most - 1) + most * (1 - least) * e) / (most - 1 + (1 - least) * e)
    },
    slope: (u) => {
      const e = up(u)
      const bottom = most - 1 + (1 - least) * e
      return ((most - least) * (most - 1) * (1 - least) * a * e) / (bottom * bottom)
    },
  }
}

/** A total that no factors within the bounds reach, whatever the other totals are. */
function outOfReach(
  controls: readonly Control[],
  columns: readonly Float64Array[],
  weights: Float64Array,
  least: number,
  most: number,
): SurveyFault | undefined {
  for (const [j, { column, total }] of controls.entries()) {
    let lowest = 0
    let highest = 0
    for (let row = 0; row < weights.length; row += 1) {
      const share = (weights[row] ?? 0) * (columns[j]?.[row] ?? 0)
      if (share === 0) continue
      lowest += share > 0 ? share * least : share * most
      highest += share > 0 ? share * most : share * least
    }
    const slack = 1e-9 * Math.abs(total)
    if (total < lowest - slack || total > highest + slack)
      return {
        code: 'survey.targets-infeasible',
        column: column.name,
        category: '',
        target: total,
        least: lowest,
        most: highest,
      }
  }
  // Weights that stay positive keep a mean within the values that occur.
  if (least < 0) return undefined
  const constant = columns.findIndex((column) =>
    column.every((value) => value === column[0] && value !== 0),
  )
  if (constant < 0) return undefined
  const people = (controls[constant]?.total ?? 0) / (columns[constant]?.[0] ?? 1)
  for (const [j, { column, total }] of controls.entries()) {
    const values = columns[j] ?? new Float64Array()
    let lowest = Number.POSITIVE_INFINITY
    let highest = Number.NEGATIVE_INFINITY
    for (const value of values) {
      lowest = Math.min(lowest, value * people)
      highest = Math.max(highest, value * people)
    }
    const slack = 1e-9 * Math.abs(total)
    if (total < lowest - slack || total > highest + slack)
      return {
        code: 'survey.targets-infeasible',
        column: column.name,
        category: '',
        target: total,
        least: lowest,
        most: highest,
      }
  }
  return undefined
}

function wrongControl(controls: readonly Control[], rows: number): SurveyFault | undefined {
  for (const { column, total } of controls) {
    const { name, values } = column
    if (values.length !== rows)
      return { code: 'survey.length-differs', column: name, have: values.length, expected: rows }
    if (!Number.isFinite(total))
      return { code: 'survey.margin-target-invalid', column: name, category: '', target: total }
    const row = values.findIndex(Number.isNaN)
    if (row >= 0)
      return {
        code: 'survey.value-missing',
        column: name,
        row,
        count: values.filter(Number.isNaN).length,
      }
  }
  return undefined
}

function wrongBounds({ distance, bounds }: CalibrationOptions): SurveyFault | undefined {
  if (bounds === undefined)
    return distance === 'logit'
      ? {
          code: 'survey.bounds-invalid',
          least: Number.NEGATIVE_INFINITY,
          most: Number.POSITIVE_INFINITY,
        }
      : undefined
  const { least, most } = bounds
  const sound =
    least < 1 &&
    most > 1 &&
    (distance !== 'logit' || (Number.isFinite(least) && Number.isFinite(most)))
  return sound ? undefined : { code: 'survey.bounds-invalid', least, most }
}

/** Each row's value replaced by the mean of its unit. */
function averaged(values: Float64Array, units: Int32Array): Float64Array {
  const sums = new Map<number, { sum: number; count: number }>()
  for (let row = 0; row < values.length; row += 1) {
    const unit = units[row] ?? 0
    const known = sums.get(unit) ?? { sum: 0, count: 0 }
    known.sum += values[row] ?? 0
    known.count += 1
    sums.set(unit, known)
  }
  return values.map((_, row) => {
    const { sum, count } = sums.get(units[row] ?? 0) ?? { sum: 0, count: 1 }
    return sum / count
  })
}
