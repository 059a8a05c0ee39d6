import { degreesOfFreedom } from './degrees.ts'
import type { Numeric } from './column.ts'
import { type SurveyDesign } from './design.ts'
import { betaQuantile, studentQuantile } from './distribution.ts'
import { baseOf, means, type Base, type MissingRule } from './estimate.ts'
import type { SurveyFault } from './fault.ts'
import { expit } from './likelihood-profile.ts'
import { quantileOf, sortedSample, type QuantileRule, type SortedSample } from './quantile-rule.ts'
import { replicateCovariance, replicateWeights } from './replication.ts'
import { ok, refuse, type Result } from './result.ts'
import { bracketedRoot } from './special/root.ts'

/**
 * How the interval of a quantile is made: Woodruff's, by an interval for the share below (`mean`,
 * `beta`, `xlogit`, `asin`); Francisco and Fuller's by inverting a test (`score`); from the spread of
 * the replicates' quantiles (`quantile`, replicate designs only).
 */
export type QuantileInterval = 'mean' | 'beta' | 'xlogit' | 'asin' | 'score' | 'quantile'

export interface QuantileOptions {
  readonly rule?: QuantileRule
  readonly interval?: QuantileInterval
  readonly level?: number
  readonly missing?: MissingRule
  readonly degrees?: number
}

/** A quantile; its ends are undefined where the share's interval leaves [0, 1] or nothing is left to make one. */
export interface Quantile {
  readonly probability: number
  readonly value: number
  readonly low: number | undefined
  readonly high: number | undefined
  readonly error: number | undefined
}

/**
 * Quantiles of a numeric variable with their intervals.
 * @param probabilities in [0, 1]
 * @source R survey 4.5, svyquantile(); Woodruff 1952; Francisco and Fuller 1991
 */
export function quantiles(
  design: SurveyDesign,
  column: Numeric,
  probabilities: readonly number[],
  options: QuantileOptions = {},
): Result<Quantile[], SurveyFault> {
  const { rule = 'math', interval = 'mean', level = 0.95 } = options
  const base = baseOf(design, [column], options.missing)
  if (!base.ok) return base
  const degrees = options.degrees ?? degreesOfFreedom(design)
  const sample = sortedSample(column.values, design.weights, base.value.active)
  const width = studentQuantile((1 + level) / 2, degrees)
  const bare = !(degrees > 0)
  const results: Quantile[] = []
  for (const probability of probabilities) {
    if (!(probability >= 0 && probability <= 1))
      return refuse({ code: 'survey.quantile-outside', column: column.name, probability })
    const value = quantileOf(sample, probability, rule)
    const within = { design, column, base: base.value, sample, rule, level, degrees }
    if (bare) {
      results.push({ probability, value, low: undefined, high: undefined, error: undefined })
      continue
    }
    const ends =
      interval === 'quantile' && design.kind === 'replicate'
        ? ok(replicateEnds({ ...within, design }, value, probability, width))
        : interval === 'score'
          ? scoreEnds(within, probability)
          : woodruffEnds(within, value, interval === 'quantile' ? 'mean' : interval)
    if (!ends.ok) return ends
    const [low, high] = ends.value
    results.push({
      probability,
      value,
      low,
      high,
      error: low === undefined || high === undefined ? undefined : (high - low) / (2 * width),
    })
  }
  return ok(results)
}

interface Asked<Design extends SurveyDesign = SurveyDesign> {
  readonly design: Design
  readonly column: Numeric
  readonly base: Base
  readonly sample: SortedSample
  readonly rule: QuantileRule
  readonly level: number
  readonly degrees: number
}

type Ends = readonly [low: number | undefined, high: number | undefined]

