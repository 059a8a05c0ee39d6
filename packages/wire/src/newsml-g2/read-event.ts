import { squeezed } from '../long-text.ts'
import { asUri } from '../uri.ts'
import { pathOf, textOf, type XmlElement } from '../xml/element.ts'
import {
  codeOf,
  detailsIn,
  meaningOf,
  named,
  ownCode,
  type Raw,
  withoutUndefined,
} from './read-concept.ts'
import { push, readSubject } from './read-meta.ts'
import { linesOf, wordsOf } from './read-words.ts'
import type { Reading } from './reading.ts'

const instant = /^\d{4}-\d{2}-\d{2}T/

/** Reads `eventDetails` into the item that stands for the event. */
export function readEventDetails(reading: Reading, details: XmlElement, into: Raw): void {
  const dates = readDates(reading, reading.first(details, 'dates'))
  const status = reading.first(details, 'eventStatus') ?? reading.first(details, 'occurStatus')
  const coverage = reading.first(details, 'newsCoverageStatus')
  const [organiser, ...others] = reading.all(details, 'organiser')
  const event = withoutUndefined({
    eventStatus: uriOf(reading, status),
    plannedCoverageStatus: uriOf(reading, coverage),
    dates,
    organiser: organiser === undefined ? undefined : party(reading, organiser),
  })
  if (Object.keys(event).length > 0) into['eventDetails'] = event
  for (const other of others)
    push(into, 'organisations', { ...party(reading, other), rel: 'organiser' })
  for (const place of reading.all(details, 'location')) {
    push(into, 'places', {
      ...named(reading, place),
      rel: codeOf(reading, place, 'role', 'loctyp') ?? 'location',
      ...pick(detailsIn(reading, place), ['geoJSON', 'contactInfo']),
    })
  }
  for (const someone of reading.all(details, 'participant')) {
    const isOrganisation = someone.children.some(
      (child) => typeof child !== 'string' && child.name === 'organisationDetails',
    )
    const rel = codeOf(reading, someone, 'role', 'eprol') ?? 'participant'
    push(into, isOrganisation ? 'organisations' : 'people', { ...party(reading, someone), rel })
  }
  for (const keyword of reading.all(details, 'keyword'))
    push(into, 'subjects', { name: reading.line(keyword), rel: 'keyword' })
  for (const subject of reading.all(details, 'subject')) readSubject(reading, subject, into)
  for (const planned of reading.all(details, 'newsCoverage'))
    push(into, 'plannedCoverage', readPlanned(reading, planned))
}

function party(reading: Reading, element: XmlElement): Raw {
  return { ...named(reading, element), ...pick(detailsIn(reading, element), ['contactInfo']) }
}

function pick(fields: Raw, names: readonly string[]): Raw {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)))
}

function uriOf(reading: Reading, element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined
  const { uri: found, literal } = named(reading, element)
  if (typeof found === 'string') return found
  const made = typeof literal === 'string' ? asUri(literal) : undefined
  if (made === undefined)
    reading.warn({ code: 'wire.value-unusable', at: pathOf(element), expected: 'a known code' })
  return made
}

function readDates(reading: Reading, dates: XmlElement | undefined): Raw | undefined {
  if (dates === undefined) return undefined
  const start = reading.lineOf(dates, 'start')
  const end = reading.lineOf(dates, 'end')
  const rules = reading.all(dates, 'rRule').map((rule) =>
    withoutUndefined({
      frequency: reading.attribute(rule, 'freq')?.toLowerCase(),
      interval: reading.attribute(rule, 'interval'),
      until: reading.attribute(rule, 'until'),
      count: reading.attribute(rule, 'count'),
    }),
  )
  return withoutUndefined({
    ...bound('start', start),
    ...bound('end', end),
    expectedDuration: reading.lineOf(dates, 'duration'),
    recurrence: rules.length === 0 ? undefined : { recurrenceRules: rules },
  })
}

/** A full date-time is fixed; a day, a month or a year is only expected. */
function bound(name: 'start' | 'end', value: string | undefined): Raw {
  if (value === undefined) return {}
  if (instant.test(value)) return { [`${name}Date`]: value }
  return { [name === 'start' ? 'expectedStartDate' : 'expectedEndDate']: value }
}

