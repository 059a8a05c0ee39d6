import type { Observed } from './side.ts'
import { volumeOf, type Stretch, type Volume } from './volume.ts'

/** What is known of one outlet's observation. */
export interface Watched {
  readonly outlet: string
  /** Seen without a break in both periods. */
  readonly steady: boolean
  readonly outages: readonly Stretch[]
  readonly changes: Volume['changes']
}

/** So many days without an article, or this many articles' worth of days, are a break. */
const longestSilence = 14
const articlesMissed = 12

/**
 * Whether an outlet belongs to the panel: seen from the beginning to the end of both periods, with
 * no outage of two weeks and no silence that its rhythm does not explain.
 */
export function watched({ outlet, now, before }: Observed): Watched {
  const volumes = [before, now].map(({ first, total }) => volumeOf(total, first))
  const outages = volumes.flatMap((volume) => volume.outages)
  const long = outages.some(({ from, to }) => to - from + 1 >= longestSilence)
  return {
    outlet,
    outages,
    changes: volumes.flatMap((volume) => volume.changes),
    steady: !long && isUnbroken(now.total) && isUnbroken(before.total),
  }
}

function isUnbroken(total: Float64Array): boolean {
  const articles = total.reduce((sum, count) => sum + count, 0)
  if (articles === 0) return false
  // Of a rare outlet, longer silences are no break: only as long as they would be chance.
  const most = Math.max(longestSilence, (articlesMissed * total.length) / articles)
  let silent = 0
  for (const count of total) {
    silent = count === 0 ? silent + 1 : 0
    if (silent >= most) return false
  }
  return true
}
