import { sign as signBytes, verify as verifyBytes } from 'node:crypto'
import { httpbis } from 'http-message-signatures'
import { describe, expect, test } from 'vitest'
import {
  contentDigest,
  isHeadSigned,
  signAnswer,
  signRequest,
  verifyAnswer,
  verifyRequest,
} from './http-signature.ts'
import { importKey, type KeySet } from './key.ts'
import { signatureBase, type HttpAnswer, type HttpRequest } from './signature-base.ts'
import { isInnerList, parseDictionary, writeBytes } from './structured-field.ts'
import {
  AGREEMENT,
  DAILY,
  dailyKey,
  dailyKeys,
  GROUP,
  groupKey,
  groupKeys,
  keysOf,
  listed,
  NOW,
} from '../tests/sample.ts'

const MINUTE = 60_000
const NONCE = 'dGVzdC1ub25jZS0wMDAx'
const plain: HttpRequest = {
  method: 'POST',
  targetUri: `https://daily.example/exchange/${AGREEMENT}/log?after=3`,
  headers: { 'content-type': 'application/json' },
  body: '{"protocol":"suyab/1"}',
}
const bare: HttpRequest = { method: 'GET', targetUri: plain.targetUri, headers: {} }
const request = signRequest(plain, groupKey, GROUP, { now: NOW, nonce: NONCE })
const answer = signAnswer({ status: 200, headers: {}, body: '{}' }, request, dailyKey, DAILY, {
  now: NOW,
})

const known = async (newsroom: string): Promise<KeySet | undefined> =>
  newsroom === GROUP ? groupKeys : newsroom === DAILY ? dailyKeys : undefined

async function judge(
  asked: HttpRequest,
  {
    keys = known,
    now = NOW,
    seen = async () => false,
  }: Partial<Parameters<typeof verifyRequest>[2] & { keys: typeof known }> = {},
): Promise<string> {
  const result = await verifyRequest(asked, keys, { now, seen })
  return result.ok ? result.value.newsroom : result.fault.code
}

const withHeaders = (change: Record<string, string>): HttpRequest => ({
  ...request,
  headers: { ...request.headers, ...change },
})
const input = request.headers['signature-input'] ?? ''
const withInput = (from: string | RegExp, to: string): HttpRequest =>
  withHeaders({ 'signature-input': input.replace(from, to) })

