import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { processorTime } from '../eval/processor-time.ts'
import { readAll } from './read-all.ts'
import type { DocumentEvent } from './read-items.ts'
import { WordpressReader } from './read-wordpress.ts'
import { read } from './read.ts'

const bytes = readFileSync(join(import.meta.dirname, '../fixtures/wordpress/ky-export.xml'))
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const head =
  '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>x</title>'

test('posts come with author, dates, categories, safe text and their files', async () => {
  const { format, items, faults, warnings } = await read(bytes)
  expect({ format, faults }).toEqual({ format: 'wordpress', faults: [] })
  expect(items.map(({ item }) => item.pubStatus)).toEqual(['usable', 'withheld'])
  expect(items[0]?.item).toMatchObject({
    uri: 'https://naryn.example/?p=12',
    language: 'ky',
    by: 'Айнура Асылбекова',
    firstCreated: '2026-11-20T04:05:06Z',
    versionCreated: '2026-11-21T04:05:06Z',
    descriptions: [{ value: 'Кыскача.' }],
    subjects: [
      { name: 'Суу', rel: 'category' },
      { name: 'көл', rel: 'keyword' },
    ],
    associations: [{ name: 'mainpic', uri: 'https://naryn.example/kol.jpg', type: 'picture' }],
  })
  const html = items[0]?.item.bodies?.[0]?.value ?? ''
  expect(html).toContain('<p>Көлдүн деңгээли <b>түштү</b> [sic].</p>')
  expect(html).toContain('<figcaption>Көлдүн жээги</figcaption>')
  expect(html).toContain('<p>Илимпоздор эскертет.</p>')
  expect(html).not.toMatch(/wp:|gallery|\[\/?box|script|onclick/)
  expect(items[1]?.item.bodies?.[0]?.value).toBe('<p>Биринчи абзац.</p>\n<p>Экинчи абзац.</p>')
  expect(items[0]?.warnings).toContainEqual({
    code: 'wire.field-unknown',
    at: '/rss/channel/item/wp:comment',
  })
  expect(items[1]?.warnings).toContainEqual({
    code: 'wire.entry-withheld',
    at: '/rss/channel/item/wp:status',
    status: 'draft',
  })
  expect(warnings.map((one) => ('status' in one ? one.status : one.code))).toEqual([
    'trash',
    'nav_menu_item',
  ])
})

test.each([1, 7, 1_000])('in pieces of %i letters an export gives the same posts', (size) => {
  const text = bytes.toString('utf8')
  const reader = new WordpressReader()
  const events: DocumentEvent[] = []
  for (let at = 0; at < text.length; at += size)
    events.push(...reader.push(text.slice(at, at + size)))
  events.push(...reader.end())
  expect(events.flatMap((event) => (event.kind === 'item' ? [event.item.item.uri] : []))).toEqual([
    'https://naryn.example/?p=12',
    'https://naryn.example/?p=14',
  ])
  expect(events.filter(({ kind }) => kind === 'fault')).toEqual([])
})

test('an export longer than a document may be is read entry by entry', async () => {
  const post = `<item><title>x</title><guid>urn:a:1</guid><content:encoded><![CDATA[<p>${'көл '.repeat(500)}</p>]]></content:encoded></item>\n`
  function* chunks(): Generator<Uint8Array> {
    yield encode(head)
    for (let at = 0; at < 100; at += 1) yield encode(post)
    yield encode('</channel></rss>')
  }
  const counts = { item: 0, fault: 0, warning: 0 }
  for await (const event of readAll([{ name: 'a', bytes: chunks() }], {
    limits: { bytes: 50_000 },
  }))
    counts[event.kind] += 1
  expect(counts).toEqual({ item: 100, fault: 0, warning: 0 })
})

test.each([
  ['an entry that never ends', `${head}<item>${'x'.repeat(8_000_000)}`, 'wire.truncated'],
  [
    'CDATA that never ends',
    `${head}<item><title><![CDATA[${'</item>'.repeat(1_000_000)}`,
    'wire.truncated',
  ],
  [
    'nested elements',
    `${head}<item>${'<a>'.repeat(100_000)}</item></channel></rss>`,
    'wire.too-deep',
  ],
  [
    'an entity from a file',
    `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${head}<item><title>&a;</title></item></channel></rss>`,
    'wire.entity-unsafe',
  ],
  [
    'short codes without end',
    `${head}<item><guid>urn:a:1</guid><content:encoded><![CDATA[${'[caption '.repeat(50_000)}]]></content:encoded></item></channel></rss>`,
    undefined,
  ],
  [
    'captions without end',
    `${head}<item><guid>urn:a:1</guid><content:encoded><![CDATA[${'[caption]'.repeat(50_000)}]]></content:encoded></item></channel></rss>`,
    undefined,
  ],
  [
    '50,000 categories',
    `${head}<item><guid>urn:a:1</guid>${'<category>x</category>'.repeat(50_000)}</item></channel></rss>`,
    undefined,
  ],
])('%s: answered within a second', async (_name, text, code) => {
  const seconds = processorTime()
  const { faults } = await read(encode(text))
  expect(seconds()).toBeLessThan(1)
  if (code === undefined) expect(faults).toEqual([])
  else expect(faults.map((fault) => fault.code)).toContain(code)
})
