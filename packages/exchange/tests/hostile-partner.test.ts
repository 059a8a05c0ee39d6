import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { endAgreement } from '../src/agreement-errand.ts'
import { awaitedPartners } from '../src/awaited.ts'
import { listFaults } from '../src/desk/partner-view.ts'
import { signAnswer } from '../src/http-signature.ts'
import { generateKey } from '../src/key.ts'
import { sendLetter } from '../src/letter-box.ts'
import type { LetterBody } from '../src/letter.ts'
import { mayFetch } from '../src/media-access.ts'
import { hrefOfDigest } from '../src/media-row.ts'
import { makeNewsroom } from '../src/newsroom.ts'
import { answerProtocol } from '../src/protocol-route.ts'
import { Forger } from './forger.ts'
import {
  grant,
  originOf,
  ownNewsroom,
  story,
  TestNetwork,
  type TestNewsroom,
} from './newsroom-bench.ts'

let network: TestNetwork
let echo: TestNewsroom
let liar: TestNewsroom
let hegu: TestNewsroom
let toLiar: string
let toHegu: string

beforeEach(async () => {
  network = new TestNetwork()
  echo = await network.open('echo.example')
  liar = await network.open('liar.example')
  hegu = await network.open('hegu.example')
  toLiar = await network.agree(echo, liar)
  toHegu = await network.agree(echo, hegu)
})
afterEach(() => network.close())

describe('a partner that says it has read more than we wrote', () => {
  test('and returns nothing of it silences no other log, and hides nothing', async () => {
    await liar.db
      .updateTable('exchange.log')
      .set({ entry: 1_000_000 })
      .where('direction', '=', 'read')
      .execute()
    await liar.read(toLiar)
    expect((await echo.signed(toLiar)).row.reconciling).toBe(true)
    liar.online = false
    expect(await awaitedPartners(echo.db)).toEqual([])
    await echo.issue(story('Нарын'))
    expect(await hegu.read(toHegu)).toBe(1)
  })

  test('and returns what does not verify is asked twice, and its log stopped', async () => {
    await liar.db
      .updateTable('exchange.log')
      .set({ entry: 1_000_000 })
      .where('direction', '=', 'read')
      .execute()
    const { key } = await ownNewsroom(liar)
    let asked = 0
    network.tamper = async (request, answer) => {
      const honest = await answer()
      if (!request.targetUri.includes(`${toLiar}/returned`)) return honest
      asked += 1
      const delivery = JSON.parse(Buffer.from(honest.body ?? '').toString()) as object
      const entries = [{ entry: 'x.x.x', envelope: 'x.x.x', payload: null }]
      const body = Buffer.from(JSON.stringify({ ...delivery, entries }))
      const headers = { 'content-type': 'application/json' }
      const { now } = liar.effects
      return signAnswer({ status: 200, headers, body }, request, key, liar.id, { now: now() })
    }
    await liar.read(toLiar)
    await echo.courier.start()
    await vi.waitFor(
      async () => {
        expect((await echo.signed(toLiar)).row.stopped).toMatchObject({
          code: 'log.return-missing',
        })
      },
      { timeout: 15_000 },
    )
    expect(asked).toBe(2)
  })
})

/** The liar writes a letter with its own good key, and Echo reads it. */
async function write(body: LetterBody): Promise<void> {
  const own = await ownNewsroom(liar)
  await liar.db
    .transaction()
    .execute((trx) => sendLetter(trx, toLiar, body, own, liar.effects.now()))
  await echo.read(toLiar)
}

test('a partner’s letter brings its own document and no other newsroom’s', async () => {
  const key = generateKey()
  const issued = echo.effects.now().toISOString()
  const document = makeNewsroom(
    {
      protocol: 'suyab/1',
      kind: 'newsroom',
      id: 'famous.example',
      names: { en: 'Famous' },
      languages: ['en'],
      timeZone: 'UTC',
      keys: [{ kid: key.kid, x: key.x, from: issued }],
      edition: 1,
      issued,
    },
    key,
  )
  await write({ type: 'newsroom', document })
  const known = await echo.db.selectFrom('exchange.newsroom').select('id').execute()
  expect(known.map(({ id }) => id)).not.toContain('famous.example')
  expect((await listFaults(echo.db, {})).counts).toMatchObject([{ code: 'newsroom.foreign' }])
})

