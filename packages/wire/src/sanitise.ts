import { escapeHtml, unescapeHtml } from './html/escape.ts'
import { sanitiseByParser } from './html/sanitiser.ts'
import { anywhere, piecewise, squeezed } from './long-text.ts'
import type { NewsItem, Words } from './ninjs.ts'
import { plainHtml } from './html/plain-html.ts'
import { textOfSafeHtml } from './html/safe-text.ts'

export { allowedElements } from './html/elements.ts'
export { escapeHtml } from './html/escape.ts'

/** Levels of nesting, and UTF-16 code units of one text, that any newsroom stays far below. */
const maxHtmlDepth = 200
export const maxHtmlLength: number = 1024 * 1024

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
    return { html: escapeHtml(unescapeHtml(stripTags(clean))), reduced: true }
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
  const formed = text.toWellFormed()
  if (formed.search(controls) === -1) return formed
  return piecewise(formed, anywhere, (piece) => piece.replaceAll(controls, ''))
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

/** Text with a blank for each tag, and nothing of scripts and styles. One pass. */
function stripTags(html: string): string {
  let text = ''
  let parts: string[] = []
  const add = (part: string): void => {
    // Millions of small parts take more room than the text they make.
    if (parts.push(part, ' ') < 8_192) return
    text += parts.join('')
    parts = []
  }
  let at = 0
  let close = 0
  for (;;) {
    const open = html.indexOf('<', at)
    if (open === -1) break
    if (close < open) close = html.indexOf('>', open)
    if (close === -1) break
    hiddenPattern.lastIndex = open
    const hidden = hiddenPattern.exec(html)
    if (hidden !== null) {
      add(html.slice(at, open))
      const end = ends[hidden[1]?.toLowerCase() ?? '']
      if (end === undefined) throw new TypeError(`no end for ${hidden[0]}`)
      end.lastIndex = hiddenPattern.lastIndex
      at = end.exec(html) === null ? html.length : end.lastIndex
      continue
    }
    const next = html.indexOf('<', open + 1)
    if (next !== -1 && next < close) {
      parts.push(html.slice(at, next))
      at = next
    } else {
      add(html.slice(at, open))
      at = close + 1
    }
  }
  return squeezed(text + parts.join('') + html.slice(at)).trim()
}

const hiddenPattern = /<(script\b|style\b|!--)/iy
const ends: Readonly<Record<string, RegExp>> = {
  script: /<\/script\s*>/gi,
  style: /<\/style\s*>/gi,
  '!--': /-->/g,
}
