import { fewest } from './recoding-outcome.ts'

/** A place of a table: its row and column, counted from 0. */
export type BasePlace = readonly [row: number, column: number]

/**
 * How many people each place of a table rests on, without those of few: and where one place of a
 * line is left out, the next smallest with it, for the line's whole is known. That it is nobody is
 * told.
 * @param counts by row and column
 * @param lines places that come to a known whole
 */
export function tellableBases(
  counts: readonly (readonly number[])[],
  lines: readonly (readonly BasePlace[])[],
): (number | null)[][] {
  const told: (number | null)[][] = counts.map((line) =>
    line.map((count) => (count > 0 && count < fewest ? null : count)),
  )
  const countAt = ([row, column]: BasePlace): number => counts[row]?.[column] ?? 0
  const isTold = ([row, column]: BasePlace): boolean => told[row]?.[column] !== null
  // Each round leaves at least one more place out, so that there is a last one.
  for (let hasChanged = true; hasChanged;) {
    hasChanged = false
    for (const line of lines) {
      const open = line.filter((place) => isTold(place) && countAt(place) > 0)
      if (line.filter((place) => !isTold(place)).length !== 1) continue
      const [least] = open.toSorted((one, other) => countAt(one) - countAt(other))
      const row = least === undefined ? undefined : told[least[0]]
      if (least === undefined || row === undefined) continue
      row[least[1]] = null
      hasChanged = true
    }
  }
  return told
}
