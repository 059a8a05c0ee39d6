import { ruleOf as readRule } from './calendar/recurrence.ts'
import { taskStatuses } from './calendar/status.ts'
import { WireWriteError } from './fault.ts'
import { headlineOf, summaryOf } from './item-text.ts'
import type { EventDates, NewsItem, Organisation, Party, Rendition } from './ninjs.ts'
import { isFields, isList } from './ninjs/value.ts'
import { withoutControls } from './sanitise.ts'
import { ninjsDocument } from './write-ninjs.ts'

export interface IcalendarOptions {
  /** When the calendar is made: DTSTAMP of items that state no version, RFC 3339. */
  readonly stamped: string
  /** The calendar's name. */
  readonly title?: string
}

/**
 * Events as VEVENT and planning items as VTODO of one calendar; UID is the item's uri. What
 * iCalendar has no word for stands in the table of docs/contracts/wire.md.
 * @throws WireWriteError where an item has no usable uri, is neither event nor planning, or is an
 * event that names no day of its beginning
 * @source RFC 5545, RFC 7986
 */
export function writeIcalendar(items: readonly NewsItem[], options: IcalendarOptions): string {
  const components = items.flatMap((item, at) => component(ninjsDocument(item), at, options))
  return [...opening(options), ...components, closing].map(folded).join('')
}

/**
 * As {@link writeIcalendar}, of any number of items as they come.
 * @throws WireWriteError as {@link writeIcalendar}
 */
export async function* writeIcalendarParts(
  items: AsyncIterable<NewsItem>,
  options: IcalendarOptions,
): AsyncGenerator<string> {
  yield opening(options).map(folded).join('')
  let at = 0
  for await (const item of items) {
    yield component(ninjsDocument(item), at, options).map(folded).join('')
    at += 1
  }
  yield folded(closing)
}

function opening({ title }: IcalendarOptions): string[] {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Suyab//Wire//EN',
    ...(title === undefined ? [] : [`NAME:${text(title)}`]),
  ]
}

const closing = 'END:VCALENDAR'

function component(item: NewsItem, at: number, { stamped }: IcalendarOptions): string[] {
  const isEvent = item.type === 'event'
  if (!isEvent && item.type !== 'planning')
    throw new WireWriteError({
      code: 'wire.not-an-item',
      at: `/${at}/type`,
      expected: 'event | planning',
    })
  const dates = datesOf(item.eventDetails?.dates ?? {}, isEvent)
  if (isEvent && !dates.some((line) => line.startsWith('DTSTART')))
    throw new WireWriteError({
      code: 'wire.not-an-item',
      at: `/${at}/eventDetails/dates`,
      expected: 'a day or time of the beginning',
    })
  const kind = isEvent ? 'VEVENT' : 'VTODO'
  const language = /^[A-Za-z\d-]+$/.test(item.language ?? '') ? `;LANGUAGE=${item.language}` : ''
  const worded = (name: string, value: string): string[] =>
    value === '' ? [] : [`${name}${language}:${text(value)}`]
  const version = /^\d{1,9}$/.test(item.version ?? '') ? [`SEQUENCE:${item.version}`] : []
  return [
    `BEGIN:${kind}`,
    `UID:${text(item.uri)}`,
    `DTSTAMP:${utc(item.versionCreated ?? stamped) ?? utc(stamped) ?? '19700101T000000Z'}`,
    ...stamp('CREATED', item.firstCreated),
    ...stamp('LAST-MODIFIED', item.versionCreated),
    ...version,
    ...dates,
    ...recurrence(item),
    ...worded('SUMMARY', headlineOf(item)),
    ...worded('DESCRIPTION', summaryOf(item)),
    ...status(item, isEvent),
    ...(item.pubStatus === 'withheld' ? ['CLASS:PRIVATE'] : []),
    ...(item.urgency === undefined ? [] : [`PRIORITY:${item.urgency}`]),
    ...(item.edNote === undefined ? [] : [`COMMENT:${text(item.edNote)}`]),
    ...party('ORGANIZER', item.eventDetails?.organiser),
    ...place(item),
    ...subjects(item),
    ...links(item),
    ...(item.associations ?? []).flatMap(({ renditions }) => attachment(renditions?.[0])),
    `END:${kind}`,
  ]
}

