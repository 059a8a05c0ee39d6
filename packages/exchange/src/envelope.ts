import { z } from 'zod'
import type { NewsItem } from '@suyab/wire/ninjs'
import { ok, refuse, type Result } from '@suyab/wire/result'
import { canonicalTextOf, digestOf, type Digest } from './canonical.ts'
import { firstIssue, type EnvelopeFault } from './fault.ts'
import { peek, sign, verify, verifyMany, type Verified } from './jws.ts'
import { KeySet, type KeyPair } from './key.ts'
import { ENVELOPE_BYTES, PAYLOAD_BYTES, SKEW } from './limit.ts'
import { isNewsroomId } from './name.ts'
import { carriesPayload, parseStatement } from './statement-schema.ts'
import type { Statement } from './statement.ts'

/** A signed statement. It can be checked by anyone who holds the issuer's key. */
export interface Envelope {
  /** Compact JWS, as it is stored and passed on. */
  readonly jws: string
  /** Over the statement, not the signature: it stays when the statement is signed again. */
  readonly digest: Digest
  readonly statement: Statement
  readonly kid: string
}

/** Signs a statement. The caller has made it from what is known to be true. */
export function makeEnvelope(statement: Statement, key: KeyPair): Envelope {
  const jws = sign('envelope', statement, key)
  return { jws, digest: digestOfJws(jws), statement, kid: key.kid }
}

/**
 * Checks an envelope against the keys of the newsroom that claims to have issued it.
 * @source RFC 7515 (JWS), RFC 8785 (canonical JSON)
 */
export function verifyEnvelope(
  raw: unknown,
  keys: KeySet,
  now: Date,
): Result<Envelope, EnvelopeFault> {
  return read(raw, verify('envelope', raw, keys, { limit: ENVELOPE_BYTES }), keys, now)
}

/** Checks many envelopes on the thread pool, each against its own issuer's keys. */
export async function verifyEnvelopes(
  raws: readonly unknown[],
  keysFor: (index: number) => KeySet,
  now: Date,
): Promise<readonly Result<Envelope, EnvelopeFault>[]> {
  const keys = raws.map((_, index) => keysFor(index))
  const none = new KeySet('', [])
  const of = (index: number): KeySet => keys[index] ?? none
  const verified = await verifyMany('envelope', raws, of, { limit: ENVELOPE_BYTES })
  return verified.map((result, index) => read(raws[index], result, of(index), now))
}

/** Who an envelope claims to be from, before it was checked: to find the keys to check it with. */
export function issuerOf(raw: unknown): string | undefined {
  const issuer = peek(raw)?.['issuer']
  return typeof issuer === 'string' && isNewsroomId(issuer) ? issuer : undefined
}

/**
 * Checks the content that came with an envelope: its presence, size (at most 1 MiB in canonical
 * form), digest, and that it is the item the statement speaks of.
 */
export function checkPayload(
  envelope: Pick<Envelope, 'statement'>,
  payload: unknown,
): Result<NewsItem, EnvelopeFault> {
  const read = readPayload(envelope, payload)
  return read.ok ? ok(read.value.item) : read
}

/** The same, with the canonical text, for who keeps it. */
export function readPayload(
  { statement }: Pick<Envelope, 'statement'>,
  payload: unknown,
): Result<{ readonly item: NewsItem; readonly text: string }, EnvelopeFault> {
  if (statement.payload === undefined) {
    return refuse({ code: 'envelope.payload-schema', at: '', expected: 'no payload' })
  }
  if (payload === null || payload === undefined) return refuse({ code: 'envelope.payload-missing' })
  const text = canonicalTextOf(payload)
  if (text === undefined) {
    return refuse({ code: 'envelope.payload-schema', at: '', expected: 'plain JSON' })
  }
  const size = Buffer.byteLength(text)
  if (size > PAYLOAD_BYTES) {
    return refuse({ code: 'envelope.too-large', limit: PAYLOAD_BYTES, got: size })
  }
  const got = digestOf(text)
  if (got !== statement.payload) {
    return refuse({ code: 'envelope.payload-digest', want: statement.payload, got })
  }
  if (!isItem(payload)) {
    const { error } = itemSchema.safeParse(payload)
    const issue = error === undefined ? { at: '', expected: 'an item' } : firstIssue(error)
    return refuse({ code: 'envelope.payload-schema', ...issue })
  }
  if (payload.uri !== statement.uri) {
    return refuse({ code: 'envelope.payload-schema', at: '/uri', expected: statement.uri })
  }
  if (payload.language !== statement.language) {
    return refuse({
      code: 'envelope.payload-schema',
      at: '/language',
      expected: statement.language,
    })
  }
  return ok({ item: payload, text })
}

/** The digest of what a compact JWS carries. The caller knows that it is one. */
export function digestOfJws(jws: string): Digest {
  return digestOf(Buffer.from(jws.split('.', 2)[1] ?? '', 'base64url'))
}

const words = z.array(z.looseObject({ value: z.string() })).exactOptional()

const itemSchema = z.looseObject({
  uri: z.string(),
  language: z.string(),
  title: z.string().exactOptional(),
  type: z
    .enum([
      'text',
      'audio',
      'video',
      'picture',
      'graphic',
      'composite',
      'component',
      'event',
      'planning',
    ])
    .exactOptional(),
  headlines: words,
  descriptions: words,
  bodies: words,
  renditions: z
    .array(z.looseObject({ name: z.string(), href: z.string().exactOptional() }))
    .exactOptional(),
  associations: z.array(z.looseObject({})).exactOptional(),
  subjects: z.array(z.looseObject({})).exactOptional(),
})

/**
 * Looks at the members that every output uses. The others pass as they are: they are ninjs by
 * agreement, and whoever shows one of them reads it as foreign.
 */
function isItem(payload: unknown): payload is NewsItem {
  return itemSchema.safeParse(payload).success
}

function read(
  raw: unknown,
  verified: Result<Verified, EnvelopeFault>,
  keys: KeySet,
  now: Date,
): Result<Envelope, EnvelopeFault> {
  if (!verified.ok) return verified
  const { value, kid, digest } = verified.value
  const statement = parseStatement(value)
  if (!statement.ok) return statement
  const { issuer, issued } = statement.value
  if (issuer !== keys.newsroom) return refuse({ code: 'envelope.issuer-unknown', issuer })
  if (Date.parse(issued) > now.getTime() + SKEW) {
    return refuse({ code: 'envelope.issued-in-future', issued, now: now.toISOString() })
  }
  return ok({ jws: String(raw), digest, statement: statement.value, kid })
}

/** Whether an envelope's content has to come with it. */
export function needsPayload(statement: Statement): boolean {
  return carriesPayload(statement.action)
}
