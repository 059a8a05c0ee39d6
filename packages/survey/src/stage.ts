import type { Categorical, Numeric } from './column.ts'
import type { SurveyFault } from './fault.ts'
import { ok, refuse, type Result } from './result.ts'

/** One stage of sampling as it was carried out; columns have one entry per respondent. */
export interface StageSpec {
  /** Sampling units of this stage; without them every row is one. */
  readonly cluster?: Categorical
  readonly stratum?: Categorical
  /** How many units its stratum has in the population; without it units count as drawn with replacement. */
  readonly population?: Numeric
  /** The same as a sampling fraction in (0, 1]. */
  readonly fraction?: Numeric
}

/** One stage, coded: rows to units, units to strata, strata to the unit of the stage before. */
export interface Stage {
  readonly unitOf: Int32Array
  readonly units: number
  readonly stratumOfUnit: Int32Array
  readonly strata: number
  /** The unit of the stage before that holds the stratum; all 0 at the first stage. */
  readonly parentOfStratum: Int32Array
  readonly parents: number
  readonly sampled: Float64Array
  /** Infinity where units count as drawn with replacement. */
  readonly population: Float64Array
  readonly name: string
  readonly stratumNames: readonly string[]
}

/**
 * Codes a stage over the rows of a sample.
 * @param index of the stage, the first one 0
 * @param before the stage before, within whose units it was drawn
 * @param nested true where cluster labels are only unique within their stratum
 * @returns a fault for a row without cluster or stratum, a cluster in two strata, or sizes of strata that
 * vary or are below the sample
 */
export function codeStage(
  spec: StageSpec,
  index: number,
  before: Stage | undefined,
  rows: number,
  nested: boolean,
): Result<Stage, SurveyFault> {
  const name = spec.cluster?.name ?? ''
  for (const column of [spec.cluster, spec.stratum]) {
    if (column === undefined) continue
    if (column.codes.length !== rows)
      return refuse({
        code: 'survey.length-differs',
        column: column.name,
        have: column.codes.length,
        expected: rows,
      })
    const missing = missingGroup(column)
    if (missing !== undefined) return refuse(missing)
  }
  // Strata of a later stage lie within the units of the stage before.
  const strata = pairCodes(before?.unitOf, spec.stratum?.codes, rows)
  const within = nested || before !== undefined
  const outer =
    index === 0 ? (nested ? strata.codes : undefined) : nested ? strata.codes : before?.unitOf
  const units =
    spec.cluster === undefined
      ? { codes: Int32Array.from({ length: rows }, (_, row) => row), count: rows }
      : pairCodes(within ? outer : undefined, spec.cluster.codes, rows)
  const stratumOfUnit = new Int32Array(units.count).fill(-1)
  const parentOfStratum = new Int32Array(strata.count)
  const firstRow = new Int32Array(strata.count).fill(-1)
  const sampled = new Float64Array(strata.count)
  const levels = spec.stratum?.levels ?? ['']
  const label = (row: number): string => levels[spec.stratum?.codes[row] ?? 0] ?? ''
  for (let row = 0; row < rows; row += 1) {
    const unit = units.codes[row] ?? 0
    const stratum = strata.codes[row] ?? 0
    const known = stratumOfUnit[unit] ?? -1
    if (known < 0) {
      stratumOfUnit[unit] = stratum
      sampled[stratum] = (sampled[stratum] ?? 0) + 1
    } else if (known !== stratum)
      return refuse({
        code: 'survey.cluster-crosses-strata',
        column: name,
        row,
        cluster: spec.cluster?.levels[spec.cluster.codes[row] ?? 0] ?? '',
        strata: [label(firstRow[known] ?? 0), label(row)],
      })
    if ((firstRow[stratum] ?? -1) < 0) {
      firstRow[stratum] = row
      parentOfStratum[stratum] = before?.unitOf[row] ?? 0
    }
  }
  const stratumNames = Array.from(firstRow, (row) => label(row))
  const population = populationOf(spec, index, strata.codes, sampled, firstRow, stratumNames)
  if (!population.ok) return population
  return ok({
    unitOf: units.codes,
    units: units.count,
    stratumOfUnit,
    strata: strata.count,
    parentOfStratum,
    parents: before?.units ?? 1,
    sampled,
    population: population.value,
    name,
    stratumNames,
  })
}

function populationOf(
  spec: StageSpec,
  index: number,
  stratumOf: Int32Array,
  sampled: Float64Array,
  firstRow: Int32Array,
  names: readonly string[],
): Result<Float64Array, SurveyFault> {
  const population = new Float64Array(sampled.length).fill(Number.POSITIVE_INFINITY)
  const column = spec.population ?? spec.fraction
  if (column === undefined) return ok(population)
  const { name, values } = column
  if (values.length !== stratumOf.length)
    return refuse({
      code: 'survey.length-differs',
      column: name,
      have: values.length,
      expected: stratumOf.length,
    })
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? Number.NaN
    if (Number.isNaN(value))
      return refuse({ code: 'survey.value-missing', column: name, row, count: 1 })
    const stratum = stratumOf[row] ?? 0
    if (value !== values[firstRow[stratum] ?? 0])
      return refuse({
        code: 'survey.population-varies',
        column: name,
        stage: index + 1,
        stratum: names[stratum] ?? '',
        row,
      })
    if (spec.population === undefined && !(value > 0 && value <= 1))
      return refuse({
        code: 'survey.value-out-of-range',
        column: name,
        row,
        value,
        least: 0,
        most: 1,
      })
  }
  for (let stratum = 0; stratum < sampled.length; stratum += 1) {
    const row = firstRow[stratum] ?? 0
    const sample = sampled[stratum] ?? 0
    const value = values[row] ?? 0
    const size = spec.population === undefined ? sample / value : value
    if (size < sample)
      return refuse({
        code: 'survey.population-below-sample',
        column: name,
        stage: index + 1,
        stratum: names[stratum] ?? '',
        row,
        sample,
        population: size,
      })
    population[stratum] = size
  }
  return ok(population)
}

function missingGroup(column: Categorical): SurveyFault | undefined {
  let row = -1
  let count = 0
  for (let index = 0; index < column.codes.length; index += 1)
    if ((column.codes[index] ?? -1) < 0) {
      if (row < 0) row = index
      count += 1
    }
  return count === 0 ? undefined : { code: 'survey.group-missing', column: column.name, row, count }
}

/** Dense codes, in order of first appearance, of the pairs that two groupings make. */
function pairCodes(
  outer: Int32Array | undefined,
  inner: Int32Array | undefined,
  rows: number,
): { codes: Int32Array; count: number } {
  const codes = new Int32Array(rows)
  const seen = new Map<number, number>()
  for (let row = 0; row < rows; row += 1) {
    // Codes are below 2^26 in any sample that fits in memory, so the pair is an exact number.
    const key = (outer?.[row] ?? 0) * 67_108_864 + (inner?.[row] ?? 0)
    let code = seen.get(key)
    if (code === undefined) {
      code = seen.size
      seen.set(key, code)
    }
    codes[row] = code
  }
  return { codes, count: seen.size }
}
