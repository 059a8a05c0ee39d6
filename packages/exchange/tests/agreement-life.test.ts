import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  acceptInvitation,
  dropProposal,
  endAgreement,
  invite,
  lookAtInvitation,
  propose,
  signProposal,
} from '../src/agreement-errand.ts'
import type { Terms } from '../src/agreement-terms.ts'
import { signAgreement } from '../src/agreement-signature.ts'
import { hrefOfDigest } from '../src/media-row.ts'
import { ownDocuments } from '../src/own-newsroom.ts'
import { answerProtocol } from '../src/protocol-route.ts'
import {
  grant,
  originOf,
  ownNewsroom,
  story,
  TestNetwork,
  type TestNewsroom,
} from './newsroom-bench.ts'
import { deskOutputs, feedOutputs, placesOf, roles } from './outputs.ts'

let network: TestNetwork
let echo: TestNewsroom
let hegu: TestNewsroom
beforeEach(async () => {
  network = new TestNetwork()
  echo = await network.open('echo.example')
  hegu = await network.open('hegu.example', ['zh-Hans'])
})
afterEach(() => network.close())

const terms = (more: Partial<Terms> = {}): Terms => ({
  give: grant(),
  take: grant(),
  contacts: [],
  ...more,
})

/** Both look into each other's logs until there is nothing new. */
async function exchange(id: string): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await hegu.read(id)
    await echo.read(id)
  }
}

async function agreed(newsroom: TestNewsroom, id: string) {
  const { row, agreement } = await newsroom.signed(id)
  return { edition: row.edition, credit: agreement.grants[0]?.credit, signed: row.signed }
}

describe('an agreement that is renewed', () => {
  test('changes for both when the partner has signed, and not before', async () => {
    const id = await network.agree(echo, hegu)
    await propose(echo.errands, id, terms({ give: grant({ credit: { en: 'Renewed' } }) }))
    await exchange(id)
    for (const one of [echo, hegu]) expect((await agreed(one, id)).edition).toBe(1)
    expect((await hegu.signed(id)).row.proposal_by).toBe('them')
    await signProposal(hegu.errands, id)
    await exchange(id)
    const [ours, theirs] = [await agreed(echo, id), await agreed(hegu, id)]
    expect(ours).toEqual(theirs)
    expect(ours).toMatchObject({ edition: 2, credit: { en: 'Renewed' } })
    // The log goes on where it was.
    await echo.issue(story('Жаңы'))
    expect(await hegu.read(id)).toBe(1)
  })

  test('stays as it was where the proposal is put aside', async () => {
    const id = await network.agree(echo, hegu)
    await propose(echo.errands, id, terms({ give: grant({ credit: { en: 'Renewed' } }) }))
    await exchange(id)
    await dropProposal(hegu.errands, id)
    await exchange(id)
    for (const one of [echo, hegu]) {
      expect((await agreed(one, id)).edition).toBe(1)
      expect((await one.signed(id)).row.proposal).toBeNull()
    }
    await expect(signProposal(hegu.errands, id)).rejects.toMatchObject({
      code: 'agreement.no-proposal',
    })
  })

  test('is one and the same for both where each signed the other’s proposal', async () => {
    const id = await network.agree(echo, hegu)
    await propose(echo.errands, id, terms({ give: grant({ credit: { en: 'Echo' } }) }))
    await propose(hegu.errands, id, terms({ give: grant({ credit: { en: 'Hegu' } }) }))
    await exchange(id)
    for (const one of [echo, hegu]) {
      if ((await one.signed(id)).row.proposal_by === 'them') await signProposal(one.errands, id)
    }
    await exchange(id)
    const [ours, theirs] = [await agreed(echo, id), await agreed(hegu, id)]
    expect(ours).toEqual(theirs)
    expect(ours.edition).toBe(2)
  })
})

