import type { Estimate } from './concept.ts'
import { quotient, wilson } from './interval.ts'
import type { Sampled } from './sample.ts'

export interface JudgedHit extends Sampled {
  /** Whether the article is about the concept, by its definition. */
  readonly isAbout: boolean
}

/** Articles that the list did not find, of which some were judged. */
export interface JudgedOthers {
  /** All of them, in this stratum. */
  readonly size: number
  readonly judged: number
  /** Of the judged, those that are about the concept. */
  readonly about: number
}

/**
 * The precision of a list from judged hits that {@link Sampled} by word: the weighted share with
 * Wilson's interval, for as many cases as the weights are worth.
 * @source Kish (1965), Survey Sampling, 11.7: n = (Σw)² / Σw²
 */
export function precisionOf(hits: readonly JudgedHit[]): Estimate {
  let sum = 0
  let squares = 0
  let about = 0
  for (const { weight, isAbout } of hits) {
    sum += weight
    squares += weight * weight
    if (isAbout) about += weight
  }
  return sum === 0
    ? { value: 0, low: 0, high: 1 }
    : wilson(Math.min(1, about / sum), (sum * sum) / squares)
}

/**
 * The recall of a list: of the articles about the concept, the share it finds. What it misses is
 * known from a sample of what it did not find; with a rare concept and few judgements the interval
 * is wide, as it should be.
 * @param found how many articles the list found
 */
export function recallOf(
  precision: Estimate,
  found: number,
  others: readonly JudgedOthers[],
): Estimate {
  const missed = missedOf(others)
  const { value, low, high } = quotient(missed, times(precision, found))
  const share = (odds: number): number => 1 / (1 + odds)
  return Number.isFinite(value)
    ? { value: share(value), low: share(high), high: share(low) }
    : { value: 0, low: 0, high: missed.low === 0 ? 1 : share(low) }
}

/** How many articles about the concept the list did not find, over all strata. */
function missedOf(others: readonly JudgedOthers[]): Estimate {
  let value = 0
  let below = 0
  let above = 0
  for (const { size, judged, about } of others) {
    if (size === 0) continue
    const share = times(judged === size ? sure(about / judged) : wilson(about / judged, judged), size)
    value += share.value
    below += (share.value - share.low) ** 2
    above += (share.high - share.value) ** 2
  }
  return { value, low: Math.max(0, value - Math.sqrt(below)), high: value + Math.sqrt(above) }
} // prettier-ignore

/** All were judged: there is nothing left to chance. */
function sure(value: number): Estimate {
  return { value, low: value, high: value }
}

function times({ value, low, high }: Estimate, factor: number): Estimate {
  return { value: value * factor, low: low * factor, high: high * factor }
}
