import { randomBytes, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listFaults } from '../src/desk/partner-view.ts'
import { signRequest } from '../src/http-signature.ts'
import { generateKey, type KeyPair } from '../src/key.ts'
import { makeDelivery } from '../src/delivery-making.ts'
import { answerProtocol } from '../src/protocol-route.ts'
import { revokeOwnKey } from '../src/own-newsroom.ts'
import { takePresented } from '../src/protocol-service.ts'
import { ownDocuments } from '../src/own-newsroom.ts'
import type { HttpAnswer, HttpRequest } from '../src/signature-base.ts'
import { originOf, ownNewsroom, TestNetwork, type TestNewsroom } from './newsroom-bench.ts'

let network: TestNetwork
let echo: TestNewsroom
let hegu: TestNewsroom
let id: string
let key: KeyPair

beforeEach(async () => {
  network = new TestNetwork()
  echo = await network.open('echo.example')
  hegu = await network.open('hegu.example', ['zh-Hans'])
  id = await network.agree(echo, hegu)
  key = (await ownNewsroom(hegu)).key
})
afterEach(() => network.close())

interface Asking {
  readonly resource?: string
  readonly body?: string
  readonly agreement?: string
  readonly newsroom?: string
  readonly key?: KeyPair
  readonly at?: Date
  readonly nonce?: string
}

function request({
  resource = 'log',
  body,
  agreement = id,
  newsroom = hegu.id,
  at,
  nonce,
  ...by
}: Asking) {
  const plain = {
    method: body === undefined ? 'GET' : 'POST',
    targetUri: `${originOf(echo.id)}/exchange/${agreement}/${resource}`,
    headers: {},
    ...(body === undefined ? {} : { body: Buffer.from(body) }),
  }
  const signing = { now: at ?? new Date(), nonce: nonce ?? randomBytes(16).toString('base64url') }
  return signRequest(plain, by.key ?? key, newsroom, signing)
}

const ask = (asked: HttpRequest): Promise<HttpAnswer> =>
  answerProtocol({ service: echo.service, errands: echo.errands }, asked)

function without(asked: HttpRequest, ...names: string[]): HttpRequest {
  const headers = Object.fromEntries(
    Object.entries(asked.headers).filter(([name]) => !names.includes(name)),
  )
  return { ...asked, headers }
}

const minutes = (count: number): Date => new Date(Date.now() + count * 60_000)

const refused: readonly [string, string, number, () => HttpRequest | Promise<HttpRequest>][] = [
  [
    'is not signed',
    'request.unsigned',
    401,
    () => without(request({}), 'signature', 'signature-input'),
  ],
  ['names nobody', 'request.unsigned', 401, () => without(request({}), 'suyab-newsroom')],
  [
    'is a stranger’s',
    'request.partner-unknown',
    401,
    () => request({ newsroom: 'nobody.example' }),
  ],
  [
    'is signed with an unknown key',
    'request.key-unknown',
    401,
    () => request({ key: generateKey() }),
  ],
  [
    'is signed with a revoked key',
    'request.key-revoked',
    401,
    async () => {
      const lost = key
      await revokeOwnKey(hegu.db, lost.kid, { from: new Date(), reason: 'lost' }, new Date())
      await takePresented(echo.db, await ownDocuments(hegu.db), new Date())
      return request({ key: lost })
    },
  ],
  [
    'was sent to another address',
    'request.signature-invalid',
    401,
    () => ({
      ...request({}),
      targetUri: `${originOf(echo.id)}/exchange/${id}/log?after=7`,
    }),
  ],
  [
    'bears another name than its key’s',
    'request.key-unknown',
    401,
    async () => {
      await network.agree(echo, await network.open('daily.example'))
      return request({ newsroom: 'daily.example' })
    },
  ],
  [
    'has another body',
    'request.content-digest',
    401,
    () => ({
      ...request({ resource: 'ping', body: '{}' }),
      body: Buffer.from('{"a":1}'),
    }),
  ],
  ['is too old', 'request.expired', 401, () => request({ at: minutes(-16) })],
  ['is from the future', 'request.expired', 401, () => request({ at: minutes(11) })],
  [
    'is sent again',
    'request.replayed',
    401,
    async () => {
      const asked = request({})
      expect((await ask(asked)).status).toBe(200)
      return asked
    },
  ],
  [
    'is about an unknown agreement',
    'request.agreement-unknown',
    404,
    () => request({ agreement: randomUUID() }),
  ],
  [
    'is about somebody else’s agreement',
    'request.agreement-unknown',
    404,
    async () => {
      const other = await network.agree(echo, await network.open('daily.example'))
      return request({ agreement: other })
    },
  ],
  ['asks for what there is not', 'request.schema', 404, () => request({ resource: 'everything' })],
  [
    'hands over what is no delivery',
    'delivery.schema',
    400,
    () => request({ body: '{"kind":"gift"}' }),
  ],
  ['hands over what is no JSON', 'delivery.schema', 400, () => request({ body: '{' })],
  [
    'hands over too much',
    'request.too-large',
    413,
    () => request({ body: ' '.repeat(17 * 1024 * 1024) }),
  ],
  [
    'asks for bytes that are not its',
    'media.unknown',
    404,
    () => request({ resource: `media/sha-256%3A${'0'.repeat(64)}` }),
  ],
]

describe('a request that', () => {
  test.each(refused)('%s is refused with %s', async (_name, code, status, make) => {
    const answer = await ask(await make())
    const said = JSON.parse(Buffer.from(answer.body ?? '').toString()) as {
      fault: { code: string }
    }
    expect([said.fault.code, answer.status]).toEqual([code, status])
    // Only what could not be bound to a request goes out unsigned.
    if (code !== 'request.unsigned') expect(answer.headers['signature']).toBeDefined()
    if (status === 401 || status === 400) {
      const { counts } = await listFaults(echo.db, { code })
      expect(counts).toMatchObject([{ code, count: 1 }])
    }
    const marks = await echo.db.selectFrom('exchange.log').select(['entry', 'letter']).execute()
    expect(marks.every(({ entry, letter }) => entry === 0 && letter === 0)).toBe(true)
  })

  test('is one too many is asked to wait, and is answered after that', async () => {
    let clock = Date.now()
    network.time = () => clock
    const answers: number[] = []
    for (let count = 0; count < 105; count += 1)
      answers.push(
        (await ask(request({ resource: 'ping', body: '{}', at: new Date(clock) }))).status,
      )
    expect(answers.filter((status) => status === 429).length).toBeGreaterThanOrEqual(4)
    const last = await ask(request({ resource: 'ping', body: '{}', at: new Date(clock) }))
    expect(last.headers['retry-after']).toBe('1')
    clock += 1000
    expect((await ask(request({ resource: 'ping', body: '{}', at: new Date(clock) }))).status).toBe(
      202,
    )
  })

  test('hands over letters with one left out is taken up to the gap', async () => {
    const delivery = await makeDelivery(hegu.db, await hegu.signed(id), {
      after: 0,
      kills: 0,
      letters: 0,
    })
    const body = JSON.stringify({ ...delivery, letters: ['nobody', 7] })
    expect((await ask(request({ body }))).status).toBe(200)
    const { counts } = await listFaults(echo.db, { code: 'letter.unsigned' })
    expect(counts).toMatchObject([{ count: 2 }])
  })
})
