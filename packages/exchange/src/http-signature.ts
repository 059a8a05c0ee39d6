import { createHash, sign as signBytes, verify as verifyBytes, type KeyObject } from 'node:crypto'
import { ok, refuse, type Result } from '@suyab/wire/result'
import type { AnswerFault, RequestFault } from './fault.ts'
import { isInstant } from './instant.ts'
import type { KeyPair, KeySet } from './key.ts'
import { PROTOCOL, REQUEST_LIFE, SKEW } from './limit.ts'
import { isNewsroomId } from './name.ts'
import { component, signatureBase, type HttpAnswer, type HttpRequest } from './signature-base.ts'
import {
  isInnerList,
  parseDictionary,
  writeBytes,
  writeInnerList,
  writeItem,
  type BareItem,
  type InnerList,
  type Item,
} from './structured-field.ts'

/** Under which name our signatures stand; a partner's may have another. */
const LABEL = 'suyab'

const NONCE = /^[\w-]{16,128}$/

export interface RequestSigning {
  readonly now: Date
  /** 16 to 128 characters of base64url, never used before. */
  readonly nonce: string
}

export interface RequestChecking {
  readonly now: Date
  /**
   * Remembers a nonce until `until` and tells whether it was there already. Asked last, when
   * everything else holds, so that a stranger cannot fill the memory.
   */
  readonly seen: (newsroom: string, nonce: string, until: Date) => Promise<boolean>
}

export interface VerifiedRequest {
  readonly newsroom: string
  readonly kid: string
  readonly nonce: string
  readonly created: Date
}

export interface VerifiedAnswer {
  readonly newsroom: string
  readonly kid: string
  /** The answerer's clock when it answered. */
  readonly time: Date
}

/**
 * Adds to a request what makes it ours: the newsroom's name, the body's digest and a signature
 * that is good for five minutes.
 * @source RFC 9421; RFC 9530 (Content-Digest)
 */
export function signRequest(
  request: HttpRequest,
  key: KeyPair,
  newsroom: string,
  { now, nonce }: RequestSigning,
): HttpRequest {
  const body = hasBody(request)
  const created = seconds(now)
  const headers: Record<string, string> = { ...request.headers, 'suyab-newsroom': newsroom }
  if (body) headers['content-digest'] = contentDigest(request.body)
  const covered: InnerList = {
    items: body ? [...REQUEST_COMPONENTS, DIGEST_COMPONENT] : REQUEST_COMPONENTS,
    parameters: new Map<string, BareItem>([
      ['created', created],
      ['expires', created + REQUEST_LIFE / 1000],
      ['nonce', nonce],
      ['keyid', key.kid],
      ['alg', 'ed25519'],
      ['tag', PROTOCOL],
    ]),
  }
  const signed = { ...request, headers }
  return {
    ...signed,
    headers: { ...headers, ...signatureHeaders(covered, signed, undefined, key) },
  }
}

type KeysOf = (newsroom: string) => Promise<KeySet | undefined>

/**
 * Checks who a request is from and that it is what they sent, now and only once. The clocks may be
 * ten minutes apart. The caller has limited the body's size.
 */
export async function verifyRequest(
  request: HttpRequest,
  keysOf: KeysOf,
  { now, seen }: RequestChecking,
): Promise<Result<VerifiedRequest, RequestFault>> {
  const body = hasBody(request)
  const head = await checkHead(request, body, keysOf, now)
  if (!head.ok) return head
  const { newsroom, kid, nonce, created, expires, covered } = head.value
  if ((body || covers(covered, DIGEST_COMPONENT)) && !digestMatches(request)) {
    return refuse({ code: 'request.content-digest' })
  }
  if (await seen(newsroom, nonce, new Date(expires.getTime() + SKEW))) {
    return refuse({ code: 'request.replayed', nonce })
  }
  return ok({ newsroom, kid, nonce, created })
}

/**
 * Whether a request whose body is still to come is signed by a newsroom that we know, and with it
 * the body's digest: only then is a long body worth reading.
 */
export async function isHeadSigned(
  head: Omit<HttpRequest, 'body'>,
  keysOf: KeysOf,
  now: Date,
): Promise<boolean> {
  return (await checkHead(head, true, keysOf, now)).ok
}

interface Head extends VerifiedRequest {
  readonly expires: Date
  readonly covered: InnerList
}