describe('an agreement that one side ended', () => {
  test('carries no more stories or pictures, but a kill and its receipt', async () => {
    const id = await network.agree(echo, hegu, { give: grant({ keepsAfterEnd: false }) })
    const { digest } = await echo.blobs.put(Buffer.from('picture'))
    const renditions = [{ name: 'original', href: hrefOfDigest(digest) }]
    const bodies = [{ contentType: 'text/html', value: '<p>канарейка</p>' }]
    const descriptions = [{ role: 'summary', value: 'канарейка' }]
    const [before] = await echo.issue(story('Кабар', { renditions, bodies, descriptions }))
    network.tamper = (request, answer) =>
      request.targetUri.includes('/media/') ? Promise.reject(new Error('slow')) : answer()
    await hegu.read(id)
    await endAgreement(echo.errands, id, 'over')
    network.tamper = (_request, answer) => answer()
    await echo.issue(story('кийинки'))
    await hegu.db
      .updateTable('exchange.media')
      .set({ next_try: new Date(0) })
      .execute()
    await hegu.read(id)
    expect((await hegu.signed(id)).row).toMatchObject({ ended_by: 'echo.example' })
    expect(await hegu.blobs.has(digest)).toBe(false)
    const uris = await hegu.db.selectFrom('exchange.item').select('uri').execute()
    expect(uris).toEqual([{ uri: before!.uri }])
    await hegu.read(id)
    for (const role of roles) {
      const outputs = await deskOutputs(hegu, role, ['канарейка'])
      expect(placesOf(outputs, 'канарейка')).toEqual([])
    }
    expect(placesOf(await feedOutputs(hegu), 'канарейка')).toEqual([])
    await echo.issue({
      uri: before!.uri,
      action: 'kill',
      kind: 'text',
      language: 'ky',
      reason: 'туура эмес',
    })
    await hegu.read(id)
    await echo.read(id)
    const [notice] = await echo.db.selectFrom('exchange.kill_notice').selectAll().execute()
    expect(notice?.confirmed_at).not.toBeNull()
  })

  test('begins again with an edition that both have signed', async () => {
    const id = await network.agree(echo, hegu)
    await endAgreement(echo.errands, id, 'over')
    await exchange(id)
    await propose(hegu.errands, id, terms())
    await exchange(id)
    await signProposal(echo.errands, id)
    await exchange(id)
    await echo.issue(story('Кайра'))
    expect(await hegu.read(id)).toBe(1)
  })
})

const accept = (newsroom: TestNewsroom, link: string) =>
  acceptInvitation(newsroom.errands, link, [])

describe('an invitation', () => {
  test('is good once', async () => {
    const third = await network.open('third.example')
    const { link } = await invite(echo.errands, terms())
    await accept(hegu, link)
    await expect(accept(third, link)).rejects.toMatchObject({
      code: 'agreement.invitation-unknown',
    })
  })

  test('is good for one of two guests who sign at the same moment', async () => {
    const third = await network.open('third.example')
    const { link } = await invite(echo.errands, terms())
    const outcomes = await Promise.allSettled([accept(hegu, link), accept(third, link)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const agreements = await echo.db.selectFrom('exchange.agreement').select('partner').execute()
    expect(agreements).toHaveLength(1)
  })

  test('is good for two weeks', async () => {
    const { link } = await invite(echo.errands, terms())
    const start = Date.now()
    network.time = () => start + 14 * 86_400_000 + 1
    await expect(lookAtInvitation(hegu.errands, link)).rejects.toMatchObject({
      code: 'agreement.invitation-expired',
    })
    await expect(accept(hegu, link)).rejects.toMatchObject({
      code: 'agreement.invitation-expired',
    })
  })

  test('shows nothing to who does not know its secret', async () => {
    const { link } = await invite(echo.errands, terms())
    const wrong = `${link.slice(0, -4)}AAAA`
    for (const ask of [lookAtInvitation(hegu.errands, wrong), accept(hegu, wrong)]) {
      await expect(ask).rejects.toMatchObject({ code: 'agreement.invitation-unknown' })
    }
  })

  test('is signed under its own terms and no others', async () => {
    const { link } = await invite(echo.errands, terms())
    const shown = await lookAtInvitation(hegu.errands, link)
    const url = new URL(link)
    const own = await ownNewsroom(hegu)
    const host = await ownNewsroom(echo)
    const signatory = (one: typeof own) => ({
      id: one.id,
      names: one.names,
      languages: one.languages,
      origin: originOf(one.id),
      keys: [{ kid: one.key.kid, x: one.key.x }],
    })
    const agreement = {
      protocol: 'suyab/1' as const,
      kind: 'agreement' as const,
      id: url.pathname.split('/').at(-1) ?? '',
      edition: 1,
      from: shown.terms.from ?? '',
      parties: [signatory(host), signatory(own)] as const,
      grants: [
        { ...grant(), from: host.id, to: own.id, keepsAfterEnd: false },
        { ...grant(), from: own.id, to: host.id },
      ],
      contacts: [],
    }
    const body = {
      protocol: 'suyab/1',
      id: agreement.id,
      token: url.hash.slice(1),
      agreement: signAgreement(agreement, own.key),
      editions: await ownDocuments(hegu.db),
    }
    const answer = await answerProtocol(
      { service: echo.service, errands: echo.errands },
      {
        method: 'POST',
        targetUri: `${originOf(echo.id)}/exchange/invitations/accept`,
        headers: { 'content-type': 'application/json' },
        body: Buffer.from(JSON.stringify(body)),
      },
    )
    expect(answer.status).toBe(409)
    expect(Buffer.from(answer.body ?? '').toString()).toContain('agreement.other-terms')
    expect(await echo.db.selectFrom('exchange.log').selectAll().execute()).toEqual([])
  })
})
