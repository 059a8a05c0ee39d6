import { randomBytes } from 'node:crypto'
import type { WaveInput } from '@suyab/poll/declaration'
import type { PollFault } from '@suyab/poll/fault'
import type { Poll } from '@suyab/poll/poll'
import { personKeyLength } from '@suyab/poll/person-mark'
import { addPoll, keepPersonKey, readPersonKey } from '@suyab/poll/poll-store'
import { readFormerWave, type WaveRecord } from '@suyab/poll/wave-record'
import { eraseUpload, findUpload, receiveAnswers, receiveUpload, type Received } from '@suyab/poll/upload-store' // prettier-ignore
import type { UploadReading } from '@suyab/poll/read-upload'
import { addWave } from '@suyab/poll/wave-store'
import type { BlobStore } from '@suyab/store/blob'
import { ok, refuse, type Result } from '@suyab/survey/result'
import type { Kysely } from 'kysely'
import { recordAudit, type Actor } from './audit.ts'
import type { PollWork } from './poll-work.ts'
import { Refusal } from './refusal.ts'
import type { Asker } from './turns.ts'

/** Bytes of a file that is brought. */
export const uploadLimit: number = 2 * 2 ** 30

export interface Importing {
  readonly db: Kysely<unknown>
  readonly blobs: BlobStore
  readonly work: PollWork
}

export interface Importer {
  readonly actor: Actor
  readonly now: Date
  /** Gives the reading up. */
  readonly signal?: AbortSignal
}

/** Who it was, where it was a person. */
export function personOf({ actor }: Importer): string | null {
  return typeof actor === 'string' ? null : actor.id
}

function askerOf(importer: Importer): Asker {
  const person = personOf(importer)
  const { signal } = importer
  return { ...(person === null ? {} : { person }), ...(signal === undefined ? {} : { signal }) }
}

/** Takes a file in. @throws Refusal where it is larger than {@link uploadLimit} */
export function takeUpload(
  { db, blobs }: Pick<Importing, 'db' | 'blobs'>,
  source: AsyncIterable<Uint8Array>,
  reading: UploadReading,
  importer: Importer,
): Promise<Received> {
  return receiveUpload(db, blobs, bounded(source), {
    reading,
    person: personOf(importer),
    now: importer.now,
    salt: randomBytes(32),
  })
}

async function* bounded(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const part of source) {
    size += part.length
    if (size > uploadLimit) throw new Refusal(413, 'request.too-large', { limit: uploadLimit })
    yield part
  }
}

export interface WaveUploads {
  readonly upload: string
  readonly questionnaire?: string
}

/** Makes a poll and puts that on record; a fault where there is one of this id. */
export async function makePoll(
  trx: Kysely<unknown>,
  poll: Poll,
  { actor, now }: Importer,
): Promise<Result<undefined, PollFault>> {
  const { id, languages } = poll
  if (!(await addPoll(trx, poll, now))) return refuse({ code: 'poll.exists', data: { id } })
  await recordAudit(trx, actor, 'poll.add', id, { languages: languages.join(' ') }, now)
  return ok(undefined)
}

/**
 * Reads uploads in as a wave. The uploads are erased with it; where anything is wrong, nothing of the
 * answers is kept and the uploads stay, so that the declaration can be put right.
 * @param before belongs to the same transaction, as the making of the poll does
 */
export async function importWave(
  { db, blobs, work }: Importing,
  poll: Poll,
  { upload, questionnaire }: WaveUploads,
  input: WaveInput,
  importer: Importer,
  before: (trx: Kysely<unknown>) => Promise<Result<undefined, PollFault>> = () =>
    Promise.resolve(ok(undefined)),
): Promise<Result<number, readonly PollFault[]>> {
  const data = await findUpload(db, upload)
  const form = questionnaire === undefined ? undefined : await findUpload(db, questionnaire)
  if (data === undefined || (questionnaire !== undefined && form === undefined))
    return refuse([{ code: 'poll.upload-unknown' }])
  const personKey = await personKeyOf(db, poll.id, input)
  const former = await formerOf(db, poll.id, input)
  const wave = {
    poll,
    data,
    input,
    ...(form === undefined ? {} : { questionnaire: form }),
    ...(personKey === undefined ? {} : { personKey }),
    ...(former === undefined ? {} : { former }),
  }
  const uploads = [upload, ...(questionnaire === undefined ? [] : [questionnaire])]
  const prepared = await work.prepare(wave, askerOf(importer)).catch(async (cause: unknown) => {
    // Somebody else read them in meanwhile, and they went with it.
    const left = await Promise.all(uploads.map((one) => findUpload(db, one)))
    if (left.includes(undefined)) return refuse([{ code: 'poll.upload-unknown' } as const])
    throw cause
  })
  if (!prepared.ok) return prepared
  const { parquet, ...rest } = prepared.value
  const person = personOf(importer)
  const { now, actor } = importer
  const answers = await receiveAnswers(db, blobs, parquet, { person, now, salt: randomBytes(32) })
  const { number } = input
  try {
    const added = await db.transaction().execute(async (trx) => {
      const begun = await before(trx)
      if (!begun.ok) throw new NotAdded(begun.fault)
      const outcome = await addWave(trx, {
        poll: poll.id,
        ...(number === undefined ? {} : { number }),
        prepared: rest,
        answers,
        uploads,
        now,
      })
      if (!outcome.ok) throw new NotAdded(outcome.fault)
      if (personKey !== undefined && !(await keepPersonKey(trx, poll.id, personKey)))
        throw new NotAdded({ code: 'poll.wave-changed', wave: outcome.value })
      const data = { rows: rest.summary.rows, columns: rest.summary.answered.length }
      await recordAudit(trx, actor, 'poll.wave-add', `${poll.id}/${outcome.value}`, data, now)
      return outcome.value
    })
    for (const id of uploads) await eraseUpload(db, blobs, id)
    return ok(added)
  } catch (cause) {
    await eraseUpload(db, blobs, answers.id)
    if (cause instanceof NotAdded) return refuse([cause.fault])
    throw cause
  }
}

/** The poll's key, or a new one for the first wave of it in which people are to be found again. */
export async function personKeyOf(
  db: Kysely<unknown>,
  poll: string,
  { declaration }: WaveInput,
): Promise<Uint8Array | undefined> {
  if (declaration.design.person === undefined) return undefined
  return (await readPersonKey(db, poll)) ?? randomBytes(personKeyLength)
}

/** The wave that a new one says something of. */
export function formerOf(
  db: Kysely<unknown>,
  poll: string,
  { declaration, number }: WaveInput,
): Promise<WaveRecord | undefined> {
  const { overlap = 'fresh' } = declaration.sample
  return overlap === 'fresh' ? Promise.resolve(undefined) : readFormerWave(db, poll, number)
}

/** Rolls a transaction back for a fault. */
class NotAdded extends Error {
  override readonly name = 'NotAdded'
  readonly fault: PollFault

  constructor(fault: PollFault) {
    super(fault.code)
    this.fault = fault
  }
}
