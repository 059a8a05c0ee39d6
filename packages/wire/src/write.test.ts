import { readFileSync } from 'node:fs'

import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Channel, ChannelEntry } from './channel.ts'
import { WireWriteError } from './fault.ts'
import { headlineOf, picturesOf, subjectsOf, summaryOf } from './item-text.ts'
import type { NewsItem } from './ninjs.ts'
import { readNinjs } from './read-ninjs.ts'
import { read, type ReadDocument } from './read.ts'
import { paragraphsOf } from './sanitise.ts'
import { writeAtom } from './write-atom.ts'
import { writeJsonFeed } from './write-json-feed.ts'
import { writeNewsMessage } from './write-newsml-g2.ts'
import { writeNinjs } from './write-ninjs.ts'
import { writeRss } from './write-rss.ts'

function fixture(name: string): NewsItem {
  const text = readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')
  const read = readNinjs(JSON.parse(text))
  if (!read.ok) throw new Error(read.fault.code)
  return read.value.item
}

const items = ['ninjs-1.4-zh.json', 'ninjs-3.1-ur.json', 'superdesk-ky.json'].map(fixture)
const channel: Channel = {
  title: 'Көл & тоо <кабар>',
  link: 'https://kol.example/',
  self: 'https://kol.example/feed',
  language: 'ky',
  rights: '© Көл',
}
const writers = {
  rss: (entries: readonly ChannelEntry[]) => writeRss(channel, entries),
  atom: (entries: readonly ChannelEntry[]) => writeAtom(channel, entries),
  'json-feed': (entries: readonly ChannelEntry[]) => writeJsonFeed(channel, entries),
  'newsml-g2': (entries: readonly ChannelEntry[]) =>
    writeNewsMessage(
      entries.map(({ item }) => item),
      { sent: '2026-11-02T10:00:00Z' },
    ),
  ninjs: (entries: readonly ChannelEntry[]) =>
    `[${entries.map(({ item }) => writeNinjs(item)).join(',')}]`,
}
type Format = keyof typeof writers
const formats: readonly Format[] = ['ninjs', 'newsml-g2', 'rss', 'atom', 'json-feed']

async function back(format: Format, entries: readonly ChannelEntry[]): Promise<ReadDocument> {
  const document = await read(new TextEncoder().encode(writers[format](entries)))
  // The header of a message says how it was sent, which no item has a place for.
  const header = '/newsMessage/header/sent'
  const warnings = format === 'newsml-g2' ? [{ code: 'wire.field-unknown', at: header }] : []
  expect(document).toMatchObject({ format, faults: [], warnings })
  expect(document.items).toHaveLength(entries.length)
  return document
}

type Part = readonly [part: string, of: (item: NewsItem) => unknown, survivesIn: readonly Format[]]

const time = (date: string | undefined): number => Math.floor(Date.parse(date ?? '') / 1000)

/** The table of survival in docs/contracts/wire.md. */
const survival: readonly Part[] = [
  ['uri', ({ uri }) => uri, formats],
  ['headline', headlineOf, formats],
  ['language', ({ language }) => language, formats],
  ['summary', summaryOf, formats],
  ['paragraphs', paragraphsOf, formats],
  ['by', ({ by }) => by, formats],
  ['rights', (item) => item.copyrightNotice, formats],
  ['versionCreated', (item) => time(item.versionCreated), formats],
  ['firstCreated', (item) => time(item.firstCreated ?? item.versionCreated), formats],
  ['subjects', (item) => subjectsOf(item).map(({ name }) => name), formats],
  ['pictures', (item) => new Set(picturesOf(item).map(({ uri }) => uri)).size, formats],
  [
    'picture credits',
    (item) => item.associations?.map(({ by }) => by).filter((by) => by !== undefined),
    ['ninjs', 'newsml-g2', 'rss', 'atom'],
  ],
  [
    'subject identities',
    (item) => subjectsOf(item).map((subject) => subject.uri),
    ['ninjs', 'newsml-g2', 'atom'],
  ],
  [
    'point',
    (item) => item.places?.find(({ geoJSON }) => geoJSON !== undefined)?.geoJSON,
    ['ninjs', 'newsml-g2', 'rss', 'atom'],
  ],
  ['embargo', ({ embargoedUntil }) => embargoedUntil, ['ninjs', 'newsml-g2']],
  ['urgency', ({ urgency }) => urgency, ['ninjs', 'newsml-g2']],
  ['usage terms', ({ usageTerms }) => usageTerms, ['ninjs', 'newsml-g2']],
  ['people', ({ people }) => people, ['ninjs', 'newsml-g2']],
]

