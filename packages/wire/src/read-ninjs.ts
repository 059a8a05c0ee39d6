import type { Warn, WireFault, WireWarning } from './fault.ts'
import {
  altIds,
  author,
  concept,
  digitalSource,
  eventDetails,
  genre,
  infoSource,
  keyword,
  newsEvent,
  newsType,
  organisation,
  party,
  place,
  plannedCoverage,
  pubStatus,
  renditions,
  rightsInfo,
  service,
  subject,
  trustIndicators,
} from './ninjs/parts.ts'
import {
  type Field,
  type Fields,
  type Shape,
  instant,
  integer,
  integerWithin,
  isFields,
  isList,
  language,
  list,
  membersWithKeys,
  oneOf,
  pointer,
  put,
  readFields,
  text,
  uri,
  words,
} from './ninjs/value.ts'
import { bodies, readSuffixedWords, shortWords } from './ninjs/words.ts'
import { ninjsStandard, type Association, type NewsItem } from './ninjs.ts'
import { ok, refuse, type Result } from './result.ts'
import type { ReadItem } from './read-items.ts'
import { asUri } from './uri.ts'

/** Packages in packages: deeper than any newsroom's, and a bound for values that hold themselves. */
const maxAssociations = 12

const fields: Readonly<Record<string, Field>> = {
  uri: ['uri', uri],
  type: ['type', newsType],
  representationtype: [
    'representationType',
    oneOf(['full', 'partial'], { complete: 'full', incomplete: 'partial' }),
  ],
  profile: ['profile', words],
  version: ['version', words],
  standard: ['standard', (value) => (isFields(value) ? ninjsStandard : undefined)],
  firstcreated: ['firstCreated', instant],
  versioncreated: ['versionCreated', instant],
  contentcreated: ['contentCreated', instant],
  embargoed: ['embargoedUntil', instant],
  embargoeduntil: ['embargoedUntil', instant],
  expires: ['expires', instant],
  expiry: ['expires', instant],
  pubstatus: ['pubStatus', pubStatus],
  urgency: ['urgency', integerWithin(1, 9)],
  copyrightholder: ['copyrightHolder', words],
  copyrightnotice: ['copyrightNotice', words],
  usageterms: ['usageTerms', words],
  rightsinfo: ['rightsInfo', rightsInfo],
  digitalsourcetype: ['digitalSourceType', digitalSource],
  ednote: ['edNote', words],
  language: ['language', language],
  title: ['title', text],
  by: ['by', words],
  byline: ['by', words],
  slugline: ['slugline', words],
  located: ['located', words],
  headlines: ['headlines', shortWords],
  descriptions: ['descriptions', shortWords],
  bodies: ['bodies', bodies],
  person: ['people', list(party)],
  people: ['people', list(party)],
  authors: ['people', list(author)],
  organisation: ['organisations', list(organisation)],
  organisations: ['organisations', list(organisation)],
  organization: ['organisations', list(organisation)],
  place: ['places', list(place)],
  places: ['places', list(place)],
  subject: ['subjects', list(subject)],
  subjects: ['subjects', list(subject)],
  keywords: ['subjects', list(keyword)],
  service: ['subjects', list(service)],
  genre: ['genres', list(genre)],
  genres: ['genres', list(genre)],
  event: ['events', list(newsEvent)],
  events: ['events', list(newsEvent)],
  object: ['objects', list(concept)],
  objects: ['objects', list(concept)],
  infosource: ['infoSources', list(infoSource)],
  infosources: ['infoSources', list(infoSource)],
  source: ['infoSources', list(infoSource)],
  eventdetails: ['eventDetails', eventDetails],
  plannedcoverage: ['plannedCoverage', plannedCoverage],
  renditions: ['renditions', renditions],
  altids: ['altIds', altIds],
  guid: ['altIds', (value, at, warn) => altIds({ guid: value }, at, warn)],
  evolvedfrom: ['altIds', (value, at, warn) => altIds({ evolvedfrom: value }, at, warn)],
  coverageid: ['altIds', (value, at, warn) => altIds({ coverage_id: value }, at, warn)],
  trustindicator: ['trustIndicators', trustIndicators],
  trustindicators: ['trustIndicators', trustIndicators],
  charcount: ['charCount', integer],
  wordcount: ['wordCount', integer],
}

const associationFields: Readonly<Record<string, Field>> = {
  ...fields,
  name: ['name', words],
  rel: ['rel', words],
}

/**
 * Reads one item of ninjs 1.x, 2.x or 3.x, or of Superdesk's dialect, into the terms of 3.1. What
 * has no place in 3.1 is named in a warning by its JSON pointer. HTML is made safe, dates get a
 * zone, language tags their canonical form.
 * @source IPTC ninjs 1.0 to 3.1, https://iptc.org/std/ninjs/
 */
export function readNinjs(value: unknown): Result<ReadItem, WireFault> {
  return readItem(value, '')
}

