import type { Interval } from './contrast.ts'
import { betaQuantile, studentQuantile } from './distribution.ts'

/** A proportion as the rule looks at it. */
export interface PresentedProportion {
  readonly value: number
  readonly error: number
  /** Rows that answered. */
  readonly respondents: number
  readonly degrees: number
}

/** Why a proportion is not to be published. */
export type PresentationReason =
  | 'sample-too-small'
  | 'effective-sample-too-small'
  | 'interval-too-wide'
  | 'interval-too-wide-relatively'

/** What a statistician should look at before it is. */
export type PresentationFlag = 'few-degrees-of-freedom' | 'complement-imprecise' | 'at-boundary'

export interface Presentation {
  readonly publish: boolean
  readonly reasons: readonly PresentationReason[]
  readonly flags: readonly PresentationFlag[]
  readonly effectiveSize: number
  readonly interval: Interval
  readonly width: number
  /** Width over the proportion, 1.3 for 130 %. */
  readonly relativeWidth: number
}

/**
 * Whether a proportion may be published by the presentation standard of the US National Center for
 * Health Statistics: at least 30 respondents, nominal and effective; the Korn–Graubard interval narrower
 * than 0.30, and than 130 % of the proportion unless narrower than 0.05.
 * @source Parker and others 2017, "National Center for Health Statistics data presentation standards for
 * proportions", Vital and Health Statistics 2(175); Korn and Graubard 1998
 */
export function presentation({
  value,
  error,
  respondents: n,
  degrees,
}: PresentedProportion): Presentation {
  const variance = error * error
  const alpha = 0.05
  // At 0 or 1 and where strata leave no variance the sample counts as a simple one.
  const adjusted =
    value <= 0 || value >= 1 || variance <= 0 || degrees <= 0
      ? n
      : ((value * (1 - value)) / variance) *
        (studentQuantile(alpha / 2, Math.max(1, n - 1)) / studentQuantile(alpha / 2, degrees)) ** 2
  const effectiveSize = Math.min(n, adjusted)
  const hits = effectiveSize * value
  const others = effectiveSize * (1 - value)
  const low = value <= 0 ? 0 : betaQuantile(alpha / 2, hits, others + 1)
  const high = value >= 1 ? 1 : betaQuantile(1 - alpha / 2, hits + 1, others)
  const width = high - low
  const relativeWidth = width / value
  const reasons: PresentationReason[] = []
  if (n < 30) reasons.push('sample-too-small')
  if (effectiveSize < 30) reasons.push('effective-sample-too-small')
  if (width >= 0.3) reasons.push('interval-too-wide')
  else if (width > 0.05 && relativeWidth > 1.3) reasons.push('interval-too-wide-relatively')
  const flags: PresentationFlag[] = []
  if (degrees < 8) flags.push('few-degrees-of-freedom')
  if (value <= 0 || value >= 1) flags.push('at-boundary')
  if (reasons.length === 0 && width > 0.05 && width / (1 - value) > 1.3)
    flags.push('complement-imprecise')
  return {
    publish: reasons.length === 0,
    reasons,
    flags,
    effectiveSize,
    interval: { low, high, level: 1 - alpha },
    width,
    relativeWidth,
  }
}
