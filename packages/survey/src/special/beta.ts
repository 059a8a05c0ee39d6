/** Incomplete beta ratio and its inverse, to about 1e-14 relative. */
import { devianceTerm, stirlingRest } from './gamma.ts'
import { increasingRoot } from './root.ts'

/** x^a y^b / B(a, b) for x + y = 1, by the saddle point of a binomial probability. */
function betaTerm(a: number, b: number, x: number, y: number): number {
  const n = a + b
  const exponent =
    stirlingRest(n) -
    stirlingRest(a) -
    stirlingRest(b) -
    devianceTerm(a, n * x) -
    devianceTerm(b, n * y)
  // a b / n turns the binomial probability into the beta kernel.
  return ((a * b) / n) * Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * a * b))
}

/** Continued fraction of the incomplete beta function by Lentz's method. */
function betaFraction(a: number, b: number, x: number): number {
  const tiny = 1e-300
  const sum = a + b
  let c = 1
  let d = 1 - (sum * x) / (a + 1)
  if (Math.abs(d) < tiny) d = tiny
  d = 1 / d
  let h = d
  for (let m = 1; m < 200_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 + even * d
    if (Math.abs(d) < tiny) d = tiny
    c = 1 + even / c
    if (Math.abs(c) < tiny) c = tiny
    d = 1 / d
    h *= d * c
    const odd = (-(a + m) * (sum + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 + odd * d
    if (Math.abs(d) < tiny) d = tiny
    c = 1 + odd / c
    if (Math.abs(c) < tiny) c = tiny
    d = 1 / d
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return h
}

/**
 * Regularised incomplete beta function at x and its complement, and its derivative by the log-odds of x.
 * @param a, b shapes, > 0
 * @param x in [0, 1]; `y` is 1 − x, given apart so that neither end loses digits
 */
export function betaRatios(
  a: number,
  b: number,
  x: number,
  y: number = 1 - x,
): { lower: number; upper: number; slope: number } {
  if (x <= 0) return { lower: 0, upper: 1, slope: 0 }
  if (y <= 0) return { lower: 1, upper: 0, slope: 0 }
  const lead = betaTerm(a, b, x, y)
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, (lead * betaFraction(a, b, x)) / a)
    return { lower, upper: 1 - lower, slope: lead }
  }
  const upper = Math.min(1, (lead * betaFraction(b, a, y)) / b)
  return { lower: 1 - upper, upper, slope: lead }
}

/**
 * Quantile of the beta distribution.
 * @param p probability in [0, 1]
 * @param a, b shapes ≥ 0; a = 0 puts all mass at 0 and b = 0 at 1
 * @source definition; found by safeguarded Newton steps on the log-odds of x
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (Number.isNaN(p + a + b)) return Number.NaN
  if (a <= 0 && b <= 0) return p < 0.5 ? 0 : 1
  if (a <= 0 || p <= 0) return 0
  if (b <= 0 || p >= 1) return 1
  // Log-odds of a beta variable are nearly normal; a crude normal quantile starts the search.
  const tail = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)))
  const z =
    Math.sign(p - 0.5) *
    (tail - (2.30753 + 0.27061 * tail) / (1 + tail * (0.99229 + tail * 0.04481)))
  const start = Math.log(a / b) + z * Math.sqrt(1 / a + 1 / b)
  const odds = increasingRoot((u) => {
    const x = 1 / (1 + Math.exp(-u))
    const y = 1 / (1 + Math.exp(u))
    const { lower, upper } = betaRatios(a, b, x, y)
    // The smaller tail keeps the digits.
    const value = p < 0.5 ? lower - p : 1 - p - upper
    return { value, slope: betaTerm(a, b, x, y) }
  }, start)
  return 1 / (1 + Math.exp(-odds))
}
