import { canonicalTag } from '@suyab/language/tag'

import { parseCalendars, propertyOf, type Component } from './calendar/component.ts'
import { eventItem, type CalendarHead } from './calendar/take-event.ts'
import { TimeZones } from './calendar/time-zone.ts'
import type { WireFault, WireWarning } from './fault.ts'
import { limitsOf, type ReadOptions } from './limits.ts'
import type { ReadHint } from './read-hint.ts'
import type { ReadItem, ReadItems } from './read-items.ts'
import type { MailFile } from './mail/take-message.ts'

/** Events and tasks as items, and the files that stand in the calendar itself. */
export interface ReadCalendar extends ReadItems {
  readonly files: readonly MailFile[]
}

/**
 * Reads the events and tasks of an iCalendar or vCalendar 1.0 document as items. A line that is
 * none is told by its place, and the others are read all the same.
 * @source RFC 5545, RFC 7986; vCalendar 1.0
 */
export function readIcalendar(text: string, hint: ReadHint, options?: ReadOptions): ReadCalendar {
  const limits = limitsOf(options)
  const now = options?.now ?? ((): number => performance.now())
  const deadline = now() + limits.milliseconds
  const parsed = parseCalendars(text.replace(/^\uFEFF/, ''), limits)
  const items: ReadItem[] = []
  const faults: WireFault[] = [...parsed.faults]
  const warnings: WireWarning[] = []
  const files: MailFile[] = []
  for (const calendar of parsed.calendars) {
    const head = headOf(calendar, hint, files)
    const leftOut = new Set<string>()
    for (const component of calendar.components) {
      if (now() > deadline) {
        faults.push({ code: 'wire.too-slow', milliseconds: limits.milliseconds })
        return { items, faults, warnings, files }
      }
      const { name, line } = component
      if (name === 'VEVENT' || name === 'VTODO') {
        const read = eventItem(component, head)
        if (read.ok) items.push(read.value)
        else faults.push(read.fault)
      } else if (name !== 'VTIMEZONE' && leftOut.size < 20 && !leftOut.has(name)) {
        leftOut.add(name)
        warnings.push({ code: 'wire.field-unknown', at: `line ${line}/${name.slice(0, 60)}` })
      }
    }
  }
  if (items.length === 0 && faults.length === 0) faults.push({ code: 'wire.feed-without-entries' })
  return { items, faults, warnings, files }
}

function headOf(calendar: Component, hint: ReadHint, files: MailFile[]): CalendarHead {
  const said = (name: string): string => propertyOf(calendar, name)?.value.trim() ?? ''
  return {
    zones: new TimeZones(calendar),
    zone: said('X-WR-TIMEZONE') || said('TZ'),
    language: canonicalTag(said('LANGUAGE') || said('X-WR-LANGUAGE')) ?? '',
    host: hint.url !== undefined && URL.canParse(hint.url) ? new URL(hint.url).hostname : '',
    cancels: said('METHOD').toUpperCase() === 'CANCEL',
    html: /google/i.test(said('PRODID')),
    files,
    divider: said('VERSION') === '1.0' ? ';' : ',',
  }
}
