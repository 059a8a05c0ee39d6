import { isUtf8 } from 'node:buffer'
import { sign as signBytes, verify as verifyBytes, type KeyObject } from 'node:crypto'
import { ok, refuse, type Result } from '@suyab/wire/result'
import { canonicalText, digestOf, isCanonical, type Digest } from './canonical.ts'
import type { Family, SignedFault } from './fault.ts'
import type { KeyPair, KeySet } from './key.ts'
import { isInstant } from './instant.ts'

/** What a good signature gives: the value, still to be parsed, and the digest of its bytes. */
export interface Verified {
  readonly value: unknown
  readonly kid: string
  readonly digest: Digest
}

export interface VerifyOptions {
  /** Bytes of the whole compact serialization. */
  readonly limit: number
}

/** A signed object before its signature was checked: what it claims, and what to check. */
export interface Unchecked {
  readonly kid: string
  /** What the signature is over. */
  readonly input: Buffer
  readonly signature: Buffer
  /** The payload's bytes. */
  readonly bytes: Buffer
}

/** The member that dates an object, and so tells which key may have signed it. */
const DATED: Readonly<Record<Family, 'issued' | 'at' | undefined>> = {
  envelope: 'issued',
  newsroom: 'issued',
  entry: 'at',
  letter: 'at',
  agreement: undefined,
}

/**
 * Signs a value as a compact JWS whose payload is the value's canonical form.
 * @source RFC 7515, section 7.1; RFC 8037; RFC 8785
 */
export function sign(family: Family, value: unknown, key: KeyPair): string {
  const input = signingInput(family, canonicalText(value), key.kid)
  return `${input}.${signBytes(null, Buffer.from(input), key.privateKey).toString('base64url')}`
}

/**
 * Signs the same bytes with another key, after a revocation or a rotation. The digest, and so the
 * identity, of what is signed stays. Throws a TypeError for what is not a compact JWS.
 */
export function signAgain(family: Family, compact: string, key: KeyPair): string {
  const payload = compact.split('.')[1]
  if (payload === undefined) throw new TypeError('not a compact JWS')
  const input = `${protectedHeader(family, key.kid)}.${payload}`
  return `${input}.${signBytes(null, Buffer.from(input), key.privateKey).toString('base64url')}`
}

/**
 * Checks a compact JWS: its size, its exact header, its key, its signature, that its payload is
 * canonical, and that the key may have signed what bears this date.
 */
export function verify<F extends Family>(
  family: F,
  compact: unknown,
  keys: KeySet,
  options: VerifyOptions,
): Result<Verified, SignedFault<F>> {
  const prepared = prepare(family, compact, keys, options)
  if (!prepared.ok) return prepared
  const { unchecked, key } = prepared.value
  const good = verifyBytes(null, unchecked.input, key, unchecked.signature)
  return conclude(family, unchecked, keys, good)
}

/** Checks many on the thread pool; each result stands at its object's place. */
export function verifyMany<F extends Family>(
  family: F,
  compacts: readonly unknown[],
  keysFor: KeySet | ((index: number) => KeySet),
  options: VerifyOptions,
): Promise<readonly Result<Verified, SignedFault<F>>[]> {
  return Promise.all(
    compacts.map(async (compact, index) => {
      const keys = typeof keysFor === 'function' ? keysFor(index) : keysFor
      const prepared = prepare(family, compact, keys, options)
      if (!prepared.ok) return prepared
      const { unchecked, key } = prepared.value
      const good = await verifyInPool(unchecked.input, key, unchecked.signature)
      return conclude(family, unchecked, keys, good)
    }),
  )
}

