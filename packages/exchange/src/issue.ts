import { sql } from 'kysely'
import type { NewsItem } from '@suyab/wire/ninjs'
import type { ItemKind } from './agreement.ts'
import { awaitedPartners, refuseWhileReconciling } from './awaited.ts'
import { canonicalText, digestOf } from './canonical.ts'
import { checkSources, whatStandsOn } from './derivation.ts'
import { itemColumns, type ItemColumns } from './desk/item-row.ts'
import { makeEnvelope } from './envelope.ts'
import { eraseItems } from './erasure.ts'
import { PAYLOAD_BYTES } from './limit.ts'
import { isLanguage } from './name.ts'
import { wantMedia } from './media-row.ts'
import { offerStatements, type MadeStatement } from './offer.ts'
import { loadOwnNewsroom, type OwnNewsroom } from './own-newsroom.ts'
import { Refusal } from './refusal.ts'
import { insertRows, notifyDesk, type Db } from './row.ts'
import { carriesPayload } from './statement-schema.ts'
import type { Action, Statement } from './statement.ts'

/** What this newsroom wants to say about one of its items. */
export interface NewStatement {
  /** Absent: a new item of ours. */
  readonly uri?: string
  readonly action: Action
  /** The content: with publish and correct. A release repeats the last version's. */
  readonly item?: Omit<NewsItem, 'uri'>
  readonly kind: ItemKind
  readonly language: string
  readonly translationOf?: { readonly uri: string; readonly version: number }
  readonly embargoedUntil?: string
  readonly reason?: string
  /** The agreements it is offered under; absent: all that permit it. */
  readonly agreements?: readonly string[]
}

export interface Issued {
  readonly uri: string
  readonly sequence: number
  readonly version: number
}

/** What issuing needs from outside. */
export interface Effects {
  readonly now: () => Date
  readonly uuid: () => string
}

type IssuedStatement = MadeStatement & { readonly agreements: readonly string[] | undefined }

interface CurrentItem {
  readonly uri: string
  readonly own: boolean
  readonly sequence: number
  readonly version: number
  readonly state: 'usable' | 'withheld' | 'killed'
  readonly kind: ItemKind
  readonly language: string
  readonly embargoed_until: Date | null
  readonly translation_of: string | null
  readonly translation_of_version: number | null
}

/**
 * Says something about items of our own: signs the statements, keeps them, and puts them into the
 * log of every agreement that permits it, or on the list of what waits for its embargo. All in the
 * caller's transaction: either partners will be told, or nothing happened.
 * @throws Refusal where the item's state does not allow the action, 'node.reconciling' after a restore
 */
export async function issueStatements(
  trx: Db,
  statements: readonly NewStatement[],
  effects: Effects,
): Promise<Issued[]> {
  await refuseWhileReconciling(trx)
  const now = effects.now()
  const own = await loadOwnNewsroom(trx, now)
  const uris = statements.flatMap(({ uri }) => (uri === undefined ? [] : [uri]))
  const begun = statements.flatMap(({ action, translationOf }) =>
    action === 'publish' && translationOf !== undefined ? [translationOf.uri] : [],
  )
  await checkSources(trx, begun)
  const current = new Map((await lockItems(trx, uris)).map((item) => [item.uri, item]))
  const made: IssuedStatement[] = []
  for (const wanted of statements) {
    const uri = wanted.uri ?? mintUri(own.id, now, effects.uuid())
    const before = current.get(uri)
    checkAction(wanted, uri, before)
    const said = made.findLast(({ statement, item }) => statement.uri === uri && item)?.item
    const one = await makeStatement(trx, wanted, uri, { before, said }, own, now)
    made.push(one)
    current.set(uri, currentAfter(one.statement, before))
  }
  await keepStatements(trx, made, own, now)
  const killed = made.filter(({ statement }) => statement.action === 'kill')
  // The logs first: they look at what partners were told, which erasing leaves alone.
  await offerStatements(trx, made, own, now)
  await eraseItems(
    trx,
    killed.map(({ statement }) => statement.uri),
    now,
  )
  await withholdDerived(
    trx,
    killed.map(({ statement }) => statement.uri),
    effects,
  )
  await notifyDesk(trx, {
    type: 'items',
    uris: [...new Set(made.map((one) => one.statement.uri))],
    box: 'own',
  })
  return made.map(({ statement: { uri, sequence, version } }) => ({ uri, sequence, version }))
}

