import type { SurveyDesign } from '../design.ts'
import type { SurveyFault } from '../fault.ts'
import { ok, type Result } from '../result.ts'
import { checkedMargins, sumsBy, type CheckedMargin, type Margin } from './margin.ts'
import { reweigh, type Reweighed } from './reweigh.ts'

/**
 * Scales weights so that one variable's categories come to their population totals.
 * @param margin the totals in people; cross variables with `crossed` for joint cells
 * @source R survey, postStratify(); Valliant 1993 for the variance
 */
export function postStratify<Design extends SurveyDesign>(
  design: Design,
  margin: Margin,
): Result<Design, SurveyFault> {
  const checked = checkedMargins([margin], design.rows)
  if (!checked.ok) return checked
  const [only] = checked.value
  if (only === undefined) return ok(design)
  return reweigh(design, (weights) => {
    const after = scaledTo(only, weights)
    const reweighed: Reweighed = {
      weights: after,
      adjustment: {
        kind: 'post-strata',
        group: only.group,
        groups: only.groups,
        before: weights,
        after,
      },
    }
    return ok(reweighed)
  })
}

/** Weights times target over sum, category by category. */
export function scaledTo(margin: CheckedMargin, weights: Float64Array): Float64Array {
  const sums = sumsBy(margin, weights)
  const factors = sums.map((sum, code) =>
    sum === 0 ? Number.NaN : (margin.targets[code] ?? 0) / sum,
  )
  const after = new Float64Array(weights.length)
  for (let row = 0; row < after.length; row += 1)
    after[row] = (weights[row] ?? 0) * (factors[margin.group[row] ?? 0] ?? 0)
  return after
}
