import { degreesOfFreedom } from './degrees.ts'
import type { Categorical, Numeric } from './column.ts'
import { type SurveyDesign } from './design.ts'
import type { SurveyFault } from './fault.ts'
import { replicateCovariance, replicateTotals } from './replication.ts'
import { ok, refuse, type Result } from './result.ts'
import { linearCovariance } from './variance.ts'

/** Estimates with their errors; k of them, in the order of `names`. */
export interface Estimate {
  readonly names: readonly string[]
  readonly values: Float64Array
  /** k × k, row by row. */
  readonly covariance: Float64Array
  /** Degrees of freedom of the design in the domain. */
  readonly degrees: number
  /** Rows that entered. */
  readonly respondents: number
  /** Sum of their weights. */
  readonly population: number
  /** Rows of the domain left out because a value was missing. */
  readonly missing: number
  /** Replicates without an estimate, which were left out of the error. */
  readonly replicatesDropped: number
  /** Variance over that of a simple random sample of the same size; undefined where weights do not sum to a population. */
  readonly designEffects?: readonly (number | undefined)[]
}

/** What to do with missing values: refuse to answer, or leave the row out and count it. */
export type MissingRule = 'refuse' | 'drop'

/** Whether a design effect compares with sampling without or with replacement. */
export type DesignEffectRule = 'without-replacement' | 'with-replacement'

export interface EstimateOptions {
  readonly missing?: MissingRule
  readonly designEffect?: DesignEffectRule
}

/** The rows that enter an estimate. */
export interface Base {
  readonly active: Uint8Array
  readonly respondents: number
  readonly missing: number
}

/**
 * Means of numeric variables.
 * @source R survey, svymean()
 */
export function means(
  design: SurveyDesign,
  columns: readonly Numeric[],
  options: EstimateOptions = {},
): Result<Estimate, SurveyFault> {
  return momentEstimate(design, columns, options, 'mean')
}

/**
 * Totals of numeric variables over the population.
 * @source R survey, svytotal()
 */
export function totals(
  design: SurveyDesign,
  columns: readonly Numeric[],
  options: EstimateOptions = {},
): Result<Estimate, SurveyFault> {
  return momentEstimate(design, columns, options, 'total')
}

/**
 * Shares of a categorical variable's levels, in [0, 1], named `column` + level.
 * @source R survey, svymean() of a factor
 */
export function proportions(
  design: SurveyDesign,
  column: Categorical,
  options: EstimateOptions = {},
): Result<Estimate, SurveyFault> {
  return momentEstimate(design, indicators(column), options, 'mean')
}

/**
 * Ratio of two totals.
 * @source R survey, svyratio()
 */
export function ratio(
  design: SurveyDesign,
  numerator: Numeric,
  denominator: Numeric,
  options: EstimateOptions = {},
): Result<Estimate, SurveyFault> {
  const base = baseOf(design, [numerator, denominator], options.missing)
  if (!base.ok) return base
  return estimateFromTotals(
    design,
    [numerator, denominator].map(({ values }) => masked(values, base.value.active)),
    base.value,
    [`${numerator.name}/${denominator.name}`],
    ([top = 0, bottom = 0]) => ({
      values: [top / bottom],
      gradient: [[1 / bottom, -top / (bottom * bottom)]],
    }),
    denominator.name,
  )
}

/** 0 and 1 per level of a categorical variable, NaN where it is missing. */
export function indicators(column: Categorical): Numeric[] {
  return column.levels.map((level, wanted) => {
    const values = new Float64Array(column.codes.length)
    for (let row = 0; row < values.length; row += 1) {
      const code = column.codes[row] ?? -1
      values[row] = code < 0 ? Number.NaN : Number(code === wanted)
    }
    return { name: `${column.name}${level}`, values }
  })
}

/** The standard errors of an estimate; a variance that rounding has taken below 0 is 0. */
export function standardErrors({
  values,
  covariance,
}: Pick<Estimate, 'values' | 'covariance'>): Float64Array {
  const k = values.length
  return Float64Array.from(values, (_, j) => Math.sqrt(Math.max(0, covariance[j * k + j] ?? 0)))
}

