import type { ClickHouse } from '@suyab/store/clickhouse'
import { sql, type Kysely } from 'kysely'
import type { CoverageTables } from '../tables.ts'

/**
 * That an article is another's text again; as 'part', that one is within the other; as 'none', that
 * it is not after all, which no later search for copies changes.
 */
export interface DuplicateOf {
  /** The articles' ids; `first` is the group's first publication. */
  article: string
  first: string
  kind: 'copy' | 'rewrite' | 'part' | 'none'
}

/** The story that an article belongs to; 0: none. */
export interface StoryOf {
  article: string
  story: number
}

/**
 * Says of articles which others they repeat; a later word about one replaces the one before.
 * @param version rises with every word, such as milliseconds since 1970
 */
export async function tellDuplicates(
  db: Kysely<CoverageTables>,
  clickhouse: ClickHouse,
  given: readonly DuplicateOf[],
  version: number,
): Promise<void> {
  const numbers = await numbersOf(
    db,
    given.flatMap(({ article, first }) => [article, first]),
  )
  const rows = given.flatMap(({ article, first, kind }) => {
    const [number, of] = [numbers.get(article), numbers.get(first)]
    return number === undefined || of === undefined ? [] : [{ number, first: of, kind, version }]
  })
  if (rows.length > 0) await clickhouse.insert('duplicate', rows)
}

/** Says of articles which story they belong to, likewise. */
export async function tellStories(
  db: Kysely<CoverageTables>,
  clickhouse: ClickHouse,
  given: readonly StoryOf[],
  version: number,
): Promise<void> {
  const numbers = await numbersOf(
    db,
    given.map(({ article }) => article),
  )
  const rows = given.flatMap(({ article, story }) => {
    const number = numbers.get(article)
    return number === undefined ? [] : [{ number, story, version }]
  })
  if (rows.length > 0) await clickhouse.insert('story', rows)
}

async function numbersOf(
  db: Kysely<CoverageTables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('coverage.article')
    .select(['id', 'number'])
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, number }) => [id, number]))
}
