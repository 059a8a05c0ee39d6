import { gzipSync } from 'node:zlib'
import { loadBulk, loadFolder, type BulkSummary } from '@suyab/coverage/collect/bulk'
import { formatOf, type BulkFormat } from '@suyab/coverage/collect/bulk-record'
import { csvLine } from '@suyab/coverage/collect/csv'
import { newsPage, stories } from '@suyab/coverage/extract/sample-page'
import type { Outlet } from '@suyab/coverage/outlet/outlet'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openCollectBench, type CollectBench } from './collect-bench.ts'

let bench: CollectBench
let paper: Outlet
let faults: [number, string][] = []
beforeAll(async () => {
  bench = await openCollectBench()
})
afterAll(() => bench.close())
beforeEach(async () => {
  faults = []
  paper = await bench.add({})
})
afterEach(() => bench.reset())

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
}
function load(
  name: string,
  content: string | Uint8Array,
  more: { baseUrl?: string; store?: typeof bench.parts.store } = {},
): Promise<BulkSummary> {
  const bytes = once(typeof content === 'string' ? Buffer.from(content) : content)
  const format: BulkFormat | undefined = formatOf(name)
  if (format === undefined) throw new Error(`no format for ${name}`)
  const { store = bench.parts.store, ...options } = more
  return loadBulk(
    { ...bench.parts, store },
    { name, format, bytes },
    {
      outletOf: (id) => (id === paper.id ? paper : undefined),
      outlet: paper.id,
      onFault: (number, { code }) => faults.push([number, code]),
      ...options,
    },
  )
}

const record = (url: string, more: object = {}): string =>
  `${JSON.stringify({
    url,
    outlet: 'paper',
    title: stories.ky.title,
    text: stories.ky.paragraphs.join('\n'),
    published: '2025-03-04 10:00',
    ...more,
  })}\n`

test('lines of JSON are stored once each, dated on the clocks of their outlet', async () => {
  const lines = record('https://a.example/1') + record('https://a.example/2', { language: 'ru' })
  expect(await load('a.ndjson', lines + record('https://a.example/1'))).toEqual({
    stored: 2,
    duplicate: 1,
    refused: 0,
    passed: 0,
  })
  expect(bench.stored.map(({ article }) => article)).toMatchObject([
    { link: 'https://a.example/1', language: 'ky', published: '2025-03-04T04:00:00.000Z' },
    { link: 'https://a.example/2', language: 'ru', outlet: 'paper', country: 'KG' },
  ])
  expect(await load('other.ndjson.gz', gzipSync(record('https://a.example/2')))).toMatchObject({
    stored: 0,
    duplicate: 1,
  })
})

test('records that are no articles are refused with their number, and the others are stored', async () => {
  const lines = [
    'not json\n',
    '[1]\n',
    record('ftp://a.example/x'),
    record('https://a.example/1', { published: '2099-01-01' }),
    record('https://a.example/2', { published: 'yesterday' }),
    record('https://a.example/3', { outlet: 'nobody' }),
    record('https://a.example/4', { title: '', text: ' ' }),
    record('https://a.example/5'),
  ]
  expect(await load('a.jsonl', lines.join(''))).toMatchObject({ stored: 1, refused: 7 })
  expect(faults).toEqual([
    [1, 'bulk.json-syntax'],
    [2, 'bulk.field'],
    [3, 'bulk.field'],
    [4, 'bulk.field'],
    [5, 'bulk.field'],
    [6, 'bulk.outlet-unknown'],
    [7, 'bulk.field'],
  ])
})

test('a load that broke off goes on behind its last batch and doubles nothing', async () => {
  const lines = Array.from({ length: 1800 }, (_one, at) => record(`https://a.example/${at}`))
  let batches = 0
  const store: typeof bench.parts.store = async (collected) => {
    batches += 1
    if (batches === 3) throw new Error('killed')
    await bench.parts.store(collected)
  }
  await expect(load('a.ndjson', lines.join(''), { store })).rejects.toThrow('killed')
  expect(bench.stored).toHaveLength(1000)
  expect(await load('a.ndjson', lines.join(''))).toEqual({
    stored: 800,
    duplicate: 0,
    refused: 0,
    passed: 1000,
  })
  expect(new Set(bench.stored.map(({ article }) => article.link)).size).toBe(1800)
  const grown = [...lines, record('https://a.example/new')].join('')
  expect(await load('a.ndjson', grown)).toMatchObject({ stored: 1, passed: 1800 })
})

test('long records are stored a few at a time, for they are in memory together', async () => {
  const sizes: number[] = []
  const store: typeof bench.parts.store = async (collected) => {
    sizes.push(collected.length)
    await bench.parts.store(collected)
  }
  const text = 'базар '.repeat(400_000)
  const lines = Array.from({ length: 7 }, (_one, at) => record(`https://a.example/${at}`, { text }))
  expect(await load('a.ndjson', lines.join(''), { store })).toMatchObject({ stored: 7 })
  expect(sizes).toEqual([3, 3, 1])
})

