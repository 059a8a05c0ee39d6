import { wallDay } from '@suyab/language/zone'
import type { Grant } from './agreement.ts'

export type QuotaAnswer =
  | {
      readonly within: true
      /** How many more may go in this period; absent: no quota was agreed. */
      readonly left?: number
    }
  | {
      readonly within: false
      readonly items: number
      readonly per: 'day' | 'week' | 'month'
      /** When the next period begins. */
      readonly renews: Date
    }

const LONGEST_PERIOD = 33 * 86_400_000

/**
 * Says whether one more item may go into the log now. Periods are calendar days, weeks from Monday
 * and months in the sender's time zone (IANA name); `sent` are the moments of the items before it,
 * in any order, of which those of other periods do not count.
 */
export function withinQuota(
  grant: Pick<Grant, 'quota'>,
  sent: readonly Date[],
  now: Date,
  timeZone: string,
): QuotaAnswer {
  if (grant.quota === undefined) return { within: true }
  const { items, per } = grant.quota
  const periodOf = periodNamer(per, timeZone)
  const period = periodOf(now)
  const used = sent.filter((time) => periodOf(time) === period).length
  if (used < items) return { within: true, left: items - used }
  return { within: false, items, per, renews: firstMomentAfter(period, now, periodOf) }
}

function periodNamer(per: 'day' | 'week' | 'month', timeZone: string): (time: Date) => string {
  return (time) => {
    const day = wallDay(time, timeZone)
    if (per === 'month') return day.slice(0, 7)
    if (per === 'day') return day
    const date = new Date(day)
    const sinceMonday = (date.getUTCDay() + 6) % 7
    date.setUTCDate(date.getUTCDate() - sinceMonday)
    return date.toISOString().slice(0, 10)
  }
}

/** Bisects to the millisecond: offsets change, so a period's length cannot be computed. */
function firstMomentAfter(period: string, now: Date, periodOf: (time: Date) => string): Date {
  let within = now.getTime()
  let after = within + LONGEST_PERIOD
  while (after - within > 1) {
    const middle = Math.floor((within + after) / 2)
    if (periodOf(new Date(middle)) === period) within = middle
    else after = middle
  }
  return new Date(after)
}
