import { readDate } from '../date.ts'
import { asUri } from '../uri.ts'
import { pathOf, type XmlElement } from '../xml/element.ts'
import {
  chosenOf,
  codeOf,
  type ConceptList,
  detailsIn,
  listOfType,
  meaningOf,
  named,
  ownCode,
  type Raw,
  tagOf,
  weight,
  withoutUndefined,
} from './read-concept.ts'
import { linesOf, wordsOf } from './read-words.ts'
import { languageAt, type Reading } from './reading.ts'

/** Adds to a list of the item. */
export function push(into: Raw, name: string, ...members: readonly unknown[]): void {
  const present = into[name]
  // Lists are ours alone until the item is read: adding in place keeps long ones linear.
  if (Array.isArray(present)) present.push(...members)
  else into[name] = [...members]
}

/** Settles in which language the item is: by its metadata, else by the document's `xml:lang`. */
export function settleLanguage(reading: Reading, meta: XmlElement | undefined, into: Raw): void {
  const [first, ...others] = reading.all(meta, 'language')
  const tag = first === undefined ? undefined : reading.attribute(first, 'tag')
  const given = tag ?? languageAt(reading.root)
  if (first !== undefined) reading.all(first, 'name').map((name) => reading.line(name))
  for (const other of others) {
    reading.attribute(other, 'tag')
    reading.warn({ code: 'wire.field-twice', at: pathOf(other), kept: 'language' })
  }
  reading.language = tagOf(given)
  if (given !== undefined) into['language'] = given
}

/** Reads the management of an item: its class, state, dates, notes and relations. */
export function readItemMeta(reading: Reading, meta: XmlElement | undefined, into: Raw): void {
  if (meta === undefined) return
  const type = ownCode(reading, reading.first(meta, 'itemClass'), 'ninat')
  if (type !== undefined) into['type'] = type
  const provider = reading.first(meta, 'provider')
  if (provider !== undefined) pushParty(reading, provider, 'provider', into)
  for (const name of ['versionCreated', 'firstCreated'] as const) {
    const date = reading.lineOf(meta, name)
    if (date !== undefined) into[name] = date
  }
  const status = reading.first(meta, 'pubStatus')
  const code = ownCode(reading, status, 'stat')
  if (status !== undefined) reading.takeWhole(status)
  if (code !== undefined) into['pubStatus'] = code
  readEmbargo(reading, meta, into)
  const profile = reading.lineOf(meta, 'profile')
  if (profile !== undefined) into['profile'] = profile
  const expires = reading.lineOf(meta, 'expires')
  if (expires !== undefined) into['expires'] = expires
  for (const service of reading.all(meta, 'service'))
    push(into, 'subjects', readService(reading, service))
  readTitle(reading, meta, into)
  const notes = reading.all(meta, 'edNote').map((note) => linesOf(reading, note))
  if (notes.some((note) => note !== '')) into['edNote'] = notes.filter(Boolean).join('\n')
  const file = reading.lineOf(meta, 'fileName')
  if (file !== undefined) push(into, 'altIds', { role: 'fileName', value: file })
  for (const signal of reading.all(meta, 'signal')) {
    const value = named(reading, signal)
    const said = value['uri'] ?? value['literal'] ?? value['name']
    if (said !== undefined) push(into, 'altIds', { role: 'signal', value: said })
  }
}

function readTitle(reading: Reading, meta: XmlElement, into: Raw): void {
  const titles = reading.all(meta, 'title')
  const chosen = chosenOf(reading, titles)
  for (const title of titles) {
    const line = reading.line(title)
    if (title === chosen) {
      if (line !== '') into['title'] = line
    } else reading.warn({ code: 'wire.field-twice', at: pathOf(title), kept: 'title' })
  }
}

/**
 * An embargo without a zone is taken in the zone of the version's date, and one without an end
 * withholds the item.
 */
function readEmbargo(reading: Reading, meta: XmlElement, into: Raw): void {
  const embargo = reading.first(meta, 'embargoed')
  if (embargo === undefined) return
  const date = reading.line(embargo)
  if (date === '') {
    if (into['pubStatus'] !== 'canceled') into['pubStatus'] = 'withheld'
    reading.warn({ code: 'wire.value-filled', at: pathOf(embargo), with: 'pubStatus withheld' })
    return
  }
  const read = readDate(date)
  const { versionCreated } = into
  const zone =
    typeof versionCreated === 'string' ? /[+-]\d{2}:\d{2}$/.exec(versionCreated)?.[0] : undefined
  if (read?.zone !== 'assumed' || zone === undefined) into['embargoedUntil'] = date
  else {
    const taken = read.value.replace(/Z$/, zone)
    into['embargoedUntil'] = taken
    reading.warn({ code: 'wire.date-without-zone', at: pathOf(embargo), taken })
  }
}

