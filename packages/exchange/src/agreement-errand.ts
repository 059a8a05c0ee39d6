import { completeEdition } from './agreement-edition.ts'
import { buildAgreement, checkedAgreement, signatoryOf } from './agreement-making.ts'
import { findSigned, type SignedRow } from './agreement-row.ts'
import { signAgreement } from './agreement-signature.ts'
import type { Terms } from './agreement-terms.ts'
import type { Effects } from './effects.ts'
import { sendLetter } from './letter-box.ts'
import { loadOwnNewsroom } from './own-newsroom.ts'
import { memberOf, type Transport } from './partner-client.ts'
import { Refusal } from './refusal.ts'
import { CHANNELS, notify, type Db, notifyDesk } from './row.ts'

export interface ErrandContext {
  readonly db: Db
  readonly effects: Effects & { readonly token: () => string }
  readonly transport: Transport
}

/** Proposes other terms for an agreement that stands: its next edition, once the partner signs. */
export async function propose(
  { db, effects }: ErrandContext,
  id: string,
  terms: Terms,
): Promise<void> {
  const now = effects.now()
  await db.transaction().execute(async (trx) => {
    const own = await loadOwnNewsroom(trx, now)
    const signed = await needSigned(trx, id)
    const { agreement } = signed
    const [first, second] = agreement.parties
    const partner = first.id === own.id ? second : first
    const theirContacts = agreement.contacts.filter(({ newsroom }) => newsroom === partner.id)
    const next = checkedAgreement({
      ...buildAgreement(terms, own, signatoryOf(own), partner, id, now),
      edition: agreement.edition + 1,
      contacts: [
        ...terms.contacts.map((contact) => ({ ...contact, newsroom: own.id })),
        ...theirContacts,
      ],
    })
    const jws = signAgreement(next, own.key)
    await trx
      .updateTable('exchange.agreement')
      .set({
        proposal: JSON.stringify({ agreement: next, jws }),
        proposal_by: 'us',
        proposal_at: now,
      })
      .where('id', '=', id)
      .execute()
    await sendLetter(trx, id, { type: 'proposal', agreement: jws }, own, now)
  })
}

/** Signs what the partner proposed; it is in force at once. */
export async function signProposal({ db, effects }: ErrandContext, id: string): Promise<void> {
  const now = effects.now()
  await db.transaction().execute(async (trx) => {
    const own = await loadOwnNewsroom(trx, now)
    const { row } = await needSigned(trx, id)
    if (row.proposal_by !== 'them') throw new Refusal('agreement.no-proposal', { agreement: id })
    const agreement = await completeEdition(trx, memberOf(row.proposal, 'jws'), own, now)
    await sendLetter(trx, id, { type: 'countersigned', agreement }, own, now)
  })
}

/** Puts a proposal aside, ours or theirs, and tells the partner; the edition in force stays. */
export async function dropProposal({ db, effects }: ErrandContext, id: string): Promise<void> {
  const now = effects.now()
  await db.transaction().execute(async (trx) => {
    const { row } = await needSigned(trx, id)
    if (row.proposal === null) return
    const own = await loadOwnNewsroom(trx, now)
    await trx
      .updateTable('exchange.agreement')
      .set({ proposal: null, proposal_by: null, proposal_at: null })
      .where('id', '=', id)
      .execute()
    await sendLetter(trx, id, { type: 'declined', edition: row.edition + 1 }, own, now)
    await notifyDesk(trx, { type: 'partners' })
  })
}

/** Ends an agreement now. Kills still reach the partner; nothing else does. */
export async function endAgreement(
  { db, effects }: ErrandContext,
  id: string,
  reason: string,
): Promise<void> {
  const now = effects.now()
  if (reason.trim() === '') throw new Refusal('agreement.reason-missing')
  await db.transaction().execute(async (trx) => {
    const own = await loadOwnNewsroom(trx, now)
    const { agreement } = await needSigned(trx, id)
    if (agreement.endedAt !== undefined) throw new Refusal('agreement.ended', { agreement: id })
    await trx
      .updateTable('exchange.agreement')
      .set({
        ended_at: now,
        ended_by: own.id,
        end_reason: reason.trim(),
        proposal: null,
        proposal_by: null,
        proposal_at: null,
      })
      .where('id', '=', id)
      .execute()
    await trx.deleteFrom('exchange.due').where('agreement', '=', id).execute()
    const { edition } = agreement
    const body = { type: 'end' as const, edition, at: now.toISOString(), reason: reason.trim() }
    await sendLetter(trx, id, body, own, now)
    await notifyDesk(trx, { type: 'partners' })
  })
}

/** Reads a log on that was stopped because it did not hold together; a person has settled it. */
export async function resumeReading({ db }: ErrandContext, id: string): Promise<void> {
  await needSigned(db, id)
  await db.updateTable('exchange.agreement').set({ stopped: null }).where('id', '=', id).execute()
  await notify(db, CHANNELS.incoming, id)
}

async function needSigned(db: Db, id: string): Promise<SignedRow> {
  const signed = await findSigned(db, id)
  if (signed === undefined) throw new Refusal('agreement.unknown', { agreement: id })
  return signed
}
