import { setTimeout as sleep } from 'node:timers/promises'
import type { ClickHouse } from '@suyab/store/clickhouse'
import { StoreError } from '@suyab/store/fault'
import { sql } from 'kysely'
import type { ArchiveParts } from './parts.ts'
import { readOriginal } from './original.ts'
import { articleRow, type ArticleRow } from './row.ts'
import { articleId, type Article } from '../article.ts'
import { SetAsideError, setAside } from './aside.ts'
import { sliceBytes, slicesOf, textBytes } from './slice.ts'

interface WaitingBatch {
  id: number
  original: string
  articles: number
  bytes: number
  attempt: number
}

/** What goes into the archive in one INSERT. */
const largestGroup = { articles: 20_000, bytes: sliceBytes }

/** Bytes of a text that every engine has the memory for: without it, more is wrong than the text. */
const neverTooMuch = 256 * 1024

/** On a cluster, an INSERT that was confirmed is on its shards, and on most replicas of each. */
const acknowledged = {
  distributed_foreground_insert: 1,
  insert_quorum: 'auto',
  insert_quorum_parallel: 0,
} as const

/** Told after each step of a long work. */
export type OnProgress = (progress: { done: number; of: number }) => void

export interface BringOptions {
  readonly signal: AbortSignal
  /** Hears how many articles were brought in. */
  readonly onBrought?: (articles: number) => void
  /** Hears of an article that is too much for the engine and was set aside. */
  readonly onAside?: (cause: SetAsideError) => void
}

/**
 * Brings into the archive what has been accepted and is not yet in it, oldest first. Only the sole
 * writer may call this. An attempt is counted before it is made: after one whose outcome is unknown
 * the archive is asked what it has, so that no article is missing and none is there twice. What is
 * too much for the engine's memory is brought in smaller groups, a batch in slices; an article that
 * alone is too much is set aside, and the others go on.
 */
export async function bringWaiting(parts: ArchiveParts, options: BringOptions): Promise<void> {
  const { signal, onBrought } = options
  const refused = new Map<number, StoreError>()
  let most = largestGroup.bytes
  /** Of the batch at hand, where it is too much at once. */
  let slice: number | undefined
  for (;;) {
    signal.throwIfAborted()
    const group = await nextGroup(parts, slice ?? most)
    if (group.length === 0) return
    const tooMuch = await bringGroup(parts, group, { ...options, most: slice ?? most, refused })
    if (tooMuch === undefined) {
      onBrought?.(group.reduce((sum, { articles }) => sum + articles, 0))
      slice = undefined
      continue
    }
    const { bytes, only, cause } = tooMuch
    if (bytes < neverTooMuch) throw cause
    if (only !== undefined) refused.set(only, cause)
    else if (group.length > 1) most = Math.min(most, bytes) / 2
    else slice = Math.min(slice ?? most, bytes) / 2
  }
}

/** How many articles have been accepted and are not yet in the archive. */
export async function waitingArticles({ db }: ArchiveParts): Promise<number> {
  const { waiting } = await db
    .selectFrom('coverage.batch')
    .select(sql<number>`coalesce(sum(articles), 0)::bigint`.as('waiting'))
    .where('archived_at', 'is', null)
    .where('accepted_at', 'is not', null)
    .where('aside_at', 'is', null)
    .executeTakeFirstOrThrow()
  return waiting
}

