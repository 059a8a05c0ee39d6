import type { PollFault } from '@suyab/poll/fault'
import { openWave, type WaveData } from '@suyab/poll/wave-data'
import { readWaveRecord } from '@suyab/poll/wave-record'
import type { BlobStore } from '@suyab/store/blob'
import type { Result } from '@suyab/survey/result'
import type { Kysely } from 'kysely'

/** A wave with its answers, as the node's threads read it. */
export async function readWave(
  db: Kysely<unknown>,
  blobs: BlobStore,
  poll: string,
  wave: number,
): Promise<Result<WaveData, PollFault>> {
  const record = await readWaveRecord(db, poll, wave)
  return record.ok ? openWave(blobs, record.value) : record
}
