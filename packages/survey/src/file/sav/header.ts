import type { ByteSource } from './byte-source.ts'
import { SavStop } from './fault.ts'
import { RecordReader } from './record-reader.ts'

export type Compression = 'none' | 'bytecode' | 'zlib'

export interface Header {
  readonly little: boolean
  readonly product: Uint8Array
  readonly compression: Compression
  /** The weighting variable's place among the eight-byte elements of a case, from 1; 0 for none. */
  readonly weight: number
  /** Declared number of cases, -1 where the writer did not know it yet. */
  readonly rows: number
  readonly bias: number
  readonly created: Uint8Array
  readonly label: Uint8Array
}

export const headerLength = 176

function refuse(rule: string, offset = 0): never {
  throw new SavStop({ code: 'sav.not-a-sav', offset, record: 'header', rule })
}

function isTagged(bytes: Uint8Array, tag: string): boolean {
  return String.fromCodePoint(...bytes) === tag
}

/** Reads the first 176 bytes. @source GNU PSPP's description of the system file's header */
export async function readHeader(source: ByteSource): Promise<Header> {
  const tag = await source.take(4, 'header')
  if (tag[0] === 0x5b && tag[1] === 0xc6 && tag[2] === 0xd3)
    refuse('The file is in EBCDIC, as mainframes wrote it; save it again on another machine.')
  const deflated = isTagged(tag, '$FL3')
  if (!deflated && !isTagged(tag, '$FL2')) refuse('An SPSS file begins with $FL2 or $FL3.')
  const bytes = await source.take(headerLength - 4, 'header')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const little = [2, 3].includes(view.getInt32(60, true))
  if (!little && ![2, 3].includes(view.getInt32(60, false)))
    refuse('The layout code is 2 or 3 in neither byte order.', 64)
  const reader = new RecordReader(bytes, little, 'header', 4)
  const product = reader.take(60)
  reader.take(8)
  const code = reader.int()
  const compression = (['none', 'bytecode', 'zlib'] as const)[code]
  if (compression === undefined || (compression === 'zlib') !== deflated)
    return reader.stop(
      'sav.record-malformed',
      `Compression ${code} does not go with this kind of file.`,
    )
  const weight = reader.int()
  if (weight < 0) reader.stop('sav.count-unbelievable', `No variable has the place ${weight}.`)
  const rows = reader.int()
  if (rows < -1) reader.stop('sav.count-unbelievable', `${rows} cases are fewer than none.`)
  const bias = reader.double()
  if (!Number.isFinite(bias))
    reader.stop('sav.record-malformed', 'The compression bias is no finite number.')
  const created = reader.take(17)
  return { little, product, compression, weight, rows, bias, created, label: reader.take(64) }
}
