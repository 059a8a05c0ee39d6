import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import type { NewStatement } from '@suyab/exchange/issue'
import { hrefOfDigest } from '@suyab/exchange/media-row'
import { isDigest } from '@suyab/store/blob'
import type { NewsItem } from '@suyab/wire/ninjs'
import { read } from '@suyab/wire/read'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tellLive } from '../src/live.ts'
import { eraseRenditions } from '../src/picture.ts'
import { namesPlace } from '@suyab/wire/hidden-place'
import { ask, codeOf, startTestNode, type Desk, type TestNode } from './test-node.ts'

let at: TestNode
let editor: Desk
let built: string
beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'suyab-desk-'))
  await mkdir(join(built, 'assets'))
  await writeFile(join(built, 'index.html'), '<!doctype html><title>Desk</title>')
  await writeFile(join(built, 'assets', 'desk-a1b2c3.js'), 'export {}\n'.repeat(500))
  await writeFile(join(built, '..', 'secret.txt'), 'secret')
  at = await startTestNode({ deskFolder: built })
  editor = await at.signIn('editor')
})
afterAll(async () => {
  await at.stop()
  await rm(built, { recursive: true, force: true })
  await rm(join(built, '..', 'secret.txt'), { force: true })
})

const picture = (width = 400, height = 300) =>
  sharp({ create: { width, height, channels: 3, background: '#357' } })

async function upload(width: number): Promise<string> {
  const bytes = await picture(width).png().toBuffer()
  const made = await editor.ask('POST', '/api/pictures', bytes)
  return String(made.json['digest'])
}
const renditionOf = (digest: string) => ({
  name: 'main',
  href: hrefOfDigest(digest),
  contentType: 'image/png',
})

const story = {
  type: 'text',
  headlines: [{ role: 'main', value: 'Талас' }],
  bodies: [{ role: 'main', contentType: 'text/html', value: '<p>Бир</p>' }],
} as const
const saying = { kind: 'text', language: 'ky' } as const

async function publish(
  item: Omit<NewsItem, 'uri'>,
  more: Partial<NewStatement> = {},
): Promise<string> {
  const { uri } = await at.issue({ ...saying, action: 'publish', item, ...more })
  return uri
}
const kill = (uri: string): Promise<unknown> =>
  at.issue({ ...saying, uri, action: 'kill', reason: 'wrong person named' })

/** Makes a feed and gives its path. */
async function openFeed(format: string, more: object = {}): Promise<{ id: string; path: string }> {
  const administrator = await at.signIn('administrator')
  const made = await administrator.ask('POST', '/api/feeds', { name: 'Osh', format, ...more })
  return { id: String(made.json['id']), path: new URL(String(made.json['url'])).pathname }
}

/** Connects a desk and gathers what comes. */
async function connect(
  desk: Desk,
): Promise<{ text: () => string; ended: Promise<void>; leave: () => void }> {
  const leaving = new AbortController()
  const answer = await fetch(`${at.node.origin}/api/live`, {
    headers: { cookie: desk.cookie },
    signal: leaving.signal,
  })
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  let text = ''
  const reader = answer.body?.getReader()
  const decoder = new TextDecoder()
  const ended = (async () => {
    for (;;) {
      const part = await reader?.read()
      if (part === undefined || part.done) return
      text += decoder.decode(part.value, { stream: true })
    }
  })().catch(() => undefined) // the test left
  await expect.poll(() => text).toContain('retry:')
  return { text: () => text, ended, leave: () => leaving.abort() }
}

