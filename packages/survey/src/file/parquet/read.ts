import { decompress as decompressZstd } from 'fzstd'
import { gunzipSync } from 'fflate'
import {
  parquetMetadataAsync,
  parquetSchema,
  snappyUncompress,
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  type ParquetParsers,
  type SchemaElement,
} from 'hyparquet'
import { parquetReadColumn } from 'hyparquet/src/read.js'
import { byteLength } from '../byte-length.ts'
import { NumberColumnBuilder, TextColumnBuilder, type Column } from '../column.ts'
import { dataSetOf, numberVariable, textVariable, unixEpoch, type DataSet, type Remark, type Variable } from '../data-set.ts' // prettier-ignore
import { parseDictionaryJson, type DictionaryFault } from '../dictionary-json.ts'
import { ok, refuse, type Result } from '../../result.ts'
import { dictionaryKey } from './write.ts'

export type ParquetFault =
  | DictionaryFault
  | {
      readonly code:
        | 'parquet.malformed'
        | 'parquet.column-unsupported'
        | 'parquet.value-unusable'
        | 'parquet.dictionary-differs'
        | 'parquet.too-large'
      readonly rule: string
      readonly column?: string
      /** Counted from 1. */
      readonly row?: number
    }

export interface ParquetReading {
  /** Only these columns; unless said, all. */
  readonly columns?: readonly string[]
  /** So many rows from the first; the rest is left unread and told by `more`. */
  readonly rows?: number
  readonly limits?: { readonly cells?: number; readonly pageBytes?: number }
}

class ParquetStop extends Error {
  override readonly name = 'ParquetStop'
  readonly fault: ParquetFault

  constructor(fault: ParquetFault) {
    super(fault.code)
    this.fault = fault
  }
}

const limits = { cells: 500_000_000, pageBytes: 2 ** 28 }

/**
 * Reads a Parquet file of flat columns, group of rows by group of rows.
 * @param file its bytes, or a way to ask for pieces of them
 */
export async function readParquet(
  file: Uint8Array | AsyncBuffer,
  reading: ParquetReading = {},
): Promise<Result<DataSet, ParquetFault>> {
  try {
    return ok(await read(file instanceof Uint8Array ? bufferOf(file) : file, reading))
  } catch (error) {
    if (error instanceof ParquetStop) return refuse(error.fault)
    // The library throws plain errors, and reads beyond the end, on bytes that are no Parquet.
    if (!(error instanceof Error)) throw error
    return refuse({ code: 'parquet.malformed', rule: `The file cannot be read: ${error.message}.` })
  }
}

function bufferOf(bytes: Uint8Array): AsyncBuffer {
  return {
    byteLength: bytes.length,
    slice: (start, end) => new Uint8Array(bytes.subarray(start, end)).buffer,
  }
}

async function read(file: AsyncBuffer, reading: ParquetReading): Promise<DataSet> {
  const metadata = await parquetMetadataAsync(file)
  const { children } = parquetSchema(metadata)
  const wanted = reading.columns ?? children.map(({ element }) => element.name)
  const total = Number(metadata.num_rows)
  const rows = Math.min(total, reading.rows ?? total)
  checkSize(metadata, rows, wanted.length, file.byteLength, reading)
  const variables: Variable[] = []
  const columns: Column[] = []
  const remarks: Remark[] = []
  for (const name of wanted) {
    const node = children.find(({ element }) => element.name === name)
    if (node === undefined || node.children.length > 0 || node.element.repetition_type === 'REPEATED') // prettier-ignore
      throw unsupported(name, node === undefined ? 'There is no such column.' : 'It holds lists or records, not single values.') // prettier-ignore
    const { variable, column, empty } = await readColumn(file, metadata, node.element, rows, reading) // prettier-ignore
    variables.push(variable)
    columns.push(column)
    if (empty > 0)
      remarks.push({ code: 'parquet.null-is-empty', about: 'Texts that are not there were read as empty.', variable: name, count: empty }) // prettier-ignore
  }
  const dataSet = { ...dataSetOf(variables, columns, rows), more: rows < total, remarks }
  const json = metadata.key_value_metadata?.find(({ key }) => key === dictionaryKey)?.value
  return json === undefined ? dataSet : restore(dataSet, json)
}

