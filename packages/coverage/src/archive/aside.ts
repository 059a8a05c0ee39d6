import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Article } from '../article.ts'
import type { CoverageTables } from '../tables.ts'
import { packOriginal } from './original.ts'
import type { ArchiveParts } from './parts.ts'

/** An article that the engine's memory is too small for: it is kept, and cannot be asked for. */
export class SetAsideError extends Error {
  override readonly name = 'SetAsideError'
  readonly code = 'coverage.set-aside'
  readonly link: string

  constructor(link: string, bytes: number, options?: { cause?: unknown }) {
    super(
      `${link} has ${bytes} bytes of text, for which the archive’s engine has too little memory: it is kept, and left out of answers until there is more`,
      options,
    )
    this.link = link
  }
}

/**
 * Lets a batch go on without an article that is too much for the engine: the article stays in the
 * record, in a batch of its own that does not wait to be brought. Only the sole writer may call this,
 * after it has asked whether the archive has the article.
 */
export async function setAside(
  { db, blobs }: Pick<ArchiveParts, 'db' | 'blobs'>,
  former: { readonly id: number; readonly articles: number },
  { article, number }: { readonly article: Article; readonly number: number },
): Promise<void> {
  if (former.articles === 1) {
    await db
      .updateTable('coverage.batch')
      .set({ aside_at: sql`now()` })
      .where('id', '=', former.id)
      .execute()
    return
  }
  const { id: batch } = await db
    .insertInto('coverage.batch')
    .values({ original: '', bytes: 0, accepted_at: null, archived_at: null, placed_at: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { digest, packed, bytes } = await packOriginal(batch, randomUUID(), [article])
  await db
    .updateTable('coverage.batch')
    .set({ original: digest, bytes })
    .where('id', '=', batch)
    .execute()
  await blobs.putAs(digest, packed)
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('coverage.article')
      .set({ batch })
      .where('number', '=', number)
      .where('batch', '=', former.id)
      .execute()
    await trx
      .updateTable('coverage.batch')
      .set({ articles: 1, accepted_at: sql`now()`, aside_at: sql`now()`, attempt: 1 })
      .where('id', '=', batch)
      .execute()
    await trx
      .updateTable('coverage.batch')
      .set({ articles: sql`articles - 1`, outdated: true })
      .where('id', '=', former.id)
      .execute()
  })
}

/** Has what was set aside tried again: the engine may have more memory now. */
export async function tryAsideAgain(db: Kysely<CoverageTables>): Promise<void> {
  await db
    .updateTable('coverage.batch')
    .set({ aside_at: null })
    .where('aside_at', 'is not', null)
    .execute()
}
