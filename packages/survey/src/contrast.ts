import { normalUpper, studentQuantile, studentTwoSided } from './distribution.ts'
import { standardErrors, type Estimate } from './estimate.ts'
import { sandwich } from './matrix.ts'

/** A range that holds the truth in `level` of all samples. */
export interface Interval {
  readonly low: number
  readonly high: number
  readonly level: number
}

/** A difference with its test; two-sided p-value. */
export interface TTest {
  readonly estimate: number
  readonly error: number
  readonly statistic: number
  readonly degrees: number
  readonly p: number
  readonly interval: Interval
}

/**
 * Linear combinations of estimates.
 * @param rows one list of k coefficients per combination, with its name
 * @source R survey, svycontrast()
 */
export function contrast(
  estimate: Estimate,
  rows: readonly { readonly name: string; readonly coefficients: readonly number[] }[],
): Estimate {
  const k = estimate.values.length
  const { designEffects: _, ...rest } = estimate
  return {
    ...rest,
    names: rows.map(({ name }) => name),
    values: Float64Array.from(rows, ({ coefficients }) =>
      coefficients.reduce(
        (sum, coefficient, j) => sum + coefficient * (estimate.values[j] ?? 0),
        0,
      ),
    ),
    covariance: sandwich(
      rows.flatMap(({ coefficients }) =>
        Array.from({ length: k }, (_unused, j) => coefficients[j] ?? 0),
      ),
      estimate.covariance,
      rows.length,
      k,
    ),
  }
}

/**
 * Symmetric intervals around estimates.
 * @param degrees of freedom of Student's distribution; infinity gives the normal one
 * @returns undefined for each where no degree of freedom is left to make one from
 * @source R survey, confint.svystat()
 */
export function intervals(
  estimate: Estimate,
  level = 0.95,
  degrees: number = estimate.degrees,
): (Interval | undefined)[] {
  if (!(degrees > 0)) return Array.from(estimate.values, () => undefined)
  const width = studentQuantile((1 + level) / 2, degrees)
  return Array.from(standardErrors(estimate), (error, j) => {
    const value = estimate.values[j] ?? 0
    return { low: value - width * error, high: value + width * error, level }
  })
}

/**
 * Tests whether an estimate with its error is 0; without error the p-value is 0 or, of 0, 1.
 * @param degrees of freedom, more than 0: whoever asks has refused before
 */
export function tTest(estimate: number, error: number, degrees: number, level = 0.95): TTest {
  if (!(degrees > 0)) throw new RangeError('a test needs degrees of freedom')
  // Without error there is no doubt left: the difference is there, or it is not.
  const statistic = estimate === 0 ? 0 : estimate / error
  const width = studentQuantile((1 + level) / 2, degrees) * error
  return {
    estimate,
    error,
    statistic,
    degrees,
    p:
      degrees === Number.POSITIVE_INFINITY
        ? Math.min(1, 2 * normalUpper(Math.abs(statistic)))
        : studentTwoSided(statistic, degrees),
    interval: { low: estimate - width, high: estimate + width, level },
  }
}
