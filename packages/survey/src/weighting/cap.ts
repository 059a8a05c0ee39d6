import type { SurveyFault } from '../fault.ts'
import { ok, refuse, type Result } from '../result.ts'
import { reachableRange } from './feasible.ts'
import { sumsBy, type CheckedMargin } from './margin.ts'
import type { Reweighed } from './reweigh.ts'

interface CapOptions {
  readonly floor?: number
  readonly cap?: number
  readonly rounds?: number
  readonly infeasible?: 'refuse' | 'nearest'
}

/**
 * Rakes within bounds: each weight is the old one times a factor per category, cut at the bounds, and
 * each category's factor is found so that its weights, cut, come to its target. That climbs the dual of
 * the raking distance, so it ends at the nearest weights that there are.
 */
export function cappedWeights(
  margins: readonly CheckedMargin[],
  start: Float64Array,
  { floor = 0, cap = Number.POSITIVE_INFINITY, rounds = 5000, infeasible = 'refuse' }: CapOptions,
): Result<Reweighed, SurveyFault> {
  const people = margins[0]?.targets.reduce((sum, value) => sum + value, 0) ?? 0
  const rows = start.length
  let positive = 0
  let total = 0
  for (const weight of start) {
    total += weight
    if (weight > 0) positive += 1
  }
  const mean = people / positive
  const low = floor * mean
  const high = cap * mean
  const free = start.map((weight) => (weight * people) / total)
  const members = margins.map(({ group, groups }) => {
    const rowsOf: number[][] = Array.from({ length: groups }, () => [])
    for (let row = 0; row < rows; row += 1)
      if ((start[row] ?? 0) > 0) rowsOf[group[row] ?? 0]?.push(row)
    return rowsOf
  })
  const cut = (value: number): number => Math.min(high, Math.max(low, value))
  const weights = new Float64Array(rows)
  const settle = (): void => {
    for (let row = 0; row < rows; row += 1)
      weights[row] = (start[row] ?? 0) > 0 ? cut(free[row] ?? 0) : 0
  }
  for (let round = 1; round <= rounds; round += 1) {
    for (const [m, margin] of margins.entries())
      for (const [code, target] of margin.targets.entries()) {
        const factor = categoryFactor(members[m]?.[code] ?? [], free, target, low, high)
        for (const row of members[m]?.[code] ?? [])
          free[row] = bounded((free[row] ?? 0) * factor, mean)
      }
    settle()
    const worst = worstOf(margins, weights)
    if (worst.miss <= 1e-11 * people) return done(margins, weights)
    if (infeasible === 'refuse' && round % 100 === 0) {
      const range = reachableRange(margins, worst, start, { low, high })
      if (
        range !== undefined &&
        (worst.target < range.least * (1 - 1e-9) || worst.target > range.most * (1 + 1e-9))
      )
        return refuse({
          code: 'survey.targets-infeasible',
          column: worst.column,
          category: worst.category,
          target: worst.target,
          ...range,
        })
    }
    if (round === rounds) {
      if (infeasible === 'nearest' || worst.miss <= 1e-8 * people) return done(margins, weights)
      const { column, category, target, reached } = worst
      const range = reachableRange(margins, worst, start, { low, high })
      return range === undefined || (target >= range.least && target <= range.most)
        ? refuse({ code: 'survey.not-converged', column, category, target, reached, rounds })
        : refuse({ code: 'survey.targets-infeasible', column, category, target, ...range })
    }
    if (infeasible === 'nearest' && round >= 500 && round % 100 === 0 && worst.miss > 1e-4 * people)
      return done(margins, weights)
  }
  return done(margins, weights)
}

function done(
  margins: readonly CheckedMargin[],
  weights: Float64Array,
): Result<Reweighed, SurveyFault> {
  const after = weights.slice()
  return ok({
    weights: after,
    adjustment: {
      kind: 'raking',
      margins: margins.map(({ group, groups }) => ({ group, groups, after })),
    },
  })
}

/** Keeps a factor that wants to be infinite within what arithmetic bears. */
function bounded(value: number, mean: number): number {
  return Math.min(mean * 1e12, Math.max(mean * 1e-12, value))
}

/** The factor at which a category's weights, cut at the bounds, sum to the target. */
function categoryFactor(
  rows: readonly number[],
  free: Float64Array,
  target: number,
  low: number,
  high: number,
): number {
  const n = rows.length
  if (n === 0) return 1
  const values = Float64Array.from(rows, (row) => free[row] ?? 0).sort()
  const smallest = values[0] ?? 1
  const largest = values[n - 1] ?? 1
  if (target >= n * high)
    return high === Number.POSITIVE_INFINITY ? 1 : (high / smallest) * (1 + 1e-9)
  if (target <= n * low) return low === 0 ? 1 : low / largest
  // Σ cut(f x) is increasing in f and linear between the points where a weight meets a bound.
  const points: number[] = []
  for (const value of values) {
    if (low > 0) points.push(low / value)
    if (high !== Number.POSITIVE_INFINITY) points.push(high / value)
  }
  points.sort((one, other) => one - other)
  const sumAt = (factor: number): number => {
    let sum = 0
    for (const value of values) sum += Math.min(high, Math.max(low, value * factor))
    return sum
  }
  let from = 0
  let to = points.length - 1
  while (from <= to) {
    const middle = (from + to) >> 1
    if (sumAt(points[middle] ?? 0) < target) from = middle + 1
    else to = middle - 1
  }
  // Between the neighbouring points the free rows carry what the bound ones leave.
  const probe = ((points[from - 1] ?? 0) + (points[from] ?? (points[from - 1] ?? 0) * 2 + 1)) / 2
  let bound = 0
  let moving = 0
  for (const value of values) {
    const scaled = value * probe
    if (scaled >= high) bound += high
    else if (scaled <= low) bound += low
    else moving += value
  }
  return moving > 0 ? (target - bound) / moving : probe
}

function worstOf(
  margins: readonly CheckedMargin[],
  weights: Float64Array,
): { column: string; category: string; target: number; reached: number; miss: number } {
  let worst = { column: '', category: '', target: 0, reached: 0, miss: -1 }
  for (const margin of margins)
    for (const [code, reached] of sumsBy(margin, weights).entries()) {
      const target = margin.targets[code] ?? 0
      const miss = Math.abs(reached - target)
      if (miss > worst.miss)
        worst = {
          column: margin.column.name,
          category: margin.column.levels[code] ?? '',
          target,
          reached,
          miss,
        }
    }
  return worst
}