/**
 * Withholds at once what of ours stands on killed items, translations and adaptations, until an
 * editor kills it or keeps it with a reason; closes the drafts that stand on them.
 * @returns the killed uris that something of ours stands on
 */
export async function withholdDerived(
  trx: Db,
  killed: readonly string[],
  effects: Effects,
): Promise<Set<string>> {
  if (killed.length === 0) return new Set()
  const now = effects.now()
  const standing = await whatStandsOn(trx, killed)
  const drafts = await trx
    .updateTable('exchange.draft')
    .set({ source_killed: now })
    .where('source_uri', '=', sql<string>`any(${[...killed, ...standing.keys()]})`)
    .returning('source_uri')
    .execute()
  const derived = await trx
    .updateTable('exchange.item')
    .set({ source_killed: now, kept_reason: null })
    .where('uri', '=', sql<string>`any(${[...standing.keys()]})`)
    .where('own', '=', true)
    .where('state', '<>', 'killed')
    .returning(['uri', 'state', 'kind', 'language', 'translation_of'])
    .execute()
  const usable = derived.filter(({ state }) => state === 'usable')
  // After a restore nothing may be said yet: outputs leave them out, and it is said when it may be.
  if ((await awaitedPartners(trx)).length === 0) {
    await withholdOrphans(trx, usable, effects, (uri) => standing.get(uri))
  }
  return new Set([
    ...derived.flatMap(({ uri }) => standing.get(uri) ?? []),
    ...drafts.flatMap(({ source_uri }) =>
      source_uri === null ? [] : (standing.get(source_uri) ?? source_uri),
    ),
  ])
}

/** Says that what stands on killed items is withheld. */
export async function withholdOrphans(
  trx: Db,
  orphans: readonly {
    readonly uri: string
    readonly kind: ItemKind
    readonly language: string
    readonly translation_of: string | null
  }[],
  effects: Effects,
  root: (uri: string) => string | undefined = () => undefined,
): Promise<void> {
  if (orphans.length === 0) return
  await issueStatements(
    trx,
    orphans.map(({ uri, kind, language, translation_of }) => ({
      uri,
      action: 'withhold' as const,
      kind,
      language,
      reason: `source killed: ${root(uri) ?? translation_of ?? ''}`,
    })),
    effects,
  )
}

/** A new uri of ours. @source RFC 4151 */
export function mintUri(newsroom: string, now: Date, id: string): string {
  return `tag:${newsroom},${now.toISOString().slice(0, 4)}:${id}`
}

function lockItems(trx: Db, uris: readonly string[]): Promise<CurrentItem[]> {
  if (uris.length === 0) return Promise.resolve([])
  return trx
    .selectFrom('exchange.item')
    .select([
      'uri',
      'own',
      'sequence',
      'version',
      'state',
      'kind',
      'language',
      'embargoed_until',
      'translation_of',
      'translation_of_version',
    ])
    .where('uri', '=', sql<string>`any(${uris})`)
    .orderBy('uri')
    .forUpdate()
    .execute()
}

function checkAction(wanted: NewStatement, uri: string, before: CurrentItem | undefined): void {
  const { action, reason, item } = wanted
  if (before === undefined) {
    if (action !== 'publish') throw new Refusal('item.unknown', { uri })
  } else {
    if (!before.own) throw new Refusal('item.not-ours', { uri })
    if (before.state === 'killed') throw new Refusal('item.killed', { uri })
    const allowed =
      action === 'kill' ||
      (action === 'release' && before.state === 'withheld') ||
      ((action === 'correct' || action === 'withhold') && before.state === 'usable')
    if (!allowed) throw new Refusal('item.action-not-now', { uri, action, state: before.state })
  }
  if ((action === 'publish' || action === 'correct') && item === undefined) {
    throw new Refusal('item.content-missing', { uri })
  }
  const needsReason = action === 'correct' || action === 'withhold' || action === 'kill'
  if (needsReason && (reason === undefined || reason.trim() === '')) {
    throw new Refusal('item.reason-missing', { uri, action })
  }
  if (!isLanguage(wanted.language)) {
    throw new Refusal('item.language-unknown', { language: wanted.language })
  }
}

