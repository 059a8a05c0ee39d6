import { buffer } from 'node:stream/consumers'
import { isDigest, type BlobStore } from '@suyab/store/blob'
import { findSigned, type SignedRow } from './agreement-row.ts'
import { makeDelivery, makeReturn, isNews, type Cursors } from './delivery-making.ts'
import { parseDelivery } from './delivery.ts'
import { faultData, reportFault } from './fault-row.ts'
import { isHeadSigned, signAnswer, verifyRequest } from './http-signature.ts'
import type { Effects } from './issue.ts'
import { KeySet } from './key.ts'
import { DELIVERY_BYTES, REQUESTS_BURST, REQUESTS_PER_SECOND, WAIT_SECONDS } from './limit.ts'
import { mayFetch } from './media-access.ts'
import { newsroomOf } from './newsroom.ts'
import { loadNewsroom, takeDocument } from './newsroom-row.ts'
import { rememberNonce } from './nonce.ts'
import { loadOwnNewsroom, ownDocuments, type OwnNewsroom } from './own-newsroom.ts'
import { hearMark } from './reconciliation.ts'
import { takeDelivery } from './reception.ts'
import { endOf } from './right.ts'
import { CHANNELS, notify, type Db } from './row.ts'
import type { HttpAnswer, HttpRequest } from './signature-base.ts'
import { RefusalCount } from './refusal-count.ts'
import type { Waiting } from './waiting.ts'

export interface ServiceContext {
  readonly db: Db
  readonly effects: Effects
  readonly waiting: Waiting
  readonly blobs: BlobStore
  /** Ends long polls when the node stops. */
  readonly stopping: AbortSignal
}

const WAITERS = 4
const PART = 4 * 1024 * 1024

/**
 * The partners' side of the protocol: everything under /exchange/AGREEMENT. It knows no HTTP
 * server: the target URI it is given is made from the node's public origin.
 */
export class ProtocolService {
  readonly #context: ServiceContext
  readonly #refusals = new RefusalCount()
  readonly #rates = new Map<string, { tokens: number; at: number }>()

  constructor(context: ServiceContext) {
    this.#context = context
  }

