import { readFileSync } from 'node:fs'

import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { headlineOf, subjectsOf, summaryOf } from './item-text.ts'
import type { NewsItem } from './ninjs.ts'
import { readNinjs } from './read-ninjs.ts'
import { read } from './read.ts'
import { paragraphsOf } from './sanitise.ts'
import { validateNitf } from './validate-nitf.ts'
import { writeNitf } from './write-nitf.ts'

function fixture(name: string): NewsItem {
  const text = readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')
  const read = readNinjs(JSON.parse(text))
  if (!read.ok) throw new Error(read.fault.code)
  return read.value.item
}

async function back(item: NewsItem): Promise<NewsItem> {
  const written = writeNitf(item)
  expect(validateNitf(written)).toEqual([])
  const { format, items, faults } = await read(new TextEncoder().encode(written))
  expect({ format, faults }).toEqual({ format: 'nitf', faults: [] })
  const [only] = items
  if (only === undefined) throw new Error('nothing was read')
  expect(only.warnings).toEqual([])
  return only.item
}

/** An item that says all that NITF can say, and some that it cannot. */
const full: NewsItem = {
  uri: 'urn:newsml:talas.example:20261123:ky-17',
  type: 'text',
  representationType: 'full',
  profile: 'text-photo',
  version: '3',
  firstCreated: '2026-11-22T09:00:00+06:00',
  versionCreated: '2026-11-23T10:15:00+06:00',
  contentCreated: '2026-11-22T08:00:00Z',
  embargoedUntil: '2026-11-23T18:00:00+06:00',
  expires: '2027-01-01T00:00:00Z',
  pubStatus: 'usable',
  urgency: 3,
  copyrightHolder: 'Талас Кабар',
  copyrightNotice: '© 2026 Талас Кабар',
  usageTerms: 'Үч күнгө чейин.\nАрхивге сакталбайт.',
  digitalSourceType: { uri: 'http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits' },
  edNote: 'Экинчи абзац алмашты.\nЭски сүрөттү колдонбогула.',
  language: 'ky',
  title: 'Тоо көлү',
  by: 'Айнура Сыдыкова',
  slugline: 'көл-суу',
  located: 'Талас',
  headlines: [
    { role: 'main', value: 'Көлдүн деңгээли көтөрүлдү' },
    { role: 'sub', value: 'Айылдар көчүрүлгөн жок' },
  ],
  descriptions: [
    { role: 'summary', value: 'Тоо көлүнүн деңгээли бир жумада эки метрге көтөрүлдү.' },
  ],
  bodies: [
    {
      role: 'main',
      contentType: 'text/html',
      value:
        '<h2>Себеби</h2><p>Мөңгүлөр <b>тез</b> эрип жатат. <span lang="ur" dir="rtl">جھیل</span></p>' +
        '<blockquote><p>Коркунуч жок <ruby>湖<rt>hú</rt></ruby>, H<sub>2</sub>O.</p></blockquote><ul><li>суу</li><li>муз</li></ul>' +
        '<table><caption>Деңгээл</caption><tbody><tr><th>Күн</th><td>2</td></tr></tbody></table>' +
        '<figure><img src="https://talas.example/a.jpg" alt="Көл" width="800" height="600" /><figcaption>Көл</figcaption></figure>' +
        '<div lang="ru"><p>Озеро поднялось.</p></div><hr /><pre>1  2\n3  4</pre>',
    },
  ],
  people: [
    {
      name: 'Бакыт Осмонов',
      uri: 'https://talas.example/p/1',
      literal: 'p1',
      rel: 'mentions',
    },
  ],
  organisations: [{ name: 'Суу ведомствосу', literal: 'talas:org-4' }],
  places: [{ name: 'Талас облусу', uri: 'https://talas.example/g/1' }],
  subjects: [
    { name: 'экология', uri: 'http://cv.iptc.org/newscodes/subjectcode/06005000' },
    { name: 'суу', uri: 'http://cv.iptc.org/newscodes/mediatopic/20000424', rel: 'about' },
    { name: 'мөңгү', rel: 'keyword' },
  ],
  genres: [{ name: 'Кабар', uri: 'http://cv.iptc.org/newscodes/genre/Current' }],
  events: [{ name: 'Суу форуму', id: 'e-9', uri: 'https://talas.example/e/9' }],
  objects: [{ name: 'Тоо көлү', rel: 'subject' }],
  infoSources: [{ name: 'Гидромет', role: 'source', uri: 'https://hydromet.example/' }],
  renditions: [
    { name: 'page', href: 'https://talas.example/17.pdf', contentType: 'application/pdf' },
  ],
  associations: [
    {
      name: 'mainpic',
      uri: 'urn:a:pic',
      rel: 'illustration',
      type: 'picture',
      language: 'ky',
      by: 'Нурлан Асан уулу',
      copyrightHolder: 'Талас Кабар',
      copyrightNotice: '© Н. Асан уулу',
      headlines: [{ role: 'main', value: 'Көл үстү' }],
      descriptions: [{ role: 'caption', value: 'Көл таңкы саатта.' }],
      renditions: [
        {
          name: 'small',
          href: 'https://talas.example/s.jpg',
          contentType: 'image/jpeg',
          width: 320,
          height: 200,
          title: 'Көл',
        },
        { name: 'film', href: `ni:///sha-256;${'A'.repeat(43)}`, duration: 12.5, format: 'h264' },
      ],
    },
    { name: 'related', uri: 'urn:a:other' },
  ],
  altIds: [
    { role: 'link', value: 'https://talas.example/ky/17' },
    { role: 'translation:ru', value: 'https://talas.example/ru/17' },
    { value: 'ky-17' },
  ],
}

