import type { Attributes } from '../data-set.ts'
import { parseAttributes, parseVariableAttributes } from './attribute-text.ts'
import { encodingOfName, encodingOfNumber, trimEnd, type TextReader } from './encoding.ts'
import { SavStop } from './fault.ts'
import type { RawExtension, RawText } from './raw-dictionary.ts'
import { RecordReader } from './record-reader.ts'
import { parseSets, type RawSet } from './set-text.ts'

export interface LongLabels {
  readonly variable: string
  readonly labels: readonly { readonly value: RawText; readonly label: RawText }[]
  readonly offset: number
}

export interface LongMissing {
  readonly variable: string
  readonly values: readonly RawText[]
  readonly offset: number
}

/** What the records of type 7 say, their texts read. */
export interface Extensions {
  readonly displays: readonly number[]
  readonly longNames: readonly Named[]
  readonly longWidths: readonly Named[]
  readonly rows?: number
  readonly sets: readonly RawSet[]
  readonly groups: readonly Named[]
  readonly attributes: Attributes
  readonly variableAttributes: readonly (readonly [string, Attributes])[]
  readonly longLabels: readonly LongLabels[]
  readonly longMissing: readonly LongMissing[]
  readonly product: string
  /** The number that stands for no answer. */
  readonly systemMissing: number
  /** Subtypes that say nothing that is kept here. */
  readonly skipped: readonly number[]
}

/** One `name=value`. */
export interface Named {
  readonly name: string
  readonly value: string
  readonly offset: number
}

const known = new Set([3, 4, 5, 7, 10, 11, 13, 14, 16, 17, 18, 19, 20, 21, 22])
const titles: Readonly<Record<number, string>> = {
  3: '7/3 machine integers',
  4: '7/4 machine numbers',
  5: '7/5 variable groups',
  7: '7/7 multi-response sets',
  10: '7/10 product',
  11: '7/11 display',
  13: '7/13 long names',
  14: '7/14 very long strings',
  16: '7/16 number of cases',
  17: '7/17 attributes',
  18: '7/18 variable attributes',
  19: '7/19 multi-response sets',
  20: '7/20 encoding',
  21: '7/21 labels of long strings',
  22: '7/22 missing values of long strings',
}

/** The encoding that a file claims: record 7/20 by its name, else record 7/3 by its number. */
export function claimedEncoding(
  extensions: readonly RawExtension[],
  little: boolean,
): string | undefined {
  const named = extensions.find(({ subtype }) => subtype === 20)
  if (named !== undefined) {
    const name = String.fromCodePoint(...trimEnd(named.bytes.subarray(0, 64)))
    return encodingOfName(name) ?? unsupported(named, name)
  }
  const integers = extensions.find(({ subtype }) => subtype === 3)
  if (integers === undefined) return undefined
  const reader = new RecordReader(integers.bytes, little, titles[3] ?? '', integers.offset)
  reader.take(28)
  const code = reader.int()
  if ([0, 2, 3].includes(code)) return undefined
  return encodingOfNumber(code) ?? unsupported(integers, code === 1 ? 'EBCDIC' : `${code}`)
}

function unsupported({ offset, subtype }: RawExtension, name: string): never {
  const rule = `The encoding "${name}" cannot be read here; name another to read it by.`
  throw new SavStop({ code: 'sav.encoding-unsupported', offset, record: `7/${subtype}`, rule })
}

/** Reads all records of type 7 that carry something of the survey. */
export function readExtensions(
  raw: readonly RawExtension[],
  little: boolean,
  text: TextReader,
): Extensions {
  const of = (subtype: number): readonly Part[] =>
    raw
      .filter((extension) => extension.subtype === subtype)
      .map((extension) => new Part(extension, little, text))
  const [rows] = of(16).map((part) => part.rows())
  return {
    displays: of(11).flatMap((part) => part.integers()),
    longNames: of(13).flatMap((part) => part.named('\t')),
    longWidths: of(14).flatMap((part) => part.named('\t')),
    ...(rows !== undefined && { rows }),
    sets: [7, 19].flatMap((subtype) => of(subtype).flatMap((part) => part.sets())),
    groups: of(5).flatMap((part) => part.named('\n')),
    attributes: Object.fromEntries(of(17).flatMap((part) => Object.entries(part.attributes()))),
    variableAttributes: of(18).flatMap((part) => part.variableAttributes()),
    longLabels: of(21).flatMap((part) => part.longLabels()),
    longMissing: of(22).flatMap((part) => part.longMissing()),
    product: of(10)
      .map((part) => part.all())
      .join('\n'),
    systemMissing: of(4)[0]?.systemMissing() ?? -Number.MAX_VALUE,
    skipped: raw.map(({ subtype }) => subtype).filter((subtype) => !known.has(subtype)),
  }
}

