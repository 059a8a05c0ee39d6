import { directionOf } from '@suyab/language/tag'

import type { Association, InfoSource, NewsItem } from '../ninjs.ts'
import type { Fields } from '../ninjs/value.ts'
import { readNinjs } from '../read-ninjs.ts'
import type { ReadItem } from '../read-items.ts'
import { isHtml, textOfHtml } from '../sanitise.ts'
import { append, type Attributes } from '../xml/build.ts'
import type { XmlElement } from '../xml/element.ts'
import { difference, extendAttribute, extendElement } from './difference.ts'
import type { Raw } from './read-concept.ts'
import { readG2Item } from './read-item.ts'
import { pushParty, readAuthor, readKeyword, readService, readSubject } from './read-meta.ts'
import { readReference } from './read-reference.ts'
import { Reading } from './reading.ts'
import {
  writeAsserts,
  writeConcepts,
  type WrittenConcepts,
  writeSource,
  identity,
} from './write-concept.ts'
import { normal, writeContent, writeWords } from './write-content.ts'
import { writeCoverage, writeEventConcept } from './write-event.ts'
import { isQCode, nar, narLines, narText, oneLine, whole, xsDateTime } from './write-value.ts'

type Item = Partial<NewsItem>

/**
 * An item as an element of NewsML-G2. What the standard has no words for stands in our extension,
 * found by reading what was written: so reading gives the item back whole. `ordinal` tells it from
 * the others of its document.
 */
export function itemElement(item: NewsItem, sent: string, ordinal = 1): XmlElement {
  const root = bare(item, sent, `group-${ordinal}`)
  const read: { ok: true; value: ReadItem } | { ok: false } = readG2Item(new Reading(root))
  const found: Fields = read.ok ? { ...read.value.item } : {}
  const rest = difference({ ...item }, found, ['standard'])
  const meta = root.children.find(
    (child): child is XmlElement => typeof child !== 'string' && child.name === 'contentMeta',
  )
  if (meta !== undefined) extendElement(meta, rest)
  return root
}