describe('a picture', () => {
  test('is kept as it came and shown small, to signed-in people only', async () => {
    const bytes = await picture().jpeg().toBuffer()
    const made = await editor.ask('POST', '/api/pictures', bytes)
    expect(made.json).toMatchObject({ contentType: 'image/jpeg', width: 400, height: 300 })
    const path = `/media/${String(made.json['digest'])}`
    const whole = await editor.ask('GET', path)
    expect(whole.bytes.equals(bytes)).toBe(true)
    expect(whole.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    const small = await editor.ask('GET', `${path}?w=150`)
    expect(small.headers.get('content-type')).toBe('image/webp')
    expect((await sharp(small.bytes).metadata()).width).toBe(160)
    expect((await ask(at.node.port, 'GET', path)).status).toBe(401)
    expect((await editor.ask('GET', `${path}?w=99999`)).status).toBe(400)
  })

  test('that a person may not see is not there, however it was cached before', async () => {
    const viewer = await at.signIn('viewer')
    const digest = await upload(401)
    const path = `/media/${digest}?w=160`
    expect((await viewer.ask('GET', path)).status).toBe(404)
    const uri = await publish({ ...story, renditions: [renditionOf(digest)] })
    const etag = (await viewer.ask('GET', path)).headers.get('etag') ?? ''
    const again = (): ReturnType<typeof ask> =>
      ask(at.node.port, 'GET', path, undefined, { cookie: viewer.cookie, 'if-none-match': etag })
    expect((await again()).status).toBe(304)
    await kill(uri)
    expect((await again()).status).toBe(404)
  })

  test('that was killed leaves no rendition behind', async () => {
    const made = await editor.ask('POST', '/api/pictures', await picture(402).png().toBuffer())
    const digest = String(made.json['digest'])
    if (!isDigest(digest)) throw new Error(digest)
    await editor.ask('GET', `/media/${digest}?w=160`)
    const hex = digest.slice(8)
    const kept = join(at.folder, 'renditions', hex.slice(0, 2), hex, '160.webp')
    expect(existsSync(kept)).toBe(true)
    await at.node.context.blobs.delete(digest)
    await eraseRenditions(at.folder, digest)
    expect((await editor.ask('GET', `/media/${digest}?w=160`)).status).toBe(404)
  })

  test.each(['jpeg', 'webp', 'png'] as const)(
    'loses the place it was taken at when it is uploaded (%s)',
    async (format) => {
      const bytes = await picture(403)
        .withExif({
          IFD0: { Artist: 'Aibek', Copyright: 'Talas' },
          IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '42/1 52/1 3000/100' },
        })
        .toFormat(format)
        .toBuffer()
      const before = await sharp(bytes).metadata()
      expect(namesPlace(before)).toBe(true)
      const made = await editor.ask('POST', '/api/pictures', bytes)
      const kept = await editor.ask('GET', `/media/${String(made.json['digest'])}`)
      const after = await sharp(kept.bytes).metadata()
      expect(namesPlace(after)).toBe(false)
      expect(kept.bytes.includes(Buffer.from([52, 0, 0, 0, 1, 0, 0, 0]))).toBe(false)
      const pixels = await sharp(kept.bytes).raw().toBuffer()
      expect(pixels.length).toBe(403 * 300 * 3)
    },
  )

  test('without a place keeps its credit, and so does a JPEG that loses its place', async () => {
    const bytes = await picture(406)
      .withExif({
        IFD0: { Artist: 'Aibek' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '42/1 52/1 3000/100' },
      })
      .jpeg()
      .toBuffer()
    const made = await editor.ask('POST', '/api/pictures', bytes)
    const kept = await editor.ask('GET', `/media/${String(made.json['digest'])}`)
    const { exif } = await sharp(kept.bytes).metadata()
    expect(exif?.includes('Aibek')).toBe(true)
    expect(kept.bytes.length).toBe(bytes.length)
  })

  test.each([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['HTML', Buffer.from('<html>')],
    ['nothing', Buffer.alloc(0)],
    ['a picture cut off', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')],
  ])('is not %s', async (_what, bytes) => {
    const answer = await editor.ask('POST', '/api/pictures', bytes)
    expect([answer.status, codeOf(answer)]).toEqual([415, 'media.not-a-picture'])
  })

  test('with more pixels than memory is refused before it is unpacked', async () => {
    const bytes = Buffer.from(await picture(20, 20).png().toBuffer())
    bytes.writeUInt32BE(60_000, 16)
    bytes.writeUInt32BE(60_000, 20)
    const answer = await editor.ask('POST', '/api/pictures', bytes)
    expect(answer.status).toBe(415)
  })
})

describe('the desk', () => {
  test('is served for whatever address a person opens, and only for navigation', async () => {
    const page = { accept: 'text/html', 'sec-fetch-mode': 'navigate' }
    for (const path of ['/', '/incoming', '/items/tag:talas.example,2026:1']) {
      const answer = await ask(at.node.port, 'GET', path, undefined, page)
      expect(answer.bytes.toString()).toContain('<title>Desk</title>')
      expect(answer.headers.get('cache-control')).toBe('no-cache')
    }
    const script = { 'sec-fetch-mode': 'no-cors', accept: '*/*' }
    expect((await ask(at.node.port, 'GET', '/assets/gone.js', undefined, script)).status).toBe(404)
  })

  test('sends its assets compressed and for ever', async () => {
    const { request } = await import('node:http')
    const answer = await new Promise<{ headers: NodeJS.Dict<string | string[]>; bytes: Buffer }>(
      (resolve, reject) => {
        request(
          {
            port: at.node.port,
            path: '/assets/desk-a1b2c3.js',
            headers: { host: `localhost:${at.node.port}`, 'accept-encoding': 'gzip, br' },
          },
          (got) => {
            const parts: Buffer[] = []
            got.on('data', (part: Buffer) => parts.push(part))
            got.on('end', () => resolve({ headers: got.headers, bytes: Buffer.concat(parts) }))
          },
        )
          .once('error', reject)
          .end()
      },
    )
    expect(answer.headers['content-encoding']).toBe('br')
    expect(answer.headers['cache-control']).toContain('immutable')
    expect(brotliDecompressSync(answer.bytes).toString()).toBe('export {}\n'.repeat(500))
  })

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
  ])('gives nothing outside its folder: %s', async (path) => {
    expect((await ask(at.node.port, 'GET', path)).bytes.toString()).not.toBe('secret')
  })
})

