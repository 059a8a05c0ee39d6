import { normal, type Random } from '@suyab/coverage/seeded'

/** The share at a point of the logistic curve. */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

/** The point of the logistic curve with a share. */
export function logit(share: number): number {
  return Math.log(share / (1 - share))
}

/** People with the weights at which they stand for their country, and what makes them lean. */
export interface Leaning {
  readonly weight: number
  /** What is added to the logit. */
  readonly lean: number
  /** What the area adds: it is no part of what a country is on average. */
  readonly area: number
}

/** The intercept at which people give an answer as often as is wished on average. */
function interceptOf(people: readonly Leaning[], share: number): number {
  let intercept = logit(share)
  for (let round = 0; round < 12; round += 1) {
    let missed = 0
    let slope = 0
    for (const { weight, lean } of people) {
      const chance = logistic(intercept + lean)
      missed += weight * (share - chance)
      slope += weight * chance * (1 - chance)
    }
    // Newton's steps, held short where the curve is flat.
    const step = Math.max(-2, Math.min(2, missed / slope))
    intercept += step
    if (Math.abs(step) < 1e-6) break
  }
  return intercept
}

/** Yes or no of each, yes as often as is wished. */
export function drawYes(people: readonly Leaning[], share: number, random: Random): boolean[] {
  const intercept = interceptOf(people, share)
  return people.map(({ lean, area }) => random() < logistic(intercept + lean + area))
}

/**
 * One of several levels in their order, from 1: who leans upwards gives higher ones.
 * @param shares of the levels
 */
export function drawLevel(
  people: readonly Leaning[],
  shares: readonly number[],
  random: Random,
): number[] {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  let above = whole
  // Above each level but the last, so many lie.
  const intercepts = shares.slice(0, -1).map((share) => {
    above -= share
    return interceptOf(people, above / whole)
  })
  return people.map(({ lean, area }) => {
    const point = random()
    const level = intercepts.findIndex((intercept) => point >= logistic(intercept + lean + area))
    return level < 0 ? shares.length : level + 1
  })
}

/**
 * One of several kinds without an order, counted from 0.
 * @param shares of the kinds, at first and again
 * @param leans of each person towards each kind
 */
export function drawKind(
  people: readonly { readonly weight: number; readonly leans: readonly number[] }[],
  shares: readonly number[],
  random: Random,
): number[] {
  const chances = new Float64Array(shares.length)
  const settle = (leans: readonly number[], at: readonly number[]): void => {
    let whole = 0
    for (let kind = 0; kind < chances.length; kind += 1) {
      chances[kind] = Math.exp((at[kind] ?? 0) + (leans[kind] ?? 0))
      whole += chances[kind] ?? 0
    }
    for (let kind = 0; kind < chances.length; kind += 1)
      chances[kind] = (chances[kind] ?? 0) / whole
  }
  const weights = people.reduce((sum, { weight }) => sum + weight, 0)
  let at = shares.map((share) => Math.log(share))
  for (let round = 0; round < 15; round += 1) {
    const sums = new Float64Array(shares.length)
    for (const { weight, leans } of people) {
      settle(leans, at)
      for (let kind = 0; kind < sums.length; kind += 1) sums[kind] = (sums[kind] ?? 0) + weight * (chances[kind] ?? 0) // prettier-ignore
    }
    at = at.map((intercept, kind) => intercept + Math.log(((shares[kind] ?? 0) * weights) / (sums[kind] ?? 1))) // prettier-ignore
  }
  return people.map(({ leans }) => {
    settle(leans, at)
    return pickBy(chances, random)
  })
}

/** A place, with chances in proportion to the shares. */
export function pickBy(shares: ArrayLike<number>, random: Random): number {
  let whole = 0
  for (let at = 0; at < shares.length; at += 1) whole += shares[at] ?? 0
  let left = random() * whole
  for (let at = 0; at < shares.length; at += 1) {
    left -= shares[at] ?? 0
    if (left < 0) return at
  }
  return shares.length - 1
}

/** From a normal distribution of mean 0. */
export function spread(deviation: number, random: Random): number {
  return deviation * normal(random)
}
