import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import type { FigureResult, Texts } from '@suyab/figure/figure'
import type { Result } from '@suyab/wire/result'
import type { Archive } from '../archive.ts'
import type { CountryCount } from '../archive/daily.ts'
import { denominatorOf } from '../count/denominator.ts'
import { without } from '../count/tally.ts'
import { compileQuery } from '../query/compile.ts'
import { printQuery } from '../query/print.ts'
import type { Query } from '../query/query.ts'
import type { Tie } from './cluster.ts'
import { comparedOutlet, type ComparedOutlet } from './compared-outlet.ts'
import { growthFigure } from './figure.ts'
import {
  growthSteps,
  observedSteps,
  countsAtOnce,
  periodFault,
  type Growth,
  type GrowthFault,
  type Period,
} from './growth.ts'
import { monthlySteps, type MonthlyShare } from './monthly.ts'
import { watched, type Watched } from './panel.ts'
import { inTurns, type Steps } from '../turns.ts'
import { sideIntervalSteps, type SideIntervals } from './side-interval.ts'
import type { Observed } from './side.ts'

/** What of the archive a growth needs. */
export type GrowthArchive = Pick<Archive, 'daily' | 'ties' | 'version'>

export interface GrowthOptions {
  readonly period: Period
  readonly against: Period
  /** Ids of articles that people found to be no hits of this query. */
  readonly except?: readonly string[]
  /** Of the interval; 0.95 where it is not said. */
  readonly level?: number
  readonly signal?: AbortSignal
  /** Hears how far it is, from 0 to 1. */
  readonly onProgress?: (part: number) => void
}

/** A query's growth, with what a page about it shows. */
export interface QueryGrowth {
  readonly query: Query
  readonly period: Period
  readonly against: Period
  readonly all: Result<Growth, GrowthFault>
  /** Of the ratios beside the panel's, over all countries. */
  readonly intervals: SideIntervals
  /** Each country's own, by its code. */
  readonly countries: readonly CountryGrowth[]
  /** Every outlet that published in the periods, the one with the most hits first. */
  readonly outlets: readonly ComparedOutlet[]
  readonly months: readonly MonthlyShare[]
  /** Of what it was made: it changes whenever the answer may. */
  readonly dataVersion: string
}

/** A country's growth and its months. */
export interface CountryGrowth {
  readonly country: string
  readonly growth: Result<Growth, GrowthFault>
  readonly months: readonly MonthlyShare[]
}

/** What a growth is made of. */
interface Counts {
  readonly counts: readonly CountryCount[]
  readonly ties: readonly Tie[]
  readonly dataVersion: string
}

/**
 * How much more the outlets of the archive wrote about what a query asks: over all countries and in
 * each, and by months. Each outlet's days are counted once for all of it. Outlets that print the same
 * texts are tied by the copies that were found.
 * @param query with its concepts looked up; as it says, copies count or not
 * @throws StoreError 'store.query-stopped', or the signal's reason, when the signal ends it
 */
export async function growthOfQuery(
  archive: GrowthArchive,
  query: Query,
  options: GrowthOptions,
): Promise<Result<QueryGrowth, GrowthFault>> {
  const { period, against, level, signal, onProgress } = options
  const fault = periodFault(options)
  if (fault !== undefined) return { ok: false, fault }
  const { counts, ties, dataVersion } = await countsOf(archive, query, options)
  const observed = await inTurns(observedSteps({ period, against, counts }), signal)
  if (!observed.ok) return observed
  const seen = await inTurns(watchedSteps(observed.value), signal)
  const same = {
    period,
    against,
    ties,
    watch: (one: Observed) => seen.get(one.outlet) ?? watched(one),
    ...(level === undefined ? {} : { level }),
  }
  const panel = new Set([...seen.values()].filter((one) => one.steady).map(({ outlet }) => outlet))
  const monthsOf = (some: readonly CountryCount[]): Promise<MonthlyShare[]> =>
    inTurns(monthlySteps(some, [against, period], { ...same, panel }), signal)
  const all = await inTurns(growthSteps({ ...same, counts }), signal)
  const intervals = await inTurns(sideIntervalSteps(observed.value, ties, level ?? 0.95), signal)
  const countries: CountryGrowth[] = []
  const { byCountry, homes } = await inTurns(countriesSteps(counts), signal)
  for (const [country, some] of [...byCountry].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await turn()
    signal?.throwIfAborted()
    const whole = countries.length === 0 && byCountry.size === 1
    const growth = whole ? all : await inTurns(growthSteps({ ...same, counts: some }), signal)
    countries.push({ country, growth, months: await monthsOf(some) })
  }
  const outlets = observed.value
    .map((one) => comparedOutlet(one, homes.get(one.outlet) ?? '', same.watch(one)))
    .sort((a, b) => b.now.hits + b.before.hits - a.now.hits - a.before.hits)
  onProgress?.(1)
  const answer = { query, period, against, all, intervals, countries, outlets, dataVersion }
  return { ok: true, value: { ...answer, months: await monthsOf(counts) } }
}

