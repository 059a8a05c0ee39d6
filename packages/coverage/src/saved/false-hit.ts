import { sql, type Kysely } from 'kysely'

type Db = Kysely<unknown>

/** An article that a query finds and that is not about what the query is for. */
export interface FalseHit {
  /** The article's id. */
  readonly article: string
  /** The id of the person who said so. */
  readonly by?: string
  readonly at: string
}

/** Marks an article as no hit of a query, for all who ask it; the first mark stays. */
export async function markFalse(
  db: Db,
  query: string,
  article: string,
  by: string | undefined,
  now: Date,
): Promise<void> {
  await sql`
    INSERT INTO false_hit (query, article, marked_by, marked_at)
    VALUES (${query}, ${article}, ${by ?? null}, ${now})
    ON CONFLICT DO NOTHING`.execute(db)
}

/** Takes the mark back; false where there was none. */
export async function unmarkFalse(db: Db, query: string, article: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    DELETE FROM false_hit WHERE query = ${query} AND article = ${article}`.execute(db)
  return numAffectedRows === 1n
}

/** What was marked as no hit of a query, the latest first. */
export async function listFalseHits(db: Db, query: string): Promise<FalseHit[]> {
  const { rows } = await sql<{ article: string; marked_by: string | null; marked_at: Date }>`
    SELECT article, marked_by, marked_at FROM false_hit WHERE query = ${query}
    ORDER BY marked_at DESC, article`.execute(db)
  return rows.map(({ article, marked_by, marked_at }) => ({
    article,
    ...(marked_by === null ? {} : { by: marked_by }),
    at: marked_at.toISOString(),
  }))
}