function checkSize(
  metadata: FileMetaData,
  rows: number,
  columns: number,
  bytes: number,
  reading: ParquetReading,
): void {
  const most = reading.limits?.cells ?? limits.cells
  const stop = (code: 'parquet.too-large' | 'parquet.malformed', rule: string): ParquetStop => new ParquetStop({ code, rule }) // prettier-ignore
  if (rows < 0 || columns === 0) throw stop('parquet.malformed', 'There are no rows or columns.')
  if (rows * columns > most) throw stop('parquet.too-large', `There are more than ${most} cells.`)
  let sum = 0
  for (const group of metadata.row_groups) {
    sum += Number(group.num_rows)
    for (const { meta_data: chunk } of group.columns)
      if (
        chunk !== undefined &&
        (Number(chunk.total_compressed_size) > bytes || Number(chunk.num_values) > most)
      )
        // prettier-ignore
        throw stop('parquet.malformed', 'A column claims to be longer than the file.')
  }
  if (sum !== Number(metadata.num_rows))
    throw stop('parquet.malformed', `The groups have ${sum} rows, the file ${metadata.num_rows}.`)
}

async function readColumn(
  file: AsyncBuffer,
  metadata: FileMetaData,
  element: SchemaElement,
  rows: number,
  reading: ParquetReading,
): Promise<{ variable: Variable; column: Column; empty: number }> {
  const { name } = element
  const kind = kindOf(element)
  const numbers = new NumberColumnBuilder()
  const texts = new TextColumnBuilder()
  let [row, empty] = [0, 0]
  for (const group of metadata.row_groups) {
    const length = Number(group.num_rows)
    const wanted = Math.min(length, rows - row)
    if (wanted <= 0) break
    const values = await parquetReadColumn({
      file,
      metadata,
      columns: [name],
      rowStart: row,
      rowEnd: row + length,
      parsers,
      compressors: compressors(reading.limits?.pageBytes ?? limits.pageBytes),
    })
    if (values.length !== length)
      throw new ParquetStop({ code: 'parquet.malformed', column: name, rule: `A group has ${values.length} values for ${length} rows.` }) // prettier-ignore
    for (let at = 0; at < wanted; at += 1) {
      const value: unknown = values[at]
      row += 1
      if (kind.isText) {
        if (value === null || value === undefined) empty += 1
        const text = textOf(value, name, row)
        texts.push(text)
      } else numbers.push(numberOf(value, kind.scale, name, row))
    }
  }
  if (!kind.isText)
    return { variable: numberVariable(name, kind.format), column: numbers.done(), empty }
  const column = texts.done()
  const width = column.texts.reduce((widest, text) => Math.max(widest, byteLength(text)), 1)
  return { variable: textVariable(name, width), column, empty }
}

interface Kind {
  readonly isText: boolean
  readonly scale: number
  readonly format?: Variable['format']
}

function kindOf(element: SchemaElement): Kind {
  const { type, converted_type: converted, logical_type: logical, name } = element
  const own = (kind: string, width: number, scale = 1): Kind => ({ isText: false, scale, format: { type: kind, width, decimals: 0 } }) // prettier-ignore
  if (converted === 'DATE' || logical?.type === 'DATE') return own('DATE', 11)
  if (converted?.startsWith('TIMESTAMP') || logical?.type === 'TIMESTAMP' || type === 'INT96') return own('DATETIME', 20) // prettier-ignore
  if (converted === 'TIME_MILLIS') return own('TIME', 8, 1000)
  if (converted === 'TIME_MICROS') return own('TIME', 8, 1e6)
  if (logical?.type === 'TIME') return own('TIME', 8, { MILLIS: 1000, MICROS: 1e6, NANOS: 1e9 }[logical.unit]) // prettier-ignore
  const isBytes = type === 'BYTE_ARRAY' || type === 'FIXED_LEN_BYTE_ARRAY'
  if (!isBytes || converted === 'DECIMAL' || logical?.type === 'FLOAT16') return { isText: false, scale: 1 } // prettier-ignore
  const isText = converted === 'UTF8' || converted === 'ENUM' || converted === undefined || logical?.type === 'STRING' || logical?.type === 'UUID' // prettier-ignore
  if (!isText) throw unsupported(name, `Its type ${converted ?? logical?.type} is none of numbers, times and texts.`) // prettier-ignore
  return { isText: true, scale: 1 }
}

