import { describe, expect, test } from 'vitest'
import {
  countersign,
  signAgreement,
  verifyAgreement,
  type AgreementJws,
} from './agreement-signature.ts'
import { parseAgreement } from './agreement-terms.ts'
import { digestOfValue } from './canonical.ts'
import type { KeySet } from './key.ts'
import {
  canonicalPart,
  DAILY,
  dailyKey,
  GROUP,
  groupKey,
  keysOf,
  listed,
  sampleAgreement,
  testKey,
} from '../tests/sample.ts'

const agreement = sampleAgreement()
const offer = signAgreement(agreement, dailyKey)
const both = countersigned(offer)

describe('an agreement', () => {
  test('is offered with one signature and in force with two', () => {
    expect(verifyAgreement(offer)).toMatchObject({ ok: true, value: { complete: false } })
    expect(verifyAgreement(both)).toEqual({
      ok: true,
      value: {
        agreement,
        digest: digestOfValue(agreement),
        jws: both,
        signers: [
          { newsroom: DAILY, kid: dailyKey.kid },
          { newsroom: GROUP, kid: groupKey.kid },
        ],
        complete: true,
      },
    })
  })

  test('is signed once by each side', () => {
    expect(countersign(offer, dailyKey)).toMatchObject({
      fault: { code: 'agreement.signed-already' },
    })
    expect(countersign(both, groupKey)).toMatchObject({
      fault: { code: 'agreement.signed-already' },
    })
    expect(countersign(offer, testKey('stranger'))).toMatchObject({
      fault: { code: 'agreement.signer-foreign' },
    })
  })

  const signature = both.signatures[0] ?? { protected: '', signature: '' }
  const second = both.signatures[1] ?? signature
  const other = signAgreement({ ...agreement, edition: 2 }, dailyKey)
  const spaced = Buffer.from(JSON.stringify(agreement, null, 1)).toString('base64url')

  test.each<[string, unknown, string, ((newsroom: string) => KeySet | undefined)?]>([
    ['no signature', { payload: both.payload, signatures: [] }, 'agreement.unsigned'],
    [
      'three signatures',
      { ...both, signatures: [...both.signatures, signature] },
      'agreement.unsigned',
    ],
    [
      'one signature twice',
      { ...both, signatures: [signature, signature] },
      'agreement.signed-already',
    ],
    [
      'other terms than were signed',
      { ...both, payload: other.payload },
      'agreement.signature-invalid',
    ],
    [
      'the signatures exchanged',
      { ...both, signatures: [{ ...signature, signature: second.signature }, second] },
      'agreement.signature-invalid',
    ],
    [
      'a signature by nobody it names',
      signAgreement(agreement, testKey('stranger')),
      'agreement.signer-foreign',
    ],
    ['white space', { ...both, payload: spaced }, 'agreement.not-canonical'],
    [
      'a term that this version does not know',
      signAgreement(Object.assign({}, agreement, { silence: true }), dailyKey),
      'agreement.schema',
    ],
    ['a key that was revoked', offer, 'agreement.key-revoked', revoked],
    ['a new key that was never pinned', offer, 'agreement.key-unknown', () => keysOf(DAILY)],
    ['more than 256 KiB', { ...both, payload: 'A'.repeat(400_000) }, 'agreement.too-large'],
  ])('with %s is refused', (_what, raw, code, pinned) => {
    expect(verifyAgreement(raw, pinned)).toMatchObject({ ok: false, fault: { code } })
  })

  test.each<[string, object, string]>([
    [
      'one party on both sides',
      { parties: [agreement.parties[0], agreement.parties[0]] },
      '/parties/1/id',
    ],
    ['an end before its beginning', { until: '2025-01-01T00:00:00.000Z' }, '/until'],
    [
      'two grants in one direction',
      { grants: [agreement.grants[0], agreement.grants[0]] },
      '/grants/1',
    ],
    ['a grant to oneself', { grants: [{ ...agreement.grants[0], to: DAILY }] }, '/grants/0/to'],
    [
      'a contact at a stranger',
      { contacts: [{ ...agreement.contacts[0], newsroom: 'x.example' }] },
      '/contacts/0/newsroom',
    ],
    [
      'an unknown medium',
      { grants: [{ ...agreement.grants[0], media: ['pigeon'] }] },
      '/grants/0/media/0',
    ],
    [
      'a key under a wrong name',
      {
        parties: [
          { ...agreement.parties[0], keys: [{ kid: 'x', x: dailyKey.x }] },
          agreement.parties[1],
        ],
      },
      '/parties/0/keys/0/kid',
    ],
  ])('with %s cannot be read', (_what, change, at) => {
    expect(parseAgreement({ ...agreement, ...change })).toMatchObject({
      fault: { at },
    })
  })

  test('carries its canonical form', () => {
    expect(both.payload).toBe(canonicalPart(agreement))
  })
})

function revoked(newsroom: string): KeySet | undefined {
  const key = listed(dailyKey, { revoked: { from: '2026-11-01T00:00:00.000Z', reason: 'lost' } })
  return newsroom === DAILY ? keysOf(DAILY, key) : undefined
}

function countersigned(raw: AgreementJws): AgreementJws {
  const result = countersign(raw, groupKey)
  if (!result.ok) throw new Error(result.fault.code)
  return result.value
}