test('a desk that was not built says so in four languages', async () => {
  const bare = await startTestNode({ deskFolder: join(built, 'nothing') })
  try {
    const answer = await ask(bare.node.port, 'GET', '/', undefined, { accept: 'text/html' })
    expect(answer.status).toBe(503)
    for (const language of ['en', 'zh-Hans', 'ru', 'ky'])
      expect(answer.bytes.toString()).toContain(`<section lang="${language}">`)
  } finally {
    await bare.stop()
  }
})

describe('a feed for a newsroom without Suyab', () => {
  test.each(['ninjs', 'ninjs-2.1', 'ninjs-1.4', 'newsml-g2', 'rss', 'atom', 'json-feed'])(
    'is written as %s and can be read again',
    async (format) => {
      const uri = await publish(story)
      const { path } = await openFeed(format)
      const answer = await ask(at.node.port, 'GET', path)
      const again = await read(answer.bytes, {
        contentType: answer.headers.get('content-type') ?? '',
      })
      expect(again.faults).toEqual([])
      expect(again.items[0]?.item.headlines?.[0]?.value).toBe('Талас')
      const etag = answer.headers.get('etag') ?? ''
      const same = await ask(at.node.port, 'GET', path, undefined, { 'if-none-match': etag })
      expect(same.status).toBe(304)
      await kill(uri)
      const killed = await ask(at.node.port, 'GET', path, undefined, { 'if-none-match': etag })
      // A news message holds at least one item: of none there is no document.
      expect(killed.status).toBe(format === 'newsml-g2' ? 204 : 200)
      expect(killed.bytes.toString()).not.toContain('Талас')
    },
  )

  test('as a calendar has the events and tasks alone', async () => {
    await publish(story)
    const dates = { startDate: '2026-12-01T10:00:00Z' }
    await publish({
      ...story,
      type: 'event',
      headlines: [{ value: 'Басма сөз жыйыны' }],
      eventDetails: { dates },
    })
    const { path } = await openFeed('icalendar')
    const { bytes, headers } = await ask(at.node.port, 'GET', path)
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const { items } = await read(bytes)
    expect(items.map(({ item }) => item.headlines?.[0]?.value)).toEqual(['Басма сөз жыйыны'])
  })

  test('shows the pictures of its items and no others', async () => {
    const digest = await upload(404)
    const other = await upload(405)
    await publish({ ...story, renditions: [renditionOf(digest)] })
    const { path } = await openFeed('ninjs')
    const { items } = await read((await ask(at.node.port, 'GET', path)).bytes)
    const shown = new URL(items[0]?.item.renditions?.[0]?.href ?? '')
    expect((await ask(at.node.port, 'GET', shown.pathname)).headers.get('content-type')).toBe(
      'image/png',
    )
    const foreign = shown.pathname.replace(digest, other)
    expect((await ask(at.node.port, 'GET', foreign)).status).toBe(404)
  })

  test('is known by its token alone, which is stored as a hash, counted and closed at once', async () => {
    const { id, path } = await openFeed('rss')
    await ask(at.node.port, 'GET', path)
    await ask(at.node.port, 'GET', path)
    const { rows } = await at.store.pool.query('SELECT f::text FROM feed f')
    expect(JSON.stringify(rows)).not.toContain(path.split('/')[2])
    const administrator = await at.signIn('administrator')
    const list = await administrator.ask('GET', '/api/feeds')
    expect(Object.values(list.json)).toContainEqual(expect.objectContaining({ id, uses: 2 }))
    await administrator.ask('DELETE', `/api/feeds/${id}`)
    expect((await ask(at.node.port, 'GET', path)).status).toBe(404)
  })

  test('of an agreement that is not in force is over', async () => {
    const { path } = await openFeed('rss', { agreement: randomUUID() })
    expect((await ask(at.node.port, 'GET', path)).status).toBe(410)
  })
})

