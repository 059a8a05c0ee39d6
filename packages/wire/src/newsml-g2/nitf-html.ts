import { escapeHtml } from '../sanitise.ts'
import type { XmlElement } from '../xml-tree.ts'

/** Elements of NITF's text and the HTML that means the same; of others only the content stays. */
const elements: Readonly<Record<string, string>> = {
  p: 'p',
  hl1: 'h2',
  hl2: 'h2',
  block: 'div',
  note: 'aside',
  bq: 'blockquote',
  pre: 'pre',
  hr: 'hr',
  br: 'br',
  em: 'em',
  q: 'q',
  sub: 'sub',
  sup: 'sup',
  ul: 'ul',
  ol: 'ol',
  li: 'li',
  dl: 'dl',
  dt: 'dt',
  dd: 'dd',
  table: 'table',
  caption: 'caption',
  thead: 'thead',
  tbody: 'tbody',
  tfoot: 'tfoot',
  tr: 'tr',
  th: 'th',
  td: 'td',
  a: 'a',
  lang: 'span',
  media: 'figure',
  'media-caption': 'figcaption',
  credit: 'cite',
  byline: 'p',
  dateline: 'p',
  copyrite: 'p',
  tagline: 'p',
  'ruby-text': 'rt',
  ruby: 'ruby',
  rb: 'rb',
  rt: 'rt',
  rp: 'rp',
}

const kept = new Set('href title colspan rowspan scope lang dir start'.split(' '))

/** The HTML of NITF text. @source NITF 3.6 */
export function nitfHtml(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === 'string' ? escapeHtml(child) : outer(child)))
    .join('')
}

function outer(element: XmlElement): string {
  if (element.name === 'media-reference') return picture(element)
  const name = Object.hasOwn(elements, element.name) ? elements[element.name] : undefined
  if (name === undefined) return nitfHtml(element)
  if (name === 'br' || name === 'hr') return `<${name} />`
  const attributes = element.attributes
    .map(({ name: own, value }) => {
      const html = element.name === 'lang' && own === 'iso' ? 'lang' : own
      return kept.has(html) ? ` ${html}="${escapeHtml(value)}"` : ''
    })
    .join('')
  return `<${name}${attributes}>${nitfHtml(element)}</${name}>`
}

function picture({ attributes }: XmlElement): string {
  const value = (name: string): string => attributes.find((one) => one.name === name)?.value ?? ''
  if (!/^image|^$/i.test(value('mime-type')) || value('source') === '') return ''
  const sizes = ['width', 'height']
    .map((name) => (value(name) === '' ? '' : ` ${name}="${escapeHtml(value(name))}"`))
    .join('')
  return `<img src="${escapeHtml(value('source'))}" alt="${escapeHtml(value('alternate-text'))}"${sizes} />`
}