function bare(item: NewsItem, sent: string, group: string): XmlElement {
  const name = rootNameOf(item)
  const isNews = name === 'newsItem' || name === 'packageItem'
  const concepts = conceptsOf(item)
  const root = nar(name, {
    standard: 'NewsML-G2',
    standardversion: '2.35',
    conformance: 'power',
    guid: item.uri,
    version: whole(item.version, 1) ?? '1',
    ...i18n(item.language),
  })
  append(
    root,
    nar('catalogRef', { href: 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml' }),
    hopHistory(item),
    rightsInfo(item),
    nar(
      'itemMeta',
      {},
      ...itemMeta(item, natures[name] ?? `ninat:${natureOf(item)}`, sent, concepts),
      ...(name === 'packageItem' ? [] : links('link', item.associations)),
    ),
    nar('contentMeta', {}, ...contentMeta(item, isNews, concepts)),
    ...writeAsserts(item.places),
    ...contentOf(name, item, group),
  )
  return root
}

type RootName = 'newsItem' | 'packageItem' | 'conceptItem' | 'planningItem'

const natures: Readonly<Record<RootName, string | undefined>> = {
  newsItem: undefined,
  packageItem: undefined,
  conceptItem: 'cinat:concept',
  planningItem: 'plinat:newscoverage',
}

function rootNameOf(item: NewsItem): RootName {
  if (item.type === 'event') return 'conceptItem'
  if (item.type === 'planning') return 'planningItem'
  const hasContent = (item.bodies ?? item.renditions) !== undefined
  return item.type === 'composite' && !hasContent ? 'packageItem' : 'newsItem'
}

function natureOf({ type }: Item): string {
  return type === undefined || type === 'component' ? 'text' : type
}

function i18n(language: string | undefined): Attributes {
  if (language === undefined) return {}
  return directionOf(language) === 'rtl'
    ? { 'xml:lang': language, dir: 'rtl' }
    : { 'xml:lang': language }
}

function contentOf(name: RootName, item: NewsItem, group: string): (XmlElement | undefined)[] {
  const title = titleOf(item)
  switch (name) {
    case 'conceptItem':
      return [writeEventConcept(item, title)]
    case 'planningItem':
      return [item.plannedCoverage === undefined ? undefined : writeCoverage(item.plannedCoverage)]
    case 'packageItem':
      return [
        nar(
          'groupSet',
          { root: group },
          nar('group', { id: group }, ...links('itemRef', item.associations)),
        ),
      ]
    case 'newsItem':
      return [writeContent(item.bodies, item.renditions, title)]
    default:
      throw new TypeError(`no such item: ${String(name satisfies never)}`)
  }
}

function titleOf(item: Item): string {
  const [headline] = item.headlines ?? []
  const said =
    headline === undefined
      ? undefined
      : isHtml(headline)
        ? textOfHtml(headline.value)
        : headline.value
  return item.title ?? oneLine(said) ?? ''
}

function rightsInfo(item: Item): XmlElement | undefined {
  const { copyrightHolder, rightsInfo: expression } = item
  const encoded = expression?.encodedRights
  const parts = [
    copyrightHolder === undefined
      ? undefined
      : identity('copyrightHolder', { name: copyrightHolder }),
    narLines('copyrightNotice', {}, item.copyrightNotice),
    narLines('usageTerms', {}, item.usageTerms),
    expression?.linkedRights === undefined
      ? undefined
      : nar('link', { href: expression.linkedRights }),
    encoded === undefined
      ? undefined
      : nar(
          'rightsExpressionData',
          {
            langid: expression?.langId ?? '',
            enctype: /^\s*[{[]/.test(encoded) ? 'application/json' : 'application/xml',
          },
          encoded,
        ),
  ]
  return parts.some((part) => part !== undefined) ? nar('rightsInfo', {}, ...parts) : undefined
}

function hopHistory(item: Item): XmlElement | undefined {
  const hops = (item.infoSources ?? []).filter(({ role }) => role === 'hop')
  if (hops.length === 0) return undefined
  return nar(
    'hopHistory',
    {},
    ...hops.map((hop, index) =>
      nar(
        'hop',
        { seq: index + 1 },
        writeSource('party', hop, (element) => sourceOf(element, 'hop')),
      ),
    ),
  )
}

function sourceOf(element: XmlElement, role: string | undefined): Raw {
  const into: Raw = {}
  pushParty(new Reading(element), element, role, into)
  const [first] = (into['infoSources'] ?? []) as Raw[]
  return first === undefined ? {} : { ...normal('infoSources', first) }
}

function conceptsOf(item: Item): WrittenConcepts {
  return writeConcepts(item, (list, element) => {
    const into: Raw = {}
    const reading = new Reading(element)
    if (element.name === 'subject') readSubject(reading, element, into)
    else if (element.name === 'service') into[list] = [readService(reading, element)]
    else if (element.name === 'keyword') into[list] = [readKeyword(reading, element)]
    else readAuthor(reading, element, element.name === 'creator' ? 'creator' : 'contributor', into)
    const [first] = (into[list] ?? []) as Raw[]
    return first === undefined ? {} : normal(list, first)
  })
}

/** The members of `itemMeta`, in the order the standard asks for. */
function itemMeta(
  item: Item,
  nature: string,
  sent: string,
  { services }: WrittenConcepts,
): (XmlElement | undefined)[] {
  const provider = item.infoSources?.find(({ role }) => role === 'provider')
  const altIds = item.altIds ?? []
  const file = altIds.find(({ role }) => role === 'fileName')?.value
  const created = [item.versionCreated, item.firstCreated, item.contentCreated, sent]
    .map(xsDateTime)
    .find((date) => date !== undefined)
  return [
    nar('itemClass', { qcode: nature }),
    provider === undefined
      ? nar('provider')
      : writeSource('provider', provider, (element) => sourceOf(element, 'provider')),
    nar('versionCreated', {}, created ?? sent),
    narText('firstCreated', xsDateTime(item.firstCreated)),
    narText('embargoed', xsDateTime(item.embargoedUntil)),
    item.pubStatus === undefined
      ? undefined
      : nar('pubStatus', { qcode: `stat:${item.pubStatus}` }),
    narText('fileName', oneLine(file)),
    narText('profile', oneLine(item.profile)),
    ...services,
    narText('title', oneLine(item.title)),
    narLines('edNote', {}, item.edNote),
    ...altIds.flatMap(({ role, value }) =>
      role === 'signal' && value !== undefined ? signalOf(value) : [],
    ),
    narText('expires', xsDateTime(item.expires)),
  ]
}

function signalOf(value: string): XmlElement[] {
  if (/^https?:\/\/\S+$/.test(value)) return [nar('signal', { uri: value })]
  return isQCode(value) ? [nar('signal', { qcode: value })] : []
}

/** The members of `contentMeta`; `isNews` is whether those may stand that only news has. */
function contentMeta(
  item: Item,
  isNews: boolean,
  { authors, described }: WrittenConcepts,
): (XmlElement | undefined)[] {
  const { digitalSourceType: source, urgency } = item
  const sources = (item.infoSources ?? []).filter(
    ({ role }) => role !== 'provider' && role !== 'hop' && role !== 'creditline',
  )
  const credits = (item.infoSources ?? []).filter(({ role }) => role === 'creditline')
  const isSubject = (one: XmlElement): boolean => one.name === 'subject'
  return [
    urgency === undefined ? undefined : nar('urgency', {}, String(urgency)),
    narText('contentCreated', xsDateTime(item.contentCreated)),
    source === undefined ? undefined : identity('digitalSourceType', source),
    item.located === undefined ? undefined : identity('located', { name: item.located }),
    ...sources.map((one) => sourceElement(one)),
    ...authors,
    ...altIdElements(item),
    item.language === undefined ? undefined : nar('language', { tag: item.language }),
    ...(isNews ? (item.genres ?? []).map((genre) => identity('genre', genre)) : []),
    ...described.filter((one) => !isSubject(one)),
    ...described.filter(isSubject),
    narText('slugline', oneLine(item.slugline)),
    ...writeWords('headline', item.headlines),
    ...(isNews
      ? [
          narText('by', oneLine(item.by)),
          ...credits.map(({ name }) => narText('creditline', oneLine(name))),
        ]
      : []),
    ...writeWords('description', item.descriptions),
  ]
}

function sourceElement(source: InfoSource): XmlElement {
  return writeSource('infoSource', source, (element) => {
    const role = element.attributes.find(({ name }) => name === 'role' || name === 'roleuri')?.value
    return sourceOf(element, role)
  })
}

function altIdElements(item: Item): (XmlElement | undefined)[] {
  return (item.altIds ?? []).flatMap(({ role, value }) => {
    if (value === undefined || value === '' || role === 'signal' || role === 'fileName') return []
    const native = role !== undefined && isQCode(role)
    const element = nar('altId', native ? { role } : {}, value)
    if (role !== undefined && !native) extendAttribute(element, { role })
    return [element]
  })
}

/** What the item is bound to, as `link` or `itemRef`, with all that is known of each. */
function links(
  name: 'link' | 'itemRef',
  associations: readonly Association[] | undefined,
): XmlElement[] {
  return (associations ?? []).map((association) => {
    const element = referenceElement(name, association)
    const reading = new Reading(element)
    const raw = readReference(reading, element, { name: 'unnamed reference' }) ?? {}
    const read = readNinjs({ uri: 'urn:a:a', associations: [raw] })
    const [found] = read.ok ? (read.value.item.associations ?? []) : []
    extendElement(element, difference({ ...association }, { ...found }, ['standard']))
    return element
  })
}

function referenceElement(name: 'link' | 'itemRef', association: Association): XmlElement {
  const concepts = conceptsOf(association)
  const { rel } = association
  const [rendition] = association.renditions ?? []
  return nar(
    name,
    {
      ...relation(rel),
      residref: association.uri,
      version: whole(association.version, 1),
      contenttype: rendition?.contentType,
      ...i18n(association.language),
    },
    rightsInfo(association),
    ...itemMeta(association, `ninat:${natureOf(association)}`, '', concepts).filter(
      (part) =>
        part !== undefined &&
        !isEmpty(part) &&
        !(part.name === 'itemClass' && association.type === undefined),
    ),
    ...contentMeta(association, true, concepts),
    writeContent(association.bodies, association.renditions, titleOf(association)),
    ...links('link', association.associations),
  )
}

function isEmpty(part: XmlElement): boolean {
  return part.children.length === 0 && part.attributes.length === 0
}

function relation(rel: string | undefined): Attributes {
  if (rel === undefined) return {}
  if (isQCode(rel)) return { rel }
  return /^https?:\/\/\S+$/.test(rel) ? { reluri: rel } : {}
}
