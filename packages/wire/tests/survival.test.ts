import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

import { headlineOf, picturesOf, subjectsOf, summaryOf } from '../src/item-text.ts'
import { isFields } from '../src/ninjs/value.ts'
import type { NewsItem } from '../src/ninjs.ts'
import { readNinjs } from '../src/read-ninjs.ts'
import { read } from '../src/read.ts'
import { paragraphsOf } from '../src/sanitise.ts'
import { writeAtom } from '../src/write-atom.ts'
import { writeJsonFeed } from '../src/write-json-feed.ts'
import { writeNewsMlG2 } from '../src/write-newsml-g2.ts'
import { writeNinjs } from '../src/write-ninjs.ts'
import { writeNitf } from '../src/write-nitf.ts'
import { writeRss } from '../src/write-rss.ts'

const channel = { title: 'Көл', link: 'https://a.example/', self: 'https://a.example/feed' }
const writers: Readonly<Record<string, (item: NewsItem) => string>> = {
  'ninjs 3.1': (item) => writeNinjs(item),
  'ninjs 2.1': (item) => writeNinjs(item, '2.1'),
  'ninjs 1.4': (item) => writeNinjs(item, '1.4'),
  'NewsML-G2': (item) => writeNewsMlG2(item, { sent: '2026-11-23T12:00:00Z' }),
  NITF: writeNitf,
  RSS: (item) => writeRss(channel, [{ item }]),
  Atom: (item) => writeAtom(channel, [{ item }]),
  'JSON Feed': (item) => writeJsonFeed(channel, [{ item }]),
}

/** An item in which every row of the table has something to lose. */
const given: NewsItem = {
  uri: 'urn:newsml:talas.example:17',
  type: 'text',
  profile: 'text-photo',
  version: '3',
  firstCreated: '2026-11-22T09:00:00.250+06:00',
  versionCreated: '2026-11-23T10:15:00.750+06:00',
  embargoedUntil: '2026-11-24T00:00:00+06:00',
  expires: '2027-01-01T00:00:00Z',
  pubStatus: 'withheld',
  urgency: 3,
  language: 'ky',
  by: 'Айнура Сыдыкова',
  copyrightNotice: '© 2026 Талас Кабар',
  usageTerms: 'Үч күнгө чейин.',
  edNote: 'Экинчи абзац алмашты.',
  slugline: 'көл-суу',
  located: 'Талас',
  rightsInfo: { linkedRights: 'https://talas.example/rights' },
  digitalSourceType: { uri: 'http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits' },
  headlines: [
    { role: 'main', contentType: 'text/plain', value: 'Көлдүн деңгээли көтөрүлдү' },
    { role: 'kicker', contentType: 'text/plain', value: 'Суу' },
  ],
  descriptions: [
    { role: 'summary', contentType: 'text/plain', value: 'Эки метрге көтөрүлдү.' },
    { role: 'teaser', contentType: 'text/plain', value: 'Көл толду.' },
  ],
  bodies: [
    {
      role: 'report',
      contentType: 'text/html',
      charCount: 40,
      value:
        '<h2>Себеби</h2><p>Мөңгүлөр <b>тез</b> эрип жатат. <span lang="ur" dir="rtl">جھیل</span></p><table><tbody><tr><th>Күн</th><td>2</td></tr></tbody></table><blockquote><p>Коркунуч жок <ruby>湖<rt>hú</rt></ruby>.</p></blockquote>',
    },
  ],
  subjects: [
    {
      name: 'суу',
      uri: 'http://cv.iptc.org/newscodes/mediatopic/20000424',
      rel: 'about',
      confidence: 70,
    },
    { name: 'мөңгү', rel: 'keyword' },
  ],
  people: [
    {
      name: 'Бакыт Осмонов',
      uri: 'https://talas.example/p/1',
      literal: 'p1',
      rel: 'mentions',
      contactInfo: [{ type: 'phone', value: '+996 312 000000' }],
    },
  ],
  organisations: [{ name: 'Суу ведомствосу', uri: 'https://talas.example/o/4', rel: 'mentions' }],
  places: [
    {
      name: 'Талас облусу',
      uri: 'https://talas.example/g/1',
      geoJSON: { type: 'Point', coordinates: [72.25, 42.5] },
    },
    {
      name: 'Кара-Буура',
      geoJSON: { type: 'Point', coordinates: [71.5, 42.6] },
    },
  ],
  events: [{ name: 'Суу форуму', uri: 'https://talas.example/e/9', id: 'e9' }],
  eventDetails: { dates: { startDate: '2026-12-01T09:00:00+06:00' } },
  plannedCoverage: [{ title: 'Форумдан репортаж' }],
  trustIndicators: [
    {
      role: 'http://cv.iptc.org/newscodes/trustindicator/policy',
      href: 'https://talas.example/policy',
    },
  ],
  objects: [{ name: 'Тоо көлү', rel: 'subject' }],
  genres: [{ name: 'Кабар', uri: 'http://cv.iptc.org/newscodes/genre/Current' }],
  infoSources: [{ name: 'Гидромет', role: 'source', uri: 'https://hydromet.example/' }],
  altIds: [{ role: 'desk', value: 'ky-17' }],
  associations: [
    {
      name: 'mainpic',
      rel: 'illustrates',
      uri: 'https://talas.example/big.jpg',
      type: 'picture',
      by: 'Нурлан Асан уулу',
      renditions: [
        {
          name: 'small',
          href: 'https://talas.example/s.jpg',
          contentType: 'image/jpeg',
          width: 320,
          height: 200,
          sizeInBytes: 9_000,
        },
        {
          name: 'big',
          href: 'https://talas.example/big.jpg',
          contentType: 'image/jpeg',
          width: 1600,
          height: 1000,
          aspectRatio: '16:10',
          sizeInBytes: 90_000,
        },
      ],
      associations: [{ name: 'inner', uri: 'urn:a:inner' }],
    },
  ],
}
const known = readNinjs(given)
if (!known.ok) throw new Error(known.fault.code)
const { item } = known.value

