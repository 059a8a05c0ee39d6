import { sql } from 'kysely'
import { findSigned, type SignedRow } from './agreement-row.ts'
import type { Digest } from './canonical.ts'
import type { ForeignDelivery, ReadMark } from './delivery.ts'
import { checkHead, type Chain } from './entry.ts'
import type { EntryFault } from './fault.ts'
import { faultData, reportFault } from './fault-row.ts'
import { fileStatements } from './filing.ts'
import type { Effects } from './effects.ts'
import { judgeEntries, type JudgedEntry, type Judgement, type LogContext } from './judgement.ts'
import { peek } from './jws.ts'
import type { KeySet } from './key.ts'
import { takeKills } from './kill-reception.ts'
import type { ItemReceipt, Refusal as EntryRefusal } from './letter.ts'
import { sendLetter } from './letter-box.ts'
import { takeLetters } from './letter-reading.ts'
import { authorityOf, isNewsroomId } from './name.ts'
import { newsroomOf } from './newsroom.ts'
import { loadKeys, loadNewsroom, takeDocument } from './newsroom-row.ts'
import { firstEntries } from './offer.ts'
import { loadOwnNewsroom } from './own-newsroom.ts'
import { followPassedOn } from './pass-on.ts'
import type { Preparation } from './preparation.ts'
import { sendReceipts } from './receipt-letter.ts'
import { hearMark } from './reconciliation.ts'
import { insertRows, isUnkeepable, notifyDesk, unkeepable, type Db } from './row.ts'

/** What a delivery came to. */
export interface Reception {
  readonly read: ReadMark
  readonly applied: number
  readonly refused: number
  readonly broken?: EntryFault
}

/**
 * Takes a partner's delivery: kills first and by themselves, then the entries with the cursor in
 * one transaction, then the letters. Whatever of it was read before changes nothing, so it may be
 * delivered any number of times.
 */
export async function takeDelivery(
  db: Db,
  signed: SignedRow,
  delivery: ForeignDelivery,
  effects: Effects,
  prepared?: Preparation,
): Promise<Reception> {
  const { id, partner } = signed
  for (const document of await wantedDocuments(db, delivery)) {
    const taken = await takeDocument(db, document, effects.now(), partner)
    // Editions come from the first on; what we have seen of them is no fault.
    if (!taken.ok && taken.fault.code !== 'newsroom.edition-behind') {
      const { code } = taken.fault
      await reportFault(db, { partner, agreement: id, code, data: taken.fault })
    }
  }
  await hearMark(db, signed, delivery.read, effects)
  await noteReading(db, id, delivery, effects.now())
  // Receipts would take numbers that the lost letters have: all of it comes again when we are whole.
  if ((await findSigned(db, id))?.row.reconciling === true)
    return { applied: 0, refused: 0, read: await readMark(db, id) }
  await takeKills(db, signed, delivery.kills, effects)
  const entries = await takeEntries(db, signed, delivery, effects, prepared)
  await takeLetters(db, signed, delivery.letters, effects)
  return { ...entries, read: await readMark(db, id) }
}

/**
 * The documents of newsrooms that are known, and of those whose words the partner brings: nobody
 * else is pinned on its word.
 */
async function wantedDocuments(
  db: Db,
  { newsrooms, entries, kills }: ForeignDelivery,
): Promise<unknown[]> {
  if (newsrooms.length === 0) return []
  const brought = new Set([...entries, ...kills].flatMap((part) => claimOf(part)?.issuer ?? []))
  const known = await db
    .selectFrom('exchange.newsroom')
    .select('id')
    .where('id', '=', sql<string>`any(${newsrooms.flatMap((one) => newsroomOf(one) ?? [])})`)
    .execute()
  const wanted = new Set([...brought, ...known.map(({ id }) => id)])
  return newsrooms.filter((one) => {
    const id = newsroomOf(one)
    return id === undefined || wanted.has(id)
  })
}

/** How far we have read the partner's log, kills and letters. */
export async function readMark(db: Db, agreement: string): Promise<ReadMark> {
  const log = await db
    .selectFrom('exchange.log')
    .selectAll()
    .where('agreement', '=', agreement)
    .where('direction', '=', 'read')
    .executeTakeFirstOrThrow()
  return { entry: log.entry, hash: log.hash as Digest, kills: log.kill, letters: log.letter }
}

/** Remembers what the partner has read of ours, and whether it ended the agreement. */
async function noteReading(
  db: Db,
  agreement: string,
  { read }: ForeignDelivery,
  now: Date,
): Promise<void> {
  await db
    .updateTable('exchange.agreement')
    .set({
      they_entry: read.entry,
      they_kill: read.kills,
      they_letter: read.letters,
      last_answer_at: now,
      last_read_at: now,
    })
    .where('id', '=', agreement)
    .execute()
}

