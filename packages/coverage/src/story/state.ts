import { sql, type Kysely } from 'kysely'
import type { ArchiveParts } from '../archive/parts.ts'
import type { CoverageTables } from '../tables.ts'

interface StoryState {
  readonly epoch: number
  readonly forgotten: number
}

/** What PostgreSQL says of the stories on the whole. */
export function readStoryState(db: Kysely<CoverageTables>): Promise<StoryState> {
  return db
    .selectFrom('coverage.story_state')
    .select(['epoch', 'forgotten'])
    .executeTakeFirstOrThrow()
}

/** Says that what is told of stories has changed; gives the new epoch. */
export async function changeEpoch(db: Kysely<CoverageTables>): Promise<number> {
  const { epoch } = await db
    .updateTable('coverage.story_state')
    .set({ epoch: sql`epoch + 1` })
    .returning('epoch')
    .executeTakeFirstOrThrow()
  return epoch
}

/** Marks batches so that their stories are told again; without batches, all. */
export async function tellAgain(
  { db }: Pick<ArchiveParts, 'db'>,
  batches?: readonly number[],
): Promise<void> {
  const marked = db.updateTable('coverage.batch').set({ storied_at: null })
  await (
    batches === undefined
      ? marked.where('storied_at', 'is not', null)
      : marked.where('id', '=', sql<number>`any(${batches}::int[])`)
  ).execute()
  await changeEpoch(db)
}

/** Forgets all stories, so that they are told again. Only the sole writer may call this. */
export async function forgetStories(parts: ArchiveParts): Promise<void> {
  const { db, clickhouse } = parts
  for (const table of ['story', 'story_feature'])
    await clickhouse.command(`TRUNCATE TABLE ${table}`)
  await db.updateTable('coverage.story_state').set({ forgotten: 0 }).execute()
  await tellAgain(parts)
}

/** A replicated table is asked to trust that its replicas find the same rows. */
const settings = { allow_nondeterministic_mutations: 1 } as const

/**
 * Takes articles that were erased out of their stories. Stories are what their articles say: one
 * without any is none.
 */
export async function eraseFromStories(
  { db, clickhouse }: ArchiveParts,
  outlet: string,
  before: string,
): Promise<void> {
  await clickhouse.command(
    'DELETE FROM story_feature WHERE outlet = {outlet:String} AND day < {before:Date}',
    { parameters: { outlet, before } },
  )
  await clickhouse.command('DELETE FROM story WHERE number NOT IN (SELECT number FROM article)', {
    settings,
  })
  await changeEpoch(db)
}

/** Articles of which it is kept what they are compared by: the last that came, some three months. */
const mostCompared = 1_000_000

/**
 * Forgets what articles were compared by that came long ago, and mends what a crash has left of
 * erased ones. Which story an article is of stays. Only the sole writer may call this.
 */
export async function tidyStories(
  { db, clickhouse }: ArchiveParts,
  most: number = mostCompared,
): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from (
      select id, sum(articles) over (order by id desc) as since, articles from coverage.batch
      where storied_at is not null
    ) as batches
    where since - articles >= ${most} order by id desc limit 1`.execute(db)
  const forgotten = rows[0]?.id ?? 0
  const state = await readStoryState(db)
  if (forgotten > state.forgotten) {
    await db.updateTable('coverage.story_state').set({ forgotten }).execute()
    await clickhouse.command('DELETE FROM story_feature WHERE batch <= {forgotten:UInt32}', {
      parameters: { forgotten },
    })
  }
  await clickhouse.command('DELETE FROM story WHERE number NOT IN (SELECT number FROM article)', {
    settings,
  })
  await changeEpoch(db)
}

/** Marks batches of which it is not kept what they are compared by, so that their stories are told. */
export async function reconcileStories(parts: ArchiveParts): Promise<void> {
  const { db, clickhouse } = parts
  const { forgotten } = await readStoryState(db)
  const recorded = await db
    .selectFrom('coverage.batch')
    .select(['id', 'articles'])
    .where('storied_at', 'is not', null)
    .where('id', '>', forgotten)
    .execute()
  const kept = await clickhouse.query<{ batch: number; articles: number }>(
    'SELECT batch, count() AS articles FROM story_feature FINAL GROUP BY batch',
  )
  const there = new Map(kept.map(({ batch, articles }) => [batch, articles]))
  const again = recorded.filter(({ id, articles }) => (there.get(id) ?? 0) !== articles)
  if (again.length > 0) await tellAgain(parts, again.map(({ id }) => id)) // prettier-ignore
}
