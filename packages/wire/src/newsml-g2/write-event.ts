import type { EventDates, EventDetails, NewsItem, PlannedCoverage } from '../ninjs.ts'
import { isFields, isList, type Fields } from '../ninjs/value.ts'
import type { Attributes } from '../xml/build.ts'
import type { XmlElement } from '../xml/element.ts'
import { difference, extendElement } from './difference.ts'
import { readPlanned } from './read-event.ts'
import { Reading } from './reading.ts'
import { identity } from './write-concept.ts'
import { normal } from './write-content.ts'
import { nar, narLines, narText, oneLine, whole, xsDateTime } from './write-value.ts'

/** The concept that an event is, with its details where its beginning is known. */
export function writeEventConcept(item: NewsItem, name: string): XmlElement {
  const { eventDetails } = item
  return nar(
    'concept',
    {},
    nar('conceptId', { uri: item.uri }),
    nar('type', { qcode: 'cpnat:event' }),
    nar('name', {}, oneLine(name)),
    eventDetails === undefined ? undefined : writeDetails(eventDetails),
  )
}

function writeDetails(details: EventDetails): XmlElement | undefined {
  const dates = details.dates === undefined ? undefined : writeDates(details.dates)
  if (dates === undefined) return undefined
  const { eventStatus, plannedCoverageStatus, organiser } = details
  return nar(
    'eventDetails',
    {},
    dates,
    eventStatus === undefined ? undefined : nar('eventStatus', { uri: eventStatus }),
    plannedCoverageStatus === undefined
      ? undefined
      : nar('newsCoverageStatus', { uri: plannedCoverageStatus }),
    organiser === undefined ? undefined : identity('organiser', organiser),
  )
}

/** A date of which only year, month or day may be known, as XML Schema writes it. */
function partial(value: string | undefined): string | undefined {
  return value !== undefined && /^[1-9]\d{3}(?:-\d{2}(?:-\d{2})?)?$/.test(value) && isDay(value)
    ? value
    : xsDateTime(value)
}

function isDay(value: string): boolean {
  return value.length < 10 || new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value
}

function writeDates(dates: EventDates): XmlElement | undefined {
  const start = xsDateTime(dates.startDate) ?? partial(dates.expectedStartDate)
  if (start === undefined) return undefined
  const end = xsDateTime(dates.endDate) ?? partial(dates.expectedEndDate)
  const duration = dates.expectedDuration
  const isDuration =
    duration !== undefined &&
    /^-?P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/.test(
      duration,
    )
  const rules = dates.recurrence?.['recurrenceRules']
  return nar(
    'dates',
    {},
    nar('start', {}, start),
    end === undefined ? undefined : nar('end', {}, end),
    end === undefined && isDuration ? nar('duration', {}, duration) : undefined,
    ...(isList(rules) ? rules : []).flatMap((rule) => writeRule(rule)),
  )
}

function writeRule(rule: unknown): XmlElement[] {
  if (!isFields(rule) || typeof rule['frequency'] !== 'string') return []
  const { frequency, interval, until, count } = rule
  const attributes: Attributes = {
    freq: frequency.toUpperCase(),
    interval: typeof interval === 'number' ? whole(interval, 1) : undefined,
    until: typeof until === 'string' ? xsDateTime(until) : undefined,
    count: typeof count === 'number' ? whole(count, 1) : undefined,
  }
  return [nar('rRule', attributes)]
}

/** Every planned coverage as a `newsCoverage` of one `planning`. */
export function writeCoverage(planned: readonly PlannedCoverage[]): XmlElement {
  return nar(
    'newsCoverageSet',
    {},
    ...planned.map((one) => {
      const planning = writePlanning(one)
      const raw = readPlanned(new Reading(planning), planning)
      const found = normal('plannedCoverage', raw)
      extendElement(planning, difference(one as unknown as Fields, found))
      return nar('newsCoverage', {}, planning)
    }),
  )
}

function writePlanning(planned: PlannedCoverage): XmlElement {
  const { itemCount, commissioned, type } = planned
  const by = commissioned?.['by']
  const from = whole(itemCount?.rangeFrom)
  const to = whole(itemCount?.rangeTo, 1)
  const words = whole(planned.wordCount)
  const scheduled =
    xsDateTime(planned.dates?.startDate) ?? partial(planned.dates?.expectedStartDate)
  const audience = (name: string, said: string | undefined, more: Attributes): XmlElement =>
    nar(name, more, narText('name', oneLine(said)))
  return nar(
    'planning',
    {},
    narText('g2contentType', planned.renditions?.[0]?.contentType),
    type === undefined ? undefined : nar('itemClass', { qcode: `ninat:${type}` }),
    from === undefined || to === undefined
      ? undefined
      : nar('itemCount', { rangefrom: from, rangeto: to }),
    typeof by === 'string' ? identity('assignedTo', { name: by }) : undefined,
    narText('scheduled', scheduled),
    planned.language === undefined ? undefined : nar('language', { tag: planned.language }),
    narText('headline', oneLine(planned.title)),
    narLines('edNote', {}, planned.edNote),
    words === undefined ? undefined : nar('newsContentCharacteristics', { wordcount: words }),
    planned.urgency === undefined ? undefined : nar('urgency', {}, String(planned.urgency)),
    ...(planned.audiences ?? []).map((one) =>
      audience('audience', one.audience, {
        significance:
          one.significance !== undefined && one.significance >= 1 && one.significance <= 9
            ? one.significance
            : undefined,
      }),
    ),
    ...(planned.exclAudience ?? []).map((one) => audience('exclAudience', one, {})),
  )
}