/** What a compact JWS claims to say, before anything was checked: to find whose keys to check with. */
export function peek(compact: unknown): Readonly<Record<string, unknown>> | undefined {
  const payload = typeof compact === 'string' ? compact.split('.', 3)[1] : undefined
  if (payload === undefined) return undefined
  try {
    const value: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch (error) {
    // Whatever cannot be parsed claims nothing; `verify` says what is wrong with it.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** The key that a compact JWS names, before anything was checked. */
export function peekKid(compact: string): string | undefined {
  return headerOf(compact.split('.', 1)[0] ?? '')?.kid
}

export function protectedHeader(family: Family, kid: string): string {
  return base64url(`{"alg":"EdDSA","kid":${JSON.stringify(kid)},"typ":"suyab-${family}+jws"}`)
}

/** Splits and decodes a JWS's three parts; undefined where they are not what RFC 7515 writes. */
export function decode(
  family: Family,
  header: string,
  payload: string,
  signature: string,
): Unchecked | undefined {
  const named = headerOf(header)
  if (named === undefined || named.family !== family) return undefined
  const bytes = exactBytes(payload)
  const signed = exactBytes(signature)
  if (bytes === undefined || signed?.length !== 64) return undefined
  return { kid: named.kid, input: Buffer.from(`${header}.${payload}`), signature: signed, bytes }
}

/** The value of canonical bytes, or undefined where they are not canonical JSON. */
export function canonicalValue(bytes: Buffer): { value: unknown } | undefined {
  if (!isUtf8(bytes)) return undefined
  const text = bytes.toString('utf8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
  return isCanonical(text, value) ? { value } : undefined
}

function prepare<F extends Family>(
  family: F,
  compact: unknown,
  keys: KeySet,
  { limit }: VerifyOptions,
): Result<{ unchecked: Unchecked; key: KeyObject }, SignedFault<F>> {
  if (typeof compact !== 'string') return refuse({ code: `${family}.unsigned` })
  if (compact.length > limit) {
    return refuse({ code: `${family}.too-large`, limit, got: compact.length })
  }
  const [header, payload, signature, more] = compact.split('.', 4)
  const unchecked =
    header === undefined || payload === undefined || signature === undefined || more !== undefined
      ? undefined
      : decode(family, header, payload, signature)
  if (unchecked === undefined) return refuse({ code: `${family}.unsigned` })
  const key = keys.trusted(unchecked.kid)
  if (!key.ok) return refuse({ code: `${family}.${key.fault.code}`, kid: key.fault.kid })
  return ok({ unchecked, key: key.value })
}

function conclude<F extends Family>(
  family: F,
  { kid, bytes }: Unchecked,
  keys: KeySet,
  good: boolean,
): Result<Verified, SignedFault<F>> {
  if (!good) return refuse({ code: `${family}.signature-invalid`, kid })
  const read = canonicalValue(bytes)
  if (read === undefined) return refuse({ code: `${family}.not-canonical` })
  const member = DATED[family]
  if (member !== undefined) {
    const date = memberOf(read.value, member)
    if (!isInstant(date)) {
      return refuse({ code: `${family}.schema`, at: `/${member}`, expected: 'an instant' })
    }
    if (!keys.covers(kid, new Date(date))) return refuse({ code: `${family}.key-expired`, kid })
  }
  return ok({ value: read.value, kid, digest: digestOf(bytes) })
}

function memberOf(value: unknown, member: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, member)?.value
    : undefined
}

function signingInput(family: Family, text: string, kid: string): string {
  return `${protectedHeader(family, kid)}.${base64url(text)}`
}

function base64url(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url')
}

/** Base64url in its only spelling: no padding, no foreign characters, no stray bits at the end. */
function exactBytes(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text ? bytes : undefined
}

const HEADER = /^\{"alg":"EdDSA","kid":"([\w-]{43})","typ":"suyab-([a-z]+)\+jws"\}$/

function headerOf(part: string): { kid: string; family: string } | undefined {
  // 200 characters hold every header that the pattern can match.
  if (part.length > 200) return undefined
  const [, kid, family] = HEADER.exec(exactBytes(part)?.toString('utf8') ?? '') ?? []
  return kid === undefined || family === undefined ? undefined : { kid, family }
}

function verifyInPool(input: Buffer, key: KeyObject, signature: Buffer): Promise<boolean> {
  return new Promise((resolve, reject) => {
    verifyBytes(null, input, key, signature, (error, good) => {
      if (error === null) resolve(good)
      else reject(error)
    })
  })
}
