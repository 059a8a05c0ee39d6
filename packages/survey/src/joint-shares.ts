import type { Categorical } from './column.ts'
import type { SurveyDesign } from './design.ts'
import { estimateFromTotals, type Base } from './estimate.ts'
import type { SurveyFault } from './fault.ts'
import { ok, type Result } from './result.ts'
import { emptyTable, type ShareTable } from './share-table.ts'

/**
 * Shares in groups by the general way, line by line: for calibrated designs, several stages and
 * replicates.
 */
export function jointShares(
  design: SurveyDesign,
  stub: Categorical,
  banner: Categorical,
  base: Base,
): Result<ShareTable, SurveyFault> {
  const { active } = base
  const q = stub.levels.length
  const groups = banner.levels.length
  const table = emptyTable(groups, q)
  for (let row = 0; row < design.rows; row += 1) {
    if (active[row] === 0) continue
    const g = banner.codes[row] ?? 0
    const at = g * q + (stub.codes[row] ?? 0)
    table.bases[g] = (table.bases[g] ?? 0) + 1
    table.populations[g] = (table.populations[g] ?? 0) + (design.weights[row] ?? 0)
    table.counts[at] = (table.counts[at] ?? 0) + 1
  }
  const present = banner.levels.map((_, g) => g).filter((g) => (table.bases[g] ?? 0) > 0)
  const k = present.length
  const bases = present.map((g) =>
    Float64Array.from(active, (inside, row) => inside & Number(banner.codes[row] === g)),
  )
  for (let l = 0; l < q; l += 1) {
    const sums = present.map((g) =>
      Float64Array.from(
        active,
        (inside, row) => inside & Number(banner.codes[row] === g && stub.codes[row] === l),
      ),
    )
    const line = estimateFromTotals(
      design,
      [...sums, ...bases],
      base,
      present.map(String),
      (totals) => {
        const values = present.map((_, i) => (totals[i] ?? 0) / (totals[k + i] ?? 0))
        return {
          values,
          gradient: values.map((value, i) => {
            const whole = totals[k + i] ?? 0
            return totals.map((_, j) => (j === i ? 1 / whole : j === k + i ? -value / whole : 0))
          }),
        }
      },
    )
    if (!line.ok) return line
    const covariance = table.covariances[l]
    for (const [i, g] of present.entries()) {
      table.shares[g * q + l] = line.value.values[i] ?? 0
      for (const [j, h] of present.entries())
        if (covariance !== undefined)
          covariance[g * groups + h] = line.value.covariance[i * k + j] ?? 0
    }
  }
  return ok(table)
}
