import { afterEach, beforeEach, expect, test } from 'vitest'
import { fingerprintOf, generateKey } from '../src/key.ts'
import { acceptInvitation, admitGuest, invite, lookAtInvitation } from '../src/agreement-errand.ts'
import type { Terms } from '../src/agreement-terms.ts'
import { signAgreement, verifyAgreement } from '../src/agreement-signature.ts'
import type { Agreement, Signatory } from '../src/agreement.ts'
import { ownDocuments, rotateKey } from '../src/own-newsroom.ts'
import { memberOf } from '../src/partner-client.ts'
import { Refusal } from '../src/refusal.ts'
import { grant, ownNewsroom, story, TestNetwork, type TestNewsroom } from './newsroom-bench.ts'

const START = Date.parse('2026-11-20T08:00:00.000Z')
const DAY = 86_400_000
const terms: Terms = { give: grant(), take: grant(), contacts: [] }

let network: TestNetwork
let host: TestNewsroom
let guest: TestNewsroom
beforeEach(async () => {
  network = new TestNetwork()
  network.time = () => START
  host = await network.open('daily.example')
  guest = await network.open('echo.example')
  network.time = () => START + 2 * DAY
})
afterEach(() => network.close())

test('a newsroom that has rotated its key invites and is invited like any other', async () => {
  await rotateKey(host.db, new Date(START + DAY))
  await rotateKey(guest.db, new Date(START + DAY))
  const agreement = await network.agree(host, guest)
  await host.issue(story('Талас'))
  await guest.read(agreement)
  const came = await guest.db.selectFrom('exchange.item').select('headline').execute()
  expect(came).toEqual([{ headline: 'Талас' }])
})

test('the fingerprint that the guest reads is that of the key which the inviter signs with', async () => {
  await rotateKey(host.db, new Date(START + DAY))
  const { link } = await invite(host.errands, terms)
  const { fingerprint } = await lookAtInvitation(guest.errands, link)
  expect(fingerprint).toBe(fingerprintOf((await ownNewsroom(host)).key.x))
})

const stranger = generateKey()
const keyOfAStranger = { kid: stranger.kid, x: stranger.x }

test.for<[string, 0 | 1, (party: Signatory) => Signatory]>([
  ['the name of the inviter', 0, (party) => ({ ...party, names: { en: 'Another' } })],
  ['a key for the inviter', 0, (party) => ({ ...party, keys: [...party.keys, keyOfAStranger] })],
  ['a name that its document does not say', 1, (party) => ({ ...party, names: { en: 'Another' } })],
  [
    'a key that its document does not list',
    1,
    (party) => ({ ...party, keys: [...party.keys, keyOfAStranger] }),
  ],
])('a guest that writes %s into the agreement is refused', async ([, side, change]) => {
  const { link } = await invite(host.errands, terms)
  const asked = await askOf(link)
  const parties: [Signatory, Signatory] = [...asked.agreement.parties]
  parties[side] = change(parties[side])
  const forged = signAgreement({ ...asked.agreement, parties }, (await ownNewsroom(guest)).key)
  const { id, token } = asked
  const editions = await ownDocuments(guest.db)
  await expect(
    admitGuest(host.errands, { id, token, agreement: forged, editions }),
  ).rejects.toThrow(new Refusal('agreement.other-terms'))
})

/** What the guest's node asks the inviter's when a person there accepts; it never arrives. */
async function askOf(link: string): Promise<{ id: string; token: string; agreement: Agreement }> {
  let asked: unknown
  network.tamper = (request, answer) => {
    if (!request.targetUri.endsWith('/accept')) return answer()
    asked = JSON.parse(Buffer.from(request.body ?? '').toString('utf8'))
    return Promise.reject(new Error('ECONNRESET'))
  }
  await expect(acceptInvitation(guest.errands, link, [])).rejects.toThrow('partner.unreachable')
  const signed = verifyAgreement(memberOf(asked, 'agreement'))
  if (!signed.ok) throw new Error(signed.fault.code)
  const { agreement } = signed.value
  return { id: agreement.id, token: String(memberOf(asked, 'token')), agreement }
}
