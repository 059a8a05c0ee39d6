import type { Warn } from '../fault.ts'
import type { ContentLine } from './content-line.ts'
import { isTimeZone } from '@suyab/language/zone'
import { offsetOf, wallOf, type TimeZones } from './time-zone.ts'
import { zoneOfWindows } from './windows-zone.ts'

/** A moment with its zone, or a day. */
export type CalendarDate =
  | { readonly kind: 'instant'; readonly value: string }
  | { readonly kind: 'day'; readonly value: string }

/** What a calendar says of all its dates. */
export interface DateWays {
  readonly zones: TimeZones
  /** Of dates without any: a zone's name, or an offset of vCalendar 1.0. */
  readonly zone: string
}

/** Reads a DATE or DATE-TIME; the first of a list. @source RFC 5545 sections 3.3.4, 3.3.5 */
export function calendarDate(
  line: ContentLine,
  ways: DateWays,
  at: string,
  warn: Warn,
  value: string = line.value,
): CalendarDate | undefined {
  const text = value.trim()
  const wall = text.length > 40 ? undefined : wallOf(text)
  if (wall === undefined) {
    warn({ code: 'wire.value-unusable', at, expected: 'a date or date-time of iCalendar' })
    return undefined
  }
  if (!/T\d/.test(text)) return { kind: 'day', value: new Date(wall).toISOString().slice(0, 10) }
  if (/Z$/i.test(text)) return { kind: 'instant', value: written(wall, 0) }
  const named = line.parameters.get('TZID') ?? ''
  if (named !== '') {
    const offset = ways.zones.offset(named, wall)
    if (offset !== undefined) return { kind: 'instant', value: written(wall, offset) }
    warn({ code: 'wire.value-unusable', at: `${at}/TZID`, expected: 'a known time zone' })
  }
  const assumed = offsetOf(ways.zone) ?? (ways.zone === '' ? 0 : ways.zones.offset(ways.zone, wall))
  const taken = written(wall, assumed ?? 0)
  warn({ code: 'wire.date-without-zone', at, taken })
  return { kind: 'instant', value: taken }
}

function written(wall: number, offset: number): string {
  const clock = new Date(wall).toISOString().slice(0, 19)
  if (offset === 0) return `${clock}Z`
  const minutes = Math.abs(offset)
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${clock}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** The zone of the dates, where it is one that everybody knows. */
export function knownZone(line: ContentLine): string | undefined {
  const zone = line.parameters.get('TZID') ?? ''
  const windows = zoneOfWindows(zone)
  if (windows !== undefined) return windows
  return /^[A-Za-z][\w+/-]{1,60}$/.test(zone) && isTimeZone(zone) ? zone : undefined
}

/** The day before or after. */
export function dayBeside(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