type Of = (item: NewsItem) => unknown
type Row = Readonly<Record<string, Of>>

const fields = (...names: readonly (keyof NewsItem)[]): Row =>
  Object.fromEntries(names.map((name): [string, Of] => [name, (one) => one[name]]))
const names = (list: readonly { readonly name?: string }[] | undefined): unknown =>
  list?.map(({ name }) => name)
const hrefsOf = (one: NewsItem): string[] =>
  (one.associations ?? []).flatMap(({ renditions = [] }) => renditions.map(({ href = '' }) => href))
const bodyOf = (one: NewsItem): string =>
  one.bodies?.find(({ contentType }) => contentType === 'text/html')?.value ?? ''

/** What the rows of the table speak of, in their order. */
const rows: readonly Row[] = [
  {
    headline: headlineOf,
    summary: summaryOf,
    paragraphs: paragraphsOf,
    ...fields('uri', 'language', 'by', 'copyrightNotice'),
  },
  fields('versionCreated', 'firstCreated'),
  { subjects: (one) => names(subjectsOf(one)) },
  {
    number: (one) => picturesOf(one).length > 0,
    largest: (one) => hrefsOf(one).includes('https://talas.example/big.jpg'),
  },
  { credits: (one) => one.associations?.map(({ by }) => by).filter((by) => by !== undefined) },
  { uris: (one) => subjectsOf(one).map(({ uri }) => uri) },
  { point: (one) => one.places?.find(({ geoJSON }) => geoJSON !== undefined)?.geoJSON },
  fields(
    'embargoedUntil',
    'expires',
    'urgency',
    'pubStatus',
    'usageTerms',
    'edNote',
    'slugline',
    'located',
  ),
  {
    ...fields('organisations', 'objects', 'genres', 'infoSources'),
    people: (one) => one.people?.map(({ contactInfo: _, ...person }) => person),
    events: (one) => one.events?.map(({ id: _, ...event }) => event),
    places: (one) => one.places?.map(({ name, uri }) => ({ name, uri })),
  },
  {
    ...fields('profile', 'version'),
    desk: (one) => one.altIds?.find(({ role }) => role === 'desk'),
  },
  { html: bodyOf },
  {
    counts: (one) => one.bodies?.[0]?.charCount,
    sizes: (one) => one.associations?.[0]?.renditions?.map(({ sizeInBytes }) => sizeInBytes),
    bound: (one) => one.associations?.[0]?.associations?.map(({ uri }) => uri),
    points: (one) => one.places?.map(({ geoJSON }) => geoJSON),
    ...fields('rightsInfo'),
    indicators: (one) => one.trustIndicators?.map(({ role, href }) => ({ role, href })),
  },
  {
    headlines: (one) => one.headlines?.map(({ role }) => role),
    descriptions: (one) => one.descriptions?.map(({ role }) => role),
  },
  {
    bodies: (one) => one.bodies?.map(({ role }) => role),
  },
  {
    confidence: (one) => one.subjects?.map(({ confidence }) => confidence),
    contacts: (one) => one.people?.map(({ contactInfo }) => contactInfo),
  },
  {
    ...fields('digitalSourceType'),
    ids: (one) => one.events?.map(({ id }) => id),
    relation: (one) => one.associations?.map(({ rel }) => rel),
  },
  {
    ...fields('eventDetails', 'plannedCoverage'),
    ratios: (one) => one.associations?.[0]?.renditions?.map(({ aspectRatio }) => aspectRatio),
  },
]

