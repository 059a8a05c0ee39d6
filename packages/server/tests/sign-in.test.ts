import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, codeOf, cookieOf, startTestNode, type TestNode } from './test-node.ts'

let at: TestNode
beforeAll(async () => {
  at = await startTestNode({ clock: true })
})
afterAll(() => at.stop())

const enter = (token: string) => ask(at.node.port, 'POST', '/api/session/link', { token })

describe('a one-time link', () => {
  test('lets its person in and says who that is', async () => {
    const id = await at.person('editor')
    const answer = await enter(await at.link(id))
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({ person: { id, role: 'editor' } })
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^suyab-\w+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict/,
    )
  })

  test('works once, also when it is opened twice at the same moment', async () => {
    const token = await at.link(await at.person('editor'))
    const answers = await Promise.all([enter(token), enter(token), enter(token)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401, 401])
  })

  test('has run out after fifteen minutes', async () => {
    const token = await at.link(await at.person('editor'))
    at.clock.now += 15 * 60_000 + 1
    expect(codeOf(await enter(token))).toBe('session.link-invalid')
  })

  test('is stored only as a hash', async () => {
    const token = await at.link(await at.person('editor'))
    const { rows } = await at.store.pool.query('SELECT l::text FROM sign_in_link l')
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(token, 'base64url').toString('hex'))
  })
})

describe('a session', () => {
  test('takes a new token at each sign-in, and the one before is worth nothing', async () => {
    const id = await at.person('editor')
    const first = cookieOf(await enter(await at.link(id))) ?? ''
    const again = await ask(
      at.node.port,
      'POST',
      '/api/session/link',
      { token: await at.link(id) },
      { cookie: first },
    )
    expect(cookieOf(again)).not.toBe(first)
    const old = await ask(at.node.port, 'GET', '/api/session', undefined, { cookie: first })
    expect(old.json['person']).toBeNull()
  })

  test('takes a new token after a change of role, and requests under way still pass', async () => {
    const administrator = await at.signIn('administrator')
    const desk = await at.signIn('editor')
    const before = desk.cookie
    await administrator.ask('PATCH', `/api/people/${desk.id}`, { role: 'viewer' })
    const answer = await desk.ask('GET', '/api/session')
    expect(answer.json).toMatchObject({ person: { role: 'viewer' } })
    expect(desk.cookie).not.toBe(before)
    const underWay = await ask(at.node.port, 'GET', '/api/session', undefined, { cookie: before })
    expect(underWay.json).toMatchObject({ person: { role: 'viewer' } })
    at.clock.now += 31_000
    const late = await ask(at.node.port, 'GET', '/api/session', undefined, { cookie: before })
    expect(late.json['person']).toBeNull()
    expect((await desk.ask('GET', '/api/session')).json).toMatchObject({ person: { id: desk.id } })
  })

  test('ends after twelve idle hours', async () => {
    const desk = await at.signIn('viewer')
    at.clock.now += 12 * 3_600_000 - 1000
    expect((await desk.ask('GET', '/api/session')).json['person']).not.toBeNull()
    at.clock.now += 12 * 3_600_000
    expect((await desk.ask('GET', '/api/session')).json['person']).toBeNull()
  })

  test('ends after fourteen days however busy it was', async () => {
    const desk = await at.signIn('viewer')
    for (let hour = 0; hour < 14 * 24; hour += 11) {
      expect((await desk.ask('GET', '/api/session')).json['person']).not.toBeNull()
      at.clock.now += 11 * 3_600_000
    }
    expect((await desk.ask('GET', '/api/session')).json['person']).toBeNull()
  })

  test('can be ended everywhere from one place', async () => {
    const desk = await at.signIn('viewer')
    const elsewhere = cookieOf(await enter(await at.link(desk.id))) ?? ''
    expect((await desk.ask('DELETE', '/api/session?everywhere=1')).status).toBe(204)
    const there = await ask(at.node.port, 'GET', '/api/session', undefined, { cookie: elsewhere })
    expect(there.json['person']).toBeNull()
  })
})

describe('an account', () => {
  test('that is erased leaves a number in the audit trail and nothing else', async () => {
    const administrator = await at.signIn('administrator')
    const made = await administrator.ask('POST', '/api/people', {
      name: 'Айгүл Canary',
      role: 'editor',
      language: 'ky',
      mail: 'canary@example.org',
    })
    const id = String(made.json['id'])
    await enter(await at.link(id))
    expect((await administrator.ask('DELETE', `/api/people/${id}`)).status).toBe(204)
    const audit = await administrator.ask('GET', '/api/audit')
    expect(JSON.stringify(audit.json)).toMatch(/former colleague \d+/)
    for (const table of ['person', 'session', 'passkey', 'sign_in_link', 'audit', 'presence']) {
      const { rows } = await at.store.pool.query(`SELECT t::text FROM ${table} t`)
      expect(JSON.stringify(rows).toLowerCase()).not.toContain('canary')
    }
    expect((await administrator.ask('GET', '/api/people')).bytes.toString()).not.toContain(id)
  })

  test('of the last administrator can neither be erased nor demoted, also by two at once', async () => {
    const { rows } = await at.store.pool.query(
      `UPDATE person SET role = 'editor' WHERE role = 'administrator' RETURNING 1`,
    )
    expect(rows.length).toBeGreaterThan(0)
    const one = await at.signIn('administrator')
    const two = await at.signIn('administrator')
    const answers = await Promise.all([
      one.ask('DELETE', `/api/people/${two.id}`),
      two.ask('PATCH', `/api/people/${one.id}`, { role: 'viewer' }),
    ])
    const left = await at.store.pool.query(
      `SELECT 1 FROM person WHERE role = 'administrator' AND erased_at IS NULL`,
    )
    expect(left.rows.length).toBe(1)
    expect(answers.filter(({ status }) => status < 300).length).toBe(1)
  })

  test('wants alarms by mail only with an address', async () => {
    const desk = await at.signIn('editor')
    expect(codeOf(await desk.ask('PATCH', '/api/me', { alarmByMail: true }))).toBe(
      'person.mail-missing',
    )
    const mine = await desk.ask('PATCH', '/api/me', { mail: 'a@example.org', alarmByMail: true })
    expect(mine.json).toMatchObject({ person: { mail: 'a@example.org', alarmByMail: true } })
    const without = await desk.ask('PATCH', '/api/me', { mail: '' })
    expect(without.json).toMatchObject({ person: { alarmByMail: false } })
  })
})

test('attempts to sign in are slowed down for all of a network address', async () => {
  at.clock.now += 3_600_000
  const answers = []
  for (let attempt = 0; attempt < 21; attempt += 1) answers.push(await enter('wrong'))
  expect(answers.slice(0, 20).every(({ status }) => status === 401)).toBe(true)
  const last = answers.at(-1)
  expect(last?.status).toBe(429)
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0)
  at.clock.now += 60_000
  expect((await enter('wrong')).status).toBe(401)
})