class Part {
  readonly #raw: RawExtension
  readonly #record: string
  readonly #reader: RecordReader
  readonly #text: TextReader

  constructor(raw: RawExtension, little: boolean, text: TextReader) {
    this.#raw = raw
    this.#record = titles[raw.subtype] ?? `7/${raw.subtype}`
    this.#reader = new RecordReader(raw.bytes, little, this.#record, raw.offset)
    this.#text = text
  }

  all(): string {
    return this.#text.demand(this.#raw.bytes, this.#raw.offset, this.#record)
  }

  integers(): readonly number[] {
    const integers: number[] = []
    while (this.#reader.left > 0) integers.push(this.#reader.int())
    return integers
  }

  rows(): number {
    this.#reader.long()
    const rows = this.#reader.long()
    if (rows < -1 || rows > 2 ** 53)
      this.#reader.stop('sav.count-unbelievable', `${rows} is no count of cases.`)
    return rows
  }

  systemMissing(): number {
    return this.#reader.double()
  }

  named(separator: string): readonly Named[] {
    return this.all()
      .split(separator)
      .map((pair) => pair.replaceAll('\0', '').trim())
      .filter((pair) => pair !== '')
      .map((pair) => {
        const equals = pair.indexOf('=')
        if (equals < 1) this.#reader.stop('sav.record-malformed', 'Each part is name=value.')
        const [name, value] = [pair.slice(0, equals), pair.slice(equals + 1).trim()]
        return { name, value, offset: this.#raw.offset }
      })
  }

  sets(): readonly RawSet[] {
    return parseSets(this.#raw.bytes, this.#raw.offset, this.#record, this.#text)
  }

  attributes(): Attributes {
    return parseAttributes(this.all(), 0, this.#where()).attributes
  }

  variableAttributes(): readonly (readonly [string, Attributes])[] {
    return parseVariableAttributes(this.all(), this.#where())
  }

  longLabels(): readonly LongLabels[] {
    const found: LongLabels[] = []
    while (this.#reader.left > 0) {
      const offset = this.#raw.offset + this.#reader.at
      const variable = this.#name()
      this.#reader.int()
      const count = this.#reader.int()
      if (count < 0 || count > this.#reader.left / 8)
        this.#reader.stop('sav.count-unbelievable', `There is no room for ${count} labels.`)
      const labels: LongLabels['labels'][number][] = []
      for (let left = count; left > 0; left -= 1)
        labels.push({ value: this.#counted(), label: this.#counted() })
      found.push({ variable, labels, offset })
    }
    return found
  }

  longMissing(): readonly LongMissing[] {
    const found: LongMissing[] = []
    while (this.#reader.left > 0) {
      const offset = this.#raw.offset + this.#reader.at
      const variable = this.#name()
      const count = this.#reader.byte()
      if (count < 1 || count > 3)
        this.#reader.stop('sav.record-malformed', 'A long string has one to three missing values.')
      const length = this.#reader.int()
      const values: RawText[] = []
      for (let left = count; left > 0; left -= 1) {
        // Old writers of PSPP repeated the length before each value.
        if (left < count && this.#repeats(length)) this.#reader.int()
        const place = this.#raw.offset + this.#reader.at
        values.push({ offset: place, bytes: this.#reader.take(length) })
      }
      found.push({ variable, values, offset })
    }
    return found
  }

  #repeats(length: number): boolean {
    if (this.#reader.left < 4) return false
    const { at } = this.#reader
    const repeated = this.#reader.int() === length
    this.#reader.at = at
    return repeated
  }

  #name(): string {
    const { bytes, offset } = this.#counted()
    return this.#text.demand(bytes, offset, this.#record)
  }

  #counted(): RawText {
    const length = this.#reader.int()
    const offset = this.#raw.offset + this.#reader.at
    return { offset, bytes: this.#reader.take(length) }
  }

  #where(): { offset: number; record: string } {
    return { offset: this.#raw.offset, record: this.#record }
  }
}
