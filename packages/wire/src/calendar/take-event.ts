import { canonicalTag, directionOf } from '@suyab/language/tag'

import { ItemSketch } from '../item-sketch.ts'
import { madeUri } from '../made-uri.ts'
import type { ReadItem } from '../read-items.ts'
import type { Result } from '../result.ts'
import type { WireFault } from '../fault.ts'
import { escapeHtml } from '../sanitise.ts'
import { asUri } from '../uri.ts'
import type { MailFile } from '../mail/take-message.ts'
import { attachmentOf } from './attachment.ts'
import {
  calendarDate,
  dayBeside,
  knownZone,
  type CalendarDate,
  type DateWays,
} from './calendar-date.ts'
import { propertyOf, type Component } from './component.ts'
import { listOfText, unescapeText, type ContentLine } from './content-line.ts'
import { bounds, ruleOf } from './recurrence.ts'
import { statuses, taskStatuses } from './status.ts'
import { offsetOf, wallOf } from './time-zone.ts'

/** What a calendar says about all that is in it. */
export interface CalendarHead extends DateWays {
  readonly language: string
  readonly host: string
  readonly cancels: boolean
  /** Whether descriptions are HTML, as one great maker writes them. */
  readonly html: boolean
  /** vCalendar 1.0 divides lists by semicolons. */
  readonly divider: ',' | ';'
  /** Where files go that stand in the calendar itself. */
  readonly files: MailFile[]
}

type Raw = Record<string, unknown>

/** How many values of one list are kept. */
const maxDates = 500

/** The item that a VEVENT or VTODO is. @source RFC 5545 section 3.6, RFC 7986 */
export function eventItem(component: Component, head: CalendarHead): Result<ReadItem, WireFault> {
  return new EventTaker(component, head).item()
}

class EventTaker {
  readonly #sketch = new ItemSketch()
  readonly #component: Component
  readonly #head: CalendarHead
  readonly #details: Raw = {}
  readonly #dates: Raw = {}
  #language = ''
  #attachments = 0

  constructor(component: Component, head: CalendarHead) {
    this.#component = component
    this.#head = head
  }

