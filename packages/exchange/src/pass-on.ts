import type { NewsItem } from '@suyab/wire/ninjs'
import { findSigned, loadSigned, type SignedRow } from './agreement-row.ts'
import { visibleFrom } from './clock.ts'
import { offsetFor } from './desk/embargo-line.ts'
import type { Filed, Received } from './filing.ts'
import type { Effects } from './effects.ts'
import { peek } from './jws.ts'
import { carriedUris, offerUnder, outgoingOf, questionOf, type Outgoing } from './offer.ts'
import { loadOwnNewsroom } from './own-newsroom.ts'
import { Refusal } from './refusal.ts'
import { decide } from './right.ts'
import type { Db } from './row.ts'
import type { Statement } from './statement.ts'

/** What became of passing an item on under one agreement. */
export interface PassedOn {
  readonly agreement: string
  /** `waiting`: held for its embargo; `not-permitted`: that agreement has no room for it. */
  readonly outcome: 'sent' | 'waiting' | 'not-permitted'
}

/**
 * Puts a partner's item, in the envelope of who made it, into our logs of other agreements, as far
 * as the partner lets us pass it on and those agreements take what we relay. Whatever is said of
 * it later follows by itself. In the caller's transaction.
 * @throws Refusal where the item is ours, is not to be had, or may not be passed on
 */
export async function passOn(
  trx: Db,
  uri: string,
  agreements: readonly string[],
  effects: Pick<Effects, 'now'>,
): Promise<PassedOn[]> {
  const now = effects.now()
  const { outgoing, source } = await loadForeign(trx, uri)
  const { embargoedUntil: until, issuer } = outgoing.statement
  const decision = decide({
    agreement: source.agreement,
    item: questionOf(outgoing, source.partner),
    use: { type: 'pass-on' },
    time: now,
  })
  if (!decision.permit) throw new Refusal(decision.reason.code, { uri })
  // Our own clock may be ahead of the one that the embargo goes by.
  if (until !== undefined && now < visibleFrom(until, offsetFor(source, issuer), now)) {
    throw new Refusal('right.embargoed', { uri, until })
  }
  const own = await loadOwnNewsroom(trx, now)
  const done: PassedOn[] = []
  for (const agreement of agreements) {
    const target = await findSigned(trx, agreement)
    if (target === undefined) throw new Refusal('agreement.unknown', { agreement })
    if (target.id === source.id || target.partner === issuer) {
      throw new Refusal('item.theirs', { uri, agreement })
    }
    const carried = await carriedUris(trx, agreement, [uri])
    if (!carried.has(uri)) await offerUnder(trx, target, [outgoing], carried, own, now)
    done.push({ agreement, outcome: await outcomeOf(trx, agreement, uri) })
  }
  return done
}

async function loadForeign(
  trx: Db,
  uri: string,
): Promise<{ outgoing: Outgoing; source: SignedRow }> {
  const row = await trx
    .selectFrom('exchange.item as item')
    .innerJoin('exchange.statement as said', (join) =>
      join.onRef('said.uri', '=', 'item.uri').onRef('said.sequence', '=', 'item.sequence'),
    )
    .select(['item.own', 'item.state', 'item.agreement'])
    .select(['said.envelope', 'said.digest', 'said.payload'])
    .where('item.uri', '=', uri)
    .forUpdate('item')
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('item.unknown', { uri })
  if (row.own) throw new Refusal('item.ours', { uri })
  if (row.state !== 'usable') throw new Refusal(`item.${row.state}`, { uri })
  const source = row.agreement === null ? undefined : await findSigned(trx, row.agreement)
  if (source === undefined || row.payload === null) throw new Refusal('item.unknown', { uri })
  // Both were checked when they were taken.
  const statement = peek(row.envelope) as unknown as Statement
  const item = JSON.parse(row.payload) as NewsItem
  return {
    outgoing: outgoingOf({ statement, digest: row.digest, jws: row.envelope, item }),
    source,
  }
}

async function outcomeOf(trx: Db, agreement: string, uri: string): Promise<PassedOn['outcome']> {
  if ((await carriedUris(trx, agreement, [uri])).has(uri)) return 'sent'
  const waiting = await trx
    .selectFrom('exchange.due')
    .select('uri')
    .where('agreement', '=', agreement)
    .where('uri', '=', uri)
    .executeTakeFirst()
  return waiting === undefined ? 'not-permitted' : 'waiting'
}

/** What we have passed on follows: its corrections, its withholding and above all its kill. */
export async function followPassedOn(
  trx: Db,
  agreement: string,
  received: readonly Received[],
  filed: Filed,
  effects: Effects,
): Promise<void> {
  // A kill under a number that was used kills here, and so it must there.
  const killing = new Set(filed.killed)
  const fresh = received.filter(
    ({ envelope }, index) => filed.effects[index] === 'applied' || killing.has(envelope.statement),
  )
  if (fresh.length === 0) return
  const others = (await loadSigned(trx)).filter(({ id }) => id !== agreement)
  if (others.length === 0) return
  const now = effects.now()
  const own = await loadOwnNewsroom(trx, now)
  const uris = fresh.map(({ envelope }) => envelope.statement.uri)
  for (const other of others) {
    const carried = await carriedUris(trx, other.id, uris)
    if (carried.size === 0) continue
    const follow = fresh
      .filter(({ envelope }) => carried.has(envelope.statement.uri))
      .map(({ envelope: { statement, digest, jws }, item }) =>
        outgoingOf({ statement, digest, jws, item }),
      )
    await offerUnder(trx, other, follow, carried, own, now)
  }
}
