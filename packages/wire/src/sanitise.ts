import { escapeHtml } from './html-escape.ts'
import { sanitiseByParser } from './html-sanitiser.ts'
import type { NewsItem, Words } from './ninjs.ts'
import { plainHtml } from './plain-html.ts'
import { textOfSafeHtml } from './safe-html-text.ts'

export { allowedElements } from './html-elements.ts'
export { escapeHtml } from './html-escape.ts'

/** Levels of nesting, and UTF-16 code units of one text, that any newsroom stays far below. */
const maxHtmlDepth = 200
const maxHtmlLength = 1024 * 1024

/** Safe HTML of foreign HTML; whether that was so deep or so long that only its text is left. */
export interface Sanitised {
  readonly html: string
  readonly reduced: boolean
}

/** Keeps the elements and attributes of the allow-list, and nothing that runs or calls home. */
export function sanitise(html: string): Sanitised {
  const clean = withoutControls(html)
  if (!/[<>&]/.test(clean)) return { html: clean.trim(), reduced: false }
  const plain = clean.length <= maxHtmlLength ? plainHtml(clean) : undefined
  if (plain !== undefined) return { html: plain.trim(), reduced: false }
  if (clean.length > maxHtmlLength || isTooDeep(clean))
    return { html: escapeHtml(stripTags(clean)), reduced: true }
  return { html: sanitiseByParser(clean).trim(), reduced: false }
}

/** Safe HTML of foreign HTML. */
export function sanitiseHtml(html: string): string {
  return sanitise(html).html
}

/** Text of foreign HTML: blocks and `<br>` become new lines, no line is empty. */
export function textOfHtml(html: string): string {
  return textOfSafeHtml(/[<>&]/.test(html) ? sanitiseHtml(html) : withoutControls(html))
}

/** Whether the words are HTML by their content type. */
export function isHtml(words: Words): boolean {
  return /html/i.test(words.contentType ?? '')
}

/** The paragraphs of an item's body as plain text, markup read where that is all there is. */
export function paragraphsOf(item: Partial<NewsItem>): string[] {
  const bodies = item.bodies ?? []
  const html = bodies.find(isHtml)
  const plain = bodies.find((body) => /^text\/plain|^$/i.test(body.contentType ?? ''))
  const text =
    html === undefined ? (plain?.value ?? markupText(bodies[0]?.value)) : textOfHtml(html.value)
  return text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function markupText(markup: string | undefined): string {
  return markup === undefined ? '' : textOfHtml(markup)
}

// oxlint-disable-next-line no-control-regex -- these very characters are to be found
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g

/** Text without the characters that XML 1.0 cannot hold, lone surrogates replaced. */
export function withoutControls(text: string): string {
  return text.toWellFormed().replaceAll(controls, '')
}

const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

function isTooDeep(html: string): boolean {
  const open: string[] = []
  for (const [, slash, name = '', rest = ''] of html.matchAll(/<(\/?)([a-z][\w:.-]*)([^<>]*)/gi)) {
    const tag = name.toLowerCase()
    if (slash === '/') {
      const at = open.lastIndexOf(tag)
      if (at !== -1) open.length = at
    } else if (!voids.has(tag) && !rest.endsWith('/') && !isImplied(open, tag)) open.push(tag)
    if (open.length > maxHtmlDepth) return true
  }
  return false
}

/** `<p>` after an open `<p>`, `<li>` after an open `<li>`: the first one has ended. */
function isImplied(open: readonly string[], tag: string): boolean {
  return open.at(-1) === tag && ['p', 'li', 'dt', 'dd', 'tr', 'td', 'th', 'option'].includes(tag)
}

function stripTags(html: string): string {
  return html
    .replaceAll(/<(script|style)\b[^>]*>[^]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