/** The table as the contract prints it: names of formats, and of each row its name and cells. */
function tableOf(contract: string): { formats: string[]; lines: string[][] } {
  const section = contract.slice(contract.indexOf('### What survives writing and reading again'))
  const [head = [], , ...lines] = (/(?:^\|.*\n)+/m.exec(section)?.[0] ?? '')
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  return { formats: head.slice(1), lines }
}

const { formats, lines } = tableOf(
  readFileSync(new URL('../../../docs/contracts/wire.md', import.meta.url), 'utf8'),
)

test('the table of the contract has the formats and rows that are tested here', () => {
  expect(formats).toEqual(Object.keys(writers))
  expect(lines).toHaveLength(rows.length)
})

/** What is left of a value where the table keeps a time only so far, or a list without its order. */
function asFar(value: unknown, cell: string): unknown {
  if (cell.includes('literal')) return withoutLiteral(value)
  if (cell === 'in another order') return new Set(Array.isArray(value) ? value : [])
  return cell.includes('the second') ? Math.floor(Date.parse(String(value)) / 1_000) : value
}

/** Concepts without the literals that those have which have a uri. */
function withoutLiteral(value: unknown): unknown {
  return (Array.isArray(value) ? (value as unknown[]) : []).map((one) => {
    if (!isFields(one)) return one
    const { literal, ...rest } = one
    return rest['uri'] === undefined ? one : rest
  })
}

const cells = lines.flatMap(([name = '', ...said], at) =>
  said.flatMap((cell, column) =>
    Object.entries(rows[at] ?? {}).map(([part, of]) => ({
      name,
      part,
      of,
      cell,
      format: formats[column] ?? '',
    })),
  ),
)

test.each(cells)('$format: $part, $cell', async ({ format, cell, of }) => {
  const written = writers[format]?.(item) ?? ''
  const { items, faults } = await read(new TextEncoder().encode(written))
  expect(faults).toEqual([])
  const found = items[0]?.item ?? { uri: '' }
  if (cell === 'no') expect(of(found)).not.toEqual(of(item))
  else expect(asFar(of(found), cell)).toEqual(asFar(of(item), cell))
})

test.each(['ninjs 3.1', 'ninjs 2.1', 'ninjs 1.4', 'NewsML-G2', 'NITF'])(
  '%s keeps all renditions',
  async (format) => {
    const { items } = await read(new TextEncoder().encode(writers[format]?.(item) ?? ''))
    expect(hrefsOf(items[0]?.item ?? { uri: '' })).toEqual(hrefsOf(item))
  },
)
