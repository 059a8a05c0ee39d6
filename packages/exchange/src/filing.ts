import { sql } from 'kysely'
import type { NewsItem } from '@suyab/wire/ninjs'
import type { Digest } from './canonical.ts'
import type { Envelope } from './envelope.ts'
import type { ItemColumns } from './desk/item-row.ts'
import { eraseItems } from './erasure.ts'
import { CONTENT_COLUMNS, contentRow, replaceMembers, statementRow } from './statement-row.ts'
import { withholdDerived } from './issue.ts'
import type { Effects } from './effects.ts'
import { applyStatement, emptyItem, type Effect, type ItemState } from './item-state.ts'
import { wantMedia } from './media-row.ts'
import { insertRows, type Db, notifyDesk } from './row.ts'
import { carriesPayload } from './statement-schema.ts'
import type { Statement } from './statement.ts'
import type { ItemTable } from './tables.ts'
import type { Selectable } from 'kysely'

/** A statement of another newsroom that was found good, with its content where it has some. */
export interface Received {
  readonly envelope: Envelope
  readonly item: NewsItem | undefined
  /** The item's canonical text, where it is at hand. */
  readonly text?: string
  /** What its row says of its content, where that was made already. */
  readonly columns?: ItemColumns
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
  'first_issued',
  'issuer',
  'killed_at',
  'kill_reason',
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
  const { states, shown } = await loadStates(trx, uris, rows)
  const outcome: Effect[] = []
  const keep: object[] = []
  const content = new Map<string, Received>()
  const ruling = new Map<string, Statement>()
  const touched = new Set<string>()
  const alive: { statement: Statement; item: NewsItem }[] = []
  const before = new Map(states)
  for (const one of received) {
    const { envelope, item, text } = one
    const { statement, digest } = envelope
    const applied = applyStatement(states.get(statement.uri) ?? emptyItem, statement, digest)
    states.set(statement.uri, applied.state)
    outcome.push(applied.effect)
    const { uri, sequence } = statement
    // Also a kill under a number that was used; no other statement rules from there.
    const counts = applied.effect !== 'conflict' || statement.action === 'kill'
    if (counts && applied.state.sequence === sequence) ruling.set(uri, statement)
    if (applied.effect === 'duplicate') continue
    touched.add(uri)
    if (applied.effect === 'conflict') continue
    const dead = applied.effect === 'dead'
    const kept = dead ? {} : text === undefined ? {} : { text }
    const made = { statement, digest, jws: envelope.jws, item: dead ? undefined : item, ...kept }
    keep.push(statementRow(made, envelope.kid, now))
    if (dead || item === undefined) continue
    alive.push({ statement, item })
    // A withheld item shows its newest content to editors, whichever came first.
    if (sequence > (shown.get(uri) ?? 0)) {
      shown.set(uri, sequence)
      content.set(uri, one)
    }
  }
  await insertRows(trx, 'exchange.statement', keep)
  const changed = uris.filter((uri) => ruleOf(states, uri) !== ruleOf(before, uri))
  const firsts = firstIssues(received, rows)
  await writeItems(
    trx,
    { uris: [...touched].sort(), states, content, rows, ruling, firsts },
    road,
    now,
  )
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

/** When each item was first spoken of, as far as it is known; whatever order that came in. */
function firstIssues(
  received: readonly Received[],
  rows: ReadonlyMap<string, ItemRow>,
): Map<string, string> {
  const firsts = new Map<string, string>()
  for (const { envelope } of received) {
    const { uri, issued } = envelope.statement
    const before = firsts.get(uri) ?? rows.get(uri)?.first_issued.toISOString()
    firsts.set(uri, before === undefined || issued < before ? issued : before)
  }
  return firsts
}

function ruleOf(states: ReadonlyMap<string, ItemState>, uri: string): string {
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
): Promise<{ states: Map<string, ItemState>; shown: Map<string, number> }> {
  const known = await trx
    .selectFrom('exchange.statement')
    .select(['uri', 'sequence', 'digest'])
    .select(sql<boolean>`payload is not null`.as('full'))
    .where('uri', '=', sql<string>`any(${uris})`)
    .execute()
  const digests = new Map<string, Record<number, Digest>>()
  const shown = new Map<string, number>()
  for (const { uri, sequence, digest, full } of known) {
    if (full) shown.set(uri, Math.max(sequence, shown.get(uri) ?? 0))
    const record = digests.get(uri) ?? {}
    record[sequence] = digest as Digest
    digests.set(uri, record)
  }
  const states = new Map<string, ItemState>()
  for (const [uri, row] of rows) states.set(uri, stateOf(row, digests.get(uri) ?? {}))
  return { states, shown }
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

/** What the items' rows are to say: by uri, all of them. */
interface Writing {
  readonly uris: readonly string[]
  readonly states: ReadonlyMap<string, ItemState>
  /** The newest content, where it is among what came. */
  readonly content: ReadonlyMap<string, Received>
  readonly rows: ReadonlyMap<string, ItemRow>
  /** The statement that rules, where it is among what came. */
  readonly ruling: ReadonlyMap<string, Statement>
  readonly firsts: ReadonlyMap<string, string>
}

async function writeItems(trx: Db, writing: Writing, road: Road, now: Date): Promise<void> {
  const { uris, states, content, rows, ruling, firsts } = writing
  const full: object[] = []
  const bare: object[] = []
  for (const uri of uris) {
    const state = states.get(uri)
    if (state === undefined) continue
    const newest = content.get(uri)
    const row = rows.get(uri)
    const own = road.own === true
    const from = {
      own,
      partner: own ? null : (row?.partner ?? road.partner),
      agreement: own ? null : (row?.agreement ?? road.agreement),
      received: now.toISOString(),
      first_issued: firsts.get(uri) ?? state.issued ?? now.toISOString(),
    }
    const said = bareRow(uri, state, ruling.get(uri), row, now)
    if (newest?.item === undefined || state.killed) {
      bare.push({ ...said, subjects: [], topics: [], ...from })
      continue
    }
    const { statement } = newest.envelope
    const rules = statement.sequence === state.sequence
    const { sequence, version, action, issued } = said
    const ruled = rules ? {} : { sequence, version, action, issued, state: said.state }
    full.push({ ...contentRow(statement, newest.item, newest.columns), ...ruled, ...from })
  }
  await insertRows(trx, 'exchange.item', full, {
    on: ['uri'],
    update: [...CONTENT_COLUMNS, 'first_issued'],
  })
  await insertRows(trx, 'exchange.item', bare, { on: ['uri'], update: BARE_COLUMNS })
  for (const { envelope, item } of content.values()) {
    const { uri } = envelope.statement
    if (item !== undefined && states.get(uri)?.killed !== true) await replaceMembers(trx, uri, item)
  }
}

const BARE_COLUMNS = [
  'sequence',
  'version',
  'action',
  'state',
  'issued',
  'first_issued',
  'killed_at',
  'kill_reason',
]

/** What an item's row says of its state; all of it where no content was ever seen. */
function bareRow(
  uri: string,
  state: ItemState,
  said: Statement | undefined,
  row: ItemRow | undefined,
  now: Date,
) {
  return {
    uri,
    issuer: said?.issuer ?? row?.issuer ?? '',
    kind: state.itemKind ?? 'text',
    language: state.language ?? 'und',
    sequence: state.sequence,
    version: state.version,
    action: state.action,
    state: state.killed
      ? 'killed'
      : carriesPayload(state.action ?? 'withhold')
        ? 'usable'
        : 'withheld',
    issued: state.issued ?? now.toISOString(),
    killed_at: state.killed ? (row?.killed_at ?? now).toISOString() : null,
    kill_reason: state.killed ? (said?.reason ?? row?.kill_reason ?? '') : null,
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
