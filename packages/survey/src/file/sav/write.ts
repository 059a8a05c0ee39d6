import { zlibSync } from 'fflate'
import { missingOf, type NumberColumn, type TextColumn } from '../column.ts'
import type { DataSet, Remark } from '../data-set.ts'
import { ok, type Result } from '../../result.ts'
import { ByteSink, utf8 } from './byte-sink.ts'
import type { Compression } from './header.ts'
import { bias, writeDictionary } from './write-dictionary.ts'
import { planSav, type Planned, type SavWriteFault } from './write-plan.ts'

export interface SavWriting {
  /** Bytecode unless said; zlib makes a .zsav. */
  readonly compression?: Compression
  /** When the file is made; else what the data set says of itself. */
  readonly created?: Date
}

export interface SavFile {
  /** The file's bytes in order; they can be had once. */
  readonly chunks: Iterable<Uint8Array>
  readonly remarks: readonly Remark[]
}

const blockSize = 0x3f_f000
const chunkSize = 0x4_0000

/**
 * Writes an SPSS system file in UTF-8. What the format cannot hold is refused before a byte is
 * written. A .zsav's compressed cases are held in memory until the last of them is known.
 */
export function writeSav(
  dataSet: DataSet,
  { compression = 'bytecode', created }: SavWriting = {},
): Result<SavFile, SavWriteFault> {
  const plan = planSav(dataSet)
  if (!plan.ok) return plan
  const stamp = created === undefined ? (dataSet.created ?? '') : stampOf(created)
  const dictionary = writeDictionary(
    dataSet,
    plan.value,
    compression,
    /^[ -~]{17}$/.test(stamp) ? stamp : '01 Jan 7000:00:00',
  )
  const cases = (size: number): Iterable<Uint8Array> =>
    writeCases(plan.value.planned, dataSet.rows, compression !== 'none', size)
  const chunks = compression === 'zlib' ? deflated(dictionary, cases) : plain(dictionary, cases)
  return ok({ chunks, remarks: plan.value.remarks })
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `23 Nov 26` and `14:44:00`, in UTC. */
function stampOf(moment: Date): string {
  const two = (number: number): string => String(number % 100).padStart(2, '0')
  const day = `${two(moment.getUTCDate())} ${months[moment.getUTCMonth()]} ${two(moment.getUTCFullYear())}` // prettier-ignore
  return `${day}${moment.toISOString().slice(11, 19)}`
}

function* plain(
  dictionary: Uint8Array,
  cases: (size: number) => Iterable<Uint8Array>,
): Generator<Uint8Array> {
  yield dictionary
  yield* cases(chunkSize)
}

function* deflated(
  dictionary: Uint8Array,
  cases: (size: number) => Iterable<Uint8Array>,
): Generator<Uint8Array> {
  yield dictionary
  const blocks: { readonly inflated: number; readonly bytes: Uint8Array }[] = []
  for (const bytes of cases(blockSize))
    blocks.push({ inflated: bytes.length, bytes: zlibSync(bytes) })
  const start = dictionary.length
  const length = blocks.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const head = new ByteSink(24)
  for (const field of [start, start + 24 + length, 24 * (blocks.length + 1)]) head.long(field)
  yield head.drain()
  const trailer = new ByteSink(24 * (blocks.length + 1))
  trailer.long(-bias)
  trailer.long(0)
  trailer.int(blockSize)
  trailer.int(blocks.length)
  let [inflatedAt, deflatedAt] = [start, start + 24]
  for (const { inflated, bytes } of blocks) {
    yield bytes
    trailer.long(inflatedAt)
    trailer.long(deflatedAt)
    trailer.int(inflated)
    trailer.int(bytes.length)
    inflatedAt += inflated
    deflatedAt += bytes.length
  }
  yield trailer.drain()
}

/** Puts one row's value of a variable into the file. */
type Field = (row: number) => void

function* writeCases(
  planned: readonly Planned[],
  rows: number,
  isBytecode: boolean,
  size: number,
): Generator<Uint8Array> {
  const sink = new ByteSink(size + 4096)
  const elements = isBytecode ? new BytecodeElements(sink) : new PlainElements(sink)
  const fields = planned.map(({ column, widths }) =>
    column.kind === 'number' ? numberField(column, elements) : textField(column, widths, elements),
  )
  for (let row = 0; row < rows; row += 1) {
    for (const field of fields) field(row)
    // The eight codes at hand stay within reach.
    while (sink.length >= size + 4096) {
      yield sink.drain(size)
      elements.drained(size)
    }
  }
  while (sink.length > 0) yield sink.drain(Math.min(size, sink.length))
}

interface Elements {
  number(value: number): void
  text(bytes: Uint8Array, at: number): void
  /** So many bytes have left the sink. */
  drained(length: number): void
}

class PlainElements implements Elements {
  readonly #sink: ByteSink

  constructor(sink: ByteSink) {
    this.#sink = sink
  }

  number(value: number): void {
    this.#sink.double(Number.isNaN(value) ? -Number.MAX_VALUE : value)
  }

  text(bytes: Uint8Array, at: number): void {
    this.#sink.copy(bytes, at, 8)
  }

  drained(): void {
    // Nothing is written before where it ends.
  }
}

class BytecodeElements implements Elements {
  readonly #sink: ByteSink
  /** Where the eight codes at hand stand in the sink, and how many of them are set. */
  #start = 0
  #count = 8

  constructor(sink: ByteSink) {
    this.#sink = sink
  }

  number(value: number): void {
    if (value >= 1 - bias && value <= 251 - bias && Number.isInteger(value))
      this.#code(value + bias)
    else if (Number.isNaN(value)) this.#code(255)
    else {
      this.#code(253)
      this.#sink.double(value)
    }
  }

  text(bytes: Uint8Array, at: number): void {
    for (let index = at; index < at + 8; index += 1)
      if (bytes[index] !== 0x20) {
        this.#code(253)
        this.#sink.copy(bytes, at, 8)
        return
      }
    this.#code(254)
  }

  drained(length: number): void {
    this.#start -= length
  }

  #code(code: number): void {
    if (this.#count === 8) {
      this.#start = this.#sink.length
      // Codes that are never set mean nothing to a reader.
      this.#sink.double(0)
      this.#count = 0
    }
    this.#sink.patch(this.#start + this.#count, code)
    this.#count += 1
  }
}

