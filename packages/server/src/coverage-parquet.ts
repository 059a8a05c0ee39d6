import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { hitColumns, type HitRow } from './coverage-hit-row.ts'

type Schema = ConstructorParameters<typeof ParquetWriter>[0]['schema']

/** Every column is there in every row: text, but for the day and the moment. */
const schema: Schema = [
  { name: 'root', num_children: hitColumns.length },
  ...hitColumns.map((name): Schema[number] => {
    const column = { name, repetition_type: 'REQUIRED' } as const
    if (name === 'day') return { ...column, type: 'INT32', converted_type: 'DATE' }
    if (name === 'published')
      return { ...column, type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' }
    return { ...column, type: 'BYTE_ARRAY', converted_type: 'UTF8' }
  }),
]

/**
 * Hits as a Parquet file, a row group for each page, written out as it comes.
 * @source Apache Parquet 2.11
 */
export async function* parquetFile(pages: AsyncIterable<HitRow[]>): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter()
  const file = new ParquetWriter({ writer, schema, createdBy: 'Suyab' })
  for await (const rows of pages) {
    if (rows.length === 0) continue
    await file.write({
      rowGroupSize: rows.length,
      columnData: hitColumns.map((name) => ({
        name,
        data: rows.map((row) =>
          name === 'day' || name === 'published' ? new Date(row[name]) : row[name],
        ),
      })),
    })
    yield taken(writer)
  }
  await file.finish()
  yield taken(writer)
}

/** What was written since the last time; places in the file go on being counted. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice()
  writer.index = 0
  return bytes
}