async function makeStatement(
  trx: Db,
  wanted: NewStatement,
  uri: string,
  { before, said }: { before: CurrentItem | undefined; said: NewsItem | undefined },
  own: OwnNewsroom,
  now: Date,
): Promise<IssuedStatement> {
  const { action } = wanted
  const version = action === 'publish' ? 1 : (before?.version ?? 0) + (action === 'correct' ? 1 : 0)
  // Withholding, releasing and killing leave the rest of the item as it was.
  const changes = action === 'publish' || action === 'correct'
  const embargoedUntil = changes ? wanted.embargoedUntil : before?.embargoed_until?.toISOString()
  const language = changes ? wanted.language : (before?.language ?? wanted.language)
  const itemKind = changes ? wanted.kind : (before?.kind ?? wanted.kind)
  const translationOf = changes ? wanted.translationOf : translationBefore(before)
  const content = changes ? wanted.item : await lastContent(trx, uri, action, said)
  const issued = now.toISOString()
  const item =
    content === undefined
      ? undefined
      : ninjsOf(content, { uri, version, language, issued, embargoedUntil })
  const payload = item === undefined ? undefined : canonicalText(item)
  if (payload !== undefined && Buffer.byteLength(payload) > PAYLOAD_BYTES) {
    const got = Buffer.byteLength(payload)
    throw new Refusal('envelope.too-large', { limit: PAYLOAD_BYTES, got })
  }
  const statement: Statement = {
    protocol: 'suyab/1',
    kind: 'statement',
    issuer: own.id,
    uri,
    sequence: (before?.sequence ?? 0) + 1,
    version,
    action,
    itemKind,
    language,
    ...(translationOf === undefined ? {} : { translationOf }),
    issued,
    ...(embargoedUntil === undefined
      ? {}
      : { embargoedUntil: new Date(embargoedUntil).toISOString() }),
    ...(payload === undefined ? {} : { payload: digestOf(payload) }),
    ...(wanted.reason === undefined ? {} : { reason: wanted.reason.trim() }),
  }
  const envelope = makeEnvelope(statement, own.key)
  return {
    statement,
    digest: envelope.digest,
    jws: envelope.jws,
    item,
    ...(payload === undefined ? {} : { text: payload }),
    agreements: wanted.agreements,
  }
}

function translationBefore(before: CurrentItem | undefined): Statement['translationOf'] {
  return before?.translation_of == null
    ? undefined
    : { uri: before.translation_of, version: before.translation_of_version ?? 1 }
}

async function lastContent(
  trx: Db,
  uri: string,
  action: Action,
  /** Of a statement that is being made with this one. */
  said: NewsItem | undefined,
): Promise<Omit<NewsItem, 'uri'> | undefined> {
  if (!carriesPayload(action)) return undefined
  if (said !== undefined) return said
  const row = await trx
    .selectFrom('exchange.statement')
    .select('payload')
    .where('uri', '=', uri)
    .where('payload', 'is not', null)
    .orderBy('sequence', 'desc')
    .executeTakeFirst()
  if (row?.payload == null) throw new Refusal('item.content-missing', { uri })
  // Our own canonical ninjs, written by makeStatement.
  return JSON.parse(row.payload) as NewsItem
}

/** The content with what the statement says of it, so that the payload never contradicts it. */
function ninjsOf(
  content: Omit<NewsItem, 'uri'>,
  said: {
    uri: string
    version: number
    language: string
    issued: string
    embargoedUntil: string | undefined
  },
): NewsItem {
  const { embargoedUntil: _, ...rest } = content
  return {
    ...rest,
    uri: said.uri,
    version: String(said.version),
    language: said.language,
    pubStatus: 'usable',
    firstCreated: content.firstCreated ?? said.issued,
    versionCreated: said.issued,
    standard: {
      name: 'ninjs',
      version: '3.1',
      schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json',
    },
    ...(said.embargoedUntil === undefined
      ? {}
      : { embargoedUntil: new Date(said.embargoedUntil).toISOString() }),
  }
}

function currentAfter(statement: Statement, before: CurrentItem | undefined): CurrentItem {
  const { action, uri, sequence, version } = statement
  const state = action === 'kill' ? 'killed' : action === 'withhold' ? 'withheld' : 'usable'
  return {
    own: true,
    uri,
    sequence,
    version,
    state,
    kind: statement.itemKind,
    language: statement.language,
    embargoed_until:
      statement.embargoedUntil === undefined
        ? (before?.embargoed_until ?? null)
        : new Date(statement.embargoedUntil),
    translation_of: statement.translationOf?.uri ?? null,
    translation_of_version: statement.translationOf?.version ?? null,
  }
}