function datesOf(dates: EventDates, isEvent: boolean): string[] {
  const start = bound('DTSTART', dates.startDate, dates.expectedStartDate, 0)
  const end = bound(
    isEvent ? 'DTEND' : 'DUE',
    dates.endDate,
    dates.expectedEndDate,
    isEvent ? 1 : 0,
  )
  const duration = dates.expectedDuration
  const isDuration =
    duration !== undefined &&
    /^P(?:\d{1,6}W|(?=\d|T\d)(?:\d{1,6}D)?(?:T(?=\d)(?:\d{1,6}H)?(?:\d{1,6}M)?(?:\d{1,6}S)?)?)$/.test(
      duration,
    )
  // The end has the form of the beginning, and comes after it.
  const isDay = (line: string | undefined): boolean => line?.includes('VALUE=DATE:') ?? false
  const fits =
    end !== undefined &&
    (start === undefined ? !isEvent : isDay(start) === isDay(end) && after(end, start))
  return [
    ...(start === undefined ? [] : [start]),
    ...(fits ? [end] : []),
    ...(!fits && isDuration && start !== undefined && (!isDay(start) || !duration.includes('T'))
      ? [`DURATION:${duration}`]
      : []),
  ]
}

function after(end: string, start: string): boolean {
  return end.slice(end.indexOf(':')) > start.slice(start.indexOf(':'))
}

function bound(
  name: string,
  instant: string | undefined,
  expected: string | undefined,
  days: number,
): string | undefined {
  const written = utc(instant ?? '')
  if (written !== undefined) return `${name}:${written}`
  const day = /^\d{4}-\d{2}-\d{2}$/.exec(expected ?? '')?.[0]
  if (day !== undefined) {
    const time = Date.parse(`${day}T00:00:00Z`)
    const moved = Number.isNaN(time) ? '' : new Date(time + days * 86_400_000).toISOString()
    return /^\d{4}-/.test(moved) && new Date(time).toISOString().startsWith(day)
      ? `${name};VALUE=DATE:${moved.slice(0, 10).replaceAll('-', '')}`
      : undefined
  }
  const zoned = /(?:Z|[+-]\d{2}:\d{2})$/.test(expected ?? '') ? utc(expected ?? '') : undefined
  return zoned === undefined ? undefined : `${name}:${zoned}`
}

/** An instant in UTC to the second; nothing where its year there has no four digits. */
function utc(instant: string): string | undefined {
  const time = Date.parse(instant)
  if (Number.isNaN(time)) return undefined
  const written = new Date(time).toISOString()
  return /^\d{4}-/.test(written) ? `${written.slice(0, 19).replaceAll(/[-:]/g, '')}Z` : undefined
}

function stamp(name: string, instant: string | undefined): string[] {
  const written = utc(instant ?? '')
  return written === undefined ? [] : [`${name}:${written}`]
}

function recurrence(item: NewsItem): string[] {
  const valuesOf = (role: string): string[] =>
    (item.altIds ?? []).flatMap((one) =>
      one.role === role && one.value !== undefined ? [one.value] : [],
    )
  const own = valuesOf('rrule')
    .filter((rule) => /^FREQ=[A-Z]+(?:;[A-Z]+=[A-Z\d,+:-]+)*$/.test(rule))
    .map((rule) => readRule(rule).whole)
    .find((rule) => rule !== undefined)
  const rules = item.eventDetails?.dates?.recurrence?.['recurrenceRules']
  const [first] = isList(rules) ? rules : []
  const rule = own ?? (isFields(first) ? ruleOf(first) : undefined)
  if (rule === undefined) return []
  const excluded = valuesOf('exdate').flatMap((date) => {
    const line = bound('EXDATE', date.length > 10 ? date : undefined, date, 0)
    return line === undefined ? [] : [line]
  })
  return [`RRULE:${rule}`, ...excluded]
}