  item(): Result<ReadItem, WireFault> {
    const sketch = this.#sketch
    const { name, line } = this.#component
    const at = this.#at(name)
    sketch.set('type', name === 'VTODO' ? 'planning' : 'event', at)
    this.#identity()
    const summary = propertyOf(this.#component, 'SUMMARY')
    this.#language = tagOf(summary?.parameters.get('LANGUAGE') ?? '') || this.#head.language
    sketch.set('language', this.#language, at)
    if (this.#head.cancels) sketch.set('pubStatus', 'canceled', at)
    for (const found of this.#component.properties) this.#take(found)
    if (!sketch.has('pubStatus')) sketch.set('pubStatus', 'usable', at)
    this.#finishDates()
    for (const inner of this.#component.components) sketch.lost(`${at}/${inner.name.slice(0, 40)}`)
    if (Object.keys(this.#dates).length > 0) this.#details['dates'] = this.#dates
    if (Object.keys(this.#details).length > 0) sketch.set('eventDetails', this.#details, at)
    const places = sketch.take('place')
    if (places !== undefined) sketch.add('places', places, `line ${line}/LOCATION`)
    return sketch.item()
  }

  #at(name: string, line = this.#component.line): string {
    return `line ${line}/${name.slice(0, 60)}`
  }

  #identity(): void {
    const found = propertyOf(this.#component, 'UID')
    const uid = unescapeText(found?.value ?? '').trim()
    const at = this.#at('UID', found?.line)
    const host = /@([a-z\d.-]+)$/i.exec(uid)?.[1] ?? this.#head.host
    const said = (): string =>
      this.#component.properties.map(({ name, value }) => `${name}:${value}`).join('\n')
    const isUuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(uid)
    const uri = isUuid ? `urn:uuid:${uid.toLowerCase()}` : madeUri(uid, host, said)
    const recurrence = propertyOf(this.#component, 'RECURRENCE-ID')
    const date =
      recurrence === undefined
        ? undefined
        : calendarDate(
            recurrence,
            this.#head,
            this.#at('RECURRENCE-ID', recurrence.line),
            this.#sketch.warn,
          )
    // One of a series that is not like the others is an item of its own.
    const mark = uri.includes('#') ? '/' : '#'
    this.#sketch.set(
      'uri',
      date === undefined ? uri : `${uri}${mark}${encodeURIComponent(date.value)}`,
      at,
    )
    if (uid !== '' && uid !== uri)
      this.#sketch.add('altIds', { role: 'uid', value: uid.slice(0, 1_000) }, at)
    if (date !== undefined)
      this.#sketch.add(
        'altIds',
        { role: 'recurrence-id', value: date.value },
        this.#at('RECURRENCE-ID'),
      )
  }

  #take(found: ContentLine): void {
    const sketch = this.#sketch
    const at = this.#at(found.name, found.line)
    const text = (): string => unescapeText(found.value).trim()
    const date = (): CalendarDate | undefined => calendarDate(found, this.#head, at, sketch.warn)
    switch (found.name) {
      case 'UID':
      case 'RECURRENCE-ID':
        return
      case 'DTSTAMP':
        if (propertyOf(this.#component, 'LAST-MODIFIED') === undefined)
          sketch.set('versionCreated', instantOf(date()), at)
        return
      case 'LAST-MODIFIED':
        return sketch.set('versionCreated', instantOf(date()), at)
      case 'CREATED':
      case 'DCREATED':
        return sketch.set('firstCreated', instantOf(date()), at)
      case 'SEQUENCE':
        return sketch.set('version', text(), at)
      case 'DTSTART':
        this.#zone(found, at)
        return this.#bound('start', date(), at)
      case 'DTEND':
      case 'DUE':
        return this.#bound('end', date(), at)
      case 'DURATION':
        return this.#duration(text().toUpperCase(), at)
      case 'RRULE':
        return this.#rule(found, at)
      case 'EXDATE':
      case 'RDATE':
        return this.#listed(found, at)
      case 'SUMMARY':
        return this.#words('headlines', found, at)
      case 'DESCRIPTION':
        return this.#words('descriptions', found, at)
      case 'X-ALT-DESC':
        if (/html/i.test(found.parameters.get('FMTTYPE') ?? ''))
          return sketch.add(
            'descriptions',
            { role: 'html', contentType: 'text/html', value: text() },
            at,
          )
        return sketch.lost(at)
      case 'COMPLETED': {
        const done = this.#component.name === 'VTODO' ? instantOf(date()) : undefined
        if (done === undefined) return sketch.lost(at)
        return sketch.add('altIds', { role: 'completed', value: done }, at)
      }
      case 'STATUS':
        return this.#status(text().toUpperCase(), at)
      case 'CLASS':
        if (/^(?:PRIVATE|CONFIDENTIAL)$/i.test(text()) && !sketch.has('pubStatus')) {
          sketch.set('pubStatus', 'withheld', at)
          sketch.warn({ code: 'wire.entry-withheld', at, status: text() })
        }
        return
      case 'ORGANIZER':
        this.#details['organiser'] = this.#party(found, at)
        return
      case 'ATTENDEE':
        return sketch.add(
          /^(?:GROUP|RESOURCE|ROOM)$/i.test(found.parameters.get('CUTYPE') ?? '')
            ? 'organisations'
            : 'people',
          { ...this.#party(found, at), rel: 'participant' },
          at,
        )
      case 'CONTACT':
        return sketch.add('people', { name: text(), rel: 'contact' }, at)
      case 'LOCATION':
        return this.#place({ name: text() }, found, at)
      case 'GEO':
        return this.#point(text(), found, at)
      case 'CATEGORIES':
        for (const name of listOfText(found.value, this.#head.divider))
          sketch.add('subjects', { name, rel: 'category' }, at)
        return
      case 'URL':
        return sketch.add('altIds', { role: 'link', value: text() }, at)
      case 'CONFERENCE':
        return sketch.add('altIds', { role: 'conference', value: text() }, at)
      case 'PRIORITY':
        return /^[1-9]$/.test(text()) ? sketch.set('urgency', Number(text()), at) : undefined
      case 'COMMENT':
        return sketch.set('edNote', text(), at)
      case 'ATTACH':
      case 'IMAGE':
        return this.#attachment(found, at)
      default:
        return sketch.lost(at)
    }
  }

  #words(field: 'headlines' | 'descriptions', found: ContentLine, at: string): void {
    const value = unescapeText(found.value).trim()
    if (value === '') return
    const tag = tagOf(found.parameters.get('LANGUAGE') ?? '')
    if (found.parameters.has('ALTREP')) this.#sketch.lost(`${at}/ALTREP`)
    const role = 'main'
    if (tag !== '' && tag !== this.#language) {
      const html = escapeHtml(value).replaceAll('\n', '<br />')
      const marked = `<p lang="${tag}" dir="${directionOf(tag)}">${html}</p>`
      this.#sketch.add(
        field,
        { role: `translation:${tag}`, contentType: 'text/html', value: marked },
        at,
      )
    } else if (field === 'descriptions' && this.#head.html && /<\/?[a-z][^<>]*>/i.test(value))
      this.#sketch.add(field, { role, contentType: 'text/html', value }, at)
    else this.#sketch.add(field, { role, contentType: 'text/plain', value }, at)
  }

  #bound(which: 'start' | 'end', date: CalendarDate | undefined, at: string): void {
    if (date === undefined) return
    const field =
      date.kind === 'instant'
        ? `${which}Date`
        : which === 'start'
          ? 'expectedStartDate'
          : 'expectedEndDate'
    if (this.#dates[field] === undefined) this.#dates[field] = date.value
    else this.#sketch.warn({ code: 'wire.field-twice', at, kept: field })
  }

  /** A day as the end is the first that no longer belongs to it; tasks are due on the day itself. */
  #finishDates(): void {
    const { expectedStartDate: start, expectedEndDate: end } = this.#dates
    if (typeof end !== 'string' || this.#component.name === 'VTODO') return
    const last = dayBeside(end, -1)
    this.#dates['expectedEndDate'] = typeof start === 'string' && last < start ? start : last
  }

  #duration(text: string, at: string): void {
    if (
      /^P(?:\d{1,6}W|(?=\d|T\d)(?:\d{1,6}D)?(?:T(?=\d)(?:\d{1,6}H)?(?:\d{1,6}M)?(?:\d{1,6}S)?)?)$/.test(
        text.replace(/^\+/, ''),
      )
    )
      this.#dates['expectedDuration'] = text.replace(/^\+/, '')
    else this.#sketch.warn({ code: 'wire.value-unusable', at, expected: 'a duration' })
  }

  #rule(found: ContentLine, at: string): void {
    const { rule, whole, unusable } = ruleOf(found.value, (wall) => this.#instant(wall))
    for (const part of unusable)
      this.#sketch.warn({
        code: 'wire.value-unusable',
        at: `${at}/${part}`,
        expected: bounds[part] ?? 'no such part',
      })
    if (rule === undefined) {
      this.#sketch.warn({ code: 'wire.value-unusable', at, expected: 'a rule of recurrence' })
      return
    }
    const present = this.#dates['recurrence'] as { recurrenceRules: unknown[] } | undefined
    const rules = [...(present?.recurrenceRules ?? []), rule]
    if (rules.length > 20) return
    this.#dates['recurrence'] = { recurrenceRules: rules }
    // Days of the week and the like have no place in ninjs: the rule's own words keep them.
    if (whole !== undefined) this.#sketch.add('altIds', { role: 'rrule', value: whole }, at)
  }

  /** A time on the wall of the series as it begins, in UTC. */
  #instant(wall: number): number {
    const start = propertyOf(this.#component, 'DTSTART')
    const zone = start?.parameters.get('TZID') ?? ''
    if (start === undefined || /Z\s*$/i.test(start.value)) return wall
    const named = zone === '' ? this.#head.zone : zone
    const offset = offsetOf(named) ?? (named === '' ? 0 : this.#head.zones.offset(named, wall))
    return wall - (offset ?? 0) * 60_000
  }

  #zone(found: ContentLine, at: string): void {
    const zone = propertyOf(this.#component, 'RRULE') === undefined ? undefined : knownZone(found)
    const wall = wallOf(found.value)
    const offset = (name: string): number | undefined =>
      wall === undefined ? undefined : this.#head.zones.offset(name, wall)
    // The file may mean another zone by the name.
    if (zone !== undefined && offset(found.parameters.get('TZID') ?? '') !== offset(zone)) return
    if (zone !== undefined) this.#sketch.add('altIds', { role: 'time-zone', value: zone }, at)
  }

  #listed(found: ContentLine, at: string): void {
    const role = found.name.toLowerCase()
    const values = found.value.split(',')
    if (values.length > maxDates) this.#sketch.lost(at, `${values.length - maxDates} dates`)
    for (const value of values.slice(0, maxDates)) {
      const start = value.split('/')[0]
      const date = calendarDate(found, this.#head, at, this.#sketch.warn, start)
      if (date !== undefined) this.#sketch.add('altIds', { role, value: date.value }, at)
    }
  }

  #status(status: string, at: string): void {
    if (status === 'CANCELLED' && !this.#sketch.has('pubStatus'))
      this.#sketch.set('pubStatus', 'canceled', at)
    if (this.#component.name === 'VTODO' && taskStatuses.has(status))
      return this.#sketch.add('altIds', { role: 'task-status', value: status }, at)
    const uri = statuses[status]
    if (uri === undefined) this.#sketch.lost(at)
    else this.#details['eventStatus'] = uri
  }

  #party(found: ContentLine, at: string): Raw {
    const address = unescapeText(found.value).trim()
    const mail =
      /^mailto:(.+)$/i.exec(address)?.[1] ?? (address.includes('@') ? address : undefined)
    const uri = mail === undefined ? asUri(address) : undefined
    const name = found.parameters.get('CN') ?? mail ?? address
    for (const lost of ['DIR', 'SENT-BY', 'MEMBER', 'DELEGATED-TO', 'DELEGATED-FROM'])
      if (found.parameters.has(lost)) this.#sketch.lost(`${at}/${lost}`)
    return {
      name: name === '' ? address : name,
      ...(uri === undefined ? {} : { uri }),
      ...(mail === undefined ? {} : { contactInfo: [{ type: 'email', value: mail }] }),
    }
  }

  #place(part: Raw, found: ContentLine, at: string): void {
    const present = this.#sketch.take('place')
    const altrep = asUri(found.parameters.get('ALTREP') ?? '')
    const uri = altrep === undefined ? {} : { uri: altrep }
    this.#sketch.set(
      'place',
      { rel: 'location', ...(present as Raw | undefined), ...part, ...uri },
      at,
    )
  }

  #point(text: string, found: ContentLine, at: string): void {
    // vCalendar 1.0 divides by a comma.
    const [latitude, longitude] = text.split(/[;,]/).map(Number)
    if (
      latitude === undefined ||
      longitude === undefined ||
      !(Math.abs(latitude) <= 90) ||
      !(Math.abs(longitude) <= 180)
    )
      this.#sketch.warn({ code: 'wire.value-unusable', at, expected: 'latitude;longitude' })
    else this.#place({ geoJSON: { type: 'Point', coordinates: [longitude, latitude] } }, found, at)
  }

  #attachment(found: ContentLine, at: string): void {
    const name = `attachment-${this.#attachments + 1}`
    const { association, file } = attachmentOf(found, name)
    if (file !== undefined) this.#head.files.push(file)
    if (association === undefined)
      this.#sketch.warn({ code: 'wire.value-unusable', at, expected: 'a URI' })
    else {
      this.#attachments += 1
      this.#sketch.add('associations', association, at)
    }
  }
}

function instantOf(date: CalendarDate | undefined): string | undefined {
  return date === undefined || date.kind === 'instant' ? date?.value : `${date.value}T00:00:00Z`
}

function tagOf(tag: string): string {
  return tag === '' ? '' : (canonicalTag(tag) ?? '')
}
