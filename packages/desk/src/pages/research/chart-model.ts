import type { ComparedOutletRow, CoverageGrowth, MonthlyPart } from '@suyab/server/api'

/** What a chart of a growth shows, as numbers. */
export interface ChartModel {
  readonly months: readonly string[]
  readonly panel: readonly MonthlyPart['perTenThousand'][]
  readonly all: readonly (number | null)[]
  /** The averages of both periods, each over its months; before and now. */
  readonly means: readonly Mean[]
  /** Months in which outlets came or fell silent. */
  readonly cuts: readonly Cut[]
  /** Months of which a part is missing because outlets were not seen. */
  readonly broken: { readonly panel: ReadonlySet<number>; readonly all: ReadonlySet<number> }
}

export interface Mean {
  readonly value: number
  readonly from: number
  readonly to: number
}

export interface Cut {
  /** Which of the months. */
  readonly at: number
  readonly come: number
  readonly gone: number
}

/** Outlets of both ends of the periods are no newcomers and no leavers: so many days are usual. */
const usualSilence = 14
/** A month that lacks this part of its articles is broken. */
const muchMissing = 0.02
const dayLength = 86_400_000

export function chartModel(answer: CoverageGrowth): ChartModel {
  const { months, growth, outlets } = answer
  return {
    months: months.map(({ month }) => month),
    panel: months.map(({ panel }) => panel.perTenThousand),
    all: months.map(({ all }) => all.perTenThousand?.value ?? null),
    means: growth === null ? [] : meansOf(answer),
    cuts: cutsOf(answer),
    broken: {
      panel: brokenMonths(
        answer,
        outlets.filter(({ steady }) => steady),
        'panel',
      ),
      all: brokenMonths(answer, outlets, 'all'),
    },
  }
}

function meansOf({ growth, months, period, against }: CoverageGrowth): Mean[] {
  const panel = growth?.panel
  if (panel === undefined) return []
  const between = ({ from, to }: { from: string; to: string }): { from: number; to: number } => ({
    from: months.findIndex(({ month }) => month >= from.slice(0, 7)),
    to: months.findLastIndex(({ month }) => month <= to.slice(0, 7)),
  })
  return [
    { value: (10_000 * panel.before.hits) / panel.before.total, ...between(against) },
    { value: (10_000 * panel.now.hits) / panel.now.total, ...between(period) },
  ]
}

/** How an outlet that is not in the panel was seen. */
export type Absence = 'came' | 'went' | 'both' | 'silent'

/** Whether an outlet came after the beginning, went before the end, or was silent in between. */
export function absenceOf(
  { first, last }: Pick<ComparedOutletRow, 'first' | 'last'>,
  { period, against }: Pick<CoverageGrowth, 'period' | 'against'>,
): Absence {
  const [start, end] = [
    period.from < against.from ? period.from : against.from,
    period.to > against.to ? period.to : against.to,
  ]
  const came = (Date.parse(first) - Date.parse(start)) / dayLength > usualSilence
  const went = (Date.parse(end) - Date.parse(last)) / dayLength > usualSilence
  if (came && went) return 'both'
  if (came) return 'came'
  return went ? 'went' : 'silent'
}

function cutsOf(answer: CoverageGrowth): Cut[] {
  const places = new Map(answer.months.map(({ month }, at) => [month, at]))
  const cuts = new Map<number, { come: number; gone: number }>()
  const count = (day: string, what: 'come' | 'gone'): void => {
    const at = places.get(day.slice(0, 7))
    if (at === undefined) return
    const cut = cuts.get(at) ?? { come: 0, gone: 0 }
    cut[what] += 1
    cuts.set(at, cut)
  }
  for (const outlet of answer.outlets) {
    if (outlet.steady) continue
    const absence = absenceOf(outlet, answer)
    if (absence === 'came' || absence === 'both') count(outlet.first, 'come')
    if (absence === 'went' || absence === 'both') count(outlet.last, 'gone')
  }
  return [...cuts].map(([at, cut]) => ({ at, ...cut })).sort((a, b) => a.at - b.at)
}

function brokenMonths(
  { months }: CoverageGrowth,
  outlets: readonly ComparedOutletRow[],
  of: 'panel' | 'all',
): Set<number> {
  const missed = new Map<string, number>()
  for (const { outages } of outlets)
    for (const { from, to, missed: articles } of outages) {
      const days = (Date.parse(to) - Date.parse(from)) / dayLength + 1
      for (let day = 0; day < days; day += 1) {
        const month = new Date(Date.parse(from) + day * dayLength).toISOString().slice(0, 7)
        missed.set(month, (missed.get(month) ?? 0) + articles / days)
      }
    }
  return new Set(
    months.flatMap((one, at) => {
      const lacks = missed.get(one.month) ?? 0
      return lacks >= muchMissing * (one[of].total + lacks) && lacks > 0 ? [at] : []
    }),
  )
}