function momentEstimate(
  design: SurveyDesign,
  columns: readonly Numeric[],
  options: EstimateOptions,
  kind: 'mean' | 'total',
): Result<Estimate, SurveyFault> {
  const base = baseOf(design, columns, options.missing)
  if (!base.ok) return base
  const { active } = base.value
  const cleaned = columns.map(({ values }) => masked(values, active))
  const names = columns.map(({ name }) => name)
  const k = columns.length
  const estimate =
    kind === 'total'
      ? estimateFromTotals(design, cleaned, base.value, names, (sums) => ({
          values: sums,
          gradient: sums.map((_, i) => sums.map((_unused, j) => Number(i === j))),
        }))
      : estimateFromTotals(
          design,
          [...cleaned, Float64Array.from(active)],
          base.value,
          names,
          (sums) => {
            const whole = sums[k] ?? 0
            const values = sums.slice(0, k).map((sum) => sum / whole)
            return {
              values,
              gradient: values.map((value, i) => [
                ...values.map((_, j) => (i === j ? 1 / whole : 0)),
                -value / whole,
              ]),
            }
          },
          names[0],
        )
  if (!estimate.ok || options.designEffect === undefined) return estimate
  return ok({
    ...estimate.value,
    designEffects: designEffects(
      design,
      cleaned,
      base.value,
      estimate.value,
      kind,
      options.designEffect,
    ),
  })
}

/** Variance of each estimate over what a simple random sample of as many rows would have. */
function designEffects(
  design: SurveyDesign,
  columns: readonly Float64Array[],
  { active, respondents: n }: Base,
  { covariance, population }: Estimate,
  kind: 'mean' | 'total',
  rule: DesignEffectRule,
): (number | undefined)[] {
  const k = columns.length
  const total = kind === 'total' ? population * population : 1
  const left = rule === 'without-replacement' ? (population - n) / population : 1
  return columns.map((column, j) => {
    const spread = weightedVariance(design, column, active, population, n)
    const simple = (spread * total * left) / n
    // Weights that only sum to the sample are no population to be finite in.
    return left > (rule === 'without-replacement' ? 1e-9 : 0) && simple > 0
      ? (covariance[j * k + j] ?? 0) / simple
      : undefined
  })
}

/** Weighted variance with the divisor n − 1 (R survey, svyvar()). */
function weightedVariance(
  design: SurveyDesign,
  column: Float64Array,
  active: Uint8Array,
  population: number,
  n: number,
): number {
  let sum = 0
  for (let row = 0; row < active.length; row += 1)
    if (active[row] === 1) sum += (design.weights[row] ?? 0) * (column[row] ?? 0)
  const mean = sum / population
  let squares = 0
  for (let row = 0; row < active.length; row += 1)
    if (active[row] === 1) squares += (design.weights[row] ?? 0) * ((column[row] ?? 0) - mean) ** 2
  return ((squares / population) * n) / (n - 1)
}

/** A smooth function of totals: its values, and per value its derivative by each total. */
export interface Smooth {
  readonly values: readonly number[]
  readonly gradient: readonly (readonly number[])[]
}

/**
 * Estimates that are smooth functions of weighted totals, with errors by linearisation or by replicates.
 * @param columns one number per row, 0 outside the base
 * @param f from the totals of the columns, called once with the design's weights and once per replicate
 * @param needed names the column whose base must not be 0
 */
export function estimateFromTotals(
  design: SurveyDesign,
  columns: readonly Float64Array[],
  base: Base,
  names: readonly string[],
  f: (totals: number[]) => Smooth,
  needed = '',
): Result<Estimate, SurveyFault> {
  const { weights, rows } = design
  const sums = columns.map((column) => {
    let sum = 0
    for (let row = 0; row < rows; row += 1) sum += (column[row] ?? 0) * (weights[row] ?? 0)
    return sum
  })
  const full = f(sums)
  if (full.values.some((value) => !Number.isFinite(value)))
    return refuse({ code: 'survey.base-zero', column: needed })
  const values = Float64Array.from(full.values)
  const spread = spreadOf(design, columns, base, full, f)
  if (!spread.ok) return spread
  return ok({
    names,
    values,
    ...spread.value,
    degrees: degreesOfFreedom(design),
    respondents: base.respondents,
    missing: base.missing,
    population: populationOf(design, base.active),
  })
}

