import type { Archive } from '../archive.ts'
import type { CompiledCondition, Period } from '../archive/condition.ts'
import type { CountOptions } from '../archive/count.ts'

/** So many days without an article, or this many articles' worth of days, are a break. */
const longestSilence = 14
const articlesMissed = 12
const dayLength = 86_400_000

/**
 * The outlets that were seen without a break from the first day of a period to its last: nowhere
 * silent for longer than their own rhythm explains. A period that is open begins and ends with the
 * articles there are.
 * @param every holds of all articles among which the panel is looked for
 */
export async function constantPanel(
  archive: Pick<Archive, 'count'>,
  every: CompiledCondition,
  period: Period,
  options: Pick<CountOptions, 'signal' | 'duplicates'> = {},
): Promise<string[]> {
  const rows = await archive.count(every, { ...options, ...period, by: ['outlet', 'day'] })
  const outlets = new Map<string, { day: number; articles: number }[]>()
  let [first, last] = [Infinity, -Infinity]
  for (const { outlet = '', day = '', articles } of rows) {
    const at = Date.parse(day) / dayLength
    first = Math.min(first, at)
    last = Math.max(last, at)
    const days = outlets.get(outlet)
    if (days === undefined) outlets.set(outlet, [{ day: at, articles }])
    else days.push({ day: at, articles })
  }
  if (period.from !== undefined) first = Date.parse(period.from) / dayLength
  if (period.to !== undefined) last = Date.parse(period.to) / dayLength
  return [...outlets].flatMap(([outlet, days]) => (isUnbroken(days, first, last) ? [outlet] : []))
}

/** @param days with articles, in order */
function isUnbroken(
  days: readonly { day: number; articles: number }[],
  first: number,
  last: number,
): boolean {
  const articles = days.reduce((sum, one) => sum + one.articles, 0)
  // Of a rare outlet longer silences are no break: only what would not be chance.
  const most = Math.max(longestSilence, (articlesMissed * (last - first + 1)) / articles)
  let before = first - 1
  for (const day of [...days.map((one) => one.day), last + 1]) {
    if (day - before - 1 >= most) return false
    before = day
  }
  return true
}
