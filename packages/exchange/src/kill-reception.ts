import type { SignedRow } from './agreement-row.ts'
import { parseKillPart } from './delivery.ts'
import { issuerOf, verifyEnvelope, type Envelope } from './envelope.ts'
import { reportFault } from './fault-row.ts'
import { fileStatements, type Received } from './filing.ts'
import type { Effects } from './effects.ts'
import type { KeySet } from './key.ts'
import type { ItemReceipt } from './letter.ts'
import { loadKeys } from './newsroom-row.ts'
import { loadOwnNewsroom } from './own-newsroom.ts'
import { followPassedOn } from './pass-on.ts'
import { sendReceipts } from './receipt-letter.ts'
import { insertRows, type Db } from './row.ts'

/**
 * Applies kills without answering for them: after a restore nothing may be shown that was killed
 * since, and nothing may be said yet. They are read again, and confirmed, when the log is whole.
 */
export async function applyTombstones(
  db: Db,
  { id, partner }: SignedRow,
  parts: readonly unknown[],
  effects: Effects,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const received: Received[] = []
    for (const part of parts) {
      const parsed = parseKillPart(part)
      const raw = parsed.ok ? parsed.value.envelope : undefined
      const keys = await loadKeys(trx, issuerOf(raw) ?? partner)
      const verified = verifyEnvelope(raw, keys, effects.now())
      if (verified.ok && verified.value.statement.action === 'kill')
        received.push({ envelope: verified.value, item: undefined })
    }
    await fileStatements(trx, received, { agreement: id, partner }, effects)
  })
}

/**
 * Takes the kills of a delivery in a transaction of their own and confirms each. One that cannot be
 * verified is reported and passed over; a gap leaves the rest for the next reading.
 */
export async function takeKills(
  db: Db,
  { id, partner }: SignedRow,
  parts: readonly unknown[],
  effects: Effects,
): Promise<void> {
  if (parts.length === 0) return
  await db.transaction().execute(async (trx) => {
    const now = effects.now()
    const log = await trx
      .selectFrom('exchange.log')
      .select('kill')
      .where('agreement', '=', id)
      .where('direction', '=', 'read')
      .forUpdate()
      .executeTakeFirstOrThrow()
    let cursor = log.kill
    const good: { envelope: Envelope; number: number }[] = []
    const keySets = new Map<string, KeySet>()
    for (const part of parts) {
      const parsed = parseKillPart(part)
      const number = parsed.ok ? parsed.value.number : cursor + 1
      if (number <= cursor) continue
      // A gap means that the delivery is not the one we asked for: what follows comes again.
      if (number !== cursor + 1) break
      cursor = number
      const raw = parsed.ok ? parsed.value.envelope : undefined
      const issuer = issuerOf(raw) ?? partner
      const keys = keySets.get(issuer) ?? (await loadKeys(trx, issuer))
      keySets.set(issuer, keys)
      const verified = parsed.ok ? verifyEnvelope(raw, keys, now) : parsed
      if (!verified.ok || verified.value.statement.action !== 'kill') {
        const fault = verified.ok
          ? { code: 'envelope.schema', at: '/action', expected: 'kill' }
          : verified.fault
        const { code } = fault
        await reportFault(trx, { partner, agreement: id, code, data: fault })
        continue
      }
      good.push({ envelope: verified.value, number })
    }
    if (cursor === log.kill) return
    const received = good.map(({ envelope }): Received => ({ envelope, item: undefined }))
    const filed = await fileStatements(trx, received, { agreement: id, partner }, effects)
    await insertRows(
      trx,
      'exchange.kill_lane',
      good.map(({ envelope, number }) => ({
        agreement: id,
        direction: 'read',
        number,
        uri: envelope.statement.uri,
        sequence: envelope.statement.sequence,
        envelope: envelope.jws,
        at: now.toISOString(),
      })),
    )
    await trx
      .updateTable('exchange.log')
      .set({ kill: cursor })
      .where('agreement', '=', id)
      .where('direction', '=', 'read')
      .execute()
    await followPassedOn(trx, id, received, filed, effects)
    const items = good.map(({ envelope: { statement } }): ItemReceipt => ({
      uri: statement.uri,
      sequence: statement.sequence,
      status: 'killed',
      at: now.toISOString(),
    }))
    const own = await loadOwnNewsroom(trx, now)
    await sendReceipts(trx, id, undefined, items, own, now)
  })
}
