/** What the clocks of a time zone show at one moment, in the Gregorian calendar. */
export interface WallClock {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Is it a time zone of the IANA database? */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The time zones that the engine knows, to choose from. */
export function timeZones(): readonly string[] {
  return Intl.supportedValuesOf('timeZone')
}

/** What the clocks of `timeZone` (IANA) show at a moment: milliseconds since 1970 or RFC 3339. */
export function wallClock(at: string | number | Date, timeZone: string): WallClock {
  const found: Record<string, number> = {}
  for (const { type, value } of formatOf(timeZone).formatToParts(new Date(at)))
    found[type] = Number(value)
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = found
  return { year, month, day, hour, minute, second }
}

/** `2026-11-22T12:00` on the clocks of a time zone; what a date-time field shows. */
export function wallTime(at: string | number | Date, timeZone: string): string {
  const { hour, minute } = wallClock(at, timeZone)
  return `${wallDay(at, timeZone)}T${twoDigits(hour)}:${twoDigits(minute)}`
}

/** The calendar day there: `2026-11-22`. */
export function wallDay(at: string | number | Date, timeZone: string): string {
  const { year, month, day } = wallClock(at, timeZone)
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`
}

/**
 * The moment, RFC 3339 in UTC, at which the clocks of a time zone show `wall` (`2026-11-22T12:00`);
 * undefined where that is no date and time. An hour that the clocks skip is read as the hour after
 * it.
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

/** Milliseconds the zone's clocks are ahead of UTC at a moment, in whole minutes. */
function offset(at: number, timeZone: string): number {
  return Date.parse(`${wallTime(at, timeZone)}:00Z`) - Math.floor(at / 60_000) * 60_000
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (format === undefined) {
    // The Gregorian calendar and Latin digits whatever the machine's locale is.
    format = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(timeZone, format)
  }
  return format
}