test('a table, an item of a wire and a page of a folder become the same kind of article', async () => {
  const { title, paragraphs } = stories.ru
  const table =
    csvLine(['url', 'title', 'text', 'published']) +
    csvLine(['https://a.example/t', title, paragraphs.join('\n'), '2025-03-04T10:00:00+06:00'])
  expect(await load('a.csv', table)).toMatchObject({ stored: 1 })
  const item = {
    uri: 'https://a.example/w',
    type: 'text',
    language: 'ru',
    firstCreated: '2025-03-04T10:00:00+06:00',
    headlines: [{ role: 'main', value: title }],
    bodies: [{ role: 'main', contentType: 'text/plain', value: paragraphs.join('\n') }],
  }
  expect(await load('a.json', JSON.stringify([item]))).toMatchObject({ stored: 1 })
  const page = newsPage(stories.ru, '2025-03-04T10:00:00+06:00')
  const baseUrl = 'https://a.example/2025/'
  expect(await load('p.html', page, { baseUrl })).toMatchObject({ stored: 1 })
  const articles = bench.stored.map(({ article }) => article)
  expect(articles.map(({ link }) => link)).toEqual([
    'https://a.example/t',
    'https://a.example/w',
    'https://a.example/2025/p.html',
  ])
  for (const article of articles)
    expect(article).toMatchObject({
      title,
      text: paragraphs.join('\n'),
      language: 'ru',
      published: '2025-03-04T04:00:00.000Z',
      outlet: 'paper',
    })
})

test('a table names several authors in a cell, and a quotation that nothing closes is refused', async () => {
  const { title, paragraphs } = stories.ru
  const row = (at: number, authors: string): string =>
    csvLine([`https://a.example/${at}`, title, paragraphs[0] ?? '', '2025-03-04', authors])
  const head = csvLine(['url', 'title', 'text', 'published', 'authors'])
  const open = 'https://a.example/3,"Башталыш\nhttps://a.example/4\n'
  const table = head + row(1, 'Асанова, А.; Петров') + row(2, 'Ли | Ван') + open
  expect(await load('a.csv', table)).toMatchObject({ stored: 2, refused: 1 })
  expect(bench.stored.map(({ article }) => article.authors)).toEqual([
    ['Асанова, А.', 'Петров'],
    ['Ли', 'Ван'],
  ])
  expect(faults).toEqual([[3, 'bulk.quote-unclosed']])
})

test('pages of a folder stand below its address, whatever their names are', async () => {
  const page = Buffer.from(newsPage(stories.ru, '2025-03-04T10:00:00+06:00'))
  const names = [
    'story #1.html',
    'story #2.html',
    'a?b=%20.html',
    'http:/evil.example/x.html',
    '1,2;3@4.html',
    'жер/суу.html',
    '../out.html',
  ]
  const summary = await loadFolder(
    bench.parts,
    { name: 'pages', pages: names.map((name) => ({ name, open: () => once(page) })) },
    {
      outletOf: (id) => (id === paper.id ? paper : undefined),
      outlet: paper.id,
      baseUrl: 'https://a.example/2025/',
      onFault: (number, { code }) => faults.push([number, code]),
    },
  )
  expect(summary).toMatchObject({ stored: 6, refused: 1 })
  expect(bench.stored.map(({ article }) => article.link)).toEqual([
    'https://a.example/2025/story%20%231.html',
    'https://a.example/2025/story%20%232.html',
    'https://a.example/2025/a%3Fb=%2520.html',
    'https://a.example/2025/http:/evil.example/x.html',
    'https://a.example/2025/1,2;3@4.html',
    'https://a.example/2025/%D0%B6%D0%B5%D1%80/%D1%81%D1%83%D1%83.html',
  ])
  expect(faults).toEqual([[7, 'bulk.address-missing']])
})

test('a page of a folder that has no address is refused, and a wall is no article', async () => {
  expect(await load('p.html', newsPage(stories.ru))).toMatchObject({ refused: 1 })
  const wall = '<title>403 Forbidden</title><h1>403 Forbidden</h1>'
  expect(await load('q.html', wall, { baseUrl: 'https://a.example/' })).toMatchObject({
    refused: 1,
  })
  expect(faults.map(([, code]) => code)).toEqual(['bulk.address-missing', 'collect.wall'])
})

test('a web archive, each record packed by itself, gives its pages with the original bytes', async () => {
  const page = Buffer.from(newsPage(stories['zh-Hans']))
  const block = Buffer.concat([
    Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'),
    page,
  ])
  const member = (url: string): Buffer =>
    gzipSync(
      Buffer.concat([
        Buffer.from(
          `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2026-11-20T00:00:00Z\r\nContent-Length: ${block.length}\r\n\r\n`,
        ),
        block,
        Buffer.from('\r\n\r\n'),
      ]),
    )
  const archive = Buffer.concat([member('https://a.example/1'), member('https://a.example/2')])
  expect(await load('a.warc.gz', archive)).toMatchObject({ stored: 2 })
  expect(bench.stored[1]).toMatchObject({
    article: { link: 'https://a.example/2', language: 'zh-Hans' },
    original: { source: 'https://a.example/2' },
  })
  expect(page.equals(bench.stored[1]?.original.bytes ?? Buffer.alloc(0))).toBe(true)
  const torn = Buffer.from(member('https://a.example/4'))
  torn.fill(0xff, 400)
  // The piece in which it breaks is lost with what was before it: here a page.
  const cut = Buffer.concat([member('https://a.example/3'), member('https://a.example/5'), torn])
  expect(await load('b.warc.gz', cut)).toMatchObject({ stored: 1, refused: 1 })
  expect(faults.at(-1)?.[1]).toBe('bulk.gzip-broken')
})
