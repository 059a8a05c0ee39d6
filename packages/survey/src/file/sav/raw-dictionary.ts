import type { ByteSource } from './byte-source.ts'
import { SavStop, type SavFaultCode, type SavLimits } from './fault.ts'
import type { Header } from './header.ts'
import { RecordReader } from './record-reader.ts'

/** Bytes of a text whose encoding is not known yet, and where they stand. */
export interface RawText {
  readonly bytes: Uint8Array
  readonly offset: number
}

export interface RawVariable {
  readonly name: RawText
  /** 0 for numbers, else bytes. */
  readonly width: number
  readonly label?: RawText
  /** -3 and -2: a range, with one more value or none; 1 to 3: single values. */
  readonly missingCode: number
  readonly missing: readonly RawText[]
  readonly print: number
  readonly write: number
  /** The first of its eight-byte elements in a case, from 0. */
  readonly slot: number
}

export interface RawLabels {
  readonly labels: readonly { readonly value: RawText; readonly label: RawText }[]
  /** Places of variables among the elements, from 1. */
  readonly slots: readonly number[]
  readonly offset: number
}

export interface RawExtension {
  readonly subtype: number
  readonly bytes: Uint8Array
  readonly size: number
  readonly offset: number
}

export interface RawDictionary {
  readonly variables: readonly RawVariable[]
  /** Eight-byte elements of a case. */
  readonly slots: number
  readonly labels: readonly RawLabels[]
  readonly documents: readonly RawText[]
  readonly extensions: readonly RawExtension[]
}

/** Reads everything between the header and the cases, its texts still bytes. */
export async function readRawDictionary(
  source: ByteSource,
  { little }: Header,
  limits: SavLimits,
): Promise<RawDictionary> {
  const records = new Records(source, little, limits)
  while (await records.next());
  return records
}

class Records implements RawDictionary {
  readonly variables: RawVariable[] = []
  slots = 0
  readonly labels: RawLabels[] = []
  readonly documents: RawText[] = []
  readonly extensions: RawExtension[] = []
  readonly #source: ByteSource
  readonly #little: boolean
  readonly #limits: SavLimits

  constructor(source: ByteSource, little: boolean, limits: SavLimits) {
    this.#source = source
    this.#little = little
    this.#limits = limits
  }

