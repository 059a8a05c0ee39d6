import { createHash, randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { Refusal } from './refusal.ts'
import type { RequestVariables } from './route.ts'

type Middleware = MiddlewareHandler<{ Variables: RequestVariables }>

const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // React Aria places its overlays by style attributes; no style sheet of anyone else's comes in.
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ')

/** The header that the desk sends with every request that changes something. */
export const deskHeader = 'suyab-desk'

/** Sets what every answer carries, and gives each request an id. */
export function securityHeaders(origin: () => string): Middleware {
  return async (c, next) => {
    c.set('requestId', randomUUID())
    await next()
    const { headers } = c.res
    if (!headers.has('content-security-policy'))
      headers.set('content-security-policy', contentPolicy)
    headers.set('x-content-type-options', 'nosniff')
    headers.set('referrer-policy', 'no-referrer')
    headers.set('cross-origin-opener-policy', 'same-origin')
    headers.set('cross-origin-resource-policy', 'same-origin')
    headers.set(
      'permissions-policy',
      'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=(), ' +
        'publickey-credentials-get=(self), publickey-credentials-create=(self)',
    )
    headers.set('x-request-id', c.get('requestId'))
    if (origin().startsWith('https:'))
      headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  }
}

/** The origins the desk may be opened at: the public one, and on this machine its own names. */
function deskOrigins(origin: string): string[] {
  const url = new URL(origin)
  const own = ['localhost', '127.0.0.1', '[::1]']
  if (!own.includes(url.hostname)) return [origin]
  const port = url.port === '' ? '' : `:${url.port}`
  return own.map((host) => `${url.protocol}//${host}${port}`)
}

/** Refuses requests that name another host: a foreign name may have been pointed at this node. */
export function hostCheck(origin: () => string): Middleware {
  return async (c, next) => {
    const hosts = deskOrigins(origin()).map((one) => new URL(one).host)
    const host = c.req.header('host')?.toLowerCase()
    // A proxy may speak of the scheme's usual port.
    const plain = host?.replace(origin().startsWith('https:') ? /:443$/ : /:80$/, '')
    if (plain === undefined || !hosts.includes(plain))
      throw new Refusal(421, 'request.host', { expected: new URL(origin()).host })
    await next()
  }
}

/**
 * Refuses what another site's page asks in a person's name. The session's cookie is SameSite=Strict
 * already; this holds where a browser does not keep to it, and between ports of one host.
 */
export function crossSiteCheck(origin: () => string): Middleware {
  return async (c, next) => {
    const site = c.req.header('sec-fetch-site')
    const from = c.req.header('origin')
    const safe = c.req.method === 'GET' || c.req.method === 'HEAD'
    const foreign =
      (site !== undefined && site !== 'same-origin' && !(safe && site === 'none')) ||
      (from !== undefined && !deskOrigins(origin()).includes(from)) ||
      (!safe && c.req.header(deskHeader) === undefined)
    if (foreign) throw new Refusal(403, 'request.cross-site')
    await next()
  }
}

/** The session cookie's name: its own for each node, since cookies do not tell ports apart. */
export function cookieName(origin: string): string {
  const hash = createHash('sha256').update(origin).digest('hex').slice(0, 10)
  return origin.startsWith('https:') ? `__Host-suyab-${hash}` : `suyab-${hash}`
}

/** The Set-Cookie line for a session; an empty token takes the cookie away. */
export function sessionCookie(origin: string, token: string): string {
  const age = token === '' ? 0 : 14 * 24 * 3600
  const secure = origin.startsWith('https:') ? '; Secure' : ''
  return `${cookieName(origin)}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${age}${secure}`
}
