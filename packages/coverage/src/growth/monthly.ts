import { clustersOf, type Tie } from './cluster.ts'
import type { DailyCount, Period } from './growth.ts'
import { shareInterval, type ShareInterval } from './interval.ts'
import type { Share } from './side.ts'

/** What was found in a month, as a part of everything. */
export interface MonthlyPart extends Share {
  /** Hits per 10,000 articles, with its interval; null in a month without an article. */
  readonly perTenThousand: ShareInterval | null
}

/** A month of a chart. */
export interface MonthlyShare {
  /** As `2025-01`. */
  readonly month: string
  /** Of the outlets seen without a break in all months shown. */
  readonly panel: MonthlyPart
  /** Of all outlets. */
  readonly all: MonthlyPart
}

export interface MonthlyOptions {
  /** Outlets seen without a break in all periods. */
  readonly panel: ReadonlySet<string>
  readonly ties?: readonly Tie[]
  /** Of the intervals; 0.95 where it is not said. */
  readonly level?: number
}

/**
 * The share of what was found in each month of the periods, of the constant panel and of all outlets.
 * Its interval is that of a sample of outlets, as a growth's is: most of what it spans is the same in
 * every month, so that months differ by less than their intervals seem to say.
 */
export function monthlyShares(
  counts: Iterable<DailyCount>,
  periods: readonly Period[],
  { panel, ties = [], level = 0.95 }: MonthlyOptions,
): MonthlyShare[] {
  const outlets = Map.groupBy(
    [...counts].filter(({ day }) => periods.some(({ from, to }) => day >= from && day <= to)),
    ({ outlet }) => outlet,
  )
  const sizes = new Map<string, number>()
  for (const [outlet, days] of outlets) {
    sizes.set(outlet, days.reduce((sum, { total }) => sum + total, 0))
  }
  const names = clustersOf(sizes, ties)
  const byMonth = new Map([...outlets].map(([outlet, days]) => [outlet, sumsByMonth(days)]))
  return monthsOf(periods).map((month) => {
    const mine = [...byMonth].flatMap(([outlet, months]) => {
      const share = months.get(month)
      return share === undefined ? [] : [{ outlet, share }]
    })
    const partOf = (some: typeof mine): MonthlyPart => {
      const clusters = Map.groupBy(some, ({ outlet }) => names.get(outlet) ?? outlet)
      const shares = [...clusters.values()].map((one) => sumOf(one.map(({ share }) => share)))
      return { ...sumOf(shares), perTenThousand: tenThousand(shareInterval(shares, level)) }
    }
    return { month, panel: partOf(mine.filter(({ outlet }) => panel.has(outlet))), all: partOf(mine) }
  })
} // prettier-ignore

function tenThousand(interval: ShareInterval | undefined): ShareInterval | null {
  if (interval === undefined) return null
  const { value, low, high } = interval
  return { value: value * 10_000, low: low * 10_000, high: high * 10_000 }
}

function sumsByMonth(days: readonly DailyCount[]): Map<string, Share> {
  const months = Map.groupBy(days, ({ day }) => day.slice(0, 7))
  return new Map([...months].map(([month, some]) => [month, sumOf(some)]))
}

function sumOf(shares: readonly Share[]): Share {
  return shares.reduce(
    (sum, { hits, total }) => ({ hits: sum.hits + hits, total: sum.total + total }),
    { hits: 0, total: 0 },
  )
}

/** The months that periods touch, in their order. */
function monthsOf(periods: readonly Period[]): string[] {
  const months = new Set<string>()
  for (const { from, to } of periods) {
    const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7)) - 1]
    for (let step = 0; ; step += 1) {
      const name = new Date(Date.UTC(year, month + step)).toISOString().slice(0, 7)
      if (name > to.slice(0, 7)) break
      months.add(name)
    }
  }
  return [...months].sort()
}
