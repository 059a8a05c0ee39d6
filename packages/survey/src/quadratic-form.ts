/** Tail probabilities of weighted sums of chi-squared variables, for the Rao–Scott tests. */
import { chiSquaredUpper, fisherUpper, normalUpper } from './distribution.ts'
import { bracketedRoot } from './special/root.ts'

/**
 * P(Σ λ χ²₁ > x) by the saddle point; undefined where x lies too near the mean for it.
 * @source Kuonen 1999; Lugannani and Rice 1980
 */
export function saddlepointUpper(x: number, lambdas: readonly number[]): number | undefined {
  const largest = Math.max(...lambdas)
  const scaled = lambdas.map((lambda) => lambda / largest)
  const point = x / largest
  const slope = (zeta: number): number =>
    scaled.reduce((sum, lambda) => sum + lambda / (1 - 2 * zeta * lambda), 0)
  const negative = scaled.filter((lambda) => lambda < 0)
  const total = scaled.reduce((sum, lambda) => sum + lambda, 0)
  const low =
    negative.length > 0
      ? Math.max(...negative.map((lambda) => 1 / (2 * lambda))) * 0.99999
      : point > total
        ? -0.01
        : -scaled.length / (2 * point)
  const high =
    Math.min(...scaled.filter((lambda) => lambda > 0).map((lambda) => 1 / (2 * lambda))) * 0.99999
  if (!(slope(low) < point && slope(high) > point)) return undefined
  const zeta = bracketedRoot((at) => slope(at) - point, low, high, 1e-12)
  if (Math.abs(zeta) < 1e-4) return undefined
  // w² = 2(ζx − K(ζ)) and v² = ζ²K″(ζ), which differ little where ζ is small: their difference is summed
  // by itself.
  let square = 0
  let excess = 0
  for (const lambda of scaled) {
    const [own, more] = saddleTerms(2 * zeta * lambda)
    square += own
    excess += more
  }
  const w = Math.sign(zeta) * Math.sqrt(square)
  return normalUpper(w + Math.log1p(excess / square) / (2 * w))
}

/** u/(1 − u) + ln(1 − u), and what u²/2(1 − u)² is more: by their series where u is small. */
function saddleTerms(u: number): [own: number, more: number] {
  if (Math.abs(u) > 0.1) {
    const own = u / (1 - u) + Math.log1p(-u)
    return [own, u ** 2 / (2 * (1 - u) ** 2) - own]
  }
  let own = 0
  let more = 0
  for (let k = 2, power = u * u; k < 30 && power !== 0; k += 1, power *= u) {
    own += ((k - 1) / k) * power
    more += (((k - 1) * (k - 2)) / (2 * k)) * power
  }
  return [own, more]
}

/** The same by Satterthwaite's moments: a multiple of one chi-squared, or of one F. */
export function satterthwaiteUpper(
  x: number,
  lambdas: readonly number[],
  denominator: number = Number.POSITIVE_INFINITY,
): number {
  const n = lambdas.length
  const mean = lambdas.reduce((sum, lambda) => sum + lambda, 0) / n
  const spread = lambdas.reduce((sum, lambda) => sum + lambda ** 2, 0) / n / (mean * mean)
  const degrees = n / spread
  const scale = mean * spread
  return denominator === Number.POSITIVE_INFINITY
    ? chiSquaredUpper(x / scale, degrees)
    : fisherUpper(x / degrees / scale, degrees, denominator)
}

/**
 * P(Σ λ χ²₁ > x · χ²_d / d) by numerical inversion; an infinite d gives the plain sum.
 * @source Imhof 1961
 */
export function integratedUpper(
  x: number,
  lambdas: readonly number[],
  denominator: number = Number.POSITIVE_INFINITY,
): number {
  const finite = denominator !== Number.POSITIVE_INFINITY
  const weights = finite ? [...lambdas, -x / denominator] : [...lambdas]
  const degrees = finite ? [...lambdas.map(() => 1), denominator] : lambdas.map(() => 1)
  const point = finite ? 0 : x
  const largest = Math.max(...weights.map(Math.abs))
  const scaled = weights.map((weight) => weight / largest)
  const at = point / largest
  const angleOf = (u: number): number =>
    scaled.reduce((sum, lambda, i) => sum + (degrees[i] ?? 1) * Math.atan(lambda * u), 0) / 2 -
    (at * u) / 2
  const heightOf = (u: number): number =>
    Math.exp(
      scaled.reduce(
        (sum, lambda, i) => sum + ((degrees[i] ?? 1) / 4) * Math.log1p((lambda * u) ** 2),
        0,
      ),
    )
  const slope = scaled.reduce((sum, lambda, i) => sum + (degrees[i] ?? 1) * lambda, 0) / 2 - at / 2
  const integrand = (u: number): number =>
    u === 0 ? slope : Math.sin(angleOf(u)) / (u * heightOf(u))
  // The tail beyond u is at most 2 / (k u^(k/2)) of the heights; panels are added until they vanish.
  let integral = 0
  let from = 0
  let width = 0.5
  for (let panel = 0; panel < 20_000; panel += 1) {
    const part = gauss(integrand, from, from + width)
    integral += part
    from += width
    if ((1 / (from * heightOf(from))) * Math.max(width, 1) < 1e-14) break
    if (panel % 8 === 7 && width < Math.max(0.5, 2 / Math.max(Math.abs(at), 0.1))) width *= 1.5
  }
  return Math.min(1, Math.max(0, 0.5 + integral / Math.PI))
}

const NODES: readonly (readonly [number, number])[] = [
  [0.1488743389816312, 0.2955242247147529],
  [0.4333953941292472, 0.2692667193099963],
  [0.6794095682990244, 0.219086362515982],
  [0.8650633666889845, 0.1494513491505806],
  [0.9739065285171717, 0.0666713443086881],
]

function gauss(f: (x: number) => number, from: number, to: number): number {
  const middle = (from + to) / 2
  const half = (to - from) / 2
  return NODES.reduce((sum, [node, weight]) => sum + weight * (f(middle - half * node) + f(middle + half * node)), 0) * half // prettier-ignore
}
