import { squeezed } from '../long-text.ts'
import { escapeHtml, maxHtmlLength } from '../sanitise.ts'

interface Paragraph {
  readonly depth: number
  readonly lines: string[]
}

/** Deeper quotes are shown as deep as this. */
const maxDepth = 20

/**
 * A plain text as HTML: what is quoted of others stands in `blockquote`, the signature in `small`
 * after a rule. Lines that a mailer has wrapped (format=flowed) are joined.
 * @source RFC 3676
 */
export function mailHtml(text: string, flowed: boolean, delsp: boolean): string {
  // Of what is longer only the words will stay.
  if (text.length > maxHtmlLength) return `<p>${escapeHtml(squeezed(text).trim())}</p>`
  const { paragraphs, signature } = partsOf(text, flowed, delsp)
  const html: string[] = []
  let depth = 0
  for (const { depth: deep, lines } of paragraphs) {
    for (; depth < deep; depth += 1) html.push('<blockquote>')
    for (; depth > deep; depth -= 1) html.push('</blockquote>')
    html.push(`<p>${lines.map(escapeHtml).join('<br />')}</p>`)
  }
  html.push('</blockquote>'.repeat(depth))
  if (signature.length > 0)
    html.push(`<hr /><p><small>${signature.map(escapeHtml).join('<br />')}</small></p>`)
  return html.join('')
}

function partsOf(
  text: string,
  flowed: boolean,
  delsp: boolean,
): { paragraphs: Paragraph[]; signature: string[] } {
  const paragraphs: Paragraph[] = []
  let signature: string[] | undefined
  let current: Paragraph | undefined
  let held: string[] | undefined
  let heldDepth = 0
  const release = (): void => {
    if (held === undefined) return
    const line = held.join('')
    if (line.trim() === '') current = undefined
    else if (current?.depth === heldDepth) current.lines.push(line.trimEnd())
    else {
      current = { depth: heldDepth, lines: [line.trimEnd()] }
      paragraphs.push(current)
    }
    held = undefined
  }
  for (const raw of text.split(/\r\n|\n|\r/)) {
    const marks = /^(?:> ?)*/.exec(raw)?.[0] ?? ''
    const found = marks.split('>').length - 1
    const depth = Math.min(found, maxDepth)
    const line = raw.slice(marks.length)
    const isEnd = line.trimEnd() === '--' && /^-- ?$/.test(line) && depth === 0
    if (isEnd) {
      release()
      signature = []
      continue
    }
    if (signature !== undefined) {
      if (line.trim() !== '') signature.push(line.trim())
      continue
    }
    const isSoft = flowed && line.endsWith(' ')
    if (held !== undefined && depth !== heldDepth) release()
    const words = flowed && line.startsWith(' ') ? line.slice(1) : line
    held ??= []
    heldDepth = depth
    held.push(isSoft && delsp ? words.slice(0, -1) : words)
    if (!isSoft) release()
  }
  release()
  return { paragraphs, signature: signature ?? [] }
}
