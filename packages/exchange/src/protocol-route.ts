import { admitGuest, showInvitation } from './invitation.ts'
import type { ErrandContext } from './agreement-errand.ts'
import { memberOf } from './partner-client.ts'
import { wellKnown, type ProtocolService } from './protocol-service.ts'
import { Refusal } from './refusal.ts'
import type { HttpAnswer, HttpRequest } from './signature-base.ts'

/** What partners' nodes may ask of this one. */
export interface ProtocolDoor {
  readonly service: ProtocolService
  readonly errands: ErrandContext
}

/**
 * Answers what is asked under /.well-known/suyab and /exchange/. The target URI is made from the
 * node's public origin, whatever proxy stands before it.
 */
export async function answerProtocol(
  { service, errands }: ProtocolDoor,
  request: HttpRequest,
): Promise<HttpAnswer> {
  const { pathname } = new URL(request.targetUri)
  const { db } = errands
  try {
    if (pathname === '/.well-known/suyab') {
      if (request.method === 'GET') return json(200, await wellKnown(db))
      const editions = memberOf(parseBody(request), 'editions')
      const list: readonly unknown[] = Array.isArray(editions) ? editions : []
      return json(200, await service.present(list))
    }
    if (pathname === '/exchange/invitations/look') {
      return json(200, await showInvitation(errands, parseBody(request)))
    }
    if (pathname === '/exchange/invitations/accept') {
      return json(200, await admitGuest(errands, parseBody(request)))
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return json(409, { fault: { code: error.code, data: error.data } })
  }
  const [, agreement, resource] = /^\/exchange\/([^/]+)\/(.+)$/.exec(pathname) ?? []
  return agreement === undefined || resource === undefined
    ? json(404, { fault: { code: 'request.schema', data: { at: '', expected: 'a resource' } } })
    : service.answer(request, agreement, resource)
}

function json(status: number, value: object): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(value)),
  }
}

function parseBody({ body }: HttpRequest): unknown {
  try {
    return JSON.parse(Buffer.from(body ?? '').toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal('request.not-json')
    throw error
  }
}
