import { languageTag } from '../language-tag.ts'
import { integerWithin, uri } from '../ninjs/value.ts'
import { asUri } from '../uri.ts'
import { pathOf, type XmlElement } from '../xml/element.ts'
import { languageAt, type Reading } from './reading.ts'
import { knownSchemes } from './vocabulary.ts'

export type Raw = Record<string, unknown>

/** A property of a concept: `undefined` values stand for what it does not say. */
export function withoutUndefined(fields: Raw): Raw {
  const said: Raw = {}
  for (const name of Object.keys(fields)) {
    const value = fields[name]
    if (value !== undefined) said[name] = value
  }
  return said
}

/** The code of a QCode whose scheme everybody knows, else the QCode; of a URI the URI itself. */
export function codeOf(
  reading: Reading,
  element: XmlElement,
  name: string,
  scheme: string,
): string | undefined {
  const qcode = reading.attribute(element, name)
  const full = reading.attribute(element, `${name}uri`)
  if (qcode === undefined) {
    const base = knownSchemes.get(scheme)
    return full !== undefined && base !== undefined && full.startsWith(base)
      ? full.slice(base.length)
      : full
  }
  // A list of codes: the first one says what it is.
  const first = qcode.split(/\s+/)[0] ?? ''
  return first.startsWith(`${scheme}:`) ? first.slice(scheme.length + 1) : first
}

/** As {@link codeOf}, of the element's own `qcode` and `uri`. */
export function ownCode(
  reading: Reading,
  element: XmlElement | undefined,
  scheme: string,
): string | undefined {
  if (element === undefined) return undefined
  const qcode = reading.attribute(element, 'qcode')
  if (qcode?.startsWith(`${scheme}:`) === true) return qcode.slice(scheme.length + 1)
  const full = reading.attribute(element, 'uri')
  const base = knownSchemes.get(scheme)
  if (full !== undefined && base !== undefined && full.startsWith(base))
    return full.slice(base.length)
  return qcode ?? full
}

/** A role, type or relation as a URI where its scheme is known, else as the QCode. */
export function meaningOf(reading: Reading, element: XmlElement, name: string): string | undefined {
  const full = reading.attribute(element, `${name}uri`)
  const qcode = reading.attribute(element, name)
  if (full !== undefined) return full
  const first = qcode?.split(/\s+/)[0]
  return first === undefined ? undefined : (reading.catalog.resolve(first) ?? first)
}

/** Who or what an element names: `uri` by URI or known QCode, else `literal`; and its name. */
export function named(reading: Reading, element: XmlElement): Raw {
  const given = reading.attribute(element, 'uri')
  const qcode = reading.attribute(element, 'qcode')
  const literal = reading.attribute(element, 'literal')
  const own =
    given === undefined
      ? undefined
      : (asUri(given) ?? uri(given, `${pathOf(element)}/@uri`, reading.warn))
  const resolved = own ?? (qcode === undefined ? undefined : reading.catalog.resolve(qcode))
  return withoutUndefined({
    name: nameIn(reading, element),
    uri: resolved,
    literal: literal ?? (resolved === undefined ? (qcode ?? given) : undefined),
  })
}

/**
 * The name in the item's language, else one without a language, else the first. The others are
 * warned of: ninjs has one name for a concept.
 */
export function nameIn(reading: Reading, element: XmlElement): string | undefined {
  const names = reading.all(element, 'name')
  const [first] = names
  if (names.length < 2) return first === undefined ? undefined : reading.line(first) || undefined
  const chosen = chosenOf(reading, names)
  for (const other of names) {
    const line = reading.line(other)
    if (other !== chosen && line !== '')
      reading.warn({ code: 'wire.field-twice', at: pathOf(other), kept: 'name' })
  }
  return chosen === undefined ? undefined : reading.line(chosen) || undefined
}

/** Of texts in several languages the one in the item's. */
export function chosenOf(
  reading: Reading,
  candidates: readonly XmlElement[],
): XmlElement | undefined {
  const wanted = reading.language?.toLowerCase()
  const ranks = candidates.map((candidate): number => {
    const found = tagOf(languageAt(candidate))?.toLowerCase()
    if (wanted === undefined || found === undefined) return 2
    if (found === wanted) return 0
    return found.split('-')[0] === wanted.split('-')[0] ? 1 : 3
  })
  return candidates[ranks.indexOf(Math.min(...ranks))]
}

/** A language tag in its canonical form. */
export function tagOf(tag: string | undefined): string | undefined {
  return tag === undefined ? undefined : languageTag(tag)
}

const percent = integerWithin(0, 100)

/** How sure and how relevant a concept is, and who said so. */
export function weight(reading: Reading, element: XmlElement): Raw {
  const share = (name: string): number | undefined => {
    const value = reading.attribute(element, name)
    // Nearly all are right: a path is made only for those that are not.
    if (value === undefined || /^(?:\d{1,2}|100)$/.test(value))
      return value === undefined ? value : Number(value)
    return percent(value, `${pathOf(element)}/@${name}`, reading.warn)
  }
  return withoutUndefined({
    relevance: share('relevance'),
    confidence: share('confidence'),
    creator: meaningOf(reading, element, 'creator'),
  })
}