/** Reads a single item, a list of items or an object that holds a list of them. */
export function readNinjsAll(value: unknown): { items: ReadItem[]; faults: WireFault[] } {
  const { members, at } = membersOf(value)
  const items: ReadItem[] = []
  const faults: WireFault[] = []
  for (const [index, member] of members.entries()) {
    const read = readItem(member, at === undefined ? '' : pointer(at, index))
    if (read.ok) items.push(read.value)
    else faults.push(read.fault)
  }
  return { items, faults }
}

/** Fields that hold the items of a list. */
export const collections: readonly string[] = [
  'items',
  '_items',
  'docs',
  'assets',
  'newsItems',
  'results',
]

function membersOf(value: unknown): { members: readonly unknown[]; at?: string } {
  if (isList(value)) return { members: value, at: '' }
  if (isFields(value) && value['uri'] === undefined && value['guid'] === undefined)
    for (const key of collections) {
      const held = value[key]
      if (isList(held)) return { members: held, at: pointer('', key) }
    }
  return { members: [value] }
}

function readItem(value: unknown, at: string): Result<ReadItem, WireFault> {
  if (!isFields(value)) return refuse({ code: 'wire.not-an-item', at, expected: 'an object' })
  const warnings: WireWarning[] = []
  const warn: Warn = (warning) => {
    warnings.push(warning)
  }
  const { uri: own, ...rest } = readFields(itemShape(fields, 0), value, at, warn)
  const identity = own ?? uri(value['guid'] ?? value['_id'] ?? '', pointer(at, 'guid'), warn)
  if (typeof identity !== 'string') return refuse({ code: 'wire.uri-missing', at })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every field came through the kind that makes it what the type says, and a property test holds it against the schema
  const item = { uri: identity, ...finish(rest, at, warn) } as unknown as NewsItem
  return ok({ item, warnings })
}

function itemShape(known: Readonly<Record<string, Field>>, depth: number): Shape {
  return {
    fields: known,
    other(key, value, at, into, warn) {
      if (key === 'associations') {
        const read = readAssociations(value, at, depth, warn)
        if (read.length > 0) put(into, 'associations', read, at, warn)
        return true
      }
      return readSuffixedWords(key, value, at, into, warn)
    },
  }
}

function readAssociations(value: unknown, at: string, depth: number, warn: Warn): Association[] {
  if (depth >= maxAssociations) {
    warn({ code: 'wire.value-unusable', at, expected: `at most ${maxAssociations} levels` })
    return []
  }
  const entries = membersWithKeys(value)
  return entries.flatMap(([key, found]) => {
    if (found === null || found === undefined) return []
    const here = pointer(at, key)
    if (isFields(found)) return [readAssociation(key, found, here, depth, warn)]
    warn({ code: 'wire.value-unusable', at: here, expected: 'an object' })
    return []
  })
}

/** The standard asks every association for a name and a uri; many senders leave one out. */
function readAssociation(
  key: string | number,
  found: Fields,
  at: string,
  depth: number,
  warn: Warn,
): Association {
  const read = finish(
    readFields(itemShape(associationFields, depth + 1), found, at, warn),
    at,
    warn,
  )
  const fill = (name: 'name' | 'uri', value: string): string => {
    if (name === 'uri' || typeof key === 'number')
      warn({ code: 'wire.value-filled', at: pointer(at, name), with: value })
    return value
  }
  const ordinal = typeof key === 'number' ? key + 1 : key
  const name =
    read['name'] ??
    fill('name', typeof key === 'string' && key.trim() !== '' ? key : `association-${ordinal}`)
  const href = fieldsIn(read['renditions']).find(({ href }) => href !== undefined)?.['href']
  const identity =
    read['uri'] ??
    (typeof found['guid'] === 'string' ? asUri(found['guid']) : undefined) ??
    fill('uri', typeof href === 'string' ? href : `urn:association:${encodeURIComponent(ordinal)}`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as for an item: each field was read by its kind
  return { ...read, name, uri: identity } as unknown as Association
}

/** Counts of 1.x stand beside the bodies; since 2.0 they belong to the body. */
function finish(read: Record<string, unknown>, at: string, warn: Warn): Record<string, unknown> {
  const { charCount, wordCount, ...rest } = read
  if (charCount === undefined && wordCount === undefined) return rest
  const [first, ...others] = fieldsIn(rest['bodies'])
  if (first === undefined) {
    for (const [key, count] of [
      ['charcount', charCount],
      ['wordcount', wordCount],
    ] as const)
      if (count !== undefined) warn({ code: 'wire.field-unknown', at: pointer(at, key) })
    return rest
  }
  const counts = {
    ...(charCount === undefined ? {} : { charCount }),
    ...(wordCount === undefined ? {} : { wordCount }),
  }
  return { ...rest, bodies: [{ ...counts, ...first }, ...others] }
}

function fieldsIn(value: unknown): Fields[] {
  return isList(value) ? value.filter(isFields) : []
}
