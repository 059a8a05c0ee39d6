import { degreesOfFreedom } from './degrees.ts'
import type { Numeric } from './column.ts'
import type { Interval } from './contrast.ts'
import { rowsHeld, type SurveyDesign } from './design.ts'
import { betaQuantile, studentQuantile } from './distribution.ts'
import { baseOf, means, standardErrors, type MissingRule } from './estimate.ts'
import type { SurveyFault } from './fault.ts'
import { interceptLogit } from './intercept-logit.ts'
import { expit, interpolatedProfile, profileInterval } from './likelihood-profile.ts'
import { ok, refuse, type Result } from './result.ts'

/**
 * How an interval for a proportion is made. `logit` fits the intercept of a logistic regression,
 * `xlogit` transforms the mean, `likelihood` profiles the Rao–Scott scaled deviance, `asin` stabilises
 * the variance, `beta` is Korn and Graubard's, `wilson` the score interval, `mean` plain Student.
 * @source R survey, svyciprop(); Korn and Graubard 1998; Franco and others 2019 for `wilson`
 */
export type ProportionMethod =
  | 'logit'
  | 'likelihood'
  | 'asin'
  | 'beta'
  | 'mean'
  | 'xlogit'
  | 'wilson'

export interface ProportionOptions {
  readonly method?: ProportionMethod
  readonly level?: number
  readonly missing?: MissingRule
  readonly degrees?: number
  /**
   * The sample size of the beta interval: those who `answered`, or `all-rows` that R holds, whether they
   * answered or not and, once weights are calibrated, whether they are in the domain or not. Missing
   * answers are no sample: ours is `answered`.
   */
  readonly sampleSize?: 'answered' | 'all-rows'
  /**
   * At a proportion of 0 or 1 the logit has no interval. `undefined` says so; `last-iterate` gives what
   * R's regression had when it stopped, a range of the order of 1e-12 around the boundary.
   */
  readonly boundary?: 'undefined' | 'last-iterate'
  /**
   * How `logit` and `likelihood` are computed: `as-r` stops the fit where R's glm() stops and
   * interpolates the profile as R does, to agree in the last digits; `exact` solves to the end. They
   * differ by less than 1e-8 and 2e-3 of the figure.
   */
  readonly fit?: 'as-r' | 'exact'
}

/** A proportion with its interval, or the reason why its method gives none. */
export interface Proportion {
  readonly value: number
  readonly error: number
  readonly interval: Interval | undefined
  readonly reason: 'at-boundary' | 'no-sampling-variance' | 'no-degrees-of-freedom' | undefined
  readonly degrees: number
  readonly respondents: number
  readonly missing: number
  /** p(1 − p) over the variance; undefined where the variance is 0. */
  readonly effectiveSize: number | undefined
}

/**
 * The share of rows with value 1, with its interval.
 * @param column of 0 and 1, NaN where missing
 * @returns faults as of means(); a likelihood that has no maximum or no spread is refused
 */
