import { sign as signBytes, verify as verifyBytes } from 'node:crypto'
import { z } from 'zod'
import { ok, refuse, type Result } from '@suyab/wire/result'
import type { Agreement } from './agreement.ts'
import { parseAgreement } from './agreement-terms.ts'
import { canonicalText, digestOf, type Digest } from './canonical.ts'
import type { AgreementFault } from './fault.ts'
import { canonicalValue, decode, protectedHeader, type Unchecked } from './jws.ts'
import { KeySet, type KeyPair } from './key.ts'
import { AGREEMENT_BYTES } from './limit.ts'

/** @source RFC 7515, section 7.2.1 */
export interface AgreementJws {
  readonly payload: string
  readonly signatures: readonly JwsSignature[]
}

export interface JwsSignature {
  readonly protected: string
  readonly signature: string
}

export interface SignedAgreement {
  readonly agreement: Agreement
  readonly digest: Digest
  readonly jws: AgreementJws
  /** Who has signed, in the order of the signatures. */
  readonly signers: readonly { readonly newsroom: string; readonly kid: string }[]
  /** Both parties have signed: it is in force from its `from`. */
  readonly complete: boolean
}

/** Offers an agreement: the first of its two signatures. */
export function signAgreement(agreement: Agreement, key: KeyPair): AgreementJws {
  const payload = Buffer.from(canonicalText(agreement), 'utf8').toString('base64url')
  return { payload, signatures: [signatureOver(payload, key)] }
}

/** Adds the second signature to an agreement that carries the other party's. */
export function countersign(
  raw: unknown,
  key: KeyPair,
  pinned?: (newsroom: string) => KeySet | undefined,
): Result<AgreementJws, AgreementFault> {
  const offered = verifyAgreement(raw, pinned)
  if (!offered.ok) return offered
  const { agreement, jws, signers, complete } = offered.value
  const party = partyOf(agreement, key.kid)
  if (party === undefined) return refuse({ code: 'agreement.signer-foreign', kid: key.kid })
  if (complete || signers.some(({ newsroom }) => newsroom === party)) {
    return refuse({ code: 'agreement.signed-already' })
  }
  return ok({
    payload: jws.payload,
    signatures: [...jws.signatures, signatureOver(jws.payload, key)],
  })
}

/**
 * Checks an agreement's form and its one or two signatures, each by a key that the agreement names
 * for its party. `pinned` gives the keys of newsrooms that are known already: theirs must then be
 * signed with one of those, and not with a revoked one.
 */
export function verifyAgreement(
  raw: unknown,
  pinned?: (newsroom: string) => KeySet | undefined,
): Result<SignedAgreement, AgreementFault> {
  const outer = jwsSchema.safeParse(raw)
  if (!outer.success) return refuse({ code: 'agreement.unsigned' })
  const jws = outer.data
  if (jws.payload.length > AGREEMENT_BYTES) {
    return refuse({
      code: 'agreement.too-large',
      limit: AGREEMENT_BYTES,
      got: jws.payload.length,
    })
  }
  const unchecked: Unchecked[] = []
  for (const { protected: header, signature } of jws.signatures) {
    const decoded = decode('agreement', header, jws.payload, signature)
    if (decoded === undefined) return refuse({ code: 'agreement.unsigned' })
    unchecked.push(decoded)
  }
  const bytes = unchecked[0]?.bytes
  const read = bytes === undefined ? undefined : canonicalValue(bytes)
  if (bytes === undefined || read === undefined) return refuse({ code: 'agreement.not-canonical' })
  const parsed = parseAgreement(read.value)
  if (!parsed.ok) return parsed
  const agreement = parsed.value
  const signers: { newsroom: string; kid: string }[] = []
  for (const one of unchecked) {
    const signer = checkSignature(agreement, one, pinned)
    if (!signer.ok) return signer
    if (signers.some(({ newsroom }) => newsroom === signer.value)) {
      return refuse({ code: 'agreement.signed-already' })
    }
    signers.push({ newsroom: signer.value, kid: one.kid })
  }
  const complete = signers.length === 2
  return ok({ agreement, digest: digestOf(bytes), jws, signers, complete })
}

const jwsSchema: z.ZodType<AgreementJws> = z.object({
  payload: z.string(),
  signatures: z
    .array(z.object({ protected: z.string(), signature: z.string() }))
    .min(1)
    .max(2),
})

function checkSignature(
  agreement: Agreement,
  { kid, input, signature }: Unchecked,
  pinned: ((newsroom: string) => KeySet | undefined) | undefined,
): Result<string, AgreementFault> {
  const newsroom = partyOf(agreement, kid)
  const party = agreement.parties.find(({ id }) => id === newsroom)
  if (party === undefined) return refuse({ code: 'agreement.signer-foreign', kid })
  const named = new KeySet(
    party.id,
    party.keys.map((key) => ({ ...key, from: agreement.from })),
  )
  const key = (pinned?.(party.id) ?? named).trusted(kid)
  if (!key.ok) return refuse({ code: `agreement.${key.fault.code}`, kid })
  return verifyBytes(null, input, key.value, signature)
    ? ok(party.id)
    : refuse({ code: 'agreement.signature-invalid', kid })
}

function partyOf({ parties }: Agreement, kid: string): string | undefined {
  return parties.find(({ keys }) => keys.some((key) => key.kid === kid))?.id
}

function signatureOver(payload: string, key: KeyPair): JwsSignature {
  const header = protectedHeader('agreement', key.kid)
  const signature = signBytes(null, Buffer.from(`${header}.${payload}`), key.privateKey)
  return { protected: header, signature: signature.toString('base64url') }
}
