import { sql, type Kysely } from 'kysely'
import type { Archive } from '../archive.ts'
import { without } from '../count/tally.ts'
import { compileQuery } from '../query/compile.ts'
import { withConcepts, type FindConcept } from '../query/concept.ts'
import { parseQuery } from '../query/parse.ts'
import type { Query } from '../query/query.ts'
import { listFalseHits } from './false-hit.ts'

/** How the concepts of a query are looked up. */
export type FindConcepts = (query: Query) => Promise<FindConcept>

/** New hits of a saved query whose alert is on. */
export interface Alert {
  readonly query: string
  readonly name: string
  /** How many came since the last look. */
  readonly found: number
  /** How many nobody has seen yet. */
  readonly fresh: number
}

interface Watched {
  id: string
  name: string
  query: string
  alerted_to: number | null
}

/**
 * Looks for what came into the archive since the last look, for every saved query whose alert is on;
 * the first look only notes where to begin. A query that can no longer be asked finds nothing.
 */
export async function lookForHits(
  db: Kysely<unknown>,
  archive: Pick<Archive, 'count'>,
  findConcepts: FindConcepts,
): Promise<Alert[]> {
  const { rows: watched } = await sql<Watched>`
    SELECT id, name, query, alerted_to FROM saved_query WHERE alert ORDER BY name, id`.execute(db)
  if (watched.length === 0) return []
  const until = await archivedTo(db)
  const alerts: Alert[] = []
  for (const { id, name, query, alerted_to: from } of watched) {
    if (from !== null && from >= until) continue
    const found = from === null ? 0 : await countNew(db, archive, findConcepts, { id, query, from, until }) // prettier-ignore
    const { rows } = await sql<{ fresh: number }>`
      UPDATE saved_query SET alerted_to = ${until}, fresh = fresh + ${found}
      WHERE id = ${id} AND query = ${query} AND alert AND alerted_to IS NOT DISTINCT FROM ${from}
      RETURNING fresh`.execute(db)
    const [now] = rows
    // Another process has looked, or somebody has changed it meanwhile.
    if (now !== undefined && found > 0) alerts.push({ query: id, name, found, fresh: now.fresh })
  }
  return alerts
}

/** The number up to which all articles are in the archive that can be. */
async function archivedTo(db: Kysely<unknown>): Promise<number> {
  const { rows } = await sql<{ until: number }>`
    SELECT coalesce(
      (SELECT min(a.number) - 1 FROM coverage.article a JOIN coverage.batch b ON b.id = a.batch
       WHERE b.archived_at IS NULL AND b.aside_at IS NULL),
      (SELECT max(number) FROM coverage.article), 0) AS until`.execute(db)
  return rows[0]?.until ?? 0
}

async function countNew(
  db: Kysely<unknown>,
  archive: Pick<Archive, 'count'>,
  findConcepts: FindConcepts,
  { id, query, from, until }: { id: string; query: string; from: number; until: number },
): Promise<number> {
  const parsed = parseQuery(query)
  const asked = parsed.ok ? withConcepts(parsed.value, await findConcepts(parsed.value)) : parsed
  if (!asked.ok) return 0
  const marked = (await listFalseHits(db, id)).map(({ article }) => article)
  const { sql: condition, parameters } = without(compileQuery(asked.value), marked)
  const [row] = await archive.count(
    {
      sql: `(${condition}) AND number > {seen:UInt32} AND number <= {until:UInt32}`,
      parameters: { ...parameters, seen: from, until },
    },
    asked.value.duplicates === undefined ? {} : { duplicates: asked.value.duplicates },
  )
  return row?.articles ?? 0
}
