import { createHash } from 'node:crypto'

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [member: string]: JsonValue }

/** `sha-256:` and 64 lower-case hexadecimal digits. */
export type Digest = `sha-256:${string}`

/** How deep a value may nest; nothing in the protocol or in ninjs comes near it. */
export const DEPTH_LIMIT = 64

export class CanonicalError extends Error {
  readonly code: 'canonical.number' | 'canonical.string' | 'canonical.type' | 'canonical.depth'

  constructor(code: CanonicalError['code'], message: string) {
    super(message)
    this.name = 'CanonicalError'
    this.code = code
  }
}

/**
 * The one text of a JSON value: members sorted by UTF-16 code units, no white space, numbers as
 * ECMAScript prints them. Throws a CanonicalError for what JSON cannot say: NaN, infinities, lone
 * surrogates, undefined, functions, and values nested deeper than 64.
 * @source RFC 8785
 */
export function canonicalText(value: unknown): string {
  return write(value, 0)
}

/** SHA-256 over bytes, or over the UTF-8 bytes of a text. */
export function digestOf(content: Uint8Array | string): Digest {
  return `sha-256:${createHash('sha256').update(content).digest('hex')}`
}

/** The digest of a value's canonical bytes: what the protocol means by "the digest of". */
export function digestOfValue(value: unknown): Digest {
  return digestOf(write(value, 0))
}

/** Whether a text is the canonical form of the value it was parsed to. Never throws. */
export function isCanonical(text: string, value: unknown): boolean {
  return canonicalTextOf(value) === text
}

/** The canonical text of a foreign value, or undefined where it has none. Never throws. */
export function canonicalTextOf(value: unknown): string | undefined {
  try {
    return write(value, 0)
  } catch (error) {
    if (error instanceof CanonicalError) return undefined
    throw error
  }
}

function write(value: unknown, depth: number): string {
  if (typeof value === 'string') return writeString(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new CanonicalError('canonical.number', String(value))
    return JSON.stringify(value)
  }
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (value === null) return 'null'
  if (typeof value !== 'object') {
    throw new CanonicalError('canonical.type', `${typeof value} is not a JSON value`)
  }
  if (depth === DEPTH_LIMIT) {
    throw new CanonicalError('canonical.depth', `nested deeper than ${DEPTH_LIMIT}`)
  }
  return Array.isArray(value) ? writeArray(value, depth + 1) : writeObject(value, depth + 1)
}

function writeString(value: string): string {
  // JSON.stringify would escape a lone surrogate, and two different values would share a text.
  if (!value.isWellFormed()) throw new CanonicalError('canonical.string', 'lone surrogate')
  return JSON.stringify(value)
}

function writeArray(values: readonly unknown[], depth: number): string {
  let text = '['
  for (let index = 0; index < values.length; index += 1) {
    text += (index === 0 ? '' : ',') + write(values[index], depth)
  }
  return `${text}]`
}

function writeObject(value: object, depth: number): string {
  // Members are written here and not by JSON.stringify over a sorted copy: an object always lists
  // members that look like integers first, whatever order they were added in.
  let text = ''
  for (const [member, content] of Object.entries(value).sort(byCodeUnits)) {
    text += `${text === '' ? '{' : ','}${writeString(member)}:${write(content, depth)}`
  }
  return text === '' ? '{}' : `${text}}`
}

function byCodeUnits([a]: [string, unknown], [b]: [string, unknown]): number {
  if (a < b) return -1
  return a > b ? 1 : 0
}