async function checkHead(
  request: HttpRequest,
  body: boolean,
  keysOf: KeysOf,
  now: Date,
): Promise<Result<Head, RequestFault>> {
  const signed = readSignature(request, body ? NEEDED_WITH_BODY : REQUEST_COMPONENTS)
  if (!signed.ok) return refuse({ code: 'request.unsigned', missing: signed.fault })
  const { covered, signature, kid, created } = signed.value
  const newsroom = request.headers['suyab-newsroom'] ?? ''
  const nonce = covered.parameters.get('nonce')
  const expires = covered.parameters.get('expires')
  if (!isNewsroomId(newsroom))
    return refuse({ code: 'request.unsigned', missing: 'suyab-newsroom' })
  if (typeof nonce !== 'string' || !NONCE.test(nonce)) {
    return refuse({ code: 'request.unsigned', missing: 'nonce' })
  }
  if (!isSeconds(expires)) return refuse({ code: 'request.unsigned', missing: 'expires' })
  const keys = await keysOf(newsroom)
  if (keys === undefined) return refuse({ code: 'request.partner-unknown', newsroom })
  const key = keys.keyFor(kid, created)
  if (!key.ok) return refuse({ code: `request.${key.fault.code}`, kid })
  const base = signatureBase(covered, request)
  if (base === undefined || !isSignature(base, key.value, signature)) {
    return refuse({ code: 'request.signature-invalid', kid })
  }
  const life = expires * 1000 - created.getTime()
  const early = created.getTime() > now.getTime() + SKEW
  const late = expires * 1000 < now.getTime() - SKEW
  if (early || late || life <= 0 || life > REQUEST_LIFE) {
    const times = { created: created.toISOString(), now: now.toISOString() }
    return refuse({ code: 'request.expired', ...times })
  }
  return ok({ newsroom, kid, nonce, created, expires: new Date(expires * 1000), covered })
}

/**
 * Adds to an answer what binds it to the request it answers, and the time it was given. An answer
 * to a request that bears no signature for us cannot be bound by it, and its reader will not
 * believe more of it than that it was refused.
 */
export function signAnswer(
  answer: HttpAnswer,
  request: HttpRequest,
  key: KeyPair,
  newsroom: string,
  { now }: { readonly now: Date },
): HttpAnswer {
  const headers: Record<string, string> = {
    ...answer.headers,
    'suyab-newsroom': newsroom,
    'suyab-time': now.toISOString(),
    'content-digest': contentDigest(answer.body),
  }
  const covered: InnerList = {
    items: answerComponents(labelOf(request)),
    parameters: new Map<string, BareItem>([
      ['created', seconds(now)],
      ['keyid', key.kid],
      ['alg', 'ed25519'],
      ['tag', PROTOCOL],
    ]),
  }
  const signed = { ...answer, headers }
  return { ...signed, headers: { ...headers, ...signatureHeaders(covered, signed, request, key) } }
}

/**
 * Checks that an answer is the partner's, whole, and to this very request. `request` is the signed
 * one as it was sent, `keys` those of the newsroom it was sent to.
 */
export function verifyAnswer(
  answer: HttpAnswer,
  request: HttpRequest,
  keys: KeySet,
): Result<VerifiedAnswer, AnswerFault> {
  const signed = readSignature(answer, answerComponents(labelOf(request) ?? LABEL))
  if (!signed.ok) return refuse({ code: 'answer.unsigned', missing: signed.fault })
  const { covered, signature, kid, created } = signed.value
  const newsroom = answer.headers['suyab-newsroom'] ?? ''
  if (newsroom !== keys.newsroom) {
    return refuse({ code: 'answer.newsroom', want: keys.newsroom, got: newsroom })
  }
  const time = answer.headers['suyab-time']
  if (!isInstant(time)) return refuse({ code: 'answer.unsigned', missing: 'suyab-time' })
  const key = keys.keyFor(kid, created)
  if (!key.ok) return refuse({ code: `answer.${key.fault.code}`, kid })
  const base = signatureBase(covered, answer, request)
  if (base === undefined || !isSignature(base, key.value, signature)) {
    return refuse({ code: 'answer.signature-invalid', kid })
  }
  if (!digestMatches(answer)) return refuse({ code: 'answer.content-digest' })
  return ok({ newsroom, kid, time: new Date(time) })
}

/** The value of Content-Digest for a body. @source RFC 9530, section 2 */
export function contentDigest(body: HttpRequest['body']): string {
  return `sha-256=${writeBytes(sha256(body))}`
}

