import { sql } from 'kysely'
import type { NewsItem } from '@suyab/wire/ninjs'
import type { Digest } from './canonical.ts'
import type { Envelope } from './envelope.ts'
import { eraseItems } from './erasure.ts'
import {
  CONTENT_COLUMNS,
  contentRow,
  withholdDerived,
  replaceMembers,
  statementRow,
  type Effects,
} from './issue.ts'
import { applyStatement, emptyItem, type Effect, type ItemState } from './item-state.ts'
import { wantMedia } from './media-row.ts'
import { insertRows, type Db, notifyDesk } from './row.ts'
import type { Statement } from './statement.ts'
import type { ItemTable } from './tables.ts'
import type { Selectable } from 'kysely'

/** A statement of another newsroom that was found good, with its content where it has some. */
export interface Received {
  readonly envelope: Envelope
  readonly item: NewsItem | undefined
}

/** Where it came from. */
export interface Road {
  readonly agreement: string
  readonly partner: string
  /** The statements are our own, coming back after they were lost. */
  readonly own?: boolean
}

export interface Filed {
  /** What became of each, in the order given. */
  readonly effects: readonly Effect[]
  /** The items that this killed, each with what it was killed by. */
  readonly killed: readonly Statement[]
}

/** What filing needs of an item's row. */
type ItemRow = Pick<Selectable<ItemTable>, (typeof FILED_COLUMNS)[number]>

const FILED_COLUMNS = [
  'uri',
  'sequence',
  'version',
  'action',
  'state',
  'kind',
  'language',
  'issued',
  'embargoed_until',
  'translation_of',
  'translation_of_version',
  'partner',
  'agreement',
  'taken_by',
  'published_at',
] as const

/**
 * Takes good statements into the items, whatever order they come in, in the caller's transaction:
 * the statements are kept, the items' rows follow, kills erase, and what of ours stands on a killed
 * item is withheld at once.
 */
export async function fileStatements(
  trx: Db,
  received: readonly Received[],
  road: Road,
  effects: Effects,
): Promise<Filed> {
  if (received.length === 0) return { effects: [], killed: [] }
  const now = effects.now()
  const uris = [...new Set(received.map(({ envelope }) => envelope.statement.uri))].sort()
  const rows = new Map((await lockRows(trx, uris)).map((row) => [row.uri, row]))
  const states = await loadStates(trx, uris, rows)
  const outcome: Effect[] = []
  const keep: object[] = []
  const content = new Map<string, Received>()
  const alive: { statement: Statement; item: NewsItem }[] = []
  const before = new Map(states)
  for (const { envelope, item } of received) {
    const { statement, digest } = envelope
    const applied = applyStatement(states.get(statement.uri) ?? emptyItem, statement, digest)
    states.set(statement.uri, applied.state)
    outcome.push(applied.effect)
    if (applied.effect === 'duplicate' || applied.effect === 'conflict') continue
    const dead = applied.effect === 'dead'
    const made = { statement, digest, jws: envelope.jws, item: dead ? undefined : item }
    keep.push(statementRow(made, envelope.kid, now))
    if (dead || item === undefined) continue
    alive.push({ statement, item })
    if (applied.effect === 'applied') content.set(statement.uri, { envelope, item })
  }
  await insertRows(trx, 'exchange.statement', keep)
  const changed = uris.filter((uri) => ruling(states, uri) !== ruling(before, uri))
  const byUri = new Map(received.map((one) => [one.envelope.statement.uri, one.envelope.statement]))
  await writeItems(trx, changed, states, content, rows, byUri, road, now)
  await wantMedia(trx, alive, road.agreement)
  const killed = new Set(
    changed.filter((uri) => states.get(uri)?.killed === true && before.get(uri)?.killed !== true),
  )
  const kills = received
    .map(({ envelope }) => envelope.statement)
    .filter(({ action, uri }) => action === 'kill' && killed.has(uri))
  await bury(trx, kills, rows, road, effects)
  if (changed.length > 0) {
    const event = { type: 'items', uris: changed, box: 'in' } as const
    await notifyDesk(trx, event)
  }
  return { effects: outcome, killed: kills }
}

function ruling(states: ReadonlyMap<string, ItemState>, uri: string): string {
  const state = states.get(uri)
  return state === undefined
    ? ''
    : // A kill under a number that another statement has already is a change all the same.
      `${state.sequence} ${state.known[state.sequence]} ${state.killed}`
}

function lockRows(trx: Db, uris: readonly string[]): Promise<ItemRow[]> {
  return trx
    .selectFrom('exchange.item')
    .select(FILED_COLUMNS)
    .where('uri', '=', sql<string>`any(${uris})`)
    .orderBy('uri')
    .forUpdate()
    .execute()
}

