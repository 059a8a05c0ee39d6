import { sql, type Kysely } from 'kysely'
import type { ExchangeTables } from './tables.ts'

export type Db = Kysely<ExchangeTables>

/**
 * Inserts many rows in one statement, or updates those that are there. The rows travel as one JSON
 * text, which PostgreSQL reads into the table's own types: several times faster than one
 * parameter a value, and without its limit of 65,535.
 */
export async function insertRows(
  db: Db,
  table: keyof ExchangeTables,
  rows: readonly object[],
  conflict?: { readonly on: readonly string[]; readonly update: readonly string[] },
): Promise<void> {
  const first = rows[0]
  if (first === undefined) return
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)))
  const tail =
    conflict === undefined
      ? sql``
      : sql`on conflict (${sql.join(conflict.on.map((column) => sql.ref(column)))}) ${
          conflict.update.length === 0
            ? sql`do nothing`
            : sql`do update set ${sql.join(
                conflict.update.map((c) => sql`${sql.ref(c)} = ${sql.ref(`excluded.${c}`)}`),
              )}`
        }`
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)
    ${tail}`.execute(db)
}

/** The channels on which processes of one node tell each other what has changed. */
export const CHANNELS = {
  /** An agreement's id: there is something new for the partner to read. */
  outgoing: 'exchange_outgoing',
  /** An agreement's id: the partner says that it has something for us. */
  incoming: 'exchange_incoming',
  /** What the desks are told, as the node's live connections hear it. */
  desk: 'suyab_live',
} as const

/** Tells the other processes when the transaction commits, and never if it does not. */
export async function notify(
  db: Db,
  channel: (typeof CHANNELS)[keyof typeof CHANNELS],
  payload: string,
): Promise<void> {
  await sql`select pg_notify(${channel}, ${payload})`.execute(db)
}

/** What changed, for the desks that are open; it names things and never quotes them. */
export type DeskEvent =
  | { readonly type: 'items'; readonly uris: readonly string[]; readonly box: 'in' | 'own' }
  /** A kill reached something of ours. */
  | { readonly type: 'alarm'; readonly uri: string }
  | { readonly type: 'alarms' }
  | { readonly type: 'partners' }

/** Tells the desks when the transaction commits. */
export async function notifyDesk(db: Db, event: DeskEvent): Promise<void> {
  // A notification holds at most 8,000 bytes; past a few dozen the desk reads its list again.
  const short = event.type === 'items' ? { ...event, uris: event.uris.slice(0, 40) } : event
  await notify(db, CHANNELS.desk, JSON.stringify({ event: short }))
}

/** SQLSTATE classes 22, a value that its column cannot hold, and 54, one past the server's limits. */
export function isUnkeepable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(?:22|54)\w{3}$/.test(String(error.code))
}

/** What a fault says of content with such a value. */
export const unkeepable: { readonly at: string; readonly expected: string } = {
  at: '',
  expected: 'values in bounds',
}
