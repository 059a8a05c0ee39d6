import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'

import type { NewsItem } from '../ninjs.ts'
import { processorTime } from '../../eval/processor-time.ts'
import { readAll, type ReadEvent } from '../read-all.ts'
import { writeAtom } from '../write-atom.ts'
import { writeJsonFeed } from '../write-json-feed.ts'
import { writeNewsMessage } from '../write-newsml-g2.ts'
import { ninjsDocument } from '../write-ninjs.ts'
import { writeRss } from '../write-rss.ts'

const channel = { title: 'Көл', link: 'https://a.example/', self: 'https://a.example/feed' }
const count = 1_200
const items: readonly NewsItem[] = Array.from({ length: count }, (_, n): NewsItem => ({
  uri: `urn:a:${n}`,
  type: 'text',
  language: 'ky',
  versionCreated: '2026-11-23T10:00:00Z',
  headlines: [{ role: 'main', value: `Көл ${n} <item> ]]> "`, contentType: 'text/plain' }],
  bodies: [
    { role: 'main', contentType: 'text/html', value: `<p>${'Тоо &amp; көл. '.repeat(n % 80)}</p>` },
  ],
}))
const entries = items.map((item) => ({ item }))
const documents: readonly (readonly [string, string])[] = [
  ['RSS', writeRss(channel, entries)],
  ['Atom', writeAtom(channel, entries)],
  ['JSON Feed', writeJsonFeed(channel, entries)],
  ['ninjs', JSON.stringify(items.map(ninjsDocument), undefined, 1)],
  [
    'ninjs within an object',
    JSON.stringify({ title: 'items', items: items.map(ninjsDocument), more: [{}] }),
  ],
  ['NewsML-G2', writeNewsMessage(items, { sent: '2026-11-23T10:00:00Z' })],
  [
    'NewsML 1',
    `<NewsML><Catalog/>${items.map(({ uri }) => `<NewsItem><Identification><NewsIdentifier><PublicIdentifier>${uri}</PublicIdentifier></NewsIdentifier></Identification><NewsComponent><NewsLines><HeadLine>Көл</HeadLine></NewsLines><NewsItemRef NewsItem="urn:b:1"/></NewsComponent></NewsItem>\n`).join('')}</NewsML>`,
  ],
]

function* inPieces(bytes: Uint8Array, length: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

async function eventsOf(
  text: string | Uint8Array,
  { piece = 65_536, limit = 100_000 } = {},
): Promise<ReadEvent[]> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const events: ReadEvent[] = []
  const limits = { bytes: limit }
  for await (const event of readAll([{ name: 'f', bytes: inPieces(bytes, piece) }], { limits }))
    events.push(event)
  return events
}

test.each(documents)('%s is read the same in parts as whole', async (_format, text) => {
  const whole = await eventsOf(text, { limit: 100_000_000 })
  const parts = await eventsOf(text)
  expect(parts.filter(({ kind }) => kind === 'item').length).toBe(count)
  expect(parts).toEqual(whole)
})

test.each(documents)(
  '%s that breaks off gives its whole records and says so',
  async (_format, text) => {
    const events = await eventsOf(text.slice(0, Math.floor(text.length * 0.7)))
    expect(events.filter(({ kind }) => kind === 'item').length).toBeGreaterThan(count / 2)
    expect(events.at(-1)).toMatchObject({ kind: 'fault', fault: { code: 'wire.truncated' } })
  },
)

test('where a long document is cut into pieces makes no difference', async () => {
  const text = writeRss(channel, entries.slice(0, 60))
  const whole = await eventsOf(text, { limit: 100_000_000 })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5_000 }), async (piece) => {
      expect(await eventsOf(text, { piece, limit: 20_000 })).toEqual(whole)
    }),
    { numRuns: 20 },
  )
})

test('a record that is broken is told by its line in the whole document, those around it are read', async () => {
  const one = (n: number): string => JSON.stringify({ uri: `urn:a:${n}`, title: 'x'.repeat(500) })
  const good = Array.from({ length: 1_000 }, (_, n) => one(n)).join(',\n')
  const events = await eventsOf(`[\n${good},\n{"uri": nothing},\n${one(1_000)}\n]`)
  expect(events.filter(({ kind }) => kind === 'item')).toHaveLength(1_001)
  expect(events.filter(({ kind }) => kind === 'fault')).toEqual([
    {
      name: 'f',
      kind: 'fault',
      fault: { code: 'wire.json-syntax', line: 1_002, column: 9, expected: 'a value' },
    },
  ])
})

test('an item that is not well-formed takes none of its neighbours with it', async () => {
  const text = documents.find(([format]) => format === 'NewsML-G2')?.[1] ?? ''
  const broken = text.replace(/(<headline[^>]*>)(?=Көл 700 )/, '$1<b>')
  const line = broken.slice(0, broken.indexOf('<b>')).split('\n').length
  const events = await eventsOf(broken)
  expect(events.filter(({ kind }) => kind === 'item')).toHaveLength(count - 1)
  expect(events.filter(({ kind }) => kind === 'fault')).toMatchObject([
    { fault: { code: 'wire.xml-syntax', line } },
  ])
})

