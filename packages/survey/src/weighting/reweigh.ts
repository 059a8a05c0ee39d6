import type { Adjustment, LinearDesign, ReplicateDesign, SurveyDesign } from '../design.ts'
import type { SurveyFault } from '../fault.ts'
import { replicateWeights } from '../replication.ts'
import { replicateDegrees } from '../degrees.ts'
import { ok, type Result } from '../result.ts'

/** New weights for old ones, and what the variance has to know of it. */
export interface Reweighed {
  readonly weights: Float64Array
  readonly adjustment: Adjustment | undefined
}

/**
 * Applies a way of weighting to a design: once to its weights, and to every replicate of its own. A
 * replicate in which it cannot be done has no estimate afterwards and is counted as dropped.
 */
export function reweigh<Design extends SurveyDesign>(
  design: Design,
  how: (weights: Float64Array) => Result<Reweighed, SurveyFault>,
): Result<Design, SurveyFault> {
  const whole = how(design.weights)
  if (!whole.ok) return whole
  if (design.kind === 'linear') {
    const { weights, adjustment } = whole.value
    const linear: LinearDesign = {
      ...design,
      weights,
      adjustments:
        adjustment === undefined ? design.adjustments : [...design.adjustments, adjustment],
    }
    // A design comes out as the kind that went in, which narrowing does not tell of a parameter.
    return ok(linear as Design)
  }
  const { replicates, rows } = design
  const factors = new Float64Array(rows * replicates)
  for (let r = 0; r < replicates; r += 1) {
    const part = how(replicateWeights(design, r))
    for (let row = 0; row < rows; row += 1)
      factors[row * replicates + r] = part.ok ? (part.value.weights[row] ?? 0) : Number.NaN
  }
  const bare: ReplicateDesign = {
    ...design,
    weights: whole.value.weights,
    factors,
    combined: true,
    unitOf: Int32Array.from({ length: rows }, (_, row) => row),
    units: rows,
  }
  const usable = withoutGaps(bare)
  const degrees = design.degreesGiven
    ? design.degrees
    : replicateDegrees({ ...usable, domain: undefined })
  // As above.
  return ok({ ...bare, degrees } as Design)
}

/** The replicates that have weights at all, for the rank. */
function withoutGaps(design: ReplicateDesign): ReplicateDesign {
  const { factors, replicates, units } = design
  const kept: number[] = []
  for (let r = 0; r < replicates; r += 1) if (!Number.isNaN(factors[r] ?? 0)) kept.push(r)
  if (kept.length === replicates) return design
  const left = new Float64Array(units * kept.length)
  for (let unit = 0; unit < units; unit += 1)
    for (const [at, r] of kept.entries())
      left[unit * kept.length + at] = factors[unit * replicates + r] ?? 0
  return { ...design, factors: left, replicates: kept.length }
}
