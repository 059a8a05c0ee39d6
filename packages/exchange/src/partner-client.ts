import { faultData } from './fault-row.ts'
import { signRequest, verifyAnswer } from './http-signature.ts'
import type { Effects } from './effects.ts'
import { DELIVERY_BYTES } from './limit.ts'
import { loadKeys, takeDocument } from './newsroom-row.ts'
import { loadOwnNewsroom, ownDocuments } from './own-newsroom.ts'
import type { Db } from './row.ts'
import type { HttpAnswer, HttpRequest } from './signature-base.ts'
import type { FaultData } from './tables.ts'

/**
 * Sends a request and gives the answer, whatever its status. It limits the answer's size, keeps to
 * the addresses that are allowed, and throws what goes wrong on the way.
 */
export type Transport = (
  request: HttpRequest,
  options: { readonly timeout: number; readonly limit: number; readonly signal: AbortSignal },
) => Promise<HttpAnswer>

/** Why a partner could not be asked: it is away, or its answer cannot be believed. */
export class PartnerFault extends Error {
  readonly code: string
  readonly data: FaultData

  constructor(code: string, data: FaultData = {}, options?: ErrorOptions) {
    super(code, options)
    this.name = 'PartnerFault'
    this.code = code
    this.data = data
  }
}

export interface PartnerAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** The body as JSON where it is JSON. */
  readonly value: unknown
  readonly sent: Date
  readonly received: Date
  readonly theirs: Date
}

interface ClientContext {
  readonly db: Db
  readonly effects: Effects & { readonly nonce: () => string }
  readonly transport: Transport
  readonly origin: string
  readonly partner: string
  readonly agreement: string
  readonly signal: AbortSignal
}

/** Asks a partner about one agreement; every request is signed, every answer checked. */
export class PartnerClient {
  readonly #context: ClientContext

  constructor(context: ClientContext) {
    this.#context = context
  }

  get(
    resource: string,
    timeout: number,
    headers: Record<string, string> = {},
  ): Promise<PartnerAnswer> {
    return this.#ask({ method: 'GET', targetUri: this.#uri(resource), headers }, timeout)
  }

  post(resource: string, value: object): Promise<PartnerAnswer> {
    return this.#ask(
      {
        method: 'POST',
        targetUri: this.#uri(resource),
        headers: { 'content-type': 'application/json' },
        body: Buffer.from(JSON.stringify(value)),
      },
      60_000,
    )
  }

  #uri(resource: string): string {
    const { origin, agreement } = this.#context
    return `${origin}/exchange/${agreement}/${resource}`
  }

  async #ask(request: HttpRequest, timeout: number): Promise<PartnerAnswer> {
    let answer = await this.#send(request, timeout)
    // One of us has a new key that the other has not seen: show the documents, then once more.
    if (answer.fault === 'request.key-unknown') {
      await this.#present()
      answer = await this.#send(request, timeout)
    } else if (answer.fault === 'answer.key-unknown') {
      await this.#learn()
      answer = await this.#send(request, timeout)
    }
    if (answer.fault !== undefined) throw new PartnerFault(answer.fault, answer.data)
    return answer.good
  }

  async #send(
    request: HttpRequest,
    timeout: number,
  ): Promise<
    | { good: PartnerAnswer; fault?: undefined }
    | { good?: undefined; fault: string; data: FaultData }
  > {
    const { db, effects, partner } = this.#context
    const own = await loadOwnNewsroom(db, effects.now())
    const sent = effects.now()
    const signing = { now: sent, nonce: effects.nonce() }
    const signed = signRequest(request, own.key, own.id, signing)
    const answer = await this.#transport(signed, timeout)
    const received = effects.now()
    const verified = verifyAnswer(answer, signed, await loadKeys(db, partner))
    const body = bytesOf(answer.body)
    const value = jsonOf(answer, body)
    if (!verified.ok) {
      // A refusal that could not be bound to our request is believed only where nothing hangs on it.
      const fault = answer.status >= 400 ? faultOf(value) : undefined
      if (fault?.code.startsWith('request.') === true)
        return { fault: fault.code, data: fault.data }
      return { fault: verified.fault.code, data: faultData(verified.fault) }
    }
    if (answer.status >= 400) {
      const fault = faultOf(value) ?? { code: 'partner.answered', data: { status: answer.status } }
      return { fault: fault.code, data: fault.data }
    }
    const { status, headers } = answer
    return { good: { status, headers, body, value, sent, received, theirs: verified.value.time } }
  }

  async #transport(request: HttpRequest, timeout: number): Promise<HttpAnswer> {
    const { transport, signal } = this.#context
    try {
      return await transport(request, { timeout, limit: DELIVERY_BYTES * 2, signal })
    } catch (cause) {
      const reason = cause instanceof Error ? (codeOf(cause) ?? cause.name) : 'unknown'
      throw new PartnerFault('partner.unreachable', { reason }, { cause })
    }
  }

  /** Shows the partner every edition of our document; keys that it has pinned vouch for new ones. */
  async #present(): Promise<void> {
    const { db, origin } = this.#context
    const editions = await ownDocuments(db)
    await this.#transport(
      {
        method: 'POST',
        targetUri: `${origin}/.well-known/suyab`,
        headers: { 'content-type': 'application/json' },
        body: Buffer.from(JSON.stringify({ protocol: 'suyab/1', editions })),
      },
      20_000,
    )
  }

  async #learn(): Promise<void> {
    const { db, effects, origin } = this.#context
    const answer = await this.#transport(
      { method: 'GET', targetUri: `${origin}/.well-known/suyab`, headers: {} },
      20_000,
    )
    for (const edition of editionsOf(jsonOf(answer, bytesOf(answer.body)))) {
      await takeDocument(db, edition, effects.now(), null)
    }
  }
}

/** The editions in what /.well-known/suyab answers, oldest first. */
export function editionsOf(value: unknown): readonly unknown[] {
  const editions: unknown = memberOf(value, 'editions')
  return Array.isArray(editions) ? editions.slice(0, 100) : []
}

export function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined
}

function faultOf(value: unknown): { code: string; data: FaultData } | undefined {
  const fault = memberOf(value, 'fault')
  const code = memberOf(fault, 'code')
  const data = memberOf(fault, 'data')
  if (typeof code !== 'string') return undefined
  return {
    code: code.slice(0, 100),
    data: typeof data === 'object' && data !== null ? faultData(data) : {},
  }
}

function bytesOf(body: HttpAnswer['body']): Uint8Array {
  return typeof body === 'string' ? Buffer.from(body) : (body ?? new Uint8Array())
}

function jsonOf({ headers }: HttpAnswer, body: Uint8Array): unknown {
  if (headers['content-type']?.startsWith('application/json') !== true) return undefined
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'))
  } catch (error) {
    // Not JSON after all: whoever needs a value says what was expected.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function codeOf(error: Error): string | undefined {
  const inner: unknown = error.cause ?? error
  const code = memberOf(inner, 'code')
  return typeof code === 'string' ? code : undefined
}