function spreadOf(
  design: SurveyDesign,
  columns: readonly Float64Array[],
  base: Base,
  full: Smooth,
  f: (totals: number[]) => Smooth,
): Result<{ covariance: Float64Array; replicatesDropped: number }, SurveyFault> {
  const k = full.values.length
  if (design.kind === 'replicate') {
    const sums = replicateTotals(design, columns)
    const thetas = new Float64Array(design.replicates * k)
    for (let r = 0; r < design.replicates; r += 1)
      thetas.set(
        f(Array.from(sums.subarray(r * columns.length, (r + 1) * columns.length))).values,
        r * k,
      )
    const { covariance, dropped } = replicateCovariance(design, thetas, full.values)
    // No replicate with an estimate shows no error, not an error of 0.
    if (dropped === design.replicates)
      return refuse({ code: 'survey.replicates-invalid', rule: 'empty', have: 0 })
    return ok({ covariance, replicatesDropped: dropped })
  }
  const influence = full.gradient.map((slopes) => {
    const column = new Float64Array(design.rows)
    for (const [j, slope] of slopes.entries()) {
      if (slope === 0) continue
      const from = columns[j]
      for (let row = 0; row < column.length; row += 1)
        column[row] = (column[row] ?? 0) + slope * (from?.[row] ?? 0)
    }
    for (let row = 0; row < column.length; row += 1)
      column[row] = (column[row] ?? 0) * (design.weights[row] ?? 0)
    return column
  })
  const covariance = linearCovariance(design, influence, base.active)
  return covariance.ok ? ok({ covariance: covariance.value, replicatesDropped: 0 }) : covariance
}

/**
 * The rows of the domain that have all the values.
 * @returns a fault where the domain is empty, or where a value is missing and nobody said to drop it
 */
export function baseOf(
  design: SurveyDesign,
  columns: readonly (Numeric | Categorical)[],
  rule: MissingRule = 'refuse',
): Result<Base, SurveyFault> {
  const { rows, domain } = design
  const active = domain === undefined ? new Uint8Array(rows).fill(1) : Uint8Array.from(domain)
  const inside = count(active)
  if (inside === 0) return refuse({ code: 'survey.domain-empty', column: columns[0]?.name ?? '' })
  for (const column of columns) {
    const { name } = column
    const length = 'values' in column ? column.values.length : column.codes.length
    if (length !== rows)
      return refuse({ code: 'survey.length-differs', column: name, have: length, expected: rows })
    let first = -1
    let missing = 0
    const note = (row: number): void => {
      if (first < 0) first = row
      missing += 1
      if (rule === 'drop') active[row] = 0
    }
    if ('values' in column) {
      const { values } = column
      for (let row = 0; row < rows; row += 1)
        if (active[row] === 1 && Number.isNaN(values[row] ?? Number.NaN)) note(row)
    } else {
      const { codes } = column
      for (let row = 0; row < rows; row += 1)
        if (active[row] === 1 && (codes[row] ?? -1) < 0) note(row)
    }
    if (missing > 0 && rule === 'refuse')
      return refuse({ code: 'survey.value-missing', column: name, row: first, count: missing })
  }
  const respondents = count(active)
  if (respondents === 0)
    return refuse({ code: 'survey.domain-empty', column: columns[0]?.name ?? '' })
  return ok({ active, respondents, missing: inside - respondents })
}

/** A copy of values that is 0 wherever a row does not count. */
export function masked(values: Float64Array, active: Uint8Array): Float64Array {
  const result = new Float64Array(values.length)
  for (let row = 0; row < result.length; row += 1)
    if (active[row] === 1) result[row] = values[row] ?? 0
  return result
}

function populationOf(design: SurveyDesign, active: Uint8Array): number {
  let sum = 0
  for (let row = 0; row < active.length; row += 1)
    if (active[row] === 1) sum += design.weights[row] ?? 0
  return sum
}

function count(active: Uint8Array): number {
  let sum = 0
  for (const value of active) sum += value
  return sum
}