async function loadStates(
  trx: Db,
  uris: readonly string[],
  rows: ReadonlyMap<string, ItemRow>,
): Promise<Map<string, ItemState>> {
  const known = await trx
    .selectFrom('exchange.statement')
    .select(['uri', 'sequence', 'digest'])
    .where('uri', '=', sql<string>`any(${uris})`)
    .execute()
  const digests = new Map<string, Record<number, Digest>>()
  for (const { uri, sequence, digest } of known) {
    const record = digests.get(uri) ?? {}
    record[sequence] = digest as Digest
    digests.set(uri, record)
  }
  const states = new Map<string, ItemState>()
  for (const [uri, row] of rows) states.set(uri, stateOf(row, digests.get(uri) ?? {}))
  return states
}

function stateOf(row: ItemRow, known: Record<number, Digest>): ItemState {
  return {
    sequence: row.sequence,
    version: row.version,
    action: row.action,
    killed: row.state === 'killed',
    itemKind: row.kind,
    language: row.language,
    translationOf:
      row.translation_of === null
        ? undefined
        : { uri: row.translation_of, version: row.translation_of_version ?? 1 },
    issued: row.issued.toISOString(),
    embargoedUntil: row.embargoed_until?.toISOString(),
    payload: undefined,
    known,
  }
}

async function writeItems(
  trx: Db,
  changed: readonly string[],
  states: ReadonlyMap<string, ItemState>,
  content: ReadonlyMap<string, Received>,
  rows: ReadonlyMap<string, ItemRow>,
  byUri: ReadonlyMap<string, Statement>,
  road: Road,
  now: Date,
): Promise<void> {
  const full: object[] = []
  const bare: object[] = []
  for (const uri of changed) {
    const state = states.get(uri)
    if (state === undefined) continue
    const ruled = content.get(uri)
    const own = road.own === true
    const from = {
      own,
      partner: own ? null : (rows.get(uri)?.partner ?? road.partner),
      agreement: own ? null : (rows.get(uri)?.agreement ?? road.agreement),
      received: now.toISOString(),
    }
    const rules = ruled?.envelope.statement.sequence === state.sequence
    if (ruled?.item !== undefined && rules) {
      const { statement } = ruled.envelope
      full.push({ ...contentRow(statement, ruled.item), ...from, first_issued: statement.issued })
    } else {
      bare.push({ ...bareRow(uri, state, byUri.get(uri), now), ...from })
    }
  }
  await insertRows(trx, 'exchange.item', full, { on: ['uri'], update: CONTENT_COLUMNS })
  await insertRows(trx, 'exchange.item', bare, {
    on: ['uri'],
    update: ['sequence', 'version', 'action', 'state', 'issued', 'killed_at', 'kill_reason'],
  })
  for (const { envelope, item } of content.values()) {
    if (item !== undefined) await replaceMembers(trx, envelope.statement.uri, item)
  }
}

/** The row of an item that is withheld or killed, also where nothing of it was ever seen. */
function bareRow(uri: string, state: ItemState, said: Statement | undefined, now: Date): object {
  const issued = state.issued ?? now.toISOString()
  return {
    uri,
    issuer: said?.issuer ?? '',
    kind: state.itemKind ?? 'text',
    language: state.language ?? 'und',
    sequence: state.sequence,
    version: state.version,
    action: state.action,
    state: state.killed ? 'killed' : 'withheld',
    issued,
    first_issued: issued,
    subjects: [],
    topics: [],
    killed_at: state.killed ? now.toISOString() : null,
    kill_reason: state.killed ? (said?.reason ?? '') : null,
  }
}

/** Everything that a kill does besides the item's own state. */
async function bury(
  trx: Db,
  kills: readonly Statement[],
  rows: ReadonlyMap<string, ItemRow>,
  road: Road,
  effects: Effects,
): Promise<void> {
  if (kills.length === 0) return
  const now = effects.now()
  const uris = kills.map(({ uri }) => uri)
  await eraseItems(trx, uris, now)
  if (road.own === true) return
  const derived = await withholdDerived(trx, uris, effects)
  const touched = new Set([
    ...derived,
    ...uris.filter((uri) => {
      const row = rows.get(uri)
      return row !== undefined && (row.taken_by !== null || row.published_at !== null)
    }),
  ])
  const alarms = kills.filter(({ uri }) => touched.has(uri))
  await insertRows(
    trx,
    'exchange.kill_alarm',
    alarms.map(({ uri, reason }) => ({
      uri,
      partner: road.partner,
      received: now.toISOString(),
      reason: reason ?? '',
    })),
    { on: ['uri'], update: [] },
  )
  for (const { uri } of alarms) {
    await notifyDesk(trx, { type: 'alarm', uri })
  }
}
