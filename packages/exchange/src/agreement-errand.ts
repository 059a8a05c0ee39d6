import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Agreement, Contact, Grant, Signatory } from './agreement.ts'
import { enterEdition } from './agreement-edition.ts'
import { findSigned, isInForce, type SignedRow } from './agreement-row.ts'
import { parseAgreement, type Terms } from './agreement-terms.ts'
import {
  countersign,
  signAgreement,
  verifyAgreement,
  type AgreementJws,
} from './agreement-signature.ts'
import { canonicalText } from './canonical.ts'
import { faultData } from './fault-row.ts'
import type { Effects } from './issue.ts'
import { peek } from './jws.ts'
import { fingerprintOf, newestKey, thumbprint, type KeySet } from './key.ts'
import { sendLetter } from './letter-box.ts'
import { believeDocument, keySetOf, newsroomOf, type NewsroomDocument } from './newsroom.ts'
import { loadNewsroom, takeDocument } from './newsroom-row.ts'
import { loadOwnNewsroom, ownDocuments, type OwnNewsroom } from './own-newsroom.ts'
import { editionsOf, memberOf, PartnerFault, type Transport } from './partner-client.ts'
import { Refusal } from './refusal.ts'
import { CHANNELS, notify, type Db, notifyDesk } from './row.ts'
import type { FaultData } from './tables.ts'

export interface ErrandContext {
  readonly db: Db
  readonly effects: Effects & { readonly token: () => string }
  readonly transport: Transport
}

/** What an invited newsroom is shown before it signs. */
export interface Invitation {
  readonly newsroom: NewsroomDocument
  /** Of the key that it signs with now, to be compared by telephone. */
  readonly fingerprint: string
  /** As the invited side sees them: give is from it, take is to it. */
  readonly terms: Terms
  readonly expiresAt: string
}

const LIFE = 14 * 86_400_000

/**
 * Writes the terms down and makes a link for the other side; who holds the link and signs these
 * very terms becomes the partner. The link is good once, for two weeks.
 */
export async function invite(
  { db, effects }: ErrandContext,
  terms: Terms,
): Promise<{ id: string; link: string }> {
  const now = effects.now()
  const own = await loadOwnNewsroom(db, now)
  if (own.origin === undefined) throw new Refusal('agreement.no-origin')
  const id = effects.uuid()
  // A rehearsal with an invented partner finds what is wrong before anyone is invited.
  buildAgreement(terms, own, signatoryOf(own), rehearsal, id, now)
  const token = effects.token()
  const link = `${own.origin}/invitation/${id}#${token}`
  await db
    .insertInto('exchange.agreement')
    .values({
      id,
      invitation: JSON.stringify({ ...terms, from: terms.from ?? now.toISOString() }),
      invitation_token_hash: hash(token),
      invitation_link: link,
      invitation_expires: new Date(now.getTime() + LIFE),
      created_at: now,
    })
    .execute()
  return { id, link }
}

