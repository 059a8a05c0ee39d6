import { sql, type Kysely } from 'kysely'

type Db = Kysely<unknown>

/** A query that the newsroom keeps. */
export interface SavedQuery {
  readonly id: string
  readonly name: string
  /** As `printQuery` writes it, with the versions of its concepts. */
  readonly query: string
  /** From 1; rises whenever the query is changed. */
  readonly version: number
  /** Whether people are told of new hits. */
  readonly alert: boolean
  /** The id of the person who made it. */
  readonly createdBy?: string
  readonly createdAt: string
  readonly changedAt: string
  /** New hits since somebody last opened it, where there is an alert. */
  readonly fresh: number
  /** How many of its hits were marked as none. */
  readonly falseHits: number
}

interface SavedRow {
  id: string
  name: string
  query: string
  version: number
  alert: boolean
  created_by: string | null
  created_at: Date
  changed_at: Date
  fresh: number
  false_hits: number
}

export type SavedQueryInput = Pick<SavedQuery, 'name' | 'query' | 'alert'>

/** The queries that are kept, by name; one where it is asked for. */
export async function listSavedQueries(db: Db, id?: string): Promise<SavedQuery[]> {
  const only = id ?? null
  const { rows } = await sql<SavedRow>`
    SELECT q.id, q.name, q.query, q.version, q.alert, q.created_by, q.created_at, q.changed_at, q.fresh,
      (SELECT count(*) FROM false_hit f WHERE f.query = q.id) AS false_hits
    FROM saved_query q WHERE ${only}::uuid IS NULL OR q.id = ${only}
    ORDER BY q.name, q.id`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    query: row.query,
    version: row.version,
    alert: row.alert,
    ...(row.created_by === null ? {} : { createdBy: row.created_by }),
    createdAt: row.created_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    fresh: row.fresh,
    falseHits: row.false_hits,
  }))
}

/** Keeps a query. */
export async function addSavedQuery(
  db: Db,
  id: string,
  { name, query, alert }: SavedQueryInput,
  by: string | undefined,
  now: Date,
): Promise<void> {
  await sql`
    INSERT INTO saved_query (id, name, query, alert, created_by, created_at, changed_at)
    VALUES (${id}, ${name}, ${query}, ${alert}, ${by ?? null}, ${now}, ${now})`.execute(db)
}

/**
 * Changes what is given. Another query is asked about other articles: what was marked as no hit of
 * the one before is forgotten. False where there is no such query.
 */
export async function changeSavedQuery(
  db: Db,
  id: string,
  { name, query, alert }: Partial<SavedQueryInput>,
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const asks = query ?? null
    const { rows } = await sql<{ renewed: boolean }>`
      WITH before AS (SELECT query, alert FROM saved_query WHERE id = ${id} FOR UPDATE)
      UPDATE saved_query q SET
        name = coalesce(${name ?? null}, q.name),
        query = coalesce(${asks}, q.query),
        version = q.version + CASE WHEN coalesce(${asks}, q.query) <> before.query THEN 1 ELSE 0 END,
        alert = coalesce(${alert ?? null}, q.alert),
        alerted_to = CASE WHEN coalesce(${asks}, q.query) <> before.query
          OR coalesce(${alert ?? null}, q.alert) <> before.alert THEN NULL ELSE q.alerted_to END,
        fresh = CASE WHEN coalesce(${asks}, q.query) <> before.query THEN 0 ELSE q.fresh END,
        changed_at = ${now}
      FROM before WHERE q.id = ${id}
      RETURNING before.query <> q.query AS renewed`.execute(trx)
    const [changed] = rows
    if (changed?.renewed === true) await sql`DELETE FROM false_hit WHERE query = ${id}`.execute(trx)
    return changed !== undefined
  })
}

/** Forgets a query; false where there is none. */
export async function removeSavedQuery(db: Db, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`DELETE FROM saved_query WHERE id = ${id}`.execute(db)
  return numAffectedRows === 1n
}

/** Somebody has seen the new hits. */
export async function seeSavedQuery(db: Db, id: string): Promise<void> {
  await sql`UPDATE saved_query SET fresh = 0 WHERE id = ${id} AND fresh > 0`.execute(db)
}
