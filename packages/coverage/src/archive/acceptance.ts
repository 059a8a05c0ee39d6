import { randomUUID } from 'node:crypto'
import { isDigest, type BlobStore } from '@suyab/store/blob'
import { sql, type Kysely, type Transaction } from 'kysely'
import { wallDay } from '@suyab/language/zone'
import { articleId, type Article } from '../article.ts'
import type { CoverageTables } from '../tables.ts'
import { packOriginal } from './original.ts'
import { sliceBytes, slicesOf, textBytes } from './slice.ts'

type Db = Kysely<CoverageTables>

/** What became of articles that were to be stored. */
export interface StoreOutcome {
  /** New, and kept from now on whatever happens. */
  stored: number
  /** There already, by their canonical URL. */
  known: number
}

/** The channel on which processes hear that a batch has been accepted. */
export const acceptedChannel = 'coverage.accepted'

/**
 * Takes articles in. When it resolves, their originals are in the blob store and they are recorded
 * in PostgreSQL, so that nothing loses them any more; the archive follows. An article that we have
 * is not taken in again.
 */
export async function acceptArticles(
  db: Db,
  blobs: BlobStore,
  given: readonly Article[],
): Promise<StoreOutcome> {
  // Of one article that comes twice the first stays, as it does when they come one after the other.
  const byId = new Map(
    given.toReversed().map((article) => [articleId(article.link), article] as const),
  )
  const fresh = [...(await withoutKnown(db, byId))]
  let stored = 0
  // Each batch must fit the memory of whoever brings it into the archive or makes it again.
  for (const slice of slicesOf(fresh, ([, article]) => textBytes(article), sliceBytes))
    stored += await acceptBatch(db, blobs, new Map(slice))
  return { stored, known: given.length - stored }
}

/** Gives how many of them were new. */
async function acceptBatch(
  db: Db,
  blobs: BlobStore,
  fresh: ReadonlyMap<string, Article>,
): Promise<number> {
  const { id: batch } = await db
    .insertInto('coverage.batch')
    .values({ original: '', bytes: 0, accepted_at: null, archived_at: null, placed_at: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { digest, packed, bytes } = await packOriginal(batch, randomUUID(), [...fresh.values()])
  // Named before it is written: what a killed process leaves behind can be found by its batch.
  await db
    .updateTable('coverage.batch')
    .set({ original: digest, bytes })
    .where('id', '=', batch)
    .execute()
  await blobs.putAs(digest, packed)
  const stored = await db.transaction().execute((trx) => record(trx, batch, fresh))
  // Another process brought all of them in between.
  if (stored === 0) await dropBatch(db, blobs, { id: batch, original: digest })
  return stored
}

async function withoutKnown(
  db: Db,
  byId: ReadonlyMap<string, Article>,
): Promise<ReadonlyMap<string, Article>> {
  const known = await db
    .selectFrom('coverage.article')
    .select('id')
    .where('id', '=', sql<string>`any(${[...byId.keys()]}::uuid[])`)
    .execute()
  const there = new Set(known.map(({ id }) => id))
  return new Map([...byId].filter(([id]) => !there.has(id)))
}

async function record(
  trx: Transaction<CoverageTables>,
  batch: number,
  articles: ReadonlyMap<string, Article>,
): Promise<number> {
  // In one order everywhere: two processes that bring the same ones must not wait for each other.
  const ids = [...articles.keys()].sort()
  const outlets = ids.map((id) => articles.get(id)?.outlet)
  const days = ids.map((id) => {
    const article = articles.get(id)
    return article && wallDay(article.published, article.timeZone)
  })
  const inserted = await sql`
    insert into coverage.article (id, batch, outlet, day)
    select id, ${batch}, outlet, day
    from unnest(${ids}::uuid[], ${outlets}::text[], ${days}::date[]) as given (id, outlet, day)
    on conflict (id) do nothing`.execute(trx)
  const count = Number(inserted.numAffectedRows ?? 0n)
  if (count === 0) return 0
  await trx
    .updateTable('coverage.batch')
    .set({ articles: count, accepted_at: sql`now()` })
    .where('id', '=', batch)
    .execute()
  await sql`select pg_notify(${acceptedChannel}, '')`.execute(trx)
  return count
}

/** Removes a batch that has no articles, with its original. */
export async function dropBatch(
  db: Db,
  blobs: BlobStore,
  batch: { id: number; original: string },
): Promise<void> {
  if (isDigest(batch.original)) await blobs.delete(batch.original)
  await db.deleteFrom('coverage.batch').where('id', '=', batch.id).execute()
}

/** Removes what killed processes have begun and not finished. */
export async function dropAbandoned(db: Db, blobs: BlobStore, before: Date): Promise<number> {
  const abandoned = await db
    .selectFrom('coverage.batch')
    .select(['id', 'original'])
    .where('accepted_at', 'is', null)
    .where('begun_at', '<', before)
    .execute()
  for (const batch of abandoned) await dropBatch(db, blobs, batch)
  return abandoned.length
}