const items = [
  full,
  ...['ninjs-1.4-zh.json', 'ninjs-3.1-ur.json', 'superdesk-ky.json'].map(fixture),
]

/** What NITF keeps: the column of docs/contracts/wire.md. */
const kept: readonly (readonly [part: string, of: (item: NewsItem) => unknown])[] = [
  ...(
    [
      'uri',
      'type',
      'representationType',
      'profile',
      'version',
      'firstCreated',
      'versionCreated',
      'contentCreated',
      'embargoedUntil',
      'expires',
      'urgency',
      'copyrightHolder',
      'copyrightNotice',
      'usageTerms',
      'digitalSourceType',
      'edNote',
      'language',
      'title',
      'by',
      'slugline',
      'located',
    ] as const
  ).map((name): [string, (item: NewsItem) => unknown] => [
    name,
    (item) => {
      const value = item[name]
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)
        ? Math.floor(Date.parse(value) / 1_000)
        : value
    },
  ]),
  ['status', ({ pubStatus }) => pubStatus ?? 'usable'],
  ['headline', headlineOf],
  ['headlines', ({ headlines }) => headlines?.map(({ value }) => value)],
  ['summary', summaryOf],
  ['paragraphs', paragraphsOf],
  ['people', ({ people }) => people?.map(({ contactInfo: _lost, ...person }) => person)],
  ['organisations', ({ organisations }) => organisations?.map(({ name, uri }) => ({ name, uri }))],
  ['places', ({ places }) => places?.map(({ geoJSON: _lost, ...place }) => place)],
  [
    'subjects',
    (item) =>
      new Set(subjectsOf(item).map(({ name, uri, rel }) => JSON.stringify([name, uri, rel]))),
  ],
  ['genres', ({ genres }) => genres],
  ['events', ({ events }) => events],
  ['objects', ({ objects }) => objects],
  [
    'sources',
    ({ infoSources }) => infoSources?.map(({ name, uri, role }) => ({ name, uri, role })),
  ],
  ['renditions', ({ renditions }) => renditions?.map(({ name, href }) => ({ name, href }))],
  [
    'bound items',
    ({ associations }) =>
      associations?.map((bound) => [
        bound.name,
        bound.uri,
        bound.rel,
        bound.type,
        bound.by,
        bound.language,
        bound.copyrightHolder,
        bound.copyrightNotice,
        headlineOf(bound),
        summaryOf(bound),
        bound.renditions?.map(({ sizeInBytes: _size, poi: _poi, ...rendition }) => rendition),
      ]),
  ],
  ['alternative ids', ({ altIds }) => altIds?.filter(({ role = 'x' }) => !/\s/.test(role))],
]

const cases = items.flatMap((item) => kept.map(([part, of]) => ({ uri: item.uri, item, part, of })))

test.each(cases)('through NITF, $part of $uri survives', async ({ item, of }) => {
  expect(of(await back(item))).toEqual(of(item))
})

test('through NITF, HTML with tables, quotes, pictures, languages and directions is the same', async () => {
  const found = await back(full)
  expect(found.bodies?.[0]?.value).toBe(full.bodies?.[0]?.value)
})

test.each([
  [
    'places on the map',
    { places: [{ name: 'x', geoJSON: { type: 'Point', coordinates: [1, 2] } }] },
  ],
  ['rights policies', { rightsInfo: { linkedRights: 'https://a.example/' } }],
  ['trust indicators', { trustIndicators: [{ title: 'x', href: 'https://a.example/' }] }],
  ['events', { eventDetails: { eventStatus: 'planned' } }],
  ['counts of letters', { bodies: [{ value: 'x', charCount: 1 }] }],
] as readonly (readonly [string, Partial<NewsItem>])[])(
  'through NITF, %s are lost',
  async (_name, part) => {
    const [field] = Object.keys(part) as (keyof NewsItem)[]
    const after = await back({ uri: 'urn:a:1', ...part })
    expect(field === undefined ? undefined : after[field]).not.toEqual(part[field ?? 'uri'])
  },
)

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    'a < b & c',
    ']]>',
    '<b>x</b>',
    '&amp;',
    '"\'',
    'ң ө ү',
    '汉字',
    '﷽',
    '\u0000',
    ' ',
  ),
)
const html = fc
  .array(
    fc.oneof(
      words,
      fc.constantFrom(
        ...'<p> </p> <div> </div> <ul> <li> </ul> <ol> <table> <tr> <td> </td> </table> <thead> <th> <caption> <dl> <dt> <dd> <h1> </h1> <h3> <blockquote> </blockquote> <figure> <figcaption> </figure> <em> </em> <b> <a> </a> <br> <hr> <pre> </pre> <span> <q> <sub> <tfoot> <tbody>'.split(
          ' ',
        ),
        '<a href="https://a.example/?a=1&b=2" title="x">',
        '<img src="https://a.example/a.jpg" width="10" height="9">',
        '<div lang="ur" dir="rtl">',
        '<p dir="auto" lang="x_y">',
        '<ol start="-3">',
        '<td colspan="2" rowspan="a b">',
        '<time datetime="2026-11">',
      ),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''))
