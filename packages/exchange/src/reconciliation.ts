import { ok } from '@suyab/wire/result'
import type { NewsItem } from '@suyab/wire/ninjs'
import { sql } from 'kysely'
import { loadSigned, type SignedRow } from './agreement-row.ts'
import type { Digest } from './canonical.ts'
import { parseEntryPart, parseKillPart, type ForeignDelivery } from './delivery.ts'
import { followChain, verifyEntry, type Chain } from './entry.ts'
import { checkPayload, issuerOf, needsPayload, verifyEnvelope } from './envelope.ts'
import { faultData, reportFault } from './fault-row.ts'
import { fileStatements, type Received } from './filing.ts'
import { withholdOrphans } from './issue.ts'
import type { Effects } from './effects.ts'
import { peek } from './jws.ts'
import { KeySet } from './key.ts'
import { makeLetter, verifyLetter } from './letter.ts'
import { loadKeys } from './newsroom-row.ts'
import { offerUnder, outgoingOf } from './offer.ts'
import { listOwnKeys, loadOwnNewsroom, type OwnNewsroom } from './own-newsroom.ts'
import { awaitedPartners } from './awaited.ts'
import { Refusal } from './refusal.ts'
import { CHANNELS, insertRows, notify, type Db, notifyDesk } from './row.ts'
import type { Statement } from './statement.ts'

/** What a partner has read of ours. */
export interface TheirMark {
  readonly entry: number
  readonly kills: number
  readonly letters: number
}

/**
 * A partner that has read more than we have written holds entries that we lost, as after a restore
 * from a backup: from here on nothing is sent to it until they are back.
 */
async function markLost(db: Db, agreement: string, mark: TheirMark): Promise<void> {
  const lost = await db
    .updateTable('exchange.agreement')
    .set({ reconciling: true, claimed: true })
    .where('id', '=', agreement)
    .where('reconciling', '=', false)
    .where('stopped', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('exchange.log as log')
          .select('log.entry')
          .where('log.agreement', '=', agreement)
          .where('log.direction', '=', 'sent')
          .where((eb) =>
            eb.or([
              eb('log.entry', '<', mark.entry),
              eb('log.kill', '<', mark.kills),
              eb('log.letter', '<', mark.letters),
            ]),
          ),
      ),
    )
    .returning('partner')
    .executeTakeFirst()
  if (lost === undefined) return
  const data = { entry: mark.entry, kills: mark.kills, letters: mark.letters }
  await reportFault(db, { partner: lost.partner, agreement, code: 'log.entries-lost', data })
  await notify(db, CHANNELS.incoming, agreement)
  await notifyDesk(db, { type: 'partners' })
}

/** After a restore every agreement is doubted until its partner has told how far it has read. */
export async function doubtEverything(db: Db): Promise<void> {
  await db
    .updateTable('exchange.agreement')
    .set({ reconciling: true, claimed: false })
    .where('document', 'is not', null)
    .execute()
}

/**
 * A partner that says it has read more than we wrote and cannot show it does not silence us: its
 * log is stopped for people to settle, and everyone else hears from us again.
 */
export async function disbelieve(
  db: Db,
  { id, partner }: SignedRow,
  claimed: { readonly entry: number; readonly kills: number; readonly letters: number },
): Promise<void> {
  const data = { entry: claimed.entry, kills: claimed.kills, letters: claimed.letters }
  await db
    .updateTable('exchange.agreement')
    .set({
      reconciling: false,
      stopped: JSON.stringify({ code: 'log.return-missing', data }),
    })
    .where('id', '=', id)
    .where('reconciling', '=', true)
    .execute()
  await reportFault(db, { partner, agreement: id, code: 'log.return-missing', data })
  await notifyDesk(db, { type: 'partners' })
}

/**
 * Hears how far a partner has read. More than we have written: we have lost entries. Not more,
 * where we doubted it: nothing is missing. Another hash than ours: the log was forked, and people
 * must settle it.
 */
export async function hearMark(
  db: Db,
  { id, partner, row }: SignedRow,
  mark: TheirMark & { readonly hash?: string },
  effects: Effects,
): Promise<void> {
  await markLost(db, id, mark)
  const entry =
    mark.hash === undefined || mark.entry === 0
      ? undefined
      : await db
          .selectFrom('exchange.entry')
          .select('hash')
          .where('agreement', '=', id)
          .where('direction', '=', 'sent')
          .where('entry', '=', mark.entry)
          .executeTakeFirst()
  if (entry !== undefined && entry.hash !== mark.hash) {
    if (mark.entry === row.they_entry) return
    const data = { entry: mark.entry, want: entry.hash, got: mark.hash ?? '' }
    await reportFault(db, { partner, agreement: id, code: 'entry.forked', data })
    return
  }
  if (!row.reconciling) return
  await db.transaction().execute(async (trx) => {
    const log = await trx
      .selectFrom('exchange.log')
      .select(['entry', 'kill', 'letter'])
      .where('agreement', '=', id)
      .where('direction', '=', 'sent')
      .forUpdate()
      .executeTakeFirstOrThrow()
    const missing = mark.entry > log.entry || mark.kills > log.kill || mark.letters > log.letter
    if (!missing) await comeIntoStep(trx, id, effects)
  })
}