describe('live events', () => {
  test('reach every desk that may hear them, also very long ones', async () => {
    const viewer = await at.signIn('viewer')
    const one = await connect(editor)
    const none = await connect(viewer)
    const embargoedUntil = new Date(Date.now() + 3_600_000).toISOString()
    const translationOf = { uri: await publish(story), version: 1 }
    const early = await publish(story, { translationOf, embargoedUntil })
    const unknown = Array.from(
      { length: 900 },
      (_, index) => `tag:talas.example,2026:unknown-${index}`,
    )
    await tellLive(at.store.db, { type: 'items', uris: [...unknown, early], box: 'in' })
    await tellLive(at.store.db, { type: 'partners' })
    for (const desk of [one, none]) await expect.poll(desk.text).toContain('event: partners')
    await expect.poll(one.text).toContain(`"uris":["${early}"],"box":"in"`)
    expect(none.text()).not.toContain(early)
    expect(one.text()).not.toContain(unknown[0])
    one.leave()
    none.leave()
    await expect.poll(() => at.node.context.live.connections()).toBe(0)
  })

  test('of a transaction that was rolled back reach nobody', async () => {
    const one = await connect(editor)
    await at.store.db
      .transaction()
      .execute(async (trx) => {
        await tellLive(trx, { type: 'alarms' })
        throw new Error('rolled back')
      })
      .catch(() => undefined)
    await tellLive(at.store.db, { type: 'partners' })
    await expect.poll(one.text).toContain('event: partners')
    expect(one.text()).not.toContain('alarms')
    one.leave()
  })

  test('end with the session, and nobody else is told', async () => {
    const leaving = await at.signIn('editor')
    const one = await connect(leaving)
    const other = await connect(editor)
    await leaving.ask('DELETE', '/api/session')
    await one.ended
    expect(one.text()).toContain('event: session-ended')
    expect(other.text()).not.toContain('session-ended')
    other.leave()
  })

  test('say who is at an item, where and no longer', async () => {
    const one = await connect(editor)
    const on = `item:${await publish(story)}`
    const here = await editor.ask('POST', '/api/presence', { on, field: 'headline' })
    expect(here.json).toMatchObject({ present: [{ person: editor.id, field: 'headline' }] })
    await expect.poll(one.text).toContain('"field":"headline"')
    const gone = await editor.ask('POST', '/api/presence', { on, leave: true })
    expect(gone.json).toEqual({ present: [] })
    await expect.poll(one.text).toContain('"present":[]')
    one.leave()
  })
})
