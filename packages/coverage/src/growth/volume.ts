import { weekdayOf, type DayNumber } from './day.ts'

/** A stretch of days, both ends included, at one rate: articles a day, weekdays evened out. */
export interface Stretch {
  readonly from: DayNumber
  readonly to: DayNumber
  readonly rate: number
}

export interface Volume {
  /** The days cut where the rate changed. */
  readonly stretches: readonly Stretch[]
  /** Days on which an outlet that publishes was hardly seen; the last may still go on. */
  readonly outages: readonly Stretch[]
  /** First days of a rate that is another for good, or at least for four weeks before and after. */
  readonly changes: readonly {
    readonly day: DayNumber
    readonly from: number
    readonly to: number
  }[]
}

/** An outage has less than this part of the rate around it, this long, and misses this many articles. */
const outageRate = 0.25
const shortestOutage = 2
const fewestMissing = 12
/** A change for good is at least this large, and lasts this long. */
const smallestChange = 1.5
const shortestEra = 28

/**
 * Where an outlet's volume changed: change points of the daily counts under a Poisson law whose
 * variance is as large as the counts show, each weekday with its own part of the rate.
 * @param daily articles a day, without gaps: a day without articles is a 0
 * @param first the day that the first count is of
 * @source Killick, Fearnhead, Eckley: Optimal detection of changepoints with a linear computational
 * cost, 2012 (the partition and its pruning)
 */
export function volumeOf(daily: ArrayLike<number>, first: DayNumber): Volume {
  const factors = weekdayFactors(daily, first)
  const exposure = Float64Array.from(
    { length: daily.length },
    (_, at) => factors[weekdayOf(first + at)]!,
  )
  const dispersion = dispersionOf(daily, exposure)
  const shifted = ({ from, to, rate }: Stretch): Stretch => ({
    from: first + from,
    to: first + to,
    rate,
  })
  const stretches = partition(daily, exposure, dispersion).map(shifted)
  const silences = silencesIn(daily, exposure, dispersion).map(shifted)
  const outages = merged([...outagesIn(stretches), ...silences])
  return { stretches, outages, changes: changesIn(stretches, outages) }
}

/** Each weekday's part of the rate, 1 on average, from the medians over weeks. */
function weekdayFactors(daily: ArrayLike<number>, first: DayNumber): number[] {
  const shares: number[][] = Array.from({ length: 7 }, () => [])
  for (let at = 0; at + 7 <= daily.length; at += 7) {
    let week = 0
    for (let day = at; day < at + 7; day += 1) week += daily[day]!
    if (week < 7) continue
    for (let day = at; day < at + 7; day += 1) {
      shares[weekdayOf(first + day)]!.push((7 * daily[day]!) / week)
    }
  }
  if (shares[0]!.length < 4) return Array.from({ length: 7 }, () => 1)
  // A weekday on which nothing is published still may not have an exposure of nothing.
  const medians = shares.map((some) => Math.max(0.02, medianOf(some)))
  const mean = medians.reduce((sum, one) => sum + one, 0) / 7
  return medians.map((one) => one / mean)
}

/** How many times its mean the variance of a day's count is, at least 1. */
function dispersionOf(daily: ArrayLike<number>, exposure: Float64Array): number {
  const ratios: number[] = []
  for (let at = 1; at < daily.length; at += 1) {
    const [a, b, e, f] = [daily[at - 1]!, daily[at]!, exposure[at - 1]!, exposure[at]!]
    if (a + b === 0) continue
    // Neighbours have one rate on all days but few.
    const rate = (a + b) / (e + f)
    ratios.push((a - e * rate) ** 2 / (e * rate) + (b - f * rate) ** 2 / (f * rate))
  }
  // The median of a chi-square variable of one degree of freedom is 0.4549.
  return ratios.length < 14 ? 1 : Math.max(1, medianOf(ratios) / 0.4549)
}

