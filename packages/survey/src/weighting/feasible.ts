import { maximize, ranges } from '../linear-program.ts'
import type { CheckedMargin } from './margin.ts'

/** Bounds of every single weight, in people. */
export interface WeightBounds {
  readonly low: number
  readonly high: number
}

/** Why margins cannot all be met: a category and the range its total can have under those before it. */
export interface Conflict {
  readonly column: string
  readonly category: string
  readonly target: number
  readonly least: number
  readonly most: number
}

/** The combinations of categories that the sample has, with how many rows each. */
interface Cells {
  readonly list: readonly { readonly codes: readonly number[]; readonly count: number }[]
  readonly people: number
}

/**
 * Finds the first margin that cannot be met together with those before it.
 * @returns undefined where all can be met, and where there are too many combinations to say
 */
export function conflictOf(
  margins: readonly CheckedMargin[],
  weights: Float64Array,
  bounds?: WeightBounds,
): Conflict | undefined {
  const cells = cellsOf(margins, weights)
  if (cells === undefined) return undefined
  for (const [m, margin] of margins.entries()) {
    const { rows, right, upper, low } = program(cells, margins.slice(0, m), bounds)
    const lines = margin.targets.map((_, code) => code)
    const objectives = Array.from(lines, (code) => lineOf(cells, m, code))
    const found = ranges({ rows, right, upper }, objectives)
    if (found === undefined) return undefined
    const reach = found.map(({ least, most }, code) => {
      const base = baseOf(objectives[code], low)
      return { least: (least + base) * cells.people, most: (most + base) * cells.people }
    })
    const slack = 1e-8 * cells.people
    for (const [code, target] of margin.targets.entries()) {
      const { least = 0, most = 0 } = reach[code] ?? {}
      if (target < least - slack || target > most + slack)
        return conflict(margin, code, least, most)
    }
    // Each category alone is in reach, yet not all at once.
    const nearest = nearestTargets(margins, m, weights, bounds, cells)
    if (nearest === undefined) continue
    const worst = farthest(margin.targets, nearest)
    if (Math.abs((nearest[worst] ?? 0) - (margin.targets[worst] ?? 0)) > 1e-7 * cells.people) {
      const at = nearest[worst] ?? 0
      return (margin.targets[worst] ?? 0) > at
        ? conflict(margin, worst, reach[worst]?.least ?? 0, at)
        : conflict(margin, worst, at, reach[worst]?.most ?? 0)
    }
  }
  return undefined
}

/**
 * The totals of one margin that come nearest to its targets, in the sum of absolute differences, while
 * all margins before it are met.
 */
export function nearestTargets(
  margins: readonly CheckedMargin[],
  m: number,
  weights: Float64Array,
  bounds?: WeightBounds,
  known?: Cells,
): Float64Array | undefined {
  const cells = known ?? cellsOf(margins, weights)
  const margin = margins[m]
  if (cells === undefined || margin === undefined) return undefined
  const { rows, right, upper, low } = program(cells, margins.slice(0, m), bounds)
  const n = cells.list.length
  const k = margin.groups
  // total_c + under_c − over_c = target_c
  const wide = rows.map((row) => {
    const line = new Float64Array(n + 2 * k)
    line.set(row)
    return line
  })
  const sides = [...right]
  const lines = Array.from({ length: k }, (_, code) => lineOf(cells, m, code))
  for (const [code, line] of lines.entries()) {
    const row = new Float64Array(n + 2 * k)
    row.set(line)
    row[n + code] = 1
    row[n + k + code] = -1
    wide.push(row)
    sides.push((margin.targets[code] ?? 0) / cells.people - baseOf(line, low))
  }
  const limits = new Float64Array(n + 2 * k).fill(Number.POSITIVE_INFINITY)
  limits.set(upper)
  const cost = new Float64Array(n + 2 * k).fill(-1, n)
  const outcome = maximize({ rows: wide, right: Float64Array.from(sides), upper: limits }, cost)
  if (outcome.kind !== 'optimal') return undefined
  return Float64Array.from(lines, (line) => {
    let sum = baseOf(line, low)
    for (let i = 0; i < n; i += 1) sum += (line[i] ?? 0) * (outcome.point[i] ?? 0)
    return sum * cells.people
  })
}

function conflict(
  { column, targets }: CheckedMargin,
  code: number,
  least: number,
  most: number,
): Conflict {
  return {
    column: column.name,
    category: column.levels[code] ?? '',
    target: targets[code] ?? 0,
    least: Math.max(0, least),
    most,
  }
}

function farthest(targets: Float64Array, reached: Float64Array): number {
  let worst = 0
  for (const [code, target] of targets.entries())
    if (
      Math.abs(target - (reached[code] ?? 0)) >
      Math.abs((targets[worst] ?? 0) - (reached[worst] ?? 0))
    )
      worst = code
  return worst
}

function cellsOf(margins: readonly CheckedMargin[], weights: Float64Array): Cells | undefined {
  const cells = new Map<string, { codes: number[]; count: number }>()
  for (let row = 0; row < weights.length; row += 1) {
    if ((weights[row] ?? 0) === 0) continue
    const codes = margins.map(({ group }) => group[row] ?? 0)
    const key = codes.join(' ')
    const cell = cells.get(key)
    if (cell === undefined) {
      if (cells.size === 3000) return undefined
      cells.set(key, { codes, count: 1 })
    } else cell.count += 1
  }
  const people = margins[0]?.targets.reduce((sum, value) => sum + value, 0) ?? 1
  return { list: [...cells.values()], people }
}

/** Shares of the population per combination, above what their lower bounds hold already. */
function program(
  { list, people }: Cells,
  met: readonly CheckedMargin[],
  bounds: WeightBounds | undefined,
): { rows: Float64Array[]; right: Float64Array; upper: Float64Array; low: Float64Array } {
  const low = Float64Array.from(list, ({ count }) => (count * (bounds?.low ?? 0)) / people)
  const rows = [new Float64Array(list.length).fill(1)]
  const right = [1 - low.reduce((sum, value) => sum + value, 0)]
  for (const [m, { targets }] of met.entries())
    for (const [code, target] of targets.entries()) {
      const line = Float64Array.from(list, ({ codes }) => Number(codes[m] === code))
      rows.push(line)
      right.push(target / people - baseOf(line, low))
    }
  const upper = Float64Array.from(list, ({ count }) =>
    bounds === undefined ? Number.POSITIVE_INFINITY : (count * (bounds.high - bounds.low)) / people,
  )
  return { rows, right: Float64Array.from(right), upper, low }
}

function lineOf({ list }: Cells, m: number, code: number): Float64Array {
  return Float64Array.from(list, ({ codes }) => Number(codes[m] === code))
}

function baseOf(line: Float64Array | undefined, low: Float64Array): number {
  return line?.reduce((sum, value, i) => sum + value * (low[i] ?? 0), 0) ?? 0
}
