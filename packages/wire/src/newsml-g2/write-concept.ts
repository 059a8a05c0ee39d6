import { isList, type Fields } from '../ninjs/value.ts'
import type { Concept, ContactInfo, InfoSource, NewsItem, Party, Place } from '../ninjs.ts'
import { append, type Attributes } from '../xml/build.ts'
import type { XmlElement } from '../xml/element.ts'
import { difference, extendAttribute } from './difference.ts'
import type { Raw } from './read-concept.ts'
import { isUri } from '../uri.ts'
import { decimal, meaning, nar, narText, oneLine, whole } from './write-value.ts'

/** Takes what was written as the reader would, so that what it lost can be said otherwise. */
export type ReadBack = (element: XmlElement) => Raw

/** Who or what a concept is: its uri, its literal, its name. */
export function identity(
  name: string,
  concept: { readonly uri?: string; readonly literal?: string; readonly name?: string },
  more: Attributes = {},
): XmlElement {
  const { uri, literal } = concept
  return nar(
    name,
    { uri, literal: literal === oneLine(literal) ? literal : undefined, ...more },
    narText('name', oneLine(concept.name)),
  )
}

const natures = {
  people: 'cpnat:person',
  organisations: 'cpnat:organisation',
  places: 'cpnat:geoArea',
  events: 'cpnat:event',
  objects: 'cpnat:object',
  subjects: undefined,
} as const

type List = keyof typeof natures

/** The concepts of an item as `service`, `creator`, `keyword` and `subject` elements. */
export interface WrittenConcepts {
  readonly services: readonly XmlElement[]
  readonly authors: readonly XmlElement[]
  readonly described: readonly XmlElement[]
}

/**
 * Writes every concept of the item. `keywords` is whether elements that only news has (and
 * concept items have not) may be used.
 */
export function writeConcepts(
  item: Partial<NewsItem>,
  readBack: (list: List, element: XmlElement) => Fields,
): WrittenConcepts {
  const services: XmlElement[] = []
  const authors: XmlElement[] = []
  const described: XmlElement[] = []
  for (const list of Object.keys(natures) as List[])
    for (const concept of item[list] ?? []) {
      const element = elementOf(list, concept)
      extendAttribute(element, difference(concept as Fields, readBack(list, element)))
      if (element.name === 'service') services.push(element)
      else if (element.name === 'creator' || element.name === 'contributor') authors.push(element)
      else described.push(element)
    }
  return { services, authors, described }
}

function elementOf(list: List, concept: Concept): XmlElement {
  const { rel } = concept
  if (list === 'subjects') {
    if (rel === 'service' && concept.literal === undefined) return identity('service', concept)
    const bare = concept.uri === undefined && concept.literal === undefined
    const weights = weightOf({ ...concept })
    if (rel === 'keyword' && bare) return nar('keyword', weights, oneLine(concept.name))
    return identity('subject', concept, { ...weights, ...typeOf(rel) })
  }
  const isAuthor = rel === 'creator' || rel === 'contributor' || rel === 'author'
  if ((list === 'people' || list === 'organisations') && isAuthor)
    return authorOf(list, rel === 'contributor' ? rel : 'creator', concept)
  return identity('subject', concept, { type: natures[list] })
}

function typeOf(rel: string | undefined): Attributes {
  return rel === undefined || rel.startsWith('cpnat:') ? {} : meaning('type', rel)
}

function weightOf(concept: Fields): Attributes {
  const { relevance, confidence, creator } = concept
  return {
    relevance: typeof relevance === 'number' ? relevance : undefined,
    confidence: typeof confidence === 'number' ? confidence : undefined,
    ...(typeof creator === 'string' ? meaning('creator', creator) : {}),
  }
}

function authorOf(
  list: 'people' | 'organisations',
  name: 'creator' | 'contributor',
  concept: Party,
): XmlElement {
  const organisation = list === 'organisations'
  const type = organisation ? { type: 'cpnat:organisation' } : {}
  const element = identity(name, concept, type)
  const contacts = contactElements(concept.contactInfo)
  if (contacts.length > 0)
    append(element, nar(organisation ? 'organisationDetails' : 'personDetails', {}, ...contacts))
  return element
}

/** A source of the item: its provider, a hand it went through, or where it comes from. */
export function writeSource(
  name: 'provider' | 'infoSource' | 'party',
  source: InfoSource,
  readBack: ReadBack,
): XmlElement {
  const element = identity(name, source, name === 'infoSource' ? meaning('role', source.role) : {})
  const contacts = contactElements(source.contactInfo)
  if (contacts.length > 0) append(element, nar('organisationDetails', {}, ...contacts))
  extendAttribute(element, difference(source as Fields, readBack(element)))
  return element
}

const ways = new Set(['email', 'im', 'phone', 'fax', 'web'])

/** One `contactInfo` for each contact that the standard has an element for. */
function contactElements(contacts: readonly ContactInfo[] | undefined): XmlElement[] {
  return (contacts ?? []).flatMap((contact) => {
    const { type = '', value, address } = contact
    const role = meaning('role', contact.role)
    if (value !== undefined && ways.has(type) && (type !== 'web' || isUri(value)))
      return [nar('contactInfo', {}, nar(type, role, value))]
    if (address === undefined) return []
    const named = (name: string, text: string | undefined): XmlElement | undefined =>
      text === undefined ? undefined : identity(name, { name: text })
    const lines = (address.lines ?? []).map((line) => narText('line', oneLine(line)))
    return [
      nar(
        'contactInfo',
        {},
        nar(
          'address',
          role,
          ...lines,
          named('locality', address.locality),
          named('area', address.area),
          named('country', address.country),
          narText('postalCode', oneLine(address.postalCode)),
        ),
      ),
    ]
  })
}

/** Points of places as assertions about them, which every receiver understands. */
export function writeAsserts(places: readonly Place[] | undefined): XmlElement[] {
  const told = new Set<string>()
  return (places ?? []).flatMap((place) => {
    const { uri, literal, geoJSON } = place
    const key = uri ?? literal
    const position = geoJSON === undefined ? undefined : positionOf(geoJSON)
    if (key === undefined || position === undefined || told.has(key)) return []
    if (uri === undefined && literal !== oneLine(literal)) return []
    told.add(key)
    const attributes = uri === undefined ? { literal } : { uri }
    return [nar('assert', attributes, nar('geoAreaDetails', {}, position))]
  })
}

function positionOf(geoJSON: Fields): XmlElement | undefined {
  if (geoJSON['type'] !== 'Point' || !isList(geoJSON['coordinates'])) return undefined
  const [longitude, latitude, altitude] = geoJSON['coordinates'].map((one) =>
    typeof one === 'number' ? one : undefined,
  )
  const east = decimal(longitude)
  const north = decimal(latitude)
  if (east === undefined || north === undefined) return undefined
  return nar('position', { latitude: north, longitude: east, altitude: whole(altitude) })
}
