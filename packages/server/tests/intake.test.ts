import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Digest } from '@suyab/store/blob'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Intake } from '../src/api.ts'
import { listIntakes } from '../src/intake-list.ts'
import { openOutbound } from '../src/outbound.ts'
import { parseNetwork } from '../src/private-address.ts'
import { forgetHosts } from '../src/robots.ts'
import { codeOf, startTestNode, type Desk, type TestNode } from './test-node.ts'

type Handler = (request: IncomingMessage, answer: ServerResponse) => void

let at: TestNode
let desk: Desk
let server: Server
let origin: string
let port: number
let handle: Handler = (_request, answer) => answer.end()
let asked: IncomingMessage[] = []

beforeAll(async () => {
  server = createServer((request, answer) => {
    asked.push(request)
    handle(request, answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
  origin = `http://127.0.0.1:${port}`
  const own = parseNetwork('127.0.0.1')
  at = await startTestNode({ clock: true, allowPrivate: own === undefined ? [] : [own] })
})
afterAll(async () => {
  await at.stop()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
beforeEach(async () => {
  asked = []
  at.clock.now += 3_600_000
  desk = await at.signIn('administrator')
  await at.store.pool.query('DELETE FROM robots')
  await at.store.pool.query('DELETE FROM host_pace')
})

const rss = (...titles: string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Osh</title><link>https://osh.example/</link>
  <description>Osh</description>${titles
    .map(
      (
        title,
      ) => `<item><guid>https://osh.example/${encodeURIComponent(title)}</guid><title>${title}</title>
      <description>${title} text</description><pubDate>Mon, 02 Nov 2026 10:00:00 +0600</pubDate></item>`,
    )
    .join('')}</channel></rss>`

/** Serves robots.txt as `robots`, everything else by `feed`. */
const serve = (feed: Handler, robots = ''): void => {
  handle = (request, answer) => {
    if (request.url !== '/robots.txt') feed(request, answer)
    else if (robots === '') answer.writeHead(404).end()
    else answer.end(robots)
  }
}
const feedsAsked = (): IncomingMessage[] => asked.filter(({ url }) => url !== '/robots.txt')

async function add(address: string, more: object = {}): Promise<string> {
  const kind = address.startsWith('http') ? 'url' : 'folder'
  const body = { name: 'Osh', kind, address, language: 'ky', every: 15, offer: false, ...more }
  const made = await desk.ask('POST', '/api/intakes', body)
  expect(made).toMatchObject({ status: 200 })
  return String(made.json['id'])
}
async function run(id: string): Promise<Intake> {
  const answer = await desk.ask('POST', `/api/intakes/${id}/run`)
  expect(answer).toMatchObject({ status: 200 })
  const [found] = await listIntakes(at.store.db, id)
  if (found === undefined) throw new Error('no intake')
  return found
}

/** Items of these headlines, with the digest of the document each stood in. */
async function taken(...headlines: string[]): Promise<{ language: string; digest: Digest }[]> {
  const { rows } = await at.store.pool.query<{ language: string; digest: Digest }>(
    `SELECT item.language, document.digest FROM exchange.item item
     JOIN exchange.intake_document document USING (uri) WHERE item.headline = ANY($1)`,
    [headlines],
  )
  return rows
}

describe('a feed', () => {
  test('is taken item by item, and its bytes are kept', async () => {
    serve((_request, answer) => {
      answer.writeHead(200, { 'content-type': 'application/rss+xml', 'content-encoding': 'gzip' })
      answer.end(gzipSync(rss('One', 'Two')))
    })
    const id = await add(`${origin}/feed.xml`)
    expect((await run(id)).lastOutcome).toMatchObject({ taken: 2, changed: 0, refused: 0 })
    expect(await taken('One', 'Two')).toMatchObject([{ language: 'ky' }, { language: 'ky' }])
    const [{ digest } = {}] = await taken('One')
    expect(digest !== undefined && (await at.node.context.blobs.has(digest))).toBe(true)
  })

  test('is asked whether it changed, and an unchanged one costs nothing', async () => {
    serve((request, answer) => {
      if (request.headers['if-none-match'] === '"a"') answer.writeHead(304).end()
      else
        answer
          .writeHead(200, { etag: '"a"', 'last-modified': 'Mon, 02 Nov 2026 04:00:00 GMT' })
          .end(rss('Three'))
    })
    const id = await add(`${origin}/conditional.xml`)
    expect((await run(id)).lastOutcome).toMatchObject({ taken: 1 })
    expect((await run(id)).lastOutcome).toMatchObject({ taken: 0, unchanged: true })
    expect((await run(id)).lastOutcome).toMatchObject({ taken: 0, unchanged: true })
    expect(feedsAsked().map(({ headers }) => headers['if-modified-since'])).toEqual([
      undefined,
      'Mon, 02 Nov 2026 04:00:00 GMT',
      'Mon, 02 Nov 2026 04:00:00 GMT',
    ])
  })

  test('that changed an item gives a changed item, and the others are unchanged', async () => {
    let text = rss('Four', 'Five')
    serve((_request, answer) => answer.end(text))
    const id = await add(`${origin}/changing.xml`)
    await run(id)
    text = text.replace('Four text', 'Four text, mended')
    expect((await run(id)).lastOutcome).toMatchObject({ taken: 0, changed: 1, unchanged: false })
  })

  test('that asks for patience gets it, and longer with every failure', async () => {
    serve((_request, answer) => answer.writeHead(429, { 'retry-after': '7200' }).end())
    const id = await add(`${origin}/busy.xml`)
    const first = await run(id)
    expect(first.lastOutcome?.fault).toMatchObject({
      code: 'intake.http-status',
      data: { status: 429 },
    })
    expect(Date.parse(first.nextRunAt ?? '') - at.clock.now).toBe(7_200_000)
    // The whole host is left alone meanwhile.
    const other = await add(`${origin}/other.xml`)
    expect((await run(other)).lastOutcome?.fault?.code).toBe('intake.host-busy')
    at.clock.now += 7_200_000
    serve((_request, answer) => answer.writeHead(503).end())
    const waits: number[] = []
    for (let failure = 0; failure < 3; failure += 1) {
      const { nextRunAt } = await run(id)
      waits.push((Date.parse(nextRunAt ?? '') - at.clock.now) / 60_000)
    }
    expect(waits).toEqual([60, 120, 240])
  })

  test('whose robots.txt forbids it is left alone', async () => {
    serve((_request, answer) => answer.end(rss('Six')), 'User-agent: *\nDisallow: /private')
    const id = await add(`${origin}/private/feed.xml`)
    expect((await run(id)).lastOutcome?.fault?.code).toBe('outbound.robots')
    expect(feedsAsked()).toHaveLength(0)
    const open = await add(`${origin}/open/feed.xml`)
    expect((await run(open)).lastOutcome).toMatchObject({ taken: 1 })
  })

  test('that leads to an endless address with thousands of rules holds up nobody', async () => {
    const long = `/${'a'.repeat(12_000)}`
    serve(
      (request, answer) =>
        request.url === long
          ? answer.end(rss('Long'))
          : answer.writeHead(302, { location: long }).end(),
      `User-agent: *\n${`Disallow: /${'*a'.repeat(100)}b\n`.repeat(2_300)}`,
    )
    const id = await add(`${origin}/short`)
    const before = performance.eventLoopUtilization().active
    expect((await run(id)).lastOutcome?.fault?.code).toBe('outbound.robots')
    expect(performance.eventLoopUtilization().active - before).toBeLessThan(3_000)
    expect(feedsAsked()).toHaveLength(1)
  })

  test('that answers with another protocol has failed, and the next is asked', async () => {
    serve((request) => {
      request.socket.end('HTTP/1.1 101 Other\r\nUpgrade: other\r\nConnection: upgrade\r\n\r\n')
    })
    const id = await add(`${origin}/other-protocol.xml`)
    expect((await run(id)).lastOutcome?.fault?.code).toBe('outbound.unreachable')
  }, 10_000)

  test('that names a coding for the body which an unchanged answer has not is unchanged', async () => {
    serve((request, answer) => {
      if (request.headers['if-none-match'] === undefined)
        answer.writeHead(200, { etag: '"c"' }).end(rss('Coded'))
      else answer.writeHead(304, { 'content-encoding': 'gzip' }).end()
    })
    const id = await add(`${origin}/coded.xml`)
    await run(id)
    const { lastOutcome } = await run(id)
    expect(lastOutcome).toMatchObject({ unchanged: true })
    expect(lastOutcome?.fault).toBeUndefined()
  })

  test('that says it has not changed when nobody asked has failed', async () => {
    serve((_request, answer) => answer.writeHead(304, { etag: '"x"' }).end())
    const id = await add(`${origin}/never.xml`)
    for (let time = 0; time < 2; time += 1) {
      expect((await run(id)).lastOutcome?.fault).toMatchObject({
        code: 'intake.http-status',
        data: { status: 304 },
      })
    }
  })

  test('that is no feed is listed with its reason', async () => {
    serve((_request, answer) => answer.end('<html><body>Not found</body></html>'))
    const { lastOutcome, faults } = await run(await add(`${origin}/page.html`))
    expect(lastOutcome).toMatchObject({ taken: 0, refused: 1 })
    expect(faults[0]?.code).toBe('wire.format-unknown')
  })

  test('without an end is given up at the limit', async () => {
    serve((_request, answer) => {
      const chunk = Buffer.alloc(1024 * 1024, ' ')
      const more = (): void => {
        while (!answer.destroyed && answer.write(chunk));
        if (!answer.destroyed) answer.once('drain', more)
      }
      more()
    })
    expect((await run(await add(`${origin}/endless.xml`))).lastOutcome?.fault?.code).toBe(
      'outbound.too-large',
    )
  })

  test('is run by one process at a time', async () => {
    let go: (() => void) | undefined
    serve((_request, answer) => {
      go = () => answer.end(rss('Seven'))
    })
    const id = await add(`${origin}/slow.xml`)
    const first = run(id)
    await expect.poll(() => go).toBeDefined()
    expect(codeOf(await desk.ask('POST', `/api/intakes/${id}/run`))).toBe('intake.running')
    go?.()
    expect((await first).lastOutcome).toMatchObject({ taken: 1 })
  })
})

const get = (url: string, resolve: (host: string) => Promise<string[]> = async () => []) =>
  openOutbound([], resolve).get(url, { limit: 1000, timeout: 2000 })

describe('a private address is not called', () => {
  test.each([
    ['by its number', () => `http://127.0.0.1:${port}/`],
    ['by its number in IPv6', () => `http://[::1]:${port}/`],
    ['by its mapped number', () => `http://[::ffff:127.0.0.1]:${port}/`],
    ['by an odd spelling of its number', () => `http://2130706433:${port}/`],
    ['by an octal spelling of its number', () => `http://0177.1:${port}/`],
  ])('%s', async (_how, url) => {
    const answer = await get(url())
    expect(answer).toMatchObject({ ok: false, fault: { code: 'outbound.private-address' } })
    expect(asked).toHaveLength(0)
  })

  test('by a name that leads there, also beside a public address', async () => {
    const answer = await get(`http://evil.example:${port}/`, async () => [
      '93.184.215.14',
      '127.0.0.1',
    ])
    expect(answer).toMatchObject({
      ok: false,
      fault: { code: 'outbound.private-address', address: '127.0.0.1' },
    })
    expect(asked).toHaveLength(0)
  })

  test('by the real name of this machine', async () => {
    const { resolveHost } = await import('../src/outbound.ts')
    const answer = await get(`http://localhost:${port}/`, resolveHost)
    expect(answer).toMatchObject({ ok: false, fault: { code: 'outbound.private-address' } })
    expect(asked).toHaveLength(0)
  })

  test('by a redirect from an allowed one', async () => {
    serve((_request, answer) =>
      answer.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end(),
    )
    const own = parseNetwork('127.0.0.1')
    const outbound = openOutbound(own === undefined ? [] : [own], async () => [])
    const answer = await outbound.get(`${origin}/feed`, { limit: 1000, timeout: 2000 })
    expect(answer).toMatchObject({
      ok: false,
      fault: { code: 'outbound.private-address', address: '169.254.169.254' },
    })
  })

  test('by a second, other answer of the name server', async () => {
    let times = 0
    serve((_request, answer) => answer.end('secret'))
    const own = parseNetwork('feeds.example')
    const outbound = openOutbound(own === undefined ? [] : [own], async () => {
      times += 1
      return times === 1 ? ['127.0.0.1'] : ['10.255.255.1']
    })
    const answer = await outbound.get(`http://feeds.example:${port}/x`, {
      limit: 1000,
      timeout: 2000,
    })
    expect(answer.ok && answer.value.body.toString()).toBe('secret')
    expect(times).toBe(1)
    expect(asked[0]?.headers.host).toBe(`feeds.example:${port}`)
  })

  test.each([
    'file:///etc/passwd',
    'ftp://example.org/',
    'http://user:pass@example.org/',
    'no url',
  ])('and %s is no address to call', async (url) =>
    expect(await get(url)).toMatchObject({ ok: false, fault: { code: 'outbound.url' } }),
  )

  test('and six redirects are too many', async () => {
    serve((request, answer) => answer.writeHead(302, { location: `${request.url ?? ''}x` }).end())
    const own = parseNetwork('127.0.0.1')
    const outbound = openOutbound(own === undefined ? [] : [own], async () => [])
    const answer = await outbound.get(`${origin}/feed`, { limit: 1000, timeout: 2000 })
    expect(answer).toMatchObject({ ok: false, fault: { code: 'outbound.redirects' } })
    expect(asked).toHaveLength(6)
  })
})

describe('a folder', () => {
  test('is taken file by file, each content once, and what could not be taken is named', async () => {
    const folder = join(at.folder, 'agency')
    await mkdir(join(folder, 'deep'), { recursive: true })
    await writeFile(join(folder, 'a.xml'), rss('Eight', 'Nine'))
    await writeFile(
      join(folder, 'deep', 'b.json'),
      JSON.stringify({
        uri: 'tag:osh.example,2026:1',
        language: 'ru',
        headlines: [{ value: 'Ош' }],
      }),
    )
    await writeFile(join(folder, 'c.txt'), 'no news at all')
    await writeFile(join(folder, '.hidden.xml'), rss('Hidden'))
    const id = await add(folder)
    const first = await run(id)
    expect(first.lastOutcome).toMatchObject({ taken: 3, refused: 1 })
    expect(first.faults).toMatchObject([{ file: 'c.txt', code: 'wire.format-unknown' }])
    expect(await taken('Ош')).toMatchObject([{ language: 'ru' }])
    expect((await run(id)).lastOutcome).toMatchObject({ taken: 0, refused: 0, unchanged: true })
    await writeFile(join(folder, 'a.xml'), rss('Eight', 'Nine, again', 'Ten'))
    expect((await run(id)).lastOutcome).toMatchObject({ taken: 2, changed: 0, unchanged: false })
  })

  test('that is gone is a fault of the intake', async () => {
    const folder = join(at.folder, 'gone')
    await mkdir(folder)
    const id = await add(folder)
    const { rm } = await import('node:fs/promises')
    await rm(folder, { recursive: true })
    expect((await run(id)).lastOutcome?.fault).toMatchObject({
      code: 'intake.folder-unreadable',
      data: { reason: 'ENOENT' },
    })
  })

  test('has an absolute path and is there when it is added', async () => {
    const body = { name: 'x', kind: 'folder', every: 15, offer: false }
    expect(codeOf(await desk.ask('POST', '/api/intakes', { ...body, address: 'here' }))).toBe(
      'intake.folder-relative',
    )
    expect(
      codeOf(await desk.ask('POST', '/api/intakes', { ...body, address: '/nowhere/at/all' })),
    ).toBe('intake.folder-missing')
  })
})

test.each([
  ['http://10.1.2.3/feed.xml', '10.1.2.3'],
  ['http://[fd00::1]:8080/feed.xml', 'fd00::1'],
  ['http://0xa9fea9fe/feed.xml', '169.254.169.254'],
])('%s is refused when it is saved, as it would be when it is called', async (address, host) => {
  const fault = { code: 'outbound.private-address', data: { host, address: host } }
  const body = { name: 'x', kind: 'url', address, every: 15, offer: false }
  const answer = await desk.ask('POST', '/api/intakes', body)
  expect(answer).toMatchObject({ status: 400, json: { fault } })
  const id = await add(`${origin}/moved.xml`)
  expect(codeOf(await desk.ask('PATCH', `/api/intakes/${id}`, { address }))).toBe(fault.code)
})

test('a site’s robots.txt and turn are forgotten when they say nothing any more', async () => {
  serve((_request, answer) => answer.end(rss('Nine')), 'User-agent: *')
  await run(await add(`${origin}/forgotten.xml`))
  const kept = async (): Promise<number> => {
    const { rows } = await at.store.pool.query(
      'SELECT origin FROM robots UNION ALL SELECT host FROM host_pace',
    )
    return rows.length
  }
  expect(await kept()).toBe(2)
  await forgetHosts(at.store.db, new Date(at.clock.now))
  expect(await kept()).toBeGreaterThan(0)
  await forgetHosts(at.store.db, new Date(at.clock.now + 25 * 3_600_000))
  expect(await kept()).toBe(0)
})
