import { atOnce, type Steps } from '../turns.ts'
import type { Random } from '../seeded.ts'

/** Hits and all articles of one outlet, or of outlets that copy each other, by blocks of days. */
export interface Cluster {
  readonly now: readonly Block[]
  readonly before: readonly Block[]
}

/** Days next to each other; every cluster has the same ones. */
export interface Block {
  readonly hits: number
  readonly total: number
}

export interface RatioInterval {
  readonly ratio: number
  readonly low: number
  readonly high: number
  /** Of the ratio's logarithm. */
  readonly standardError: number
  /** As many equal clusters as would tell as much: unequal ones tell less. */
  readonly effectiveClusters: number
}

/** Hits and articles, now and before. */
type Sums = readonly [hits: number, total: number, hitsBefore: number, totalBefore: number]

/** Fewer than this, and what is between clusters cannot be estimated from them. */
const fewestClusters = 3

/**
 * The ratio of the share of hits now to the share before, over all clusters, with an interval.
 * Clusters are a sample of those there might be: they are resampled, and the logarithm of the ratio
 * is studentised by an error between the delta method's and the jackknife's, with equal tails, as a
 * few large clusters make the error itself uncertain. What all clusters have in common, such as an
 * event that everyone writes about, resampling them does not see: it is estimated from neighbouring
 * blocks of days and added in quadrature. Undefined where there are no hits now or none before.
 * @param level of the interval, 0.95 usually
 * @param replicates of the bootstrap
 * @source Efron, Tibshirani: An Introduction to the Bootstrap, 1993, § 12.5 (studentised);
 * MacKinnon, White: Some heteroskedasticity-consistent covariance matrix estimators with improved
 * finite sample properties, 1985 (HC2); Cameron, Gelbach, Miller: Robust inference with
 * multiway clustering, 2011; von Neumann: Distribution of the ratio of the mean square successive difference, 1941
 */
export function ratioInterval(
  clusters: readonly Cluster[],
  random: Random,
  level = 0.95,
  replicates = 1000,
): RatioInterval | undefined {
  return atOnce(ratioIntervalSteps(clusters, random, level, replicates))
}

/** {@link ratioInterval}, to be left between its resamples. */
export function* ratioIntervalSteps(
  clusters: readonly Cluster[],
  random: Random,
  level = 0.95,
  replicates = 1000,
): Steps<RatioInterval | undefined> {
  const sums = clusters.map(sumsOf)
  const all = totalOf(sums)
  const log = logRatio(all)
  if (!Number.isFinite(log)) return undefined
  const time = timeVariance(clusters, all)
  const normal = normalQuantile((1 + level) / 2)
  const counting = 1 / all[0] + 1 / all[2]
  const effective = effectiveClusters(sums)
  let [between, quantile, common] = [0, normal, time.all]
  if (clusters.length >= fewestClusters) {
    between = betweenVariance(sums, all, log)
    // What every cluster has by itself is between them already.
    common = Math.max(0, time.all - time.own)
    quantile = (yield* studentised(sums, log, level, random, replicates)) ?? studentQuantile(normal, effective) // prettier-ignore
  }
  const error = Math.sqrt(Math.max(between + common, counting))
  const reach = Math.max(Math.hypot(quantile * Math.sqrt(between), normal * Math.sqrt(common)), normal * error) // prettier-ignore
  return {
    ratio: Math.exp(log),
    low: Math.exp(log - reach),
    high: Math.exp(log + reach),
    standardError: error,
    effectiveClusters: effective,
  }
}

/** A share with its interval. */
export interface ShareInterval {
  readonly value: number
  readonly low: number
  readonly high: number
}

/**
 * The share of hits over all clusters, with an interval: clusters are a sample, and the share's
 * logarithm errs by what they differ, never by less than the hits' own number does. Undefined where
 * there is nothing to have a share of.
 * @param level of the interval, 0.95 usually
 * @source Cochran: Sampling Techniques, 1977, § 6.3 (the ratio estimator's variance); Garwood:
 * Fiducial limits for the Poisson distribution, 1936 (the limit where nothing was found)
 */
export function shareInterval(clusters: readonly Block[], level = 0.95): ShareInterval | undefined {
  const seen = clusters.filter(({ total }) => total > 0)
  const [hits, total] = seen.reduce(([a, b], one) => [a + one.hits, b + one.total], [0, 0])
  if (total === 0) return undefined
  const value = hits / total
  if (hits === 0) return { value, low: 0, high: Math.min(1, -Math.log((1 - level) / 2) / total) }
  const normal = normalQuantile((1 + level) / 2)
  const count = seen.length
  const squares = seen.reduce((sum, one) => sum + ((one.hits - value * one.total) / hits) ** 2, 0)
  const between = count < 2 ? 0 : (squares * count) / (count - 1)
  const quantile = count < 2 ? normal : studentQuantile(normal, count - 1)
  const reach = Math.max(quantile * Math.sqrt(between), normal / Math.sqrt(hits))
  return { value, low: value * Math.exp(-reach), high: Math.min(1, value * Math.exp(reach)) }
}

function sumsOf({ now, before }: Cluster): Sums {
  const sum = (blocks: readonly Block[], of: keyof Block): number =>
    blocks.reduce((all, block) => all + block[of], 0)
  return [sum(now, 'hits'), sum(now, 'total'), sum(before, 'hits'), sum(before, 'total')]
}

