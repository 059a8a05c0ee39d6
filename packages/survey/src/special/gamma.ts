/**
 * Gamma function and its incomplete ratios, to about 1e-14 relative: the probabilities of this package
 * are built on them.
 */

/**
 * What Stirling's formula leaves out of log x!, for x > 0.
 * @source Loader 2000, "Fast and accurate computation of binomial probabilities"
 */
export function stirlingRest(x: number): number {
  let rest = 0
  let at = x
  // The recurrence climbs to where the series has converged.
  while (at < 16) {
    rest += (at + 0.5) * Math.log1p(1 / at) - 1
    at += 1
  }
  const square = at * at
  const series =
    (1 / 12 -
      (1 / 360 -
        (1 / 1260 - (1 / 1680 - (1 / 1188 - 691 / 360360 / square) / square) / square) / square) /
        square) /
    at
  return rest + series
}

/** x log(x / mean) + mean − x without cancellation where x is near its mean (Loader's bd0). */
export function devianceTerm(x: number, mean: number): number {
  if (x === 0) return mean
  const difference = x - mean
  if (Math.abs(difference) < 0.1 * (x + mean)) {
    const v = difference / (x + mean)
    let sum = difference * v
    let term = 2 * x * v
    const square = v * v
    for (let index = 3; index < 1000; index += 2) {
      term *= square
      const next = sum + term / index
      if (next === sum) return next
      sum = next
    }
    return sum
  }
  return x * Math.log(x / mean) + mean - x
}

/** x^a e^−x / Γ(a + 1): the Poisson probability of a at mean x, for real a > 0. */
function poissonTerm(a: number, x: number): number {
  return Math.exp(-stirlingRest(a) - devianceTerm(a, x)) / Math.sqrt(2 * Math.PI * a)
}

/**
 * Regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P, each without cancellation.
 * @param a shape, > 0
 * @param x ≥ 0
 */
export function gammaRatios(a: number, x: number): { lower: number; upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 }
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 }
  const lead = poissonTerm(a, x)
  if (x < a + 1) {
    let term = 1
    let sum = 1
    for (let index = 1; index < 100_000; index += 1) {
      term *= x / (a + index)
      sum += term
      if (term < sum * 1e-17) break
    }
    const lower = Math.min(1, lead * sum)
    return { lower, upper: 1 - lower }
  }
  // Lentz's evaluation of Legendre's continued fraction.
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let h = d
  for (let index = 1; index < 100_000; index += 1) {
    const numerator = -index * (index - a)
    b += 2
    d = numerator * d + b
    if (Math.abs(d) < tiny) d = tiny
    c = b + numerator / c
    if (Math.abs(c) < tiny) c = tiny
    d = 1 / d
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  const upper = Math.min(1, lead * a * h)
  return { lower: 1 - upper, upper }
}
