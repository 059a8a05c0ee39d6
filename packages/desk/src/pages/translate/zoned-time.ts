/** `2026-11-22T12:00` on the clocks of a time zone, of a moment; what a date-time field shows. */
export function wallTime(at: string | number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(at))
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

/**
 * The moment, RFC 3339 in UTC, at which the clocks of a time zone show `wall`; undefined where that
 * is no date and time. An hour that the clocks skip is read as the hour after it.
 */
export function momentOf(wall: string, timeZone: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wall)) return undefined
  const asUtc = Date.parse(`${wall}:00Z`)
  if (Number.isNaN(asUtc)) return undefined
  // The offset depends on the moment that is looked for: two steps settle it at every change of clocks.
  let moment = asUtc - offset(asUtc, timeZone)
  moment = asUtc - offset(moment, timeZone)
  return new Date(moment).toISOString()
}

/** Milliseconds the zone's clocks are ahead of UTC at a moment. */
function offset(at: number, timeZone: string): number {
  return Date.parse(`${wallTime(at, timeZone)}:00Z`) - Math.floor(at / 60_000) * 60_000
}
