import { join } from './byte-source.ts'
import type { CaseCollector } from './case-collector.ts'
import { SavStop, type SavFaultCode } from './fault.ts'

/** Turns the bytes of the cases, as they come, into elements for the collector. */
export interface CaseDecoder {
  /** @returns false once enough cases were read */
  push(bytes: Uint8Array): boolean
  /** After the last byte: a case that has begun must have ended. */
  end(): void
}

export interface CaseOptions {
  readonly little: boolean
  readonly bias: number
  readonly systemMissing: number
  /** Cases to read; -1 for all there are. */
  readonly rows: number
  /** The file's offset of the first case. */
  readonly offset: number
  /** Stop quietly after `rows` cases though the file has more. */
  readonly partial: boolean
}

/** What both ways of writing cases share: where in a case the next element belongs. */
abstract class Cases {
  protected readonly options: CaseOptions
  protected readonly collector: CaseCollector
  protected offset: number
  protected rest: Uint8Array = new Uint8Array(0)
  #slot = 0

  constructor(collector: CaseCollector, options: CaseOptions) {
    this.collector = collector
    this.options = options
    this.offset = options.offset
  }

  protected get isFull(): boolean {
    return this.collector.rows === this.options.rows
  }

  /** The chunk, with what the one before left over. */
  protected joined(bytes: Uint8Array): Uint8Array {
    if (this.rest.length === 0) return bytes
    return join([this.rest, bytes], this.rest.length + bytes.length)
  }

  /** One element as it stands in the file. */
  protected raw(bytes: Uint8Array, view: DataView, at: number): void {
    const column = this.collector.numbers[this.#slot]
    if (column === undefined) {
      const { texts } = this.collector
      const start = this.#slot * 8
      for (let index = 0; index < 8; index += 1) texts[start + index] = bytes[at + index] ?? 0
    } else {
      const value = view.getFloat64(at, this.options.little)
      if (value === this.options.systemMissing) column.push(Number.NaN)
      else if (Number.isFinite(value)) column.push(value)
      else this.stop('sav.value-not-a-number', 'A value is a finite number.', at)
    }
    this.#next(at)
  }

  /** A number that the compression wrote in one byte; NaN where there is no answer. */
  protected number(value: number, at: number): void {
    const column = this.collector.numbers[this.#slot]
    if (column !== undefined) column.push(value)
    // Seen in files of old programs: a zero within a text, which ends it.
    else if (value === 0) this.#fill(0)
    else this.stop('sav.code-misplaced', 'The code of a number stands within a text.', at)
    this.#next(at)
  }

  protected blanks(at: number): void {
    if (this.collector.numbers[this.#slot] !== undefined)
      this.stop('sav.code-misplaced', 'The code of eight blanks stands for a number.', at)
    this.#fill(0x20)
    this.#next(at)
  }

  protected finish(): void {
    const { rows } = this.collector
    if (this.#slot > 0) this.stop('sav.cut-short', `The file ends within case ${rows + 1}.`, 0)
    if (this.options.rows !== -1 && rows < this.options.rows && !this.options.partial)
      this.stop('sav.rows-missing', `${this.options.rows} cases are declared and ${rows} are there.`, 0) // prettier-ignore
  }

  protected stop(code: SavFaultCode, rule: string, at: number): never {
    throw new SavStop({
      code,
      offset: this.offset + at,
      record: 'cases',
      rule,
      row: this.collector.rows + 1,
      ...(this.#slot > 0 && { column: this.collector.nameAt(this.#slot) }),
    })
  }

  #fill(byte: number): void {
    this.collector.texts.fill(byte, this.#slot * 8, this.#slot * 8 + 8)
  }

  #next(at: number): void {
    this.#slot += 1
    if (this.#slot === this.collector.numbers.length) {
      this.#slot = 0
      this.collector.endCase(this.offset + at)
    }
  }
}

/** Cases as plain elements of eight bytes. */
export class PlainCases extends Cases implements CaseDecoder {
  push(chunk: Uint8Array): boolean {
    const bytes = this.joined(chunk)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    let at = 0
    while (at + 8 <= bytes.length && !this.isFull) {
      this.raw(bytes, view, at)
      at += 8
    }
    if (this.isFull && at < bytes.length) {
      if (this.options.partial) return false
      this.stop('sav.rows-beyond-count', 'There is more after the last declared case.', at)
    }
    this.offset += at
    this.rest = bytes.slice(at)
    return true
  }

  end(): void {
    if (this.rest.length > 0) this.stop('sav.cut-short', 'The file ends within a value.', 0)
    this.finish()
  }
}

const [padding, endOfCases, rawElement, eightBlanks, noAnswer] = [0, 252, 253, 254, 255] as const

/**
 * Cases in bytecode: eight codes of one byte each, followed by the elements that the codes announce
 * as they are.
 * @source GNU PSPP's description of the compressed data record
 */
export class BytecodeCases extends Cases implements CaseDecoder {
  #ended = false

  push(chunk: Uint8Array): boolean {
    const bytes = this.joined(chunk)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    let at = 0
    while (at + 8 <= bytes.length) {
      if (this.options.partial && this.isFull) return false
      const length = octetLength(bytes, at)
      if (at + length > bytes.length) break
      this.#octet(bytes, view, at)
      at += length
    }
    this.offset += at
    this.rest = bytes.slice(at)
    return true
  }

  end(): void {
    // A last octet may lack the codes after the end, or its unused codes.
    const known = this.rest.length < 8 && this.#isDone()
    if (this.rest.length > 0 && !known)
      this.stop('sav.cut-short', 'The file ends within eight values.', 0)
    this.finish()
  }

  #isDone(): boolean {
    return this.isFull || this.rest.every((code) => code === padding || code === endOfCases)
  }

  #octet(bytes: Uint8Array, view: DataView, start: number): void {
    let raw = start + 8
    for (let at = start; at < start + 8; at += 1) {
      const code = bytes[at] ?? 0
      if (code === padding) continue
      if (code === endOfCases) {
        this.#ended = true
        return
      }
      if (this.#ended || this.isFull) {
        if (this.options.partial) return
        const rule = this.#ended
          ? 'There are values after the mark of the end.'
          : 'There is more after the last declared case.'
        this.stop('sav.rows-beyond-count', rule, at)
      }
      if (code === rawElement) {
        this.raw(bytes, view, raw)
        raw += 8
      } else if (code === eightBlanks) this.blanks(at)
      else this.number(code === noAnswer ? Number.NaN : code - this.options.bias, at)
    }
  }
}

/** Bytes of eight codes and of the elements they announce before the end of cases. */
function octetLength(bytes: Uint8Array, start: number): number {
  let length = 8
  for (let at = start; at < start + 8; at += 1) {
    const code = bytes[at]
    if (code === endOfCases) break
    if (code === rawElement) length += 8
  }
  return length
}
