import { readdirSync, readFileSync } from 'node:fs'

import iconv from 'iconv-lite'
import { expect, test } from 'vitest'

import { headlineOf } from './item-text.ts'
import { read } from './read.ts'
import { paragraphsOf } from './sanitise.ts'

interface Expected {
  readonly slugline: string
  readonly version?: string
  readonly urgency: number
  readonly headline: string
  readonly headlines?: readonly string[]
  readonly by?: string
  readonly note?: string
  readonly located?: string
  readonly paragraphs?: readonly string[]
  readonly html?: string
  readonly created?: string
  readonly category: string
  readonly keywords?: readonly string[]
  readonly words: number
  readonly sources: readonly string[]
  readonly warnings: readonly string[]
}

interface Fixture {
  readonly name: string
  readonly contentType?: string
  readonly bytes: Uint8Array
  readonly expect: Expected
}

/** Control pictures stand for control codes, `\xNN` for a byte; the rest is in the encoding named. */
function bytesOf(message: string, encoding: string): Uint8Array {
  const parts = message.split(/([\u2400-\u2421]|\\x[\dA-F]{2})/).map((part) => {
    if (part.startsWith('\\x')) return Buffer.of(Number.parseInt(part.slice(2), 16))
    const code = part.codePointAt(0) ?? 0
    if (part.length === 1 && code >= 0x2400 && code <= 0x2421) return Buffer.of(code - 0x2400)
    return /^(?:ascii|iso646)/.test(encoding)
      ? Buffer.from(part, 'latin1')
      : iconv.encode(part, encoding)
  })
  return Uint8Array.from(Buffer.concat(parts))
}

function fixtures(format: string): Fixture[] {
  const folder = new URL(`../fixtures/${format}/`, import.meta.url)
  return readdirSync(folder).map((file) => {
    const [head = '', ...rest] = readFileSync(new URL(file, folder), 'utf8').split('\n---\n')
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own files
    const {
      encoding,
      contentType,
      expect: expected,
    } = JSON.parse(head) as {
      encoding: string
      contentType?: string
      expect: Expected
    }
    return {
      name: file.replace('.txt', ''),
      bytes: bytesOf(rest.join('\n---\n'), encoding),
      expect: expected,
      ...(contentType === undefined ? {} : { contentType }),
    }
  })
}

const all = ['iptc-7901', 'anpa-1312'].flatMap((format) =>
  fixtures(format).map((fixture) => ({ format, ...fixture })),
)

test.each(all)('$format $name gives the item that the standard describes', async (fixture) => {
  const { format, bytes, contentType, expect: expected } = fixture
  const document = await read(bytes, contentType === undefined ? {} : { contentType })
  expect(document).toMatchObject({ format, faults: [] })
  expect(document.items).toHaveLength(1)
  const { item, warnings } = document.items[0]!
  const [body] = item.bodies ?? []
  const found: Record<keyof Expected, unknown> = {
    slugline: item.slugline,
    version: item.version,
    urgency: item.urgency,
    headline: headlineOf(item),
    headlines: item.headlines?.map(({ value }) => value),
    by: item.by,
    note: item.edNote,
    located: item.located,
    paragraphs: paragraphsOf(item),
    html: body?.value,
    created: item.versionCreated,
    category: item.subjects?.find(({ rel }) => rel === 'category')?.name,
    keywords: item.subjects?.filter(({ rel }) => rel === 'keyword').map(({ name }) => name),
    words: body?.wordCount,
    sources: item.infoSources?.map(({ name }) => name),
    warnings: [...new Set(warnings.map(({ code }) => code))],
  }
  for (const key of ['by', 'note', 'located', 'version', 'created'] as const)
    expect([key, found[key]]).toEqual([key, expected[key]])
  expect(found).toMatchObject(expected)
})

test('a transmission gives each of its messages, the broken one too, and says where it breaks off', async () => {
  const { format, items, faults } = await read(
    bytesOf(
      '␁tkn1 3 g 2␍\nA␍\n␂One =␍\n   Text of one.␍\n␃␍\n230600 GMT Nov 26␍\n␄␀␁tkn2 3 g 2␍\nB␍\n␂Two =␍\n   Text of tw',
      'ascii',
    ),
  )
  expect(format).toBe('iptc-7901')
  expect(items.map(({ item }) => headlineOf(item))).toEqual(['One', 'Two'])
  expect(new Set(items.map(({ item }) => item.uri)).size).toBe(2)
  expect(faults).toEqual([{ code: 'wire.truncated', line: 10, column: 1, open: 'IPTC 7901' }])
})

test('a message is told apart from others by sender, number and time', async () => {
  const [flood, table] = await Promise.all(
    ['en-flood', 'ky-table'].map(async (wanted) => {
      const fixture = all.find(({ name }) => name === wanted)!
      return (await read(fixture.bytes, { url: 'https://wire.talas.example/in' })).items[0]?.item
        .uri
    }),
  )
  expect(flood).toBe('tag:wire.talas.example,2005:7901/tkn0142/2026-11-23T10:15:00')
  expect(table).toBe('tag:wire.talas.example,2005:7901/tkb0042/2026-11-23T09:00:00+0600')
})
