import { numberAt, textAt, type Column } from '../column.ts'
import type { DataSet, Format } from '../data-set.ts'
import { timeText } from '../time-text.ts'

export interface CsvWriting {
  /** A comma unless said. */
  readonly separator?: ',' | ';' | '\t'
  /** Begin with a byte order mark, by which Excel knows UTF-8. */
  readonly mark?: boolean
}

const encoder = new TextEncoder()

/** Writes a header and a line per row in UTF-8, as RFC 4180 has it; no answer is an empty field. */
export function* writeCsv(dataSet: DataSet, writing: CsvWriting = {}): Generator<Uint8Array> {
  const { separator = ',', mark = false } = writing
  const lineOf = (fields: readonly string[]): string => `${fields.map((field) => quoted(field, separator)).join(separator)}\r\n` // prettier-ignore
  let text = `${mark ? '\uFEFF' : ''}${lineOf(dataSet.variables.map(({ name }) => name))}`
  const cells = dataSet.columns.map((column, index) =>
    cellOf(column, dataSet.variables[index]?.format),
  )
  for (let row = 0; row < dataSet.rows; row += 1) {
    text += lineOf(cells.map((cell) => cell(row)))
    if (text.length > 65_536) {
      yield encoder.encode(text)
      text = ''
    }
  }
  yield encoder.encode(text)
}

/** A row's field: numbers the shortest way, days and moments as ISO 8601 has them. */
export function cellOf(column: Column, format: Format | undefined): (row: number) => string {
  if (column.kind === 'text') return (row) => textAt(column, row)
  return (row) => {
    const value = numberAt(column, row)
    return value === undefined ? '' : ((format && timeText(format, value)) ?? String(value))
  }
}

function quoted(field: string, separator: string): string {
  const isPlain = !field.includes(separator) && !/["\r\n]|^\s|\s$/.test(field)
  return isPlain ? field : `"${field.replaceAll('"', '""')}"`
}