async function keepStatements(
  trx: Db,
  made: readonly MadeStatement[],
  own: OwnNewsroom,
  now: Date,
): Promise<void> {
  await insertRows(
    trx,
    'exchange.statement',
    made.map((one) => statementRow(one, own.key.kid, now)),
  )
  // One row per item, even where one call says several things about it.
  const last = new Map(made.map((one) => [one.statement.uri, one]))
  const first = new Map(made.toReversed().map((one) => [one.statement.uri, one.statement.issued]))
  const content = new Map(
    made.flatMap((one) => (one.item === undefined ? [] : [[one.statement.uri, one] as const])),
  )
  await insertRows(
    trx,
    'exchange.item',
    [...content.values()].map((one) => ({
      ...ownItemRow(one, now),
      first_issued: first.get(one.statement.uri) ?? one.statement.issued,
    })),
    { on: ['uri'], update: CONTENT_COLUMNS },
  )
  for (const { statement, item } of content.values()) {
    if (item !== undefined) await replaceMembers(trx, statement.uri, item)
  }
  const silent = [...last.values()].filter(({ item }) => item === undefined)
  for (const { statement } of silent) await moveState(trx, statement, now)
  await wantMedia(
    trx,
    made.flatMap(({ statement, item }) => (item === undefined ? [] : [{ statement, item }])),
    null,
  )
}

export function statementRow(
  { statement, digest, jws, item, text }: MadeStatement,
  kid: string,
  now: Date,
): object {
  return {
    uri: statement.uri,
    sequence: statement.sequence,
    digest,
    issuer: statement.issuer,
    version: statement.version,
    action: statement.action,
    issued: statement.issued,
    embargoed_until: statement.embargoedUntil ?? null,
    reason: statement.reason ?? null,
    kid,
    envelope: jws,
    payload_digest: statement.payload ?? null,
    payload: text ?? (item === undefined ? null : canonicalText(item)),
    received: now.toISOString(),
  }
}

/** What a statement with content changes in the item's row. */
export const CONTENT_COLUMNS: readonly string[] = [
  'kind',
  'language',
  'sequence',
  'version',
  'action',
  'state',
  'issued',
  'embargoed_until',
  'expires',
  'rights',
  'translation_of',
  'translation_of_version',
  'headline',
  'summary',
  'subjects',
  'topics',
  'thumbnail',
  'search',
  'received',
]

/** The item's row as a statement with content makes it; shared by what we issue and what we receive. */
export function contentRow(
  statement: Statement,
  item: NewsItem,
  columns: ItemColumns = itemColumns(item),
): object {
  return {
    uri: statement.uri,
    issuer: statement.issuer,
    kind: statement.itemKind,
    language: statement.language,
    sequence: statement.sequence,
    version: statement.version,
    action: statement.action,
    state: 'usable',
    issued: statement.issued,
    embargoed_until: statement.embargoedUntil ?? null,
    translation_of: statement.translationOf?.uri ?? null,
    translation_of_version: statement.translationOf?.version ?? null,
    ...columns,
  }
}

function ownItemRow({ statement, item }: MadeStatement, now: Date): object {
  if (item === undefined) throw new TypeError('a row needs content')
  return {
    ...contentRow(statement, item),
    own: true,
    partner: null,
    agreement: null,
    received: now.toISOString(),
  }
}

/** Withheld or killed: the row keeps what it had; erasing is the kill's own step. */
export async function moveState(trx: Db, statement: Statement, now: Date): Promise<void> {
  const killed = statement.action === 'kill'
  await trx
    .updateTable('exchange.item')
    .set({
      sequence: statement.sequence,
      version: statement.version,
      action: statement.action,
      state: killed ? 'killed' : 'withheld',
      issued: new Date(statement.issued),
      ...(killed ? { killed_at: now, kill_reason: statement.reason ?? '' } : {}),
    })
    .where('uri', '=', statement.uri)
    .execute()
}

/** A package names its members by the uris of its associations. */
export async function replaceMembers(trx: Db, uri: string, item: NewsItem): Promise<void> {
  const members = memberRows(uri, item)
  if (members.length === 0 && item.type !== 'composite') return
  await trx.deleteFrom('exchange.item_member').where('package', '=', uri).execute()
  await insertRows(trx, 'exchange.item_member', members)
}

function memberRows(
  uri: string,
  item: NewsItem,
): { package: string; position: number; uri: string }[] {
  if (item.type !== 'composite') return []
  return (item.associations ?? []).flatMap((member, position) =>
    member.uri === undefined ? [] : [{ package: uri, position, uri: member.uri }],
  )
}
