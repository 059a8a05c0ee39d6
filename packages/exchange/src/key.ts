import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'
import { ok, refuse, type Result } from '@suyab/wire/result'

/** A newsroom's own Ed25519 key. */
export interface KeyPair {
  readonly kid: string
  readonly x: string
  readonly privateKey: KeyObject
}

/** @source RFC 8037, section 2 */
export interface PrivateJwk {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  readonly x: string
  readonly d: string
}

/** A key as its newsroom announces it. Times are RFC 3339 in UTC, by that newsroom's clock. */
export interface NewsroomKey {
  readonly kid: string
  readonly x: string
  readonly from: string
  /** What is dated at this moment or later is not signed with it. */
  readonly until?: string
  readonly revoked?: Revocation
}

export interface Revocation {
  /** The moment from which the key is not to be trusted. */
  readonly from: string
  readonly reason: string
}

export type KeyFault = {
  readonly code: 'key-unknown' | 'key-revoked' | 'key-expired'
  readonly kid: string
}

export class KeyError extends Error {
  readonly code = 'key.unreadable'

  constructor(cause: unknown) {
    super('not an Ed25519 private key in JWK form', { cause })
    this.name = 'KeyError'
  }
}

/** Makes a new key from the system's random source. */
export function generateKey(): KeyPair {
  return pairOf(generateKeyPairSync('ed25519').privateKey)
}

/** Reads a private JWK; throws a KeyError where it is none, or where `x` does not belong to `d`. */
export function importKey(jwk: PrivateJwk): KeyPair {
  let pair: KeyPair
  try {
    // Node takes an `x` that does not belong to `d` and then signs with the wrong one.
    const { kty, crv, x, d } = jwk
    const seed = Buffer.from(d, 'base64url')
    if (kty !== 'OKP' || crv !== 'Ed25519' || seed.length !== 32) throw new TypeError('not Ed25519')
    pair = pairOf(
      createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' }),
    )
    if (pair.x !== x) throw new TypeError('x does not belong to d')
  } catch (error) {
    throw new KeyError(error)
  }
  return pair
}

/** The key as a JWK, to be kept where nobody else can read it. */
export function exportKey(key: KeyPair): PrivateJwk {
  const { d } = key.privateKey.export({ format: 'jwk' })
  if (d === undefined) throw new KeyError(new TypeError('no private part'))
  return { kty: 'OKP', crv: 'Ed25519', x: key.x, d }
}

/**
 * The identifier of a public key: base64url of the SHA-256 over its required members.
 * @source RFC 7638; RFC 8037, appendix A.3
 */
export function thumbprint(x: string): string {
  return createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url')
}

/** Whether a text is 32 bytes of base64url in its only spelling. */
export function isPublicKey(x: string): boolean {
  const bytes = Buffer.from(x, 'base64url')
  return bytes.length === 32 && bytes.toString('base64url') === x
}

/**
 * A public key so that two people can read it to each other: half of its SHA-256, in groups of
 * four hexadecimal digits.
 */
export function fingerprintOf(x: string): string {
  const hex = createHash('sha256').update(Buffer.from(x, 'base64url')).digest('hex')
  return (hex.slice(0, 32).match(/.{4}/g) ?? []).join(' ')
}

/** The key that a newsroom signs with now: the one begun last of those that are not revoked. */
export function newestKey(keys: readonly NewsroomKey[]): NewsroomKey | undefined {
  return keys
    .filter(({ revoked }) => revoked === undefined)
    .toSorted((a, b) => Date.parse(b.from) - Date.parse(a.from))[0]
}

/** The keys of one newsroom, by kid. */
export class KeySet {
  readonly newsroom: string
  readonly #keys: ReadonlyMap<string, NewsroomKey>
  readonly #objects = new Map<string, KeyObject>()

  constructor(newsroom: string, keys: readonly NewsroomKey[]) {
    this.newsroom = newsroom
    this.#keys = new Map(keys.map((key) => [key.kid, key]))
  }

  list(): readonly NewsroomKey[] {
    return [...this.#keys.values()]
  }

  get(kid: string): NewsroomKey | undefined {
    return this.#keys.get(kid)
  }

  /**
   * The key to check something dated `at` with. A revoked key checks nothing, whatever date it
   * bears. Dates before the key's `from` pass: after a revocation a newsroom signs its older
   * statements again with its new key.
   */
  keyFor(kid: string, at: Date): Result<KeyObject, KeyFault> {
    const found = this.trusted(kid)
    if (!found.ok) return found
    return this.covers(kid, at) ? found : refuse({ code: 'key-expired', kid })
  }

  /** The key, where it is known and not revoked; its `until` is left to `covers`. */
  trusted(kid: string): Result<KeyObject, KeyFault> {
    const key = this.#keys.get(kid)
    if (key === undefined) return refuse({ code: 'key-unknown', kid })
    if (key.revoked !== undefined) return refuse({ code: 'key-revoked', kid })
    let object = this.#objects.get(kid)
    if (object === undefined) {
      object = createPublicKey({
        key: { kty: 'OKP', crv: 'Ed25519', x: key.x },
        format: 'jwk',
      })
      this.#objects.set(kid, object)
    }
    return ok(object)
  }

  /** Whether the key may have signed what is dated `at`. */
  covers(kid: string, at: Date): boolean {
    const until = this.#keys.get(kid)?.until
    return until === undefined || at.getTime() < Date.parse(until)
  }
}

/** RFC 8410's frame around the 32 bytes of a private Ed25519 key. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

function pairOf(privateKey: KeyObject): KeyPair {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  if (x === undefined) throw new TypeError('no public part')
  return { kid: thumbprint(x), x, privateKey }
}
