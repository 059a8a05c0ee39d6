import type { SurveyDesign } from '../design.ts'
import type { SurveyFault } from '../fault.ts'
import { ok, refuse, type Result } from '../result.ts'
import { cappedWeights } from './cap.ts'
import { conflictOf } from './feasible.ts'
import { checkedMargins, sumsBy, type CheckedMargin, type Margin } from './margin.ts'
import { scaledTo } from './post-stratify.ts'
import { reweigh, type Reweighed } from './reweigh.ts'

export interface RakeOptions {
  /** Stops once no margin's category moves by more than this share of the population in a round. */
  readonly tolerance?: number
  /** The same in people; it comes before `tolerance`. R's default is 1. */
  readonly movement?: number
  readonly rounds?: number
  /** Least and most a weight may be, in multiples of the mean weight. */
  readonly floor?: number
  readonly cap?: number
  /** What to do where margins cannot be met under the cap: refuse, or come as near as it goes. */
  readonly infeasible?: 'refuse' | 'nearest'
}

/** A margin's category that a cap kept from its target. */
export interface Miss {
  readonly column: string
  readonly category: string
  readonly target: number
  readonly reached: number
}

/**
 * Rakes weights to several margins by iterative proportional fitting.
 * @returns faults as of checkedMargins(); `survey.targets-infeasible` with the range that the category's
 * total can have while the margins named before it are met, or `survey.not-converged`
 * @source Deming and Stephan 1940; R survey, rake(). With a cap: the weights nearest to the old ones in
 * the raking distance among those within the bounds (Deville and Särndal 1992, case 3)
 */
export function rake<Design extends SurveyDesign>(
  design: Design,
  margins: readonly Margin[],
  options: RakeOptions = {},
): Result<Design, SurveyFault> {
  const checked = checkedMargins(margins, design.rows)
  if (!checked.ok) return checked
  const bounded = options.cap !== undefined || options.floor !== undefined
  if (bounded) {
    const { floor = 0, cap = Number.POSITIVE_INFINITY } = options
    if (!(floor >= 0 && floor < 1 && cap > 1))
      return refuse({ code: 'survey.bounds-invalid', least: floor, most: cap })
  }
  return reweigh(design, (weights) =>
    bounded
      ? cappedWeights(checked.value, weights, options)
      : rakedWeights(checked.value, weights, options),
  )
}

/** The margins that weights miss by more than a share of the population. */
export function missesOf(
  margins: readonly CheckedMargin[],
  weights: Float64Array,
  tolerance = 1e-8,
): Miss[] {
  return margins.flatMap(({ column, group, groups, targets }) => {
    const whole = targets.reduce((sum, value) => sum + value, 0)
    return Array.from(sumsBy({ group, groups }, weights), (reached, code) => ({
      column: column.name,
      category: column.levels[code] ?? '',
      target: targets[code] ?? 0,
      reached,
    })).filter(({ target, reached }) => Math.abs(target - reached) > tolerance * whole)
  })
}

function rakedWeights(
  margins: readonly CheckedMargin[],
  start: Float64Array,
  { tolerance = 1e-12, movement, rounds = 5000 }: RakeOptions,
): Result<Reweighed, SurveyFault> {
  let weights = start
  let before = margins.map((margin) => sumsBy(margin, weights))
  let last: Float64Array[] = []
  const people = margins[0]?.targets.reduce((sum, value) => sum + value, 0) ?? 0
  const bound = movement ?? tolerance * people
  for (let round = 1; round <= rounds; round += 1) {
    last = []
    for (const margin of margins) {
      weights = scaledTo(margin, weights)
      last.push(weights)
    }
    const after = margins.map((margin) => sumsBy(margin, weights))
    const moved = Math.max(
      0,
      ...after.map((sums, m) =>
        sums.reduce(
          (most, sum, code) => Math.max(most, Math.abs(sum - (before[m]?.[code] ?? 0))),
          0,
        ),
      ),
    )
    before = after
    // Sums of a million weights settle no closer than their rounding.
    if (moved < Math.max(bound, people * 1e-14)) {
      const missed = movement === undefined ? worstMiss(margins, weights, 1e-9) : undefined
      if (missed !== undefined) return refuse(unmet(margins, missed, start, round))
      return ok({
        weights,
        adjustment: {
          kind: 'raking',
          // Raked to the end, the margins' weights are one and the same.
          margins: margins.map(({ group, groups }, m) => ({
            group,
            groups,
            after: movement === undefined ? weights : (last[m] ?? weights),
          })),
        },
      })
    }
    // Margins that cannot all be met make the rounds go in circles; there is no need to see them all.
    if (round === 200) {
      const conflict = conflictOf(margins, start)
      if (conflict !== undefined) return refuse({ code: 'survey.targets-infeasible', ...conflict })
    }
  }
  const missed = worstMiss(margins, weights, 0)
  if (missed === undefined) throw new RangeError('raking without margins settles at once')
  return refuse(unmet(margins, missed, start, rounds))
}

function unmet(
  margins: readonly CheckedMargin[],
  { column, category, target, reached }: Miss,
  start: Float64Array,
  rounds: number,
): SurveyFault {
  const conflict = conflictOf(margins, start)
  return conflict === undefined
    ? { code: 'survey.not-converged', column, category, target, reached, rounds }
    : { code: 'survey.targets-infeasible', ...conflict }
}

function worstMiss(
  margins: readonly CheckedMargin[],
  weights: Float64Array,
  tolerance: number,
): Miss | undefined {
  const misses = missesOf(margins, weights, tolerance)
  return misses.sort(
    (one, other) => Math.abs(other.target - other.reached) - Math.abs(one.target - one.reached),
  )[0]
}
