import { intervals, type Interval } from '../src/contrast.ts'
import type { LinearDesign } from '../src/design.ts'
import { standardErrors, type Estimate } from '../src/estimate.ts'
import type { SurveyFault } from '../src/fault.ts'
import type { Result } from '../src/result.ts'
import { TOLERANCE, type Check } from './compare.ts'
import type { ReferenceCase } from './reference-case.ts'
import type { Table } from './table.ts'

/** What a case is checked with. */
export interface Context {
  readonly item: ReferenceCase
  readonly table: Table
  readonly design: LinearDesign
  readonly check: Check
}

export function checkEstimate(
  value: Record<string, unknown>,
  estimate: Estimate,
  check: Check,
): void {
  const k = estimate.values.length
  check.figure('est', value['est'], estimate.values, TOLERANCE.estimate)
  check.figure('se', value['se'], standardErrors(estimate), TOLERANCE.error)
  const covariance = Array.from({ length: k }, (_, i) =>
    Array.from(estimate.covariance.subarray(i * k, (i + 1) * k)),
  )
  const largest = Math.max(...estimate.covariance.map(Math.abs))
  // Off the diagonal a covariance is measured by the variances it stands between.
  if (value['vcov'] !== undefined)
    for (const [i, row] of (value['vcov'] as number[][]).entries())
      for (const [j, cell] of row.entries()) {
        const given = covariance[i]?.[j] ?? Number.NaN
        if (!(Math.abs(given - cell) <= 2e-8 * largest + 1e-26))
          check.off.push(`vcov ${i},${j}: ${cell} / ${given}`)
      }
  check.figure('deff', value['deff'], estimate.designEffects, 2 * TOLERANCE.error)
  const pairs = (list: readonly (Interval | undefined)[]): number[][] =>
    list.map((interval) => [interval?.low ?? Number.NaN, interval?.high ?? Number.NaN])
  check.figure(
    'ci95_normal',
    value['ci95_normal'],
    pairs(intervals(estimate, 0.95, Number.POSITIVE_INFINITY)),
    TOLERANCE.interval,
  )
  check.figure('df', value['df'], estimate.degrees, 0)
  check.figure('ci95_t', value['ci95_t'], pairs(intervals(estimate)), TOLERANCE.interval)
}

export function checkRefused(
  result: Result<unknown, SurveyFault>,
  check: Check,
  code?: SurveyFault['code'],
): void {
  if (result.ok) check.off.push('answered where R refuses')
  else if (code !== undefined && result.fault.code !== code)
    check.off.push(`refused as ${result.fault.code}`)
}
