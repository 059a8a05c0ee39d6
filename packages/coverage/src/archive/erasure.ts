import { randomUUID } from 'node:crypto'
import { isDigest } from '@suyab/store/blob'
import { sql } from 'kysely'
import { articleId } from '../article.ts'
import { dropBatch } from './acceptance.ts'
import { packOriginal, readOriginal } from './original.ts'
import type { ArchiveParts } from './parts.ts'

/** Erases rows of the archive of which a condition holds. */
export async function eraseRows(
  { clickhouse, layout }: ArchiveParts,
  condition: string,
  parameters: Record<string, unknown>,
): Promise<void> {
  const table =
    layout.kind === 'cluster' ? `article_shard ON CLUSTER '${layout.cluster}'` : 'article'
  await clickhouse.command(`DELETE FROM ${table} WHERE ${condition}`, { parameters })
}

/**
 * Takes the bytes of erased rows off the disk too, which until then are only left out of every
 * answer. It writes parts of the table anew: for quiet hours.
 */
export async function purgeErased({ clickhouse, layout }: ArchiveParts): Promise<void> {
  const table =
    layout.kind === 'cluster' ? `article_shard ON CLUSTER '${layout.cluster}'` : 'article'
  await clickhouse.command(`ALTER TABLE ${table} APPLY DELETED MASK`, {
    settings: { mutations_sync: '1' },
  })
}

/**
 * Erases an outlet's articles of before a day: from the record, the archive and the originals. The
 * record goes first; whatever a crash leaves behind in the others is found by it later. Gives how
 * many there were. Only the sole writer may call this.
 */
export async function eraseOutlet(
  parts: ArchiveParts,
  outlet: string,
  before: string,
): Promise<number> {
  const { db } = parts
  const erased = await db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('coverage.article')
      .where('outlet', '=', outlet)
      .where('day', '<', before)
      .returning('batch')
      .execute()
    const counts = new Map<number, number>()
    for (const { batch } of gone) counts.set(batch, (counts.get(batch) ?? 0) + 1)
    await sql`
      update coverage.batch as kept
      set articles = kept.articles - gone.articles, outdated = true
      from unnest(${[...counts.keys()]}::int[], ${[...counts.values()]}::int[]) as gone (id, articles)
      where kept.id = gone.id`.execute(trx)
    return gone.length
  })
  if (erased > 0)
    await eraseRows(parts, 'outlet = {outlet:String} AND day < {before:Date}', { outlet, before })
  return erased
}

/**
 * Writes the originals that hold erased articles anew, without them. Only the sole writer may call
 * this.
 */
export async function renewOriginals(parts: ArchiveParts): Promise<void> {
  const { db, blobs } = parts
  for (;;) {
    const batch = await db
      .selectFrom('coverage.batch')
      .select(['id', 'original', 'articles', 'former'])
      .where('outdated', '=', true)
      .orderBy('id')
      .executeTakeFirst()
    if (batch === undefined) return
    if (batch.former !== null) await dropFormer(parts, batch.id, batch.former)
    else if (batch.articles === 0) await dropBatch(db, blobs, batch)
    else await renewOriginal(parts, batch)
  }
}

async function renewOriginal(
  { db, blobs }: ArchiveParts,
  batch: { id: number; original: string },
): Promise<void> {
  const owned = await db
    .selectFrom('coverage.article')
    .select('id')
    .where('batch', '=', batch.id)
    .execute()
  const ids = new Set(owned.map(({ id }) => id))
  const articles = await readOriginal(blobs, batch.original)
  const kept = articles.filter(({ link }) => ids.has(articleId(link)))
  const { digest, packed, bytes } = await packOriginal(batch.id, randomUUID(), kept)
  await blobs.putAs(digest, packed)
  await db
    .updateTable('coverage.batch')
    .set({ original: digest, bytes, former: batch.original })
    .where('id', '=', batch.id)
    .execute()
}

async function dropFormer({ db, blobs }: ArchiveParts, id: number, former: string): Promise<void> {
  if (isDigest(former)) await blobs.delete(former)
  await db
    .updateTable('coverage.batch')
    .set({ former: null, outdated: false })
    .where('id', '=', id)
    .execute()
}
