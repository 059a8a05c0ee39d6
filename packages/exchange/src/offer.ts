import { sql } from 'kysely'
import type { NewsItem } from '@suyab/wire/ninjs'
import { isInForce, loadSigned, type SignedRow } from './agreement-row.ts'
import type { Grant } from './agreement.ts'
import type { Digest } from './canonical.ts'
import { loadSources, releasedFrom } from './derivation.ts'
import { makeEntry, type Chain } from './entry.ts'
import { readItemRights } from './item-rights.ts'
import type { OwnNewsroom } from './own-newsroom.ts'
import { withinQuota } from './quota.ts'
import { decide, grantFrom, type ItemInQuestion, type ItemRights } from './right.ts'
import { CHANNELS, insertRows, notify, type Db } from './row.ts'
import { carriesPayload } from './statement-schema.ts'
import type { Statement } from './statement.ts'

/** A statement on its way into a log. */
export interface Outgoing {
  readonly statement: Statement
  readonly digest: string
  /** The envelope. */
  readonly jws: string
  readonly subjects: readonly string[]
  readonly expires?: string
  readonly rights?: ItemRights
}

/** A statement with its content, ours or one that a partner lets us pass on. */
export interface MadeStatement {
  readonly statement: Statement
  readonly digest: string
  /** The envelope. */
  readonly jws: string
  readonly item: NewsItem | undefined
  /** The item's canonical text, where it is at hand. */
  readonly text?: string
}

export function outgoingOf({ statement, digest, jws, item }: MadeStatement): Outgoing {
  const rights = readItemRights(item?.rightsInfo?.encodedRights)
  return {
    statement,
    digest,
    jws,
    subjects: subjectsOf(item?.subjects),
    ...(item?.expires === undefined ? {} : { expires: item.expires }),
    ...(rights === undefined ? {} : { rights }),
  }
}

/** The uris and literals by which an agreement's topics find an item. */
export function subjectsOf(
  subjects: readonly { readonly uri?: string; readonly literal?: string }[] | undefined,
): string[] {
  return (subjects ?? []).flatMap(({ uri, literal }) =>
    [uri, literal].filter((part) => part !== undefined),
  )
}

/**
 * Puts our statements into the log of every agreement that has room for them. What a log has
 * carried once it carries to the end: its corrections, its withholding, its kill.
 */
export async function offerStatements(
  trx: Db,
  made: readonly (MadeStatement & { readonly agreements: readonly string[] | undefined })[],
  own: OwnNewsroom,
  now: Date,
): Promise<void> {
  const uris = made.map(({ statement }) => statement.uri)
  for (const signed of await loadSigned(trx)) {
    const carried = await carriedUris(trx, signed.id, uris)
    const candidates = made.filter(
      ({ statement, agreements }) =>
        agreements === undefined || agreements.includes(signed.id) || carried.has(statement.uri),
    )
    await offerUnder(trx, signed, candidates.map(outgoingOf), carried, own, now)
  }
}

/** Offers statements under one agreement, in their order. */
export async function offerUnder(
  trx: Db,
  signed: SignedRow,
  statements: readonly Outgoing[],
  carried: ReadonlySet<string>,
  own: OwnNewsroom,
  now: Date,
): Promise<void> {
  const grant = grantFrom(signed.agreement, own.id)
  if (signed.row.reconciling) {
    await waitForWholeLog(trx, signed.id, statements, carried, grant, now)
    return
  }
  if (grant === undefined || !isInForce(signed.agreement, now)) {
    await spreadKills(trx, signed, statements, carried, own, now)
    return
  }
  const waiting = await waitingUris(
    trx,
    signed.id,
    statements.map(({ statement }) => statement.uri),
  )
  const sent = new Set(carried)
  const ready: Outgoing[] = []
  const madeOf = await sourceMoments(trx, statements, own.id, now)
  let quotaLeft = await quotaRoom(trx, signed, grant, own.timeZone, now)
  for (const one of statements) {
    const { statement } = one
    const { uri, action } = statement
    const brings = action === 'publish' || action === 'correct' || action === 'release'
    if (!sent.has(uri)) {
      // Nobody there has it: nothing to withhold or kill, and what waited need not wait longer.
      if (!brings) {
        await forgetDue(trx, signed.id, uri)
        waiting.delete(uri)
        continue
      }
      const decision = decide({
        agreement: signed.agreement,
        item: questionOf(one, own.id),
        use: { type: 'offer' },
        time: now,
      })
      const embargo =
        !decision.permit && decision.reason.code === 'right.embargoed' && grant.embargo === 'hold'
          ? decision.reason.until
          : undefined
      // An item whose right has run out is offered all the same: the partner's node uses it for
      // nothing, and its people see that it was there and until when.
      const expired = !decision.permit && decision.reason.code === 'right.expired'
      if (!decision.permit && embargo === undefined && !expired) continue
      const until = later(embargo, madeOf.get(uri))
      if (!waiting.has(uri)) {
        if (quotaLeft <= 0) continue
        quotaLeft -= 1
      }
      if (until !== undefined) {
        await waitUntil(trx, signed.id, statement, until)
        waiting.add(uri)
        continue
      }
      if (waiting.has(uri)) {
        // The embargo was lifted or shortened: what waited goes first, in its own order.
        await waitUntil(trx, signed.id, statement, now)
        continue
      }
      sent.add(uri)
    } else if (brings) {
      const until = later(embargoOf(statement, grant.embargo, now), madeOf.get(uri))
      if (until !== undefined) {
        await waitUntil(trx, signed.id, statement, until)
        continue
      }
    }
    ready.push(one)
  }
  await appendToLog(trx, signed.id, ready, own, now)
}

