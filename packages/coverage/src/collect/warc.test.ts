import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWarc } from './warc.ts'

function record(type: string, headers: Record<string, string>, block: Buffer): Buffer {
  const all = { 'WARC-Type': type, ...headers, 'Content-Length': String(block.length) }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([
    Buffer.from(`WARC/1.0\r\n${lines.join('')}\r\n`),
    block,
    Buffer.from('\r\n\r\n'),
  ])
}
function response(url: string, head: string, body: Buffer | string): Buffer {
  const headers = { 'WARC-Target-URI': url, 'WARC-Date': '2026-01-02T03:04:05Z' }
  return record(
    'response',
    headers,
    Buffer.concat([Buffer.from(`${head}\r\n\r\n`), Buffer.from(body)]),
  )
}
async function* cut(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
async function read(bytes: Buffer, size = 1000): Promise<(string | object)[]> {
  const all: (string | object)[] = []
  for await (const page of readWarc(cut(bytes, size), 10_000))
    all.push('body' in page ? `${page.url} ${page.body.toString()}` : page.code)
  return all
}

const html = 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8'
const archive = Buffer.concat([
  record('warcinfo', {}, Buffer.from('software: x')),
  record(
    'request',
    { 'WARC-Target-URI': 'https://a.example/1' },
    Buffer.from('GET / HTTP/1.1\r\n\r\n'),
  ),
  response('https://a.example/1', html, '<p>Көл'),
  response('https://a.example/2', 'HTTP/1.1 404 Not Found\r\nContent-Type: text/html', 'gone'),
  response('https://a.example/3', 'HTTP/1.1 200 OK\r\nContent-Type: image/png', 'x'),
  response(
    'https://a.example/4',
    `${html}\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip`,
    (() => {
      const packed = gzipSync('<p>тоо')
      const size = packed.length.toString(16)
      return Buffer.concat([Buffer.from(`${size}\r\n`), packed, Buffer.from('\r\n0\r\n\r\n')])
    })(),
  ),
  record(
    'resource',
    { 'WARC-Target-URI': '<https://a.example/5>', 'Content-Type': 'text/html' },
    Buffer.from('<p>ай'),
  ),
])

test('an archive gives its pages without their codings, wherever the bytes are cut', async () => {
  const pages = [
    'https://a.example/1 <p>Көл',
    'https://a.example/4 <p>тоо',
    'https://a.example/5 <p>ай',
  ]
  for (const size of [1, 7, 100, 100_000]) expect(await read(archive, size)).toEqual(pages)
})

test('a page that is too large is left out, and the next one is read', async () => {
  const large = response('https://a.example/0', html, 'y'.repeat(20_000))
  expect(await read(Buffer.concat([large, archive.subarray(0)]))).toEqual([
    'bulk.too-large',
    ...(await read(archive)),
  ])
})

test('a page whose packing is broken, or unpacks without end, is left out', async () => {
  const head = `${html}\r\nContent-Encoding: gzip`
  const bomb = response('https://a.example/b', head, gzipSync(Buffer.alloc(5_000_000)))
  const broken = response('https://a.example/c', head, Buffer.from([0x1f, 0x8b, 0, 1, 2, 3]))
  expect(await read(Buffer.concat([bomb, broken]))).toEqual([
    'bulk.encoding-broken',
    'bulk.encoding-broken',
  ])
})

test('whatever is cut off or changed, reading an archive ends', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(archive.length),
      fc.nat(255),
      fc.boolean(),
      async (at, byte, cutOff) => {
        const changed = Buffer.from(cutOff ? archive.subarray(0, at) : archive)
        if (!cutOff && at < changed.length) changed[at] = byte
        for (const one of await read(changed)) expect(typeof one).toBe('string')
      },
    ),
  )
})
