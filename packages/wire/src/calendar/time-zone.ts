import { propertyOf, type Component } from './component.ts'

/** A time on the wall, as milliseconds of the same reading in UTC. */
type Wall = number

/** More names of zones than there are in the world. */
const maxZones = 600

/**
 * Offsets from UTC of the zones that a calendar names: first those of the IANA database, as they
 * know more of the future than the file did, else by the file's own VTIMEZONE.
 * @source RFC 5545 section 3.6.5
 */
export class TimeZones {
  readonly #own: ReadonlyMap<string, Component>
  readonly #formats = new Map<string, Intl.DateTimeFormat | undefined>()

  constructor(calendar: Component) {
    this.#own = new Map(
      calendar.components
        .filter(({ name }) => name === 'VTIMEZONE')
        .map((zone): [string, Component] => [propertyOf(zone, 'TZID')?.value.trim() ?? '', zone]),
    )
  }

  /** Minutes east of Greenwich when the clocks of that zone show this time. */
  offset(zone: string, wall: Wall): number | undefined {
    const own = this.#own.get(zone)
    const location = own === undefined ? undefined : propertyOf(own, 'X-LIC-LOCATION')?.value
    const format =
      this.#format(zone) ??
      (location === undefined ? undefined : this.#format(location)) ??
      // Such as /example.org/2025/Europe/Berlin.
      this.#format(/[A-Za-z_]+\/[A-Za-z_+-]+$/.exec(zone)?.[0] ?? '')
    if (format !== undefined) return offsetIn(format, wall)
    return own === undefined ? undefined : ownOffset(own, wall)
  }

  #format(zone: string): Intl.DateTimeFormat | undefined {
    if (this.#formats.has(zone)) return this.#formats.get(zone)
    if (this.#formats.size >= maxZones || !/^[A-Za-z][\w+/-]{1,60}$/.test(zone)) return undefined
    const format = isZone(zone)
      ? new Intl.DateTimeFormat('en-GB-u-ca-iso8601-nu-latn', {
          timeZone: zone,
          timeZoneName: 'longOffset',
        })
      : undefined
    this.#formats.set(zone, format)
    return format
  }
}

/** Whether the platform's time zone database has the name. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch (cause) {
    // The platform's way to say that it knows no such zone.
    if (cause instanceof RangeError) return false
    throw cause
  }
}

function offsetIn(format: Intl.DateTimeFormat, wall: Wall): number {
  const at = (instant: number): number => {
    const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value
    const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? []
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  }
  const first = at(wall - at(wall) * 60_000)
  return at(wall - first * 60_000) === first ? first : at(wall - 86_400_000)
}

/** The offset since the latest onset before that time. */
function ownOffset(zone: Component, wall: Wall): number | undefined {
  let latest = Number.NEGATIVE_INFINITY
  let offset: number | undefined
  let earliest = Number.POSITIVE_INFINITY
  for (const rule of zone.components.slice(0, 500)) {
    const to = offsetOf(propertyOf(rule, 'TZOFFSETTO')?.value)
    const start = wallOf(propertyOf(rule, 'DTSTART')?.value)
    if (to === undefined || start === undefined) continue
    const onset = latestOnset(rule, start, wall)
    if (onset !== undefined && onset > latest) {
      latest = onset
      offset = to
    }
    if (start < earliest) {
      earliest = start
      if (latest === Number.NEGATIVE_INFINITY)
        offset = offsetOf(propertyOf(rule, 'TZOFFSETFROM')?.value) ?? to
    }
  }
  return offset
}

function latestOnset(rule: Component, start: Wall, wall: Wall): Wall | undefined {
  if (start > wall) return undefined
  const text = propertyOf(rule, 'RRULE')?.value.toUpperCase() ?? ''
  const month = Number(/BYMONTH=(\d{1,2})/.exec(text)?.[1] ?? Number.NaN)
  const day = /BYDAY=([+-]?\d)?(SU|MO|TU|WE|TH|FR|SA)/.exec(text)
  if (!text.includes('FREQ=YEARLY')) return start
  const until = wallOf(/UNTIL=([\dTZ]+)/.exec(text)?.[1]) ?? Number.POSITIVE_INFINITY
  const year = new Date(Math.min(wall, until)).getUTCFullYear()
  const found = [year, year - 1]
    .map((one) => onsetIn(one, start, month, day))
    .find((onset) => onset <= wall && onset >= start && onset <= until + 86_400_000)
  return found ?? start
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

function onsetIn(year: number, start: Wall, month: number, day: RegExpExecArray | null): Wall {
  const first = new Date(start)
  const time = start % 86_400_000
  const at = Number.isNaN(month) ? first.getUTCMonth() : month - 1
  if (day === null) return Date.UTC(year, at, first.getUTCDate()) + time
  const nth = Number(day[1] ?? 1)
  const weekday = weekdays.indexOf(day[2] ?? '')
  if (nth < 0) {
    const last = new Date(Date.UTC(year, at + 1, 0))
    const back = (last.getUTCDay() - weekday + 7) % 7
    return last.getTime() - (back + (-nth - 1) * 7) * 86_400_000 + time
  }
  const begin = new Date(Date.UTC(year, at, 1))
  const ahead = (weekday - begin.getUTCDay() + 7) % 7
  return begin.getTime() + (ahead + (nth - 1) * 7) * 86_400_000 + time
}

/** Minutes of `+0600`, `-03:30`. */
export function offsetOf(text: string | undefined): number | undefined {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?/.exec(text?.trim() ?? '') ?? []
  if (hours === undefined) return undefined
  const found = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  return Math.abs(found) < 24 * 60 ? found : undefined
}

/** A date-time without zone as the milliseconds it would be in UTC. */
export function wallOf(text: string | undefined): Wall | undefined {
  const found = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?)?/.exec(
    text?.trim() ?? '',
  )
  if (found === null) return undefined
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = found
  const time = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second === '60' ? '59' : second}Z`,
  )
  return Number.isNaN(time) || new Date(time).getUTCDate() !== Number(day) ? undefined : time
}
