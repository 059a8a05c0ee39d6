import { dataSetOf, numberVariable, textVariable, type DataSet, type Remark } from '../data-set.ts'
import { ok, refuse, type Result } from '../../result.ts'
import type { Bytes } from '../sav/byte-source.ts'
import { CsvStop, type CsvFault } from './fault.ts'
import { FieldColumn } from './field-column.ts'
import { recogniseSeparator, RecordScanner, type CsvRecord } from './record-scanner.ts'
import { textStream, type TextStream } from './text-stream.ts'

export interface CsvReading {
  /** By the web's name; recognised only where it is UTF-8 or has a byte order mark. */
  readonly encoding?: string
  readonly separator?: ',' | ';' | '\t' | '|'
  /** Fields that stand for no answer in columns of numbers, besides the empty one. */
  readonly missing?: readonly string[]
  /** Columns whose kind is not to be told from their fields. */
  readonly kinds?: Readonly<Record<string, 'number' | 'text'>>
  /** So many rows from the first; the rest is left unread and told by `more`. */
  readonly rows?: number
  readonly limits?: Partial<CsvLimits>
}

export interface CsvLimits {
  readonly bytes: number
  /** Letters (UTF-16 code units) of one record. */
  readonly recordLetters: number
  readonly columns: number
  /** Rows × columns. */
  readonly cells: number
}

export const csvLimits: CsvLimits = {
  bytes: 64 * 2 ** 30,
  recordLetters: 2 ** 20,
  columns: 50_000,
  cells: 500_000_000,
}

/** A CSV file opened: how it is written, and its records, the header being the first. */
export interface CsvStream {
  readonly encoding: string
  readonly separator: string
  readonly remarks: readonly Remark[]
  /** Throws CsvStop at a fault. */
  readonly records: AsyncIterable<CsvRecord>
}

/** Reads a CSV file with a header from bytes or a stream of them, in memory of its columns. */
export async function readCsv(
  bytes: Bytes,
  reading: CsvReading = {},
): Promise<Result<DataSet, CsvFault>> {
  try {
    return ok(await collect(await openCsv(bytes, reading), reading))
  } catch (error) {
    if (error instanceof CsvStop) return refuse(error.fault)
    throw error
  }
}

/**
 * Opens a CSV file to be read record by record, in memory of one record.
 * @throws CsvStop here or while reading
 */
export async function openCsv(bytes: Bytes, reading: CsvReading = {}): Promise<CsvStream> {
  const limits = { ...csvLimits, ...reading.limits }
  const text = await textStream(bytes, reading.encoding, limits.bytes)
  const separator = reading.separator ?? recogniseSeparator(text.head)
  const remarks: Remark[] = []
  if (text.isRecognised) remarks.push({ code: 'csv.encoding-recognised', about: text.encoding })
  if (reading.separator === undefined)
    remarks.push({ code: 'csv.separator-recognised', about: separator })
  const records = recordsOf(text, separator, limits, remarks)
  return { encoding: text.encoding, separator, remarks, records }
}

async function* recordsOf(
  text: TextStream,
  separator: string,
  limits: CsvLimits,
  remarks: Remark[],
): AsyncGenerator<CsvRecord> {
  const scanner = new RecordScanner(separator, limits.recordLetters)
  for await (const piece of text.texts) yield* scanner.push(piece, false)
  yield* scanner.push('', true)
  if (scanner.blank > 0)
    remarks.push({ code: 'csv.lines-blank', about: 'Lines without anything were left out.', count: scanner.blank }) // prettier-ignore
}

async function collect(stream: CsvStream, reading: CsvReading): Promise<DataSet> {
  const limits = { ...csvLimits, ...reading.limits }
  const missing = new Set(reading.missing)
  let columns: readonly FieldColumn[] | undefined
  let rows = 0
  let more = false
  for await (const { fields, line } of stream.records) {
    if (columns === undefined) {
      columns = headerOf(fields, limits, reading).map((name) => new FieldColumn(name, missing, reading.kinds?.[name])) // prettier-ignore
      continue
    }
    if (rows === reading.rows) {
      more = true
      break
    }
    if (fields.length !== columns.length) throw uneven(columns, fields, line, rows + 1)
    if ((rows + 1) * columns.length > limits.cells)
      throw new CsvStop({ code: 'csv.too-large', rule: `There are more than ${limits.cells} cells.`, line, row: rows + 1 }) // prettier-ignore
    for (let at = 0; at < fields.length; at += 1) columns[at]?.push(fields[at] ?? '', line)
    rows += 1
  }
  if (columns === undefined) throw new CsvStop({ code: 'csv.empty', rule: 'There is no header.' })
  const done = columns.map((column) => ({ column, values: column.done() }))
  const dataSet = dataSetOf(
    done.map(({ column: { name, width }, values }) =>
      values.kind === 'text' ? textVariable(name, width) : numberVariable(name),
    ),
    done.map(({ values }) => values),
    rows,
  )
  const changed = columns.flatMap(({ remark }) => remark ?? [])
  return { ...dataSet, encoding: stream.encoding, more, remarks: [...stream.remarks, ...changed] }
}

function headerOf(
  fields: readonly string[],
  limits: CsvLimits,
  { kinds = {} }: CsvReading,
): readonly string[] {
  const bad = (rule: string, column: string): CsvStop =>
    new CsvStop({ code: 'csv.header-unusable', rule, line: 1, column })
  if (fields.length > limits.columns)
    throw new CsvStop({ code: 'csv.too-large', rule: `There are more than ${limits.columns} columns.`, line: 1 }) // prettier-ignore
  const seen = new Set<string>()
  for (const [index, name] of fields.entries()) {
    if (name.trim() === '') throw bad('A column has no name.', String(index + 1))
    if (seen.has(name)) throw bad('Two columns have this name.', name)
    seen.add(name)
  }
  const unknown = Object.keys(kinds).find((name) => !seen.has(name))
  if (unknown !== undefined) throw bad('A kind was declared for this column, which is not there.', unknown) // prettier-ignore
  return fields
}

function uneven(
  columns: readonly FieldColumn[],
  fields: readonly string[],
  line: number,
  row: number,
): CsvStop {
  const rule = `The row has ${fields.length} fields, the header ${columns.length}.`
  const last = columns[Math.min(fields.length, columns.length) - 1]
  return new CsvStop({ code: 'csv.row-uneven', rule, line, row, ...(last && { column: last.name }) }) // prettier-ignore
}
