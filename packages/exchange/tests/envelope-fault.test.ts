import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listFaults } from '../src/desk/partner-view.ts'
import { sign, signAgain } from '../src/jws.ts'
import { generateKey } from '../src/key.ts'
import { makeNewsroom } from '../src/newsroom.ts'
import { revokeOwnKey, rotateKey } from '../src/own-newsroom.ts'
import { Forger } from './forger.ts'
import { grant, TestNetwork, type TestNewsroom } from './newsroom-bench.ts'

let network: TestNetwork
let echo: TestNewsroom
let hegu: TestNewsroom
let forger: Forger
let id: string

beforeEach(async () => {
  network = new TestNetwork()
  echo = await network.open('echo.example')
  hegu = await network.open('hegu.example', ['zh-Hans'])
})
afterEach(() => network.close())

type Grant = Parameters<typeof grant>[0]

async function begin(give: Grant = {}): Promise<void> {
  id = await network.agree(echo, hegu, { give: grant(give) })
  forger = await Forger.of(echo, id)
  await forger.pretend()
}

const tagOf = (newsroom: string): string => `tag:${newsroom},2026:somebody`

function put(...told: Parameters<Forger['tell']>): void {
  const { envelope, payload } = forger.tell(...told)
  forger.add(envelope, payload)
}

/** A third newsroom's document, signed with a key of its own. */
function document(newsroom: string, key = generateKey(), edition = 1): string {
  const issued = echo.effects.now().toISOString()
  const keys = [{ kid: key.kid, x: key.x, from: issued }]
  const about = {
    protocol: 'suyab/1',
    kind: 'newsroom',
    id: newsroom,
    names: { en: newsroom },
  } as const
  return makeNewsroom({ ...about, languages: ['ky'], timeZone: 'UTC', keys, edition, issued }, key)
}

const kinds: Grant = { kinds: ['text'] }
const languages: Grant = { languages: ['ky'] }
const topics: Grant = { topics: ['https://cv.example/sport'] }

