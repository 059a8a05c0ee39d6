import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Contact, Signatory } from './agreement.ts'
import { completeEdition, enterEdition } from './agreement-edition.ts'
import type { ErrandContext } from './agreement-errand.ts'
import { buildAgreement, signatoryOf } from './agreement-making.ts'
import { findSigned, type SignedRow } from './agreement-row.ts'
import { signAgreement, verifyAgreement, type AgreementJws } from './agreement-signature.ts'
import type { Terms } from './agreement-terms.ts'
import { canonicalText } from './canonical.ts'
import { faultData } from './fault-row.ts'
import { peek } from './jws.ts'
import { fingerprintOf, newestKey, thumbprint, type KeySet } from './key.ts'
import { believeDocument, keySetOf, newsroomOf, type NewsroomDocument } from './newsroom.ts'
import { loadNewsroom, takeDocument } from './newsroom-row.ts'
import { loadOwnNewsroom, ownDocuments } from './own-newsroom.ts'
import { editionsOf, memberOf, PartnerFault } from './partner-client.ts'
import { Refusal } from './refusal.ts'
import type { Db } from './row.ts'
import type { FaultData } from './tables.ts'

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
    const complete = await completeEdition(trx, offered.value.jws, own, now)
    for (const edition of editions) await takeDocument(trx, edition, now, null)
    return complete
  })
  return { protocol: 'suyab/1', agreement: jws, editions: await ownDocuments(db) }
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
