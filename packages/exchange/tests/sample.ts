import { createHash } from 'node:crypto'
import type { NewsItem } from '@suyab/wire/ninjs'
import type { Agreement } from '../src/agreement.ts'
import { canonicalText, digestOfValue } from '../src/canonical.ts'
import {
  importKey,
  KeySet,
  type KeyPair,
  type NewsroomKey,
  type PrivateJwk,
  type Revocation,
} from '../src/key.ts'
import type { NewsroomDocument } from '../src/newsroom.ts'
import type { Statement } from '../src/statement.ts'
import { createPrivateKey, createPublicKey } from 'node:crypto'

/** Keys whose private half anyone can compute: for tests and vectors, never for a newsroom. */
export function testJwk(name: string): PrivateJwk {
  const seed = createHash('sha256').update(`suyab test key ${name}`).digest()
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  const { x } = createPublicKey(
    createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }),
  ).export({ format: 'jwk' })
  return { kty: 'OKP', crv: 'Ed25519', x: x ?? '', d: seed.toString('base64url') }
}

export function testKey(name: string): KeyPair {
  return importKey(testJwk(name))
}

export const DAILY = 'daily.example'
export const GROUP = 'media.example'
export const AGREEMENT = '6f1d1c1e-6d0f-4a8e-9f57-0c5a5f9d2b11'
export const NOW: Date = new Date('2026-11-20T08:00:00.000Z')

export const dailyKey: KeyPair = testKey('daily 1')
export const groupKey: KeyPair = testKey('group 1')

export function listed(key: KeyPair, more: Partial<NewsroomKey> = {}): NewsroomKey {
  return { kid: key.kid, x: key.x, from: '2026-01-01T00:00:00.000Z', ...more }
}

export function keysOf(newsroom: string, ...keys: readonly NewsroomKey[]): KeySet {
  return new KeySet(newsroom, keys)
}

export const dailyKeys: KeySet = keysOf(DAILY, listed(dailyKey))
export const groupKeys: KeySet = keysOf(GROUP, listed(groupKey))

export function samplePayload(more: Partial<NewsItem> = {}): NewsItem {
  return {
    uri: `tag:${DAILY},2026-11-20:bridge`,
    type: 'text',
    language: 'zh-Hans',
    title: '楚河新桥通车',
    headlines: [{ value: '楚河新桥通车' }],
    bodies: [{ contentType: 'text/plain', value: '新桥长一百二十米。' }],
    ...more,
  }
}

export function sampleStatement(more: Partial<Statement> = {}): Statement {
  return {
    protocol: 'suyab/1',
    kind: 'statement',
    issuer: DAILY,
    uri: `tag:${DAILY},2026-11-20:bridge`,
    sequence: 1,
    version: 1,
    action: 'publish',
    itemKind: 'text',
    language: 'zh-Hans',
    issued: '2026-11-20T07:30:00.000Z',
    payload: digestOfValue(samplePayload()),
    ...more,
  }
}

/** The same without some members: `undefined` is no JSON. */
export function without<T extends object>(value: T, ...members: readonly string[]): T {
  const kept = Object.entries(value).filter(([member]) => !members.includes(member))
  return Object.assign(Object.create(Object.prototype), Object.fromEntries(kept))
}

export function sampleAgreement(): Agreement {
  return {
    protocol: 'suyab/1',
    kind: 'agreement',
    id: AGREEMENT,
    edition: 1,
    from: '2026-01-01T00:00:00.000Z',
    until: '2027-01-01T00:00:00.000Z',
    parties: [
      {
        id: DAILY,
        names: { 'zh-Hans': '示例日报', en: 'The Example Daily' },
        languages: ['zh-Hans', 'en'],
        origin: 'https://daily.example',
        keys: [{ kid: dailyKey.kid, x: dailyKey.x }],
      },
      {
        id: GROUP,
        names: { ky: 'Мисал медиа тобу', ru: 'Медиагруппа «Пример»' },
        languages: ['ky', 'ru'],
        keys: [{ kid: groupKey.kid, x: groupKey.x }],
      },
    ],
    grants: [
      {
        from: DAILY,
        to: GROUP,
        kinds: ['text', 'picture'],
        languages: ['zh', 'en'],
        uses: { publish: true, translate: ['ky', 'ru'], adapt: false, passOn: false },
        territory: ['KG', 'KZ'],
        media: ['web', 'print'],
        days: 365,
        credit: { ky: 'Булак: Мисал күнүмдүк гезити' },
        embargo: 'hold',
        quota: { items: 50, per: 'day' },
        relays: false,
        keepsAfterEnd: true,
      },
    ],
    contacts: [{ newsroom: GROUP, name: 'Айгүл', role: 'редактор', languages: ['ky', 'ru'] }],
  }
}

export function sampleNewsroom(more: Partial<NewsroomDocument> = {}): NewsroomDocument {
  return {
    protocol: 'suyab/1',
    kind: 'newsroom',
    id: DAILY,
    names: { 'zh-Hans': '示例日报', en: 'The Example Daily' },
    languages: ['zh-Hans', 'en'],
    origin: 'https://daily.example',
    timeZone: 'Asia/Shanghai',
    keys: [listed(dailyKey)],
    edition: 1,
    issued: '2026-11-01T00:00:00.000Z',
    ...more,
  }
}

/** The second edition: another key from the tenth of November, and a week for the first to end. */
export function rotatedNewsroom(next: KeyPair): NewsroomDocument {
  return sampleNewsroom({
    edition: 2,
    issued: '2026-11-10T00:00:00.000Z',
    keys: [
      listed(dailyKey, { until: '2026-11-17T00:00:00.000Z' }),
      listed(next, { from: '2026-11-10T00:00:00.000Z' }),
    ],
  })
}

/** The third edition: the first key is revoked. */
export function revokedNewsroom(next: KeyPair, revoked: Revocation): NewsroomDocument {
  const [first, ...others] = rotatedNewsroom(next).keys
  return sampleNewsroom({
    edition: 3,
    issued: '2026-11-18T00:00:00.000Z',
    keys: first === undefined ? others : [{ ...first, revoked }, ...others],
  })
}

export function canonicalPart(value: unknown): string {
  return Buffer.from(canonicalText(value), 'utf8').toString('base64url')
}
