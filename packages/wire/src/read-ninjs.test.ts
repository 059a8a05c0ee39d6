import { readFileSync } from 'node:fs'

import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { plainTextOf, picturesOf } from './item-text.ts'
import { readNinjs, readNinjsAll } from './read-ninjs.ts'
import type { ReadItem } from './read-items.ts'
import { validateNinjs } from './validate-ninjs.ts'
import { ninjsDocument, writeNinjs } from './write-ninjs.ts'

function fixture(name: string): ReadItem {
  const text = readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')
  const read = readNinjs(JSON.parse(text))
  if (!read.ok) throw new Error(read.fault.code)
  return read.value
}

function taken(value: unknown): ReadItem {
  const read = readNinjs(value)
  if (!read.ok) throw new Error(read.fault.code)
  return read.value
}

test('an item of 1.4 stands in the terms of 3.1', () => {
  const { item } = fixture('ninjs-1.4-zh.json')
  expect(item).toMatchObject({
    uri: 'urn:newsml:qinghe.example:20261102:orchard-7',
    type: 'composite',
    representationType: 'full',
    version: '3',
    embargoedUntil: '2026-11-02T18:00:00Z',
    urgency: 4,
    language: 'zh-Hans',
    by: '林小满',
    headlines: [
      { role: 'main', value: '果园丰收:今年苹果增产两成' },
      { role: 'short', value: '苹果增产两成' },
    ],
    altIds: [{ role: 'desk', value: 'Q-7' }],
  })
  expect(item.bodies?.map(({ role, charCount }) => [role, charCount])).toEqual([
    ['text', 48],
    ['xhtml', undefined],
  ])
  expect(item.associations?.map(({ name, by }) => [name, by])).toEqual([['mainpic', '周远']])
})

test('scheme and code become a uri and stay as the literal', () => {
  expect(fixture('ninjs-1.4-zh.json').item.subjects).toEqual([
    { name: '农业', uri: 'http://cv.iptc.org/newscodes/mediatopic/20000210', literal: '20000210' },
    {
      name: '苹果',
      uri: 'http://cv.iptc.org/newscodes/mediatopic/20000211',
      literal: 'medtop:20000211',
    },
    { name: '本地', literal: 'qinghe:loc-1' },
  ])
})

test('what has no place in 3.1 is named by its pointer, what was assumed is said', () => {
  expect(fixture('ninjs-1.4-zh.json').warnings).toEqual([
    { code: 'wire.field-unknown', at: '/mimetype' },
    { code: 'wire.date-without-zone', at: '/embargoed', taken: '2026-11-02T18:00:00Z' },
    { code: 'wire.field-unknown', at: '/weather' },
  ])
})

test('foreign HTML is safe once it is read', () => {
  const { item } = fixture('ninjs-1.4-zh.json')
  expect(item.bodies?.[1]?.value).toBe(
    '<p>清河县今年苹果产量预计达到1.4亿公斤,比去年增加两成。</p><p>果农说,春天的雨水下得正好。</p>',
  )
})

test('an address in Chinese letters becomes a URI', () => {
  expect(fixture('ninjs-1.4-zh.json').item.renditions?.[0]?.href).toBe(
    'https://qinghe.example/p/%E8%8B%B9%E6%9E%9C.jpg',
  )
})

test("Superdesk's dialect keeps its authors, keywords, services and feature picture", () => {
  const { item, warnings } = fixture('superdesk-ky.json')
  expect(item.uri).toBe('tag:tang.example:2026:kabar-31')
  expect(item.versionCreated).toBe('2026-11-05T04:20:00+00:00')
  expect(item.people).toEqual([{ name: 'Айгүл Сапарова', rel: 'writer' }])
  expect(item.subjects?.map(({ name, rel }) => [name, rel])).toEqual([
    ['мектеп', 'keyword'],
    ['робот', 'keyword'],
    ['Жаңылыктар', 'service'],
    ['Билим берүү', undefined],
  ])
  expect(item.bodies).toEqual([
    {
      role: 'html',
      contentType: 'text/html',
      wordCount: 5,
      value: '<p>Мелдешке 14 мектеп катышты.</p>',
    },
  ])
  expect(picturesOf(item)).toMatchObject([{ width: 800, caption: 'Жеңүүчүлөр' }])
  expect(item.associations?.[0]?.uri).toBe('tag:tang.example:2026:suret-9')
  expect(warnings.map((warning) => 'at' in warning && warning.at)).toEqual([
    '/priority',
    '/readtime',
    '/associations/featuremedia/renditions/original/media',
  ])
})

test('an item of 3.1 is read and written without a change', () => {
  const text = readFileSync(new URL('../fixtures/ninjs-3.1-ur.json', import.meta.url), 'utf8')
  const { item, warnings } = taken(JSON.parse(text))
  expect(warnings).toEqual([])
  expect(JSON.parse(writeNinjs(item))).toEqual(JSON.parse(text))
})

