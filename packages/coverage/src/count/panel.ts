import type { Archive } from '../archive.ts'
import type { CompiledCondition, Period } from '../archive/condition.ts'
import type { CountOptions } from '../archive/count.ts'
import { dayNumber } from '../growth/day.ts'
import { watched } from '../growth/panel.ts'

/**
 * The outlets that were seen without a break from the first day of a period to its last, as growth
 * means it. A period that is open begins and ends with the articles there are.
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
    const one = { day: dayNumber(day), articles }
    first = Math.min(first, one.day)
    last = Math.max(last, one.day)
    const days = outlets.get(outlet)
    if (days === undefined) outlets.set(outlet, [one])
    else days.push(one)
  }
  if (period.from !== undefined) first = dayNumber(period.from)
  if (period.to !== undefined) last = dayNumber(period.to)
  return [...outlets].flatMap(([outlet, days]) => {
    const total = new Float64Array(last - first + 1)
    for (const { day, articles } of days) total[day - first] = articles
    const series = { first, hits: new Float64Array(total.length), total }
    return watched({ outlet, now: series, before: series }).steady ? [outlet] : []
  })
}