export async function withdrawInvitation({ db }: ErrandContext, id: string): Promise<void> {
  const gone = await db
    .deleteFrom('exchange.agreement')
    .where('id', '=', id)
    .where('document', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (gone === undefined) throw new Refusal('agreement.unknown', { agreement: id })
}

/** At the invited side: asks the inviting node what the link offers. */
export async function lookAtInvitation(context: ErrandContext, link: string): Promise<Invitation> {
  const { keys: _keys, ...invitation } = await readInvitation(context, link)
  return invitation
}

async function readInvitation(
  context: ErrandContext,
  link: string,
): Promise<Invitation & { readonly keys: KeySet }> {
  const { origin, id, token } = parseLink(link)
  const answer = await ask(context, origin, 'look', { id, token })
  const shown = lookSchema.safeParse(answer)
  if (!shown.success) throw new Refusal('agreement.answer-unreadable')
  const { document: newsroom, keys } = await believeAll(
    context.db,
    editionsOf(answer),
    context.effects.now(),
  )
  const { terms, expiresAt } = shown.data
  const flipped: Terms = { ...terms, give: terms.take, take: terms.give }
  const key = newestKey(newsroom.keys)
  const fingerprint = key === undefined ? '' : fingerprintOf(key.x)
  return { newsroom, keys, fingerprint, terms: flipped, expiresAt }
}

/** At the invited side: signs the terms that were looked at and brings home the other signature. */
export async function acceptInvitation(
  context: ErrandContext,
  link: string,
  contacts: readonly Omit<Contact, 'newsroom'>[],
): Promise<string> {
  const { db, effects } = context
  const { origin, id, token } = parseLink(link)
  const now = effects.now()
  const own = await loadOwnNewsroom(db, now)
  const { newsroom, keys, terms } = await readInvitation(context, link)
  if (newsroom.id === own.id) throw new Refusal('agreement.with-ourselves')
  const theirs: Terms = { ...terms, give: terms.take, take: terms.give }
  const agreement = buildAgreement(
    theirs,
    newsroom,
    signatoryOf(newsroom),
    signatoryOf(own),
    id,
    now,
    contacts,
  )
  const jws = signAgreement(agreement, own.key)
  const editions = await ownDocuments(db)
  const answer = await ask(context, origin, 'accept', { id, token, agreement: jws, editions })
  const verified = verifyAgreement(memberOf(answer, 'agreement'), (party) =>
    party === newsroom.id ? keys : undefined,
  )
  if (!verified.ok) throw new Refusal(verified.fault.code)
  const same = canonicalText(verified.value.agreement) === canonicalText(agreement)
  if (!verified.value.complete || !same) throw new Refusal('agreement.other-terms')
  await db.transaction().execute(async (trx) => {
    await enterEdition(trx, verified.value, own.id, now)
    for (const edition of editionsOf(answer)) await takeDocument(trx, edition, now, null)
  })
  return id
}

/** At the inviting side: POST /exchange/invitations/look. */
export async function showInvitation(
  { db, effects }: ErrandContext,
  body: unknown,
): Promise<object> {
  const { row, terms } = await findInvitation(db, body, effects.now())
  return {
    protocol: 'suyab/1',
    terms,
    expiresAt: row.invitation_expires?.toISOString() ?? '',
    editions: await ownDocuments(db),
  }
}

/**
 * At the inviting side: POST /exchange/invitations/accept. The guest's signature must be under
 * exactly the terms that were invited; ours is added, and the link is used up. The same guest may
 * ask again, because an answer can get lost.
 */
export async function admitGuest({ db, effects }: ErrandContext, body: unknown): Promise<object> {
  const now = effects.now()
  const editions = editionsOf(body)
  const { document: guest, keys } = await believeAll(db, editions, now)
  const offered = verifyAgreement(memberOf(body, 'agreement'), (party) =>
    party === guest.id ? keys : undefined,
  )
  if (!offered.ok) throw new Refusal(offered.fault.code)
  const { agreement } = offered.value
  const own = await loadOwnNewsroom(db, now)
  const before = await findSigned(db, agreement.id)
  if (before !== undefined) return repeatAdmission(db, before, offered.value.jws)
  const jws = await db.transaction().execute(async (trx) => {
    const { terms } = await findInvitation(trx, body, now)
    if (guest.id === own.id) throw new Refusal('agreement.with-ourselves')
    const contacts = agreement.contacts.filter(({ newsroom }) => newsroom === guest.id)
    const [first, second] = agreement.parties
    const expected = buildAgreement(
      terms,
      own,
      // Verified by nobody better than us.
      signedAs(first, signatoryOf(peek(own.document) as unknown as NewsroomDocument)),
      signedAs(second, signatoryOf(guest)),
      agreement.id,
      now,
      contacts.map(({ newsroom: _newsroom, ...contact }) => contact),
    )
    const signsNow = first.keys.some(({ kid }) => kid === own.key.kid)
    if (!signsNow || canonicalText(expected) !== canonicalText(agreement)) {
      throw new Refusal('agreement.other-terms')
    }
    const signed = countersign(offered.value.jws, own.key)
    if (!signed.ok) throw new Refusal(signed.fault.code)
    const complete = verifyAgreement(signed.value)
    if (!complete.ok) throw new Refusal(complete.fault.code)
    await enterEdition(trx, complete.value, own.id, now)
    for (const edition of editions) await takeDocument(trx, edition, now, null)
    return signed.value
  })
  return { protocol: 'suyab/1', agreement: jws, editions: await ownDocuments(db) }
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
    const next = checked({
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
    const signed = countersign(memberOf(row.proposal, 'jws'), own.key)
    if (!signed.ok) throw new Refusal(signed.fault.code)
    const complete = verifyAgreement(signed.value)
    if (!complete.ok) throw new Refusal(complete.fault.code)
    await enterEdition(trx, complete.value, own.id, now)
    await sendLetter(trx, id, { type: 'countersigned', agreement: signed.value }, own, now)
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

/** The state of an agreement as people name it. */
export function agreementState(
  agreement: SignedRow['agreement'],
  now: Date,
): 'active' | 'ended' | 'not-started' | 'over' {
  if (agreement.endedAt !== undefined && now >= new Date(agreement.endedAt)) return 'ended'
  if (isInForce(agreement, now)) return 'active'
  return now < new Date(agreement.from) ? 'not-started' : 'over'
}

/** A newsroom as a party of an agreement; of our own, with the key that signs now. */
function signatoryOf(newsroom: OwnNewsroom | NewsroomDocument): Signatory {
  const keys =
    'key' in newsroom
      ? [newsroom.key]
      : newsroom.keys.filter(({ revoked }) => revoked === undefined)
  return {
    id: newsroom.id,
    names: newsroom.names,
    languages: newsroom.languages,
    ...(newsroom.origin === undefined ? {} : { origin: newsroom.origin }),
    keys: keys.map(({ kid, x }) => ({ kid, x })),
  }
}

const rehearsalKey = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'

const rehearsal: Signatory = {
  id: 'partner.invalid',
  names: { en: 'Partner' },
  languages: ['en'],
  keys: [{ kid: thumbprint(rehearsalKey), x: rehearsalKey }],
}

/**
 * What a party of an agreement has to be: what its newsroom says of itself, with the keys that the
 * agreement chose among its own. A newsroom with several keys need not name them all.
 */
function signedAs({ keys }: Signatory, known: Signatory): Signatory {
  if (keys.some(({ kid, x }) => !known.keys.some((key) => key.kid === kid && key.x === x))) {
    throw new Refusal('agreement.other-terms')
  }
  return { ...known, keys }
}

/** The terms of `offerer` as an agreement between the two, parsed as a partner would parse it. */
function buildAgreement(
  terms: Terms,
  offerer: { readonly id: string },
  first: Signatory,
  second: Signatory,
  id: string,
  now: Date,
  guestContacts: readonly Omit<Contact, 'newsroom'>[] = [],
): Agreement {
  const grants: Grant[] = []
  if (terms.give !== null) grants.push({ ...terms.give, from: first.id, to: second.id })
  if (terms.take !== null) grants.push({ ...terms.take, from: second.id, to: first.id })
  return checked({
    protocol: 'suyab/1',
    kind: 'agreement',
    id,
    edition: 1,
    from: terms.from ?? now.toISOString(),
    ...(terms.until === undefined ? {} : { until: terms.until }),
    parties: [first, second],
    grants,
    contacts: [
      ...terms.contacts.map((contact) => ({ ...contact, newsroom: offerer.id })),
      ...guestContacts.map((contact) => ({ ...contact, newsroom: second.id })),
    ],
    ...(terms.text === undefined ? {} : { text: terms.text }),
  })
}

function checked(agreement: Agreement): Agreement {
  const parsed = parseAgreement(agreement)
  if (parsed.ok) return parsed.value
  const { code, at, expected } = parsed.fault
  throw new Refusal(code, { at, expected })
}

async function needSigned(db: Db, id: string): Promise<SignedRow> {
  const signed = await findSigned(db, id)
  if (signed === undefined) throw new Refusal('agreement.unknown', { agreement: id })
  return signed
}

const tokenSchema = z.object({ id: z.uuid(), token: z.string().min(20).max(200) })

async function findInvitation(
  db: Db,
  body: unknown,
  now: Date,
): Promise<{ row: { invitation_expires: Date | null }; terms: Terms }> {
  const asked = tokenSchema.safeParse(body)
  if (!asked.success) throw new Refusal('agreement.invitation-unknown')
  const row = await db
    .selectFrom('exchange.agreement')
    .select(['invitation', 'invitation_token_hash', 'invitation_expires'])
    .where('id', '=', asked.data.id)
    .where('document', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  const known = Buffer.from(row?.invitation_token_hash ?? hash(''), 'hex')
  const matches = timingSafeEqual(known, Buffer.from(hash(asked.data.token), 'hex'))
  if (row === undefined || row.invitation === null || !matches) {
    throw new Refusal('agreement.invitation-unknown')
  }
  if (row.invitation_expires !== null && row.invitation_expires < now) {
    throw new Refusal('agreement.invitation-expired')
  }
  // It was checked as an agreement when it was written.
  return { row, terms: row.invitation as Terms }
}

/** The guest did not hear our answer and asks once more. */
async function repeatAdmission(db: Db, before: SignedRow, asked: AgreementJws): Promise<object> {
  const signed = verifyAgreement(before.row.signed)
  if (!signed.ok || signed.value.jws.payload !== asked.payload) {
    throw new Refusal('agreement.invitation-unknown')
  }
  return {
    protocol: 'suyab/1',
    agreement: signed.value.jws,
    editions: await ownDocuments(db),
  }
}

/**
 * Believes a newsroom's editions one after another, from what is pinned of it on: whoever names the
 * public key of a known newsroom beside one of its own is not that newsroom.
 */
async function believeAll(
  db: Db,
  editions: readonly unknown[],
  now: Date,
): Promise<{ document: NewsroomDocument; keys: KeySet }> {
  const claimed = newsroomOf(editions[0])
  let known = claimed === undefined ? undefined : await loadNewsroom(db, claimed)
  for (const edition of editions) {
    const believed = believeDocument(known, edition, now)
    if (believed.ok) known = believed.value
    else if (believed.fault.code !== 'newsroom.edition-behind')
      throw new Refusal(believed.fault.code, faultData(believed.fault))
  }
  if (known?.document === undefined) throw new Refusal('newsroom.unsigned')
  return { document: known.document, keys: keySetOf(known) }
}

function parseLink(link: string): { origin: string; id: string; token: string } {
  const url = URL.parse(link.trim())
  const id = /^\/invitation\/([0-9a-f-]{36})$/.exec(url?.pathname ?? '')?.[1]
  const token = url?.hash.slice(1) ?? ''
  if (url === null || id === undefined || token === '' || !/^https?:$/.test(url.protocol)) {
    throw new Refusal('agreement.link-unreadable')
  }
  return { origin: url.origin, id, token }
}

async function ask(
  { transport }: ErrandContext,
  origin: string,
  resource: 'look' | 'accept',
  body: object,
): Promise<unknown> {
  const request = {
    method: 'POST',
    targetUri: `${origin}/exchange/invitations/${resource}`,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ protocol: 'suyab/1', ...body })),
  }
  const options = { timeout: 20_000, limit: 2_000_000, signal: AbortSignal.timeout(20_000) }
  let value: unknown
  try {
    const answer = await transport(request, options)
    value = JSON.parse(Buffer.from(answer.body ?? '').toString('utf8'))
  } catch (cause) {
    if (cause instanceof PartnerFault) throw new Refusal(cause.code, cause.data)
    const reason = cause instanceof Error ? cause.message.slice(0, 200) : ''
    throw new Refusal('partner.unreachable', { origin, reason })
  }
  const fault = memberOf(value, 'fault')
  const code = memberOf(fault, 'code')
  if (typeof code === 'string') {
    throw new Refusal(code, (memberOf(fault, 'data') ?? {}) as FaultData)
  }
  return value
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

const lookSchema = z.object({
  terms: z.custom<Terms>((value) => typeof value === 'object' && value !== null),
  expiresAt: z.string(),
})
