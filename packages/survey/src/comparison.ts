import { contrast, tTest, type TTest } from './contrast.ts'
import type { SurveyDesign } from './design.ts'
import { standardErrors, type Estimate } from './estimate.ts'
import type { SurveyFault } from './fault.ts'
import { ok, refuse, type Result } from './result.ts'

/** How p-values of several tests are adjusted for being several. */
export type Adjustment = 'holm' | 'bonferroni' | 'bh'

/**
 * Adjusted p-values, in the order given.
 * @source Holm 1979; Bonferroni; Benjamini and Hochberg 1995; R, p.adjust()
 */
export function adjustedP(p: readonly number[], how: Adjustment): number[] {
  const n = p.length
  if (how === 'bonferroni') return p.map((value) => Math.min(1, value * n))
  const order = p.map((value, at) => ({ value, at })).sort((one, other) => one.value - other.value)
  const adjusted = Array.from({ length: n }, () => 1)
  if (how === 'holm') {
    let highest = 0
    for (const [rank, { value, at }] of order.entries()) {
      highest = Math.max(highest, Math.min(1, value * (n - rank)))
      adjusted[at] = highest
    }
    return adjusted
  }
  let lowest = 1
  for (let rank = n - 1; rank >= 0; rank -= 1) {
    const { value = 1, at = 0 } = order[rank] ?? {}
    lowest = Math.min(lowest, (value * n) / (rank + 1))
    adjusted[at] = lowest
  }
  return adjusted
}

/** Two estimates compared: `first` less `second`. */
export interface Pair extends TTest {
  readonly first: string
  readonly second: string
  readonly adjusted: Readonly<Record<Adjustment, number>>
}

/**
 * Compares every two of several estimates, covariances included, and adjusts for the number of pairs.
 * @param degrees of freedom of the tests; those of the design without it
 * @returns a fault where none are left
 */
export function pairwise(
  estimate: Estimate,
  degrees: number = estimate.degrees,
): Result<Pair[], SurveyFault> {
  if (!(degrees > 0)) return refuse({ code: 'survey.degrees-exhausted', degrees, needed: 1 })
  const k = estimate.values.length
  const tests: Pair[] = []
  for (let i = 0; i < k; i += 1)
    for (let j = i + 1; j < k; j += 1) {
      const difference = contrast(estimate, [
        {
          name: '',
          coefficients: Array.from({ length: k }, (_, at) => Number(at === i) - Number(at === j)),
        },
      ])
      const [error = 0] = standardErrors(difference)
      tests.push({
        ...tTest(difference.values[0] ?? 0, error, degrees),
        first: estimate.names[i] ?? '',
        second: estimate.names[j] ?? '',
        adjusted: { holm: 1, bonferroni: 1, bh: 1 },
      })
    }
  const p = tests.map((test) => test.p)
  const [holm, bonferroni, bh] = (['holm', 'bonferroni', 'bh'] as const).map((how) =>
    adjustedP(p, how),
  )
  return ok(
    tests.map((test, at) => ({
      ...test,
      adjusted: { holm: holm?.[at] ?? 1, bonferroni: bonferroni?.[at] ?? 1, bh: bh?.[at] ?? 1 },
    })),
  )
}

/** One wave's figure for a comparison. */
export interface WaveEstimate {
  readonly value: number
  readonly error: number
  readonly degrees: number
}

/**
 * How a figure changed from one wave to the next, for samples drawn independently of each other.
 * @param overlap of the two samples; a panel or shared PSUs make errors of the difference smaller or
 * larger than this, so those are compared in one design with `waveChangeInDesign`
 * @returns a fault where it was not said that the samples are independent
 * @source degrees of freedom by Satterthwaite 1946
 */
export function waveChange(
  before: WaveEstimate,
  after: WaveEstimate,
  overlap: 'independent' | undefined,
): Result<TTest, SurveyFault> {
  if (overlap === undefined) return refuse({ code: 'survey.overlap-undeclared', column: '' })
  const least = Math.min(before.degrees, after.degrees)
  if (!(least > 0)) return refuse({ code: 'survey.degrees-exhausted', degrees: least, needed: 1 })
  const first = before.error ** 2
  const second = after.error ** 2
  const variance = first + second
  const degrees =
    variance === 0
      ? Math.min(before.degrees, after.degrees)
      : variance ** 2 / (first ** 2 / before.degrees + second ** 2 / after.degrees)
  return ok(tTest(after.value - before.value, Math.sqrt(variance), degrees))
}

/**
 * The same for waves that share respondents or PSUs: both in one design, wave by wave a domain.
 * @param estimateOf gives one figure for all waves with their covariance, e.g. groupMeans()
 */
export function waveChangeInDesign(
  design: SurveyDesign,
  estimateOf: (design: SurveyDesign) => Result<Estimate, SurveyFault>,
): Result<TTest, SurveyFault> {
  const both = estimateOf(design)
  if (!both.ok) return both
  const { values, degrees } = both.value
  if (!(degrees > 0)) return refuse({ code: 'survey.degrees-exhausted', degrees, needed: 1 })
  const k = values.length
  const change = contrast(both.value, [
    {
      name: 'change',
      coefficients: Array.from({ length: k }, (_, at) => Number(at === k - 1) - Number(at === 0)),
    },
  ])
  const [error = 0] = standardErrors(change)
  return ok(tTest(change.values[0] ?? 0, error, degrees))
}
