import type { FeedElement } from './element.ts'
import { escapeHtml } from '../sanitise.ts'

/** Words of a feed, and whether they are HTML or text. */
export interface Markup {
  readonly value: string
  readonly form: 'html' | 'text'
}

export const noMarkup: Markup = { value: '', form: 'text' }

/**
 * What an element says: its text, which may be HTML; the markup of its children where it has any;
 * what is encoded in base64 as what it stands for. `text` is the document's.
 * @source RFC 4287 section 3.1 and 4.1.3
 */
export function markupOf(element: FeedElement | undefined, text: string): Markup {
  if (element === undefined) return noMarkup
  const type = element.attribute('type').toLowerCase()
  if (element.children.length > 0) {
    const wrapper = type === 'xhtml' ? wrapperIn(element) : undefined
    if (wrapper !== undefined) return { value: innerMarkup(wrapper, text), form: 'html' }
    const isEscaped = /^(?:html|text\/html)$/.test(type)
    const inner = innerMarkup(element, text)
    return { value: isEscaped ? escapedInside(element, inner) : inner, form: 'html' }
  }
  const own = element.text.trim()
  if (own === '') return noMarkup
  if (element.attribute('mode').toLowerCase() === 'base64' || isBinary(type)) {
    const decoded = fromBase64(own)
    if (decoded !== undefined) return { value: decoded, form: 'html' }
  }
  return { value: own, form: type === 'text' || type === 'text/plain' ? 'text' : 'html' }
}

/** Atom's XHTML stands in a `div` that is none of the content. @source RFC 4287 section 3.1.1.3 */
function wrapperIn(element: FeedElement): FeedElement | undefined {
  const [only] = element.children
  const isAlone = element.children.length === 1 && element.text.trim() === ''
  return isAlone && only !== undefined && /^(?:xhtml:)?div$/.test(only.name) ? only : undefined
}

/** Some wrap escaped HTML into an element of its own: then the element's words are the HTML. */
function escapedInside(element: FeedElement, inner: string): string {
  const [only] = element.children
  const isWrapped =
    only !== undefined &&
    element.children.length === 1 &&
    only.children.length === 0 &&
    element.text.trim() === '' &&
    /<[a-z]/i.test(only.text)
  return isWrapped ? only.text.trim() : inner
}

function isBinary(type: string): boolean {
  return (
    type.includes('/') &&
    !type.startsWith('text/') &&
    !/[+/]xml$/.test(type) &&
    type !== 'text/html'
  )
}

/** The text that stands in base64; `undefined` where it is something else. */
function fromBase64(value: string): string | undefined {
  const clean = value.replaceAll(/\s+/g, '')
  if (!/^[A-Za-z\d+/]+={0,2}$/.test(clean)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(clean, 'base64'))
  } catch (cause) {
    // The decoder's way to say that these bytes are no text.
    if (cause instanceof TypeError) return undefined
    throw cause
  }
}

const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

/** The markup inside an element as HTML: no prefixes, no CDATA, no empty element of XML. */
function innerMarkup(element: FeedElement, text: string): string {
  return withoutCdata(text.slice(element.start, element.end))
    .replaceAll(
      /<(\/?)(?:[\w.-]+:)?([A-Za-z][\w.-]*)(?![\w.-])((?:"[^"]*"|'[^']*'|[^<>"'])*)>/g,
      (_found, slash: string, name: string, rest: string) => {
        const tag = name.toLowerCase()
        const isEmpty = slash === '' && rest.endsWith('/') && !voids.has(tag)
        return isEmpty ? `<${tag}${rest.slice(0, -1)}></${tag}>` : `<${slash}${tag}${rest}>`
      },
    )
    .trim()
}

/** Sections of CDATA as the text that they are. */
function withoutCdata(markup: string): string {
  let result = ''
  let copied = 0
  for (;;) {
    const start = markup.indexOf('<![CDATA[', copied)
    const end = start === -1 ? -1 : markup.indexOf(']]>', start + 9)
    if (end === -1) return result + markup.slice(copied)
    result += markup.slice(copied, start) + escapeHtml(markup.slice(start + 9, end))
    copied = end + 3
  }
}

/**
 * The address that relative ones start from: the outermost `xml:base` from the document's own, each
 * further in from the one around it. @source W3C XML Base
 */
export function baseOf(element: FeedElement | undefined, document: string): string {
  const given: string[] = []
  for (let at = element; at !== undefined; at = at.parent) {
    const own = at.given('xml:base')
    if (own !== undefined && own !== '') given.push(own)
  }
  return given.reduceRight((base, own) => resolved(own, base) || base, document)
}

/** A relative address from a base; as it is where it needs none or nothing comes of it. */
export function resolved(address: string, base: string): string {
  if (address === '' || base === '' || /^[a-z][a-z\d+.-]*:/i.test(address)) return address
  if (!/^https?:/i.test(base) || !URL.canParse(address, base)) return address
  return new URL(address, base).href
}
