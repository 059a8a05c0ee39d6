import { directionOf } from '@suyab/language/tag'

import type { Association, NewsItem, Rendition, Words } from './ninjs.ts'
import { nitfBlocks, nitfLine, plainBlocks, xmlAttribute, xmlText } from './nitf/html-nitf.ts'
import { itsNamespace, metaFields, metaPrefix, nitfNamespace } from './nitf/nitf-words.ts'
import { writtenConcepts, writtenSources, writtenSubjects } from './nitf/written-concept.ts'
import { isHtml, paragraphsOf } from './sanitise.ts'
import { ninjsDocument } from './write-ninjs.ts'

/**
 * The item as a NITF 3.6 document by its XML Schema. What NITF has no word for and what is lost
 * stands in the table of docs/contracts/wire.md.
 * @throws WireWriteError where the item has no usable uri
 * @source NITF 3.6, https://iptc.org/standards/nitf/
 */
export function writeNitf(item: NewsItem): string {
  const document = ninjsDocument(item)
  const language = document.language ?? ''
  const direction = language !== '' && directionOf(language) === 'rtl' ? 'rtl' : ''
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<nitf xmlns="${nitfNamespace}" xmlns:its="${itsNamespace}" version="-//IPTC//DTD NITF 3.6//EN"${xmlAttribute('baselang', language)}>`,
    headOf(document),
    `<body${xmlAttribute('xml:lang', language)}${xmlAttribute('its:dir', direction)}>`,
    bodyHead(document),
    `<body.content>${ownMedia(document)}${textOf(document)}${(document.associations ?? []).map(mediaOf).join('')}</body.content>`,
    '</body></nitf>\n',
  ].join('')
}

function headOf(item: NewsItem): string {
  const { title, firstCreated } = item
  return [
    '<head>',
    title === undefined ? '' : `<title>${xmlText(title)}</title>`,
    ...metaFields.map((name) => meta(name, fieldOf(item, name))),
    isToken(item.version ?? '') ? '' : meta('version', item.version),
    ...(item.altIds ?? []).map(({ role = '', value = '' }) =>
      /\s/.test(role) || (role === '' && /\s/.test(value))
        ? ''
        : meta('altId', role === '' ? value : value === '' ? '' : `${role} ${value}`),
    ),
    writtenSubjects(item),
    docdata(item),
    firstCreated === undefined
      ? ''
      : `<revision-history function="other"${xmlAttribute('norm', norm(firstCreated))} comment="first created"/>`,
    '</head>',
  ].join('')
}

function fieldOf(item: NewsItem, name: string): string | undefined {
  if (name === 'type') return item.type
  return name === 'profile' ? item.profile : item.representationType
}

function meta(name: string, content: string | undefined): string {
  return content === undefined || content === ''
    ? ''
    : `<meta name="${metaPrefix}${name}"${xmlAttribute('content', content)}/>`
}

/** What XML calls a name token, of ASCII letters alone. */
function isToken(text: string): boolean {
  return /^[\w.:-]+$/.test(text)
}

/** A date-time as NITF asks for it, to the second. */
function norm(date: string): string {
  const [day = '', time = ''] = date.split('T')
  const clock = time.slice(0, 8)
  const zone = /(?:Z|[+-]\d{2}:\d{2})$/i.exec(time)?.[0] ?? 'Z'
  return `${day.replaceAll('-', '')}T${clock.replaceAll(':', '')}${zone.toUpperCase().replace(':', '')}`
}

function docdata(item: NewsItem): string {
  const element = (name: string, attribute: string, value: string | undefined): string =>
    value === undefined ? '' : `<${name}${xmlAttribute(attribute, value)}/>`
  const date = (name: string, value: string | undefined): string =>
    value === undefined ? '' : element(name, 'norm', norm(value))
  const version = isToken(item.version ?? '') ? item.version : undefined
  const status = item.embargoedUntil === undefined ? (item.pubStatus ?? 'usable') : embargoed(item)
  return [
    `<docdata management-status="${status}">`,
    element('doc-id', 'id-string', item.uri),
    element('urgency', 'ed-urg', item.urgency?.toString()),
    date('date.issue', item.versionCreated),
    date('date.release', item.embargoedUntil),
    date('date.expire', item.expires),
    element('ed-msg', 'info', item.edNote),
    item.slugline === undefined && version === undefined
      ? ''
      : `<du-key${xmlAttribute('version', version)}${xmlAttribute('key', item.slugline)}/>`,
    element('doc.copyright', 'holder', item.copyrightHolder),
    element('doc.rights', 'limitations', item.usageTerms),
    writtenConcepts(item),
    '</docdata>',
  ].join('')
}

/** Withheld and canceled say more than an embargo. */
function embargoed(item: NewsItem): string {
  return item.pubStatus === undefined || item.pubStatus === 'usable' ? 'embargoed' : item.pubStatus
}

function bodyHead(item: NewsItem): string {
  const { copyrightNotice, by, located, contentCreated } = item
  const place = located === undefined ? '' : `<location>${xmlText(located)}</location>`
  const date =
    contentCreated === undefined ? '' : `<story.date${xmlAttribute('norm', norm(contentCreated))}/>`
  return [
    '<body.head>',
    hedline(item.headlines ?? []),
    copyrightNotice === undefined ? '' : `<rights>${xmlText(copyrightNotice)}</rights>`,
    by === undefined ? '' : `<byline>${xmlText(by)}</byline>`,
    writtenSources(item),
    place === '' && date === '' ? '' : `<dateline>${place}${date}</dateline>`,
    ...(item.descriptions ?? []).map(abstractOf),
    '</body.head>',
  ].join('')
}

function hedline(headlines: readonly Words[]): string {
  const main = headlines.find(({ role }) => /^(?:main|headline|primary)$/i.test(role ?? ''))
  const first = main ?? headlines[0]
  const line = (name: string, words: Words): string => {
    const kind = (words.role ?? 'main') === (name === 'hl1' ? 'main' : 'sub') ? '' : words.role
    return `<${name}${xmlAttribute('class', kind)}>${isHtml(words) ? nitfLine(words.value) : xmlText(words.value)}</${name}>`
  }
  if (first === undefined) return ''
  const others = headlines.filter((words) => words !== first)
  return `<hedline>${line('hl1', first)}${others.map((words) => line('hl2', words)).join('')}</hedline>`
}

function abstractOf(words: Words): string {
  const blocks = isHtml(words) ? nitfBlocks(words.value, 'inside') : plainBlocks(words.value)
  const kind = words.role === 'summary' ? '' : words.role
  return blocks === '' ? '' : `<abstract${xmlAttribute('class', kind)}>${blocks}</abstract>`
}

function textOf(item: NewsItem): string {
  const html = item.bodies?.find(isHtml)
  return html === undefined ? plainBlocks(paragraphsOf(item).join('\n')) : nitfBlocks(html.value)
}

const mediaTypes: Readonly<Record<string, string>> = {
  picture: 'image',
  graphic: 'image',
  audio: 'audio',
  video: 'video',
  text: 'text',
}

function mediaType(type: string | undefined, renditions: readonly Rendition[]): string {
  const kind = renditions.find(({ contentType }) => contentType !== undefined)?.contentType
  const own = type === undefined ? undefined : mediaTypes[type]
  const guessed = /^(image|audio|video|text)\//i.exec(kind ?? '')?.[1]?.toLowerCase()
  return own ?? guessed ?? 'other'
}

function ownMedia(item: NewsItem): string {
  const { renditions = [], type } = item
  return renditions.length === 0
    ? ''
    : `<media media-type="${mediaType(type, renditions)}" class="own">${renditions.map((one) => referenceOf(one)).join('')}</media>`
}

/** Something bound to the item, with its words, its rights and its files; not what it binds itself. */
function mediaOf(association: Association): string {
  const {
    renditions = [],
    uri,
    name,
    rel,
    type,
    by,
    copyrightHolder,
    copyrightNotice,
  } = association
  const references =
    renditions.length === 0
      ? `<media-reference${xmlAttribute('source-credit', copyrightHolder)}/>`
      : renditions.map((one) => referenceOf(one, copyrightHolder)).join('')
  const caption = (words: Words, kind: string): string =>
    `<media-caption${xmlAttribute('class', kind)}>${isHtml(words) ? nitfBlocks(words.value, 'inside') : plainBlocks(words.value)}</media-caption>`
  return [
    `<media media-type="${mediaType(type, renditions)}" class="bound"${xmlAttribute('xml:lang', association.language)}>`,
    ...Object.entries({ uri, name, rel, type, copyrightNotice }).map(([key, value]) =>
      value === undefined ? '' : `<media-metadata name="${key}"${xmlAttribute('value', value)}/>`,
    ),
    references,
    ...(association.headlines ?? []).slice(0, 1).map((words) => caption(words, 'headline')),
    ...(association.descriptions ?? []).map((words) =>
      caption(words, words.role === 'headline' ? '' : (words.role ?? '')),
    ),
    by === undefined ? '' : `<media-producer>${xmlText(by)}</media-producer>`,
    '</media>',
  ].join('')
}

function referenceOf(rendition: Rendition, credit?: string): string {
  const { href, name, contentType, duration, format, title, height, width } = rendition
  const time =
    duration === undefined
      ? ''
      : `${xmlAttribute('time', String(duration))} time-unit-of-measure="seconds"`
  const size = (key: string, value: number | undefined): string =>
    value === undefined || value < 0 ? '' : xmlAttribute(key, String(value))
  return [
    `<media-reference${xmlAttribute('source', href)}${xmlAttribute('name', name)}`,
    xmlAttribute('mime-type', contentType),
    xmlAttribute('coding', format),
    time,
    xmlAttribute('source-credit', credit),
    xmlAttribute('alternate-text', title),
    size('height', height),
    size('width', width),
    '/>',
  ].join('')
}
