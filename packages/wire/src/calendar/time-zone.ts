import { isTimeZone, wallClock } from '@suyab/language/zone'
import { propertyOf, type Component } from './component.ts'
import { zoneOfWindows } from './windows-zone.ts'

/** A time on the wall, as milliseconds of the same reading in UTC. */
type Wall = number

/** Letters of a zone's name; longer ones are none that anybody knows. */
const maxZone = 60
/** More names of zones than there are in the world. */
const maxZones = 600

/**
 * Offsets from UTC of the zones that a calendar names: first those of the IANA database, as they
 * know more of the future than the file did, else by the file's own VTIMEZONE, else by the names
 * that Windows gives them.
 * @source RFC 5545 section 3.6.5
 */
export class TimeZones {
  readonly #own: ReadonlyMap<string, Component>
  readonly #known = new Map<string, boolean>()

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
    // Such as /example.org/2025/Europe/Berlin.
    const last = /[A-Za-z_]+\/[A-Za-z_+-]+$/.exec(zone.slice(-maxZone))?.[0]
    const named = [zone, location, last].find((one) => one !== undefined && this.#knows(one))
    if (named !== undefined) return offsetIn(named, wall)
    // A name of Windows means several zones: where the file says what it means by it, that counts.
    if (own !== undefined) return ownOffset(own, wall)
    const windows = zoneOfWindows(zone)
    return windows === undefined ? undefined : offsetIn(windows, wall)
  }

  #knows(zone: string): boolean {
    const known = this.#known.get(zone)
    if (known !== undefined) return known
    if (this.#known.size >= maxZones || !/^[A-Za-z][\w+/-]{1,60}$/.test(zone)) return false
    const isKnown = isTimeZone(zone)
    this.#known.set(zone, isKnown)
    return isKnown
  }
}

function offsetIn(zone: string, wall: Wall): number {
  const at = (instant: number): number => {
    const { year, month, day, hour, minute } = wallClock(instant, zone)
    const shown = Date.UTC(year, month - 1, day, hour, minute)
    return (shown - Math.floor(instant / 60_000) * 60_000) / 60_000
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