  /** Whether the body of a request is worth reading, by its head: strangers send short ones. */
  isPartners(head: Omit<HttpRequest, 'body'>): Promise<boolean> {
    return isHeadSigned(head, (id) => this.#keysOf(id), this.#context.effects.now())
  }

  /** Answers a partner's request, signed; what cannot be accepted is refused, signed and counted. */
  async answer(request: HttpRequest, agreement: string, resource: string): Promise<HttpAnswer> {
    const { db, effects } = this.#context
    const own = await loadOwnNewsroom(db, effects.now())
    // An answer is bound to its request's signature; to a request without one it cannot be.
    const sign = (answer: HttpAnswer): HttpAnswer =>
      request.headers['signature'] === undefined
        ? answer
        : signAnswer(answer, request, own.key, own.id, { now: effects.now() })
    const claimed = (request.headers['suyab-newsroom'] ?? '').slice(0, 253)
    const verified = await verifyRequest(request, (id) => this.#keysOf(id), {
      now: effects.now(),
      seen: (newsroom, nonce, until) => rememberNonce(db, newsroom, nonce, until),
    })
    if (!verified.ok) {
      const { code } = verified.fault
      // Anyone can send what is refused here: the count is kept, not a row for each.
      const times = this.#refusals.count(`${claimed} ${code}`, effects.now())
      if (times > 0) {
        const data = { ...verified.fault, times }
        await reportFault(db, { partner: claimed, agreement: null, code, data })
      }
      const answer = refusal(401, { ...verified.fault })
      return code === 'request.unsigned' ? answer : sign(answer)
    }
    // Only who has proved who it is spends from its own share: nobody can spend another's.
    const wait = this.#spend(verified.value.newsroom, effects.now())
    if (wait > 0) {
      const headers = { 'retry-after': String(wait) }
      return sign(refusal(429, { code: 'request.rate', after: wait }, headers))
    }
    const signed = isUuid(agreement) ? await findSigned(db, agreement) : undefined
    if (signed === undefined || signed.partner !== verified.value.newsroom) {
      return sign(refusal(404, { code: 'request.agreement-unknown', agreement }))
    }
    return sign(await this.#serve(request, signed, resource, own))
  }

  /** A newsroom presents its editions: POST /.well-known/suyab. */
  present(editions: readonly unknown[]): Promise<{ taken: number }> {
    const { db, effects } = this.#context
    return takePresented(db, editions, effects.now(), this.#refusals)
  }

  async #serve(
    request: HttpRequest,
    signed: SignedRow,
    resource: string,
    own: OwnNewsroom,
  ): Promise<HttpAnswer> {
    const { db, effects } = this.#context
    const query = new URL(request.targetUri).searchParams
    switch (`${request.method} ${resource}`) {
      case 'GET log':
        return this.#read(signed, cursorsOf(query), waitOf(query))
      case 'POST log':
        return this.#take(signed, request)
      case 'POST ping':
        await notify(db, CHANNELS.incoming, signed.id)
        return json(202, {
          protocol: 'suyab/1',
          newsroom: own.id,
          time: effects.now().toISOString(),
        })
      case 'GET returned':
        return json(200, await makeReturn(db, signed, cursorsOf(query)))
      default:
        return resource.startsWith('media/') && request.method === 'GET'
          ? this.#media(signed, resource.slice('media/'.length), request)
          : refusal(404, { code: 'request.schema', at: '', expected: 'a resource of the protocol' })
    }
  }

  async #read(signed: SignedRow, cursors: Cursors, wait: number): Promise<HttpAnswer> {
    const { db, waiting, stopping, effects } = this.#context
    await hearMark(db, signed, { entry: cursors.after, ...cursors }, effects)
    await noteRead(db, signed.id, cursors, effects.now())
    // A partner waits with one or two requests; more would only hold connections.
    const until = Date.now() + (waiting.count(signed.id) < WAITERS ? wait * 1000 : 0)
    let current = (await findSigned(db, signed.id)) ?? signed
    let delivery = await makeDelivery(db, current, cursors)
    while (!isNews(delivery) && Date.now() < until && !stopping.aborted) {
      // The waiter is set up before the last look, or news in between would be missed.
      const news = waiting.wait(signed.id, until - Date.now(), stopping)
      delivery = await makeDelivery(db, current, cursors)
      if (isNews(delivery)) {
        waiting.wake(signed.id)
        break
      }
      await news
      current = (await findSigned(db, signed.id)) ?? signed
      delivery = await makeDelivery(db, current, cursors)
    }
    return json(200, delivery)
  }

  async #take(signed: SignedRow, request: HttpRequest): Promise<HttpAnswer> {
    const { db, effects } = this.#context
    const size = request.body?.length ?? 0
    if (size > DELIVERY_BYTES * 2) {
      return refusal(413, { code: 'request.too-large', limit: DELIVERY_BYTES * 2, got: size })
    }
    const value = parseJson(request.body)
    const parsed = parseDelivery(value)
    if (!parsed.ok) {
      const { code } = parsed.fault
      await reportFault(db, {
        partner: signed.partner,
        agreement: signed.id,
        code,
        data: parsed.fault,
      })
      return refusal(400, { ...parsed.fault })
    }
    const { read } = await takeDelivery(db, signed, parsed.value, effects)
    return json(200, { protocol: 'suyab/1', read })
  }

  /** At most 4 MiB at a time: an answer is signed over its bytes. */
  async #media(signed: SignedRow, name: string, request: HttpRequest): Promise<HttpAnswer> {
    const { db, blobs, effects } = this.#context
    const over = endOf(signed.agreement)
    if (over !== undefined && over <= effects.now()) {
      const at = over.toISOString()
      return refusal(410, { code: 'request.agreement-ended', agreement: signed.id, at })
    }
    const digest = name.replace(/%3a/i, ':')
    const size =
      isDigest(digest) && (await mayFetch(db, signed, digest, effects.now()))
        ? await blobs.size(digest)
        : undefined
    if (!isDigest(digest) || size === undefined)
      return refusal(404, { code: 'media.unknown', digest })
    const start = rangeStart(request.headers['range'])
    if (start >= size) {
      return refusal(416, { code: 'media.range', size }, { 'content-range': `bytes */${size}` })
    }
    const end = Math.min(size, start + PART)
    return {
      status: 206,
      headers: {
        'content-type': 'application/octet-stream',
        'content-range': `bytes ${start}-${end - 1}/${size}`,
      },
      body: await buffer(await blobs.get(digest, { start, end: end - 1 })),
    }
  }

  async #keysOf(newsroom: string): Promise<KeySet | undefined> {
    const known = await loadNewsroom(this.#context.db, newsroom)
    return known === undefined ? undefined : new KeySet(newsroom, known.keys)
  }

  /** A token bucket for each claimed sender. @returns seconds to wait, 0 to go on */
  #spend(newsroom: string, now: Date): number {
    if (this.#rates.size > 10_000) this.#rates.clear()
    const bucket = this.#rates.get(newsroom) ?? { tokens: REQUESTS_BURST, at: now.getTime() }
    const passed = Math.max(0, now.getTime() - bucket.at) / 1000
    const tokens = Math.min(REQUESTS_BURST, bucket.tokens + passed * REQUESTS_PER_SECOND)
    const left = tokens >= 1 ? tokens - 1 : tokens
    this.#rates.set(newsroom, { tokens: left, at: now.getTime() })
    return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / REQUESTS_PER_SECOND)
  }
}

