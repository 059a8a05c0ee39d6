import { describe, expect, test } from 'vitest'
import { digestOfValue } from './canonical.ts'
import {
  checkPayload,
  issuerOf,
  makeEnvelope,
  verifyEnvelope,
  verifyEnvelopes,
} from './envelope.ts'
import { sign, signAgain } from './jws.ts'
import type { KeySet } from './key.ts'
import { ENVELOPE_BYTES } from './limit.ts'
import {
  canonicalPart,
  DAILY,
  dailyKey,
  dailyKeys,
  GROUP,
  groupKey,
  keysOf,
  listed,
  NOW,
  samplePayload,
  sampleStatement,
  testKey,
  without,
} from '../tests/sample.ts'

const good = makeEnvelope(sampleStatement(), dailyKey)
const [header = '', payload = '', signature = ''] = good.jws.split('.')
const text = Buffer.from(payload, 'base64url').toString('utf8')

/** A statement changed before its own newsroom signed it: the signature holds. */
const signed = (change: object): string =>
  sign('envelope', { ...sampleStatement(), ...change }, dailyKey)

const withHeader = (value: unknown): string =>
  `${Buffer.from(JSON.stringify(value)).toString('base64url')}.${payload}.${signature}`

function signedText(content: Buffer): string {
  const input = sign('envelope', {}, dailyKey).split('.')[0]
  return signAgain('envelope', `${input}.${content.toString('base64url')}.`, dailyKey)
}

const revokedKeys = keysOf(
  DAILY,
  listed(dailyKey, { revoked: { from: '2026-11-19T00:00:00.000Z', reason: 'lost' } }),
)
const endedKeys = keysOf(DAILY, listed(dailyKey, { until: '2026-11-01T00:00:00.000Z' }))
const kid = dailyKey.kid

