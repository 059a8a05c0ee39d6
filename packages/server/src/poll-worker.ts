import { dataFile, dataFileStop, type DataFileFormat } from '@suyab/poll/data-file'
import type { PollFault } from '@suyab/poll/fault'
import type { WaveDeclaration } from '@suyab/poll/poll'
import { listValues, type ValueCount } from '@suyab/poll/value-count'
import { previewUpload, type Preview } from '@suyab/poll/preview'
import type { Upload } from '@suyab/poll/read-upload'
import type { Recoding } from '@suyab/poll/recoding'
import { tryRecoding, type TriedRecoding } from '@suyab/poll/recoding-outcome'
import { openWave } from '@suyab/poll/wave-data'
import { checkWaveDesign, prepareWave, type PreparedWave, type WaveImport } from '@suyab/poll/wave-import' // prettier-ignore
import type { WaveRecord } from '@suyab/poll/wave-record'
import { openFolderBlobs, type BlobStore } from '@suyab/store/blob'
import type { Result } from '@suyab/survey/result'
import { answerQuestions } from './thread-answer.ts'

export interface DataFileAsked {
  readonly record: WaveRecord
  readonly format: DataFileFormat
  readonly weights?: Float64Array
  readonly title: string
  readonly now: Date
}

/** What is asked of the thread that reads polls' data. */
export type PollTask =
  | { readonly kind: 'preview'; readonly folder: string; readonly upload: Upload }
  | { readonly kind: 'prepare'; readonly folder: string; readonly wave: WaveImport }
  | { readonly kind: 'recoding'; readonly folder: string; readonly record: WaveRecord; readonly recoding: Recoding } // prettier-ignore
  | { readonly kind: 'design'; readonly folder: string; readonly record: WaveRecord; readonly declaration: WaveDeclaration; readonly former?: WaveRecord } // prettier-ignore
  | { readonly kind: 'values'; readonly folder: string; readonly record: WaveRecord; readonly of: string } // prettier-ignore
  | { readonly kind: 'file'; readonly folder: string; readonly asked: DataFileAsked }
  | { readonly kind: 'next' }

type Many<Value> = Result<Value, readonly PollFault[]>

/** What each task gives. `next` gives the parts of the file that was asked for, one by one. */
export interface PollAnswers {
  readonly preview: Many<Preview>
  readonly prepare: Many<PreparedWave>
  readonly recoding: Result<TriedRecoding, PollFault>
  readonly values: Result<readonly ValueCount[], PollFault>
  readonly design: Many<readonly string[]>
  readonly file: Result<undefined, PollFault>
  readonly next: Result<Uint8Array | undefined, PollFault>
}

let parts: Iterator<Uint8Array> | undefined
const folders = new Map<string, Promise<BlobStore>>()

function blobsOf(folder: string): Promise<BlobStore> {
  const opened = folders.get(folder) ?? openFolderBlobs(folder)
  folders.set(folder, opened)
  return opened
}

async function answer(task: PollTask): Promise<PollAnswers[PollTask['kind']]> {
  switch (task.kind) {
    case 'preview':
      return previewUpload(await blobsOf(task.folder), task.upload)
    case 'prepare':
      return prepareWave(await blobsOf(task.folder), task.wave)
    case 'recoding':
      return tryRecoding(await blobsOf(task.folder), task.record, task.recoding)
    case 'values':
      return listValues(await blobsOf(task.folder), task.record, task.of)
    case 'design':
      return checkWaveDesign(await blobsOf(task.folder), task.record, task.declaration, task.former)
    case 'file':
      return begin(await blobsOf(task.folder), task.asked)
    case 'next':
      return next()
    default:
      return task satisfies never
  }
}

async function begin(
  blobs: BlobStore,
  { record, format, ...options }: DataFileAsked,
): Promise<PollAnswers['file']> {
  const opened = await openWave(blobs, record)
  if (!opened.ok) return opened
  const { weight } = record.wave.declaration.design
  const dataSet = { ...opened.value.dataSet, ...(weight === undefined ? {} : { weight }) }
  const written = dataFile(dataSet, format, options)
  if (!written.ok) return written
  parts = written.value[Symbol.iterator]()
  return { ok: true, value: undefined }
}

/** Writers give small parts: a message for each would be most of the work. */
const partLength = 1024 * 1024

function next(): PollAnswers['next'] {
  if (parts === undefined) throw new TypeError('no file was asked for')
  const gathered: Uint8Array[] = []
  let length = 0
  try {
    while (length < partLength) {
      const part = parts.next()
      if (part.done === true) break
      gathered.push(part.value)
      length += part.value.length
    }
  } catch (cause) {
    const fault = dataFileStop(cause)
    if (fault === undefined) throw cause
    return { ok: false, fault }
  }
  return { ok: true, value: length === 0 ? undefined : new Uint8Array(Buffer.concat(gathered)) }
}

/** The memory that may go over to the other side instead of being copied. */
function handedOver(given: PollAnswers[PollTask['kind']]): ArrayBuffer[] {
  if (!given.ok || given.value === undefined) return []
  const { value } = given
  const parts = value instanceof Uint8Array ? [value] : 'parquet' in value ? value.parquet : []
  const buffers = parts.map(({ buffer }) => buffer)
  return [...new Set(buffers)].filter((one) => one instanceof ArrayBuffer)
}

answerQuestions(answer, handedOver)