const DIGEST_COMPONENT = component('content-digest')
const REQUEST_COMPONENTS: readonly Item[] = [
  component('@method'),
  component('@target-uri'),
  component('suyab-newsroom'),
]
const NEEDED_WITH_BODY: readonly Item[] = [...REQUEST_COMPONENTS, DIGEST_COMPONENT]

function answerComponents(label: string | undefined): readonly Item[] {
  const unbound = [
    component('@status'),
    DIGEST_COMPONENT,
    component('suyab-newsroom'),
    component('suyab-time'),
    component('@method', [['req', true]]),
    component('@target-uri', [['req', true]]),
  ]
  if (label === undefined) return unbound
  const signature: [string, string | true][] = [
    ['req', true],
    ['key', label],
  ]
  return [...unbound, component('signature', signature)]
}

interface ReadSignature {
  readonly label: string
  readonly covered: InnerList
  readonly signature: Uint8Array
  readonly kid: string
  readonly created: Date
}

/** Finds the signature that is meant for us and covers what it has to; the fault is what it lacks. */
function readSignature(
  { headers }: Pick<HttpRequest, 'headers'>,
  needed: readonly Item[],
): Result<ReadSignature, string> {
  const inputs = parseDictionary(headers['signature-input'] ?? '')
  const signatures = parseDictionary(headers['signature'] ?? '')
  if (inputs === undefined) return refuse('signature-input')
  if (signatures === undefined) return refuse('signature')
  for (const [label, covered] of inputs) {
    if (!isInnerList(covered) || covered.parameters.get('tag') !== PROTOCOL) continue
    const member = signatures.get(label)
    const signature = member !== undefined && 'value' in member ? member.value : undefined
    const kid = covered.parameters.get('keyid')
    const created = covered.parameters.get('created')
    if (!(signature instanceof Uint8Array) || signature.length !== 64) return refuse('signature')
    if (covered.parameters.get('alg') !== 'ed25519') return refuse('alg')
    if (typeof kid !== 'string') return refuse('keyid')
    if (!isSeconds(created)) return refuse('created')
    const missing = needed.find((item) => !covers(covered, item))
    if (missing !== undefined) return refuse(writeItem(missing))
    return ok({ label, covered, signature, kid, created: new Date(created * 1000) })
  }
  return refuse('tag')
}

function labelOf(request: HttpRequest): string | undefined {
  const signed = readSignature(request, [])
  return signed.ok ? signed.value.label : undefined
}

function covers({ items }: InnerList, wanted: Item): boolean {
  // Parameters of a component may stand in any order.
  const name = componentName(wanted)
  return items.some((item) => componentName(item) === name)
}

function componentName({ value, parameters }: Item): string {
  return writeItem({
    value,
    parameters: new Map([...parameters].sort(([a], [b]) => (a < b ? -1 : 1))),
  })
}

function signatureHeaders(
  covered: InnerList,
  message: HttpRequest | HttpAnswer,
  request: HttpRequest | undefined,
  key: KeyPair,
): Record<string, string> {
  const base = signatureBase(covered, message, request)
  if (base === undefined) throw new TypeError('a covered component is absent')
  const signature = signBytes(null, Buffer.from(base), key.privateKey)
  return {
    'signature-input': `${LABEL}=${writeInnerList(covered)}`,
    signature: `${LABEL}=${writeBytes(signature)}`,
  }
}

function isSignature(base: string, key: KeyObject, signature: Uint8Array): boolean {
  return verifyBytes(null, Buffer.from(base), key, signature)
}

function digestMatches({ headers, body }: Pick<HttpRequest, 'headers' | 'body'>): boolean {
  const member = parseDictionary(headers['content-digest'] ?? '')?.get('sha-256')
  const got = member !== undefined && 'value' in member ? member.value : undefined
  return got instanceof Uint8Array && sha256(body).equals(got)
}

function sha256(body: HttpRequest['body']): Buffer {
  return createHash('sha256')
    .update(body ?? '')
    .digest()
}

function hasBody({ body }: Pick<HttpRequest, 'body'>): boolean {
  return body !== undefined && body.length > 0
}

/** Seconds since 1970 that a Date can hold with room for a window: the years up to 9999. */
function isSeconds(value: BareItem | undefined): value is number {
  return typeof value === 'number' && value >= 0 && value <= 253_402_300_799
}

function seconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1000)
}
