import { dayText } from './day.ts'
import type { Watched } from './panel.ts'
import { shareOf, type Observed, type Series, type Share } from './side.ts'
import type { Stretch } from './volume.ts'

/** An outlet of a comparison: what of its articles was found, and how it was seen. */
export interface ComparedOutlet {
  readonly outlet: string
  readonly country: string
  readonly now: Share
  readonly before: Share
  /** Seen without a break in both periods: it belongs to the panel. */
  readonly steady: boolean
  /** The first and the last day of an article in the periods. */
  readonly first: string
  readonly last: string
  readonly outages: readonly {
    readonly from: string
    readonly to: string
    /** Articles that are missing, by what it usually publishes. */
    readonly missed: number
  }[]
}

/** What there is to say of one outlet of a comparison. */
export function comparedOutlet(
  { outlet, now, before }: Observed,
  country: string,
  { steady, outages }: Watched,
): ComparedOutlet {
  const seen = [before, now].flatMap(daysSeen)
  return {
    outlet,
    country,
    now: shareOf(now),
    before: shareOf(before),
    steady,
    first: dayText(Math.min(...seen)),
    last: dayText(Math.max(...seen)),
    outages: [before, now].flatMap((series) => missedIn(series, outages)),
  }
}

/** The first and the last day of an article; none where there was no article. */
function daysSeen({ first, total }: Series): number[] {
  const from = total.findIndex((count) => count > 0)
  const to = total.findLastIndex((count) => count > 0)
  return from === -1 ? [] : [first + from, first + to]
}

function missedIn(
  { first, total }: Series,
  outages: readonly Stretch[],
): ComparedOutlet['outages'] {
  const mine = outages.filter(({ from, to }) => to >= first && from < first + total.length)
  const out = new Set(
    mine.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, day) => from + day)),
  )
  const usual = [...total].filter((_, day) => !out.has(first + day))
  const rate = usual.reduce((sum, count) => sum + count, 0) / Math.max(1, usual.length)
  return mine.map(({ from, to, rate: left }) => ({
    from: dayText(from),
    to: dayText(to),
    missed: Math.max(0, Math.round((rate - left) * (to - from + 1))),
  }))
}