test('a record that is longer than the limit is left out, and those around it are read', async () => {
  const item = (uri: string, text: string): string =>
    `<item><guid isPermaLink="false">${uri}</guid><description>${text}</description></item>`
  const small = Array.from({ length: 500 }, (_, n) => item(`urn:a:${n}`, 'x'.repeat(400)))
  const text = `<rss><channel>${small.join('')}${item('urn:big', 'x'.repeat(300_000))}${item('urn:b:1', 'y')}</channel></rss>`
  const events = await eventsOf(text, { piece: 10_000 })
  const uris = events.flatMap((event) => (event.kind === 'item' ? [event.item.item.uri] : []))
  expect(uris).toHaveLength(501)
  expect(uris.at(-1)).toBe('urn:b:1')
  expect(events.filter(({ kind }) => kind === 'fault')).toMatchObject([
    { fault: { code: 'wire.too-large', limit: 100_000 } },
  ])
})

test('what stands between records may be longer than the limit, and takes none of them along', async () => {
  const item = (n: number): string => `<item><guid isPermaLink="false">urn:a:${n}</guid></item>`
  const comment = `<!--${'<item>'.repeat(60_000)}-->`
  const events = await eventsOf(
    `<rss><channel>${item(1)}${comment}${item(2)}${item(3)}</channel></rss>`,
  )
  expect(events.map((event) => (event.kind === 'item' ? event.item.item.uri : event.kind))).toEqual(
    ['urn:a:1', 'fault', 'urn:a:2', 'urn:a:3'],
  )
})

test.each([
  ['an attribute', '<item a="', 'x'],
  ['a comment', '<!-- ', '<item>'],
  ['a name', '<', 'x'],
  ['a text', '<title>', 'x'],
])('%s without end is given up within the limit', async (_name, start, filling) => {
  const events = await eventsOf(`<rss><channel>${start}${filling.repeat(400_000)}`)
  expect(events).toMatchObject([{ kind: 'fault', fault: { code: 'wire.too-large' } }])
})

test('a long document may be in any encoding', async () => {
  const text = writeRss(channel, entries).replace('utf-8', 'windows-1251')
  const events = await eventsOf(
    iconv.encode(text.replaceAll('Көл', 'Кол').replaceAll('көл', 'кол'), 'windows-1251'),
  )
  const last = events.at(-1)
  expect(events).toHaveLength(count)
  expect(last?.kind === 'item' ? last.item.item.headlines?.[0]?.value : '').toContain(
    `Кол ${count - 1}`,
  )
})

test('what stands before the records and is broken is not read again with each of them', async () => {
  const events = await eventsOf(
    `[${','.repeat(400_000)}${'{"uri":"urn:a:1"},\n'.repeat(200_000)}]`,
    {
      limit: 1_000_000,
    },
  )
  expect(events.some(({ kind }) => kind === 'item')).toBe(false)
  expect(events.find(({ kind }) => kind === 'fault')).toMatchObject({
    fault: { code: 'wire.json-syntax' },
  })
}, 20_000)

test('a name of a million letters before the records is passed over in one go', async () => {
  const text = `<rss><${'a'.repeat(900_000)}" ></${'a'.repeat(900_000)}"><channel>${'<item><guid>urn:a:1</guid><title>Көл</title></item>\n'.repeat(30_000)}</channel></rss>`
  const events = await eventsOf(text, { limit: 1_900_000 })
  expect(events.length).toBeGreaterThan(0)
}, 20_000)

const lost: readonly (readonly [string, (text: string) => string])[] = [
  ['the end of its closing tag', (text) => text.replace('</item>', '</item')],
  ['its closing tag', (text) => text.replace('</item>', '')],
  ['the end of its opening tag', (text) => text.replace('<item>', '<item')],
]
test.each(lost)(
  'an entry that has lost %s takes none of its neighbours with it, in a feed of any length',
  async (_what, broken) => {
    const item = (n: number): string => `<item>
      <guid>urn:n:${n}</guid><title>Көл ${n}</title><description>${'Тоо. '.repeat(20)}</description></item>`
    const before = Array.from({ length: 500 }, (_, n) => item(n)).join('')
    const behind = Array.from({ length: 500 }, (_, n) => item(n + 501)).join('')
    const text = `<rss version="2.0"><channel><title>x</title>${before}${broken(item(500))}${behind}</channel></rss>`
    for (const [limit, piece] of [
      [100_000_000, 65_536],
      [40_000, 65_536],
      [40_000, 997],
    ] as const) {
      const events = await eventsOf(text, { limit, piece })
      const titles = events.flatMap((event) =>
        event.kind === 'item' ? [event.item.item.headlines?.[0]?.value] : [],
      )
      const neighbours = titles.filter((title) => title !== 'Көл 500')
      expect(neighbours).toEqual(
        Array.from({ length: 1_001 }, (_, n) => `Көл ${n}`).filter((_, n) => n !== 500),
      )
      expect(events.filter(({ kind }) => kind === 'fault')).toEqual([])
    }
  },
)

test('a feed whose entries never end is read in linear time', async () => {
  const text = `<rss><channel>${'<item><title>x</title>'.repeat(40_000)}`
  const seconds = processorTime()
  const events = await eventsOf(text, { limit: 50_000 })
  expect(seconds()).toBeLessThan(5)
  expect(events.filter(({ kind }) => kind === 'item').length).toBeGreaterThan(39_000)
})
