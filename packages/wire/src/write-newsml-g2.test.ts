import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { newsItems } from '../eval/news-item.ts'
import { WireWriteError } from './fault.ts'
import { difference } from './newsml-g2/difference.ts'
import type { NewsItem } from './ninjs.ts'
import { readNewsMlG2 } from './read-newsml-g2.ts'
import { validateNewsMlG2 } from './validate-newsml-g2.ts'
import { writeNewsMessage, writeNewsMlG2 } from './write-newsml-g2.ts'
import { ninjsDocument } from './write-ninjs.ts'

const sent = '2026-11-02T10:00:00Z'

function back(xml: string): NewsItem[] {
  const document = readNewsMlG2(xml)
  if (!document.ok) throw new Error(JSON.stringify(document.fault))
  expect(document.value.faults).toEqual([])
  expect(document.value.items.flatMap(({ warnings }) => warnings)).toEqual([])
  return document.value.items.map(({ item }) => item)
}

test('whatever an item holds, it is written validly and read back whole', () => {
  fc.assert(
    fc.property(newsItems, (item) => {
      const xml = writeNewsMlG2(item, { sent })
      expect(validateNewsMlG2(xml)).toEqual([])
      const [found] = back(xml)
      expect(difference({ ...ninjsDocument(item) }, { ...found }, ['standard'])).toEqual({})
    }),
    { numRuns: 300 },
  )
}, 60_000)

test('a message of any items is valid and gives each of them back', () => {
  fc.assert(
    fc.property(fc.array(newsItems, { minLength: 1, maxLength: 4 }), (items) => {
      const xml = writeNewsMessage(items, { sent, sender: 'kol.example' })
      expect(validateNewsMlG2(xml)).toEqual([])
      const document = readNewsMlG2(xml)
      const found = document.ok ? document.value.items.map(({ item }) => item) : []
      for (const [index, item] of items.entries())
        expect(difference({ ...ninjsDocument(item) }, { ...found[index] }, ['standard'])).toEqual(
          {},
        )
    }),
    { numRuns: 40 },
  )
}, 60_000)

const story: NewsItem = {
  uri: 'urn:newsml:kol.example:17',
  type: 'text',
  version: '3',
  versionCreated: '2026-11-02T10:00:00+06:00',
  embargoedUntil: '2026-11-02T12:00:00+06:00',
  pubStatus: 'usable',
  urgency: 3,
  language: 'ur',
  headlines: [{ value: 'نمائش' }],
  bodies: [{ contentType: 'text/html', value: '<p>نمائش <em>آج</em></p>' }],
  subjects: [
    { uri: 'http://cv.iptc.org/newscodes/mediatopic/20000018', name: 'art', relevance: 90 },
  ],
  people: [{ name: 'Айгүл', rel: 'creator' }],
  altIds: [{ role: 'signal', value: 'http://cv.iptc.org/newscodes/signal/correction' }],
  infoSources: [{ role: 'provider', name: 'Көл' }],
}

test('what the standard has words for is said in them, and in nothing else', () => {
  const xml = writeNewsMlG2(story, { sent })
  for (const part of [
    'guid="urn:newsml:kol.example:17" version="3" xml:lang="ur" dir="rtl"',
    '<itemClass qcode="ninat:text"/>',
    '<embargoed>2026-11-02T12:00:00+06:00</embargoed>',
    '<pubStatus qcode="stat:usable"/>',
    '<signal uri="http://cv.iptc.org/newscodes/signal/correction"/>',
    '<urgency>3</urgency>',
    '<language tag="ur"/>',
    '<headline>نمائش</headline>',
    'relevance="90"',
    '<body><p>نمائش <em>آج</em></p></body>',
  ])
    expect(xml).toContain(part)
  expect(xml).not.toMatch(/<suyab:|suyab:ninjs=/)
})

test.each([
  ['composite', { associations: [{ uri: 'urn:a:2', name: 'a' }] }, '<packageItem'],
  ['composite', { bodies: [{ value: 'x' }] }, '<newsItem'],
  ['event', { title: 'Форум' }, '<conceptItem'],
  ['planning', { plannedCoverage: [{ title: 'Сүрөт' }] }, '<planningItem'],
  ['picture', {}, '<newsItem'],
] as const)('a %s with %j is a %s', (type, fields, element) => {
  expect(writeNewsMlG2({ uri: 'urn:a:1', type, ...fields }, { sent })).toContain(element)
})

test('HTML deeper than readers go is written as text', () => {
  const deep = `${'<div>'.repeat(120)}x${'</div>'.repeat(120)}`
  const item: NewsItem = { uri: 'urn:a:1', bodies: [{ contentType: 'text/html', value: deep }] }
  const xml = writeNewsMlG2(item, { sent })
  expect(xml).toContain('<inlineData contenttype="text/html">')
  expect(back(xml)[0]?.bodies?.[0]?.value).toBe(deep)
})

test('nothing that cannot be read back is written', () => {
  expect(() => writeNewsMlG2({ uri: 'no uri' }, { sent })).toThrow(WireWriteError)
  expect(() => writeNewsMessage([], { sent })).toThrow(WireWriteError)
})
