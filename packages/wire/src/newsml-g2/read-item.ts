import type { WireFault, WireWarning } from '../fault.ts'
import { isFields, isList } from '../ninjs/value.ts'
import { readNinjs } from '../read-ninjs.ts'
import type { ReadItem } from '../read-items.ts'
import { ok, refuse, type Result } from '../result.ts'
import { asUri, encodeIllegal } from '../uri.ts'
import { pathOf, type XmlElement } from '../xml/element.ts'
import { detailsIn, nameIn, named, type Raw, withoutUndefined } from './read-concept.ts'
import { eventAssociation, isEvent, readConcept, readEvent } from './read-concept-item.ts'
import { type Content, readContent, readRendition } from './read-content.ts'
import { readCoverage } from './read-event.ts'
import {
  push,
  readContentMeta,
  readHops,
  readItemMeta,
  readRights,
  settleLanguage,
} from './read-meta.ts'
import { readGroups, readLinks } from './read-reference.ts'
import { type Reading } from './reading.ts'

/**
 * Reads one item of NewsML-G2, of whatever kind, into the terms of ninjs. All that has no place
 * there is named in a warning by its path.
 */
export function readG2Item(reading: Reading): Result<ReadItem, WireFault> {
  const { root, catalog } = reading
  for (const inline of reading.all(root, 'catalog')) {
    reading.takeWhole(inline)
    catalog.add(inline)
  }
  // A reference to a catalogue is never followed: what it says is known, or stays a QCode.
  for (const reference of reading.all(root, 'catalogRef')) {
    reading.attribute(reference, 'href')
    reading.takeWhole(reference)
  }
  const guid = reading.attribute(root, 'guid')
  if (guid === undefined) return refuse({ code: 'wire.uri-missing', at: pathOf(root) })
  const into: Raw = {
    uri: identityOf(reading, guid, root),
    version: reading.attribute(root, 'version'),
  }
  if (into['uri'] !== guid) push(into, 'altIds', { role: 'guid', value: guid })
  const contentMeta = reading.first(root, 'contentMeta')
  const itemMeta = reading.first(root, 'itemMeta')
  settleLanguage(reading, contentMeta, into)
  readItemMeta(reading, itemMeta, into)
  readRights(reading, root, into)
  readHops(reading, root, into)
  readContentMeta(reading, contentMeta, into)
  const content = readContent(reading, reading.first(root, 'contentSet'), knownOf(into))
  addContent(reading, content, into)
  const icons = reading.all(contentMeta, 'icon').map((icon, index) => ({
    ...readRendition(reading, icon, index),
    name: 'icon',
  }))
  if (icons.length > 0) push(into, 'renditions', ...icons)
  readByKind(reading, into)
  readParts(reading, into)
  readAsserts(reading, into)
  readLinks(reading, itemMeta, into)
  const extension = contentMeta === undefined ? {} : reading.extension(contentMeta)
  reading.nameLeftovers()
  const read = readNinjs(withoutUndefined({ ...into, ...extension }))
  if (!read.ok) return read
  return ok({
    item: read.value.item,
    warnings: once([...reading.warnings, ...read.value.warnings]),
  })
}

/** Nearly always no two are of the same kind and place, which costs little to see. */
function areDistinct(warnings: readonly WireWarning[]): boolean {
  const places = new Set(
    warnings.map((one) => `${one.code} ${'at' in one ? one.at : JSON.stringify(one)}`),
  )
  return places.size === warnings.length
}

function once(warnings: readonly WireWarning[]): readonly WireWarning[] {
  if (warnings.length < 2 || areDistinct(warnings)) return warnings
  return [...new Map(warnings.map((one) => [JSON.stringify(one), one])).values()]
}

function identityOf(reading: Reading, guid: string, root: XmlElement): string {
  const own = asUri(guid)
  if (own !== undefined) return own
  const made = `urn:newsml-g2:${encodeIllegal(guid)}`
  reading.warn({ code: 'wire.value-filled', at: `${pathOf(root)}/@guid`, with: made })
  return made
}

function knownOf(into: Raw): { headline?: string; by?: string } {
  const { headlines, by } = into
  const [first] = isList(headlines) ? headlines : []
  const headline = isFields(first) ? first['value'] : undefined
  return {
    ...(typeof headline === 'string' ? { headline } : {}),
    ...(typeof by === 'string' ? { by } : {}),
  }
}

