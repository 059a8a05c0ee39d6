import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '../src/api.ts'
import { may, roles } from '../src/role.ts'
import { openLine } from './line.ts'
import { ask, codeOf, startTestNode, type Desk, type TestNode } from './test-node.ts'

let at: TestNode
const desks = new Map<Role, Desk>()
beforeAll(async () => {
  at = await startTestNode({ clock: true })
  for (const role of roles) desks.set(role, await at.signIn(role))
})
afterAll(() => at.stop())
// Sign-ins are slowed down; a minute later they go on.
beforeEach(() => {
  at.clock.now += 60_000
})

/** A path that names nothing, so that what is permitted changes nothing. */
const nowhere = (path: string): string =>
  path.replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000')

test('every route lets in exactly the roles of its errand, and nobody without a session', async () => {
  const wrong: string[] = []
  for (const { method, path, errand } of at.node.routes) {
    // These would end the session of the test itself, or never end.
    if (path === '/api/live' || (path === '/api/session' && method === 'DELETE')) continue
    const here = `${method} ${path}`
    const stranger = await ask(at.node.port, method, nowhere(path))
    if ((stranger.status === 401 && codeOf(stranger) === 'session.none') === (errand === 'anyone'))
      wrong.push(`${here} for a stranger: ${stranger.status}`)
    for (const [role, desk] of desks) {
      const { status } = await desk.ask(method, nowhere(path))
      const permitted = errand === 'anyone' || errand === 'signed-in' || may(role, errand)
      if ((status === 403) === permitted) wrong.push(`${here} for ${role}: ${status}`)
      if (status >= 500) wrong.push(`${here} for ${role}: ${status}`)
    }
  }
  expect(wrong).toEqual([])
  expect(at.node.routes.length).toBeGreaterThan(25)
})

/** A change in the administrator's name with headers as a browser would send them. */
const change = (more: Record<string, string>) => {
  const desk = desks.get('administrator')
  if (desk === undefined) throw new Error('no desk')
  return ask(at.node.port, 'PATCH', '/api/me', { language: 'ru' }, { cookie: desk.cookie, ...more })
}

describe('a request that changes something', () => {
  test('is taken from the desk itself', async () => {
    expect((await change({ 'sec-fetch-site': 'same-origin', origin: at.node.origin })).status).toBe(
      200,
    )
  })

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this host', { 'sec-fetch-site': 'same-site' }],
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['an origin that only begins alike', { origin: 'http://localhost.evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
  ])('is refused from %s', async (_where, more) => {
    const answer = await change(more)
    expect([answer.status, codeOf(answer)]).toEqual([403, 'request.cross-site'])
  })

  test("is refused without the desk's own header, as a form would send it", async () => {
    const cookie = desks.get('administrator')?.cookie ?? ''
    const response = await fetch(`${at.node.origin}/api/session`, {
      method: 'DELETE',
      headers: { cookie },
    })
    expect(response.status).toBe(403)
    expect(
      (await desks.get('administrator')?.ask('GET', '/api/session'))?.json['person'],
    ).not.toBeNull()
  })
})

test('a foreign host name that was pointed at the node is refused', async () => {
  const status = await new Promise((resolve, reject) => {
    httpRequest(
      {
        port: at.node.port,
        path: '/api/session',
        headers: { host: `evil.example:${at.node.port}` },
      },
      (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      },
    )
      .once('error', reject)
      .end()
  })
  expect(status).toBe(421)
  expect((await ask(at.node.port, 'GET', '/health')).status).toBe(200)
})

test('every answer carries the security headers, faults and missing pages too', async () => {
  for (const path of ['/api/session', '/api/nothing', '/', '/health', '/feeds/x/rss', '/media/x']) {
    const { headers } = await ask(at.node.port, 'GET', path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*|data:)/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  }
})

test('a body that is too large, no JSON or of another shape is refused with a code', async () => {
  const desk = desks.get('editor')
  const large = await desk?.ask('PATCH', '/api/me', { name: 'x'.repeat(3_000_000) })
  expect([large?.status, large && codeOf(large)]).toEqual([413, 'request.too-large'])
  const shape = await desk?.ask('PATCH', '/api/me', { name: 'x', role: 'administrator' })
  expect([shape?.status, shape && codeOf(shape)]).toEqual([400, 'request.schema'])
  const broken = await ask(at.node.port, 'PATCH', '/api/me', Buffer.from('{'), {
    cookie: desk?.cookie ?? '',
    'content-type': 'application/json',
  })
  expect(codeOf(broken)).toBe('request.not-json')
})

test('a session that asks without end is slowed down', async () => {
  const desk = await at.signIn('viewer')
  const answers = await Promise.all(
    Array.from({ length: 330 }, () => desk.ask('GET', '/api/session')),
  )
  expect(answers.some(({ status }) => status === 429)).toBe(true)
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(300)
})

test('no token, cookie or key is ever in the log', async () => {
  const desk = await at.signIn('administrator')
  const feed = await desk.ask('POST', '/api/feeds', { name: 'Osh Evening', format: 'rss' })
  const url = new URL(String(feed.json['url']))
  await ask(at.node.port, 'GET', url.pathname)
  const invited = await desk.ask('POST', `/api/people/${desk.id}/link`)
  const link = String(invited.json['link'])
  const linkToken = link.split('#')[1] ?? ''
  await ask(at.node.port, 'GET', `/sign-in?token=${linkToken}`)
  await at.store.pool.query('ALTER TABLE sign_in_link RENAME TO away')
  const failed = await ask(at.node.port, 'POST', '/api/session/link', { token: linkToken })
  await at.store.pool.query('ALTER TABLE away RENAME TO sign_in_link')
  expect(failed.status).toBe(500)
  const log = at.logged.join('')
  expect(log).toContain('"path":"/feeds/…/rss"')
  expect(log).toContain('request.failed')
  for (const secret of [desk.cookie.split('=')[1], url.pathname.split('/')[2], linkToken]) {
    expect(secret?.length).toBe(43)
    expect(log).not.toContain(secret)
  }
})

test('a database that is away is a coded fault, and the node goes on when it is back', async () => {
  const line = await openLine()
  const far = await startTestNode({ clock: true, line })
  try {
    const desk = await far.signIn('viewer')
    line.cut()
    const away = await desk.ask('GET', '/api/session')
    expect([away.status, codeOf(away)]).toEqual([503, 'store.unavailable'])
    expect((await ask(far.node.port, 'GET', '/health')).status).toBe(503)
    await line.mend()
    expect((await desk.ask('GET', '/api/session')).json['person']).not.toBeNull()
    expect((await ask(far.node.port, 'GET', '/health')).status).toBe(200)
  } finally {
    await far.stop()
    await line.close()
  }
})