function totalOf(sums: readonly Sums[], weights?: ArrayLike<number>): Sums {
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let at = 0; at < sums.length; at += 1) {
    const weight = weights === undefined ? 1 : weights[at]!
    if (weight === 0) continue
    const one = sums[at]!
    a += weight * one[0]
    b += weight * one[1]
    c += weight * one[2]
    d += weight * one[3]
  }
  return [a, b, c, d]
}

function logRatio([hits, total, hitsBefore, totalBefore]: Sums): number {
  return Math.log((hits * totalBefore) / (total * hitsBefore))
}

/**
 * The square of what one cluster moves the logarithm: by its slope times by leaving it out. The slope
 * alone is too small for clusters that have much of the whole, leaving them out too large.
 */
function movement(all: Sums, log: number, one: Sums): number {
  const slope = one[0] / all[0] - one[1] / all[1] - one[2] / all[2] + one[3] / all[3]
  const hits = (all[0] - one[0]) * (all[3] - one[3])
  const without = Math.log(hits / ((all[1] - one[1]) * (all[2] - one[2]))) - log
  // A cluster that has all the hits leaves nothing to compare with.
  return Number.isFinite(without) ? Math.abs(slope * without) : slope ** 2
}

function betweenVariance(sums: readonly Sums[], all: Sums, log: number): number {
  const squares = sums.reduce((sum, one) => sum + movement(all, log, one), 0)
  return (squares * sums.length) / (sums.length - 1)
}

/** @source Kish: Survey Sampling, 1965, § 11.2 (the effective number of unequal parts) */
function effectiveClusters(sums: readonly Sums[]): number {
  const sizes = sums.map(([, total, , totalBefore]) => total + totalBefore)
  const [sum, squares] = sizes.reduce(([a, b], size) => [a + size, b + size ** 2], [0, 0])
  return squares === 0 ? 0 : sum ** 2 / squares
}

/** The quantile of the studentised ratio's size; undefined where too many resamples have none. */
function* studentised(
  sums: readonly Sums[],
  log: number,
  level: number,
  random: Random,
  replicates: number,
): Steps<number | undefined> {
  const count = sums.length
  const weights = new Float64Array(count)
  const sizes: number[] = []
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    weights.fill(0)
    for (let draw = 0; draw < count; draw += 1) weights[Math.floor(random() * count)]! += 1
    const all = totalOf(sums, weights)
    const value = logRatio(all)
    let variance = 0
    for (let at = 0; at < count; at += 1) {
      if (weights[at] === 0) continue
      variance += weights[at]! * movement(all, value, sums[at]!)
    }
    const size = Math.abs(value - log) / Math.sqrt((variance * count) / (count - 1))
    if (Number.isFinite(size)) sizes.push(size)
    yield
  }
  if (sizes.length < 0.9 * replicates) return undefined
  sizes.sort((a, b) => a - b)
  return sizes[Math.min(sizes.length - 1, Math.ceil(level * sizes.length))]!
}

/** Variance of the logarithm from block to block: of all clusters together, and of each by itself. */
function timeVariance(clusters: readonly Cluster[], all: Sums): { all: number; own: number } {
  let [together, own] = [0, 0]
  for (const period of ['now', 'before'] as const) {
    const [hits, total] = period === 'now' ? [all[0], all[1]] : [all[2], all[3]]
    const share = hits / total
    const length = clusters[0]?.[period].length ?? 0
    const sum = new Float64Array(length)
    for (const cluster of clusters) {
      const parts = cluster[period].map((block) => (block.hits - share * block.total) / hits)
      for (let at = 0; at < length; at += 1) sum[at]! += parts[at]!
      own += successive(parts)
    }
    together += successive(sum)
  }
  return { all: together, own }
}

/** The variance of a sum from differences of neighbours, which a slow trend does not disturb. */
function successive(parts: ArrayLike<number>): number {
  const { length } = parts
  if (length < 2) return 0
  let squares = 0
  for (let at = 1; at < length; at += 1) squares += (parts[at]! - parts[at - 1]!) ** 2
  return ((squares / 2) * length) / (length - 1)
}

/**
 * The quantile of Student's distribution with so many degrees of freedom from the normal one.
 * @source Abramowitz, Stegun: Handbook of Mathematical Functions, 1964, 26.7.5
 */
function studentQuantile(normal: number, freedom: number): number {
  const one = (normal ** 3 + normal) / 4
  const two = (5 * normal ** 5 + 16 * normal ** 3 + 3 * normal) / 96
  return normal + one / freedom + two / freedom ** 2
}

/**
 * The quantile of the normal distribution, to 4.5e-4 and then by one step of Newton's method.
 * @source Abramowitz, Stegun: Handbook of Mathematical Functions, 1964, 26.2.23 and 7.1.26
 */
function normalQuantile(probability: number): number {
  const tail = Math.min(probability, 1 - probability)
  const t = Math.sqrt(-2 * Math.log(tail))
  const start =
    t -
    (2.515517 + 0.802853 * t + 0.010328 * t * t) /
      (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3)
  const density = Math.exp((-start * start) / 2) / Math.sqrt(2 * Math.PI)
  const refined = start + (upperTail(start) - tail) / density
  return probability > 0.5 ? refined : -refined
}

function upperTail(x: number): number {
  const t = 1 / (1 + (0.3275911 * x) / Math.SQRT2)
  const sum =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
  return (sum * Math.exp((-x * x) / 2)) / 2
}
