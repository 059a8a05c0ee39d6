import { sql } from 'kysely'
import type { SignedRow } from './agreement-row.ts'
import type { JsonValue } from './canonical.ts'
import { countFitting, type Delivery, type EntryPart, type KillPart } from './delivery.ts'
import { DELIVERY_ENTRIES, DELIVERY_KILLS, DELIVERY_LETTERS, DELIVERY_NEWSROOMS } from './limit.ts'
import { readMark } from './reception.ts'
import type { Db } from './row.ts'

/** From where on the partner wants to read. */
export interface Cursors {
  readonly after: number
  readonly kills: number
  readonly letters: number
}

/**
 * What an agreement's partner has not read yet, from its cursors on, as it is at one moment: a
 * kill erases what entries carried, so none may be without its content unless its kill comes with
 * it or came before. While this node is finding its own lost entries again it hands out nothing.
 */
export function makeDelivery(db: Db, signed: SignedRow, cursors: Cursors): Promise<Delivery> {
  return atOneMoment(db, (trx) => deliveryFrom(trx, signed, cursors))
}

function atOneMoment<Value>(db: Db, work: (trx: Db) => Promise<Value>): Promise<Value> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(work)
}

async function deliveryFrom(db: Db, signed: SignedRow, cursors: Cursors): Promise<Delivery> {
  const { id, row, agreement } = signed
  const log = await db
    .selectFrom('exchange.log')
    .select(['entry', 'kill', 'letter'])
    .where('agreement', '=', id)
    .where('direction', '=', 'sent')
    .executeTakeFirstOrThrow()
  const quiet = row.reconciling
  const kills = quiet ? [] : await killsAfter(db, id, cursors.kills)
  const letters = quiet ? [] : await lettersAfter(db, id, cursors.letters)
  const taken = [...kills.map(({ envelope }) => envelope), ...letters].reduce(
    (sum, text) => sum + text.length,
    0,
  )
  // Where more kills wait than fit, the entries wait for them.
  const { entries, issuers } =
    quiet || kills.length === DELIVERY_KILLS
      ? { entries: [], issuers: [] }
      : await entriesAfter(db, id, 'sent', cursors.after, taken)
  return {
    protocol: 'suyab/1',
    kind: 'delivery',
    kills,
    entries,
    letters,
    newsrooms: await documentsOf(db, issuers),
    read: await readMark(db, id),
    // What the partner has read was written: a log that is being mended is not a shorter one.
    head: quiet
      ? {
          entry: Math.max(log.entry, cursors.after),
          kills: Math.max(log.kill, cursors.kills),
          letters: Math.max(log.letter, cursors.letters),
        }
      : { entry: log.entry, kills: log.kill, letters: log.letter },
    agreement: {
      edition: agreement.edition,
      ...(agreement.endedAt === undefined ? {} : { ended: agreement.endedAt }),
    },
  }
}

/** Whether there is anything for the partner beyond its cursors. */
export function isNews({ kills, entries, letters }: Delivery): boolean {
  return kills.length > 0 || entries.length > 0 || letters.length > 0
}

/** The partner's own entries, kills and letters that we hold: it has lost them and asks. */
export function makeReturn(db: Db, signed: SignedRow, cursors: Cursors): Promise<Delivery> {
  return atOneMoment(db, (trx) => returnFrom(trx, signed, cursors))
}

async function returnFrom(db: Db, signed: SignedRow, cursors: Cursors): Promise<Delivery> {
  const { id, agreement } = signed
  const mark = await readMark(db, id)
  const kills = await db
    .selectFrom('exchange.kill_lane')
    .select(['number', 'envelope'])
    .where('agreement', '=', id)
    .where('direction', '=', 'read')
    .where('number', '>', cursors.kills)
    .orderBy('number')
    .limit(DELIVERY_KILLS)
    .execute()
  const { entries } =
    kills.length === DELIVERY_KILLS
      ? { entries: [] }
      : await entriesAfter(db, id, 'read', cursors.after, 0)
  const letters = await db
    .selectFrom('exchange.letter')
    .select('jws')
    .where('agreement', '=', id)
    .where('direction', '=', 'read')
    .where('letter', '>', cursors.letters)
    .orderBy('letter')
    .limit(DELIVERY_LETTERS)
    .execute()
  return {
    protocol: 'suyab/1',
    kind: 'delivery',
    kills,
    entries,
    letters: letters.map(({ jws }) => jws),
    newsrooms: [],
    read: mark,
    head: { entry: mark.entry, kills: mark.kills, letters: mark.letters },
    agreement: { edition: agreement.edition },
  }
}

function killsAfter(db: Db, agreement: string, after: number): Promise<KillPart[]> {
  return db
    .selectFrom('exchange.kill_lane')
    .select(['number', 'envelope'])
    .where('agreement', '=', agreement)
    .where('direction', '=', 'sent')
    .where('number', '>', after)
    .orderBy('number')
    .limit(DELIVERY_KILLS)
    .execute()
}

async function lettersAfter(db: Db, agreement: string, after: number): Promise<string[]> {
  const rows = await db
    .selectFrom('exchange.letter')
    .select('jws')
    .where('agreement', '=', agreement)
    .where('direction', '=', 'sent')
    .where('letter', '>', after)
    .orderBy('letter')
    .limit(DELIVERY_LETTERS)
    .execute()
  return rows.map(({ jws }) => jws)
}

async function entriesAfter(
  db: Db,
  agreement: string,
  direction: 'sent' | 'read',
  after: number,
  taken: number,
): Promise<{ entries: EntryPart[]; issuers: string[] }> {
  const rows = await db
    .selectFrom('exchange.entry as entry')
    .leftJoin('exchange.statement as statement', (join) =>
      join
        .onRef('statement.uri', '=', 'entry.uri')
        .onRef('statement.sequence', '=', 'entry.sequence'),
    )
    .select([
      'entry.jws',
      'entry.refused_envelope',
      'statement.envelope',
      'statement.payload',
      'statement.issuer',
    ])
    .where('entry.agreement', '=', agreement)
    .where('entry.direction', '=', direction)
    .where('entry.entry', '>', after)
    .orderBy('entry.entry')
    .limit(DELIVERY_ENTRIES)
    .execute()
  const sizes = rows.map(
    ({ jws, envelope, payload }) =>
      jws.length + (envelope?.length ?? 0) + (payload === null ? 4 : Buffer.byteLength(payload)),
  )
  const fitting = rows.slice(0, countFitting(sizes, taken))
  return {
    entries: fitting.map(({ jws, envelope, payload, refused_envelope }) => ({
      entry: jws,
      envelope: refused_envelope ?? envelope ?? '',
      // Canonical JSON that was parsed when it was stored.
      payload: payload === null ? null : (JSON.parse(payload) as JsonValue),
    })),
    issuers: [...new Set(fitting.flatMap(({ issuer }) => issuer ?? []))],
  }
}

/**
 * The signed documents of the newsrooms among these that are not ourselves, edition by edition:
 * each vouches for the keys of the next.
 */
async function documentsOf(db: Db, issuers: readonly string[]): Promise<string[]> {
  if (issuers.length === 0) return []
  const rows = await db
    .selectFrom('exchange.newsroom_document')
    .select('jws')
    .where('newsroom', '=', sql<string>`any(${issuers})`)
    .orderBy('edition', 'desc')
    .limit(DELIVERY_NEWSROOMS)
    .execute()
  return rows.map(({ jws }) => jws).toReversed()
}