/**
 * Nothing enters a log that is being mended. What it has carried it is told when it is whole; what
 * is new waits with what waits for its embargo.
 */
async function waitForWholeLog(
  trx: Db,
  agreement: string,
  statements: readonly Outgoing[],
  carried: ReadonlySet<string>,
  grant: Grant | undefined,
  now: Date,
): Promise<void> {
  if (grant === undefined) return
  for (const { statement } of statements) {
    if (carried.has(statement.uri) || !carriesPayload(statement.action)) continue
    await waitUntil(trx, agreement, statement, embargoOf(statement, grant.embargo, now) ?? now)
  }
}

/** An agreement that is over carries no more stories, but a kill still reaches who has the story. */
async function spreadKills(
  trx: Db,
  signed: SignedRow,
  statements: readonly Outgoing[],
  carried: ReadonlySet<string>,
  own: OwnNewsroom,
  now: Date,
): Promise<void> {
  const kills = statements.filter(
    ({ statement }) => statement.action === 'kill' && carried.has(statement.uri),
  )
  await appendToLog(trx, signed.id, kills, own, now)
}

function embargoOf(statement: Statement, rule: 'hold' | 'send', now: Date): Date | undefined {
  const { embargoedUntil } = statement
  const until = embargoedUntil === undefined ? undefined : new Date(embargoedUntil)
  return rule === 'hold' && until !== undefined && now < until ? until : undefined
}

function later(one: Date | undefined, other: Date | undefined): Date | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return one > other ? one : other
}

/**
 * Until when partners' embargoed items that we pass on, and our translations of such, wait, whatever
 * we agreed with others: passing a text on before its time is granted to nobody, and the time is
 * its issuer's. By item, only those that must wait.
 */
async function sourceMoments(
  trx: Db,
  statements: readonly Outgoing[],
  own: string,
  now: Date,
): Promise<Map<string, Date>> {
  const bound = statements.flatMap(({ statement: { uri, issuer, translationOf } }) =>
    issuer !== own
      ? [{ uri, source: uri }]
      : translationOf === undefined
        ? []
        : [{ uri, source: translationOf.uri }],
  )
  if (bound.length === 0) return new Map()
  const sources = await loadSources(
    trx,
    bound.map(({ source }) => source),
  )
  const signed = await loadSigned(trx)
  return new Map(
    bound.flatMap(({ uri, source }): [string, Date][] => {
      const moment = releasedFrom(sources.get(source), signed, now)
      return moment > now ? [[uri, moment]] : []
    }),
  )
}

export function questionOf(
  { statement, subjects, expires, rights }: Outgoing,
  from: string,
): ItemInQuestion {
  return {
    uri: statement.uri,
    issuer: statement.issuer,
    from,
    kind: statement.itemKind,
    language: statement.language,
    subjects,
    issued: statement.issued,
    state: 'usable',
    ...(expires === undefined ? {} : { expires }),
    ...(rights === undefined ? {} : { rights }),
    ...(statement.embargoedUntil === undefined ? {} : { embargoedUntil: statement.embargoedUntil }),
  }
}

/**
 * Writes entries into our log of an agreement, kills into their lane besides, and tells whoever
 * waits for them. The log's row is locked: entries are numbered one after the other.
 */
