import { canonicalText, digestOfValue } from '../src/canonical.ts'
import { makeEnvelope } from '../src/envelope.ts'
import { sign, signAgain } from '../src/jws.ts'
import {
  DAILY,
  dailyKey,
  GROUP,
  groupKey,
  listed,
  NOW,
  samplePayload,
  sampleStatement,
  testJwk,
  testKey,
  without,
} from './sample.ts'

const nextKey = testKey('daily 2')
const now = NOW.toISOString()

export function keyVectors(): object {
  return {
    about: 'TEST KEYS. Their private halves are public; no newsroom may use them.',
    keys: ['daily 1', 'daily 2', 'group 1', 'stranger'].map((name) => ({
      name,
      jwk: testJwk(name),
      kid: testKey(name).kid,
    })),
  }
}

export function canonicalVectors(): object {
  const values: [string, string][] = [
    ['members in order', '{"b":1,"a":{"d":[],"c":{}}}'],
    ['members that look like numbers', '{"10":"b","9":"c","1":"a","":"d"}'],
    ['UTF-16 order, not code point order', '{"\\ufb33":1,"\\ud83d\\ude00":2,"\\u00f6":3}'],
    ['numbers', '[1.0,1E3,-0,1e21,1e-7,0.1,123456789012345678901]'],
    ['escapes', '"\\u0041\\u000a\\u0001\\/\\"\\\\\\u007f"'],
    ['languages', '{"ky":"Жаңылык","ur":"خبر","zh-Hans":"新闻"}'],
    ['white space', ' [ 1 , null , true ] '],
    ['composed and decomposed letters stay apart', '["\\u00e9","e\\u0301"]'],
  ]
  return {
    about:
      'input: JSON text as received; canonical: its RFC 8785 form; digest: of that form in UTF-8.',
    cases: values.map(([name, input]) => {
      const value: unknown = JSON.parse(input)
      return { name, input, canonical: canonicalText(value), digest: digestOfValue(value) }
    }),
    refused: [
      { name: 'a lone surrogate', input: '"\\ud800"' },
      { name: 'a number out of range', input: '1e999' },
      { name: 'nested 65 deep', input: '['.repeat(65) + ']'.repeat(65) },
    ],
  }
}