/**
 * Goes on without a partner that is gone for good or cannot return what it holds: what we wrote
 * after the backup is lost, and a person answers for it.
 */
export async function settlePartner(
  db: Db,
  partner: string,
  effects: Effects,
): Promise<readonly string[]> {
  return db.transaction().execute(async (trx) => {
    const doubted = await trx
      .selectFrom('exchange.agreement')
      .select('id')
      .where('partner', '=', partner)
      .where('reconciling', '=', true)
      .execute()
    if (doubted.length === 0) throw new Refusal('partner.not-awaited', { partner })
    for (const { id } of doubted) {
      const data = { settled: true }
      await reportFault(trx, { partner, agreement: id, code: 'log.entries-lost', data })
      await comeIntoStep(trx, id, effects)
    }
    return doubted.map(({ id }) => id)
  })
}

/** The agreement is in step again. With the last one, what had to wait is said. */
async function comeIntoStep(trx: Db, agreement: string, effects: Effects): Promise<void> {
  await trx
    .updateTable('exchange.agreement')
    .set({ reconciling: false })
    .where('id', '=', agreement)
    .execute()
  await notifyDesk(trx, { type: 'partners' })
  await notify(trx, CHANNELS.outgoing, agreement)
  await notify(trx, CHANNELS.incoming, agreement)
  if ((await awaitedPartners(trx)).length === 0) await sayWhatWaited(trx, effects)
}

/**
 * What came back from one partner, another may never have heard: each log is brought to what is
 * said now of the items that it carries. What of ours stands on an item that was killed meanwhile
 * is withheld.
 */
async function sayWhatWaited(trx: Db, effects: Effects): Promise<void> {
  const now = effects.now()
  const own = await loadOwnNewsroom(trx, now)
  for (const signed of await loadSigned(trx)) {
    const { rows } = await sql<{
      uri: string
      envelope: string
      digest: string
      payload: string | null
    }>`
      select said.uri, said.envelope, said.digest, said.payload
      from (select uri, max(sequence) as sequence from exchange.entry
            where agreement = ${signed.id} and direction = 'sent' group by uri) told
      join exchange.item item on item.uri = told.uri
      join exchange.statement said on said.uri = told.uri
      where (said.sequence > told.sequence and item.state <> 'killed' and said.sequence = item.sequence)
         or (said.action = 'kill' and not exists (
              select from exchange.entry entry
              where entry.agreement = ${signed.id} and entry.direction = 'sent'
                and entry.uri = said.uri and entry.envelope = said.digest))
      order by said.issued, said.uri`.execute(trx)
    // Found good when they were taken.
    const outgoing = rows.map(({ envelope, digest, payload }) =>
      outgoingOf({
        statement: peek(envelope) as unknown as Statement,
        digest,
        jws: envelope,
        item: payload === null ? undefined : (JSON.parse(payload) as NewsItem),
      }),
    )
    await offerUnder(trx, signed, outgoing, new Set(rows.map(({ uri }) => uri)), own, now)
  }
  const orphans = await trx
    .selectFrom('exchange.item')
    .select(['uri', 'kind', 'language', 'translation_of'])
    .where('own', '=', true)
    .where('state', '=', 'usable')
    .where('source_killed', 'is not', null)
    .where('kept_reason', 'is', null)
    .execute()
  await withholdOrphans(trx, orphans, effects)
}

/**
 * Takes back what a partner returned of our own log: every entry must be signed by us and continue
 * the chain. When nothing is missing any more, the agreement is in step again.
 * @returns whether it is
 */
