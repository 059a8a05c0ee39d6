import type { BlobSource, BlobStore, Digest } from '@suyab/store/blob'
import { sql, type Kysely } from 'kysely'
import { putPrivate, type PrivateBlob } from './private-blob.ts'
import type { Upload, UploadReading } from './read-upload.ts'

/** How long a file that nobody reads in is kept, in milliseconds. */
export const uploadKept = 86_400_000

export interface Received extends PrivateBlob {
  readonly id: string
}

/** What is on record of a file. Not its name: it may tell of people, and a row leaves traces when it goes. */
export interface Receiving {
  readonly reading: UploadReading
  readonly person: string | null
  readonly now: Date
  /** 32 bytes of chance. */
  readonly salt: Uint8Array
}

/** Takes a file in as it comes; its name in the store is on record before its bytes are complete. */
export function receiveUpload(
  db: Kysely<unknown>,
  blobs: BlobStore,
  source: BlobSource,
  receiving: Receiving,
): Promise<Received> {
  return receive(db, blobs, source, receiving, 'upload')
}

/** Stores answers whose wave is not written yet. */
export function receiveAnswers(
  db: Kysely<unknown>,
  blobs: BlobStore,
  parquet: readonly Uint8Array[],
  receiving: Pick<Receiving, 'person' | 'now' | 'salt'>,
): Promise<Received> {
  return receive(db, blobs, pieces(parquet), { ...receiving, reading: {} }, 'answers')
}

// oxlint-disable-next-line require-await -- a source of bytes is asynchronous
async function* pieces(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  const most = 1024 * 1024
  for (const part of parts)
    for (let at = 0; at < part.length; at += most) yield part.subarray(at, at + most)
}

async function receive(
  db: Kysely<unknown>,
  blobs: BlobStore,
  source: BlobSource,
  { reading, person, now, salt }: Receiving,
  purpose: 'upload' | 'answers',
): Promise<Received> {
  let id = ''
  const blob = await putPrivate(blobs, source, salt, async ({ digest, size }) => {
    const { rows } = await sql<{ id: string }>`
      INSERT INTO poll.upload (digest, bytes, by_person, at, purpose, reading)
      VALUES (${digest}, ${size}, ${person}, ${now}, ${purpose}, ${JSON.stringify(reading)}::jsonb)
      RETURNING id`.execute(db)
    id = rows[0]?.id ?? ''
  })
  return { id, ...blob }
}

/** An upload that is not read in yet. */
export async function findUpload(db: Kysely<unknown>, id: string): Promise<Upload | undefined> {
  const { rows } = await sql<{ digest: Digest; reading: UploadReading }>`
    SELECT digest, reading FROM poll.upload WHERE id = ${id} AND purpose = 'upload'`.execute(db)
  const [row] = rows
  return row && { blob: row.digest, reading: row.reading }
}

/** Takes uploads out of use, in the transaction of what was made of them; false where one is gone. */
export async function spendUploads(trx: Kysely<unknown>, ids: readonly string[]): Promise<boolean> {
  const { rows } = await sql`
    UPDATE poll.upload SET purpose = 'spent', at = to_timestamp(0)
    WHERE id = ANY(${[...new Set(ids)]}::uuid[]) AND purpose = 'upload' RETURNING id`.execute(trx)
  return rows.length === new Set(ids).size
}

/** Hands answers over to the wave that is written in this transaction; false where they are gone. */
export async function claimAnswers(trx: Kysely<unknown>, id: string): Promise<boolean> {
  const { rows } = await sql`
    DELETE FROM poll.upload WHERE id = ${id} AND purpose = 'answers' RETURNING id`.execute(trx)
  return rows.length > 0
}

/** Puts answers on the list of what is to be erased, in the transaction that takes their wave away. */
export async function disownAnswers(trx: Kysely<unknown>, blobs: readonly Digest[]): Promise<void> {
  for (const blob of blobs)
    await sql`
      INSERT INTO poll.upload (digest, bytes, at, purpose)
      VALUES (${blob}, 0, to_timestamp(0), 'spent')`.execute(trx)
}

/**
 * Erases the bytes of uploads that came before a moment, and of those that were spent. The record goes
 * after the bytes: what is interrupted is done the next time.
 */
export async function forgetUploads(
  db: Kysely<unknown>,
  blobs: BlobStore,
  before: Date,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM poll.upload WHERE at < ${before}`.execute(db)
  for (const { id } of rows) await eraseUpload(db, blobs, id)
  return rows.length
}

/** Erases what one upload, or answers without a wave, left. */
export async function eraseUpload(
  db: Kysely<unknown>,
  blobs: BlobStore,
  id: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ digest: Digest }>`
      SELECT digest FROM poll.upload WHERE id = ${id} FOR UPDATE SKIP LOCKED`.execute(trx)
    for (const { digest } of rows) {
      await blobs.delete(digest)
      await sql`DELETE FROM poll.upload WHERE id = ${id}`.execute(trx)
    }
  })
}