/** An envelope that cannot be accepted: what it is refused with, and how it is made. */
const refused: readonly [string, string, () => void | Promise<void>, Grant?][] = [
  ['nobody signed', 'envelope.unsigned', () => void forger.add('nobody.e30.x', {})],
  [
    'is signed for another purpose',
    'envelope.unsigned',
    () => {
      const { envelope, payload } = forger.tell()
      const value: unknown = JSON.parse(
        Buffer.from(envelope.split('.')[1] ?? '', 'base64url').toString(),
      )
      forger.add(sign('letter', value, forger.key), payload)
    },
  ],
  ['is longer than allowed', 'envelope.too-large', () => put({ reason: 'а'.repeat(9000) })],
  ['is signed with an unknown key', 'envelope.key-unknown', () => put({}, {}, generateKey())],
  [
    'is signed with a key that was revoked',
    'envelope.key-revoked',
    async () => {
      const lost = forger.key
      await revokeOwnKey(
        echo.db,
        lost.kid,
        { from: echo.effects.now(), reason: 'lost' },
        echo.effects.now(),
      )
      const { key } = await Forger.of(echo, id)
      forger.key = key
      forger.parts = forger.parts.map((part) => ({
        ...part,
        entry: signAgain('entry', part.entry, key),
        envelope: signAgain('envelope', part.envelope, key),
      }))
      put({}, {}, lost)
    },
  ],
  [
    'is dated after its key’s end',
    'envelope.key-expired',
    async () => {
      const old = forger.key
      await rotateKey(echo.db, echo.effects.now())
      const { key } = await Forger.of(echo, id)
      forger.key = key
      const now = Date.now()
      network.time = () => now + 15 * 86_400_000
      put({}, {}, old)
    },
  ],
  [
    'was changed after it was signed',
    'envelope.signature-invalid',
    () => {
      const [one, other] = [forger.tell(), forger.tell()]
      const [header, , signature] = one.envelope.split('.')
      forger.add(`${header}.${other.envelope.split('.')[1]}.${signature}`, other.payload)
    },
  ],
  ['lacks a member', 'envelope.schema', () => put({ version: undefined })],
  ['counts beyond what can be counted', 'envelope.schema', () => put({ sequence: 2 ** 40 })],
  ['holds a NUL in its uri', 'envelope.schema', () => put({ uri: `${tagOf('echo.example')}\0` })],
  ['holds a NUL in its issuer', 'envelope.schema', () => put({ issuer: 'echo.example\0' })],
  ['holds a NUL in its reason', 'envelope.schema', () => put({ reason: 'a\u0000b' })],
  [
    'is not the one that its entry names',
    'envelope.digest',
    () => {
      const { envelope, payload } = forger.tell()
      forger.add(envelope, payload, { envelope: `sha-256:${'0'.repeat(64)}` })
    },
  ],
  [
    'speaks of another newsroom’s item',
    'envelope.uri-foreign',
    () => put({ uri: tagOf('daily.example') }),
  ],
  [
    'is a newsroom’s that nobody introduced',
    'envelope.key-unknown',
    () => put({ issuer: 'daily.example', uri: tagOf('daily.example') }),
  ],
  [
    'bears another newsroom’s name',
    'envelope.key-unknown',
    () => put({ issuer: 'hegu.example', uri: tagOf('hegu.example') }),
  ],
  [
    'is dated ahead of us',
    'envelope.issued-in-future',
    () => put({ issued: new Date(Date.now() + 900_000).toISOString() }),
  ],
  ['is in no language', 'envelope.language-unknown', () => put({ language: 'q1' })],
  [
    'comes without its content',
    'envelope.payload-missing',
    () => void forger.add(forger.tell().envelope, null),
  ],
  [
    'comes with other content',
    'envelope.payload-digest',
    () => {
      const { envelope, payload } = forger.tell()
      forger.add(envelope, { ...payload, title: 'Башка' })
    },
  ],
  [
    'has a content of another item',
    'envelope.payload-schema',
    () => put({}, { uri: tagOf('echo.example') }),
  ],
  [
    'has a content in another language',
    'envelope.payload-schema',
    () => put({}, { language: 'ru' }),
  ],
  [
    'has a content that is no item',
    'envelope.payload-schema',
    () => put({}, { headlines: 'none' }),
  ],
  [
    'has a picture without measure',
    'envelope.payload-schema',
    () =>
      put(
        {},
        { renditions: [{ name: 'web', href: `ni:///sha-256;${'A'.repeat(43)}`, width: 'wide' }] },
      ),
  ],
  [
    'has a picture of more bytes than there are',
    'envelope.payload-schema',
    () =>
      put(
        {},
        {
          renditions: [{ name: 'web', href: `ni:///sha-256;${'A'.repeat(43)}`, sizeInBytes: 1e40 }],
        },
      ),
  ],
  [
    'names what no column holds',
    'envelope.payload-schema',
    () =>
      put(
        { itemKind: 'package' },
        { type: 'composite', associations: [{ uri: `tag:${noise(9000)}` }] },
      ),
  ],
  [
    'ends at no moment',
    'envelope.payload-schema',
    () => put({}, { expires: '+275760-09-12T00:00:00Z' }),
  ],
  [
    'is more than a payload may be',
    'envelope.too-large',
    () => put({}, { title: 'а'.repeat(600_000) }),
  ],
  [
    'goes behind what the log has carried',
    'envelope.version-behind',
    () => {
      const uri = tagOf('echo.example')
      put({ uri, sequence: 3 })
      put({ uri, sequence: 2 })
      applied = 1
    },
  ],
  [
    'says something else under a number that was used',
    'envelope.sequence-conflict',
    () => {
      const uri = tagOf('echo.example')
      put({ uri })
      put({ uri }, { title: 'Башка' })
      applied = 1
    },
  ],
  [
    'is in a language that was not agreed',
    'envelope.language-not-agreed',
    () => put({ language: 'ru' }),
    languages,
  ],
  [
    'is of a kind that was not agreed',
    'envelope.kind-not-agreed',
    () => put({ itemKind: 'picture' }),
    kinds,
  ],
  ['is of a topic that was not agreed', 'envelope.topic-not-agreed', () => put({}, {}), topics],
  [
    'is of a third newsroom without relays',
    'envelope.relay-not-agreed',
    () => {
      const key = generateKey()
      forger.newsrooms = [document('daily.example', key)]
      put({ issuer: 'daily.example', uri: tagOf('daily.example') }, {}, key)
    },
  ],
  [
    'is signed with a second key of a known newsroom',
    'envelope.issuer-conflict',
    () => {
      const second = generateKey()
      forger.newsrooms = [document('daily.example'), document('daily.example', second, 2)]
      put({ issuer: 'daily.example', uri: tagOf('daily.example') }, {}, second)
    },
    { relays: true },
  ],
  [
    'is sent before its embargo against the agreement',
    'envelope.not-agreed',
    () => put({ embargoedUntil: new Date(Date.now() + 3_600_000).toISOString() }),
  ],
]