/** The newsroom document and every edition before it: GET /.well-known/suyab. */
export async function wellKnown(db: Db): Promise<object> {
  const editions = await ownDocuments(db)
  return { protocol: 'suyab/1', newsroom: editions.at(-1) ?? '', editions }
}

/**
 * A newsroom presents the editions of its document: POST /.well-known/suyab. They vouch for
 * themselves: each is believed only where a key pinned before has signed it.
 */
async function takePresented(
  db: Db,
  editions: readonly unknown[],
  now: Date,
  refusals: RefusalCount,
): Promise<{ taken: number }> {
  let taken = 0
  for (const edition of editions.slice(0, 100)) {
    const claimed = newsroomOf(edition)
    // Nobody is pinned this way who is not known already.
    if (claimed === undefined || (await loadNewsroom(db, claimed)) === undefined) continue
    const believed = await takeDocument(db, edition, now, null)
    if (believed.ok) taken += 1
    else if (believed.fault.code !== 'newsroom.edition-behind') {
      const { code } = believed.fault
      // Anyone can present what is refused here.
      const times = refusals.count(`${claimed} ${code}`, now)
      const data = { ...faultData(believed.fault), times }
      if (times > 0) await reportFault(db, { partner: claimed, agreement: null, code, data })
    }
  }
  return { taken }
}

async function noteRead(db: Db, agreement: string, cursors: Cursors, now: Date): Promise<void> {
  await db
    .updateTable('exchange.agreement')
    .set({
      they_entry: cursors.after,
      they_kill: cursors.kills,
      they_letter: cursors.letters,
      last_read_at: now,
    })
    .where('id', '=', agreement)
    .execute()
}

function json(status: number, value: object): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(value)),
  }
}

function refusal(
  status: number,
  fault: { readonly code: string; readonly [name: string]: unknown },
  headers: Record<string, string> = {},
): HttpAnswer {
  const answer = json(status, { fault: { code: fault.code, data: faultData(fault) } })
  return { ...answer, headers: { ...answer.headers, ...headers } }
}

function cursorsOf(query: URLSearchParams): Cursors {
  const number = (name: string): number => {
    const value = Number(query.get(name) ?? 0)
    return Number.isSafeInteger(value) && value > 0 ? value : 0
  }
  return { after: number('after'), kills: number('kills'), letters: number('letters') }
}

function waitOf(query: URLSearchParams): number {
  const wait = Number(query.get('wait') ?? 0)
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), WAIT_SECONDS) : 0
}

function rangeStart(range: string | undefined): number {
  const start = /^bytes=(\d{1,15})-/.exec(range ?? '')?.[1]
  return start === undefined ? 0 : Number(start)
}

function parseJson(body: HttpRequest['body']): unknown {
  try {
    return JSON.parse(Buffer.from(body ?? '').toString('utf8'))
  } catch (error) {
    // parseDelivery says what was expected instead.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

function isUuid(value: string): boolean {
  return UUID.test(value)
}
