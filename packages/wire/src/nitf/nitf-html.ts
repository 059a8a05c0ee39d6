import { allowedElements, escapeHtml } from '../sanitise.ts'
import { attributeOf, elementsOf, languageOf, lineOf } from '../xml/find.ts'
import type { XmlElement } from '../xml/element.ts'
import { emphasisClasses, itsNamespace } from './nitf-words.ts'

/** What becomes of what a text carries besides its words. */
export interface NitfText {
  /** Takes a picture, sound or film that is not part of the text. */
  readonly media?: (element: XmlElement) => void
  /** Takes a person, organisation, place, event or title that the text names. */
  readonly named?: (element: XmlElement) => void
  /** Takes what cannot be said in HTML. */
  readonly lost?: (element: XmlElement) => void
}

/** NITF's elements and the HTML that means the same. */
const html: Readonly<Record<string, string>> = {
  p: 'p',
  hl1: 'h2',
  hl2: 'h2',
  ol: 'ol',
  ul: 'ul',
  li: 'li',
  dl: 'dl',
  dt: 'dt',
  dd: 'dd',
  bq: 'blockquote',
  credit: 'p',
  pre: 'pre',
  hr: 'hr',
  br: 'br',
  em: 'em',
  q: 'q',
  a: 'a',
  lang: 'span',
  chron: 'time',
  table: 'table',
  caption: 'caption',
  thead: 'thead',
  tbody: 'tbody',
  tfoot: 'tfoot',
  tr: 'tr',
  th: 'th',
  td: 'td',
  byline: 'p',
  dateline: 'p',
  copyrite: 'p',
  datasource: 'p',
  tagline: 'p',
  bibliography: 'p',
  custom: 'p',
  rbc: 'rb',
  rtc: 'rt',
}

const named = new Set(['person', 'org', 'location', 'event', 'object.title'])
const lost = new Set([
  'custom-table',
  'table-reference',
  'nitf-table-metadata',
  'media-object',
  'tobject',
  'key-list',
  'colgroup',
  'script',
  'style',
  'col',
])

/** The HTML of what is inside an element of NITF text. It is not yet made safe. */
export function nitfHtml(element: XmlElement, text: NitfText = {}): string {
  return element.children
    .map((child) => (typeof child === 'string' ? escapeHtml(child) : outer(child, text)))
    .join('')
}

function outer(element: XmlElement, text: NitfText): string {
  const { name } = element
  if (named.has(name)) text.named?.(element)
  if (name === 'media') return mediaHtml(element, text)
  if (lost.has(name)) {
    text.lost?.(element)
    return ''
  }
  if (name === 'frac') return fraction(element)
  if (name === 'block' || name === 'note' || name === 'fn') return group(element, text)
  const own = nameOf(element)
  if (own === undefined) return nitfHtml(element, text)
  if (own === 'br' || own === 'hr') return `<${own} />`
  return `<${own}${attributes(element, own)}>${nitfHtml(element, text)}</${own}>`
}

function nameOf(element: XmlElement): string | undefined {
  const kind = attributeOf(element, 'class')
  if (element.name === 'em' && emphasisClasses.has(kind)) return kind
  if (element.name === 'hl2' && /^h[1-6]$/.test(kind)) return kind
  if (element.name === 'img') return undefined
  if (Object.hasOwn(html, element.name)) return html[element.name]
  return allowedElements.includes(element.name) ? element.name : undefined
}

function attributes(element: XmlElement, name: string): string {
  const given = (from: string, to: string): string => {
    const value = attributeOf(element, from)
    return value === '' ? '' : ` ${to}="${escapeHtml(value)}"`
  }
  const own: Readonly<Record<string, () => string>> = {
    a: () => given('href', 'href') + given('title', 'title'),
    q: () => given('quote-source', 'cite'),
    blockquote: () => given('quote-source', 'cite'),
    ol: () => given('seqnum', 'start'),
    time: () => given('norm', 'datetime'),
    td: () => given('colspan', 'colspan') + given('rowspan', 'rowspan'),
    th: () => given('colspan', 'colspan') + given('rowspan', 'rowspan'),
  }
  return `${own[name]?.() ?? ''}${directed(element)}`
}

/** Language and direction, as HTML has them. */
function directed(element: XmlElement): string {
  const language = languageOf(element)
  const direction = element.attributes.find(
    (one) => one.name === 'dir' && (one.namespace === itsNamespace || one.prefix === ''),
  )?.value
  return `${language === '' ? '' : ` lang="${escapeHtml(language)}"`}${
    direction === undefined ? '' : ` dir="${escapeHtml(direction)}"`
  }`
}

/** A block counts where it says something of its own; else only what is in it stays. */
function group(element: XmlElement, text: NitfText): string {
  const inside = nitfHtml(element, text)
  const own = directed(element)
  const counts = own !== '' || attributeOf(element, 'class') === 'div' || element.name !== 'block'
  return counts ? `<div${own}>${inside}</div>` : inside
}

function fraction(element: XmlElement): string {
  const [numerator, ...rest] = elementsOf(element).filter(({ name }) => name !== 'frac-sep')
  return escapeHtml(`${lineOf(numerator)}/${rest.map(lineOf).join('')}`)
}

/** A picture of the text itself; every other medium is handed out. */
function mediaHtml(element: XmlElement, text: NitfText): string {
  if (attributeOf(element, 'class') !== 'figure' && text.media !== undefined) {
    text.media(element)
    return ''
  }
  const pictures = elementsOf(element)
    .filter(({ name }) => name === 'media-reference')
    .map(pictureHtml)
    .join('')
  const captions = elementsOf(element)
    .filter(({ name }) => name === 'media-caption')
    .map((caption) => `<figcaption${directed(caption)}>${nitfHtml(caption, text)}</figcaption>`)
    .join('')
  return pictures === '' && captions === ''
    ? ''
    : `<figure${directed(element)}>${pictures}${captions}</figure>`
}

function pictureHtml(reference: XmlElement): string {
  const source = attributeOf(reference, 'source')
  if (source === '') return ''
  const sizes = ['width', 'height']
    .map((name) => [name, attributeOf(reference, name)] as const)
    .map(([name, value]) => (/^\d+$/.test(value) ? ` ${name}="${value}"` : ''))
    .join('')
  const alternative = escapeHtml(attributeOf(reference, 'alternate-text'))
  return `<img src="${escapeHtml(source)}" alt="${alternative}"${sizes} />`
}
