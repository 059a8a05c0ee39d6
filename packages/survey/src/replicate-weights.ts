import { replicateDegrees } from './degrees.ts'
import type { LinearDesign, ReplicateDesign } from './design.ts'
import type { SurveyFault } from './fault.ts'
import { bootstrap, halfSamples, jackknife, multistageBootstrap, rescaledBootstrap, successiveDifferences, type ReplicateFactors } from './replicate-factors.ts' // prettier-ignore
import { ok, refuse, type Result } from './result.ts'

/**
 * How replicates are made: delete one PSU (`JK1` without strata, `JKn` with), balanced half samples
 * (`BRR`, `Fay`), resampled PSUs (`bootstrap` Canty and Davison's, `subbootstrap` Rao and Wu's, `mrb`
 * Preston's for several stages), or successive differences along the order of the rows (`SDR`).
 */
export type ReplicateMethod =
  | { readonly method: 'JK1' | 'JKn' | 'BRR' }
  | { readonly method: 'Fay'; readonly rho: number }
  | {
      readonly method: 'bootstrap' | 'subbootstrap' | 'mrb'
      readonly replicates: number
      /** Numbers in [0, 1), handed in so that the same seed gives the same weights. */
      readonly random: () => number
    }
  | { readonly method: 'SDR'; readonly replicates: number }

/**
 * Turns a design into one with replicate weights; the first stage's finite population is kept where the
 * method knows one.
 * @param mse squares around the estimate instead of the replicates' mean
 * @returns a fault where the method does not fit the strata, or where weights were already calibrated:
 * calibrate the replicates instead
 * @source R survey, as.svrepdesign(); SDR: Fay and Train 1995, Ash 2014
 */
export function replicateDesign(
  design: LinearDesign,
  how: ReplicateMethod,
  mse = false,
): Result<ReplicateDesign, SurveyFault> {
  if (design.adjustments.length > 0)
    return refuse({ code: 'survey.already-calibrated', method: how.method })
  const made = make(design, how)
  if (!made.ok) return made
  const { factors, replicates, scale, rscales, unitOf, units } = made.value
  const bare = {
    kind: 'replicate' as const,
    rows: design.rows,
    weights: design.weights,
    unitOf,
    units,
    factors,
    replicates,
    combined: false,
    scale,
    rscales,
    mse,
    method: how.method,
    domain: design.domain,
  }
  return ok({
    ...bare,
    degrees: replicateDegrees({ ...bare, domain: undefined }),
    degreesGiven: false,
  })
}

/** Replicate weights as someone else made them. */
export interface GivenReplicates {
  readonly weights: Float64Array
  /** One column per replicate, one number per row. */
  readonly replicates: readonly Float64Array[]
  /** True where the columns are whole weights, false where they multiply the weight. */
  readonly combined: boolean
  readonly scale: number
  /** One per replicate; all 1 without them. */
  readonly rscales?: Float64Array
  readonly mse?: boolean
  readonly degrees?: number
}

/**
 * A design from replicate weights that came with the data.
 * @source R survey, svrepdesign()
 */
export function givenReplicates(spec: GivenReplicates): Result<ReplicateDesign, SurveyFault> {
  const { weights, replicates, combined, scale } = spec
  const rows = weights.length
  const count = replicates.length
  if (count < 2) return refuse({ code: 'survey.replicates-invalid', rule: 'count', have: count })
  if (!(scale > 0)) return refuse({ code: 'survey.replicates-invalid', rule: 'scale', have: scale })
  const factors = new Float64Array(rows * count)
  for (const [r, column] of replicates.entries()) {
    if (column.length !== rows)
      return refuse({
        code: 'survey.length-differs',
        column: String(r),
        have: column.length,
        expected: rows,
      })
    for (let row = 0; row < rows; row += 1) {
      const value = column[row] ?? Number.NaN
      if (!Number.isFinite(value))
        return refuse({ code: 'survey.weight-missing', column: String(r), row, count: 1 })
      factors[row * count + r] = value
    }
  }
  const bare = {
    kind: 'replicate' as const,
    rows,
    weights,
    unitOf: Int32Array.from({ length: rows }, (_, row) => row),
    units: rows,
    factors,
    replicates: count,
    combined,
    scale,
    rscales: spec.rscales ?? new Float64Array(count).fill(1),
    mse: spec.mse ?? false,
    method: 'given',
    domain: undefined,
  }
  return ok({
    ...bare,
    degrees: spec.degrees ?? replicateDegrees(bare),
    degreesGiven: spec.degrees !== undefined,
  })
}

function make(design: LinearDesign, how: ReplicateMethod): Result<ReplicateFactors, SurveyFault> {
  const { method } = how
  if (method === 'JK1' && design.stratified)
    return refuse({ code: 'survey.method-needs-no-strata', method })
  if ((method === 'JKn' || method === 'BRR' || method === 'Fay') && !design.stratified)
    return refuse({ code: 'survey.method-needs-strata', method })
  switch (method) {
    case 'JK1':
    case 'JKn':
      return jackknife(design, method)
    case 'BRR':
      return halfSamples(design, 0)
    case 'Fay':
      return halfSamples(design, how.rho)
    case 'bootstrap':
      return ok(bootstrap(design, how.replicates, how.random))
    case 'subbootstrap':
      return ok(rescaledBootstrap(design, how.replicates, how.random))
    case 'mrb':
      return ok(multistageBootstrap(design, how.replicates, how.random))
    case 'SDR':
      break
  }
  return ok(successiveDifferences(design, how.replicates))
}
