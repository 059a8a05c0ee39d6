/* oxlint-disable no-control-regex -- control codes are what these wires are made of */

import { escapeHtml } from '../sanitise.ts'

/**
 * Blocks of HTML for a text's lines: wrapped lines are joined to paragraphs, rows whose columns
 * are told apart by a control code become tables, columns of spaces keep their form.
 */
export function wireHtml(lines: readonly string[]): string {
  const blocks: string[] = []
  let at = 0
  const breaks = paragraphBreaks(lines)
  while (at < lines.length) {
    const rows = count(lines, at, isRow)
    const columns = rows > 0 ? 0 : count(lines, at, isColumns)
    if (rows > 0) blocks.push(table(lines.slice(at, at + rows)))
    else if (columns > 1) blocks.push(preformatted(lines.slice(at, at + columns)))
    else {
      const end = paragraphEnd(lines, at, breaks)
      const words = joined(lines.slice(at, end))
      if (words !== '') blocks.push(`<p>${emphasised(words)}</p>`)
      at = end
      continue
    }
    at += Math.max(rows, columns)
  }
  return blocks.join('')
}

/** Control codes of type, in a text that is escaped already. */
const font = /[\u0011-\u0013]/

/** Who switches more often within a paragraph is not setting type. */
const maxFonts = 2_000

/** Text with its fonts as HTML: the first is upright, the second italic, the third bold. */
function emphasised(text: string): string {
  if (!font.test(text)) return escapeHtml(text)
  const parts = text.split(/([\u0011-\u0013])/)
  if (parts.length > maxFonts) return escapeHtml(plainLine(text))
  const written: string[] = []
  let open = ''
  for (const part of parts) {
    if (part.length === 1 && font.test(part)) {
      if (open !== '') written.push(`</${open}>`)
      open = part === '\u0012' ? 'em' : part === '\u0013' ? 'strong' : ''
      if (open !== '') written.push(`<${open}>`)
    } else written.push(escapeHtml(part))
  }
  if (open !== '') written.push(`</${open}>`)
  return written.join('')
}

/** A line without the equals sign that ends one. */
export function withoutLineEnd(line: string): string {
  return line.endsWith('=') ? line.slice(0, -1).trimEnd() : line
}

/** A line without control codes and the spaces around it. */
export function plainLine(text: string): string {
  return text
    .replaceAll(/[\u0000-\u001F\u007F]+/g, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
}

function count(lines: readonly string[], from: number, is: (line: string) => boolean): number {
  let at = from
  while (at < lines.length && is(lines[at] ?? '')) at += 1
  return at - from
}

/** A longer line is no row of anything. */
const maxRow = 1_000

/** A column break, or a tab that is not the indent of a paragraph. */
function isRow(line: string): boolean {
  if (line.length > maxRow) return false
  return /\u001F/.test(line) || /\S\t+\S/.test(line)
}

function isColumns(line: string): boolean {
  return line.length <= maxRow && /\S {3,}\S.*\S {3,}\S|\S {5,}\S/.test(line)
}

function table(lines: readonly string[]): string {
  const rows = lines.map((line) => {
    const cells = line.trim().split(/[\u001F\t]+/)
    return `<tr>${cells.map((cell) => `<td>${escapeHtml(plainLine(cell))}</td>`).join('')}</tr>`
  })
  return `<table><tbody>${rows.join('')}</tbody></table>`
}

/** Lines as they stand, for tables made of spaces. */
export function preformatted(lines: readonly string[]): string {
  const bare = lines.map((line) => line.replaceAll(/[\u0000-\u001F\u007F]/g, '').trimEnd())
  const indent = bare
    .filter((line) => line.trim() !== '')
    .reduce((least, line) => Math.min(least, line.search(/\S/)), Infinity)
  const first = bare.findIndex((line) => line.trim() !== '')
  const last = bare.findLastIndex((line) => line.trim() !== '')
  const rest = bare
    .slice(Math.max(0, first), last + 1)
    .map((line) => escapeHtml(line.slice(Number.isFinite(indent) ? indent : 0)))
  return `<pre>${rest.join('\n')}</pre>`
}

interface Breaks {
  readonly by: 'marks' | 'lines' | 'sentences'
  /** Columns of the longest line. */
  readonly margin: number
}

/**
 * What ends a paragraph in this text: an indent or an empty line; where nobody wrote any, each
 * line where lines are long, else a line that ends a sentence before the margin.
 */
function paragraphBreaks(lines: readonly string[]): Breaks {
  const said = lines.filter((line) => line.trim() !== '')
  const hasMarks =
    lines.slice(1, -1).some((line) => line.trim() === '') || said.slice(1).some(isIndented)
  const margin = said.reduce((length, line) => Math.max(length, widthOf(line)), 0)
  return { by: hasMarks ? 'marks' : margin > 100 ? 'lines' : 'sentences', margin }
}

function isIndented(line: string): boolean {
  return /^(?:\t| {2,}|\u3000)/.test(line)
}

/** Columns that a line takes: a Chinese character takes two. */
function widthOf(line: string): number {
  return line.length + (line.match(/[\u2E80-\uFFEF]/g)?.length ?? 0)
}

function paragraphEnd(lines: readonly string[], from: number, breaks: Breaks): number {
  let at = from
  while (at < lines.length && (lines[at] ?? '').trim() === '') at += 1
  if (at >= lines.length) return lines.length
  for (let next = at + 1; next < lines.length; next += 1) {
    const line = lines[next] ?? ''
    const before = lines[next - 1] ?? ''
    if (breaks.by === 'lines' || line.trim() === '' || isIndented(line)) return next
    if (isRow(line) || (isColumns(line) && isColumns(lines[next + 1] ?? ''))) return next
    if (breaks.by === 'sentences' && isLastLine(before, breaks.margin)) return next
    if (/=\s*$/.test(before)) return next
    if (next - at > maxLines) return next
  }
  return lines.length
}

function isLastLine(line: string, margin: number): boolean {
  return /[.!?…。！？»”"]$/.test(line.trimEnd()) && widthOf(line) < margin * 0.8
}

/** Longer paragraphs are none. */
const maxLines = 2_000

/** Wrapped lines as one: with a space between, but none within Chinese or after a hyphen. */
function joined(lines: readonly string[]): string {
  let text = ''
  for (const line of lines) {
    const next = withoutLineEnd(
      line
        .replaceAll(/[\u0000-\u0010\u0014-\u001F\u007F]+/g, ' ')
        .replaceAll(/[ \u3000]{2,}/g, ' ')
        .trim(),
    )
    if (next === '') continue
    const isClose =
      text === '' ||
      (/[\u2E80-\uFFEF“”]$/.test(text) && /^[\u2E80-\uFFEF“”]/.test(next)) ||
      /[\p{L}\p{N}]-$/u.test(text)
    text += isClose ? next : ` ${next}`
  }
  return text
}