describe('an envelope', () => {
  test('is accepted as its newsroom made it', () => {
    expect(verifyEnvelope(good.jws, dailyKeys, NOW)).toEqual({ ok: true, value: good })
    expect(good.digest).toBe(digestOfValue(sampleStatement()))
  })

  test('keeps its digest when it is signed again with a new key', () => {
    const next = testKey('daily 2')
    const again = signAgain('envelope', good.jws, next)
    const result = verifyEnvelope(again, keysOf(DAILY, listed(next)), NOW)
    expect(result).toMatchObject({ ok: true, value: { digest: good.digest, kid: next.kid } })
  })

  test('with members of a later version is read for what is known of it', () => {
    const result = verifyEnvelope(signed({ mood: 'calm' }), dailyKeys, NOW)
    expect(result).toMatchObject({ ok: true, value: { statement: sampleStatement() } })
  })

  test('may be dated by a clock ten minutes fast', () => {
    const fast = signed({ issued: '2026-11-20T08:10:00.000Z' })
    expect(verifyEnvelope(fast, dailyKeys, NOW).ok).toBe(true)
  })

  test.each<[string, unknown, object, KeySet?]>([
    ['no text', 17, { code: 'envelope.unsigned' }],
    ['an empty text', '', { code: 'envelope.unsigned' }],
    ['a text without a signature', `${header}.${payload}`, { code: 'envelope.unsigned' }],
    ['an empty signature', `${header}.${payload}.`, { code: 'envelope.unsigned' }],
    ['a fourth part', `${good.jws}.AA`, { code: 'envelope.unsigned' }],
    [
      'an algorithm of none',
      withHeader({ alg: 'none', kid, typ: 'suyab-envelope+jws' }),
      { code: 'envelope.unsigned' },
    ],
    [
      'an HMAC made with the public key',
      withHeader({ alg: 'HS256', kid, typ: 'suyab-envelope+jws' }),
      { code: 'envelope.unsigned' },
    ],
    [
      'another kind of object',
      sign('entry', sampleStatement(), dailyKey),
      { code: 'envelope.unsigned' },
    ],
    [
      'a key in the header',
      withHeader({ alg: 'EdDSA', jwk: {}, kid, typ: 'suyab-envelope+jws' }),
      { code: 'envelope.unsigned' },
    ],
    [
      'a header in another order',
      withHeader({ kid, alg: 'EdDSA', typ: 'suyab-envelope+jws' }),
      { code: 'envelope.unsigned' },
    ],
    ['padding', `${header}.${payload}=.${signature}`, { code: 'envelope.unsigned' }],
    ['white space', `${header}.${payload}.${signature}\n`, { code: 'envelope.unsigned' }],
    [
      'stray bits after the signature',
      `${header}.${payload}.${signature.slice(0, -1)}${signature.endsWith('B') ? 'C' : 'B'}`,
      { code: 'envelope.unsigned' },
    ],
    [
      'a shorter signature',
      `${header}.${payload}.${signature.slice(4)}`,
      { code: 'envelope.unsigned' },
    ],
    [
      'another title in the statement',
      `${header}.${Buffer.from(text.replace('bridge', 'brigde')).toString('base64url')}.${signature}`,
      { code: 'envelope.signature-invalid', kid },
    ],
    [
      'the signature of another statement',
      `${header}.${payload}.${signed({ sequence: 2 }).split('.')[2]}`,
      { code: 'envelope.signature-invalid', kid },
    ],
    [
      'a signature turned to zeros',
      `${header}.${payload}.${Buffer.alloc(64).toString('base64url')}`,
      { code: 'envelope.signature-invalid', kid },
    ],
    [
      'a key that nobody announced',
      sign('envelope', sampleStatement(), groupKey),
      { code: 'envelope.key-unknown', kid: groupKey.kid },
    ],
    [
      'the kid of the newsroom over another key',
      withKid(sign('envelope', sampleStatement(), groupKey)),
      { code: 'envelope.signature-invalid', kid },
    ],
    ['a revoked key', good.jws, { code: 'envelope.key-revoked', kid }, revokedKeys],
    [
      'a revoked key and an old date',
      signed({ issued: '2026-02-01T00:00:00.000Z' }),
      { code: 'envelope.key-revoked', kid },
      revokedKeys,
    ],
    ['a key that had ended', good.jws, { code: 'envelope.key-expired', kid }, endedKeys],
    [
      'white space between the members',
      signedText(Buffer.from(JSON.stringify(sampleStatement(), null, 1))),
      { code: 'envelope.not-canonical' },
    ],
    [
      'members out of order',
      signedText(Buffer.from(JSON.stringify(sampleStatement()))),
      { code: 'envelope.not-canonical' },
    ],
    [
      'a member twice',
      signedText(
        Buffer.from(text.replace('{"action":"publish"', '{"action":"kill","action":"publish"')),
      ),
      { code: 'envelope.not-canonical' },
    ],
    [
      'bytes that are no text',
      signedText(Buffer.concat([Buffer.from(text), Buffer.from([0xff])])),
      { code: 'envelope.not-canonical' },
    ],
    ['no JSON', signedText(Buffer.from('publish')), { code: 'envelope.not-canonical' }],
    [
      'more than 16 KiB',
      signed({ reason: 'a'.repeat(ENVELOPE_BYTES) }),
      { code: 'envelope.too-large' },
    ],
    [
      'the item of another newsroom',
      signed({ uri: `tag:${GROUP},2026:bridge` }),
      { code: 'envelope.uri-foreign', issuer: DAILY },
    ],
    [
      'another issuer than the key belongs to',
      signed({ issuer: GROUP, uri: `tag:${GROUP},2026:bridge` }),
      { code: 'envelope.issuer-unknown', issuer: GROUP },
    ],
    [
      'a uri that is no tag',
      signed({ uri: 'https://daily.example/1' }),
      { code: 'envelope.schema', at: '/uri' },
    ],
    [
      'a date eleven minutes ahead',
      signed({ issued: '2026-11-20T08:11:00.000Z' }),
      { code: 'envelope.issued-in-future' },
    ],
    [
      'a day that does not exist',
      signed({ issued: '2026-02-30T00:00:00.000Z' }),
      { code: 'envelope.schema', at: '/issued' },
    ],
    [
      'a language that does not exist',
      signed({ language: 'xx' }),
      { code: 'envelope.language-unknown', language: 'xx' },
    ],
    [
      'another protocol',
      signed({ protocol: 'suyab/2' }),
      { code: 'envelope.schema', at: '/protocol' },
    ],
    ['sequence zero', signed({ sequence: 0 }), { code: 'envelope.schema', at: '/sequence' }],
    ['an unknown action', signed({ action: 'burn' }), { code: 'envelope.schema', at: '/action' }],
    [
      'publish without a payload',
      sign('envelope', without(sampleStatement(), 'payload'), dailyKey),
      { code: 'envelope.schema', at: '/payload' },
    ],
    ['publish of version 2', signed({ version: 2 }), { code: 'envelope.schema', at: '/version' }],
    [
      'correct of version 1',
      signed({ action: 'correct', reason: 'a typo' }),
      { code: 'envelope.schema', at: '/version' },
    ],
    [
      'correct without a reason',
      signed({ action: 'correct', version: 2, sequence: 2 }),
      { code: 'envelope.schema', at: '/reason' },
    ],
    [
      'kill with a payload',
      signed({ action: 'kill', sequence: 2, reason: 'false' }),
      { code: 'envelope.schema', at: '/payload' },
    ],
    [
      'kill without a reason',
      sign('envelope', without({ ...sampleStatement(), action: 'kill' }, 'payload'), dailyKey),
      { code: 'envelope.schema', at: '/reason' },
    ],
    ['a list instead of a statement', sign('envelope', [1], dailyKey), { code: 'envelope.schema' }],
    ['null instead of a statement', sign('envelope', null, dailyKey), { code: 'envelope.schema' }],
  ])('with %s is refused', (_what, raw, fault, keys = dailyKeys) => {
    expect(verifyEnvelope(raw, keys, NOW)).toMatchObject({ ok: false, fault })
  })

  test('tells whose it claims to be before it is checked, and nothing where it is none', () => {
    expect(issuerOf(good.jws)).toBe(DAILY)
    expect(['', 'a.b.c', '..', 5, `x.${canonicalPart([1])}.y`].map(issuerOf)).toEqual(
      Array(5).fill(undefined),
    )
  })
})