/** The counts of each country, and the country of each outlet. */
function* countriesSteps(
  counts: readonly CountryCount[],
): Steps<{ byCountry: Map<string, CountryCount[]>; homes: Map<string, string> }> {
  const byCountry = new Map<string, CountryCount[]>()
  const homes = new Map<string, string>()
  for (const [at, one] of counts.entries()) {
    if (at % countsAtOnce === 0) yield
    const known = byCountry.get(one.country)
    if (known === undefined) byCountry.set(one.country, [one])
    else known.push(one)
    homes.set(one.outlet, one.country)
  }
  return { byCountry, homes }
}

/** How each outlet was seen. */
function* watchedSteps(observed: readonly Observed[]): Steps<Map<string, Watched>> {
  const seen = new Map<string, Watched>()
  for (const one of observed) {
    seen.set(one.outlet, watched(one))
    yield
  }
  return seen
}

async function countsOf(
  archive: GrowthArchive,
  query: Query,
  options: GrowthOptions,
): Promise<Counts> {
  const { period, against, except = [], signal, onProgress } = options
  const periods = [against, period]
  const asking = { periods, ...(signal && { signal }) }
  // Before the counts: what comes in between makes the answer old, not the other way round.
  const dataVersion = versionOf(await archive.version(asking), except)
  const conditions = {
    hits: without(compileQuery(query), except),
    every: compileQuery(denominatorOf(query)),
  }
  const duplicates = query.duplicates ?? 'all'
  const reading = (from: number, to: number): object =>
    onProgress === undefined
      ? {}
      : {
          onProgress: ({ read, total }: { read: number; total: number }) =>
            onProgress(from + (to - from) * (total === 0 ? 0 : Math.min(1, read / total))),
        }
  const counts = await archive.daily(conditions, { ...asking, duplicates, ...reading(0.1, 0.7) })
  onProgress?.(0.7)
  const ties = await archive.ties({ ...asking, ...reading(0.7, 0.9) })
  onProgress?.(0.9)
  return { counts, ties, dataVersion }
}

function versionOf(data: string, except: readonly string[]): string {
  if (except.length === 0) return data
  const left = createHash('sha256').update(except.toSorted().join(' ')).digest('hex')
  return `${data}-${left.slice(0, 16)}`
}

/**
 * The version that the data of a growth have now: when it is another than the figure's, the figure is
 * stale.
 */
export async function growthDataVersion(
  archive: Pick<Archive, 'version'>,
  { period, against, except = [], signal }: GrowthOptions,
): Promise<string> {
  const data = await archive.version({ periods: [against, period], ...(signal && { signal }) })
  return versionOf(data, except)
}

/** What a figure of a growth says beside the growth. */
export interface GrowthFigureWords {
  /** What grew, by language. */
  readonly subject: Texts
  /** Who answers for the data, by language. */
  readonly name: Texts
  /** The saved query's; without it, the query is named by what it asks. */
  readonly saved?: { readonly id: string; readonly version: number }
  /** Milliseconds since 1970, of the counts. */
  readonly at: number
}

/**
 * A query's growth as a figure that a report can hold and ask again: the query as it is printed, with
 * the versions of its concepts.
 */
export function queryGrowthFigure(
  { query, period, against, dataVersion }: Omit<QueryGrowth, 'all'>,
  growth: Growth,
  { subject, name, saved, at }: GrowthFigureWords,
): FigureResult {
  const asked = {
    query: printQuery(query),
    period: { from: period.from, to: period.to },
    against: { from: against.from, to: against.to },
    level: growth.interval.level,
  }
  const digest = createHash('sha256').update(asked.query).digest('hex')
  return growthFigure(growth, subject, {
    name,
    query: { ...(saved ?? { id: `sha-256:${digest}`, version: 1 }), asked },
    data: { version: dataVersion, at: new Date(at).toISOString() },
  })
}
