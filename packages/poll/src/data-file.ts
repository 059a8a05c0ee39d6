import type { DataSet } from '@suyab/survey/file/data-set'
import { numberVariable } from '@suyab/survey/file/data-set'
import { writeCsv } from '@suyab/survey/file/csv/write'
import { writeParquet } from '@suyab/survey/file/parquet/write'
import { shortenLabels } from '@suyab/survey/file/sav/shorten'
import { writeSav } from '@suyab/survey/file/sav/write'
import { writeTripleS } from '@suyab/survey/file/triple-s/write'
import { dataSheets } from '@suyab/survey/file/xlsx/data-sheets'
import { writeXlsx, XlsxStop } from '@suyab/survey/file/xlsx/write'
import { ok, refuse, type Result } from '@suyab/survey/result'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { ofFile, type PollFault } from './fault.ts'

export type DataFileFormat = 'sav' | 'csv' | 'parquet' | 'xlsx' | 'triple-s'

export interface DataFileOptions {
  /** One for each row; they go along as the column that weights. */
  readonly weights?: Float64Array
  readonly title: string
  readonly now: Date
}

/** The name of the column of weights that were reckoned here. */
export const weightColumn = 'suyab_weight'

/** A data set as a file's bytes, piece by piece; faults that only show on the way are thrown. */
export function dataFile(
  dataSet: DataSet,
  format: DataFileFormat,
  { weights, title, now }: DataFileOptions,
): Result<Iterable<Uint8Array>, PollFault> {
  const whole = weights === undefined ? ok(dataSet) : withWeights(dataSet, weights)
  if (!whole.ok) return whole
  const { value } = whole
  switch (format) {
    case 'csv':
      return ok(writeCsv(value, { mark: true }))
    case 'parquet': {
      const written = writeParquet(value)
      return written.ok ? written : refuse(ofFile(written.fault))
    }
    case 'sav': {
      // A question of a survey is often longer than SPSS's labels; it is whole in the codebook.
      const written = writeSav(shortenLabels(value), { created: now })
      return written.ok ? ok(written.value.chunks) : refuse(ofFile(written.fault))
    }
    case 'xlsx': {
      const written = writeXlsx(dataSheets(value))
      return written.ok ? written : refuse(ofFile(written.fault))
    }
    case 'triple-s': {
      const written = writeTripleS(value, { title, dataFile: 'data.csv', created: now })
      if (!written.ok) return refuse(ofFile(written.fault))
      const { metadata, data } = written.value
      return ok(
        zipped([
          ['survey.sss', [new TextEncoder().encode(metadata)]],
          ['data.csv', data],
        ]),
      )
    }
    default:
      return format satisfies never
  }
}

/** Why a file could not be finished, where its format only shows it on the way. */
export function dataFileStop(cause: unknown): PollFault | undefined {
  return cause instanceof XlsxStop ? ofFile(cause.fault) : undefined
}

function withWeights(dataSet: DataSet, weights: Float64Array): Result<DataSet, PollFault> {
  if (weights.length !== dataSet.rows)
    return refuse({ code: 'poll.weights-differ', data: { have: weights.length, expected: dataSet.rows } }) // prettier-ignore
  const variable = numberVariable(weightColumn, { type: 'F', width: 16, decimals: 10 })
  return ok({
    ...dataSet,
    variables: [...dataSet.variables, { ...variable, label: 'Weight', measure: 'scale' }],
    columns: [...dataSet.columns, { kind: 'number', values: weights }],
    weight: weightColumn,
  })
}

function* zipped(
  files: readonly (readonly [string, Iterable<Uint8Array>])[],
): Generator<Uint8Array> {
  const ready: Uint8Array[] = []
  let broken: Error | undefined
  const zip = new Zip((error, chunk) => {
    if (error === null) ready.push(chunk)
    else broken = error
  })
  const drained = (): Uint8Array[] => {
    if (broken !== undefined) throw broken
    return ready.splice(0)
  }
  for (const [name, parts] of files) {
    const entry = name.endsWith('.sss') ? new ZipPassThrough(name) : new ZipDeflate(name)
    zip.add(entry)
    for (const part of parts) {
      entry.push(part)
      yield* drained()
    }
    entry.push(new Uint8Array(0), true)
  }
  zip.end()
  yield* drained()
}
