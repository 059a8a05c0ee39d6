import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { signAgreement, verifyAgreement } from './agreement-signature.ts'
import { parseAgreement } from './agreement-terms.ts'
import { parseDelivery, parseEntryPart, parseKillPart, parseReadMark } from './delivery.ts'
import { verifyEntry } from './entry.ts'
import { checkPayload, issuerOf, makeEnvelope, verifyEnvelope } from './envelope.ts'
import { signRequest, verifyAnswer, verifyRequest } from './http-signature.ts'
import { sign } from './jws.ts'
import { verifyLetter } from './letter.ts'
import { believeDocument, newsroomOf } from './newsroom.ts'
import { parseStatement } from './statement-schema.ts'
import { parseDictionary } from './structured-field.ts'
import {
  AGREEMENT,
  dailyKey,
  dailyKeys,
  GROUP,
  groupKey,
  groupKeys,
  NOW,
  sampleAgreement,
  sampleStatement,
} from '../tests/sample.ts'

const judges: readonly ((raw: unknown) => unknown)[] = [
  (raw) => verifyEnvelope(raw, dailyKeys, NOW),
  (raw) => verifyEntry(raw, dailyKeys, AGREEMENT),
  (raw) => verifyLetter(raw, dailyKeys, AGREEMENT),
  (raw) => believeDocument(undefined, raw, NOW),
  (raw) => verifyAgreement(raw),
  parseAgreement,
  parseStatement,
  parseDelivery,
  parseEntryPart,
  parseKillPart,
  parseReadMark,
  (raw) => checkPayload({ statement: sampleStatement() }, raw),
  issuerOf,
  newsroomOf,
]

/** Signed with a key that holds, so that what is inside comes to be read. */
const signedAnything = fc
  .tuple(fc.constantFrom('envelope', 'entry', 'letter', 'newsroom'), fc.jsonValue())
  .map(([family, value]) => sign(family, value, dailyKey))

describe('foreign input', () => {
  test('is judged and never throws, whatever it is', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.string({ unit: 'binary' }),
      fc.jsonValue(),
      signedAnything,
      fc.record({ payload: fc.base64String(), signatures: fc.array(fc.anything()) }),
    )
    fc.assert(
      fc.property(anything, (raw) => {
        for (const judge of judges) expect(() => judge(raw)).not.toThrow()
      }),
      { numRuns: 500 },
    )
  })

  test('in a header is judged and never throws', async () => {
    const request = signRequest(
      { method: 'GET', targetUri: 'https://daily.example/', headers: {} },
      groupKey,
      GROUP,
      { now: NOW, nonce: 'dGVzdC1ub25jZS0wMDAx' },
    )
    const names = ['signature', 'signature-input', 'suyab-newsroom', 'content-digest']
    const value = fc.oneof(
      fc.string(),
      fc.stringMatching(
        /^[a-z]{1,3}=(\(("[@a-z]{0,4}"(;[a-z]{1,3}(=[0-9]{1,16})?)? ?){0,3}\)|:[A-Za-z0-9+/]{0,8}=?:)(;[a-z]{1,3}="?[0-9a-z]{0,4}"?){0,3}$/,
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), value, async (name, text) => {
        const changed = { ...request, headers: { ...request.headers, [name]: text } }
        const checking = { now: NOW, seen: async () => false }
        const result = await verifyRequest(changed, async () => groupKeys, checking)
        // Without a body nothing covers a content-digest, so nothing hangs on it.
        expect(result.ok).toBe(name === 'content-digest' || request.headers[name] === text)
        expect(
          verifyAnswer({ status: 200, headers: { [name]: text } }, changed, dailyKeys).ok,
        ).toBe(false)
        expect(() => parseDictionary(text)).not.toThrow()
      }),
      { numRuns: 500 },
    )
  })

  test('with one character of a signed envelope changed is refused', () => {
    const { jws } = makeEnvelope(sampleStatement(), dailyKey)
    fc.assert(
      fc.property(fc.nat(jws.length - 1), fc.stringMatching(/^[A-Za-z0-9_.-]$/), (at, other) => {
        fc.pre(jws[at] !== other)
        const changed = jws.slice(0, at) + other + jws.slice(at + 1)
        expect(verifyEnvelope(changed, dailyKeys, NOW).ok).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  test('with one character of a signed agreement changed is refused', () => {
    const jws = signAgreement(sampleAgreement(), dailyKey)
    fc.assert(
      fc.property(
        fc.nat(jws.payload.length - 1),
        fc.stringMatching(/^[A-Za-z0-9_-]$/),
        (at, other) => {
          fc.pre(jws.payload[at] !== other)
          const payload = jws.payload.slice(0, at) + other + jws.payload.slice(at + 1)
          expect(verifyAgreement({ ...jws, payload }).ok).toBe(false)
        },
      ),
      { numRuns: 300 },
    )
  })
})