async function nextGroup({ db }: ArchiveParts, most: number): Promise<WaitingBatch[]> {
  const waiting = await db
    .selectFrom('coverage.batch')
    .select(['id', 'original', 'articles', 'bytes', 'attempt'])
    .where('archived_at', 'is', null)
    .where('accepted_at', 'is not', null)
    .where('aside_at', 'is', null)
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

/** An INSERT for which the engine's memory was too small. */
interface TooMuch {
  readonly bytes: number
  /** The number of the article, where it was one alone. */
  readonly only?: number
  readonly cause: StoreError
}

interface Attempt extends BringOptions {
  /** Bytes of one INSERT. */
  readonly most: number
  /** By their numbers, the articles that were too much alone. */
  readonly refused: ReadonlyMap<number, StoreError>
}

/** Brings a group of batches in, all at once, or a batch that is too large by slices. */
async function bringGroup(
  parts: ArchiveParts,
  group: readonly WaitingBatch[],
  attempt: Attempt,
): Promise<TooMuch | undefined> {
  const { db } = parts
  const { most, signal } = attempt
  const ids = group.map(({ id }) => id)
  const uncertain = group.filter(({ attempt: before }) => before > 0).map(({ id }) => id)
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
    .map(({ id, attempt: count }) => `${id}.${count}`)
    .join(' ')
  const [first] = group
  const isAlone = group.length === 1 && first !== undefined
  const tooMuch =
    isAlone && (first.bytes > most || first.articles <= 1)
      ? await bringSlices(parts, first, { ...attempt, there, token })
      : await bringWhole(parts, group, { ...attempt, there, token })
  if (tooMuch !== undefined) return tooMuch
  await db
    .updateTable('coverage.batch')
    .set({ archived_at: sql`now()` })
    .where('id', '=', sql<number>`any(${ids}::int[])`)
    .where('aside_at', 'is', null)
    .execute()
  return undefined
}

interface Missing extends Attempt {
  /** The numbers of those that the archive has. */
  readonly there: ReadonlySet<number>
  readonly token: string
}

async function bringWhole(
  parts: ArchiveParts,
  group: readonly WaitingBatch[],
  { there, token, signal }: Missing,
): Promise<TooMuch | undefined> {
  const rows = missingRows(parts, group, there)
  const first = await rows.next()
  if (first.done === true) return undefined
  const cause = await inserted(parts, prepended(first.value, rows), { token, signal })
  if (cause === undefined) return undefined
  return { bytes: group.reduce((sum, { bytes }) => sum + bytes, 0), cause }
}

/** The slices before one that fails are there: the next attempt, which has to ask, finds them. */
async function bringSlices(
  parts: ArchiveParts,
  batch: WaitingBatch,
  { there, token, signal, most, refused, onAside }: Missing,
): Promise<TooMuch | undefined> {
  const missing = await missingArticles(parts, batch, there)
  const kept: Owned[] = []
  let { articles } = batch
  for (const one of missing) {
    const cause = refused.get(one.number)
    if (cause === undefined) kept.push(one)
    else {
      await setAside(parts, { id: batch.id, articles }, one)
      articles -= 1
      onAside?.(new SetAsideError(one.article.link, textBytes(one.article), { cause }))
    }
  }
  const slices = slicesOf(kept, ({ article }) => textBytes(article), most)
  for (const [index, slice] of slices.entries()) {
    signal.throwIfAborted()
    const rows = slice.map(({ article, number }) => articleRow(article, number, batch.id))
    const cause = await inserted(parts, rows, { token: `${token}.${index}`, signal })
    if (cause === undefined) continue
    const bytes = slice.reduce((sum, { article }) => sum + textBytes(article), 0)
    const [first] = slice
    return { bytes, cause, ...(slice.length === 1 && first && { only: first.number }) }
  }
  return undefined
}

/** Inserts articles; the fault, where the engine has too little memory for them. */
async function inserted(
  { clickhouse, layout }: ArchiveParts,
  rows: Iterable<ArticleRow> | AsyncIterable<ArticleRow>,
  options: { readonly token: string; readonly signal: AbortSignal },
): Promise<StoreError | undefined> {
  try {
    const settings = layout.kind === 'cluster' ? acknowledged : {}
    await clickhouse.insert('article', rows, { ...options, settings })
    return undefined
  } catch (cause) {
    if (cause instanceof StoreError && cause.code === 'store.out-of-memory') return cause
    throw cause
  }
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

interface Owned {
  readonly article: Article
  readonly number: number
}

/** A batch's articles that the archive does not have. */
async function missingArticles(
  { db, blobs }: ArchiveParts,
  { id: batch, original }: WaitingBatch,
  there: ReadonlySet<number>,
): Promise<Owned[]> {
  const owned = await db
    .selectFrom('coverage.article')
    .select(['id', 'number'])
    .where('batch', '=', batch)
    .execute()
  const numbers = new Map(owned.map(({ id, number }) => [id, number]))
  const articles = await readOriginal(blobs, original)
  return articles.flatMap((article) => {
    // Not of this batch: another brought it at the same time; or erased since.
    const number = numbers.get(articleId(article.link))
    return number === undefined || there.has(number) ? [] : [{ article, number }]
  })
}

async function* missingRows(
  parts: ArchiveParts,
  group: readonly WaitingBatch[],
  there: ReadonlySet<number>,
): AsyncGenerator<ArticleRow> {
  for (const batch of group)
    for (const { article, number } of await missingArticles(parts, batch, there))
      yield articleRow(article, number, batch.id)
}
