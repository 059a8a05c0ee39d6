import type { BlobStore, Digest } from '@suyab/store/blob'
import type { DataSet } from '@suyab/survey/file/data-set'
import { readCsv, type CsvReading } from '@suyab/survey/file/csv/read'
import { readParquet } from '@suyab/survey/file/parquet/read'
import { readSav } from '@suyab/survey/file/sav/read'
import { readXlsForm, type XlsForm } from '@suyab/survey/file/xlsform/read'
import { xlsxLimits } from '@suyab/survey/file/xlsx/read'
import { ok, refuse, type Result } from '@suyab/survey/result'
import { ofFile, type PollFault } from './fault.ts'
import { formatOf, headLength, type UploadFormat } from './file-format.ts'
import { getPrivate, privateSize } from './private-blob.ts'

/** How a file is to be read where that was said. */
export interface UploadReading {
  readonly encoding?: string
  readonly separator?: ',' | ';' | '\t' | '|'
}

/** A file that was brought and is not read in yet. */
export interface Upload {
  readonly blob: Digest
  readonly reading: UploadReading
}

/** What was in a file. */
export type UploadContent =
  | { readonly format: Exclude<UploadFormat, 'xlsform'>; readonly dataSet: DataSet }
  | { readonly format: 'xlsform'; readonly form: XlsForm }

export interface ReadingLimits {
  /** Bytes of a CSV file, whose texts have to be held before it is known how often each comes. */
  readonly csvBytes: number
  readonly cells: number
  /** Bytes of all different texts together. */
  readonly textBytes: number
}

/** What a reading thread of one and a half gigabytes holds. */
export const readingLimits: ReadingLimits = {
  csvBytes: 256 * 2 ** 20,
  cells: 100_000_000,
  textBytes: 256 * 2 ** 20,
}

/**
 * Reads an upload as what its content says it is.
 * @returns all that is wrong with it; a file larger than the limits is refused by its size, before it
 * is read
 */
export async function readUpload(
  blobs: BlobStore,
  { blob, reading }: Upload,
  limits: ReadingLimits = readingLimits,
): Promise<Result<UploadContent, readonly PollFault[]>> {
  const size = await privateSize(blobs, blob)
  if (size === undefined) return refuse([{ code: 'poll.upload-unknown' }])
  const head = size === 0 ? new Uint8Array(0) : await bytesOf(blobs, blob, { start: 0, end: Math.min(size, headLength) - 1 }) // prettier-ignore
  const format = formatOf(head)
  if (format === undefined) return refuse([{ code: 'poll.format-unknown' }])
  if (format === 'xlsform') return formOf(blobs, blob, size)
  const read = await dataOf(format, blobs, blob, size, reading, limits)
  if (!read.ok) return refuse([read.fault])
  if (read.value.rows === 0) return refuse([{ code: 'poll.no-rows' }])
  return ok({ format, dataSet: read.value })
}

async function dataOf(
  format: 'sav' | 'csv' | 'parquet',
  blobs: BlobStore,
  blob: Digest,
  size: number,
  { encoding, separator }: UploadReading,
  { csvBytes, cells, textBytes }: ReadingLimits,
): Promise<Result<DataSet, PollFault>> {
  if (format === 'csv') {
    if (size > csvBytes)
      return refuse({ code: 'poll.upload-too-large', data: { bytes: size, limit: csvBytes } })
    const asked: CsvReading = {
      limits: { cells },
      ...(encoding === undefined ? {} : { encoding }),
      ...(separator === undefined ? {} : { separator }),
    }
    const read = await readCsv(size === 0 ? new Uint8Array(0) : await getPrivate(blobs, blob), asked) // prettier-ignore
    return read.ok ? read : refuse(ofFile(read.fault))
  }
  if (format === 'sav') {
    const read = await readSav(await getPrivate(blobs, blob), {
      limits: { cells, textBytes },
      ...(encoding === undefined ? {} : { insist: encoding }),
    })
    return read.ok ? read : refuse(ofFile(read.fault))
  }
  const slice = async (start: number, end: number = size): Promise<ArrayBuffer> =>
    end <= start ? new ArrayBuffer(0) : (await bytesOf(blobs, blob, { start, end: end - 1 })).buffer
  const read = await readParquet({ byteLength: size, slice }, { limits: { cells } })
  return read.ok ? read : refuse(ofFile(read.fault))
}

async function formOf(
  blobs: BlobStore,
  blob: Digest,
  size: number,
): Promise<Result<UploadContent, readonly PollFault[]>> {
  const limit = xlsxLimits.bytes
  if (size > limit) return refuse([{ code: 'poll.upload-too-large', data: { bytes: size, limit } }])
  const read = readXlsForm(await bytesOf(blobs, blob))
  if (read.ok) return ok({ format: 'xlsform', form: read.value })
  return refuse([read.fault].flat().map((fault) => ofFile(fault)))
}

async function bytesOf(
  blobs: BlobStore,
  blob: Digest,
  range?: { start: number; end: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  for await (const part of await getPrivate(blobs, blob, range)) parts.push(part)
  const all = Buffer.concat(parts)
  const bytes = new Uint8Array(new ArrayBuffer(all.length))
  bytes.set(all)
  return bytes
}
