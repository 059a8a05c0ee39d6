import type { Categorical, Numeric } from './column.ts'
import type { SurveyFault } from './fault.ts'
import { ok, refuse, type Result } from './result.ts'
import { codeStage, type Stage, type StageSpec } from './stage.ts'

/**
 * What to do with a stratum of one PSU, which shows no variance of its own: refuse to answer (`fail`),
 * count it as 0 (`remove`, `certainty`), take its distance from the mean of all PSUs (`adjust`), or the
 * average of the other strata (`average`).
 * @source R survey, options(survey.lonely.psu)
 */
export type LonelyRule = 'fail' | 'remove' | 'certainty' | 'adjust' | 'average'

export interface DesignSpec {
  readonly stages: readonly StageSpec[]
  /** Without weights the populations of all stages give them. */
  readonly weights?: Numeric
  /** True where cluster labels are only unique within their stratum. */
  readonly nested?: boolean
  readonly lonely?: LonelyRule
}

/** A sample whose errors are computed by linearisation. */
export interface LinearDesign {
  readonly kind: 'linear'
  readonly rows: number
  readonly weights: Float64Array
  readonly stages: readonly Stage[]
  /** How many stages add to the variance: later ones do so only below a finite population. */
  readonly depth: number
  readonly stratified: boolean
  readonly lonely: LonelyRule
  readonly adjustments: readonly Adjustment[]
  /** 1 for the rows that estimates speak of; all rows without it. */
  readonly domain: Uint8Array | undefined
}

/** A sample whose errors are computed by replicate weights. */
export interface ReplicateDesign {
  readonly kind: 'replicate'
  readonly rows: number
  readonly weights: Float64Array
  /** Rows to the rows of `factors`. */
  readonly unitOf: Int32Array
  readonly units: number
  /** Units × replicates: what multiplies the weight, or the whole weight where `combined`. */
  readonly factors: Float64Array
  readonly replicates: number
  readonly combined: boolean
  readonly scale: number
  readonly rscales: Float64Array
  /** Squares around the estimate itself instead of the replicates' mean. */
  readonly mse: boolean
  readonly method: string
  readonly degrees: number
  /** True where someone said so, false where they were counted and a domain has fewer. */
  readonly degreesGiven: boolean
  readonly domain: Uint8Array | undefined
}

export type SurveyDesign = LinearDesign | ReplicateDesign

/** How weights were fitted to a population: what the variance has to take out of the residuals. */
export type Adjustment =
  | {
      readonly kind: 'post-strata'
      readonly group: Int32Array
      readonly groups: number
      readonly before: Float64Array
      readonly after: Float64Array
    }
  | {
      readonly kind: 'raking'
      readonly margins: readonly {
        readonly group: Int32Array
        readonly groups: number
        readonly after: Float64Array
      }[]
    }
  | {
      readonly kind: 'regression'
      readonly columns: readonly Float64Array[]
      readonly base: Float64Array
      readonly factor: Float64Array
    }
  | {
      /** Samples one below the other, each fitted by itself; rows `from` up to but not `to`. */
      readonly kind: 'parts'
      readonly parts: readonly {
        readonly from: number
        readonly to: number
        readonly adjustments: readonly Adjustment[]
      }[]
    }

/**
 * Declares how a sample was drawn.
 * @returns the design, or a fault that names column and row: weights must be positive and complete,
 * clusters must lie within strata unless `nested`, populations must be constant within strata and no
 * smaller than the sample
 * @source R survey, svydesign()
 */
