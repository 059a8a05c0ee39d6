import { rowsHeld, type SurveyDesign } from './design.ts'
import type { Base } from './estimate.ts'
import type { SurveyFault } from './fault.ts'
import { replicateCovariance, replicateWeights } from './replication.ts'
import { ok, type Result } from './result.ts'
import { linearCovariance } from './variance.ts'

/** A logistic regression on nothing but its intercept. */
export interface InterceptLogit {
  readonly intercept: number
  readonly error: number
  /** Sum of the working weights: the inverse of the naive variance. */
  readonly information: number
  /** Sums of the rescaled weights of ones and of zeros. */
  readonly ones: number
  readonly zeros: number
}

/**
 * Fits the intercept by the scoring steps and the stopping rule of R's glm(), so that digits agree with
 * R's even where its fit stops early.
 * @source R survey, svyciprop(method = "logit"); McCullagh and Nelder 1989, section 4.4
 */
export function interceptLogit(
  design: SurveyDesign,
  y: Float64Array,
  base: Base,
): Result<InterceptLogit, SurveyFault> {
  const { active } = base
  const inside = design.domain
  let sum = 0
  for (let row = 0; row < design.rows; row += 1)
    if (inside === undefined || inside[row] === 1) {
      sum += design.weights[row] ?? 0
    }
  const mean = sum / rowsHeld(design)
  const weights = design.weights.map((weight, row) => (active[row] === 1 ? weight / mean : 0))
  const fit = score(weights, y, undefined)
  let ones = 0
  let zeros = 0
  for (let row = 0; row < weights.length; row += 1)
    if (y[row] === 1) ones += weights[row] ?? 0
    else zeros += weights[row] ?? 0
  const found = { intercept: fit.eta, information: fit.information, ones, zeros }
  if (design.kind === 'replicate') {
    const thetas = new Float64Array(design.replicates)
    for (let r = 0; r < design.replicates; r += 1) {
      const replicate = replicateWeights(design, r)
      for (let row = 0; row < replicate.length; row += 1)
        replicate[row] = active[row] === 1 ? (replicate[row] ?? 0) / mean : 0
      thetas[r] = score(replicate, y, fit.eta).eta
    }
    const { covariance } = replicateCovariance(design, thetas, [fit.eta])
    return ok({ ...found, error: Math.sqrt(covariance[0] ?? 0) })
  }
  // Working residuals belong to the last step's fitted value; the information to the one before it.
  const mu = inverseLink(fit.eta)
  const influence = new Float64Array(design.rows)
  for (let row = 0; row < influence.length; row += 1)
    if (active[row] === 1)
      influence[row] =
        ((((y[row] ?? 0) - mu) / slopeOf(fit.eta)) * (weights[row] ?? 0) * fit.unit) /
        fit.information
  const covariance = linearCovariance(design, [influence], active)
  return covariance.ok ? ok({ ...found, error: Math.sqrt(covariance.value[0] ?? 0) }) : covariance
}

interface Scored {
  readonly eta: number
  /** Sum of the working weights of the last step. */
  readonly information: number
  /** The working weight of one unit of weight at the last step. */
  readonly unit: number
}

function score(weights: Float64Array, y: Float64Array, start: number | undefined): Scored {
  let eta = start ?? 0
  let deviance = Number.POSITIVE_INFINITY
  let information = 0
  let unit = 0
  for (let step = 0; step < 25; step += 1) {
    let top = 0
    let bottom = 0
    for (let row = 0; row < weights.length; row += 1) {
      const w = weights[row] ?? 0
      if (w === 0) continue
      const value = y[row] ?? 0
      let at = eta
      if (step === 0 && start === undefined) {
        const mu = (w * value + 0.5) / (w + 1)
        at = Math.log(mu / (1 - mu))
      }
      const slope = slopeOf(at)
      const mu = inverseLink(at)
      const working = (w * slope * slope) / (mu * (1 - mu))
      top += working * (at + (value - mu) / slope)
      bottom += working
    }
    if (step === 0 && start === undefined) deviance = startDeviance(weights, y)
    else if (step === 0) deviance = devianceAt(weights, y, eta)
    const slope = slopeOf(eta)
    const mu = inverseLink(eta)
    unit = (slope * slope) / (mu * (1 - mu))
    eta = top / bottom
    information = bottom
    const next = devianceAt(weights, y, eta)
    const settled = Math.abs(next - deviance) / (Math.abs(next) + 0.1) < 1e-8
    deviance = next
    if (settled) break
  }
  return { eta, information, unit }
}

function startDeviance(weights: Float64Array, y: Float64Array): number {
  let sum = 0
  for (let row = 0; row < weights.length; row += 1) {
    const w = weights[row] ?? 0
    if (w === 0) continue
    const mu = (w * (y[row] ?? 0) + 0.5) / (w + 1)
    sum -= 2 * w * Math.log((y[row] ?? 0) === 1 ? mu : 1 - mu)
  }
  return sum
}

function devianceAt(weights: Float64Array, y: Float64Array, eta: number): number {
  const up = -2 * Math.log(inverseLink(eta))
  const down = -2 * Math.log(inverseLink(-eta))
  let sum = 0
  for (let row = 0; row < weights.length; row += 1)
    sum += (weights[row] ?? 0) * ((y[row] ?? 0) === 1 ? up : down)
  return sum
}

function inverseLink(eta: number): number {
  const odds = Math.exp(Math.max(-36.04, Math.min(36.04, eta)))
  return odds / (1 + odds)
}

function slopeOf(eta: number): number {
  const odds = Math.exp(Math.min(30, Math.abs(eta)))
  return Math.max(odds / (1 + odds) ** 2, Number.EPSILON)
}