describe('a signed request', () => {
  test('is known as a partner’s by its head, before its body is there', async () => {
    const { body: _, ...head } = request
    expect(await isHeadSigned(head, known, NOW)).toBe(true)
    expect(await isHeadSigned(head, async () => undefined, NOW)).toBe(false)
    const { 'content-digest': __, ...without } = head.headers
    expect(await isHeadSigned({ ...head, headers: without }, known, NOW)).toBe(false)
    const unsigned = signRequest(bare, groupKey, GROUP, { now: NOW, nonce: NONCE })
    expect(await isHeadSigned(unsigned, known, NOW)).toBe(false)
  })

  test('is accepted with and without a body, and tells whose it is', async () => {
    const result = await verifyRequest(request, known, { now: NOW, seen: async () => false })
    expect(result).toEqual({
      ok: true,
      value: { newsroom: GROUP, kid: groupKey.kid, nonce: NONCE, created: NOW },
    })
    expect(await judge(signRequest(bare, groupKey, GROUP, { now: NOW, nonce: NONCE }))).toBe(GROUP)
  })

  test.each<[string, HttpRequest, string]>([
    ['nothing signed', plain, 'request.unsigned'],
    ['another method', { ...request, method: 'PUT' }, 'request.signature-invalid'],
    [
      'another host',
      { ...request, targetUri: request.targetUri.replace('daily', 'gazette') },
      'request.signature-invalid',
    ],
    [
      'another path',
      { ...request, targetUri: request.targetUri.replace('/log', '/ping') },
      'request.signature-invalid',
    ],
    [
      'another query',
      { ...request, targetUri: request.targetUri.replace('=3', '=2') },
      'request.signature-invalid',
    ],
    ['another body', { ...request, body: '{"protocol":"suyab/9"}' }, 'request.content-digest'],
    ['the body cut off', { ...request, body: '' }, 'request.content-digest'],
    [
      'another body and its digest',
      { ...withHeaders({ 'content-digest': contentDigest('{}') }), body: '{}' },
      'request.signature-invalid',
    ],
    [
      'a digest of another kind only',
      signedWith({ 'content-digest': 'sha-512=:AAAA:' }),
      'request.content-digest',
    ],
    [
      'a body that no digest covers',
      { ...signRequest(bare, groupKey, GROUP, { now: NOW, nonce: NONCE }), body: '{}' },
      'request.unsigned',
    ],
    ['another newsroom', withHeaders({ 'suyab-newsroom': DAILY }), 'request.key-unknown'],
    [
      'a newsroom nobody knows',
      withHeaders({ 'suyab-newsroom': 'x.example' }),
      'request.partner-unknown',
    ],
    ['a newsroom that is no name', withHeaders({ 'suyab-newsroom': '../etc' }), 'request.unsigned'],
    ['no newsroom', withHeaders({ 'suyab-newsroom': '' }), 'request.unsigned'],
    [
      'a later time in the signature',
      withInput(/created=\d+/, `created=${NOW.getTime() / 1000 + 1}`),
      'request.signature-invalid',
    ],
    [
      'a longer life',
      withInput(/expires=\d+/, `expires=${NOW.getTime() / 1000 + 9000}`),
      'request.signature-invalid',
    ],
    ['another nonce', withInput(NONCE, `${NONCE}x`), 'request.signature-invalid'],
    ['no nonce', withInput(/;nonce="[^"]*"/, ''), 'request.unsigned'],
    ['no end', withInput(/;expires=\d+/, ''), 'request.unsigned'],
    ['another purpose', withInput('tag="suyab/1"', 'tag="other"'), 'request.unsigned'],
    ['another algorithm', withInput('ed25519', 'hmac-sha256'), 'request.unsigned'],
    ['another key', withInput(groupKey.kid, dailyKey.kid), 'request.key-unknown'],
    ['a component taken out', withInput(' "@target-uri"', ''), 'request.unsigned'],
    [
      'a component twice',
      withInput('"@method"', '"@method" "@method"'),
      'request.signature-invalid',
    ],
    [
      'a component that nobody can compute',
      withInput('"@method"', '"@method" "@nothing"'),
      'request.signature-invalid',
    ],
    [
      'the signature of another request',
      withHeaders({
        signature:
          signRequest(bare, groupKey, GROUP, { now: NOW, nonce: NONCE }).headers['signature'] ?? '',
      }),
      'request.signature-invalid',
    ],
    ['half a signature', withHeaders({ signature: 'suyab=:AAAA:' }), 'request.unsigned'],
    ['a signature that is no field', withHeaders({ signature: 'suyab=:::' }), 'request.unsigned'],
    [
      'a time beyond all calendars',
      withInput(/created=\d+/, 'created=999999999999999'),
      'request.unsigned',
    ],
    ['a life of an hour', signedFor(3600), 'request.expired'],
    ['no life at all', signedFor(0), 'request.expired'],
  ])('with %s is refused', async (_what, asked, code) => {
    expect(await judge(asked)).toBe(code)
  })

  test.each([
    [-10 * MINUTE, GROUP],
    [10 * MINUTE, GROUP],
    [-11 * MINUTE, 'request.expired'],
    [14 * MINUTE, GROUP],
    [15 * MINUTE, GROUP],
    [16 * MINUTE, 'request.expired'],
  ])('is judged %i ms later as it should', async (later, outcome) => {
    // Ten minutes of skew either way, and five more for its life.
    expect(await judge(request, { now: new Date(NOW.getTime() + later) })).toBe(outcome)
  })

  test('is accepted once, and remembered as long as it could be accepted', async () => {
    const nonces = new Map<string, Date>()
    const seen = async (newsroom: string, nonce: string, until: Date): Promise<boolean> => {
      const name = `${newsroom} ${nonce}`
      const known = nonces.has(name)
      nonces.set(name, until)
      return known
    }
    expect([await judge(request, { seen }), await judge(request, { seen })]).toEqual([
      GROUP,
      'request.replayed',
    ])
    const [until] = nonces.values()
    expect(until).toEqual(new Date(NOW.getTime() + 15 * MINUTE))
    expect(await judge(request, { now: new Date((until?.getTime() ?? 0) + 1) })).toBe(
      'request.expired',
    )
  })

  test('that is refused does not use up its nonce', async () => {
    const asked: string[] = []
    const seen = async (_newsroom: string, nonce: string): Promise<boolean> => asked.push(nonce) > 0
    await judge({ ...request, method: 'PUT' }, { seen })
    await judge(request, { seen, now: new Date(0) })
    expect(asked).toEqual([])
  })

  test.each([
    [
      'revoked',
      listed(groupKey, { revoked: { from: '2026-11-01T00:00:00.000Z', reason: 'lost' } }),
      'request.key-revoked',
    ],
    ['ended', listed(groupKey, { until: '2026-11-01T00:00:00.000Z' }), 'request.key-expired'],
  ])('made with a key that is %s is refused', async (_what, key, code) => {
    expect(await judge(request, { keys: async () => keysOf(GROUP, key) })).toBe(code)
  })

  test('may carry its parameters in another order and under another name', async () => {
    const text =
      '("content-digest" "suyab-newsroom" "@target-uri" "@method");tag="suyab/1";alg="ed25519";keyid="KID";nonce="NONCE";expires=EXP;created=CRE'
        .replace('KID', groupKey.kid)
        .replace('NONCE', NONCE)
        .replace('EXP', String(NOW.getTime() / 1000 + 60))
        .replace('CRE', String(NOW.getTime() / 1000))
    expect(await judge(signedAs(`proxy=();tag="x", mine=${text}`, 'mine'))).toBe(GROUP)
  })
})

describe('a signed answer', () => {
  test('belongs to its request and tells the time', () => {
    expect(verifyAnswer(answer, request, dailyKeys)).toEqual({
      ok: true,
      value: { newsroom: DAILY, kid: dailyKey.kid, time: NOW },
    })
  })

  const again = signRequest(plain, groupKey, GROUP, { now: NOW, nonce: `${NONCE}2` })
  const changed = (headers: Record<string, string>): HttpAnswer => ({
    ...answer,
    headers: { ...answer.headers, ...headers },
  })

  test.each<[string, HttpAnswer, HttpRequest, KeySet, string]>([
    [
      'to the same request with another nonce',
      answer,
      again,
      dailyKeys,
      'answer.signature-invalid',
    ],
    [
      'to another address',
      answer,
      { ...request, targetUri: 'https://daily.example/' },
      dailyKeys,
      'answer.signature-invalid',
    ],
    [
      'with another status',
      { ...answer, status: 404 },
      request,
      dailyKeys,
      'answer.signature-invalid',
    ],
    ['with another body', { ...answer, body: '[]' }, request, dailyKeys, 'answer.content-digest'],
    [
      'with another time',
      changed({ 'suyab-time': '2026-11-20T08:00:00.001Z' }),
      request,
      dailyKeys,
      'answer.signature-invalid',
    ],
    [
      'with a time that is none',
      changed({ 'suyab-time': 'soon' }),
      request,
      dailyKeys,
      'answer.unsigned',
    ],
    [
      'without a signature',
      { status: 200, headers: {}, body: '{}' },
      request,
      dailyKeys,
      'answer.unsigned',
    ],
    ['from another newsroom', answer, request, groupKeys, 'answer.newsroom'],
    [
      'under a key that is not theirs',
      answer,
      request,
      keysOf(DAILY, listed(groupKey)),
      'answer.key-unknown',
    ],
    [
      'that covers no request',
      changed({
        'signature-input': (answer.headers['signature-input'] ?? '').replace(
          / "signature";req;key="suyab"/,
          '',
        ),
      }),
      request,
      dailyKeys,
      'answer.unsigned',
    ],
  ])('%s is refused', (_what, got, asked, keys, code) => {
    expect(verifyAnswer(got, asked, keys)).toMatchObject({ ok: false, fault: { code } })
  })
})

describe('an answer to what bears no signature of ours', () => {
  test.each<[string, HttpRequest]>([
    ['nothing', plain],
    ['garbage', withHeaders({ signature: ':::', 'signature-input': '(((' })],
    ['half of it', withHeaders({ signature: '' })],
    ['another purpose', withInput('suyab/1', 'other')],
  ])('is signed but not believed to be bound: %s', (_what, asked) => {
    const refused = signAnswer({ status: 401, headers: {}, body: '{}' }, asked, dailyKey, DAILY, {
      now: NOW,
    })
    expect(refused.headers['signature']).toMatch(/^suyab=:/)
    expect(verifyAnswer(refused, asked, dailyKeys)).toMatchObject({
      fault: { code: 'answer.unsigned', missing: '"signature";req;key="suyab"' },
    })
  })
})

describe('our signatures and those of others', () => {
  test('agree on the Ed25519 example of RFC 9421, appendix B.2.6', () => {
    const key = importKey({
      kty: 'OKP',
      crv: 'Ed25519',
      x: 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs',
      d: 'n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU',
    })
    const covered = parseDictionary(
      'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
    )?.get('sig-b26')
    const base = isInnerList(covered)
      ? signatureBase(covered, {
          method: 'POST',
          targetUri: 'https://example.com/foo?param=Value&Pet=dog',
          headers: {
            date: 'Tue, 20 Apr 2021 02:07:55 GMT',
            'content-type': 'application/json',
            'content-length': '18',
          },
        })
      : undefined
    expect(writeBytes(signBytes(null, Buffer.from(base ?? ''), key.privateKey))).toBe(
      ':wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:',
    )
  })

  test('are read by another implementation', async () => {
    const config = {
      // It has a clock of its own.
      tolerance: 10 ** 10,
      keyLookup: async ({ keyid = '' }: { keyid?: string }) => ({
        id: keyid,
        algs: ['ed25519'],
        verify: async (data: Buffer, signature: Buffer) =>
          [groupKeys, dailyKeys]
            .map((keys) => keys.trusted(keyid))
            .some((key) => key.ok && verifyBytes(null, data, key.value, signature)),
      }),
    }
    const asked = { method: request.method, url: request.targetUri, headers: request.headers }
    const got = { status: answer.status, headers: answer.headers }
    expect(await httpbis.verifyMessage(config, asked)).toBe(true)
    expect(await httpbis.verifyMessage(config, got, asked)).toBe(true)
    expect(await httpbis.verifyMessage(config, { ...asked, method: 'PUT' })).toBe(false)
  })
})

function signedFor(life: number): HttpRequest {
  const created = NOW.getTime() / 1000
  return signedAs(input.replace(/expires=\d+/, `expires=${created + life}`), 'suyab')
}

function signedWith(headers: Record<string, string>): HttpRequest {
  const changed = withHeaders(headers)
  return signedAs(input, 'suyab', changed)
}

function signedAs(inputs: string, label: string, on: HttpRequest = request): HttpRequest {
  const covered = parseDictionary(inputs)?.get(label)
  if (!isInnerList(covered)) throw new TypeError('no inner list')
  const base = signatureBase(covered, on) ?? ''
  const signature = writeBytes(signBytes(null, Buffer.from(base), groupKey.privateKey))
  return {
    ...on,
    headers: { ...on.headers, 'signature-input': inputs, signature: `${label}=${signature}` },
  }
}
