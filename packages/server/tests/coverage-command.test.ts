import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { newsPage, stories } from '@suyab/coverage/extract/sample-page'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Terminal } from '../src/command/terminal.ts'
import { exchangeParts } from '../src/exchange-part.ts'
import { runProgram } from '../src/program.ts'

let folder: string
let server: Server
let origin: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suyab-extract-'))
  server = createServer((request, answer) => {
    if (request.url === '/story') answer.end(newsPage(stories.fa))
    else answer.writeHead(404).end('gone')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true, force: true })
})

async function extract(
  argv: string[],
  more: { stdin?: string; isPerson?: boolean; env?: Record<string, string> } = {},
): Promise<{ code: number; out: string; err: string; rows: Record<string, unknown>[] }> {
  let out = ''
  let err = ''
  const terminal: Terminal = {
    env: { SUYAB_DATA: folder, ...more.env },
    stdin: Readable.from(more.stdin === undefined ? [] : [more.stdin]),
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    isPerson: more.isPerson ?? false,
    width: 100,
    clock: () => Date.parse('2026-11-20T12:00:00Z'),
  }
  const code = await runProgram(['coverage', 'extract', ...argv], terminal, exchangeParts())
  const rows = more.isPerson === true ? [] : out.split('\n').filter(Boolean)
  return { code, out, err, rows: rows.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

test('files, packed ones, standard input and addresses each give an article a line', async () => {
  const plain = join(folder, 'ky.html')
  const packed = join(folder, 'zh.html.gz')
  await writeFile(plain, newsPage(stories.ky))
  await writeFile(packed, gzipSync(newsPage(stories['zh-Hans'])))
  const env = { SUYAB_ALLOW_PRIVATE: '127.0.0.1' }
  const files = await extract([plain, packed, `${origin}/story`], { env })
  expect(files).toMatchObject({ code: 0, err: '' })
  expect(files.rows).toMatchObject([
    { source: plain, language: 'ky', title: stories.ky.title },
    { source: packed, language: 'zh-Hans', text: stories['zh-Hans'].paragraphs.join('\n') },
    { source: `${origin}/story`, language: 'fa', authors: [stories.fa.author] },
  ])
  const piped = await extract([], { stdin: newsPage(stories.ru) })
  expect(piped.rows).toMatchObject([{ source: '-', published: '2026-11-19T08:30:00+06:00' }])
})

test('a page without an article is named with the reason, and the command fails', async () => {
  const wall = join(folder, 'wall.html')
  await writeFile(wall, '<title>403 Forbidden</title><h1>403 Forbidden</h1>')
  const walled = await extract([wall])
  expect(walled).toMatchObject({ code: 1, rows: [{ wall: { kind: 'forbidden' } }] })
  expect(walled.err).toContain('access is denied')
  const nothing = await extract([], { stdin: 'no page at all' })
  expect(nothing).toMatchObject({ code: 1, rows: [] })
  expect(nothing.err).toContain('extract.not-html')
  const missing = await extract([join(folder, 'none.html')])
  expect(missing.err).toContain('there is no such file')
})

test('an address in a private network is not fetched unless it is allowed', async () => {
  const refused = await extract([`${origin}/story`])
  expect(refused).toMatchObject({ code: 1, rows: [] })
  expect(refused.err).toContain('outbound.private-address')
  const gone = await extract([`${origin}/none`], { env: { SUYAB_ALLOW_PRIVATE: '127.0.0.1' } })
  expect(gone.err).toContain('coverage.http-status, status 404')
})

test('a person sees a table and the text of a single page; a wrong zone is wrong usage', async () => {
  const file = join(folder, 'en.html')
  await writeFile(file, newsPage(stories.en))
  const shown = await extract([file], { isPerson: true })
  expect(shown.out).toContain('Nora Ashby')
  expect(shown.out).toContain(stories.en.paragraphs[3])
  expect((await extract(['--time-zone', 'Mars/Olympus', file])).code).toBe(2)
})