export function envelopeVectors(): object {
  const good = makeEnvelope(sampleStatement(), dailyKey)
  const [header = '', payload = '', signature = ''] = good.jws.split('.')
  const own = [listed(dailyKey)]
  const revoked = [
    listed(dailyKey, { revoked: { from: '2026-11-19T00:00:00.000Z', reason: 'lost' } }),
    listed(nextKey),
  ]
  const rotated = [listed(dailyKey, { until: '2026-11-17T00:00:00.000Z' }), listed(nextKey)]
  const kill = without(
    sampleStatement({
      action: 'kill',
      sequence: 4,
      version: 3,
      reason: 'The quotation was invented.',
    }),
    'payload',
  )
  const accepted: [string, string, object[]][] = [
    ['publish', good.jws, own],
    [
      'correct',
      signed({ action: 'correct', sequence: 2, version: 2, reason: 'A wrong figure' }),
      own,
    ],
    ['kill', sign('envelope', kill, dailyKey), own],
    [
      'translation under embargo',
      signed({
        translationOf: { uri: `tag:${GROUP},2026:7`, version: 2 },
        embargoedUntil: '2026-11-21T00:00:00.000Z',
      }),
      own,
    ],
    ['unknown member', signed({ later: true }), own],
    ['ten minutes ahead', signed({ issued: '2026-11-20T08:10:00.000Z' }), own],
    ['signed again after a revocation', signAgain('envelope', good.jws, nextKey), revoked],
    ['old key, dated before its end', signed({ issued: '2026-11-16T00:00:00.000Z' }), rotated],
  ]
  const refused: [string, string, object[], string][] = [
    ['two parts', `${header}.${payload}`, own, 'envelope.unsigned'],
    ['four parts', `${good.jws}.AA`, own, 'envelope.unsigned'],
    ['padding', `${header}.${payload}=.${signature}`, own, 'envelope.unsigned'],
    ['typ of an entry', sign('entry', sampleStatement(), dailyKey), own, 'envelope.unsigned'],
    [
      'alg none',
      `${Buffer.from(canonicalText({ alg: 'none', kid: dailyKey.kid, typ: 'suyab-envelope+jws' })).toString('base64url')}.${payload}.${signature}`,
      own,
      'envelope.unsigned',
    ],
    [
      'other statement',
      `${header}.${signed({ sequence: 2 }).split('.')[1]}.${signature}`,
      own,
      'envelope.signature-invalid',
    ],
    ['unknown key', sign('envelope', sampleStatement(), groupKey), own, 'envelope.key-unknown'],
    ['revoked key', good.jws, revoked, 'envelope.key-revoked'],
    [
      'revoked key, dated before the revocation',
      signed({ issued: '2026-02-01T00:00:00.000Z' }),
      revoked,
      'envelope.key-revoked',
    ],
    ['old key, dated after its end', good.jws, rotated, 'envelope.key-expired'],
    ['members out of order', raw(JSON.stringify(sampleStatement())), own, 'envelope.not-canonical'],
    ['member twice', raw('{"a":1,"a":1}'), own, 'envelope.not-canonical'],
    ['17 KiB', signed({ reason: 'a'.repeat(17 * 1024) }), own, 'envelope.too-large'],
    ['uri of another', signed({ uri: `tag:${GROUP},2026:bridge` }), own, 'envelope.uri-foreign'],
    [
      'issuer is another',
      signed({ issuer: GROUP, uri: `tag:${GROUP},2026:bridge` }),
      own,
      'envelope.issuer-unknown',
    ],
    [
      'eleven minutes ahead',
      signed({ issued: '2026-11-20T08:11:00.000Z' }),
      own,
      'envelope.issued-in-future',
    ],
    ['unknown language', signed({ language: 'xx' }), own, 'envelope.language-unknown'],
    [
      'language in other letters',
      signed({ language: 'zh-hans' }),
      own,
      'envelope.language-unknown',
    ],
    [
      'time without milliseconds',
      signed({ issued: '2026-11-20T07:30:00Z' }),
      own,
      'envelope.schema',
    ],
    [
      'publish without payload',
      sign('envelope', without(sampleStatement(), 'payload'), dailyKey),
      own,
      'envelope.schema',
    ],
    [
      'kill with payload',
      signed({ action: 'kill', reason: 'so', sequence: 2 }),
      own,
      'envelope.schema',
    ],
    [
      'kill without reason',
      sign('envelope', without(kill, 'reason'), dailyKey),
      own,
      'envelope.schema',
    ],
    ['publish of version 2', signed({ version: 2 }), own, 'envelope.schema'],
  ]
  const payloads: [string, unknown, unknown, string][] = [
    ['as named', samplePayload(), samplePayload(), 'ok'],
    ['missing', null, samplePayload(), 'envelope.payload-missing'],
    ['changed', samplePayload({ title: 'x' }), samplePayload(), 'envelope.payload-digest'],
    [
      'of another item',
      samplePayload({ uri: 'tag:daily.example,2026:x' }),
      samplePayload({ uri: 'tag:daily.example,2026:x' }),
      'envelope.payload-schema',
    ],
    [
      'in another language',
      samplePayload({ language: 'en' }),
      samplePayload({ language: 'en' }),
      'envelope.payload-schema',
    ],
  ]
  return {
    about: 'Each case is judged with these keys of daily.example at this moment.',
    now,
    newsroom: DAILY,
    accepted: accepted.map(([name, jws, keys]) => ({
      name,
      keys,
      jws,
      digest: digestOfJwsText(jws),
    })),
    refused: refused.map(([name, jws, keys, code]) => ({ name, keys, jws, code })),
    payloads: payloads.map(([name, content, named, outcome]) => ({
      name,
      statement: sampleStatement({ payload: digestOfValue(named) }),
      payload: content,
      outcome,
    })),
  }
}

function digestOfJwsText(jws: string): string {
  return digestOfValue(
    JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8')),
  )
}

/** A changed statement with a signature that holds. */
function signed(change: object): string {
  return sign('envelope', { ...sampleStatement(), ...change }, dailyKey)
}

/** Any text with a signature that holds. */
function raw(text: string): string {
  return signAgain('envelope', `.${Buffer.from(text).toString('base64url')}.`, dailyKey)
}