/** A `planning` of a news coverage, or the one an event carries within it. */
export function readPlanned(reading: Reading, planning: XmlElement): Raw {
  const type = ownCode(reading, reading.first(planning, 'itemClass'), 'ninat')
  const contentType = reading.lineOf(planning, 'g2contentType')
  const count = reading.first(planning, 'itemCount')
  const assigned = reading.first(planning, 'assignedTo')
  const by = assigned === undefined ? undefined : named(reading, assigned)
  const scheduled = reading.lineOf(planning, 'scheduled')
  const notes = reading.all(planning, 'edNote').map((note) => linesOf(reading, note))
  const language = reading.first(planning, 'language')
  const headline = reading.first(planning, 'headline')
  const title = headline === undefined ? undefined : wordsOf(reading, headline, undefined)['value']
  const characteristics = reading.first(planning, 'newsContentCharacteristics')
  const attribute = (element: XmlElement | undefined, name: string): string | undefined =>
    element === undefined ? undefined : reading.attribute(element, name)
  const itemCount = withoutUndefined({
    rangeFrom: attribute(count, 'rangefrom'),
    rangeTo: attribute(count, 'rangeto'),
  })
  const commissioned = by?.['name'] ?? by?.['uri'] ?? by?.['literal']
  const audiences = reading.all(planning, 'audience').map((audience) =>
    withoutUndefined({
      audience: saidOf(reading, audience),
      significance: reading.attribute(audience, 'significance'),
    }),
  )
  const excluded = reading.all(planning, 'exclAudience').map((one) => saidOf(reading, one))
  return withoutUndefined({
    type,
    title,
    renditions: contentType === undefined ? undefined : [{ name: 'planned', contentType }],
    itemCount: Object.keys(itemCount).length === 0 ? undefined : itemCount,
    commissioned: commissioned === undefined ? undefined : { by: commissioned },
    dates: scheduled === undefined ? undefined : bound('start', scheduled),
    edNote: notes.some(Boolean) ? notes.filter(Boolean).join('\n') : undefined,
    language: attribute(language, 'tag'),
    wordCount: attribute(characteristics, 'wordcount'),
    urgency: reading.lineOf(planning, 'urgency'),
    audiences: audiences.length === 0 ? undefined : audiences,
    exclAudience: excluded.length === 0 ? undefined : excluded,
    ...reading.extension(planning),
  })
}

function saidOf(reading: Reading, element: XmlElement): string | undefined {
  const { name, literal, uri } = named(reading, element)
  const said = name ?? literal ?? uri ?? meaningOf(reading, element, 'qcode')
  return typeof said === 'string' ? said : undefined
}

/** Reads a news coverage: its plannings, and what was delivered as associations. */
export function readCoverage(reading: Reading, coverage: XmlElement, into: Raw): void {
  const id = coverage.attributes.find(({ name, namespace }) => name === 'id' && namespace === '')
  const plannings = reading.all(coverage, 'planning')
  for (const planning of plannings) {
    const uri =
      id === undefined || plannings.length > 1
        ? undefined
        : asUri(`${String(into['uri'])}#${id.value}`)
    push(into, 'plannedCoverage', withoutUndefined({ uri, ...readPlanned(reading, planning) }))
  }
  const delivery = reading.first(coverage, 'delivery')
  for (const [index, item] of reading.all(delivery, 'deliveredItemRef').entries()) {
    const target =
      reading.attribute(item, 'residref') ??
      reading.attribute(item, 'guidref') ??
      reading.attribute(item, 'href')
    const uri = target === undefined ? undefined : asUri(target)
    const title = reading.first(item, 'title')
    if (uri === undefined) {
      reading.warn({ code: 'wire.value-unusable', at: pathOf(item), expected: 'residref or href' })
      if (title !== undefined) reading.warn({ code: 'wire.field-unknown', at: pathOf(title) })
      continue
    }
    push(
      into,
      'associations',
      withoutUndefined({
        name: `delivered-${id?.value ?? index + 1}`,
        rel: 'delivered',
        uri,
        title: title === undefined ? undefined : squeezed(textOf(title)).trim(),
      }),
    )
    if (title !== undefined) reading.takeWhole(title)
  }
}