export function sampleDesign(spec: DesignSpec, rows: number): Result<LinearDesign, SurveyFault> {
  if (rows === 0) return refuse({ code: 'survey.no-rows', column: '' })
  const stages: Stage[] = []
  for (const [index, stage] of spec.stages.entries()) {
    const coded = codeStage(stage, index, stages.at(-1), rows, spec.nested === true)
    if (!coded.ok) return coded
    stages.push(coded.value)
  }
  const first = stages[0]
  if (first === undefined) return refuse({ code: 'survey.no-rows', column: '' })
  const stratified = spec.stages[0]?.stratum !== undefined
  if (first.units === 1 && !stratified)
    return refuse({ code: 'survey.one-cluster', column: first.name })
  const weights =
    spec.weights === undefined ? weightsOf(stages, rows) : checkedWeights(spec.weights, rows)
  if (!weights.ok) return weights
  let depth = 1
  while (depth < stages.length && stages[depth - 1]?.population.some(Number.isFinite) === true)
    depth += 1
  return ok({
    kind: 'linear',
    rows,
    weights: weights.value,
    stages,
    depth,
    stratified,
    lonely: spec.lonely ?? 'fail',
    adjustments: [],
    domain: undefined,
  })
}

/** Weights as they are to be used: one per row, finite and positive. */
export function checkedWeights(column: Numeric, rows: number): Result<Float64Array, SurveyFault> {
  const { name, values } = column
  if (values.length !== rows)
    return refuse({
      code: 'survey.length-differs',
      column: name,
      have: values.length,
      expected: rows,
    })
  const firstBad = (
    bad: (value: number) => boolean,
  ): { row: number; count: number } | undefined => {
    let row = -1
    let count = 0
    for (let index = 0; index < rows; index += 1)
      if (bad(values[index] ?? Number.NaN)) {
        if (row < 0) row = index
        count += 1
      }
    return count === 0 ? undefined : { row, count }
  }
  const missing = firstBad(Number.isNaN)
  if (missing !== undefined)
    return refuse({ code: 'survey.weight-missing', column: name, ...missing })
  const negative = firstBad((value) => value < 0)
  if (negative !== undefined)
    return refuse({
      code: 'survey.weight-negative',
      column: name,
      ...negative,
      value: values[negative.row] ?? 0,
    })
  const zero = firstBad((value) => value === 0)
  if (zero !== undefined) return refuse({ code: 'survey.weight-zero', column: name, ...zero })
  const infinite = firstBad((value) => value === Number.POSITIVE_INFINITY)
  if (infinite !== undefined)
    return refuse({ code: 'survey.weight-infinite', column: name, ...infinite })
  return ok(values)
}

/**
 * The same design, speaking only of the rows chosen; errors still know the whole sample.
 * @param chosen a byte per row, 1 for the rows of the domain; it narrows a domain set before
 */
export function inDomain<Design extends SurveyDesign>(design: Design, chosen: Uint8Array): Design {
  const domain = Uint8Array.from(chosen)
  if (design.domain !== undefined)
    for (let row = 0; row < domain.length; row += 1) if (design.domain[row] === 0) domain[row] = 0
  return { ...design, domain }
}

/** The rows of a category as a domain. */
export function rowsOf(column: Categorical, level: string): Uint8Array {
  const wanted = column.levels.indexOf(level)
  return Uint8Array.from(column.codes, (code) => Number(code === wanted && wanted >= 0))
}

/**
 * Rows that R's functions hold for a domain: those in it, or, once a linearised design is calibrated, all
 * of the sample, of which those outside count with weight 0.
 */
export function rowsHeld(design: SurveyDesign): number {
  const { rows, domain } = design
  const calibrated = design.kind === 'linear' && design.adjustments.length > 0
  return domain === undefined || calibrated ? rows : domain.reduce((sum, inside) => sum + inside, 0)
}

export function firstStage(design: LinearDesign): Stage {
  const stage = design.stages[0]
  if (stage === undefined) throw new RangeError('a design has at least one stage')
  return stage
}

function weightsOf(stages: readonly Stage[], rows: number): Result<Float64Array, SurveyFault> {
  const weights = new Float64Array(rows).fill(1)
  for (const stage of stages)
    for (let row = 0; row < rows; row += 1) {
      const stratum = stage.stratumOfUnit[stage.unitOf[row] ?? 0] ?? 0
      const weight = (stage.population[stratum] ?? 0) / (stage.sampled[stratum] ?? 1)
      if (!Number.isFinite(weight))
        return refuse({ code: 'survey.weights-absent', column: stage.name })
      weights[row] = (weights[row] ?? 1) * weight
    }
  return ok(weights)
}