const contactTypes = ['email', 'im', 'phone', 'fax', 'web'] as const

/** Every way to reach someone, of every `contactInfo` below the element's details. */
function contactsIn(reading: Reading, details: XmlElement | undefined): Raw[] {
  return reading.all(details, 'contactInfo').flatMap((info) => {
    const role = codeOf(reading, info, 'role', 'cirol')
    const values = contactTypes.flatMap((type) =>
      reading.all(info, type).map((way) =>
        withoutUndefined({
          type,
          role: codeOf(reading, way, 'role', 'ciprol') ?? role,
          value: reading.line(way),
        }),
      ),
    )
    const addresses = reading
      .all(info, 'address')
      .map((address) => addressOf(reading, address, role))
    return [...values, ...addresses]
  })
}

/** An `address` as a contact. */
function addressOf(reading: Reading, address: XmlElement, outer?: string): Raw {
  const nameOf = (name: string): string | undefined => {
    const found = reading.first(address, name)
    return found === undefined ? undefined : stringOf(named(reading, found))
  }
  const lines = reading
    .all(address, 'line')
    .map((line) => reading.line(line))
    .filter((line) => line !== '')
  return withoutUndefined({
    type: 'address',
    role: codeOf(reading, address, 'role', 'ciprol') ?? outer,
    address: withoutUndefined({
      lines: lines.length === 0 ? undefined : lines,
      locality: nameOf('locality'),
      area: nameOf('area'),
      postalCode: reading.lineOf(address, 'postalCode'),
      country: nameOf('country'),
    }),
  })
}

function stringOf({ name, literal, uri: own }: Raw): string | undefined {
  const found = name ?? literal ?? own
  return typeof found === 'string' ? found : undefined
}

/** A `position` as a point. @source RFC 7946: longitude first */
function pointIn(reading: Reading, details: XmlElement | undefined): Raw | undefined {
  const position = reading.first(details, 'position')
  if (position === undefined) return undefined
  const latitude = Number(reading.attribute(position, 'latitude'))
  const longitude = Number(reading.attribute(position, 'longitude'))
  const altitude = reading.attribute(position, 'altitude')
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) {
    reading.warn({
      code: 'wire.value-unusable',
      at: pathOf(position),
      expected: 'latitude and longitude',
    })
    return undefined
  }
  const height = Number(altitude)
  const high = altitude !== undefined && Number.isFinite(height) ? [height] : []
  return { type: 'Point', coordinates: [longitude, latitude, ...high] }
}

/** What the details of a person, an organisation or a place add to its name. */
export function detailsIn(reading: Reading, element: XmlElement): Raw {
  const first = (name: string): XmlElement | undefined => reading.first(element, name)
  const place = first('geoAreaDetails') ?? first('POIDetails')
  const party = first('personDetails') ?? first('organisationDetails')
  const address = reading.first(place, 'address')
  const contacts = [
    ...contactsIn(reading, party),
    ...contactsIn(reading, place),
    ...(address === undefined ? [] : [addressOf(reading, address)]),
  ]
  const symbols = [
    ...reading.all(element, 'hasInstrument'),
    ...reading.all(party, 'hasInstrument'),
  ].map((instrument) => symbolOf(reading, instrument))
  return withoutUndefined({
    geoJSON: pointIn(reading, place),
    contactInfo: contacts.length === 0 ? undefined : contacts,
    symbols: symbols.length === 0 ? undefined : symbols,
  })
}

function symbolOf(reading: Reading, instrument: XmlElement): Raw {
  const type = meaningOf(reading, instrument, 'type')
  const label = reading.attribute(instrument, 'marketlabel')
  return withoutUndefined({
    symbol: reading.attribute(instrument, 'symbol'),
    exchange: label ?? meaningOf(reading, instrument, 'market'),
    symbolType: type === undefined ? undefined : asUri(type),
  })
}

/** The kind of list that a concept of this nature belongs to. */
export type ConceptList = 'people' | 'organisations' | 'places' | 'events' | 'objects' | 'subjects'

const lists: Readonly<Record<string, ConceptList>> = {
  person: 'people',
  organisation: 'organisations',
  geoArea: 'places',
  poi: 'places',
  event: 'events',
  object: 'objects',
}

/** Which list of the item a concept belongs to, and its type where that is none of the known. */
export function listOfType(code: string | undefined): { list: ConceptList; rel?: string } {
  if (code === undefined || code === 'abstract') return { list: 'subjects' }
  const list = Object.hasOwn(lists, code) ? lists[code] : undefined
  return list === undefined ? { list: 'subjects', rel: code } : { list }
}
