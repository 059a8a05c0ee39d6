import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, codeOf, startTestNode, type TestNode } from './test-node.ts'

let at: TestNode
beforeAll(async () => {
  at = await startTestNode({ clock: true })
})
afterAll(() => at.stop())

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

const head = (major: number, size: number): Buffer =>
  size < 24
    ? Buffer.from([(major << 5) | size])
    : size < 256
      ? Buffer.from([(major << 5) | 24, size])
      : Buffer.from([(major << 5) | 25, size >> 8, size & 255])

/** Bytes in CBOR, as far as an authenticator needs it. @source RFC 8949 */
type Cbor = number | string | Uint8Array | ReadonlyMap<number | string, Cbor>
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  const parts = [...value].flatMap(([key, one]) => [cbor(key), cbor(one)])
  return Buffer.concat([head(5, value.size), ...parts])
}

/** A security key in software. @source WebAuthn Level 3, sections 6.1 and 6.5 */
class Authenticator {
  readonly id = randomBytes(32)
  readonly #private: KeyObject
  readonly #public: Buffer
  counter = 0

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.#private = privateKey
    this.#public = cbor(
      new Map<number, Cbor>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]),
    )
  }

  #data(flags: number, more = Buffer.alloc(0)): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE((this.counter += 1))
    return Buffer.concat([sha256('localhost'), Buffer.from([flags]), count, more])
  }

  #client(type: string, challenge: unknown, origin: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  }

  register(challenge: unknown, origin: string): object {
    const length = Buffer.from([0, this.id.length])
    const authData = this.#data(
      0x45,
      Buffer.concat([Buffer.alloc(16), length, this.id, this.#public]),
    )
    const attestation = cbor(
      new Map<string, Cbor>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ]),
    )
    return this.#answer({
      clientDataJSON: this.#client('webauthn.create', challenge, origin).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['usb'],
    })
  }

  signIn(challenge: unknown, origin: string): object {
    const client = this.#client('webauthn.get', challenge, origin)
    const data = this.#data(0x05)
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), this.#private)
    return this.#answer({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
    })
  }

  #answer(response: object): object {
    const id = this.id.toString('base64url')
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
  }
}

const challenge = async (): Promise<unknown> =>
  (await ask(at.node.port, 'POST', '/api/session/passkey/options')).json['challenge']
const enter = (response: object) => ask(at.node.port, 'POST', '/api/session/passkey', { response })

async function registered(): Promise<{ key: Authenticator; person: string }> {
  const desk = await at.signIn('editor')
  const key = new Authenticator()
  const options = await desk.ask('POST', '/api/passkeys/options')
  const response = key.register(options.json['challenge'], at.node.origin)
  const answer = await desk.ask('POST', '/api/passkeys', { response, label: 'A key' })
  expect(answer.json).toMatchObject({ person: { passkeys: [{ label: 'A key' }] } })
  return { key, person: desk.id }
}

test('a passkey that a person registered signs that person in', async () => {
  const { key, person } = await registered()
  const answer = await enter(key.signIn(await challenge(), at.node.origin))
  expect(answer.json).toMatchObject({ person: { id: person } })
  expect(answer.headers.getSetCookie()).toHaveLength(1)
})

test('a challenge is good for one answer and five minutes', async () => {
  const { key } = await registered()
  const once = await challenge()
  expect((await enter(key.signIn(once, at.node.origin))).status).toBe(200)
  expect(codeOf(await enter(key.signIn(once, at.node.origin)))).toBe('passkey.challenge-unknown')
  const late = await challenge()
  at.clock.now += 5 * 60_000 + 1
  expect(codeOf(await enter(key.signIn(late, at.node.origin)))).toBe('passkey.challenge-unknown')
})

test('an answer made for another origin, by another key or a cloned one is refused', async () => {
  const { key } = await registered()
  const elsewhere = await enter(key.signIn(await challenge(), 'https://evil.example'))
  expect(codeOf(elsewhere)).toBe('passkey.invalid')
  expect(codeOf(await enter(new Authenticator().signIn(await challenge(), at.node.origin)))).toBe(
    'passkey.unknown',
  )
  const other = new Authenticator()
  Object.assign(other, { id: key.id, counter: 50 })
  expect(codeOf(await enter(other.signIn(await challenge(), at.node.origin)))).toBe(
    'passkey.invalid',
  )
  expect((await enter(key.signIn(await challenge(), at.node.origin))).status).toBe(200)
  key.counter = 0
  expect(codeOf(await enter(key.signIn(await challenge(), at.node.origin)))).toBe('passkey.invalid')
})

test('a person can have several passkeys, and one that was removed opens nothing', async () => {
  at.clock.now += 3_600_000
  const desk = await at.signIn('translator')
  const keys = [new Authenticator(), new Authenticator()]
  for (const [index, key] of keys.entries()) {
    const options = await desk.ask('POST', '/api/passkeys/options')
    const response = key.register(options.json['challenge'], at.node.origin)
    await desk.ask('POST', '/api/passkeys', { response, label: `Key ${index}` })
  }
  const [lost, kept] = keys
  if (lost === undefined || kept === undefined) throw new Error('two keys')
  const removed = await desk.ask('DELETE', `/api/passkeys/${lost.id.toString('base64url')}`)
  expect(removed.json).toMatchObject({ person: { passkeys: [{ label: 'Key 1' }] } })
  expect(codeOf(await enter(lost.signIn(await challenge(), at.node.origin)))).toBe(
    'passkey.unknown',
  )
  expect((await enter(kept.signIn(await challenge(), at.node.origin))).status).toBe(200)
})