/** Reads what the metadata says about the content. */
export function readContentMeta(reading: Reading, meta: XmlElement | undefined, into: Raw): void {
  if (meta === undefined) return
  for (const name of ['urgency', 'contentCreated', 'slugline'] as const) {
    const line = reading.lineOf(meta, name)
    if (line !== undefined) into[name] = line
  }
  const source = reading.first(meta, 'digitalSourceType')
  if (source !== undefined) into['digitalSourceType'] = named(reading, source)
  for (const info of reading.all(meta, 'infoSource'))
    pushParty(reading, info, codeOf(reading, info, 'role', 'isrol'), into)
  for (const name of ['creator', 'contributor'] as const)
    for (const author of reading.all(meta, name)) readAuthor(reading, author, name, into)
  for (const id of reading.all(meta, 'altId')) {
    const role = codeOf(reading, id, 'role', 'altidrole') ?? meaningOf(reading, id, 'type')
    push(
      into,
      'altIds',
      withoutUndefined({ role, value: reading.line(id), ...reading.extension(id) }),
    )
  }
  for (const genre of reading.all(meta, 'genre')) push(into, 'genres', named(reading, genre))
  for (const keyword of reading.all(meta, 'keyword')) {
    const read = readKeyword(reading, keyword)
    if (read['name'] !== '') push(into, 'subjects', read)
  }
  for (const subject of reading.all(meta, 'subject')) readSubject(reading, subject, into)
  readLabels(reading, meta, into)
  readPlace(reading, meta, into)
}

/** Superdesk's services are subjects; so are those of NewsML-G2. */
export function readService(reading: Reading, service: XmlElement): Raw {
  return { ...named(reading, service), rel: 'service', ...reading.extension(service) }
}

/** A keyword as a concept of the relation `keyword`. */
export function readKeyword(reading: Reading, keyword: XmlElement): Raw {
  return {
    name: reading.line(keyword),
    rel: 'keyword',
    ...weight(reading, keyword),
    ...reading.extension(keyword),
  }
}

function readLabels(reading: Reading, meta: XmlElement, into: Raw): void {
  for (const [element, list, scheme] of [
    ['headline', 'headlines', 'lbtyp'],
    ['description', 'descriptions', 'drol'],
  ] as const) {
    const read = reading.all(meta, element).map((label) => {
      const rank = Number(reading.attribute(label, 'rank') ?? Number.NaN)
      return { rank, words: wordsOf(reading, label, codeOf(reading, label, 'role', scheme)) }
    })
    const said = read.filter(({ words }) => words['value'] !== '')
    const ordered = said.every(({ rank }) => Number.isFinite(rank))
      ? said.toSorted((a, b) => a.rank - b.rank)
      : said
    if (ordered.length > 0) push(into, list, ...ordered.map(({ words }) => words))
  }
  const by = reading.all(meta, 'by').map((line) => reading.line(line))
  if (by.some(Boolean)) into['by'] = by.filter(Boolean).join(', ')
  for (const credit of reading.all(meta, 'creditline')) {
    const name = reading.line(credit)
    if (name === '') continue
    if (into['by'] === undefined && into['type'] !== 'text') into['by'] = name
    else push(into, 'infoSources', { role: 'creditline', name })
  }
}

/** UTF-16 code units; what is longer names no place that could be cut out of it. */
const maxDateline = 200

/** `located` is the place's name; a dateline gives it where nothing else does. */
function readPlace(reading: Reading, meta: XmlElement, into: Raw): void {
  for (const located of reading.all(meta, 'located')) {
    const place = { ...named(reading, located), ...detailsIn(reading, located) }
    const { name, ...rest } = place
    if (into['located'] === undefined && typeof name === 'string') {
      into['located'] = name
      if (Object.keys(rest).length > 0) push(into, 'places', { ...place, rel: 'located' })
    } else push(into, 'places', { ...place, rel: 'located' })
    reading.attribute(located, 'type')
  }
  if (into['located'] !== undefined) return
  const dateline = reading.first(meta, 'dateline')
  if (dateline === undefined) return
  const line = reading.line(dateline)
  const place =
    line.length > maxDateline ? line : line.replace(/\s*(?:\([^()]*\))?\s*[-–—:]*\s*$/, '').trim()
  if (place === '') return
  into['located'] = place
  if (place !== line) reading.warn({ code: 'wire.value-filled', at: pathOf(dateline), with: place })
}

/** A provider or source; a party is one whatever its details say. */
export function pushParty(
  reading: Reading,
  element: XmlElement,
  role: string | undefined,
  into: Raw,
): void {
  const { geoJSON: _place, symbols: _symbols, ...details } = detailsIn(reading, element)
  const own = { ...named(reading, element), ...details }
  const extension = reading.extension(element)
  if (Object.keys(own).length + Object.keys(extension).length > 0)
    push(into, 'infoSources', withoutUndefined({ ...own, role, ...extension }))
}