let applied = 0
let seed = 1
/** Text that does not compress. */
function noise(length: number): string {
  let text = ''
  while (text.length < length) {
    seed = (seed * 48_271) % 2_147_483_647
    text += seed.toString(36)
  }
  return text
}

describe('an envelope that', () => {
  test.each(refused)(
    '%s is refused with %s and stops nothing',
    async (_name, code, make, give = {}) => {
      applied = 0
      const topic = { subjects: [{ uri: 'https://cv.example/sport', name: 'Спорт' }] }
      await begin(give)
      put({}, topic)
      await make()
      put({}, topic)
      const entry = forger.parts.length - 1
      forger.serve(network)
      const read = await hegu.read(id)
      expect(read).toBe(entry + 1)
      const usable = await hegu.db.selectFrom('exchange.item').select('uri').execute()
      expect(usable).toHaveLength(2 + applied)
      expect((await hegu.signed(id)).row.stopped).toBeNull()
      // The reader's people see it counted, the writer's read it in a receipt.
      const { counts } = await listFaults(hegu.db, { partner: 'echo.example', code })
      expect(counts).toMatchObject([{ code, partner: 'echo.example' }])
      await forger.adopt()
      await echo.read(id)
      const { rows } = await listFaults(echo.db, { partner: 'hegu.example' })
      expect(rows).toMatchObject([{ code: 'partner.refused', data: { because: code } }])
      const letters = await echo.db
        .selectFrom('exchange.letter')
        .select('jws')
        .where('direction', '=', 'read')
        .execute()
      const told = letters.map(({ jws }) =>
        Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString(),
      )
      expect(told.join('\n')).toContain(`"code":"${code}"`)
      expect(told.join('\n')).toContain(`"entry":${entry}`)
    },
  )

  test('is over the quota is refused, and those after it too, until the next period', async () => {
    await begin({ quota: { items: 2, per: 'day' } })
    for (let count = 0; count < 4; count += 1) put()
    forger.serve(network)
    expect(await hegu.read(id)).toBe(4)
    const { counts } = await listFaults(hegu.db, { code: 'envelope.quota-exceeded' })
    expect(counts).toMatchObject([{ count: 2 }])
  })

  test('is one of five hundred bad ones is told like the others, in letters that can be read', async () => {
    await begin()
    for (let count = 0; count < 500; count += 1)
      put({ uri: `tag:daily.example,2026:${'x'.repeat(900)}${count}` })
    forger.serve(network)
    expect(await hegu.read(id)).toBe(500)
    await forger.adopt()
    await echo.read(id)
    const { counts } = await listFaults(echo.db, {})
    expect(counts.map(({ code }) => code)).not.toContain('letter.too-large')
    const letters = await echo.db
      .selectFrom('exchange.letter')
      .select('jws')
      .where('direction', '=', 'read')
      .execute()
    const told = letters.flatMap(({ jws }) => {
      const body = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as {
        body: { log?: { refused: object[] } }
      }
      return body.body.log?.refused ?? []
    })
    expect(told).toHaveLength(500)
  })
})