function ruleOf(rule: Readonly<Record<string, unknown>>): string | undefined {
  const { frequency, interval, until, count } = rule
  if (typeof frequency !== 'string') return undefined
  const number = (name: string, value: unknown): string =>
    typeof value === 'number' && value > 0 && value < 1e9 ? `;${name}=${value}` : ''
  const end = typeof until === 'string' ? utc(until) : undefined
  return `FREQ=${frequency.toUpperCase()}${number('INTERVAL', interval)}${
    end === undefined ? number('COUNT', count) : `;UNTIL=${end}`
  }`
}

function status(item: NewsItem, isEvent: boolean): string[] {
  if (item.pubStatus === 'canceled') return ['STATUS:CANCELLED']
  if (!isEvent) {
    const task = valueOf(item, 'task-status')
    const done = utc(valueOf(item, 'completed') ?? '')
    return [
      ...(task !== undefined && taskStatuses.has(task) ? [`STATUS:${task}`] : []),
      ...(done === undefined ? [] : [`COMPLETED:${done}`]),
    ]
  }
  const found = /\/eventoccurstatus\/eos([356])$/.exec(item.eventDetails?.eventStatus ?? '')?.[1]
  return found === '3' ? ['STATUS:TENTATIVE'] : found === '5' ? ['STATUS:CONFIRMED'] : []
}

function valueOf(item: NewsItem, wanted: string): string | undefined {
  return item.altIds?.find(({ role }) => role === wanted)?.value
}

function party(name: string, one: Organisation | Party | undefined): string[] {
  const mail = one?.contactInfo?.find(({ value }) =>
    /^[^\s@<>]+@[^\s@<>]+$/.test(value ?? ''),
  )?.value
  const said = one?.name ?? one?.literal ?? ''
  if (one === undefined || (mail === undefined && said === '' && one.uri === undefined)) return []
  const address = mail === undefined ? (one.uri ?? 'invalid:nomail') : `mailto:${mail}`
  return [`${name}${said === '' ? '' : `;CN="${parameter(said)}"`}:${address}`]
}

function place(item: NewsItem): string[] {
  const found = item.places?.find(({ rel }) => rel === 'location') ?? item.places?.[0]
  const point = found?.geoJSON
  const at: unknown = point?.['type'] === 'Point' ? point['coordinates'] : undefined
  const [longitude, latitude] = isList(at) ? at : []
  return [
    ...(found?.name === undefined ? [] : [`LOCATION:${text(found.name)}`]),
    ...(typeof latitude === 'number' &&
    typeof longitude === 'number' &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180
      ? [`GEO:${degrees(latitude)};${degrees(longitude)}`]
      : []),
  ]
}

function degrees(value: number): string {
  return String(Number(value.toFixed(6)) + 0)
}

function subjects(item: NewsItem): string[] {
  const names = (item.subjects ?? []).flatMap(({ name }) =>
    name === undefined ? [] : [text(name)],
  )
  return names.length === 0 ? [] : [`CATEGORIES:${names.join(',')}`]
}

function links(item: NewsItem): string[] {
  const link = valueOf(item, 'link')
  return link !== undefined && URL.canParse(link) && !/\s/.test(link)
    ? [`URL:${withoutControls(link)}`]
    : []
}

function attachment(rendition: Rendition | undefined): string[] {
  const { href, contentType, sizeInBytes } = rendition ?? {}
  if (href === undefined || !/^https?:/i.test(href)) return []
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(contentType ?? '') ? `;FMTTYPE=${contentType}` : ''
  return [`ATTACH${type}${sizeInBytes === undefined ? '' : `;SIZE=${sizeInBytes}`}:${href}`]
}

function text(value: string): string {
  return withoutControls(value)
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll(/\r\n|[\n\r]/g, String.raw`\n`)
}

/** A parameter's value between quotes. @source RFC 6868 */
function parameter(value: string): string {
  return withoutControls(value)
    .replaceAll('^', '^^')
    .replaceAll('"', "^'")
    .replaceAll(/\r\n|[\n\r]/g, '^n')
}

/** A line in physical lines of at most 75 octets, each with whole characters. */
function folded(line: string): string {
  if (line.length <= 25) return `${line}\r\n`
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (octets + size > 75) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += letter
    octets += size
  }
  return `${[...parts, part].join('\r\n')}\r\n`
}