async function takeEntries(
  db: Db,
  signed: SignedRow,
  delivery: ForeignDelivery,
  effects: Effects,
  prepared: Preparation | undefined,
): Promise<Omit<Reception, 'read'>> {
  if (signed.row.stopped !== null) return { applied: 0, refused: 0 }
  const context = await loadContext(db, signed, delivery, effects)
  const head = checkHead(context.chain, delivery.head.entry)
  const judged: Judgement = head.ok
    ? await judgeEntries(delivery.entries, context, effects.now(), prepared)
    : { entries: [], chain: context.chain, broken: head.fault }
  if (judged.entries.length === 0 && judged.broken === undefined) return { applied: 0, refused: 0 }
  try {
    return await keepEntries(db, signed, context.chain, judged, effects)
  } catch (error) {
    if (!isUnkeepable(error)) throw error
    // One entry that no table takes must not hold up the log: find it and refuse it.
    const kept = await refuseUnkeepable(db, signed, judged, effects)
    return keepEntries(db, signed, context.chain, kept, effects)
  }
}

function keepEntries(
  db: Db,
  signed: SignedRow,
  before: Chain,
  judged: Judgement,
  effects: Effects,
): Promise<Omit<Reception, 'read'>> {
  return db.transaction().execute(async (trx) => {
    const log = await lockLog(trx, signed.id)
    if (log.entry !== before.entry || log.hash !== before.hash) {
      // Another process has read on meanwhile; what it has not read comes again.
      return { applied: 0, refused: 0 }
    }
    const applied = await storeEntries(trx, signed, judged, effects)
    if (judged.broken !== undefined) await stopLog(trx, signed, judged, effects.now())
    return {
      applied,
      refused: judged.entries.length - applied,
      ...(judged.broken === undefined ? {} : { broken: judged.broken }),
    }
  })
}

class Undo extends Error {}

/** Tries each entry by itself and refuses those that cannot be kept. */
async function refuseUnkeepable(
  db: Db,
  { id, partner }: SignedRow,
  judged: Judgement,
  effects: Effects,
): Promise<Judgement> {
  const entries: JudgedEntry[] = []
  for (const one of judged.entries) {
    const { received, entry, envelope } = one
    try {
      await db.transaction().execute(async (trx) => {
        if (received !== undefined)
          await fileStatements(trx, [received], { agreement: id, partner }, effects)
        throw new Undo()
      })
    } catch (error) {
      if (error instanceof Undo) entries.push(one)
      else if (isUnkeepable(error)) {
        const fault = { code: 'envelope.payload-schema', ...unkeepable } as const
        entries.push({ entry, envelope, fault })
      } else throw error
    }
  }
  return { ...judged, entries }
}

function lockLog(
  trx: Db,
  agreement: string,
): Promise<{ entry: number; hash: string; kill: number }> {
  return trx
    .selectFrom('exchange.log')
    .select(['entry', 'hash', 'kill'])
    .where('agreement', '=', agreement)
    .where('direction', '=', 'read')
    .forUpdate()
    .executeTakeFirstOrThrow()
}

async function loadContext(
  db: Db,
  signed: SignedRow,
  delivery: ForeignDelivery,
  effects: Effects,
): Promise<LogContext> {
  const { id, partner, agreement } = signed
  const log = await db
    .selectFrom('exchange.log')
    .select(['entry', 'hash'])
    .where('agreement', '=', id)
    .where('direction', '=', 'read')
    .executeTakeFirstOrThrow()
  const claims = delivery.entries.flatMap((part) => claimOf(part) ?? [])
  const uris = [...new Set(claims.map(({ uri }) => uri))]
  const carried = await db
    .selectFrom('exchange.entry')
    .select(({ fn }) => ['uri', fn.max('sequence').as('sequence')])
    .where('agreement', '=', id)
    .where('direction', '=', 'read')
    .where('outcome', '<>', 'refused')
    .where('uri', '=', sql<string>`any(${uris})`)
    .groupBy('uri')
    .execute()
  const known = await db
    .selectFrom('exchange.statement')
    .select('digest')
    .where('uri', '=', sql<string>`any(${uris})`)
    .execute()
  const killed = await db
    .selectFrom('exchange.item')
    .select('uri')
    .where('uri', '=', sql<string>`any(${uris})`)
    .where('state', '=', 'killed')
    .execute()
  const issuers = new Map<string, KeySet>()
  const claimed = [...new Set(claims.map((claim) => claim.issuer))]
  for (const issuer of claimed) {
    if (issuer !== partner) issuers.set(issuer, await loadKeys(db, issuer))
  }
  const conflicts = await db
    .selectFrom('exchange.newsroom')
    .select(['id', 'conflict'])
    .where('id', '=', sql<string>`any(${claimed})`)
    .where('conflict', 'is not', null)
    .execute()
  const newsroom = await loadNewsroom(db, partner)
  const before = await db
    .selectFrom('exchange.entry')
    .select('at')
    .where('agreement', '=', id)
    .where('direction', '=', 'read')
    .where('entry', '=', log.entry)
    .executeTakeFirst()
  const quota = agreement.grants.find((grant) => grant.from === partner)?.quota
  return {
    agreement,
    partner,
    partnerTimeZone: newsroom?.document?.timeZone ?? 'UTC',
    keys: await loadKeys(db, partner),
    issuers,
    conflicts: new Map(conflicts.map(({ id, conflict }) => [id, String(conflict?.['kid'])])),
    chain: { entry: log.entry, hash: log.hash as Digest } satisfies Chain,
    carried: new Map(carried.map(({ uri, sequence }) => [uri, sequence])),
    known: new Set(known.map(({ digest }) => digest)),
    killed: new Set(killed.map(({ uri }) => uri)),
    ...(before === undefined ? {} : { latest: before.at }),
    firsts: quota === undefined ? [] : await firstEntries(db, id, 'read', effects.now()),
  }
}