export function proportion(
  design: SurveyDesign,
  column: Numeric,
  options: ProportionOptions = {},
): Result<Proportion, SurveyFault> {
  const { method = 'logit', level = 0.95 } = options
  for (let row = 0; row < column.values.length; row += 1) {
    const value = column.values[row] ?? Number.NaN
    if (value !== 0 && value !== 1 && !Number.isNaN(value))
      return refuse({ code: 'survey.not-binary', column: column.name, row, value })
  }
  const mean = means(
    design,
    [column],
    options.missing === undefined ? {} : { missing: options.missing },
  )
  if (!mean.ok) return mean
  const value = mean.value.values[0] ?? 0
  const raw = mean.value.covariance[0] ?? 0
  // Below rounding a variance is 0: strata or calibration have fixed the share.
  const variance = raw > 1e-28 * Math.max(value, 1 - value) ** 2 ? raw : 0
  const boundary = value === 0 || value === 1
  const degrees = options.degrees ?? degreesOfFreedom(design)
  const { respondents, missing } = mean.value
  const reason = !(degrees > 0)
    ? 'no-degrees-of-freedom'
    : boundary
      ? 'at-boundary'
      : variance === 0
        ? 'no-sampling-variance'
        : undefined
  const effectiveSize = variance > 0 ? (value * (1 - value)) / variance : undefined
  const result: Omit<Proportion, 'interval'> = {
    value,
    error: standardErrors(mean.value)[0] ?? 0,
    reason: undefined,
    degrees,
    respondents,
    missing,
    effectiveSize,
  }
  const t = studentQuantile((1 + level) / 2, degrees)
  const spread = Math.sqrt(variance)
  const within = (low: number, high: number): Result<Proportion, SurveyFault> =>
    ok({ ...result, interval: { low, high, level } })
  const without = (): Result<Proportion, SurveyFault> =>
    ok({ ...result, interval: undefined, reason })
  if (!(degrees > 0)) return without()
  switch (method) {
    case 'mean':
      return within(value - t * spread, value + t * spread)
    case 'asin': {
      if (boundary) return without()
      const angle = Math.asin(Math.sqrt(value))
      const width = (t * spread) / (2 * Math.sqrt(value * (1 - value)))
      return within(Math.sin(angle - width) ** 2, Math.sin(angle + width) ** 2)
    }
    case 'xlogit': {
      if (boundary) return without()
      const logit = Math.log(value / (1 - value))
      const width = (t * spread) / (value * (1 - value))
      return within(expit(logit - width), expit(logit + width))
    }
    case 'wilson': {
      if (effectiveSize === undefined || boundary) return without()
      const square = t * t
      const half =
        (t / (2 * effectiveSize)) * Math.sqrt(4 * effectiveSize * value * (1 - value) + square)
      const centre = value + square / (2 * effectiveSize)
      const whole = 1 + square / effectiveSize
      return within((centre - half) / whole, (centre + half) / whole)
    }
    case 'beta': {
      if (effectiveSize === undefined || boundary) return without()
      const size = options.sampleSize === 'all-rows' ? rowsHeld(design) : respondents
      const alpha = 1 - level
      // The size is corrected for what the design's few degrees of freedom cost.
      const n =
        effectiveSize *
        (studentQuantile(alpha / 2, size - 1) /
          studentQuantile(alpha / 2, degreesOfFreedom(design))) **
          2
      return within(
        betaQuantile(alpha / 2, n * value, n * (1 - value) + 1),
        betaQuantile(1 - alpha / 2, n * value + 1, n * (1 - value)),
      )
    }
    case 'logit':
    case 'likelihood':
      break
  }
  const likelihood = method === 'likelihood'
  if (boundary && likelihood)
    return refuse({ code: 'survey.proportion-at-boundary', column: column.name, value, method })
  if (variance === 0 && likelihood)
    return refuse({ code: 'survey.no-sampling-variance', column: column.name, method })
  if (boundary && options.boundary !== 'last-iterate') return without()
  if (options.fit === 'exact' && !boundary) {
    const width = (t * spread) / (value * (1 - value))
    const logit = Math.log(value / (1 - value))
    if (!likelihood) return within(expit(logit - width), expit(logit + width))
    const [low, high] = profileInterval(value, variance, respondents, t)
    return within(low, high)
  }
  const base = baseOf(design, [column], options.missing)
  if (!base.ok) return base
  const fit = interceptLogit(design, column.values, base.value)
  if (!fit.ok) return fit
  const { intercept, error } = fit.value
  const [low, high] = likelihood
    ? (interpolatedProfile(fit.value, respondents, level, degrees) ??
      profileInterval(value, variance, respondents, t))
    : [expit(intercept - t * error), expit(intercept + t * error)]
  return ok({ ...result, value: expit(intercept), interval: { low, high, level } })
}
