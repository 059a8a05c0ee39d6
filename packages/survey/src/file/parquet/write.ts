import { ByteWriter, ParquetWriter, type ColumnSource } from 'hyparquet-writer'
import type { SchemaElement } from 'hyparquet'
import { missingOf, textAt, type Column, type NumberColumn } from '../column.ts'
import { checkDataSet, type DataSetFault } from '../data-set-check.ts'
import { timeKindOf, unixEpoch, type DataSet, type Variable } from '../data-set.ts'
import { dictionaryJson } from '../dictionary-json.ts'
import { ok, refuse, type Result } from '../../result.ts'

/** Under this key a file keeps what Parquet itself has no place for, as JSON. */
export const dictionaryKey = 'suyab.dictionary'

/** Rows of one group: what is held in memory at once. */
const groupRows = 65_536

/**
 * Writes Parquet, group of rows by group of rows, compressed by Snappy. Labels, missing values and
 * sets go along as JSON in the file's metadata.
 */
export function writeParquet(dataSet: DataSet): Result<Iterable<Uint8Array>, DataSetFault> {
  const broken = checkDataSet(dataSet)
  return broken === undefined ? ok(groups(dataSet)) : refuse(broken)
}

function* groups(dataSet: DataSet): Generator<Uint8Array> {
  const writer = new ByteWriter()
  const fields = dataSet.variables.map((variable, index) => fieldOf(variable, dataSet.columns[index])) // prettier-ignore
  const parquet = new ParquetWriter({
    writer,
    schema: [{ name: 'root', num_children: fields.length }, ...fields.map(({ element }) => element)], // prettier-ignore
    kvMetadata: [{ key: dictionaryKey, value: dictionaryJson(dataSet) }],
    createdBy: 'Suyab',
  })
  for (let start = 0; start < dataSet.rows; start += groupRows) {
    const end = Math.min(start + groupRows, dataSet.rows)
    const columnData = fields.map(({ element: { name }, valueAt }): ColumnSource => ({
      name,
      data: Array.from({ length: end - start }, (_, row) => valueAt(start + row)),
    }))
    // The byte writer never waits, so that neither does the writing.
    void parquet.write({ columnData, rowGroupSize: groupRows })
    yield drain(writer)
  }
  void parquet.finish()
  yield drain(writer)
}

function drain(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice()
  writer.index = 0
  return bytes
}

interface Field {
  readonly element: SchemaElement
  readonly valueAt: (row: number) => string | number | bigint | null
}

function fieldOf({ name, format }: Variable, column: Column | undefined): Field {
  if (column?.kind !== 'number') {
    const element: SchemaElement = { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' } // prettier-ignore
    return { element, valueAt: (row) => (column === undefined ? '' : textAt(column, row)) }
  }
  const kind = timeKindOf(format)
  const base = { name, repetition_type: 'OPTIONAL' } as const
  if (kind === 'day' && isEvery(column, (value) => (value - unixEpoch) % 86_400 === 0))
    return {
      element: { ...base, type: 'INT32', converted_type: 'DATE' },
      valueAt: valueOf(column, (value) => (value - unixEpoch) / 86_400),
    }
  if (
    kind === 'moment' &&
    isEvery(column, (value) => Number.isInteger(value) && Math.abs(value) < 9e12)
  )
    // prettier-ignore
    return {
      element: { ...base, type: 'INT64', converted_type: 'TIMESTAMP_MICROS' },
      valueAt: valueOf(column, (value) => BigInt(value - unixEpoch) * 1_000_000n),
    }
  const isWhole = !(column.values instanceof Float64Array)
  return {
    element: { ...base, type: isWhole ? 'INT32' : 'DOUBLE' },
    valueAt: valueOf(column, (value) => value),
  }
}

function valueOf<Value>(
  { values }: NumberColumn,
  convert: (value: number) => Value,
): (row: number) => Value | null {
  // prettier-ignore
  const missing = missingOf(values)
  return (row) => {
    const value = values[row] ?? missing
    return value === missing || Number.isNaN(value) ? null : convert(value)
  }
}

function isEvery({ values }: NumberColumn, holds: (value: number) => boolean): boolean {
  const missing = missingOf(values)
  return values.every((value) => value === missing || Number.isNaN(value) || holds(value))
}
