import { setTimeout as sleep } from 'node:timers/promises'
import type { ClickHouse } from '@suyab/store/clickhouse'
import { StoreError } from '@suyab/store/fault'
import { sql } from 'kysely'
import type { ArchiveParts } from './parts.ts'
import { readOriginal } from './original.ts'
import { articleRow, type ArticleRow } from './row.ts'
import { articleId } from '../article.ts'

interface WaitingBatch {
  id: number
  original: string
  articles: number
  bytes: number
  attempt: number
}

/**
 * What goes into the archive in one INSERT: more makes fewer parts, less takes less memory. Chinese
 * comes to two terms for every three bytes of it, and the engine takes some fifty for each.
 */
const largestGroup = { articles: 20_000, bytes: 12 * 1024 * 1024 }

/** On a cluster, an INSERT that was confirmed is on its shards, and on most replicas of each. */
const acknowledged = {
  distributed_foreground_insert: 1,
  insert_quorum: 'auto',
  insert_quorum_parallel: 0,
} as const

/** Told after each step of a long work. */
export type OnProgress = (progress: { done: number; of: number }) => void

/**
 * Brings into the archive what has been accepted and is not yet in it, oldest first. Only the sole
 * writer may call this. An attempt is counted before it is made: after one whose outcome is unknown
 * the archive is asked what it has, so that no article is missing and none is there twice.
 * @param onBrought hears how many articles were brought in
 */
export async function bringWaiting(
  parts: ArchiveParts,
  signal: AbortSignal,
  onBrought?: (articles: number) => void,
): Promise<void> {
  let most = largestGroup.bytes
  for (;;) {
    signal.throwIfAborted()
    const group = await nextGroup(parts, most)
    if (group.length === 0) return
    try {
      await bringGroup(parts, group, signal)
    } catch (cause) {
      const tooMuch = cause instanceof StoreError && cause.code === 'store.out-of-memory'
      if (!tooMuch || group.length === 1) throw cause
      most = group.reduce((sum, { bytes }) => sum + bytes, 0) / 2
      continue
    }
    onBrought?.(group.reduce((sum, { articles }) => sum + articles, 0))
  }
}

/** How many articles have been accepted and are not yet in the archive. */
export async function waitingArticles({ db }: ArchiveParts): Promise<number> {
  const { waiting } = await db
    .selectFrom('coverage.batch')
    .select(sql<number>`coalesce(sum(articles), 0)::bigint`.as('waiting'))
    .where('archived_at', 'is', null)
    .where('accepted_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return waiting
}

async function nextGroup({ db }: ArchiveParts, most: number): Promise<WaitingBatch[]> {
  const waiting = await db
    .selectFrom('coverage.batch')
    .select(['id', 'original', 'articles', 'bytes', 'attempt'])
    .where('archived_at', 'is', null)
    .where('accepted_at', 'is not', null)
    .orderBy('id')
    .limit(500)
    .execute()
  const group: WaitingBatch[] = []
  let articles = 0
  let bytes = 0
  for (const batch of waiting) {
    articles += batch.articles
    bytes += batch.bytes
    const full = articles > largestGroup.articles || bytes > most
    if (full && group.length > 0) break
    group.push(batch)
  }
  return group
}

async function bringGroup(
  parts: ArchiveParts,
  group: readonly WaitingBatch[],
  signal: AbortSignal,
): Promise<void> {
  const { db, clickhouse, layout } = parts
  const ids = group.map(({ id }) => id)
  const uncertain = group.filter(({ attempt }) => attempt > 0).map(({ id }) => id)
  const there = await alreadyThere(parts, uncertain, signal)
  const attempts = await db
    .updateTable('coverage.batch')
    .set({ attempt: sql`attempt + 1` })
    .where('id', '=', sql<number>`any(${ids}::int[])`)
    .returning(['id', 'attempt'])
    .execute()
  // Never the same twice: a token that the archive knows would have rows dropped that were erased.
  const token = attempts
    .sort((a, b) => a.id - b.id)
    .map(({ id, attempt }) => `${id}.${attempt}`)
    .join(' ')
  const rows = articleRows(parts, group, there)
  const first = await rows.next()
  if (first.done !== true)
    await clickhouse.insert('article', prepended(first.value, rows), {
      token,
      signal,
      settings: layout.kind === 'cluster' ? acknowledged : {},
    })
  await db
    .updateTable('coverage.batch')
    .set({ archived_at: sql`now()` })
    .where('id', '=', sql<number>`any(${ids}::int[])`)
    .execute()
}

async function* prepended<Value>(first: Value, rest: AsyncIterable<Value>): AsyncGenerator<Value> {
  yield first
  yield* rest
}

/** The numbers of the articles of these batches that the archive has. */
async function alreadyThere(
  { clickhouse, layout }: ArchiveParts,
  batches: readonly number[],
  signal: AbortSignal,
): Promise<ReadonlySet<number>> {
  if (batches.length === 0) return new Set()
  // An INSERT whose asker has gone may still run.
  while ((await insertsRunning(clickhouse)) > 0) await sleep(100, undefined, { signal })
  const rows = await clickhouse.query<{ number: number }>(
    'SELECT number FROM article WHERE batch IN ({batches:Array(UInt32)})',
    {
      parameters: { batches },
      signal,
      settings: layout.kind === 'cluster' ? { select_sequential_consistency: '1' } : {},
    },
  )
  return new Set(rows.map(({ number }) => number))
}

async function insertsRunning(clickhouse: ClickHouse): Promise<number> {
  const [row] = await clickhouse.query<{ running: number }>(
    `SELECT count() AS running FROM system.processes
     WHERE query_kind = 'Insert' AND query LIKE 'INSERT INTO article%'`,
  )
  return row?.running ?? 0
}

async function* articleRows(
  { db, blobs }: ArchiveParts,
  group: readonly WaitingBatch[],
  there: ReadonlySet<number>,
): AsyncGenerator<ArticleRow> {
  for (const { id: batch, original } of group) {
    const owned = await db
      .selectFrom('coverage.article')
      .select(['id', 'number'])
      .where('batch', '=', batch)
      .execute()
    const numbers = new Map(owned.map(({ id, number }) => [id, number]))
    for (const article of await readOriginal(blobs, original)) {
      // Not of this batch: another brought it at the same time; or erased since.
      const number = numbers.get(articleId(article.link))
      if (number === undefined || there.has(number)) continue
      yield articleRow(article, number, batch)
    }
  }
}
