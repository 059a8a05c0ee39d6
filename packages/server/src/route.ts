import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { z } from 'zod'
import type { Actor } from './audit.ts'
import { Refusal } from './refusal.ts'
import type { Errand } from './role.ts'
import type { SignedIn } from './session.ts'
import type { Asker } from './turns.ts'

export interface RequestVariables {
  requestId: string
  signedIn: SignedIn | null
}
export type RequestContext = Context<{ Variables: RequestVariables }>

/** One route of the API: who may call it is part of it, so that a table of all can be tested. */
export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** A Hono pattern, from `/api/` on. */
  path: string
  /** The errand whose roles may call it; `signed-in`: any person; `anyone`: also without session. */
  errand: Errand | 'signed-in' | 'anyone'
  /** Gives the answer's JSON, undefined for 204, or a response of its own. Faults: throw a Refusal. */
  run: (call: Call) => Promise<object | undefined>
}

const jsonLimit = 2 * 1024 * 1024

/** A request as a route sees it. */
export class Call {
  readonly context: RequestContext
  readonly now: Date

  constructor(context: RequestContext, now: Date) {
    this.context = context
    this.now = now
  }

  get signedIn(): SignedIn | null {
    return this.context.get('signedIn')
  }

  /** Who asks; a route for signed-in people can rely on it. */
  get person(): SignedIn {
    const person = this.signedIn
    if (person === null) throw new Refusal(401, 'session.none')
    return person
  }

  /** Aborted where whoever asked goes away before the answer is out. */
  get signal(): AbortSignal {
    return this.context.req.raw.signal
  }

  /** Who asks, among those who wait for a turn. */
  get asker(): Asker {
    return { person: this.person.id, signal: this.signal }
  }

  get actor(): Actor {
    return { id: this.person.id, role: this.person.role }
  }

  /** A part of the path, decoded. */
  param(name: string): string {
    const value = this.context.req.param(name)
    if (value === undefined) throw new Error(`the route has no :${name}`)
    // Nothing has such a name, and a database does not even look for it.
    if (value.includes('\0')) throw new Refusal(404, 'request.not-found')
    return value
  }

  /** A part of the path that must be a UUID: anything else names nothing. */
  uuid(name: string): string {
    const value = this.param(name)
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value))
      throw new Refusal(404, 'request.not-found')
    return value
  }

  /** What stands behind the question mark: a list of each name; {@link only} for what is said once. */
  query<Value>(schema: z.ZodType<Value>): Value {
    const all = this.context.req.queries()
    const strange = Object.keys(all).find((name) => all[name]?.some((one) => one.includes('\0')))
    if (strange !== undefined)
      throw new Refusal(400, 'request.schema', { at: `/${strange}`, expected: 'well-formed text' })
    return checked(schema, all)
  }

  /** The body as JSON of this shape. */
  async body<Value>(schema: z.ZodType<Value>): Promise<Value> {
    const type = this.context.req.header('content-type') ?? ''
    if (!/^application\/json\s*(;|$)/i.test(type))
      throw new Refusal(415, 'request.content-type', { expected: 'application/json' })
    const bytes = await this.bytes(jsonLimit)
    let raw: unknown
    try {
      raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    } catch (cause) {
      throw new Refusal(400, 'request.not-json', undefined, { cause })
    }
    return checked(schema, raw)
  }

  /** The body's bytes, read no further than the limit. */
  async bytes(limit: number): Promise<Buffer> {
    const tooLarge = new Refusal(413, 'request.too-large', { limit })
    if (Number(this.context.req.header('content-length') ?? 0) > limit) throw tooLarge
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of this.parts()) {
      size += part.byteLength
      if (size > limit) throw tooLarge
      parts.push(part)
    }
    return Buffer.concat(parts)
  }

  /** The body as it comes. @throws Refusal where whoever sends it goes away in the middle: no fault of the node */
  async *parts(): AsyncGenerator<Uint8Array> {
    const reader = this.context.req.raw.body?.getReader()
    if (reader === undefined) return
    try {
      for (;;) {
        const part = await reader.read().catch((cause: unknown) => {
          throw new Refusal(400, 'request.stopped', undefined, { cause })
        })
        if (part.done) return
        yield part.value
      }
    } finally {
      // Whoever reads no further lets go of the rest; of a broken body there is none.
      await reader.cancel().catch(() => undefined)
    }
  }

  /** The network address the request came from; a proxy's, where there is one. */
  get address(): string {
    return getConnInfo(this.context).remote.address ?? 'unknown'
  }
}

/** The one value of a name in the query, of this shape; that it is given twice is refused. */
export function only<Value>(schema: z.ZodType<Value>): z.ZodType<Value> {
  return z
    .tuple([z.unknown()])
    .transform(([value]) => value)
    .pipe(schema)
}

function checked<Value>(schema: z.ZodType<Value>, raw: unknown): Value {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new Refusal(400, 'request.schema', {
    at: `/${issue?.path.map(String).join('/') ?? ''}`,
    expected: issue?.message ?? '',
  })
}
