import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { newsItems } from '../eval/news-item.ts'
import { lostIn } from '../eval/ninjs-older.ts'
import type { Named, NewsItem } from './ninjs.ts'
import { readNinjs } from './read-ninjs.ts'
import { judgeNinjs } from './validate-ninjs.ts'
import { writeNinjs, writtenNinjs } from './write-ninjs.ts'

test.each(writtenNinjs)(
  'any item is strictly valid %s, says so, and keeps what the version has words for',
  (version) => {
    fc.assert(
      fc.property(newsItems, (item) => {
        expect(judgeNinjs(JSON.parse(writeNinjs(item, version)))).toEqual({ version, findings: [] })
        expect(lostIn(version, item)).toEqual([])
      }),
      { numRuns: 300 },
    )
  },
)

function in1(fields: Partial<NewsItem>): Readonly<Record<string, unknown>> {
  const {
    uri: _,
    $standard: __,
    ...rest
  } = JSON.parse(writeNinjs({ uri: 'urn:a:1', ...fields }, '1.4')) as Record<string, unknown>
  return rest
}

const concepts: readonly [string, Named, object][] = [
  [
    'its literal is the end of its uri',
    { uri: 'https://a.example/p/x/1', literal: 'x/1' },
    { scheme: 'https://a.example/p/', code: 'x/1' },
  ],
  [
    'its literal is another',
    { uri: 'https://a.example/p/1', literal: 'p1' },
    { scheme: 'https://a.example/p/', code: '1' },
  ],
  ['it has a uri alone', { uri: 'urn:a:b:17' }, { scheme: 'urn:a:b:', code: '17' }],
  ['it has a literal alone', { literal: 'p1' }, { code: 'p1' }],
  [
    'its uri is a site',
    { uri: 'https://hydromet.example/' },
    { code: 'https://hydromet.example/' },
  ],
]

test.each(concepts)('1.4 names a concept by scheme and code when %s', (_when, concept, written) => {
  const item = { people: [{ name: 'Айгүл', ...concept }] }
  expect(in1(item)).toEqual({ person: [{ name: 'Айгүл', ...written }] })
  const back = readNinjs({ uri: 'urn:a:1', ...in1(item) })
  const [person] = back.ok ? (back.value.item.people ?? []) : []
  expect(person?.uri).toBe(concept.uri)
})

test('1.4 names words by role and type, and the main ones by the type alone', () => {
  expect(
    in1({
      headlines: [
        { role: 'kicker', value: 'Суу' },
        { role: 'main', contentType: 'text/html', value: '<b>Көл</b> &amp; тоо' },
      ],
      descriptions: [
        { role: 'caption', value: 'Жээк' },
        { role: 'alt', contentType: 'text/html', value: '<p>Көл</p>' },
        { role: 'drol:тема', contentType: 'text/plain', value: 'Талас' },
        { role: 'drol:x', contentType: 'text/plain', value: 'Нарын' },
      ],
      bodies: [
        { role: 'main', contentType: 'text/html', value: '<p>Бир</p>', wordCount: 1 },
        { role: 'main', contentType: 'text/html', value: '<p>Эки</p>', wordCount: 2 },
        { contentType: 'text/plain', value: 'Бир' },
      ],
    }),
  ).toEqual({
    headline: 'Көл & тоо',
    headline_kicker: 'Суу',
    description_caption: 'Жээк',
    description_alt_html: '<p>Көл</p>',
    description_drol_text: 'Талас',
    description_drol_x_text: 'Нарын',
    body_html: '<p>Бир</p>',
    body_main_2_html: '<p>Эки</p>',
    body_text: 'Бир',
    wordcount: 1,
  })
})

test('1.4 loses no file, bound item or id to another of the same name', () => {
  const file = (name: string, href: string): object => ({ name, href })
  expect(
    in1({
      renditions: [file('1', 'urn:f:1'), file('big', 'urn:f:2'), file('big', 'urn:f:3')],
      associations: [{ name: 'сүрөт', uri: 'urn:a:2' }],
      altIds: [{ value: 'x' }, { role: 'desk', value: 'y' }, { role: 'desk', value: 'z' }],
    } as Partial<NewsItem>),
  ).toEqual({
    renditions: { _1: { href: 'urn:f:1' }, big: { href: 'urn:f:2' }, big_2: { href: 'urn:f:3' } },
    associations: { _сүрөт: { uri: 'urn:a:2' } },
    altids: { id: 'x', desk: 'y', desk_2: 'z' },
  })
})

test('in 1.4 a headline of signs that look like markup says that it is plain', () => {
  expect(in1({ headlines: [{ contentType: 'text/plain', value: '<b> is bold' }] })).toEqual({
    headline_main_text: '<b> is bold',
  })
})
