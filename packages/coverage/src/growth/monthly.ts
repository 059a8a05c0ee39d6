import { clustersOf, type Tie } from './cluster.ts'
import type { Steps } from '../turns.ts'
import { countsAtOnce, type DailyCount, type Period } from './growth.ts'
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
 * every month, so that months differ by less than their intervals seem to say. To be left between its
 * days and months.
 */
export function* monthlySteps(
  counts: Iterable<DailyCount>,
  periods: readonly Period[],
  { panel, ties = [], level = 0.95 }: MonthlyOptions,
): Steps<MonthlyShare[]> {
  const sizes = new Map<string, number>()
  const byMonth = new Map<string, Map<string, Share>>()
  let count = 0
  for (const { outlet, day, hits, total } of counts) {
    count += 1
    if (count % countsAtOnce === 0) yield
    if (!periods.some(({ from, to }) => day >= from && day <= to)) continue
    sizes.set(outlet, (sizes.get(outlet) ?? 0) + total)
    let months = byMonth.get(outlet)
    if (months === undefined) {
      months = new Map()
      byMonth.set(outlet, months)
    }
    const month = day.slice(0, 7)
    const known = months.get(month)
    months.set(month, { hits: hits + (known?.hits ?? 0), total: total + (known?.total ?? 0) })
  }
  const names = clustersOf(sizes, ties)
  const shown: MonthlyShare[] = []
  for (const month of monthsOf(periods)) {
    yield
    const mine = [...byMonth].flatMap(([outlet, months]) => {
      const share = months.get(month)
      return share === undefined ? [] : [{ outlet, share }]
    })
    const partOf = (some: typeof mine): MonthlyPart => {
      const clusters = Map.groupBy(some, ({ outlet }) => names.get(outlet) ?? outlet)
      const shares = [...clusters.values()].map((one) => sumOf(one.map(({ share }) => share)))
      return { ...sumOf(shares), perTenThousand: tenThousand(shareInterval(shares, level)) }
    }
    const steady = partOf(mine.filter(({ outlet }) => panel.has(outlet)))
    shown.push({ month, panel: steady, all: partOf(mine) })
  }
  return shown
}

function tenThousand(interval: ShareInterval | undefined): ShareInterval | null {
  if (interval === undefined) return null
  const { value, low, high } = interval
  return { value: value * 10_000, low: low * 10_000, high: high * 10_000 }
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