/** Puts a creator or contributor among the people or organisations that it is one of. */
export function readAuthor(
  reading: Reading,
  element: XmlElement,
  kind: 'creator' | 'contributor',
  into: Raw,
): void {
  const type = codeOf(reading, element, 'type', 'cpnat')
  const isOrganisation =
    type === 'organisation' ||
    element.children.some(
      (child) => typeof child !== 'string' && child.name === 'organisationDetails',
    )
  const { geoJSON: _place, symbols, ...details } = detailsIn(reading, element)
  const concept = {
    ...named(reading, element),
    rel: meaningOf(reading, element, 'role') ?? kind,
    ...details,
    ...(isOrganisation ? { symbols } : {}),
    ...reading.extension(element),
  }
  push(into, isOrganisation ? 'organisations' : 'people', withoutUndefined(concept))
}

/** A subject goes to the list of its nature: people, organisations, places, events, objects. */
export function readSubject(reading: Reading, element: XmlElement, into: Raw): void {
  const main = reading.first(element, 'mainConcept')
  const own = named(reading, element)
  const { list, rel } = listOfType(codeOf(reading, element, 'type', 'cpnat'))
  const identity = Object.keys(own).length === 0 && main !== undefined ? named(reading, main) : own
  const concept = {
    ...identity,
    ...weightFor(reading, element, list),
    ...withoutUndefined({ rel }),
  }
  const { geoJSON, contactInfo, symbols } = detailsIn(reading, element)
  push(
    into,
    list,
    withoutUndefined({
      ...concept,
      ...(list === 'places' ? { geoJSON } : {}),
      ...(list === 'organisations' ? { symbols } : {}),
      ...(list === 'people' || list === 'organisations' || list === 'places'
        ? { contactInfo }
        : {}),
      ...reading.extension(element),
    }),
  )
  for (const facet of reading.all(element, 'facetConcept'))
    push(into, 'subjects', {
      ...named(reading, facet),
      rel: meaningOf(reading, facet, 'rel') ?? 'facet',
    })
}

/** Only subjects have room for how relevant they are. */
function weightFor(reading: Reading, element: XmlElement, list: ConceptList): Raw {
  return list === 'subjects' ? weight(reading, element) : {}
}

/** Rights: the first of each; what else is said about them is warned of. */
export function readRights(reading: Reading, parent: XmlElement, into: Raw): void {
  for (const rights of reading.all(parent, 'rightsInfo')) {
    const holder = reading.first(rights, 'copyrightHolder')
    if (holder !== undefined) {
      const { name, uri, literal } = named(reading, holder)
      setOnce(reading, holder, into, 'copyrightHolder', name ?? literal ?? uri)
    }
    for (const name of ['copyrightNotice', 'usageTerms'] as const) {
      const notices = reading.all(rights, name)
      const chosen = chosenOf(reading, notices)
      for (const notice of notices) {
        const lines = linesOf(reading, notice)
        if (notice === chosen) setOnce(reading, notice, into, name, lines || undefined)
        else reading.warn({ code: 'wire.field-twice', at: pathOf(notice), kept: name })
      }
    }
    readExpression(reading, rights, into)
  }
}

function setOnce(
  reading: Reading,
  element: XmlElement,
  into: Raw,
  name: string,
  value: unknown,
): void {
  if (value === undefined) return
  if (into[name] === undefined) into[name] = value
  else if (into[name] !== value)
    reading.warn({ code: 'wire.field-twice', at: pathOf(element), kept: name })
}

function readExpression(reading: Reading, rights: XmlElement, into: Raw): void {
  const data = reading.first(rights, 'rightsExpressionData')
  const link = data === undefined ? reading.first(rights, 'link') : undefined
  const href = link === undefined ? undefined : reading.attribute(link, 'href')
  const encodedRights = data === undefined ? undefined : linesKept(reading, data)
  const langId = data === undefined ? undefined : reading.attribute(data, 'langid')
  if (encodedRights === undefined && href === undefined) return
  setOnce(
    reading,
    data ?? rights,
    into,
    'rightsInfo',
    withoutUndefined({ encodedRights, linkedRights: href, langId: langId && asUri(langId) }),
  )
}

function linesKept(reading: Reading, data: XmlElement): string {
  reading.takeWhole(data)
  reading.attribute(data, 'enctype')
  return data.children.map((child) => (typeof child === 'string' ? child : '')).join('')
}

/** Every hand an item has passed through, as a source with the role `hop`. */
export function readHops(reading: Reading, root: XmlElement, into: Raw): void {
  const history = reading.first(root, 'hopHistory')
  for (const hop of reading.all(history, 'hop')) {
    const party = reading.first(hop, 'party')
    if (party !== undefined) pushParty(reading, party, 'hop', into)
  }
}
