import type { Categorical, Numeric } from './column.ts'
import type { SurveyDesign } from './design.ts'
import {
  baseOf,
  estimateFromTotals,
  masked,
  type Estimate,
  type EstimateOptions,
} from './estimate.ts'
import type { SurveyFault } from './fault.ts'
import { ok, refuse, type Result } from './result.ts'

/**
 * Means of one variable in every group, with the covariances between groups; groups without anyone in
 * the domain are left out.
 * @source R survey, svyby(covmat = TRUE)
 */
export function groupMeans(
  design: SurveyDesign,
  column: Numeric,
  group: Categorical,
  options: Pick<EstimateOptions, 'missing'> = {},
): Result<Estimate, SurveyFault> {
  const base = baseOf(design, [column, group], options.missing)
  if (!base.ok) return base
  const { active } = base.value
  const values = masked(column.values, active)
  const present = group.levels
    .map((level, code) => ({ level, code }))
    .filter(({ code }) => active.some((inside, row) => inside === 1 && group.codes[row] === code))
  if (present.length === 0) return refuse({ code: 'survey.domain-empty', column: group.name })
  const sums = present.map(({ code }) =>
    values.map((value, row) => (group.codes[row] === code ? value : 0)),
  )
  const bases = present.map(({ code }) =>
    Float64Array.from(active, (inside, row) => (inside === 1 && group.codes[row] === code ? 1 : 0)),
  )
  const k = present.length
  const estimate = estimateFromTotals(
    design,
    [...sums, ...bases],
    base.value,
    present.map(({ level }) => level),
    (totals) => {
      const means = present.map((_, i) => (totals[i] ?? 0) / (totals[k + i] ?? 0))
      return {
        values: means,
        gradient: means.map((mean, i) => {
          const bottom = totals[k + i] ?? 0
          return totals.map((_, j) => (j === i ? 1 / bottom : j === k + i ? -mean / bottom : 0))
        }),
      }
    },
    column.name,
  )
  return estimate.ok ? ok(estimate.value) : estimate
}
