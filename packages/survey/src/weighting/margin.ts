import type { Categorical } from '../column.ts'
import type { SurveyFault } from '../fault.ts'
import { ok, refuse, type Result } from '../result.ts'

/** What a categorical variable's levels come to in the population, in people. */
export interface Margin {
  readonly column: Categorical
  readonly totals: Readonly<Record<string, number>>
}

/** A margin whose categories and targets agree: codes per row, targets per code. */
export interface CheckedMargin {
  readonly column: Categorical
  readonly group: Int32Array
  readonly groups: number
  readonly targets: Float64Array
}

/**
 * Checks margins against the sample and each other.
 * @returns faults for a row without a category, a category without a target, a target no one in the
 * sample can stand for, a negative target, or margins that sum to different populations
 */
export function checkedMargins(
  margins: readonly Margin[],
  rows: number,
): Result<CheckedMargin[], SurveyFault> {
  const checked: CheckedMargin[] = []
  let first: { column: string; total: number } | undefined
  for (const { column, totals } of margins) {
    const { name, codes, levels } = column
    if (codes.length !== rows)
      return refuse({
        code: 'survey.length-differs',
        column: name,
        have: codes.length,
        expected: rows,
      })
    const present = new Uint8Array(levels.length)
    for (let row = 0; row < rows; row += 1) {
      const code = codes[row] ?? -1
      if (code < 0)
        return refuse({
          code: 'survey.group-missing',
          column: name,
          row,
          count: codes.reduce((sum, value) => sum + Number(value < 0), 0),
        })
      // `constructor` is an answer like any other: an object has it without anybody having said so.
      if (present[code] === 0 && !Object.hasOwn(totals, levels[code] ?? ''))
        return refuse({
          code: 'survey.margin-category-without-target',
          column: name,
          category: levels[code] ?? '',
          row,
        })
      present[code] = 1
    }
    const targets = new Float64Array(levels.length)
    let sum = 0
    for (const [category, target] of Object.entries(totals)) {
      const code = levels.indexOf(category)
      if (!Number.isFinite(target) || target < 0)
        return refuse({ code: 'survey.margin-target-invalid', column: name, category, target })
      if (target > 0 && (code < 0 || present[code] === 0))
        return refuse({ code: 'survey.margin-category-absent', column: name, category, target })
      if (target === 0 && code >= 0 && present[code] === 1)
        return refuse({ code: 'survey.margin-target-invalid', column: name, category, target })
      if (code >= 0) targets[code] = target
      sum += target
      if (!Number.isFinite(sum))
        return refuse({ code: 'survey.margin-target-invalid', column: name, category, target })
    }
    if (first === undefined) first = { column: name, total: sum }
    else if (Math.abs(sum - first.total) > 1e-6 * first.total)
      return refuse({
        code: 'survey.margins-disagree',
        column: name,
        total: sum,
        other: first.column,
        otherTotal: first.total,
      })
    checked.push({ column, group: codes, groups: levels.length, targets })
  }
  return ok(checked)
}

/** Sums of weights by category. */
export function sumsBy(
  { group, groups }: Pick<CheckedMargin, 'group' | 'groups'>,
  weights: Float64Array,
): Float64Array {
  const sums = new Float64Array(groups)
  for (let row = 0; row < weights.length; row += 1) {
    const at = group[row] ?? 0
    sums[at] = (sums[at] ?? 0) + (weights[row] ?? 0)
  }
  return sums
}
