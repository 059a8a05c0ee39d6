import { asUri } from '../uri.ts'
import type { XmlElement } from '../xml/element.ts'
import {
  codeOf,
  detailsIn,
  listOfType,
  named,
  ownCode,
  type Raw,
  withoutUndefined,
} from './read-concept.ts'
import { readEventDetails } from './read-event.ts'
import { push } from './read-meta.ts'
import { wordsOf } from './read-words.ts'
import type { Reading } from './reading.ts'

/** A concept that is an event, for which ninjs has items of their own. */
export function isEvent(reading: Reading, concept: XmlElement): boolean {
  return (
    ownCode(reading, reading.first(concept, 'type'), 'cpnat') === 'event' ||
    concept.children.some((child) => typeof child !== 'string' && child.name === 'eventDetails')
  )
}

/** Reads an event (a concept, or an `event` of EventsML-G2) into the item that stands for it. */
export function readEvent(reading: Reading, concept: XmlElement, into: Raw): void {
  into['type'] = 'event'
  const { name } = identityOf(reading, concept)
  if (into['title'] === undefined && typeof name === 'string') into['title'] = name
  ownCode(reading, reading.first(concept, 'type'), 'cpnat')
  for (const [element, role] of [
    ['definition', 'definition'],
    ['note', 'note'],
  ] as const)
    for (const text of reading.all(concept, element)) {
      const words = wordsOf(reading, text, codeOf(reading, text, 'role', 'drol') ?? role)
      if (words['value'] !== '') push(into, 'descriptions', words)
    }
  const details = reading.first(concept, 'eventDetails')
  if (details !== undefined) readEventDetails(reading, details, into)
}

/** An event's own uri where it has one, else one made of the item's and its place there. */
export function eventAssociation(
  reading: Reading,
  concept: XmlElement,
  owner: string,
  index: number,
): Raw {
  const { uri } = identityOf(reading, concept)
  const into: Raw = {
    name: `event-${index + 1}`,
    uri: uri ?? asUri(`${owner}#event-${index + 1}`),
  }
  readEvent(reading, concept, into)
  return withoutUndefined(into)
}

/** A concept that is no event: a member of the list of its nature. */
export function readConcept(reading: Reading, concept: XmlElement, into: Raw): void {
  const type = ownCode(reading, reading.first(concept, 'type'), 'cpnat')
  const { list, rel } = listOfType(type)
  const { geoJSON, contactInfo, symbols } = detailsIn(reading, concept)
  push(
    into,
    list,
    withoutUndefined({
      ...identityOf(reading, concept),
      rel,
      ...(list === 'places' ? { geoJSON } : {}),
      ...(list === 'organisations' ? { symbols } : {}),
      ...(['people', 'organisations', 'places'].includes(list) ? { contactInfo } : {}),
    }),
  )
}

function identityOf(reading: Reading, concept: XmlElement): Raw {
  const id = reading.first(concept, 'conceptId')
  const { uri, literal } = id === undefined ? {} : named(reading, id)
  return withoutUndefined({ ...named(reading, concept), uri, literal })
}