export async function takeReturned(
  db: Db,
  { id, partner }: SignedRow,
  delivery: ForeignDelivery,
  effects: Effects,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const now = effects.now()
    const own = await loadOwnNewsroom(trx, now)
    const keys = await ownKeySet(trx, own.id)
    const log = await trx
      .selectFrom('exchange.log')
      .selectAll()
      .where('agreement', '=', id)
      .where('direction', '=', 'sent')
      .forUpdate()
      .executeTakeFirstOrThrow()
    let chain: Chain = { entry: log.entry, hash: log.hash as Digest }
    const received: Received[] = []
    const rows: object[] = []
    for (const part of delivery.entries) {
      const parsed = parseEntryPart(part)
      const entry = parsed.ok ? verifyEntry(parsed.value.entry, keys, id) : parsed
      // What we have is returned where two readings overlapped.
      if (entry.ok && entry.value.entry.entry === chain.entry && entry.value.hash === chain.hash)
        continue
      const followed = entry.ok ? followChain(chain, entry.value) : entry
      if (!parsed.ok || !entry.ok || !followed.ok) {
        const { fault } = followed.ok ? { fault: { code: 'entry.schema' } } : followed
        const data = faultData(fault)
        await reportFault(trx, { partner, agreement: id, code: 'log.return-broken', data })
        return false
      }
      const raw = parsed.value.envelope
      const issuer = issuerOf(raw)
      const issuerKeys = issuer === own.id ? keys : await loadKeys(trx, issuer ?? '')
      const envelope = verifyEnvelope(raw, issuerKeys, now)
      if (!envelope.ok || envelope.value.digest !== entry.value.entry.envelope) {
        const data = { entry: entry.value.entry.entry }
        await reportFault(trx, { partner, agreement: id, code: 'log.return-broken', data })
        return false
      }
      chain = followed.value
      const { statement } = envelope.value
      const payload = needsPayload(statement)
        ? checkPayload(envelope.value, parsed.value.payload)
        : undefined
      received.push({
        envelope: envelope.value,
        item: payload?.ok === true ? payload.value : undefined,
      })
      rows.push({
        agreement: id,
        direction: 'sent',
        entry: chain.entry,
        hash: chain.hash,
        jws: entry.value.jws,
        envelope: envelope.value.digest,
        uri: statement.uri,
        sequence: statement.sequence,
        at: entry.value.entry.at,
        outcome: 'applied',
      })
    }
    const ours = received.filter(({ envelope }) => envelope.statement.issuer === own.id)
    await fileStatements(trx, ours, { agreement: id, partner, own: true }, effects)
    await insertRows(trx, 'exchange.entry', rows)
    const kill = await takeBackKills(trx, id, delivery.kills, log.kill, keys, effects)
    const letter = await takeBackLetters(trx, id, delivery.letters, log.letter, keys, own, now)
    await trx
      .updateTable('exchange.log')
      .set({ entry: chain.entry, hash: chain.hash, kill, letter })
      .where('agreement', '=', id)
      .where('direction', '=', 'sent')
      .execute()
    const { head } = delivery
    if (chain.entry < head.entry || kill < head.kills || letter < head.letters) return false
    await comeIntoStep(trx, id, effects)
    return true
  })
}

async function ownKeySet(trx: Db, id: string): Promise<KeySet> {
  const keys = await listOwnKeys(trx)
  // Also keys revoked since: these are our own words, and the chain holds them together.
  return new KeySet(
    id,
    keys.map(({ kid, x, from }) => ({ kid, x, from })),
  )
}

async function takeBackKills(
  trx: Db,
  agreement: string,
  parts: readonly unknown[],
  cursor: number,
  keys: KeySet,
  effects: Effects,
): Promise<number> {
  let kill = cursor
  for (const part of parts) {
    const parsed = parseKillPart(part)
    if (!parsed.ok || parsed.value.number !== kill + 1) break
    const raw = parsed.value.envelope
    const issuer = issuerOf(raw)
    const issuerKeys = issuer === keys.newsroom ? keys : await loadKeys(trx, issuer ?? '')
    const verified = verifyEnvelope(raw, issuerKeys, effects.now())
    if (!verified.ok) break
    const { statement, jws } = verified.value
    const { uri, sequence, version, issued } = statement
    kill += 1
    await insertRows(trx, 'exchange.kill_lane', [
      { agreement, direction: 'sent', number: kill, uri, sequence, envelope: jws, at: issued },
    ])
    await insertRows(
      trx,
      'exchange.kill_notice',
      // It read the kill, or it could not have returned it.
      [
        {
          agreement,
          uri,
          sequence,
          version,
          had: 0,
          killed_at: issued,
          confirmed_at: issued,
          tries: 0,
        },
      ],
      { on: ['agreement', 'uri'], update: [] },
    )
  }
  return kill
}

async function takeBackLetters(
  trx: Db,
  agreement: string,
  letters: readonly unknown[],
  cursor: number,
  keys: KeySet,
  own: OwnNewsroom,
  now: Date,
): Promise<number> {
  let number = cursor
  for (const raw of letters) {
    const at = now.toISOString()
    // It was about an item that was killed since, and the partner has erased it.
    const erased = raw === '' && { agreement, from: own.id, letter: number + 1, at }
    const verified = erased
      ? ok(makeLetter(erased, { type: 'receipts' }, own.key))
      : verifyLetter(raw, keys, agreement)
    if (!verified.ok || verified.value.letter.letter !== number + 1) break
    number += 1
    const { jws, letter } = verified.value
    await insertRows(trx, 'exchange.letter', [
      {
        agreement,
        direction: 'sent',
        letter: number,
        jws,
        type: letter.body.type,
        at: now.toISOString(),
      },
    ])
  }
  return number
}
