import { StoreError } from '@suyab/store/fault'
import { Hono, type Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { NodeContext } from './context.ts'
import { serveFeed, serveFeedMedia } from './feed.ts'
import { serveMedia } from './media.ts'
import { sessionBucket, takeToken } from './rate-limit.ts'
import { Refusal } from './refusal.ts'
import { may } from './role.ts'
import { Call, type RequestContext, type RequestVariables, type Route } from './route.ts'
import {
  cookieName,
  crossSiteCheck,
  hostCheck,
  securityHeaders,
  sessionCookie,
} from './security.ts'
import { resumeSession } from './session.ts'
import { deskFiles } from './static.ts'

export type NodeApp = Hono<{ Variables: RequestVariables }>

/** The node's HTTP side: the API's routes, feeds, pictures and the desk's files. */
export function makeApp(node: NodeContext, routes: readonly Route[]): NodeApp {
  const app: NodeApp = new Hono<{ Variables: RequestVariables }>()
  app.use(securityHeaders(node.origin))
  app.use(accessLog(node))
  app.onError((cause, c) => refused(node, cause, c))

  // For machines: a load balancer or a supervisor knows the node by an address of its own.
  app.get('/health', async (c) => {
    await node.store.pool.query('SELECT 1').catch((cause: unknown) => {
      const code =
        cause instanceof StoreError ? cause.code : (node.store.fault() ?? 'store.unavailable')
      throw new Refusal(503, code, undefined, { cause })
    })
    return c.json({ status: 'ok' })
  })
  const whenWhole = refuseUnlessWhole(node)
  for (const path of ['/feeds/*', '/media/*', '/api/items', '/api/items/*'])
    app.use(path, whenWhole)
  // Feeds' readers and partners' nodes are no browsers: they have a token, or sign.
  app.get('/feeds/:token/media/:digest', (c) => serveFeedMedia(node, c))
  app.get('/feeds/:token/:format', (c) => serveFeed(node, c))
  node.exchange.mount(app)

  app.use(hostCheck(node.origin))
  app.use('/api/*', crossSiteCheck(node.origin))
  app.use('/media/*', crossSiteCheck(node.origin))
  for (const route of routes)
    app.on(route.method, route.path, async (c) => {
      c.set('signedIn', null)
      await signIn(node, c, route)
      return answered(c, await route.run(new Call(c, new Date(node.clock()))))
    })
  app.all('/api/*', () => {
    throw new Refusal(404, 'request.not-found')
  })
  app.get('/media/:digest', async (c) => {
    c.set('signedIn', null)
    await signIn(node, c, { errand: 'items.read' })
    return serveMedia(node, new Call(c, new Date(node.clock())))
  })
  app.get('*', deskFiles(node.deskFolder))
  app.notFound((c) => c.json({ fault: { code: 'request.not-found' } }, 404))
  return app
}

/** After a restore, what was killed since the backup must not come out again. */
function refuseUnlessWhole(node: NodeContext) {
  return async (_c: RequestContext, next: () => Promise<void>): Promise<void> => {
    const awaited = await node.exchange.awaited()
    if (awaited.length > 0)
      throw new Refusal(
        503,
        'node.reconciling',
        { awaited: awaited.join(', ') },
        { retryAfter: 30 },
      )
    await next()
  }
}

/** Finds the person, gives a rotated session its new cookie, and asks the table of roles. */
async function signIn(
  node: NodeContext,
  c: RequestContext,
  route: Pick<Route, 'errand'>,
): Promise<void> {
  const origin = node.origin()
  const now = new Date(node.clock())
  const token = getCookie(c, cookieName(origin))
  const found = token === undefined ? undefined : await resumeSession(node.db, token, now)
  if (found?.token !== undefined)
    c.header('set-cookie', sessionCookie(origin, found.token), { append: true })
  const person = found?.person ?? null
  c.set('signedIn', person)
  if (person !== null) {
    const wait = await takeToken(node.db, `session:${person.session}`, sessionBucket, now)
    if (wait > 0) throw new Refusal(429, 'request.rate', { seconds: wait }, { retryAfter: wait })
  }
  if (route.errand === 'anyone') return
  if (person === null) throw new Refusal(401, 'session.none')
  if (route.errand !== 'signed-in' && !may(person.role, route.errand))
    throw new Refusal(403, 'role.not-permitted', { errand: route.errand, role: person.role })
}

function answered(c: RequestContext, answer: object | undefined): Response {
  if (answer instanceof Response) {
    // A new cookie set before must not be lost with an answer of its own making.
    for (const cookie of c.res.headers.getSetCookie()) answer.headers.append('set-cookie', cookie)
    return answer
  }
  return answer === undefined ? c.body(null, 204) : c.json(answer)
}

function accessLog(node: NodeContext) {
  return async (c: RequestContext, next: () => Promise<void>): Promise<void> => {
    const from = node.clock()
    await next()
    node.log.info('request', {
      id: c.get('requestId'),
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms: node.clock() - from,
    })
  }
}

/** Turns what went wrong into a coded fault; only what nobody foresaw is logged as an error. */
function refused(
  node: NodeContext,
  cause: Error,
  c: Context<{ Variables: RequestVariables }>,
): Response {
  const refusal = cause instanceof Refusal ? cause : undefined
  if (refusal !== undefined) {
    if (refusal.retryAfter !== undefined) c.header('retry-after', String(refusal.retryAfter))
    const { code, data } = refusal
    return c.json({ fault: data === undefined ? { code } : { code, data } }, refusal.status)
  }
  node.log.error('request.failed', cause, { id: c.get('requestId'), path: c.req.path })
  if (cause instanceof StoreError) {
    c.header('retry-after', '5')
    return c.json({ fault: { code: cause.code } }, 503)
  }
  const id = c.get('requestId')
  return c.json({ fault: { code: 'server.failed', data: { request: id } } }, 500)
}
