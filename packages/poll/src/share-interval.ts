import { betaQuantile, studentQuantile } from '@suyab/survey/distribution'
import { expit, profileInterval } from '@suyab/survey/likelihood-profile'
import type { ProportionMethod } from '@suyab/survey/proportion'

/** A share as its interval needs it. */
export interface MeasuredShare {
  readonly value: number
  readonly error: number
  readonly respondents: number
  /** Of the group. */
  readonly degrees: number
}

export interface ShareInterval {
  readonly low: number
  readonly high: number
  /** True where the method has none, at 0 or 1, and the exact one of a simple sample stands in for it. */
  readonly exact: boolean
}

/**
 * A variance below this part of a simple sample's is none: the residuals of raking come near to nought
 * in rounds, and what is left of a share that it has fixed is how far they went.
 */
const fixedVariance = 1e-8

/**
 * The interval of a share that is measured already, as `proportion()` makes it with `fit: 'exact'`.
 * @returns undefined where nothing varies, or no degree of freedom is left
 */
export function shareInterval(
  { value, error, respondents, degrees }: MeasuredShare,
  method: ProportionMethod,
  level: number,
): ShareInterval | undefined {
  if (!(degrees > 0)) return undefined
  const alpha = 1 - level
  if (value <= 0) return { low: 0, high: betaQuantile(1 - alpha / 2, 1, respondents), exact: true }
  if (value >= 1) return { low: betaQuantile(alpha / 2, respondents, 1), high: 1, exact: true }
  const variance = error * error
  const rest = 1 - value
  if (!(variance > fixedVariance * ((value * rest) / respondents))) return undefined
  const t = studentQuantile((1 + level) / 2, degrees)
  const size = (value * rest) / variance
  const within = (low: number, high: number): ShareInterval => ({ low, high, exact: false })
  switch (method) {
    case 'mean':
      return within(value - t * error, value + t * error)
    case 'asin': {
      const angle = Math.asin(Math.sqrt(value))
      const width = (t * error) / (2 * Math.sqrt(value * rest))
      // Beyond the ends of the circle the square would come back in.
      return within(Math.sin(Math.max(0, angle - width)) ** 2, Math.sin(Math.min(Math.PI / 2, angle + width)) ** 2) // prettier-ignore
    }
    case 'logit':
    case 'xlogit': {
      const logit = Math.log(value / rest)
      const width = (t * error) / (value * rest)
      return within(expit(logit - width), expit(logit + width))
    }
    case 'wilson': {
      const square = t * t
      const half = (t / (2 * size)) * Math.sqrt(4 * size * value * rest + square)
      const centre = value + square / (2 * size)
      const whole = 1 + square / size
      return within((centre - half) / whole, (centre + half) / whole)
    }
    case 'beta': {
      const n = size * (studentQuantile(alpha / 2, Math.max(1, respondents - 1)) / studentQuantile(alpha / 2, degrees)) ** 2 // prettier-ignore
      return within(betaQuantile(alpha / 2, n * value, n * rest + 1), betaQuantile(1 - alpha / 2, n * value + 1, n * rest)) // prettier-ignore
    }
    case 'likelihood': {
      const [low, high] = profileInterval(value, variance, respondents, t)
      return within(low, high)
    }
    default:
      return method satisfies never
  }
}