function unsupported(column: string, rule: string): ParquetStop {
  return new ParquetStop({ code: 'parquet.column-unsupported', column, rule })
}

function textOf(value: unknown, column: string, row: number): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  throw new ParquetStop({ code: 'parquet.value-unusable', column, row, rule: 'It is no text.' })
}

function numberOf(value: unknown, scale: number, column: string, row: number): number {
  if (value === null || value === undefined) return Number.NaN
  if (typeof value === 'boolean') return value ? 1 : 0
  const number = typeof value === 'bigint' ? Number(value) : value
  const isKept = typeof value !== 'bigint' || Number.isSafeInteger(number)
  if (typeof number === 'number' && Number.isFinite(number) && isKept) return number / scale
  const rule = isKept ? 'It is no finite number.' : 'It is a whole number beyond 2^53.'
  throw new ParquetStop({ code: 'parquet.value-unusable', column, row, rule })
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Times as seconds, as SPSS counts them; texts only where they are UTF-8. */
const parsers: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (millis) => Number(millis) / 1e3 + unixEpoch,
  timestampFromMicroseconds: (micros) => Number(micros) / 1e6 + unixEpoch,
  timestampFromNanoseconds: (nanos) => Number(nanos) / 1e9 + unixEpoch,
  dateFromDays: (days) => days * 86_400 + unixEpoch,
  stringFromBytes: (bytes: Uint8Array | undefined) =>
    bytes === undefined ? undefined : decoder.decode(bytes),
}

/** Decompressors that refuse a page that claims too much before making room for it. */
function compressors(most: number): Compressors {
  const room = (length: number): Uint8Array => {
    if (length <= most) return new Uint8Array(length)
    throw new ParquetStop({ code: 'parquet.too-large', rule: `A page claims ${length} bytes, more than ${most}.` }) // prettier-ignore
  }
  return {
    SNAPPY: (input, length) => {
      const output = room(length)
      snappyUncompress(input, output)
      return output
    },
    GZIP: (input, length) => gunzipSync(input, { out: room(length) }),
    ZSTD: (input, length) => decompressZstd(input, room(length)),
  }
}

/** Gives the columns back what the file says about them, if it speaks of these columns. */
function restore(dataSet: DataSet, json: string): DataSet {
  const parsed = parseDictionaryJson(json)
  if (!parsed.ok) throw new ParquetStop(parsed.fault)
  const said = new Map(parsed.value.variables.map((variable) => [variable.name, variable]))
  const variables = dataSet.variables.map((variable) => {
    const own = said.get(variable.name)
    if (own?.kind !== variable.kind)
      throw new ParquetStop({ code: 'parquet.dictionary-differs', column: variable.name, rule: `The dictionary in the file calls it ${own?.kind ?? 'nothing'}, and its values are of kind ${variable.kind}.` }) // prettier-ignore
    return own
  })
  const names = new Set(variables.map(({ name }) => name))
  const { weight, sets, groups, label, documents, attributes } = parsed.value
  return {
    ...dataSet,
    documents,
    attributes,
    ...(label !== undefined && { label }),
    variables,
    sets: sets.filter((set) => set.variables.every((name) => names.has(name))),
    groups: groups.filter((group) => group.variables.every((name) => names.has(name))),
    ...(weight !== undefined && names.has(weight) && { weight }),
  }
}