  /** Reads one record; false at the end of the dictionary. */
  async next(): Promise<boolean> {
    if (this.#source.offset > this.#limits.dictionaryBytes)
      this.#stop('sav.too-large', 'dictionary', `It is longer than the limit of ${this.#limits.dictionaryBytes} bytes.`) // prettier-ignore
    const type = await this.#int('record type')
    if (type === 2) await this.#variable()
    else if (type === 3) await this.#labels()
    else if (type === 6) await this.#documents()
    else if (type === 7) await this.#extension()
    else if (type === 999) {
      await this.#take(4, 'end of dictionary')
      return false
    } else {
      const code = type === 4 ? 'sav.record-misplaced' : 'sav.record-malformed'
      const rule =
        type === 4
          ? 'A list of labelled variables follows its labels only.'
          : `No record has the type ${type}.`
      this.#stop(code, `record ${type}`, rule, -4)
    }
    return true
  }

  async #variable(): Promise<void> {
    const record = 'variable'
    const offset = this.#source.offset
    const fields = await this.#reader(28, record)
    const width = fields.int()
    const hasLabel = fields.int()
    const missingCode = fields.int()
    const print = fields.int()
    const write = fields.int()
    const name = { bytes: fields.take(8).slice(), offset: offset + 20 }
    if (width < 0 || width > 255)
      this.#stop('sav.record-malformed', record, width === -1 ? 'A continuation follows no text.' : `A width of ${width} is none between 0 and 255.`, -28) // prettier-ignore
    if (this.variables.length >= this.#limits.variables)
      this.#stop('sav.too-large', record, `There are more than ${this.#limits.variables} variables.`) // prettier-ignore
    const label = hasLabel === 0 ? undefined : await this.#label(hasLabel)
    if (![-3, -2, 0, 1, 2, 3].includes(missingCode) || (width > 0 && missingCode < 0))
      this.#stop('sav.record-malformed', record, `${missingCode} is no count of missing values.`)
    const missing: RawText[] = []
    for (let count = Math.abs(missingCode); count > 0; count -= 1)
      missing.push({ offset: this.#source.offset, bytes: (await this.#take(8, record)).slice() })
    const slot = this.slots
    this.variables.push({
      name,
      width,
      ...(label && { label }),
      missingCode,
      missing,
      print,
      write,
      slot,
    })
    this.slots += Math.max(1, Math.ceil(width / 8))
    for (let more = Math.ceil(width / 8); more > 1; more -= 1) await this.#continuation()
  }

  async #label(hasLabel: number): Promise<RawText> {
    if (hasLabel !== 1)
      this.#stop('sav.record-malformed', 'variable', 'Whether there is a label is said by 0 or 1.')
    const length = await this.#int('variable label')
    if (length < 0 || length > 65_535)
      this.#stop('sav.count-unbelievable', 'variable label', `No label has ${length} bytes.`, -4)
    const { offset } = this.#source
    const bytes = await this.#take(Math.ceil(length / 4) * 4, 'variable label')
    return { bytes: bytes.slice(0, length), offset }
  }

  async #continuation(): Promise<void> {
    const fields = await this.#reader(32, 'variable')
    if (fields.int() !== 2 || fields.int() !== -1)
      this.#stop('sav.record-malformed', 'variable', 'A text of more than 8 bytes is followed by its continuations.', -32) // prettier-ignore
    const [hasLabel, missing] = [fields.int(), fields.int()]
    if (hasLabel !== 0 || missing !== 0)
      this.#stop('sav.record-malformed', 'variable', 'A continuation has neither label nor missing values.', -24) // prettier-ignore
  }

  async #labels(): Promise<void> {
    const record = 'value labels'
    const { offset } = this.#source
    const count = await this.#count(record, 16)
    const labels: RawLabels['labels'][number][] = []
    for (let left = count; left > 0; left -= 1) {
      const value = { offset: this.#source.offset, bytes: (await this.#take(8, record)).slice() }
      const length = (await this.#take(1, record))[0] ?? 0
      const place = this.#source.offset
      const bytes = await this.#take(Math.ceil((length + 1) / 8) * 8 - 1, record)
      labels.push({ value, label: { bytes: bytes.slice(0, length), offset: place } })
    }
    if ((await this.#int(record)) !== 4)
      this.#stop('sav.record-misplaced', record, 'Value labels are followed by the list of their variables.', -4) // prettier-ignore
    const places = await this.#count('labelled variables', 4)
    const fields = await this.#reader(places * 4, 'labelled variables')
    const slots: number[] = []
    while (fields.left > 0) slots.push(fields.int())
    this.labels.push({ labels, slots, offset })
  }

  async #documents(): Promise<void> {
    const count = await this.#count('documents', 80)
    for (let left = count; left > 0; left -= 1) {
      const { offset } = this.#source
      this.documents.push({ offset, bytes: (await this.#take(80, 'documents')).slice() })
    }
  }

  async #extension(): Promise<void> {
    const head = await this.#reader(12, 'extension')
    const [subtype, size, count] = [head.int(), head.int(), head.int()]
    const record = `7/${subtype}`
    const length = size * count
    if (size < 0 || count < 0 || length > this.#limits.dictionaryBytes)
      this.#stop('sav.count-unbelievable', record, `No record has ${count} parts of ${size} bytes.`, -8) // prettier-ignore
    const { offset } = this.#source
    const bytes = (await this.#take(length, record)).slice()
    this.extensions.push({ subtype, bytes, size, offset })
  }

  /** A count of parts that take at least `least` bytes each. */
  async #count(record: string, least: number): Promise<number> {
    const count = await this.#int(record)
    if (count < 0 || count * least > this.#limits.dictionaryBytes)
      this.#stop('sav.count-unbelievable', record, `The file cannot hold ${count} of these.`, -4)
    return count
  }

  async #int(record: string): Promise<number> {
    return (await this.#reader(4, record)).int()
  }

  async #reader(length: number, record: string): Promise<RecordReader> {
    const { offset } = this.#source
    return new RecordReader(await this.#take(length, record), this.#little, record, offset)
  }

  async #take(length: number, record: string): Promise<Uint8Array> {
    return this.#source.take(length, record)
  }

  #stop(code: SavFaultCode, record: string, rule: string, back = 0): never {
    throw new SavStop({ code, offset: this.#source.offset + back, record, rule })
  }
}