function addContent(reading: Reading, content: Content, into: Raw): void {
  const { bodies, renditions, events, headline, by, summary } = content
  if (bodies.length > 0) into['bodies'] = bodies
  if (renditions.length > 0) into['renditions'] = renditions
  if (headline !== undefined && into['headlines'] === undefined)
    into['headlines'] = [{ value: headline }]
  into['by'] ??= by
  if (summary !== undefined && into['descriptions'] === undefined)
    into['descriptions'] = [{ role: 'summary', value: summary }]
  for (const [index, event] of events.entries())
    push(into, 'associations', eventAssociation(reading, event, String(into['uri']), index))
}

function readByKind(reading: Reading, into: Raw): void {
  const { root } = reading
  switch (root.name) {
    case 'packageItem':
      into['type'] = 'composite'
      readGroups(reading, reading.first(root, 'groupSet'), into)
      break
    case 'conceptItem': {
      const concept = reading.first(root, 'concept')
      into['type'] = 'component'
      if (concept === undefined) break
      if (isEvent(reading, concept)) readEvent(reading, concept, into)
      else {
        into['title'] ??= nameIn(reading, concept)
        readConcept(reading, concept, into)
      }
      break
    }
    case 'knowledgeItem': {
      into['type'] = 'component'
      const concepts = reading.all(reading.first(root, 'conceptSet'), 'concept')
      for (const [index, concept] of concepts.entries())
        if (isEvent(reading, concept))
          push(into, 'associations', eventAssociation(reading, concept, String(into['uri']), index))
        else readConcept(reading, concept, into)
      break
    }
    case 'planningItem':
      into['type'] = 'planning'
      for (const coverage of reading.all(reading.first(root, 'newsCoverageSet'), 'newsCoverage'))
        readCoverage(reading, coverage, into)
      break
    case 'catalogItem':
      into['type'] = 'component'
      readSchemes(reading, reading.first(root, 'catalogContainer'), into)
      break
    default:
  }
}

/** The schemes of a catalogue are objects: what the item is about. */
function readSchemes(reading: Reading, container: XmlElement | undefined, into: Raw): void {
  const catalog = reading.first(container, 'catalog')
  into['title'] ??= reading.lineOf(catalog, 'title')
  for (const scheme of reading.all(catalog, 'scheme'))
    push(into, 'objects', {
      ...named(reading, scheme),
      literal: reading.attribute(scheme, 'alias'),
      rel: 'scheme',
    })
}

/** Parts of a film or a text, each with its own words, as associations. */
function readParts(reading: Reading, into: Raw): void {
  for (const [index, part] of reading.all(reading.root, 'partMeta').entries()) {
    const id = reading.attribute(part, 'partid') ?? `part-${index + 1}`
    const own: Raw = {
      name: id,
      uri: asUri(`${String(into['uri'])}#${encodeURIComponent(id)}`),
      rel: 'part',
      type: 'component',
    }
    const language = reading.first(part, 'language')
    if (language !== undefined) own['language'] = reading.attribute(language, 'tag')
    readContentMeta(reading, part, own)
    for (const [ordinal, icon] of reading.all(part, 'icon').entries())
      push(own, 'renditions', { ...readRendition(reading, icon, ordinal), name: 'icon' })
    push(into, 'associations', withoutUndefined(own))
  }
}

const lists = ['people', 'organisations', 'places', 'events', 'objects', 'subjects', 'infoSources']

/** What the document asserts about a concept is added to every concept that it means. */
function readAsserts(reading: Reading, into: Raw): void {
  const asserts = reading.all(reading.root, 'assert')
  if (asserts.length === 0) return
  const byKey = new Map<string, Raw>()
  for (const list of lists) {
    const members = into[list]
    for (const member of isList(members) ? members : []) {
      if (!isFields(member)) continue
      for (const key of [member['uri'], member['literal']])
        if (typeof key === 'string') byKey.set(key, member)
    }
  }
  for (const assert of asserts) {
    const { uri, literal, name } = named(reading, assert)
    const target = byKey.get(String(uri)) ?? byKey.get(String(literal))
    if (target === undefined) {
      reading.warn({ code: 'wire.field-unknown', at: pathOf(assert) })
      reading.takeWhole(assert)
      continue
    }
    const { geoJSON, contactInfo, symbols } = detailsIn(reading, assert)
    for (const [key, value] of Object.entries({ name, geoJSON, contactInfo, symbols }))
      if (value !== undefined) target[key] ??= value
  }
}
