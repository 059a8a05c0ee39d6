import { normalUpper, studentQuantile } from './distribution.ts'
import type { InterceptLogit } from './intercept-logit.ts'
import { bracketedRoot } from './special/root.ts'
import { cubicSpline, linearAt, splineAt } from './special/spline.ts'

/**
 * Where the deviance, scaled by the design effect of the logit, rises by t².
 * @param n rows that answered
 * @source Rao and Scott 1984
 */
export function profileInterval(
  p: number,
  variance: number,
  n: number,
  t: number,
): [number, number] {
  const spread = p * (1 - p)
  // The variance of the logit is variance / spread²; over the naive one it leaves variance / spread.
  const bound = ((t * t * variance) / spread) * (n / (n - 1))
  const rise = (logit: number): number => {
    const q = expit(logit)
    return 2 * (p * Math.log(p / q) + (1 - p) * Math.log((1 - p) / expit(-logit))) - bound
  }
  const centre = Math.log(p / (1 - p))
  let low = centre - 1
  while (rise(low) < 0) low -= 1
  let high = centre + 1
  while (rise(high) < 0) high += 1
  return [expit(bracketedRoot(rise, low, centre)), expit(bracketedRoot(rise, centre, high))]
}

/**
 * The same interval as R finds it: the profile is computed at up to nine steps to each side, a spline
 * laid through, and straight lines through three times as many of its points.
 * @returns undefined where the steps do not reach far enough
 * @source R survey, confint.svyglm(method = "likelihood"); Venables and Ripley's profile of a glm
 */
export function interpolatedProfile(
  fit: InterceptLogit,
  n: number,
  level: number,
  degrees: number,
): [number, number] | undefined {
  const { intercept, error, information, ones, zeros } = fit
  const lambda = error * error * information
  const cutoff = -studentQuantile((1 - level) / 2, degrees) * Math.sqrt(lambda)
  const farthest = studentQuantile(1 - normalUpper(cutoff) / 4, n - 1)
  const devianceAt = (eta: number): number =>
    -2 * (ones * Math.log(expit(eta)) + zeros * Math.log(expit(-eta)))
  const p = expit(intercept)
  const share = ones / (ones + zeros)
  // The dispersion is the variance of the Pearson residuals.
  const residualMean = (share - p) / Math.sqrt(p * (1 - p))
  const residualSquare = (share * (1 - p) ** 2 + (1 - share) * p ** 2) / (p * (1 - p))
  // R weighs these by all rows and divides by those that answered, so missing values rescale it.
  const rescaled = (ones + zeros) / n
  const dispersion = (((residualSquare - residualMean ** 2) * n) / (n - 1)) * rescaled
  const lowest = devianceAt(intercept)
  const points: { at: number; z: number }[] = [{ at: intercept, z: 0 }]
  for (const side of [-1, 1]) {
    let z = 0
    for (let step = 1; step < 10 && Math.abs(z) < farthest; step += 1) {
      const at = intercept + (side * step * farthest * error) / 5
      z = side * Math.sqrt(Math.max(0, (devianceAt(at) - lowest) / dispersion))
      points.push({ at, z })
    }
  }
  points.sort((one, other) => one.z - other.z)
  const spline = cubicSpline(
    points.map(({ at }) => at),
    points.map(({ z }) => z),
  )
  const first = points[0]?.at ?? 0
  const last = points.at(-1)?.at ?? 0
  const count = 3 * points.length
  const xs = Float64Array.from(
    { length: count },
    (_, i) => first + ((last - first) * i) / (count - 1),
  )
  const zs = xs.map((x) => splineAt(spline, x))
  const low = linearAt(zs, xs, -cutoff)
  const high = linearAt(zs, xs, cutoff)
  return low === undefined || high === undefined ? undefined : [expit(low), expit(high)]
}

export function expit(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
