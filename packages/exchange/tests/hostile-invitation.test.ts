import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acceptInvitation, invite } from '../src/agreement-errand.ts'
import type { Terms } from '../src/agreement-terms.ts'
import { countersign, signAgreement, type AgreementJws } from '../src/agreement-signature.ts'
import type { Agreement } from '../src/agreement.ts'
import { generateKey, type KeyPair } from '../src/key.ts'
import { loadKeys, loadNewsroom } from '../src/newsroom-row.ts'
import { makeNewsroom } from '../src/newsroom.ts'
import { answerProtocol } from '../src/protocol-route.ts'
import { grant, originOf, ownNewsroom, TestNetwork, type TestNewsroom } from './newsroom-bench.ts'

let network: TestNetwork
let echo: TestNewsroom
let liar: TestNewsroom

beforeEach(async () => {
  network = new TestNetwork()
  echo = await network.open('echo.example')
  liar = await network.open('liar.example')
})
afterEach(() => network.close())

const terms: Terms = { give: grant(), take: grant(), contacts: [] }

describe('a newsroom that is known', () => {
  const known = async (id: string) => (await loadNewsroom(echo.db, id))?.keys ?? []

  /** What a stranger shows who lists the newsroom's public key beside one of its own. */
  async function costume(id: string): Promise<{ key: KeyPair; document: string }> {
    const key = generateKey()
    const keys = (await known(id)).map(({ kid, x, from }) => ({ kid, x, from }))
    const issued = echo.effects.now().toISOString()
    const document = makeNewsroom(
      {
        protocol: 'suyab/1',
        kind: 'newsroom',
        id,
        names: { en: id },
        languages: ['ky'],
        origin: originOf('liar.example'),
        timeZone: 'UTC',
        keys: [...keys, { kid: key.kid, x: key.x, from: issued }],
        edition: 9,
        issued,
      },
      key,
    )
    return { key, document }
  }

  test('is not joined by a key of somebody who accepts an invitation under its name', async () => {
    const hegu = await network.open('hegu.example')
    await network.agree(echo, hegu)
    const { key, document } = await costume(hegu.id)
    const { link } = await invite(echo.errands, terms)
    network.tamper = async (request, answer) => {
      if (!request.targetUri.endsWith('/accept')) return answer()
      const body = JSON.parse(Buffer.from(request.body ?? '').toString()) as {
        agreement: AgreementJws
      }
      const offered = JSON.parse(
        Buffer.from(body.agreement.payload, 'base64url').toString(),
      ) as Agreement
      const named = [...(await known(hegu.id)), key].map(({ kid, x }) => ({ kid, x }))
      const guest = {
        id: hegu.id,
        names: { en: hegu.id },
        languages: ['ky'],
        origin: originOf('liar.example'),
        keys: named,
      }
      const grants = offered.grants.map((one) => ({
        ...one,
        from: one.from === liar.id ? hegu.id : one.from,
        to: one.to === liar.id ? hegu.id : one.to,
      }))
      const said: Agreement = { ...offered, grants, parties: [offered.parties[0], guest] }
      const changed = { ...body, agreement: signAgreement(said, key), editions: [document] }
      return answerProtocol(echo, { ...request, body: Buffer.from(JSON.stringify(changed)) })
    }
    await expect(acceptInvitation(liar.errands, link, [])).rejects.toMatchObject({
      code: 'envelope.issuer-conflict',
    })
    const keys = await loadKeys(echo.db, hegu.id)
    expect(keys.get(key.kid)).toBeUndefined()
  })

  test('is not joined by a key of somebody who sends an invitation under its name', async () => {
    const hegu = await network.open('hegu.example')
    await network.agree(echo, hegu)
    const { key, document } = await costume(hegu.id)
    const { link } = await invite(liar.errands, terms)
    network.tamper = async (request, answer) => {
      const honest = await answer()
      if (!request.targetUri.includes('/invitations/')) return honest
      const value = JSON.parse(Buffer.from(honest.body ?? '').toString()) as object
      const sent = JSON.parse(Buffer.from(request.body ?? '').toString()) as {
        agreement?: AgreementJws
      }
      const both = sent.agreement === undefined ? undefined : countersign(sent.agreement, key)
      const signed = both?.ok === true ? { agreement: both.value } : {}
      const said = sent.agreement === undefined ? value : signed
      const body = Buffer.from(JSON.stringify({ ...said, editions: [document] }))
      return { status: 200, headers: {}, body }
    }
    await expect(acceptInvitation(echo.errands, link, [])).rejects.toMatchObject({
      code: 'envelope.issuer-conflict',
    })
    expect((await loadKeys(echo.db, hegu.id)).get(key.kid)).toBeUndefined()
  })
})

test('an agreement that the guest writes names us as we are, and no key for us that is not ours', async () => {
  const { link } = await invite(echo.errands, terms)
  const { key } = await ownNewsroom(liar)
  network.tamper = async (request, answer) => {
    if (!request.targetUri.endsWith('/accept')) return answer()
    const body = JSON.parse(Buffer.from(request.body ?? '').toString()) as {
      agreement: AgreementJws
    }
    const offered = JSON.parse(
      Buffer.from(body.agreement.payload, 'base64url').toString(),
    ) as Agreement
    const [us, guest] = offered.parties
    const { kid, x } = generateKey()
    const said = {
      ...offered,
      parties: [{ ...us, keys: [...us.keys, { kid, x }] }, guest] as const,
    }
    const changed = { ...body, agreement: signAgreement(said, key) }
    return answerProtocol(echo, { ...request, body: Buffer.from(JSON.stringify(changed)) })
  }
  await expect(acceptInvitation(liar.errands, link, [])).rejects.toMatchObject({
    code: 'agreement.other-terms',
  })
  const { document } = await echo.db
    .selectFrom('exchange.agreement')
    .select('document')
    .executeTakeFirstOrThrow()
  expect(document).toBeNull()
})
