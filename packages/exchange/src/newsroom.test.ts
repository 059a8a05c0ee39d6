import { describe, expect, test } from 'vitest'
import { sign } from './jws.ts'
import {
  believeDocument,
  keySetOf,
  makeNewsroom,
  newlyRevoked,
  type KnownNewsroom,
  type NewsroomDocument,
} from './newsroom.ts'
import { makeEnvelope, verifyEnvelope } from './envelope.ts'
import {
  DAILY,
  dailyKey,
  GROUP,
  groupKey,
  listed,
  NOW,
  revokedNewsroom,
  rotatedNewsroom,
  sampleNewsroom,
  sampleStatement,
  testKey,
} from '../tests/sample.ts'

const nextKey = testKey('daily 2')
const strangerKey = testKey('stranger')

const first = sampleNewsroom()
const rotated = rotatedNewsroom(nextKey)
const stolen = { from: '2026-11-12T00:00:00.000Z', reason: 'laptop stolen' }
const revoked = revokedNewsroom(nextKey, stolen)

const known1 = believed(undefined, makeNewsroom(first, dailyKey))
const known2 = believed(known1, makeNewsroom(rotated, dailyKey))
const known3 = believed(known2, makeNewsroom(revoked, nextKey))

describe("a newsroom's document", () => {
  test('is pinned on first sight', () => {
    expect(known1).toMatchObject({ id: DAILY, edition: 1, keys: [listed(dailyKey)] })
  })

  test('moves to a new key by way of the old one', () => {
    expect(known2.edition).toBe(2)
    const signedBy = (key: typeof dailyKey, issued: string): string => {
      const { jws } = makeEnvelope(sampleStatement({ issued }), key)
      const result = verifyEnvelope(jws, keySetOf(known2), NOW)
      return result.ok ? 'ok' : result.fault.code
    }
    expect(signedBy(nextKey, '2026-11-20T00:00:00.000Z')).toBe('ok')
    expect(signedBy(dailyKey, '2026-11-16T00:00:00.000Z')).toBe('ok')
    expect(signedBy(dailyKey, '2026-11-17T00:00:00.000Z')).toBe('envelope.key-expired')
  })

  test('names what is newly revoked, once', () => {
    expect(newlyRevoked(known2, known3)).toEqual([{ kid: dailyKey.kid, revoked: stolen }])
    expect(newlyRevoked(known3, known3)).toEqual([])
    expect(newlyRevoked(undefined, known1)).toEqual([])
  })

  test('may be signed last by the very key that it revokes', () => {
    const own = {
      ...first,
      edition: 2,
      issued: '2026-11-18T00:00:00.000Z',
      keys: [
        listed(dailyKey, { revoked: stolen }),
        listed(nextKey, { from: '2026-11-18T00:00:00.000Z' }),
      ],
    }
    const known = believed(known1, makeNewsroom(own, dailyKey))
    const later = { ...own, edition: 3, issued: '2026-11-19T00:00:00.000Z' }
    expect(believeDocument(known, makeNewsroom(later, dailyKey), NOW)).toMatchObject({
      fault: { code: 'newsroom.key-revoked' },
    })
    expect(believed(known, makeNewsroom(later, nextKey)).edition).toBe(3)
  })

  test('cannot take a revocation back', () => {
    const forgetful: NewsroomDocument = {
      ...rotated,
      edition: 4,
      issued: '2026-11-19T00:00:00.000Z',
    }
    const known = believed(known3, makeNewsroom(forgetful, nextKey))
    expect(keySetOf(known).trusted(dailyKey.kid)).toMatchObject({
      fault: { code: 'key-revoked' },
    })
  })

  test('ends a key by leaving it out', () => {
    const short = {
      ...rotated,
      keys: [listed(nextKey)],
      edition: 3,
      issued: '2026-11-12T00:00:00.000Z',
    }
    const known = believed(known2, makeNewsroom(short, nextKey))
    expect(known.keys).toContainEqual({
      ...listed(dailyKey),
      until: '2026-11-12T00:00:00.000Z',
    })
  })

  test('may be shown again, signed with another key', () => {
    expect(believed(known2, makeNewsroom(rotated, nextKey))).toBe(known2)
  })

  test('continues the keys of an agreement', () => {
    const pinned: KnownNewsroom = { id: DAILY, edition: 0, keys: [listed(dailyKey)] }
    expect(believed(pinned, makeNewsroom(first, dailyKey)).edition).toBe(1)
    expect(believeDocument(pinned, documentBy(strangerKey), NOW)).toMatchObject({
      fault: { code: 'envelope.issuer-conflict', issuer: DAILY, kid: strangerKey.kid },
    })
  })

  const change = (more: Partial<NewsroomDocument>): string =>
    makeNewsroom({ ...rotated, ...more }, dailyKey)

  test.each<[string, KnownNewsroom | undefined, unknown, string]>([
    ['no document', undefined, 'x', 'newsroom.unsigned'],
    [
      'a key that it does not name',
      undefined,
      makeNewsroom(first, strangerKey),
      'newsroom.key-unknown',
    ],
    [
      'a key that it calls revoked, on first sight',
      undefined,
      makeNewsroom(revoked, dailyKey),
      'newsroom.key-revoked',
    ],
    [
      'a second key for a known newsroom',
      known1,
      documentBy(strangerKey),
      'envelope.issuer-conflict',
    ],
    [
      'only the new key, where the edition between was missed',
      known1,
      makeNewsroom(revoked, nextKey),
      'envelope.issuer-conflict',
    ],
    [
      'a key revoked before',
      known3,
      makeNewsroom({ ...revoked, edition: 4 }, dailyKey),
      'newsroom.key-revoked',
    ],
    [
      'a key that had ended when it was issued',
      known2,
      makeNewsroom({ ...rotated, edition: 3, issued: '2026-11-19T00:00:00.000Z' }, dailyKey),
      'newsroom.key-expired',
    ],
    ['an earlier edition', known2, makeNewsroom(first, dailyKey), 'newsroom.edition-behind'],
    [
      'another text for the same edition',
      known2,
      change({ timeZone: 'Asia/Bishkek' }),
      'newsroom.edition-conflict',
    ],
    [
      'the name of another newsroom',
      known1,
      makeNewsroom({ ...first, id: GROUP, keys: [listed(groupKey)] }, groupKey),
      'newsroom.foreign',
    ],
    [
      'a kid that is not the thumbprint of its key',
      known1,
      change({ keys: [{ ...listed(dailyKey), x: nextKey.x }] }),
      'newsroom.schema',
    ],
    ['no key', known1, change({ keys: [] }), 'newsroom.schema'],
    [
      'a time zone that does not exist',
      known1,
      change({ timeZone: 'Asia/Suyab' }),
      'newsroom.schema',
    ],
    [
      'a path in its origin',
      known1,
      change({ origin: 'https://daily.example/desk' }),
      'newsroom.schema',
    ],
    [
      'a date in the future',
      known1,
      change({ issued: '2026-11-20T08:11:00.000Z', keys: [listed(dailyKey)] }),
      'newsroom.issued-in-future',
    ],
    [
      'a text changed on the way',
      known1,
      spliced(makeNewsroom(rotated, dailyKey), change({ edition: 3 })),
      'newsroom.signature-invalid',
    ],
    ['an envelope', known1, sign('envelope', first, dailyKey), 'newsroom.unsigned'],
  ])('with %s is refused', (_what, known, raw, code) => {
    expect(believeDocument(known, raw, NOW)).toMatchObject({ ok: false, fault: { code } })
  })
})

function believed(known: KnownNewsroom | undefined, raw: string): KnownNewsroom {
  const result = believeDocument(known, raw, NOW)
  if (!result.ok) throw new Error(result.fault.code)
  return result.value
}

function documentBy(key: typeof dailyKey): string {
  return makeNewsroom(sampleNewsroom({ keys: [listed(key)], edition: 2 }), key)
}

function spliced(jws: string, other: string): string {
  const [header, , signature] = jws.split('.')
  return [header, other.split('.')[1], signature].join('.')
}
