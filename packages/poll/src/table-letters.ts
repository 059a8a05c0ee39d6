import { adjustedP } from '@suyab/survey/comparison'
import { studentTwoSided } from '@suyab/survey/distribution'
import type { TableQuestion } from './table.ts'
import type { Family } from './table-grid.ts'

/**
 * Which of compared shares are significantly higher than which others.
 * @param shares per place; undefined for what is hidden or empty, which is compared with nothing
 * @returns for every place the places that are lower, in their order
 */
export function lowerPlaces(
  { covariance, degrees }: Pick<Family, 'covariance' | 'degrees'>,
  shares: readonly (number | undefined)[],
  alpha: number,
  adjustment: NonNullable<TableQuestion['adjustment']>,
): number[][] {
  const size = shares.length
  const lower: number[][] = shares.map(() => [])
  // Without degrees of freedom nothing is significant.
  if (!(degrees > 0)) return lower
  const tests: { higher: number; lower: number; p: number }[] = []
  for (let i = 0; i < size; i += 1)
    for (let j = i + 1; j < size; j += 1) {
      const [one, other] = [shares[i], shares[j]]
      if (one === undefined || other === undefined) continue
      const difference = one - other
      const variance =
        (covariance[i * size + i] ?? 0) +
        (covariance[j * size + j] ?? 0) -
        2 * (covariance[i * size + j] ?? 0)
      const isTested = difference !== 0 && variance > 0
      const p = isTested ? studentTwoSided(difference / Math.sqrt(variance), degrees) : 1
      tests.push(difference > 0 ? { higher: i, lower: j, p } : { higher: j, lower: i, p })
    }
  const given = tests.map(({ p }) => p)
  const adjusted =
    adjustment === 'none'
      ? given
      : adjustedP(given, adjustment === 'benjamini-hochberg' ? 'bh' : adjustment)
  for (const [at, test] of tests.entries())
    if ((adjusted[at] ?? 1) < alpha) lower[test.higher]?.push(test.lower)
  for (const places of lower) places.sort((one, other) => one - other)
  return lower
}

/** A to Z, then AA, AB and so on. */
export function letterAt(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : `${letterAt(Math.floor(at / 26) - 1)}${last}`
}