/** The cut into stretches of one rate each that explains the counts best for its number of cuts. */
function partition(
  daily: ArrayLike<number>,
  exposure: Float64Array,
  dispersion: number,
): Stretch[] {
  const days = daily.length
  if (days === 0) return []
  const counts = new Float64Array(days + 1)
  const exposures = new Float64Array(days + 1)
  for (let at = 0; at < days; at += 1) {
    counts[at + 1] = counts[at]! + daily[at]!
    exposures[at + 1] = exposures[at]! + exposure[at]!
  }
  // Daily counts have heavier tails than the median shows: a cut must be worth more than its parameters.
  const penalty = 5 * Math.log(Math.max(days, 30))
  const logOf = logarithms(counts[days]!)
  const logExposure = exposureLogarithms(exposures)
  const cost = (from: number, to: number): number => {
    const count = counts[to]! - counts[from]!
    if (count === 0) return 0
    const rate = logOf(count) - logExposure[(from % 7) * (days + 1) + to - from]!
    return (-2 * count * (rate - 1)) / dispersion
  }
  const best = new Float64Array(days + 1)
  const cut = new Int32Array(days + 1)
  best[0] = -penalty
  const candidates = new Int32Array(days + 1)
  const values = new Float64Array(days + 1)
  let left = 1
  for (let to = 1; to <= days; to += 1) {
    let least = Infinity
    for (let at = 0; at < left; at += 1) {
      const from = candidates[at]!
      const value = best[from]! + cost(from, to)
      values[at] = value
      if (value >= least) continue
      least = value
      cut[to] = from
    }
    best[to] = least + penalty
    // What is worse by now than a cut here will be so for ever.
    let kept = 0
    for (let at = 0; at < left; at += 1) {
      if (values[at]! <= best[to]!) candidates[kept++] = candidates[at]!
    }
    candidates[kept] = to
    left = kept + 1
  }
  const stretches: Stretch[] = []
  for (let to = days; to > 0; to = cut[to]!) {
    const from = cut[to]!
    const rate = (counts[to]! - counts[from]!) / (exposures[to]! - exposures[from]!)
    stretches.push({ from, to: to - 1, rate })
  }
  return stretches.reverse()
}

/** Logarithms of counts, looked up: they are asked for tens of thousands of times. */
function logarithms(most: number): (count: number) => number {
  if (!Number.isInteger(most) || most > 1_000_000) return Math.log
  const known = Float64Array.from({ length: most + 1 }, (_, count) => Math.log(count))
  return (count) => known[count] ?? Math.log(count)
}

/** Of each number of days from each weekday on, since weekdays alone make days unequal. */
function exposureLogarithms(exposures: Float64Array): Float64Array {
  const days = exposures.length
  const known = new Float64Array(7 * days)
  for (let from = 0; from < Math.min(7, days); from += 1) {
    let last = 0
    for (let length = 1; length < days; length += 1) {
      const to = from + length
      // Beyond the end it is never asked for.
      if (to < days) last = Math.log(exposures[to]! - exposures[from]!)
      known[from * days + length] = last
    }
  }
  return known
}

/** Days without a single article, too many of them to be chance. */
function silencesIn(
  daily: ArrayLike<number>,
  exposure: Float64Array,
  dispersion: number,
): Stretch[] {
  const total = sumOf(daily)
  const found: Stretch[] = []
  for (let at = 0; at < daily.length; at += 1) {
    if (daily[at]! > 0) continue
    let [to, asleep] = [at, exposure[at]!]
    while (to + 1 < daily.length && daily[to + 1] === 0) asleep += exposure[(to += 1)]!
    // The rate is that of the days on which there was something to be seen.
    const rate = total / Math.max(daily.length - asleep, 1)
    const edge = at === 0 && to === daily.length - 1
    if (!edge && to > at && (asleep * rate) / dispersion >= fewestMissing) {
      found.push({ from: at, to, rate: 0 })
    }
    at = to
  }
  return found
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < values.length; at += 1) sum += values[at]!
  return sum
}

/** Overlapping and neighbouring stretches as one. */
function merged(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = []
  for (const one of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    if (last === undefined || last.to + 1 < one.from) all.push(one)
    else all[all.length - 1] = { from: last.from, to: Math.max(last.to, one.to), rate: Math.max(last.rate, one.rate) } // prettier-ignore
  }
  return all
}

function outagesIn(stretches: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = []
  for (const [at, stretch] of stretches.entries()) {
    const usual = rateAround(stretches, at)
    const days = stretch.to - stretch.from + 1
    if (stretch.rate > outageRate * usual || days < shortestOutage) continue
    if ((usual - stretch.rate) * days < fewestMissing) continue
    found.push(stretch)
  }
  return found
}

/** The rate on the days before and after, as far as four weeks; the lower side does not hide an end. */
function rateAround(stretches: readonly Stretch[], at: number): number {
  return Math.max(sideRate(stretches, at, -1), sideRate(stretches, at, 1))
}

function sideRate(stretches: readonly Stretch[], at: number, step: 1 | -1): number {
  let [days, articles] = [0, 0]
  for (let next = at + step; days < shortestEra; next += step) {
    const stretch = stretches[next]
    if (stretch === undefined) break
    const taken = Math.min(shortestEra - days, stretch.to - stretch.from + 1)
    days += taken
    articles += taken * stretch.rate
  }
  return days < 7 ? 0 : articles / days
}

function changesIn(stretches: readonly Stretch[], outages: readonly Stretch[]): Volume['changes'] {
  const out = (one: Stretch): boolean =>
    outages.some(({ from, to }) => from <= one.from && one.to <= to)
  const eras = stretches.filter((one) => !out(one) && one.to - one.from + 1 >= shortestEra)
  return eras.slice(1).flatMap((era, before) => {
    const [from, to] = [eras[before]!.rate, era.rate]
    const size = Math.max(from, to) / Math.max(Math.min(from, to), 1e-9)
    return size < smallestChange ? [] : [{ day: era.from, from, to }]
  })
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