export async function appendToLog(
  trx: Db,
  agreement: string,
  statements: readonly Outgoing[],
  own: OwnNewsroom,
  now: Date,
): Promise<void> {
  if (statements.length === 0) return
  const log = await trx
    .selectFrom('exchange.log')
    .selectAll()
    .where('agreement', '=', agreement)
    .where('direction', '=', 'sent')
    .forUpdate()
    .executeTakeFirstOrThrow()
  let chain: Chain = { entry: log.entry, hash: log.hash as Digest }
  let kill = log.kill
  const rows: object[] = []
  const lane: object[] = []
  const notices: object[] = []
  for (const { statement, digest, jws } of statements) {
    const about = { agreement, from: own.id, envelope: digest as Digest, at: now.toISOString() }
    const made = makeEntry(chain, about, own.key)
    chain = { entry: made.entry.entry, hash: made.hash }
    rows.push({
      agreement,
      direction: 'sent',
      entry: chain.entry,
      hash: chain.hash,
      jws: made.jws,
      envelope: digest,
      uri: statement.uri,
      sequence: statement.sequence,
      at: now.toISOString(),
      outcome: 'applied',
    })
    if (statement.action !== 'kill') continue
    kill += 1
    const { uri, sequence, version } = statement
    lane.push({ agreement, direction: 'sent', number: kill, uri, sequence, envelope: jws })
    notices.push({ agreement, uri, sequence, version, killed_at: now.toISOString() })
  }
  await insertRows(trx, 'exchange.entry', rows)
  await insertRows(
    trx,
    'exchange.kill_lane',
    lane.map((row) => ({ ...row, at: now.toISOString() })),
  )
  await insertRows(
    trx,
    'exchange.kill_notice',
    notices.map((row) => ({ ...row, had: 0, tries: 0 })),
    { on: ['agreement', 'uri'], update: [] },
  )
  await trx
    .updateTable('exchange.log')
    .set({ entry: chain.entry, hash: chain.hash, kill })
    .where('agreement', '=', agreement)
    .where('direction', '=', 'sent')
    .execute()
  await notify(trx, CHANNELS.outgoing, agreement)
}

/** Which of the items our log of this agreement has carried. */
export async function carriedUris(
  trx: Db,
  agreement: string,
  uris: readonly string[],
): Promise<Set<string>> {
  if (uris.length === 0) return new Set()
  const rows = await trx
    .selectFrom('exchange.entry')
    .select('uri')
    .distinct()
    .where('agreement', '=', agreement)
    .where('direction', '=', 'sent')
    .where('uri', '=', sql<string>`any(${uris})`)
    .execute()
  return new Set(rows.map(({ uri }) => uri))
}

async function waitingUris(
  trx: Db,
  agreement: string,
  uris: readonly string[],
): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('exchange.due')
    .select('uri')
    .distinct()
    .where('agreement', '=', agreement)
    .where('uri', '=', sql<string>`any(${uris})`)
    .execute()
  return new Set(rows.map(({ uri }) => uri))
}

function forgetDue(trx: Db, agreement: string, uri: string): Promise<unknown> {
  return trx
    .deleteFrom('exchange.due')
    .where('agreement', '=', agreement)
    .where('uri', '=', uri)
    .execute()
}

/** Lets a statement wait, and all that wait for the same item with it: one text, one embargo. */
async function waitUntil(
  trx: Db,
  agreement: string,
  { uri, sequence }: Statement,
  at: Date,
): Promise<void> {
  await trx
    .insertInto('exchange.due')
    .values({ agreement, uri, sequence, at })
    .onConflict((conflict) =>
      conflict.columns(['agreement', 'uri', 'sequence']).doUpdateSet({ at }),
    )
    .execute()
  await trx
    .updateTable('exchange.due')
    .set({ at })
    .where('agreement', '=', agreement)
    .where('uri', '=', uri)
    .execute()
  await notify(trx, CHANNELS.outgoing, agreement)
}

/** How many new items the quota still allows in this period, what waits included. */
async function quotaRoom(
  trx: Db,
  { id }: SignedRow,
  grant: Grant,
  timeZone: string,
  now: Date,
): Promise<number> {
  if (grant.quota === undefined) return Infinity
  const sent = await firstEntries(trx, id, 'sent', now)
  const due = await trx
    .selectFrom('exchange.due')
    .select('uri')
    .distinct()
    .where('agreement', '=', id)
    .execute()
  const answer = withinQuota(grant, [...sent, ...due.map(() => now)], now, timeZone)
  return answer.within ? (answer.left ?? Infinity) : 0
}

/** When each item of the last 32 days, the longest period of a quota, first stood in a log. */
export async function firstEntries(
  trx: Db,
  agreement: string,
  direction: 'sent' | 'read',
  now: Date,
): Promise<Date[]> {
  const rows = await trx
    .selectFrom('exchange.entry')
    .select(({ fn }) => fn.min('at').as('at'))
    .where('agreement', '=', agreement)
    .where('direction', '=', direction)
    .where('outcome', '<>', 'refused')
    .groupBy('uri')
    .having(({ fn, eb }) => eb(fn.min('at'), '>', new Date(now.getTime() - 32 * 86_400_000)))
    .execute()
  return rows.map(({ at }) => at)
}
