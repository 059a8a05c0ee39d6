import { refuse, ok, type Result } from '@suyab/wire/result'
import type { Tie } from './cluster.ts'
import { clusteredCounts } from './clustered-counts.ts'
import { dayNumber } from './day.ts'
import { influenceOf, type Influence } from './influence.ts'
import { atOnce, type Steps } from '../turns.ts'
import { ratioIntervalSteps } from './interval.ts'
import { watched, type Watched } from './panel.ts'
import { seeded } from '../seeded.ts'
import { shareOf, sideOf, type Observed, type Seen, type Series, type Side } from './side.ts'
import { warningsOf, type GrowthWarning } from './warning.ts'

/** Articles that an outlet published on a day, and how many of them the query found. */
export interface DailyCount {
  readonly outlet: string
  /** In the outlet's own time zone, `2025-01-31`. */
  readonly day: string
  readonly hits: number
  readonly total: number
}

/** First and last day. */
export interface Period {
  readonly from: string
  readonly to: string
}

export interface GrowthQuestion {
  readonly period: Period
  readonly against: Period
  /** Days without a count had no articles; other periods' days are not looked at. */
  readonly counts: Iterable<DailyCount>
  readonly ties?: readonly Tie[]
  /** Of the interval; 0.95 where it is not said. */
  readonly level?: number
  /** Of the generator: the same question has the same answer. */
  readonly seed?: number
  /** How an outlet was seen, where that is known already. */
  readonly watch?: (observed: Observed) => Watched
}

/** How much more, as a ratio: 1 where nothing changed. */
export interface Growth {
  readonly period: Period
  readonly against: Period
  /** The panel's ratio of shares: the number to print. */
  readonly value: number
  readonly interval: { readonly low: number; readonly high: number; readonly level: number }
  /** Hits over hits, of all outlets; moves with the list of outlets. */
  readonly raw: Side
  /** Share over share, of all outlets. */
  readonly share: Side
  /** Share over share, of the outlets seen without a break in both periods. */
  readonly panel: Side & {
    readonly outlets: number
    readonly clusters: number
    readonly effectiveClusters: number
  }
  /** The value without each outlet of the panel, the one that matters most first; ten of them. */
  readonly influence: readonly Influence[]
  readonly warnings: readonly GrowthWarning[]
}

/** Why there is no growth to report. */
export type GrowthFault =
  | { code: 'growth.period'; at: 'period' | 'against' }
  | { code: 'growth.count'; outlet: string; day: string }
  /** No outlet was seen without a break in both periods. */
  | { code: 'growth.no-panel'; outlets: number }
  /** A share of nothing has no ratio; the counts are what there is to say. */
  | { code: 'growth.no-hits'; hits: number; hitsBefore: number }

/** Days' counts that are gone through in one step. */
export const countsAtOnce = 2000
/** The longest period, in days. */
const longestPeriod = 3660

/**
 * How much more, or less, of what outlets published the query finds in one period than in another:
 * the constant panel's ratio of shares, with its interval, beside the raw counts' ratio and all
 * outlets' ratio of shares, and with warnings of what may lie behind it.
 */
export function growthOf(question: GrowthQuestion): Result<Growth, GrowthFault> {
  return atOnce(growthSteps(question))
}

/** {@link growthOf}, to be left between its parts and its resamples. */
export function* growthSteps(question: GrowthQuestion): Steps<Result<Growth, GrowthFault>> {
  const { period, against, level = 0.95, seed = 1, watch = watched } = question
  const fault = periodFault(question)
  if (fault !== undefined) return refuse(fault)
  const read = yield* observedSteps(question)
  if (!read.ok) return read
  yield
  const seen: Seen[] = []
  for (const one of read.value) {
    seen.push({ watched: watch(one), now: shareOf(one.now), before: shareOf(one.before) })
    yield
  }
  const steady = seen.filter((one) => one.watched.steady)
  if (steady.length === 0) return refuse({ code: 'growth.no-panel', outlets: seen.length })
  const [share, panel] = [sideOf(seen), sideOf(steady)]
  const members = read.value.filter((_, at) => seen[at]!.watched.steady)
  const clusters = clusteredCounts(members, question.ties ?? [])
  yield
  const interval = yield* ratioIntervalSteps(clusters, seeded(seed), level)
  if (interval === undefined) {
    const [hits, hitsBefore] = [panel.now.hits, panel.before.hits]
    return refuse({ code: 'growth.no-hits', hits, hitsBefore })
  }
  const influence = influenceOf(steady)
  const found = { seen, share, panel, clusters: clusters.length, interval, influence }
  return ok({
    period,
    against,
    value: interval.ratio,
    interval: { low: interval.low, high: interval.high, level },
    raw: { ...share, ratio: share.now.hits / share.before.hits },
    share,
    panel: {
      ...panel,
      outlets: steady.length,
      clusters: clusters.length,
      effectiveClusters: interval.effectiveClusters,
    },
    influence: influence.slice(0, 10),
    warnings: warningsOf(found),
  })
}

/** Which of two periods is none: from two days to ten years, in their order. */
export function periodFault(
  question: Pick<GrowthQuestion, 'period' | 'against'>,
): GrowthFault | undefined {
  for (const at of ['period', 'against'] as const) {
    const length = lengthOf(question[at])
    if (!(length >= 2 && length <= longestPeriod)) return { code: 'growth.period', at }
  }
  return undefined
}

function lengthOf({ from, to }: Period): number {
  return dayNumber(to) - dayNumber(from) + 1
}

/** Each outlet's days in both periods. */
export function* observedSteps(
  question: Pick<GrowthQuestion, 'period' | 'against' | 'counts'>,
): Steps<Result<Observed[], GrowthFault>> {
  const outlets = new Map<string, Observed>()
  const empty = (period: Period): Series => ({
    first: dayNumber(period.from),
    hits: new Float64Array(lengthOf(period)),
    total: new Float64Array(lengthOf(period)),
  })
  const days = new Map<string, number>()
  let count = 0
  for (const { outlet, day, hits, total } of question.counts) {
    count += 1
    if (count % countsAtOnce === 0) yield
    const at = days.get(day) ?? dayNumber(day)
    days.set(day, at)
    if (Number.isNaN(at) || !isCount(hits) || !isCount(total) || hits > total) {
      return refuse({ code: 'growth.count', outlet, day })
    }
    let one = outlets.get(outlet)
    if (one === undefined) {
      one = { outlet, now: empty(question.period), before: empty(question.against) }
      outlets.set(outlet, one)
    }
    for (const series of [one.now, one.before]) {
      const index = at - series.first
      if (index < 0 || index >= series.total.length) continue
      series.hits[index]! += hits
      series.total[index]! += total
    }
  }
  return ok([...outlets.values()])
}

function isCount(value: number): boolean {
  return Number.isFinite(value) && value >= 0
}
