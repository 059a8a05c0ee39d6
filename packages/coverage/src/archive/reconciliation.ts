import { sql } from 'kysely'
import { eraseBatchSketches, forgetDuplicates } from '../duplicate/erasure.ts'
import { forgetStories, reconcileStories, tellAgain } from '../story/state.ts'
import { tryAsideAgain } from './aside.ts'
import { eraseRows } from './erasure.ts'
import type { ArchiveParts } from './parts.ts'

/** What was found amiss between the record and the archive, in articles. */
export interface Reconciled {
  /** Recorded and not in the archive: they will be brought again. */
  missing: number
  /** In the archive and not recorded, or there twice: they were erased. */
  excess: number
}

/**
 * Compares the archive with the record, batch by batch, and marks what it lacks to be brought again;
 * what it should not have is erased. It finds a lost folder, a crash that the machine's disk did not
 * survive, and a restored database. Only the sole writer may call this.
 */
export async function reconcile(parts: ArchiveParts): Promise<Reconciled> {
  const { db, clickhouse } = parts
  await tryAsideAgain(db)
  const recorded = await db
    .selectFrom('coverage.batch')
    .select(['id', 'articles', sql<boolean>`archived_at is null`.as('waiting')])
    .where('accepted_at', 'is not', null)
    .execute()
  const archived = await clickhouse.query<{ batch: number; articles: number }>(
    'SELECT batch, count() AS articles FROM article GROUP BY batch',
  )
  const there = new Map(archived.map(({ batch, articles }) => [batch, articles]))
  const found: Reconciled = { missing: 0, excess: 0 }
  const again: number[] = []
  const erased: number[] = []
  for (const { id, articles, waiting } of recorded) {
    const have = there.get(id) ?? 0
    there.delete(id)
    if (have > articles) {
      found.excess += have - articles
      erased.push(id)
    } else if (have < articles && !waiting) found.missing += articles - have
    if (have !== articles && !waiting) again.push(id)
  }
  for (const [batch, articles] of there) {
    found.excess += articles
    erased.push(batch)
  }
  if (erased.length > 0)
    await eraseRows(parts, 'batch IN ({batches:Array(UInt32)})', { batches: erased })
  if (again.length > 0)
    await db
      .updateTable('coverage.batch')
      .set({ archived_at: null, attempt: sql`attempt + 1` })
      .where('id', '=', sql<number>`any(${again}::int[])`)
      .execute()
  if (again.length > 0) await tellAgain(parts, again)
  await reconcileSketches(parts)
  await reconcileStories(parts)
  return found
}

/** Marks batches whose sketches are not those of their articles, so that their copies are looked for. */
async function reconcileSketches(parts: ArchiveParts): Promise<void> {
  const { db, clickhouse } = parts
  const recorded = await db
    .selectFrom('coverage.batch')
    .select(['id', 'articles', sql<boolean>`placed_at is not null`.as('placed')])
    .where('accepted_at', 'is not', null)
    .execute()
  const sketched = await clickhouse.query<{ batch: number; articles: number }>(
    'SELECT batch, count() AS articles FROM sketch FINAL GROUP BY batch',
  )
  const there = new Map(sketched.map(({ batch, articles }) => [batch, articles]))
  const again: number[] = []
  const erased: number[] = []
  for (const { id, articles, placed } of recorded) {
    const have = there.get(id) ?? 0
    there.delete(id)
    if (have > articles) erased.push(id)
    if (have !== articles && placed) again.push(id)
  }
  erased.push(...there.keys())
  if (erased.length > 0) await eraseBatchSketches(parts, erased)
  if (again.length > 0)
    await db
      .updateTable('coverage.batch')
      .set({ placed_at: null })
      .where('id', '=', sql<number>`any(${again}::int[])`)
      .execute()
}

/** Empties the archive, so that all of it is brought again. Only the sole writer may call this. */
export async function emptyArchive(parts: ArchiveParts): Promise<void> {
  const { db, clickhouse, layout } = parts
  // What is recorded as archived and is not there is found; the other way round it would be lost.
  const on = layout.kind === 'cluster' ? `_shard ON CLUSTER '${layout.cluster}'` : ''
  await clickhouse.command(`TRUNCATE TABLE article${on}`)
  await forgetDuplicates(clickhouse)
  await forgetStories(parts)
  await tryAsideAgain(db)
  await db
    .updateTable('coverage.batch')
    .set({ archived_at: null, attempt: sql`attempt + 1`, placed_at: null })
    .where('archived_at', 'is not', null)
    .execute()
}
