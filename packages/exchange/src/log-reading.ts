import type { BlobStore } from '@suyab/store/blob'
import { findSigned, type SignedRow } from './agreement-row.ts'
import { measureOffset } from './clock.ts'
import { parseDelivery, type ForeignDelivery, type ReadMark } from './delivery.ts'
import { faultData } from './fault-row.ts'
import type { Effects } from './effects.ts'
import { fetchWantedMedia } from './media-fetching.ts'
import { PartnerFault, type PartnerClient } from './partner-client.ts'
import { prepareDelivery, type Preparation } from './preparation.ts'
import { readMark, takeDelivery } from './reception.ts'
import type { Db } from './row.ts'

export interface ReadingContext {
  readonly db: Db
  readonly effects: Effects
  readonly blobs: BlobStore
}

/** How far a log, its kills and its letters were read. */
export type Marks = Omit<ReadMark, 'hash'>

interface Coming {
  readonly delivery: ForeignDelivery
  readonly prepared: Preparation | undefined
}

/**
 * Reads a partner's log to its end, and waits there for news: while one delivery is kept, the next
 * is fetched and its signatures are checked.
 * @returns false where what came cannot be taken: it would come again at once, and again
 */
export async function readOn(
  context: ReadingContext,
  signed: SignedRow,
  client: PartnerClient,
  signal: AbortSignal,
): Promise<boolean> {
  let mark: Marks = await readMark(context.db, signed.id)
  let coming = fetchPrepared(context, signed, client, mark, 25)
  for (;;) {
    const { delivery, prepared } = await coming
    const expected = markAfter(mark, delivery)
    const more = delivery.entries.length > 0 && delivery.head.entry > expected.entry
    const next =
      more && !signal.aborted ? fetchPrepared(context, signed, client, expected, 0) : undefined
    // It is awaited in the next round, if there is one.
    next?.catch(() => undefined)
    await take(context, signed, client, delivery, prepared)
    const now = await readMark(context.db, signed.id)
    if (!isAt(now, expected)) return isBeyond(now, mark)
    if (next === undefined) return true
    mark = now
    coming = next
  }
}

/** One look at a partner's log, `wait` seconds at its end; gives how many entries were new. */
export async function readOnce(
  context: ReadingContext,
  signed: SignedRow,
  client: PartnerClient,
  wait: number,
): Promise<number> {
  const mark = await readMark(context.db, signed.id)
  const delivery = await fetchDelivery(context, signed, client, mark, wait)
  return take(context, signed, client, delivery, undefined)
}

/** Asks for what comes after `mark`, and measures the partner's clock by the answer. */
export async function fetchDelivery(
  { db, effects }: ReadingContext,
  { id }: SignedRow,
  client: PartnerClient,
  mark: Marks,
  wait: number,
): Promise<ForeignDelivery> {
  const query = `after=${mark.entry}&kills=${mark.kills}&letters=${mark.letters}&wait=${wait}`
  const answer = await client.get(`log?${query}`, (wait + 20) * 1000)
  const parsed = parseDelivery(answer.value)
  if (!parsed.ok) throw new PartnerFault(parsed.fault.code, faultData(parsed.fault))
  const offset = measureOffset(answer.sent, answer.received, answer.theirs)
  await db
    .updateTable('exchange.agreement')
    .set({
      last_answer_at: effects.now(),
      tries: 0,
      last_error: null,
      // The lowest the true offset can be: an embargo is never over too early.
      clock_ms: offset.ms - offset.error,
      clock_at: offset.measuredAt,
    })
    .where('id', '=', id)
    .execute()
  return parsed.value
}

async function fetchPrepared(
  context: ReadingContext,
  signed: SignedRow,
  client: PartnerClient,
  mark: Marks,
  wait: number,
): Promise<Coming> {
  const delivery = await fetchDelivery(context, signed, client, mark, wait)
  const now = context.effects.now()
  return { delivery, prepared: await prepareDelivery(context.db, signed, delivery, now) }
}

async function take(
  { db, effects, blobs }: ReadingContext,
  signed: SignedRow,
  client: PartnerClient,
  delivery: ForeignDelivery,
  prepared: Preparation | undefined,
): Promise<number> {
  const current = (await findSigned(db, signed.id)) ?? signed
  const { applied, refused } = await takeDelivery(db, current, delivery, effects, prepared)
  await fetchWantedMedia(db, signed.id, client, blobs, effects.now())
  return applied + refused
}

/** Where reading will stand when all of a delivery has been taken. */
function markAfter(mark: Marks, { entries, kills, letters }: ForeignDelivery): Marks {
  return {
    entry: mark.entry + entries.length,
    kills: mark.kills + kills.length,
    letters: mark.letters + letters.length,
  }
}

function isAt(mark: Marks, other: Marks): boolean {
  return mark.entry === other.entry && mark.kills === other.kills && mark.letters === other.letters
}

export function isBeyond(mark: Marks, other: Marks): boolean {
  return mark.entry > other.entry || mark.kills > other.kills || mark.letters > other.letters
}
