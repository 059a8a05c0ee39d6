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
  // The Gregorian calendar and Latin digits whatever the machine's locale is.
  const format = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return (time) => {
    const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]))
    const [year, month, day] = [parts.get('year'), parts.get('month'), parts.get('day')]
    if (per === 'month') return `${year}-${month}`
    if (per === 'day') return `${year}-${month}-${day}`
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
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