test.each([
  ['an array', [{ uri: 'urn:a:1' }, { uri: 'urn:a:2' }]],
  ['a list under items', { items: [{ uri: 'urn:a:1' }, { uri: 'urn:a:2' }] }],
])('%s is a collection', (_name, value) => {
  expect(readNinjsAll(value).items.map(({ item }) => item.uri)).toEqual(['urn:a:1', 'urn:a:2'])
})

test('an item of a collection that fails stops no other', () => {
  const { items, faults } = readNinjsAll([{ uri: 'urn:a:1' }, { title: 'no uri' }, 7])
  expect(items).toHaveLength(1)
  expect(faults).toEqual([
    { code: 'wire.uri-missing', at: '/1' },
    { code: 'wire.not-an-item', at: '/2', expected: 'an object' },
  ])
})

test.each([
  ['zh_CN', 'zh-CN', 0],
  ['KY-cyrl-kg', 'ky-Cyrl-KG', 0],
  ['iw', 'he', 0],
  ['русский', 'und', 1],
])('the language tag %s is read as %s', (written, tag, count) => {
  const { item, warnings } = taken({ uri: 'urn:a:1', language: written })
  expect(item.language).toBe(tag)
  expect(warnings.filter(({ code }) => code === 'wire.language-unusable')).toHaveLength(count)
})

test('of two dates that exclude each other the fixed one stays', () => {
  const dates = { startDate: '2026-11-02T10:00:00Z', expectedStartDate: '2026-11' }
  const { item, warnings } = taken({ uri: 'urn:a:1', eventDetails: { dates } })
  expect(item.eventDetails?.dates).toEqual({ startDate: '2026-11-02T10:00:00Z' })
  expect(warnings).toHaveLength(1)
})

test('an association without name and uri gets both, and that is said', () => {
  const { item, warnings } = taken({
    uri: 'urn:a:1',
    associations: [{ renditions: [{ name: 'main', href: 'https://a.example/1.jpg' }] }],
  })
  expect(item.associations).toMatchObject([
    { name: 'association-1', uri: 'https://a.example/1.jpg' },
  ])
  expect(warnings.map(({ code }) => code)).toEqual(['wire.value-filled', 'wire.value-filled'])
})

test('names that every object has are unknown fields like others', () => {
  const value: unknown = JSON.parse('{"uri":"urn:a:1","__proto__":{"x":1},"constructor":"y"}')
  expect(taken(value).warnings.map((warning) => 'at' in warning && warning.at)).toEqual([
    '/__proto__',
    '/constructor',
  ])
})

test('the searchable text holds headline, body, caption and names, each line once', () => {
  const { item } = fixture('ninjs-3.1-ur.json')
  const lines = plainTextOf(item).split('\n')
  expect(lines).toContain('کتب خانے کا پہلا دن')
  expect(lines).toContain('ہنزہ')
  expect(new Set(lines).size).toBe(lines.length)
})

const keys = [
  'uri',
  'headline',
  'body_html',
  'body_nitf',
  'description_text',
  'associations',
  'renditions',
  'subject',
  'place',
  'places',
  'people',
  'person',
  'language',
  'versioncreated',
  'embargoed',
  'pubstatus',
  'urgency',
  'eventDetails',
  'dates',
  'startDate',
  'endDate',
  'plannedCoverage',
  'rightsinfo',
  'linkedrights',
  'encodedrights',
  'name',
  'value',
  'href',
  'width',
  'duration',
  'geoJSON',
  'type',
  'coordinates',
  'contactInfo',
  'address',
  'headlines',
  'bodies',
  'contentType',
  'altids',
  'trustindicator',
  'code',
  'scheme',
  'standard',
  'genre',
  'recurrence',
  'recurrenceRules',
  'frequency',
  'audiences',
  'symbols',
  'organisations',
  'digitalSourceType',
]
const scalars = fc.oneof(
  fc.string(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.webUrl(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom(
    '2026-11',
    'usable',
    'picture',
    'Point',
    'daily',
    'text/html',
    '<p>x<script>',
    '\uD800\u0000',
  ),
)
const { anything } = fc.letrec<{ anything: unknown }>((tie) => ({
  anything: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    scalars,
    fc.dictionary(fc.constantFrom(...keys), tie('anything'), { maxKeys: 8 }),
    fc.array(tie('anything'), { maxLength: 3 }),
  ),
}))

test('whatever is read, what is written of it is valid and reads the same again', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...keys), anything), (fields) => {
      const read = readNinjs({ ...fields, uri: 'urn:a:1' })
      if (!read.ok) throw new Error(read.fault.code)
      const document = ninjsDocument(read.value.item)
      expect(validateNinjs(document)).toEqual([])
      expect(ninjsDocument(document)).toEqual(document)
    }),
    { numRuns: 500 },
  )
})