function woodruffEnds(
  { design, column, base, sample, rule, level, degrees }: Asked,
  value: number,
  method: 'mean' | 'beta' | 'xlogit' | 'asin',
): Result<Ends, SurveyFault> {
  const share = shareBelow(design, column, base, (x) => x <= value)
  if (!share.ok) return share
  const { p, variance } = share.value
  const t = studentQuantile((1 + level) / 2, degrees)
  const spread = Math.sqrt(variance)
  const alpha = 1 - level
  const end = (q: number): number | undefined =>
    q >= 0 && q <= 1 ? quantileOf(sample, q, rule) : undefined
  const ends = (low: number, high: number): Result<Ends, SurveyFault> => ok([end(low), end(high)])
  switch (method) {
    case 'mean':
      return ends(p - t * spread, p + t * spread)
    case 'xlogit': {
      const logit = Math.log(p / (1 - p))
      const width = (t * spread) / (p * (1 - p))
      return ends(expit(logit - width), expit(logit + width))
    }
    case 'asin': {
      const angle = Math.asin(Math.sqrt(p))
      const width = (t * spread) / (2 * Math.sqrt(p * (1 - p)))
      return ends(Math.sin(angle - width) ** 2, Math.sin(angle + width) ** 2)
    }
    case 'beta':
      break
  }
  const ratio =
    studentQuantile(alpha / 2, base.respondents - 1) /
    studentQuantile(alpha / 2, degreesOfFreedom(design))
  const n = ((p * (1 - p)) / variance) * ratio ** 2
  return ends(
    betaQuantile(alpha / 2, n * p, n * (1 - p) + 1),
    betaQuantile(1 - alpha / 2, n * p + 1, n * (1 - p)),
  )
}

function scoreEnds(
  { design, column, base, sample, rule, level, degrees }: Asked,
  probability: number,
): Result<Ends, SurveyFault> {
  let fault: SurveyFault | undefined
  const score = (theta: number, limit: number): number => {
    const share = shareBelow(design, column, base, (x) => x > theta)
    if (!share.ok) {
      fault = share.fault
      return 0
    }
    return (share.value.p - (1 - probability)) / Math.sqrt(share.value.variance) - limit
  }
  const { x } = sample
  const plain = { ...sample, w: new Float64Array(x.length).fill(1) }
  const reach = (quantileOf(plain, 0.75, 'hf7') - quantileOf(plain, 0.25, 'hf7')) / 100
  const bottom = (x[0] ?? 0) + reach
  const top = (x.at(-1) ?? 0) - reach
  const t = studentQuantile((1 + level) / 2, degrees)
  const tolerance = 1 / (100 * Math.sqrt(base.respondents))
  const end = (limit: number): number | undefined => {
    if (score(bottom, limit) < 0 || score(top, limit) > 0) return undefined
    const theta = bracketedRoot((at) => score(at, limit), bottom, top, tolerance)
    // R reads the share off the plain count of rows.
    let below = 0
    for (const value of x) if (value <= theta) below += 1
    return quantileOf(sample, below / x.length, rule)
  }
  const ends: Ends = [end(t), end(-t)]
  return fault === undefined ? ok(ends) : refuse(fault)
}

function replicateEnds(
  {
    design,
    column,
    base,
    rule,
  }: Asked & { readonly design: Extract<SurveyDesign, { kind: 'replicate' }> },
  value: number,
  probability: number,
  width: number,
): Ends {
  const thetas = new Float64Array(design.replicates)
  for (let r = 0; r < design.replicates; r += 1)
    thetas[r] = quantileOf(
      sortedSample(column.values, replicateWeights(design, r), base.active),
      probability,
      rule,
    )
  const { covariance } = replicateCovariance(design, thetas, [value])
  const spread = Math.sqrt(covariance[0] ?? 0)
  return [value - width * spread, value + width * spread]
}

function shareBelow(
  design: SurveyDesign,
  column: Numeric,
  { active }: Base,
  below: (x: number) => boolean,
): Result<{ p: number; variance: number }, SurveyFault> {
  const values = new Float64Array(design.rows).fill(Number.NaN)
  for (let row = 0; row < values.length; row += 1)
    if (active[row] === 1) values[row] = Number(below(column.values[row] ?? 0))
  const mean = means(design, [{ name: column.name, values }], { missing: 'drop' })
  if (!mean.ok) return mean
  return ok({ p: mean.value.values[0] ?? 0, variance: mean.value.covariance[0] ?? 0 })
}
