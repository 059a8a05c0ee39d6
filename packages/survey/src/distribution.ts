/**
 * Normal, Student, chi-squared, F and beta distributions: upper tails and quantiles. Checked against
 * published tables and R to 1e-13 relative.
 */
import { betaQuantile, betaRatios } from './special/beta.ts'
import { gammaRatios } from './special/gamma.ts'
import { increasingRoot } from './special/root.ts'

export { betaQuantile }

/** P(Z > z) of the standard normal distribution. */
export function normalUpper(z: number): number {
  const { lower, upper } = gammaRatios(0.5, (z * z) / 2)
  return z >= 0 ? upper / 2 : 0.5 + lower / 2
}

function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
}

/** Quantile of the standard normal distribution at probability p in [0, 1]. */
export function normalQuantile(p: number): number {
  if (Number.isNaN(p)) return Number.NaN
  if (p <= 0) return Number.NEGATIVE_INFINITY
  if (p >= 1) return Number.POSITIVE_INFINITY
  if (p === 0.5) return 0
  const tail = Math.min(p, 1 - p)
  // Hastings' approximation is near enough for Newton's steps on the log of the tail.
  const t = Math.sqrt(-2 * Math.log(tail))
  const start =
    t -
    (2.515517 + t * (0.802853 + t * 0.010328)) /
      (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  const z = increasingRoot((x) => {
    const upper = normalUpper(x)
    return { value: Math.log(tail) - Math.log(upper), slope: normalDensity(x) / upper }
  }, start)
  return p < 0.5 ? -z : z
}

/** P(T > t) of Student's distribution; infinite degrees of freedom give the normal. */
export function studentUpper(t: number, degrees: number): number {
  if (degrees === Number.POSITIVE_INFINITY) return normalUpper(t)
  const square = t * t
  const sum = degrees + square
  const x = square === Number.POSITIVE_INFINITY ? 0 : degrees / sum
  const { lower } = betaRatios(degrees / 2, 0.5, x, 1 - x < 0.5 ? square / sum : 1 - x)
  return t >= 0 ? lower / 2 : 1 - lower / 2
}

/** Two-sided p-value of a t statistic. */
export function studentTwoSided(t: number, degrees: number): number {
  return Math.min(1, 2 * studentUpper(Math.abs(t), degrees))
}

/** Asked again and again with the same few arguments: an interval for every cell of a table. */
const known = new Map<number, Map<number, number>>()

/** Quantile of Student's distribution at probability p. */
export function studentQuantile(p: number, degrees: number): number {
  const found = known.get(degrees)?.get(p)
  if (found !== undefined) return found
  const value = findStudentQuantile(p, degrees)
  // A table has few of them; what has many is not remembered for ever.
  if (known.size > 5000) known.clear()
  const own = known.get(degrees) ?? new Map<number, number>()
  if (own.size > 100) own.clear()
  known.set(degrees, own.set(p, value))
  return value
}

function findStudentQuantile(p: number, degrees: number): number {
  if (degrees === Number.POSITIVE_INFINITY) return normalQuantile(p)
  if (Number.isNaN(p) || !(degrees > 0)) return Number.NaN
  if (p <= 0) return Number.NEGATIVE_INFINITY
  if (p >= 1) return Number.POSITIVE_INFINITY
  if (p === 0.5) return 0
  const tail = Math.min(p, 1 - p)
  // t = sqrt(df · y / x) where I_x(df/2, 1/2) = 2 · tail; solved on the log of t.
  const z = Math.max(1e-3, -normalQuantile(tail))
  const logT = increasingRoot((u) => {
    const t = Math.exp(u)
    const upper = studentUpper(t, degrees)
    return {
      value: Math.log(tail) - Math.log(upper),
      slope: (studentDensity(t, degrees) * t) / upper,
    }
  }, Math.log(z))
  return p < 0.5 ? -Math.exp(logT) : Math.exp(logT)
}

function studentDensity(t: number, degrees: number): number {
  // The derivative of the tail by a symmetric difference is enough for a safeguarded Newton step.
  const h = Math.max(1e-6, Math.abs(t) * 1e-6)
  return (studentUpper(t - h, degrees) - studentUpper(t + h, degrees)) / (2 * h)
}

/** P(X > x) of the chi-squared distribution. */
export function chiSquaredUpper(x: number, degrees: number): number {
  if (Number.isNaN(x)) return Number.NaN
  return gammaRatios(degrees / 2, x / 2).upper
}

/** P(X > x) of the F distribution; infinite denominator degrees give chi-squared over its degrees. */
export function fisherUpper(x: number, numerator: number, denominator: number): number {
  if (Number.isNaN(x)) return Number.NaN
  if (x <= 0) return 1
  if (denominator === Number.POSITIVE_INFINITY) return chiSquaredUpper(x * numerator, numerator)
  const sum = denominator + numerator * x
  return betaRatios(denominator / 2, numerator / 2, denominator / sum, (numerator * x) / sum).lower
}

/** Quantile of the chi-squared distribution at probability p. */
export function chiSquaredQuantile(p: number, degrees: number): number {
  if (p <= 0) return 0
  if (p >= 1) return Number.POSITIVE_INFINITY
  const logX = increasingRoot((u) => {
    const x = Math.exp(u)
    const h = 1e-6
    const { lower, upper } = gammaRatios(degrees / 2, x / 2)
    const above = gammaRatios(degrees / 2, (x * Math.exp(h)) / 2).lower
    const below = gammaRatios(degrees / 2, (x * Math.exp(-h)) / 2).lower
    return { value: p < 0.5 ? lower - p : 1 - p - upper, slope: (above - below) / (2 * h) }
  }, Math.log(degrees))
  return Math.exp(logX)
}
