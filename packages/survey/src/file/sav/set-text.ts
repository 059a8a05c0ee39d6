import type { MultipleResponseSet } from '../data-set.ts'
import type { TextReader } from './encoding.ts'
import { RecordReader } from './record-reader.ts'

/** A multi-response set as the file has it: its variables by whatever name it calls them. */
export type RawSet = MultipleResponseSet & { readonly offset: number }

/**
 * Reads the sets of records 7/7 and 7/19, whose lengths count bytes:
 * `$a=C 5 label V1 V2⏎`, `$b=D1 1 5 label V1 V2⏎`, `$c=E 11 1 1 0  V1 V2⏎`.
 * @source GNU PSPP's description of the multiple response sets records
 */
export function parseSets(
  bytes: Uint8Array,
  start: number,
  record: string,
  text: TextReader,
): readonly RawSet[] {
  const reader = new RecordReader(bytes, true, record, start)
  const sets: RawSet[] = []
  for (;;) {
    while (reader.left > 0 && (peek(reader) === 0x0a || peek(reader) === 0)) reader.byte()
    if (reader.left === 0) return sets
    sets.push(parseSet(reader, start, record, text))
  }
}

function parseSet(reader: RecordReader, start: number, record: string, text: TextReader): RawSet {
  const offset = start + reader.at
  const word = (bytes: Uint8Array): string => text.demand(bytes, offset, record)
  const name = word(until(reader, 0x3d))
  const kind = String.fromCodePoint(reader.byte())
  if (!['C', 'D', 'E'].includes(kind))
    reader.stop('sav.record-malformed', 'A multi-response set is of kind C, D or E.')
  let flags = ''
  let counted: string | undefined
  if (kind === 'E') {
    space(reader)
    flags = word(until(reader, 0x20))
    if (flags !== '1' && flags !== '11')
      reader.stop('sav.record-malformed', 'The flags of a set of kind E are 1 or 11.')
  }
  if (kind === 'C') space(reader)
  else counted = word(counting(reader))
  if (counted !== undefined) space(reader)
  const label = word(counting(reader))
  const rest = word(until(reader, 0x0a))
  const variables = rest.split(' ').filter((variable) => variable !== '')
  if (counted === undefined) return { kind: 'category', name, label, variables, offset }
  return {
    kind: 'dichotomy',
    name,
    label,
    variables,
    counted,
    ...(kind === 'E' && { namedByCountedValue: true }),
    ...(flags === '11' && { labelOfVariable: true }),
    offset,
  }
}

function peek(reader: RecordReader): number | undefined {
  return reader.bytes[reader.at]
}

/** A length in digits, a blank, and that many bytes. */
function counting(reader: RecordReader): Uint8Array {
  const digits = String.fromCodePoint(...until(reader, 0x20).subarray(0, 12))
  if (!/^\d{1,9}$/.test(digits))
    reader.stop('sav.record-malformed', 'A length in a multi-response set is written in digits.')
  return reader.take(Number(digits))
}

function space(reader: RecordReader): void {
  if (reader.byte() !== 0x20)
    reader.stop('sav.record-malformed', 'The parts of a multi-response set stand apart by a blank.')
}

/** The bytes before the next `end`, which is taken too; at the last line end may be missing. */
function until(reader: RecordReader, end: number): Uint8Array {
  const at = reader.bytes.indexOf(end, reader.at)
  if (at === -1 && end !== 0x0a)
    reader.stop('sav.record-malformed', 'A multi-response set ends before its parts do.')
  const found = reader.take((at === -1 ? reader.bytes.length : at) - reader.at)
  if (at !== -1) reader.byte()
  return found
}

/** The sets as one text of bytes, those of kind E apart, as the two records want them. */
export function setText(
  sets: readonly MultipleResponseSet[],
  nameOf: (variable: string) => string,
): string {
  const length = (text: string): number => new TextEncoder().encode(text).length
  return sets
    .map((set) => {
      const variables = set.variables.map(nameOf).join(' ')
      const label = `${length(set.label)} ${set.label}`
      if (set.kind === 'category') return `${set.name}=C ${label} ${variables}\n`
      const counted = String(set.counted)
      const kind = set.namedByCountedValue === true ? `E ${set.labelOfVariable === true ? 11 : 1} ` : 'D' // prettier-ignore
      return `${set.name}=${kind}${length(counted)} ${counted} ${label} ${variables}\n`
    })
    .join('')
}