const cases = formats.flatMap((format) =>
  survival.map(([part, of, survivesIn]) => ({
    format,
    part,
    of,
    lives: survivesIn.includes(format),
  })),
)

const through = async ({ format, of }: (typeof cases)[number]): Promise<[unknown, unknown]> => {
  const { items: found } = await back(
    format,
    items.map((item) => ({ item })),
  )
  return [found.map(({ item }) => of(item)), items.map(of)]
}

test.each(cases.filter(({ lives }) => lives))('through $format, $part survives', async (row) => {
  const [after, before] = await through(row)
  expect(after).toEqual(before)
})

test.each(cases.filter(({ lives }) => !lives))('through $format, $part is lost', async (row) => {
  const [after, before] = await through(row)
  expect(after).not.toEqual(before)
})

test.each(['rss', 'atom', 'json-feed'] as const)(
  '%s names the channel and its rights',
  async (format) => {
    const { feed } = await back(
      format,
      items.map((item) => ({ item })),
    )
    expect(feed).toMatchObject({
      title: channel.title,
      link: channel.link,
      language: 'ky',
      rights: channel.rights,
      entries: items.length,
    })
  },
)

test.each(['rss', 'atom', 'json-feed'] as const)(
  '%s binds a story to its translations',
  async (format) => {
    const translations = [{ href: 'https://kol.example/ru/1', language: 'ru' }]
    const [item] = items
    const link = 'https://kol.example/ky/1'
    const { items: found } = await back(
      format,
      item === undefined ? [] : [{ item, link, translations }],
    )
    expect(found[0]?.item.altIds).toEqual([
      { role: 'link', value: link },
      { role: 'translation:ru', value: 'https://kol.example/ru/1' },
    ])
  },
)

test.each(['rss', 'atom', 'json-feed'] as const)(
  'in %s a text in Urdu runs from right to left',
  async (format) => {
    const { items: found } = await back(format, [{ item: fixture('ninjs-3.1-ur.json') }])
    expect(found[0]?.item.bodies?.[0]?.value).toMatch(/^<div lang="ur" dir="rtl">/)
  },
)

test('a reference to bytes by digest stays in ninjs and is kept out of feeds', async () => {
  const href = `ni:///sha-256;${'A'.repeat(43)}`
  const item: NewsItem = {
    uri: 'urn:a:1',
    type: 'picture',
    title: 'Көл',
    renditions: [{ name: 'main', href }],
  }
  expect(writeNinjs(item)).toContain(href)
  for (const format of ['rss', 'atom', 'json-feed'] as const)
    expect(writers[format]([{ item }])).not.toContain('ni:///')
})

test('an item without identity is not written', () => {
  expect(() => writeNinjs({ uri: 'no uri' })).toThrow(WireWriteError)
})

const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => text.replaceAll(/\s+/g, ' ').trim())
  .filter((text) => text !== '')
const hostileLine = fc.oneof(
  line,
  fc.constantFrom(
    'a < b & c > d',
    ']]>',
    '<b>x</b>',
    '&amp;lt;',
    '"\'',
    '<![CDATA[x]]>',
    'x\u0000y',
    '&#0;',
    '﷽',
    '𠮷',
  ),
)

test.each(formats)(
  'through %s any headline and body survive, whatever letters they hold',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(hostileLine, hostileLine, async (headline, body) => {
        const item: NewsItem = {
          uri: 'urn:a:1',
          language: 'ky',
          versionCreated: '2026-11-02T10:00:00Z',
          headlines: [{ value: headline }],
          bodies: [{ contentType: 'text/plain', value: body }],
        }
        const known = readNinjs(item)
        if (!known.ok) throw new Error(known.fault.code)
        const { items: found } = await back(format, [{ item }])
        expect(headlineOf(found[0]?.item ?? {})).toBe(headlineOf(known.value.item))
        expect(paragraphsOf(found[0]?.item ?? {})).toEqual(paragraphsOf(known.value.item))
      }),
      { numRuns: 100 },
    )
  },
)