function numberField(column: NumberColumn, elements: Elements): Field {
  const { values } = column
  if (values instanceof Float64Array) return (row) => elements.number(values[row] ?? Number.NaN)
  const missing = missingOf(values)
  return (row) => {
    const value = values[row] ?? missing
    elements.number(value === missing ? Number.NaN : value)
  }
}

/** So many different texts are kept as they are written; of more, each is made anew. */
const mostKept = 65_536

function textField(column: TextColumn, widths: readonly number[], elements: Elements): Field {
  const kept: Uint8Array[] = []
  const keeps = column.texts.length <= mostKept
  const length = widths.reduce((sum, width) => sum + Math.ceil(width / 8) * 8, 0)
  return (row) => {
    const code = column.codes[row] ?? -1
    const bytes = kept[code] ?? segmented(utf8(column.texts[code] ?? ''), widths, length)
    if (keeps) kept[code] = bytes
    for (let at = 0; at < length; at += 8) elements.text(bytes, at)
  }
}

/** The text as it stands in its segments' fields, each of 255 bytes in a field of 256. */
function segmented(text: Uint8Array, widths: readonly number[], length: number): Uint8Array {
  const bytes = new Uint8Array(length).fill(0x20)
  for (let index = 0; index < widths.length; index += 1)
    bytes.set(text.subarray(index * 255, (index + 1) * 255), index * 256)
  return bytes
}
