import { CsvStop } from './fault.ts'

export interface CsvRecord {
  readonly fields: readonly string[]
  /** The line on which the record begins, from 1. */
  readonly line: number
}

const [quote, carriageReturn, lineFeed] = [0x22, 0x0d, 0x0a] as const

/**
 * Cuts text into records as it comes, holding no more than the record at hand. Quotes as RFC 4180
 * has them, also around line ends; lines end in CR, LF or both. Blank lines are counted and left out.
 */
export class RecordScanner {
  readonly #separator: number
  readonly #limit: number
  #text = ''
  /** A record that was found unfinished is tried again only when so much text is at hand. */
  #enough = 0
  #line = 1
  blank = 0

  /** @param limit letters (UTF-16 code units) of one record */
  constructor(separator: string, limit: number) {
    this.#separator = separator.charCodeAt(0)
    this.#limit = limit
  }

  *push(text: string, isLast: boolean): Generator<CsvRecord> {
    this.#text += text
    if (this.#text.length < this.#enough && !isLast) return
    let at = 0
    while (at < this.#text.length) {
      const line = this.#line
      const record = scanRecord(this.#text, at, this.#separator, isLast, line)
      const length = (record?.end ?? this.#text.length) - at
      if (length > this.#limit) {
        const rule = `A record has more than ${this.#limit} letters; a quote may have been left open.`
        throw new CsvStop({ code: 'csv.row-too-long', rule, line })
      }
      if (record === undefined) break
      at = record.end
      this.#line += record.lines
      const [first] = record.fields
      if (record.fields.length === 1 && first === '' && !record.isQuoted) this.blank += 1
      else yield { fields: record.fields, line }
    }
    this.#text = this.#text.slice(at)
    this.#enough = this.#text.length * 2
  }
}

interface Scanned {
  readonly fields: readonly string[]
  readonly end: number
  readonly lines: number
  readonly isQuoted: boolean
}

/** One record from `start`, none if the text ends before it does. */
function scanRecord(
  text: string,
  start: number,
  separator: number,
  isLast: boolean,
  line: number,
): Scanned | undefined {
  const fields: string[] = []
  let at = start
  let lines = 0
  let isQuoted = false
  for (;;) {
    if (text.charCodeAt(at) === quote) {
      const quoted = scanQuoted(text, at + 1, isLast)
      if (quoted === undefined) {
        if (!isLast) return undefined
        const rule = 'A quote that opens here is never closed.'
        throw new CsvStop({ code: 'csv.quote-open', rule, line, column: String(fields.length + 1) })
      }
      isQuoted = true
      fields.push(quoted.value)
      lines += quoted.lines
      at = quoted.end
    } else {
      const from = at
      at = endOfPlain(text, at, separator)
      fields.push(text.slice(from, at))
    }
    if (at >= text.length) return isLast ? { fields, end: at, lines: lines + 1, isQuoted } : undefined // prettier-ignore
    const code = text.charCodeAt(at)
    if (code === separator) {
      at += 1
      continue
    }
    if (code !== carriageReturn && code !== lineFeed) {
      const rule = 'After the closing quote of a field comes a separator or the end of the line.'
      throw new CsvStop({ code: 'csv.quote-misplaced', rule, line: line + lines, column: String(fields.length) }) // prettier-ignore
    }
    // Whether a line feed follows the last carriage return at hand is not known yet.
    if (code === carriageReturn && at + 1 === text.length && !isLast) return undefined
    const isPair = code === carriageReturn && text.charCodeAt(at + 1) === lineFeed
    return { fields, end: at + (isPair ? 2 : 1), lines: lines + 1, isQuoted }
  }
}

function endOfPlain(text: string, start: number, separator: number): number {
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === separator || code === lineFeed || code === carriageReturn) return at
  }
  return text.length
}

function scanQuoted(
  text: string,
  start: number,
  isLast: boolean,
): { value: string; end: number; lines: number } | undefined {
  let value = ''
  let from = start
  for (;;) {
    const at = text.indexOf('"', from)
    if (at === -1 || (at + 1 === text.length && !isLast)) return undefined
    value += text.slice(from, at)
    if (text.charCodeAt(at + 1) !== quote) return { value, end: at + 1, lines: linesIn(value) }
    value += '"'
    from = at + 2
  }
}

function linesIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0
}

/** The separator with which the first records are most even, and have most fields. */
export function recogniseSeparator(head: string): string {
  let best = { separator: ',', fields: 1 }
  for (const separator of [',', ';', '\t', '|']) {
    const counts = fieldCounts(head, separator)
    const fields = counts[0] ?? 1
    if (counts.every((count) => count === fields) && fields > best.fields)
      best = { separator, fields }
  }
  if (best.fields > 1) return best.separator
  // No separator is even: the rows are at fault, and the header decides.
  const inHeader = (separator: string): number => fieldCounts(head, separator)[0] ?? 1
  return [',', ';', '\t', '|'].toSorted((a, b) => inHeader(b) - inHeader(a))[0] ?? ','
}

function fieldCounts(head: string, separator: string): readonly number[] {
  const counts: number[] = []
  try {
    for (const { fields } of new RecordScanner(separator, head.length + 1).push(head, false)) {
      counts.push(fields.length)
      if (counts.length === 20) break
    }
    if (counts.length === 0)
      for (const { fields } of new RecordScanner(separator, head.length + 1).push(head, true))
        counts.push(fields.length)
  } catch (error) {
    // With this separator the head is no CSV.
    if (!(error instanceof CsvStop)) throw error
    return [1]
  }
  return counts
}
