import { unescapeHtml } from './escape.ts'
import { squeezed } from '../long-text.ts'

const breaks = new Set(
  'h1 h2 h3 h4 h5 h6 p div hr ul ol li dl dt dd table caption tr figure figcaption blockquote pre br'.split(
    ' ',
  ),
)
const tagName = /[a-z][a-z\d]*/y

/**
 * Text of HTML that is safe already: blocks and `<br>` become new lines, the small letters beside
 * ruby are left out, no line is empty.
 */
export function textOfSafeHtml(html: string): string {
  if (!html.includes('<')) return oneLine(unescapeHtml(html))
  const lines: string[] = []
  let line = ''
  let at = 0
  while (at < html.length) {
    const tag = html.indexOf('<', at)
    if (tag === -1) {
      line += html.slice(at)
      break
    }
    line += html.slice(at, tag)
    const end = html.indexOf('>', tag)
    if (end === -1) break
    const isClosing = html.charCodeAt(tag + 1) === 0x2f
    tagName.lastIndex = tag + (isClosing ? 2 : 1)
    const name = tagName.exec(html)?.[0] ?? ''
    at = end + 1
    if (breaks.has(name)) {
      lines.push(line)
      line = ''
    } else if (!isClosing && (name === 'rt' || name === 'rp')) {
      const close = html.indexOf('<', at)
      at = close === -1 ? html.length : close
    }
  }
  lines.push(line)
  return lines
    .map((one) => oneLine(unescapeHtml(one)))
    .filter((one) => one !== '')
    .join('\n')
}

function oneLine(text: string): string {
  return squeezed(text).trim()
}
