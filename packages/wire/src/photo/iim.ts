import { joinBytes } from '../line.ts'
import type { Warn } from '../fault.ts'
import { wireDecoder, type WireDecoder } from '../wire-text/decode-wire.ts'
import { ByteReader } from './byte-reader.ts'

/** A data set of IPTC IIM: record, number, value. */
export interface DataSet {
  readonly record: number
  readonly number: number
  readonly value: Uint8Array
}

const maxDataSets = 10_000

/**
 * The data sets of an IIM block, as far as it can be read; what is broken is warned of.
 * @source IPTC-NAA IIM 4.2
 */
export function dataSets(block: Uint8Array | undefined, warn: Warn): readonly DataSet[] {
  if (block === undefined) return []
  const { sets, damaged } = readDataSets(block)
  if (damaged) warn({ code: 'wire.photo-damaged', part: 'iim' })
  return sets
}

function readDataSets(block: Uint8Array): {
  readonly sets: readonly DataSet[]
  readonly damaged: boolean
} {
  const reader = new ByteReader(block)
  const sets: DataSet[] = []
  let at = 0
  while (at < block.length) {
    // Many programs fill the block up with zeros.
    if (block[at] === 0 && block.subarray(at).every((byte) => byte === 0)) break
    if (block[at] !== 0x1c || at + 5 > block.length || sets.length >= maxDataSets)
      return { sets, damaged: true }
    let start = at + 5
    let length = reader.u16(at + 3)
    if (length >= 0x8000) {
      const octets = length & 0x7fff
      if (octets > 4) return { sets, damaged: true }
      length = 0
      for (let index = 0; index < octets; index += 1)
        length = length * 256 + (block[start + index] ?? 0)
      start += octets
    }
    if (start + length > block.length) return { sets, damaged: true }
    sets.push({
      record: block[at + 1] ?? 0,
      number: block[at + 2] ?? 0,
      value: block.subarray(start, start + length),
    })
    at = start + length
  }
  return { sets, damaged: false }
}

/** The data sets as a block, in the order given. */
export function printDataSets(sets: readonly DataSet[]): Uint8Array {
  const parts: Uint8Array[] = []
  let total = 0
  for (const { record, number, value } of sets) {
    const long = value.length > 0x7fff
    const head = new Uint8Array(long ? 9 : 5)
    head.set([0x1c, record, number])
    const view = new DataView(head.buffer)
    view.setUint16(3, long ? 0x8004 : value.length)
    if (long) view.setUint32(5, value.length)
    parts.push(head, value)
    total += head.length + value.length
  }
  return joinBytes(parts, total)
}

/** Whether a data set holds words. Pictures, numbers and what is undefined do not. */
export function isWords({ record, number }: DataSet): boolean {
  return record === 2 && number !== 0 && number !== 125 && number < 200
}

export const utf8Mark: Uint8Array = Uint8Array.of(0x1b, 0x25, 0x47)

/** What the coded character set names, where it is one of the right half. @source ISO/IEC 2022 */
const charsets: ReadonlyMap<string, string> = new Map([
  ['A', 'iso-8859-1'],
  ['B', 'iso-8859-2'],
  ['L', 'iso-8859-5'],
  ['G', 'iso-8859-6'],
  ['F', 'iso-8859-7'],
  ['H', 'iso-8859-8'],
  ['M', 'iso-8859-9'],
  ['b', 'iso-8859-15'],
])

/**
 * How the words of a block are encoded: as its coded character set (1:90) says; where that is
 * missing or wrong as UTF-8 if they are it, else by a guess that is warned of.
 */
export function iimDecoder(sets: readonly DataSet[], warn: Warn): WireDecoder {
  const coded = sets.find(({ record, number }) => record === 1 && number === 90)?.value
  const mark = coded === undefined ? '' : new ByteReader(coded).letters(0, 8)
  const values = sets.filter(isWords).map(({ value }) => value)
  const gap = Uint8Array.of(0x20)
  const joined = values.flatMap((value) => [value, gap])
  const said = joinBytes(
    joined,
    joined.reduce((sum, { length }) => sum + length, 0),
  )
  // oxlint-disable-next-line no-control-regex -- the escape sequence that designates a set
  const final = /^\u001B[-.]([A-Za-z])/.exec(mark)?.[1] ?? ''
  const charset = charsets.get(final)
  return wireDecoder(said, charset === undefined ? undefined : `charset=${charset}`, warn)
}