test('a stranger that presents forged editions over and over is counted, not listed each time', async () => {
  const { document } = await ownNewsroom(hegu)
  const [header, payload] = document.split('.')
  const forged = `${header}.${payload}.${Buffer.alloc(64).toString('base64url')}`
  const body = Buffer.from(JSON.stringify({ editions: Array(50).fill(forged) }))
  const targetUri = `${originOf(echo.id)}/.well-known/suyab`
  for (let time = 0; time < 3; time += 1)
    await answerProtocol(echo, { method: 'POST', targetUri, headers: {}, body })
  const { rows } = await listFaults(echo.db, { code: 'newsroom.signature-invalid' })
  expect(rows).toHaveLength(1)
})

test('a note about an item that we do not have empties no other letter', async () => {
  await write({
    type: 'note',
    uri: 'tag:liar.example,2026:x',
    language: 'ky',
    text: 'Бир',
    by: 'Л',
  })
  const kept = await echo.db
    .selectFrom('exchange.letter')
    .select(['type', 'jws'])
    .where('direction', '=', 'read')
    .where('agreement', '=', toLiar)
    .execute()
  expect(kept).toEqual([{ type: 'receipts', jws: '' }])
})

test('a partner that backdates its entries gets no more room than its quota', async () => {
  const bound = await network.agree(echo, liar, {
    from: '2026-01-01T00:00:00.000Z',
    take: grant({ quota: { items: 2, per: 'day' } }),
  })
  const forger = await Forger.of(liar, bound)
  const day = (ago: number): string =>
    new Date(liar.effects.now().getTime() - ago * 86_400_000).toISOString()
  for (const ago of [0, 0, 3, 2, 90, 60]) {
    const { envelope, payload } = forger.tell()
    forger.add(envelope, payload, { at: day(ago) })
  }
  const stop = forger.serve(network)
  await echo.read(bound)
  const { envelope, payload } = forger.tell()
  forger.add(envelope, payload, { at: day(30) })
  await echo.read(bound)
  stop()
  const taken = await echo.db.selectFrom('exchange.item').select('uri').execute()
  expect(taken).toHaveLength(2)
})

test('a partner fetches no pictures any more once the agreement has ended', async () => {
  const { digest } = await echo.blobs.put(Buffer.from('picture'))
  const href = hrefOfDigest(digest)
  await echo.issue(story('Нарын', { renditions: [{ name: 'a', href, contentType: 'image/jpeg' }] }))
  const { effects, db } = echo
  const before = await echo.signed(toLiar)
  expect(await mayFetch(db, before, digest, effects.now())).toBe(true)
  await endAgreement(echo.errands, toLiar, 'Бүттү')
  const after = await echo.signed(toLiar)
  expect(await mayFetch(db, after, digest, effects.now())).toBe(false)
})

test('a partner that gives false bytes for a digest keeps nobody else’s picture away', async () => {
  const bytes = Buffer.from('picture')
  const { digest } = await hegu.blobs.put(bytes)
  const item = {
    renditions: [{ name: 'a', href: hrefOfDigest(digest), contentType: 'image/jpeg' }],
  }
  const forger = await Forger.of(liar, toLiar)
  const { envelope, payload } = forger.tell({}, item)
  forger.add(envelope, payload)
  const stop = forger.serve(network)
  const forged = network.tamper
  network.tamper = (request, answer) => {
    const { origin, pathname } = new URL(request.targetUri)
    if (origin !== originOf(liar.id) || !pathname.includes('/media/'))
      return forged(request, answer)
    const headers = { 'content-range': 'bytes 0-6/7' }
    const lie = { status: 206, headers, body: Buffer.from('forgery') }
    const { now } = liar.effects
    return Promise.resolve(signAnswer(lie, request, forger.key, liar.id, { now: now() }))
  }
  await echo.read(toLiar)
  const media = await echo.db.selectFrom('exchange.media').select('state').execute()
  expect(media).toEqual([{ state: 'refused' }])
  stop()
  await hegu.issue(story('Нарын', item))
  await echo.read(toHegu)
  expect(await echo.blobs.has(digest)).toBe(true)
})
