import { NumberColumnBuilder, type Column } from '../column.ts'
import type { Remark } from '../data-set.ts'
import type { Dictionary, Place } from './dictionary.ts'
import { brokenTail, type TextReader } from './encoding.ts'
import { SavStop, type SavLimits } from './fault.ts'
import { ByteTextBuilder } from './text-builder.ts'

interface TextField {
  readonly builder: ByteTextBuilder
  readonly name: string
  readonly width: number
  readonly segments: Place['segments']
  /** Different texts that ended within a letter, and the first row of one. */
  cut: number
  firstCut: number
}

/** Takes the eight-byte elements of cases one by one and grows the columns. */
export class CaseCollector {
  /** For each element the column of numbers that it belongs to, none for parts of texts. */
  readonly numbers: readonly (NumberColumnBuilder | undefined)[]
  /** The texts of the case at hand, each element at its place. */
  readonly texts: Uint8Array
  rows = 0
  #offset = 0
  readonly #dictionary: Dictionary
  readonly #columns: readonly (NumberColumnBuilder | ByteTextBuilder)[]
  readonly #fields: readonly TextField[]
  readonly #limits: SavLimits
  readonly #joined: Uint8Array
  readonly #most: number

  constructor(dictionary: Dictionary, text: TextReader, limits: SavLimits) {
    this.#dictionary = dictionary
    this.#limits = limits
    this.#most = Math.floor(limits.cells / dictionary.variables.length)
    const numbers: (NumberColumnBuilder | undefined)[] = Array.from({ length: dictionary.slots })
    const fields: TextField[] = []
    this.#columns = dictionary.variables.map((variable, index) => {
      const { slot, segments } = dictionary.places[index] ?? { slot: 0, segments: [] }
      if (variable.kind === 'number') {
        const builder = new NumberColumnBuilder()
        numbers[slot] = builder
        return builder
      }
      const { name, width } = variable
      const builder = new ByteTextBuilder((bytes) => this.#read(field, bytes, text))
      const field: TextField = { builder, name, width, segments, cut: 0, firstCut: 0 }
      fields.push(field)
      return builder
    })
    this.numbers = numbers
    this.#fields = fields
    this.texts = new Uint8Array(dictionary.slots * 8)
    this.#joined = new Uint8Array(Math.max(8, ...fields.map(({ width }) => width + 8)))
  }

  /** Ends a case whose elements have all come. */
  endCase(offset: number): void {
    this.#offset = offset
    for (const { builder, segments } of this.#fields) {
      const [first] = segments
      if (segments.length === 1 && first !== undefined)
        builder.push(this.texts, first.start, endOf(this.texts, first.start, first.start + first.length)) // prettier-ignore
      else {
        let length = 0
        for (const segment of segments) {
          const part = this.texts.subarray(segment.start, segment.start + segment.length)
          this.#joined.set(part, length)
          length += part.length
        }
        builder.push(this.#joined, 0, endOf(this.#joined, 0, length))
      }
    }
    this.rows += 1
    if (this.rows > this.#most)
      throw this.#stop(offset, `There are more than ${this.#limits.cells} cells.`)
    if (this.rows % 4096 === 0) this.#weigh(offset)
  }

  columns(): readonly Column[] {
    return this.#columns.map((builder) => builder.done())
  }

  remarks(): readonly Remark[] {
    return this.#fields
      .filter(({ cut }) => cut > 0)
      .map(({ name, cut, firstCut }) => ({
        code: 'sav.text-cut',
        about:
          'Different texts end within a letter, which is left out: the file was written too narrow.',
        variable: name,
        row: firstCut,
        count: cut,
      }))
  }

  /** The variable whose value an element is. */
  nameAt(slot: number): string {
    const index = this.#dictionary.places.findLastIndex((place) => place.slot <= slot)
    return this.#dictionary.variables[index]?.name ?? ''
  }

  #read(field: TextField, bytes: Uint8Array, text: TextReader): string {
    const whole = text.read(bytes)
    if (whole !== undefined) return whole
    const tail = text.encoding === 'utf-8' && bytes.length >= field.width ? brokenTail(bytes) : 0
    const kept = tail === 0 ? undefined : text.read(bytes.subarray(0, bytes.length - tail))
    if (kept === undefined)
      throw text.fault(this.#offset, 'cases', { row: this.rows + 1, column: field.name })
    if (field.cut === 0) field.firstCut = this.rows + 1
    field.cut += 1
    return kept
  }

  #weigh(offset: number): void {
    let bytes = 0
    for (const { builder } of this.#fields) bytes += builder.size
    if (bytes > this.#limits.textBytes)
      throw this.#stop(offset, `The texts take more than ${this.#limits.textBytes} bytes.`)
  }

  #stop(offset: number, rule: string): SavStop {
    return new SavStop({ code: 'sav.too-large', offset, record: 'cases', rule, row: this.rows })
  }
}

/** The end of a text without the blanks and zeros that fill up its field. */
function endOf(bytes: Uint8Array, start: number, end: number): number {
  let at = end
  while (at > start && (bytes[at - 1] === 0x20 || bytes[at - 1] === 0)) at -= 1
  return at
}
