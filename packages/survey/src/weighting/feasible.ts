import { ranges } from '../linear-program.ts'
import type { CheckedMargin } from './margin.ts'

/**
 * The least and most a category's total can be while all other margins are met, over the combinations
 * of categories that the sample has.
 * @param bounds of every single weight
 * @returns undefined where the other margins cannot be met either, or where there are too many
 * combinations to say
 */
export function reachableRange(
  margins: readonly CheckedMargin[],
  missed: { readonly column: string; readonly category: string },
  weights: Float64Array,
  bounds?: { readonly low: number; readonly high: number },
): { least: number; most: number } | undefined {
  const cells = new Map<string, { codes: number[]; count: number }>()
  for (let row = 0; row < weights.length; row += 1) {
    if ((weights[row] ?? 0) === 0) continue
    const codes = margins.map(({ group }) => group[row] ?? 0)
    const key = codes.join(' ')
    const cell = cells.get(key)
    if (cell === undefined) cells.set(key, { codes, count: 1 })
    else cell.count += 1
  }
  if (cells.size > 2000) return undefined
  const list = [...cells.values()]
  const people = margins[0]?.targets.reduce((sum, value) => sum + value, 0) ?? 1
  const low = list.map(({ count }) => (count * (bounds?.low ?? 0)) / people)
  const rows: Float64Array[] = []
  const right: number[] = []
  let objective = new Float64Array(list.length)
  for (const [m, { column, targets }] of margins.entries())
    for (const [code, target] of targets.entries()) {
      const line = Float64Array.from(list, ({ codes }) => Number(codes[m] === code))
      if (column.name === missed.column) {
        if (column.levels[code] === missed.category) objective = line
        continue
      }
      rows.push(line)
      right.push(target / people - line.reduce((sum, value, i) => sum + value * (low[i] ?? 0), 0))
    }
  // The missed margin itself only has to come to the whole population.
  rows.push(new Float64Array(list.length).fill(1))
  right.push(1 - low.reduce((sum, value) => sum + value, 0))
  const found = ranges(
    {
      rows,
      right: Float64Array.from(right),
      ...(bounds === undefined
        ? {}
        : {
            upper: Float64Array.from(
              list,
              ({ count }) => (count * (bounds.high - bounds.low)) / people,
            ),
          }),
    },
    [objective],
  )?.[0]
  if (found === undefined) return undefined
  const base = objective.reduce((sum, value, i) => sum + value * (low[i] ?? 0), 0)
  return { least: (found.least + base) * people, most: (found.most + base) * people }
}
