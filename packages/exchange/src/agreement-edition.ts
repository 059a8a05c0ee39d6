import type { Agreement } from './agreement.ts'
import {
  countersign,
  verifyAgreement,
  type AgreementJws,
  type SignedAgreement,
} from './agreement-signature.ts'
import type { SignedRow } from './agreement-row.ts'
import { canonicalText, digestOf } from './canonical.ts'
import { genesis } from './entry.ts'
import { reportFault } from './fault-row.ts'
import type { LetterBody } from './letter.ts'
import { loadKeys, pinPartner } from './newsroom-row.ts'
import { loadOwnKeys, type OwnNewsroom } from './own-newsroom.ts'
import { memberOf } from './partner-client.ts'
import { Refusal } from './refusal.ts'
import { CHANNELS, insertRows, notify, type Db, notifyDesk } from './row.ts'

/**
 * Puts an agreement that both have signed into force: pins the partner's keys, opens both logs, and
 * keeps this and every earlier edition.
 */
export async function enterEdition(
  trx: Db,
  { agreement, jws }: SignedAgreement,
  own: string,
  now: Date,
): Promise<void> {
  const partner = agreement.parties.find(({ id }) => id !== own)
  if (partner === undefined) throw new TypeError('an agreement has two parties')
  await pinPartner(trx, partner, now)
  const document = JSON.stringify(agreement)
  const values = {
    partner: partner.id,
    edition: agreement.edition,
    document,
    signed: JSON.stringify(jws),
    proposal: null,
    proposal_by: null,
    proposal_at: null,
    invitation_token_hash: null,
    invitation_link: null,
    ended_at: null,
    ended_by: null,
    end_reason: null,
  }
  await trx
    .insertInto('exchange.agreement')
    .values({ id: agreement.id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
  await insertRows(
    trx,
    'exchange.agreement_edition',
    [
      {
        agreement: agreement.id,
        edition: agreement.edition,
        signed: jws,
        signed_at: now.toISOString(),
      },
    ],
    { on: ['agreement', 'edition'], update: ['signed', 'signed_at'] },
  )
  await insertRows(
    trx,
    'exchange.log',
    (['sent', 'read'] as const).map((direction) => ({
      agreement: agreement.id,
      direction,
      entry: 0,
      hash: genesis(agreement.id, direction === 'sent' ? own : partner.id),
      kill: 0,
      letter: 0,
    })),
    { on: ['agreement', 'direction'], update: [] },
  )
  await notifyDesk(trx, { type: 'partners' })
  await notify(trx, CHANNELS.incoming, agreement.id)
}

/**
 * Adds our signature to what the other side has signed, and puts it into force.
 * @throws Refusal where what it signed does not hold
 */
export async function completeEdition(
  trx: Db,
  offered: unknown,
  own: OwnNewsroom,
  now: Date,
): Promise<AgreementJws> {
  const signed = countersign(offered, own.key)
  if (!signed.ok) throw new Refusal(signed.fault.code)
  const complete = verifyAgreement(signed.value)
  if (!complete.ok) throw new Refusal(complete.fault.code)
  await enterEdition(trx, complete.value, own.id, now)
  return signed.value
}

/** A partner proposes the next edition; it waits for a signature at our desk. */
export async function acceptProposal(
  trx: Db,
  signed: SignedRow,
  raw: AgreementJws,
  now: Date,
): Promise<void> {
  const offered = await checkEdition(trx, signed, raw)
  if (offered === undefined) return
  await trx
    .updateTable('exchange.agreement')
    .set({
      proposal: JSON.stringify({ agreement: offered.agreement, jws: offered.jws }),
      proposal_by: 'them',
      proposal_at: now,
    })
    .where('id', '=', signed.id)
    .execute()
  await notifyDesk(trx, { type: 'partners' })
}

/** The partner has put a proposal aside, ours or its own. */
export async function acceptRefusal(
  trx: Db,
  { id, row }: SignedRow,
  edition: number,
): Promise<void> {
  // What was proposed since is another edition's matter.
  if (row.proposal === null || edition !== row.edition + 1) return
  await trx
    .updateTable('exchange.agreement')
    .set({ proposal: null, proposal_by: null, proposal_at: null })
    .where('id', '=', id)
    .execute()
  await notifyDesk(trx, { type: 'partners' })
}

/** The partner has signed what we proposed. */
export async function acceptEdition(
  trx: Db,
  signed: SignedRow,
  raw: AgreementJws,
  now: Date,
): Promise<void> {
  if (await settleCrossed(trx, signed, raw, now)) return
  const offered = await checkEdition(trx, signed, raw)
  if (offered === undefined) return
  if (!offered.complete) {
    await reportEdition(trx, signed, 'agreement.unsigned', {})
    return
  }
  // What we proposed before the end ended with it.
  const { ended_at, proposal_by, proposal } = signed.row
  const stands =
    proposal_by === 'us' && memberOf(memberOf(proposal, 'jws'), 'payload') === offered.jws.payload
  if (ended_at !== null && !stands) {
    await reportEdition(trx, signed, 'agreement.ended', { at: ended_at.toISOString() })
    return
  }
  const own = otherParty(offered.agreement, signed.partner)
  await enterEdition(trx, offered, own, now)
}

/**
 * Where each side signed the other's proposal, there are two texts of one edition, and both are
 * signed by both. The one with the lower digest holds, which both sides find by themselves.
 * @returns whether that was the case
 */
async function settleCrossed(
  trx: Db,
  signed: SignedRow,
  raw: AgreementJws,
  now: Date,
): Promise<boolean> {
  // What was ended begins again with the next edition alone.
  if (signed.row.document === null || signed.row.ended_at !== null) return false
  const own = otherParty(signed.agreement, signed.partner)
  const verified = await verifyBoth(trx, signed.partner, own, raw)
  if (!verified.ok || !verified.value.complete) return false
  const { agreement } = verified.value
  const between = new Set(agreement.parties.map(({ id }) => id))
  if (agreement.id !== signed.id || agreement.edition !== signed.row.edition) return false
  if (!between.has(own) || !between.has(signed.partner)) return false
  const [ours, theirs] = [signed.row.document, agreement].map((one) => digestOf(canonicalText(one)))
  if (ours === undefined || theirs === undefined || ours === theirs) return false
  await reportEdition(trx, signed, 'agreement.crossed', { edition: agreement.edition })
  if (theirs < ours) await enterEdition(trx, verified.value, own, now)
  return true
}

/** The partner has ended the agreement. Nothing new goes either way, kills still do. */
export async function acceptEnd(
  trx: Db,
  { id, partner, row }: SignedRow,
  { reason, at }: Extract<LetterBody, { type: 'end' }>,
  now: Date,
): Promise<void> {
  if (row.ended_at !== null) return
  const last = await trx
    .selectFrom('exchange.entry as entry')
    .innerJoin('exchange.statement as said', (join) =>
      join.onRef('said.uri', '=', 'entry.uri').onRef('said.sequence', '=', 'entry.sequence'),
    )
    .select('entry.at')
    .where('entry.agreement', '=', id)
    .where('entry.direction', '=', 'read')
    .where('said.action', '<>', 'kill')
    .orderBy('entry.entry', 'desc')
    .limit(1)
    .executeTakeFirst()
  // The moment that the partner names, but not one that lies ahead of us: the end is now. Nor one
  // before the last story that came under the agreement: what we published would lose its right.
  const named = Math.max(Date.parse(at), last?.at.getTime() ?? 0)
  const moment = new Date(Math.min(named, now.getTime()))
  await trx
    .updateTable('exchange.agreement')
    .set({
      ended_at: moment,
      ended_by: partner,
      end_reason: reason,
      proposal: null,
      proposal_by: null,
    })
    .where('id', '=', id)
    .execute()
  await notifyDesk(trx, { type: 'partners' })
}

/** An edition that follows the one in force and that the partner's pinned keys have signed. */
async function checkEdition(
  trx: Db,
  signed: SignedRow,
  raw: AgreementJws,
): Promise<SignedAgreement | undefined> {
  const own = otherParty(signed.agreement, signed.partner)
  const verified = await verifyBoth(trx, signed.partner, own, raw)
  if (!verified.ok) {
    await reportEdition(trx, signed, verified.fault.code, verified.fault)
    return undefined
  }
  const { agreement, signers } = verified.value
  const parties = new Set(agreement.parties.map(({ id }) => id))
  const want = signed.agreement.edition + 1
  if (agreement.id !== signed.id || !parties.has(own) || !parties.has(signed.partner)) {
    await reportEdition(trx, signed, 'agreement.foreign', { agreement: agreement.id })
    return undefined
  }
  if (agreement.edition !== want) {
    const data = { want, got: agreement.edition }
    // The same edition once more is only a repetition.
    if (agreement.edition > want) await reportEdition(trx, signed, 'agreement.edition', data)
    return undefined
  }
  if (!signers.some(({ newsroom }) => newsroom === signed.partner)) {
    await reportEdition(trx, signed, 'agreement.unsigned', {})
    return undefined
  }
  return verified.value
}

/** The keys that a text names for us are the partner's words: only our own can have signed for us. */
async function verifyBoth(
  trx: Db,
  partner: string,
  own: string,
  raw: AgreementJws,
): Promise<ReturnType<typeof verifyAgreement>> {
  const partnerKeys = await loadKeys(trx, partner)
  const ownKeys = await loadOwnKeys(trx, own)
  return verifyAgreement(raw, (id) => (id === partner ? partnerKeys : ownKeys))
}

async function reportEdition(
  trx: Db,
  { id, partner }: SignedRow,
  code: string,
  data: object,
): Promise<void> {
  await reportFault(trx, { partner, agreement: id, code, data })
}

function otherParty({ parties }: Agreement, partner: string): string {
  const other = parties.find(({ id }) => id !== partner)
  if (other === undefined) throw new TypeError('an agreement has two parties')
  return other.id
}