const text = fc.record(
  { role: words, contentType: fc.constantFrom('text/html', 'text/plain'), value: html },
  { requiredKeys: ['value'] },
)
const concept = fc.record(
  { name: words, uri: fc.webUrl(), literal: words, rel: words },
  { requiredKeys: [] },
)
const instant = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const rendition = fc.record(
  {
    name: words,
    href: fc.webUrl(),
    contentType: words,
    width: fc.integer(),
    height: fc.nat(),
    duration: fc.double(),
    title: words,
    format: words,
  },
  { requiredKeys: ['name'] },
)
const anItem = fc.record(
  {
    uri: fc.webUrl(),
    type: fc.constantFrom(
      'text',
      'picture',
      'audio',
      'video',
      'graphic',
      'composite',
      'event',
      'planning',
    ),
    profile: words,
    version: words,
    firstCreated: instant,
    versionCreated: instant,
    contentCreated: instant,
    embargoedUntil: instant,
    expires: instant,
    pubStatus: fc.constantFrom('usable', 'withheld', 'canceled'),
    urgency: fc.integer({ min: 1, max: 9 }),
    copyrightHolder: words,
    copyrightNotice: words,
    usageTerms: words,
    edNote: words,
    language: fc.constantFrom('ky', 'zh-Hans', 'ur', 'ru', 'und'),
    title: words,
    by: words,
    slugline: words,
    located: words,
    headlines: fc.array(text, { maxLength: 3 }),
    descriptions: fc.array(text, { maxLength: 3 }),
    bodies: fc.array(text, { maxLength: 2 }),
    people: fc.array(concept, { maxLength: 2 }),
    organisations: fc.array(concept, { maxLength: 2 }),
    places: fc.array(concept, { maxLength: 2 }),
    subjects: fc.array(concept, { maxLength: 3 }),
    genres: fc.array(concept, { maxLength: 2 }),
    events: fc.array(concept, { maxLength: 2 }),
    objects: fc.array(concept, { maxLength: 2 }),
    infoSources: fc.array(fc.record({ name: words, role: words }), { maxLength: 2 }),
    renditions: fc.array(rendition, { maxLength: 2 }),
    associations: fc.array(
      fc.record({
        name: words,
        uri: fc.webUrl(),
        rel: words,
        by: words,
        descriptions: fc.array(text, { maxLength: 2 }),
        renditions: fc.array(rendition, { maxLength: 2 }),
      }),
      { maxLength: 2 },
    ),
    altIds: fc.array(fc.record({ role: words, value: words }), { maxLength: 2 }),
  },
  { requiredKeys: ['uri'] },
)

test.each([
  ['<table><tfoot><caption>one</caption></tfoot></table>', 'one'],
  [
    '<table><caption>one</caption><caption>two</caption><tr><td>three</td></tr></table>',
    'two one three',
  ],
  ['<table><tr><caption>one</caption><td>two</td></tr></table>', 'one two'],
  ['<table><tbody><tfoot><tr><td>one</td></tr></tfoot></tbody></table>', 'one'],
])('of %s nothing is lost, wherever in a table it stands', async (value, words) => {
  const known = readNinjs({ uri: 'urn:x:1', bodies: [{ contentType: 'text/html', value }] })
  if (!known.ok) throw new Error(known.fault.code)
  const after = await back(known.value.item)
  expect(letters(after)).toBe(words.replaceAll(' ', ''))
})

const letters = (item: NewsItem): string => paragraphsOf(item).join('').replaceAll(/\s/g, '')
const line = (found: string): string => found.replaceAll(/\s+/g, ' ').trim()

test('every item can be written, what is written is valid, and who, what and when are read again', async () => {
  await fc.assert(
    fc.asyncProperty(anItem, async (fields) => {
      const known = readNinjs(fields)
      if (!known.ok) throw new Error(known.fault.code)
      const { item } = known.value
      const after = await back(item)
      expect(after.uri).toBe(item.uri)
      expect(letters(after)).toBe(letters(item))
      expect(after.urgency).toBe(item.urgency)
      expect(line(after.title ?? '')).toBe(line(item.title ?? ''))
      expect(Date.parse(after.versionCreated ?? '')).toEqual(
        Math.floor(Date.parse(item.versionCreated ?? '') / 1_000) * 1_000,
      )
    }),
    { numRuns: 1_200 },
  )
}, 60_000)
