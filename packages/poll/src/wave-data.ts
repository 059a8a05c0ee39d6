import type { BlobStore } from '@suyab/store/blob'
import type { DataSet } from '@suyab/survey/file/data-set'
import { readParquet } from '@suyab/survey/file/parquet/read'
import type { Questionnaire } from '@suyab/survey/file/xlsform/questionnaire'
import { ok, refuse, type Result } from '@suyab/survey/result'
import { ofFile, type PollFault } from './fault.ts'
import { labelled } from './labelled.ts'
import { takeMarks } from './person-mark.ts'
import type { Poll, Wave } from './poll.ts'
import { getPrivate, privateSize } from './private-blob.ts'
import { recoded } from './recode.ts'
import type { WaveRecord } from './wave-record.ts'

/** A wave with its answers as they are to be counted. */
export interface WaveData {
  readonly poll: Poll
  readonly wave: Wave
  /** Recodings applied, labels in all languages. */
  readonly dataSet: DataSet
  /** The texts in all languages, those of sets of several answers too (`$q8` is `q8` here). */
  readonly questionnaire: Questionnaire
  /** Marks of people, row by row, where people are found again in other waves of the poll. */
  readonly people?: readonly string[]
}

/** Reads the answers of a wave; takes time and memory by their size, and no database. */
export async function openWave(
  blobs: BlobStore,
  record: WaveRecord,
): Promise<Result<WaveData, PollFault>> {
  const { poll, wave, questionnaire } = record
  const byteLength = await privateSize(blobs, record.blob)
  if (byteLength === undefined) throw new Error(`the answers of ${poll.id}/${wave.number} are gone`)
  const slice = async (start: number, end: number = byteLength): Promise<ArrayBuffer> => {
    if (end <= start) return new ArrayBuffer(0)
    const bytes = new Uint8Array(end - start)
    let at = 0
    for await (const chunk of await getPrivate(blobs, record.blob, { start, end: end - 1 })) {
      bytes.set(chunk, at)
      at += chunk.length
    }
    return bytes.buffer
  }
  const read = await readParquet({ byteLength, slice })
  if (!read.ok) return refuse({ ...ofFile(read.fault), wave: wave.number })
  const hasPeople = wave.declaration.design.person !== undefined
  const stored = hasPeople ? takeMarks(read.value) : { dataSet: read.value }
  const dataSet = recoded(labelled(stored.dataSet, questionnaire, poll.languages), record.recodings, poll.languages) // prettier-ignore
  if (!dataSet.ok) return refuse({ ...dataSet.fault, wave: wave.number })
  const people = 'marks' in stored ? { people: stored.marks } : {}
  return ok({ poll, wave, dataSet: dataSet.value, questionnaire, ...people })
}