describe('many envelopes', () => {
  test('are judged one by one, each at its place', async () => {
    const other = makeEnvelope(
      sampleStatement({ sequence: 2, version: 2, action: 'correct', reason: 'a typo' }),
      dailyKey,
    )
    const results = await verifyEnvelopes(
      [good.jws, 'x.y.z', other.jws, signed({ sequence: 0 })],
      () => dailyKeys,
      NOW,
    )
    expect(results.map((result) => (result.ok ? result.value.digest : result.fault.code))).toEqual([
      good.digest,
      'envelope.unsigned',
      other.digest,
      'envelope.schema',
    ])
  })
})

describe('a payload', () => {
  test('is accepted with the digest its statement names, however its members are ordered', () => {
    const { uri, ...rest } = samplePayload()
    expect(checkPayload(good, { ...rest, uri })).toMatchObject({ ok: true, value: { uri } })
  })

  test.each<[string, unknown, object, { statement: ReturnType<typeof sampleStatement> }?]>([
    ['that is missing', null, { code: 'envelope.payload-missing' }],
    ['that is another', samplePayload({ title: 'x' }), { code: 'envelope.payload-digest' }],
    [
      'of another item',
      samplePayload({ uri: 'tag:daily.example,2026:x' }),
      { code: 'envelope.payload-schema', at: '/uri' },
      carrying(samplePayload({ uri: 'tag:daily.example,2026:x' })),
    ],
    [
      'in another language',
      samplePayload({ language: 'en' }),
      { code: 'envelope.payload-schema', at: '/language' },
      carrying(samplePayload({ language: 'en' })),
    ],
    ['that is a list', [], { code: 'envelope.payload-schema', at: '' }, carrying([])],
    [
      'whose body is no text',
      { ...samplePayload(), bodies: [{ value: 5 }] },
      { code: 'envelope.payload-schema', at: '/bodies/0/value' },
      carrying({ ...samplePayload(), bodies: [{ value: 5 }] }),
    ],
    [
      'with half a character',
      samplePayload({ title: '\ud800' }),
      { code: 'envelope.payload-schema', expected: 'plain JSON' },
    ],
    ['over 1 MiB', samplePayload({ title: 'ң'.repeat(600_000) }), { code: 'envelope.too-large' }],
    [
      'where none belongs',
      samplePayload(),
      { code: 'envelope.payload-schema', expected: 'no payload' },
      { statement: without(sampleStatement({ action: 'kill' }), 'payload') },
    ],
  ])('%s is refused', (_what, content, fault, envelope = good) => {
    expect(checkPayload(envelope, content)).toMatchObject({ ok: false, fault })
  })
})

function carrying(content: unknown): { statement: ReturnType<typeof sampleStatement> } {
  return { statement: sampleStatement({ payload: digestOfValue(content) }) }
}

function withKid(jws: string): string {
  return `${header}.${jws.split('.').slice(1).join('.')}`
}
