/**
 * A row of a CSV file, its place counted from 1; one that is too long says only how long it is, and so
 * does what stands behind a quotation mark that nothing closes.
 */
export type CsvRow =
  | { readonly line: number; readonly fields: readonly string[] }
  | { readonly line: number; readonly length: number; readonly unclosed?: true }

/** What a spreadsheet would run as a formula, with the apostrophes that keep it from that. */
const formula = /^'*[=+\-@\t\r]/
const guarded = /^'+[=+\-@\t\r]/

/** Fields of a row, for an empty one takes memory too. */
const mostFields = 10_000

/**
 * Reads CSV as it comes, in memory of one row: commas, semicolons or tabs, whichever the first line
 * has most of; quotes as RFC 4180 has them, also around line breaks. The apostrophe that `csvLine`
 * puts before a formula is taken off again.
 * @param limit letters (UTF-16 code units) of one row
 */
export class CsvReader {
  readonly #limit: number
  #separator: string | undefined
  #head = ''
  #field = ''
  #fields: string[] = []
  #length = 0
  #separators = 0
  #quoted = false
  /** A quote was read inside a quoted field: its end, or one of two that stand for one. */
  #closing = false
  /** A return was read: a line feed belongs to it, and alone it ends a line too. */
  #returned = false
  #line = 1
  #start = 1

  constructor(limit: number) {
    this.#limit = limit
  }

  *push(text: string): Generator<CsvRow> {
    if (this.#separator !== undefined) {
      yield* this.#read(text)
      return
    }
    this.#head += text
    if (/[\r\n]/.test(this.#head) || this.#head.length > this.#limit) yield* this.#begin()
  }

  *end(): Generator<CsvRow> {
    if (this.#separator === undefined) yield* this.#begin()
    if (this.#length === 0) return
    const isUnclosed = this.#quoted && !this.#closing
    const row = { line: this.#start, length: this.#length }
    yield isUnclosed ? { ...row, unclosed: true } : this.#row()
  }

  *#begin(): Generator<CsvRow> {
    const head = this.#head.replace(/^\uFEFF/u, '')
    const [first = ''] = head.split(/[\r\n]/, 1)
    const count = (separator: string): number => first.split(separator).length
    this.#separator = [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ','
    this.#head = ''
    yield* this.#read(head)
  }

  *#read(text: string): Generator<CsvRow> {
    for (const sign of text) {
      const isBreak = sign === '\n' || sign === '\r'
      if (isBreak && !(sign === '\n' && this.#returned)) this.#line += 1
      this.#returned = sign === '\r'
      if (this.#closing) {
        this.#closing = false
        if (sign === '"') {
          this.#add('"')
          continue
        }
        this.#quoted = false
      }
      if (this.#quoted) {
        if (sign === '"') this.#closing = true
        else this.#add(sign)
      } else if (sign === '"' && this.#field === '') {
        this.#quoted = true
        this.#length += 1
      } else if (sign === this.#separator) {
        this.#separate()
      } else if (isBreak) {
        if (this.#length > 0) yield this.#row()
        else this.#start = this.#line
      } else this.#add(sign)
    }
  }

  #add(sign: string): void {
    this.#length += sign.length
    if (this.#isTooLong()) this.#drop()
    else this.#field += sign
  }

  #separate(): void {
    this.#length += 1
    this.#separators += 1
    if (this.#isTooLong()) this.#drop()
    else this.#fields.push(plain(this.#field))
    this.#field = ''
  }

  #isTooLong(): boolean {
    return this.#length > this.#limit || this.#separators >= mostFields
  }

  #drop(): void {
    this.#field = ''
    this.#fields = []
  }

  #row(): CsvRow {
    const line = this.#start
    const length = this.#length
    const isTooLong = this.#isTooLong()
    const fields = [...this.#fields, plain(this.#field)]
    this.#drop()
    this.#length = 0
    this.#separators = 0
    this.#quoted = false
    this.#closing = false
    this.#start = this.#line
    return isTooLong ? { line, length } : { line, fields }
  }
}

function plain(field: string): string {
  return guarded.test(field) ? field.slice(1) : field
}

/**
 * A row of CSV as RFC 4180 writes it, with its line end. A field that a spreadsheet would run as a
 * formula has an apostrophe before it, which makes it text.
 */
export function csvLine(fields: readonly string[]): string {
  const quoted = fields.map((field) => {
    const safe = formula.test(field) ? `'${field}` : field
    return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  })
  return `${quoted.join(',')}\r\n`
}
