import type { SurveyFault } from '../fault.ts'
import { ok, refuse, type Result } from '../result.ts'
import { conflictOf, nearestTargets, type WeightBounds } from './feasible.ts'
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
 * the raking distance, so it ends at the nearest weights that there are. Where margins cannot all be
 * met, those named first are, and each later one comes as near as the ones before it let it.
 */
export function cappedWeights(
  margins: readonly CheckedMargin[],
  start: Float64Array,
  { floor = 0, cap = Number.POSITIVE_INFINITY, rounds = 20_000, infeasible = 'refuse' }: CapOptions,
): Result<Reweighed, SurveyFault> {
  const people = margins[0]?.targets.reduce((sum, value) => sum + value, 0) ?? 0
  const positive = start.reduce((sum, weight) => sum + Number(weight > 0), 0)
  const mean = people / positive
  const bounds = { low: floor * mean, high: cap * mean }
  const first = climb(margins, start, bounds, 200)
  if (first.worst.miss <= 1e-11 * people) return done(margins, first.weights)
  const conflict = conflictOf(margins, start, bounds)
  if (conflict !== undefined && infeasible === 'refuse')
    return refuse({ code: 'survey.targets-infeasible', ...conflict })
  const aims = conflict === undefined ? margins : reachable(margins, start, bounds)
  const last = climb(aims, start, bounds, rounds)
  const { column, category, target, reached, miss } = last.worst
  // Near the edge of what can be met the last digits take for ever.
  if (miss > 1e-8 * people)
    return refuse({ code: 'survey.not-converged', column, category, target, reached, rounds })
  return done(margins, last.weights)
}

interface Worst {
  readonly column: string
  readonly category: string
  readonly target: number
  readonly reached: number
  readonly miss: number
}

function climb(
  margins: readonly CheckedMargin[],
  start: Float64Array,
  { low, high }: WeightBounds,
  rounds: number,
): { weights: Float64Array; worst: Worst } {
  const people = margins[0]?.targets.reduce((sum, value) => sum + value, 0) ?? 0
  const rows = start.length
  const total = start.reduce((sum, weight) => sum + weight, 0)
  const free = start.map((weight) => (weight * people) / total)
  const mean = people / rows
  const members = margins.map(({ group, groups }) => {
    const rowsOf: number[][] = Array.from({ length: groups }, () => [])
    for (let row = 0; row < rows; row += 1)
      if ((start[row] ?? 0) > 0) rowsOf[group[row] ?? 0]?.push(row)
    return rowsOf
  })
  const weights = new Float64Array(rows)
  for (let round = 1; ; round += 1) {
    for (const [m, margin] of margins.entries())
      for (const [code, target] of margin.targets.entries()) {
        const own = members[m]?.[code] ?? []
        const factor = categoryFactor(own, free, target, low, high)
        // A factor that wants to be infinite stays within what arithmetic bears.
        for (const row of own)
          free[row] = Math.min(mean * 1e12, Math.max(mean * 1e-12, (free[row] ?? 0) * factor))
      }
    for (let row = 0; row < rows; row += 1)
      weights[row] = (start[row] ?? 0) > 0 ? Math.min(high, Math.max(low, free[row] ?? 0)) : 0
    const worst = worstOf(margins, weights)
    if (round === rounds || worst.miss <= 1e-11 * people) return { weights, worst }
  }
}

/** Margins with targets that can be met: as given where possible, the nearest ones where not. */
function reachable(
  margins: readonly CheckedMargin[],
  start: Float64Array,
  bounds: WeightBounds,
): CheckedMargin[] {
  const people = margins[0]?.targets.reduce((sum, value) => sum + value, 0) ?? 0
  const met: CheckedMargin[] = []
  for (const [m, margin] of margins.entries()) {
    const nearest = nearestTargets([...met, ...margins.slice(m)], m, start, bounds)
    const moved =
      nearest !== undefined &&
      margin.targets.some((target, code) => Math.abs(target - (nearest[code] ?? 0)) > 1e-9 * people)
    if (!moved) {
      met.push(margin)
      continue
    }
    // A hair inside of the edge, towards what the margins before it come to, the climb converges.
    const inside =
      m === 0
        ? sumsBy(
            margin,
            start.map((weight) => (weight > 0 ? people / start.length : 0)),
          )
        : sumsBy(margin, climb(met, start, bounds, 2000).weights)
    met.push({
      ...margin,
      targets: nearest.map((value, code) => value + 1e-4 * ((inside[code] ?? 0) - value)),
    })
  }
  return met
}

function done(
  margins: readonly CheckedMargin[],
  weights: Float64Array,
): Result<Reweighed, SurveyFault> {
  return ok({
    weights,
    adjustment: {
      kind: 'raking',
      margins: margins.map(({ group, groups }) => ({ group, groups, after: weights })),
    },
  })
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
  if (target >= n * high || target <= n * low)
    return atBound(rows, free, target >= n * high ? high : low)
  let under = 0
  let over = Number.POSITIVE_INFINITY
  let factor = 1
  // The sum is piecewise linear in the factor: steps along its pieces, inside a bracket, end exactly.
  for (let step = 0; step < 200; step += 1) {
    let bound = 0
    let moving = 0
    for (const row of rows) {
      const value = free[row] ?? 0
      const scaled = value * factor
      if (scaled >= high) bound += high
      else if (scaled <= low) bound += low
      else moving += value
    }
    const miss = bound + moving * factor - target
    if (Math.abs(miss) <= 1e-15 * target) return factor
    if (miss < 0) under = factor
    else over = factor
    let next = moving > 0 ? (target - bound) / moving : 0
    if (!(next > under && next < over))
      next = over === Number.POSITIVE_INFINITY ? under * 2 : (under + over) / 2
    if (next === factor || next === under || next === over) return next
    factor = next
  }
  return factor
}

function atBound(rows: readonly number[], free: Float64Array, bound: number): number {
  let least = Number.POSITIVE_INFINITY
  let most = 0
  for (const row of rows) {
    least = Math.min(least, free[row] ?? 0)
    most = Math.max(most, free[row] ?? 0)
  }
  if (bound === 0) return 1e-3
  return bound === Number.POSITIVE_INFINITY ? 1 : bound / (bound > least ? least : most)
}

function worstOf(margins: readonly CheckedMargin[], weights: Float64Array): Worst {
  let worst: Worst = { column: '', category: '', target: 0, reached: 0, miss: -1 }
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