async function storeEntries(
  trx: Db,
  signed: SignedRow,
  { entries, chain }: Judgement,
  effects: Effects,
): Promise<number> {
  const { id, partner } = signed
  const now = effects.now()
  const good = entries.flatMap(({ received }) => (received === undefined ? [] : [received]))
  const filed = await fileStatements(trx, good, { agreement: id, partner }, effects)
  const effectOf = new Map(good.map((one, index) => [one, filed.effects[index]]))
  const refused: EntryRefusal[] = []
  const rows = entries.map((judged) => {
    const conflict = judged.received !== undefined && effectOf.get(judged.received) === 'conflict'
    const fault = conflict ? conflictOf(judged) : judged.fault
    if (fault !== undefined) {
      const { code } = fault
      refused.push({ entry: judged.entry.entry.entry, code, data: faultData(fault) })
    }
    const statement = judged.received?.envelope.statement
    return {
      agreement: id,
      direction: 'read',
      entry: judged.entry.entry.entry,
      hash: judged.entry.hash,
      jws: judged.entry.jws,
      envelope: judged.entry.entry.envelope,
      uri: statement?.uri ?? '',
      sequence: statement?.sequence ?? 0,
      at: judged.entry.entry.at,
      outcome:
        fault === undefined && judged.received !== undefined
          ? (effectOf.get(judged.received) ?? 'applied')
          : 'refused',
      code: fault?.code ?? null,
      refused_envelope:
        fault !== undefined && typeof judged.envelope === 'string' ? judged.envelope : null,
    }
  })
  await insertRows(trx, 'exchange.entry', rows)
  await trx
    .updateTable('exchange.log')
    .set({ entry: chain.entry, hash: chain.hash })
    .where('agreement', '=', id)
    .where('direction', '=', 'read')
    .execute()
  for (const { code, data, entry } of refused) {
    await reportFault(trx, { partner, agreement: id, code, data: { ...data, entry } })
  }
  await followPassedOn(trx, id, good, filed, effects)
  if (entries.length > 0) {
    const own = await loadOwnNewsroom(trx, now)
    const log = { through: chain.entry, hash: chain.hash, refused }
    const items = filed.killed.map(({ uri, sequence }): ItemReceipt => ({
      uri,
      sequence,
      status: 'killed',
      at: now.toISOString(),
    }))
    await sendReceipts(trx, id, log, items, own, now)
  }
  return entries.length - refused.length
}

function conflictOf({ received }: JudgedEntry): {
  code: 'envelope.sequence-conflict'
  uri: string
  sequence: number
} {
  const statement = received?.envelope.statement
  return {
    code: 'envelope.sequence-conflict',
    uri: statement?.uri ?? '',
    sequence: statement?.sequence ?? 0,
  }
}

/** A log that does not hold together is read no further until people have settled it. */
async function stopLog(
  trx: Db,
  { id, partner }: SignedRow,
  { broken, chain }: Judgement,
  now: Date,
): Promise<void> {
  if (broken === undefined) return
  const data = faultData(broken)
  await trx
    .updateTable('exchange.agreement')
    .set({ stopped: JSON.stringify({ code: broken.code, data }) })
    .where('id', '=', id)
    .execute()
  await reportFault(trx, { partner, agreement: id, code: broken.code, data })
  const own = await loadOwnNewsroom(trx, now)
  const have = 'have' in broken ? String(broken.have) : 'want' in broken ? String(broken.want) : ''
  const got = 'got' in broken ? String(broken.got) : ''
  const log = { entry: chain.entry + 1, code: broken.code, have, got }
  await sendLetter(trx, id, { type: 'fault', log }, own, now)
  await notifyDesk(trx, { type: 'partners' })
}

/** What an entry's envelope says it is about, before anything of it is checked. */
function claimOf(part: unknown): { uri: string; issuer: string } | undefined {
  const envelope =
    typeof part === 'object' && part !== null
      ? (Object.getOwnPropertyDescriptor(part, 'envelope')?.value as unknown)
      : undefined
  const { uri, issuer } = peek(envelope) ?? {}
  // What could not be asked of the database is refused when its turn comes.
  return typeof uri === 'string' &&
    typeof issuer === 'string' &&
    authorityOf(uri) !== undefined &&
    isNewsroomId(issuer)
    ? { uri, issuer }
    : undefined
}
