import { sql, type Kysely } from 'kysely'
import type { AuditPage, Role } from './api.ts'

type AuditData = Record<string, string | number | boolean | null>

/** Who does something: a person, the terminal, or the node by itself. */
export type Actor = { id: string; role: Role } | 'terminal' | 'node'

/** The longest value kept: the trail says what was done, it does not keep texts. */
const longest = 200

/**
 * Adds to the audit trail. `data` holds names, codes and numbers, never a text's body; call it in
 * the transaction of what was done.
 */
export async function recordAudit(
  db: Kysely<unknown>,
  actor: Actor,
  did: string,
  object: string | undefined,
  data: AuditData,
  now: Date,
): Promise<void> {
  const kept = Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      typeof value === 'string' && value.length > longest ? `${value.slice(0, longest)}…` : value,
    ]),
  )
  const person = typeof actor === 'string' ? null : actor.id
  const role = typeof actor === 'string' ? null : actor.role
  const kind = typeof actor === 'string' ? actor : 'person'
  await sql`
    INSERT INTO audit (at, person, actor, role, did, object, data)
    VALUES (${now}, ${person}, ${kind}, ${role}, ${did}, ${object ?? null}, ${JSON.stringify(kept)}::jsonb)
  `.execute(db)
}

interface AuditRow {
  id: number
  at: Date
  actor: string
  person: string | null
  name: string | null
  number: number | null
  erased_at: Date | null
  role: Role | null
  did: string
  object: string | null
  data: AuditData
}

export interface AuditQuery {
  /** The id to go on after, newest first. */
  after: number | undefined
  q: string | undefined
  limit: number
}

/** A page of the trail, newest first; `q` looks in names, errands and objects. */
export async function readAudit(db: Kysely<unknown>, query: AuditQuery): Promise<AuditPage> {
  const like = query.q === undefined ? null : `%${query.q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const { rows } = await sql<AuditRow>`
    SELECT a.id, a.at, a.actor, a.person, p.name, p.number, p.erased_at, a.role, a.did, a.object, a.data
    FROM audit a LEFT JOIN person p ON p.id = a.person
    WHERE (${query.after ?? null}::bigint IS NULL OR a.id < ${query.after ?? null})
      AND (${like}::text IS NULL OR a.did ILIKE ${like} OR a.object ILIKE ${like}
        OR p.name ILIKE ${like} OR a.data::text ILIKE ${like})
    ORDER BY a.id DESC LIMIT ${query.limit + 1}`.execute(db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    rows: page.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      by: byName(row),
      ...(row.person === null ? {} : { person: row.person }),
      ...(row.role === null ? {} : { role: row.role }),
      did: row.did,
      ...(row.object === null ? {} : { on: row.object }),
      data: row.data,
    })),
    next: rows.length > page.length && last !== undefined ? String(last.id) : null,
  }
}

/** A person's name; whoever was erased is `former colleague N`; `terminal` and `node` by themselves. */
function byName(row: AuditRow): string {
  if (row.person === null) return row.actor
  return row.erased_at === null && row.name !== null
    ? row.name
    : `former colleague ${row.number ?? ''}`
}
