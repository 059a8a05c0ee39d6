import { isDigest, type BlobStore, type Digest } from '@suyab/store/blob'
import { sql, type Kysely } from 'kysely'

/** Whether an intake has taken these bytes before. */
export async function isTaken(
  db: Kysely<unknown>,
  intake: string,
  digest: Digest,
): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM intake_original WHERE intake = ${intake} AND digest = ${digest}`.execute(db)
  return rows.length > 0
}

/** Writes down that an intake has taken these bytes, and under which name they came. */
export async function noteTaken(
  db: Kysely<unknown>,
  intake: string,
  digest: Digest,
  file: string | undefined,
  now: Date,
): Promise<void> {
  await sql`
    INSERT INTO intake_original (intake, digest, file, taken_at)
    VALUES (${intake}, ${digest}, ${file ?? null}, ${now})
    ON CONFLICT DO NOTHING`.execute(db)
}

/** A document that something was refused of: its bytes, and the name it came under. */
export interface Refused {
  readonly original: Digest
  readonly file: string | undefined
}

/** The documents of an intake that something was refused of, the last first. */
export async function refusedOf(
  db: Kysely<unknown>,
  intake: string,
  limit: number,
): Promise<Refused[]> {
  const { rows } = await sql<{ original: string; file: string | null }>`
    SELECT original, (array_agg(file ORDER BY id DESC))[1] AS file FROM intake_fault
    WHERE intake = ${intake} AND original IS NOT NULL
    GROUP BY original ORDER BY max(id) DESC LIMIT ${limit}`.execute(db)
  return rows.flatMap(({ original, file }) =>
    isDigest(original) ? [{ original, file: file ?? undefined }] : [],
  )
}

/** The name that refused bytes of an intake came under; undefined where none of its are those. */
export async function refusedFile(
  db: Kysely<unknown>,
  intake: string,
  original: string,
): Promise<{ readonly file: string | undefined } | undefined> {
  const { rows } = await sql<{ file: string | null }>`
    SELECT file FROM intake_fault WHERE intake = ${intake} AND original = ${original}
    ORDER BY id DESC LIMIT 1`.execute(db)
  const [row] = rows
  return row === undefined ? undefined : { file: row.file ?? undefined }
}

/** Forgets what was refused of a document, which is read again. */
export async function forgetRefusal(
  db: Kysely<unknown>,
  intake: string,
  original: Digest,
): Promise<void> {
  await sql`DELETE FROM intake_fault WHERE intake = ${intake} AND original = ${original}`.execute(
    db,
  )
}

const originalsKept = 30 * 86_400_000

/** Who is asked before bytes are erased. */
export interface Keeping {
  readonly db: Kysely<unknown>
  readonly blobs: BlobStore
  readonly clock: () => number
  /** Whether an item names these bytes. */
  readonly keeps: (digest: Digest) => Promise<boolean>
}

/**
 * Erases the originals of addresses after thirty days: a feed that changes all day would fill the
 * disk. Those of folders and of hands stay, for there they say what was taken; and so do those
 * that something was refused of, for as long as that is listed.
 */
export async function forgetOriginals(parts: Keeping): Promise<void> {
  const { rows } = await sql<{ digest: Digest }>`
    DELETE FROM intake_original o USING intake i
    WHERE i.id = o.intake AND i.kind = 'url'
      AND o.taken_at < ${new Date(parts.clock() - originalsKept)}
      AND NOT EXISTS (
        SELECT 1 FROM intake_fault f WHERE f.intake = o.intake AND f.original = o.digest)
    RETURNING o.digest`.execute(parts.db)
  for (const { digest } of rows) {
    const still = await sql`
      SELECT 1 FROM intake_original WHERE digest = ${digest} LIMIT 1`.execute(parts.db)
    // An address may have served a copy of a picture that one of our items shows.
    if (still.rows.length === 0 && !(await parts.keeps(digest))) await parts.blobs.delete(digest)
  }
}
