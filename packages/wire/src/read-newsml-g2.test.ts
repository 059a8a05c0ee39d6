import { readFileSync } from 'node:fs'

import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { processorTime } from '../eval/processor-time.ts'
import type { NewsItem } from './ninjs.ts'
import { readNewsMlG2 } from './read-newsml-g2.ts'
import type { ReadItem } from './read-items.ts'
import { read } from './read.ts'

const message = readFileSync(
  new URL('../fixtures/newsml-g2/news-message-ky.xml', import.meta.url),
  'utf8',
)

function all(text: string): readonly ReadItem[] {
  const document = readNewsMlG2(text)
  if (!document.ok) throw new Error(JSON.stringify(document.fault))
  expect(document.value.faults).toEqual([])
  return document.value.items
}

function first(text: string): ReadItem {
  const [item] = all(text)
  if (item === undefined) throw new Error('no item')
  return item
}

const root = (name: string, inside: string, attributes = ''): string =>
  `<${name} xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a:1" version="2" standard="NewsML-G2" standardversion="2.35" ${attributes}>${inside}</${name}>`

test('a news message gives every item it holds', async () => {
  const document = await read(new TextEncoder().encode(message))
  expect(document).toMatchObject({ format: 'newsml-g2', faults: [] })
  expect(document.items.map(({ item }) => item.uri)).toEqual([
    'urn:newsml:kol.example:20261102:17',
    'urn:newsml:kol.example:20261102:9',
  ])
})

test('what a news item says has its place in ninjs', () => {
  const { item } = first(message)
  expect(item).toMatchObject({
    uri: 'urn:newsml:kol.example:20261102:17',
    type: 'text',
    version: '3',
    language: 'ky',
    pubStatus: 'usable',
    versionCreated: '2026-11-02T10:00:00+06:00',
    copyrightHolder: 'Көл агенттиги',
    usageTerms: 'Жарыялоого болот.\nСатууга болбойт.',
    title: 'Көл боюндагы көргөзмө',
    edNote: 'Ысым оңдолду',
    urgency: 3,
    by: 'Асан Үсөнов',
    located: 'Бишкек',
    altIds: [{ role: 'signal', value: 'http://cv.iptc.org/newscodes/signal/correction' }],
    genres: [{ name: 'Учурдагы', uri: 'http://cv.iptc.org/newscodes/genre/Current' }],
    descriptions: [{ role: 'summary', value: 'Кыскача' }],
    organisations: [{ name: 'Музей', literal: 'o1' }],
  })
  expect(item.subjects).toEqual([
    { name: 'Негизги лента', literal: 'kolsvc:main', rel: 'service' },
    { name: 'көргөзмө', rel: 'keyword' },
    {
      name: 'көргөзмө',
      uri: 'http://cv.iptc.org/newscodes/mediatopic/20000018',
      relevance: 90,
      confidence: 70,
    },
  ])
  expect(item.people).toEqual([
    {
      name: 'Асан Үсөнов',
      rel: 'kolrole:photographer',
      contactInfo: [{ type: 'email', value: 'asan@kol.example' }],
    },
    { name: 'Айгүл Токтосунова', uri: 'https://kol.example/topics/p7' },
  ])
})

test('an embargo without zone holds in the zone of the version', () => {
  const { item, warnings } = first(message)
  expect(item.embargoedUntil).toBe('2026-11-02T12:00:00+06:00')
  expect(warnings).toContainEqual({
    code: 'wire.date-without-zone',
    at: '/newsMessage/itemSet/newsItem[1]/itemMeta/embargoed',
    taken: '2026-11-02T12:00:00+06:00',
  })
})

test('an embargo without an end withholds the item', () => {
  const { item } = first(
    root('newsItem', '<itemMeta><embargoed/><pubStatus qcode="stat:usable"/></itemMeta>'),
  )
  expect(item.embargoedUntil).toBeUndefined()
  expect(item.pubStatus).toBe('withheld')
})

test('words in a second language stay, and say which it is', () => {
  const { item } = first(message)
  expect(item.headlines).toEqual([
    { value: 'Бишкекте көргөзмө ачылды' },
    {
      contentType: 'text/html',
      value: '<span lang="zh-Hans" dir="ltr">比什凯克开幕展览</span>',
    },
  ])
  expect(item.bodies?.[1]?.value).toBe('<div lang="zh-Hans"><p>展览开幕。</p></div>')
})

test('markup is made safe, and a head that says the headline again is left out', () => {
  const { item } = first(message)
  expect(item.bodies?.[0]).toEqual({
    contentType: 'text/html',
    wordCount: 4,
    value: '<p>Көргөзмө <em>ачылды</em>.</p>',
  })
})

test('what is asserted about a place is added to it', () => {
  const { item } = first(message)
  expect(item.places).toContainEqual({
    name: 'Галерея',
    literal: 'p1',
    geoJSON: { type: 'Point', coordinates: [74.59, 42.87] },
    contactInfo: [
      {
        type: 'address',
        address: { lines: ['Чүй 1'], locality: 'Бишкек', postalCode: '720000' },
      },
    ],
  })
})

test('a picture has its renditions, its credit and its state', () => {
  const { item, warnings } = all(message)[1] ?? { item: undefined, warnings: [] }
  expect(item).toMatchObject({
    type: 'picture',
    pubStatus: 'canceled',
    by: 'Көл/Асан',
    renditions: [
      {
        name: 'highRes',
        href: 'https://kol.example/9.jpg',
        contentType: 'image/jpeg',
        sizeInBytes: 2048,
        width: 1200,
        height: 800,
      },
      { name: 'web', contentType: 'image/jpeg' },
    ],
  })
  expect(warnings).toContainEqual({
    code: 'wire.value-unusable',
    at: '/newsMessage/itemSet/newsItem[2]/contentSet/remoteContent[2]/@href',
    expected: 'an absolute URI',
  })
})

test('what has no place is named by its path', () => {
  const inside = '/newsMessage/itemSet/newsItem[1]'
  const found = first(message).warnings.flatMap((warning) =>
    warning.code === 'wire.field-unknown' ? [warning.at] : [],
  )
  expect(found).toEqual([`${inside}/hopHistory/hop/@timestamp`, `${inside}/contentMeta/weather`])
})

test('every hand is a source, by its role', () => {
  expect(first(message).item.infoSources?.map(({ role, uri }) => [role, uri])).toEqual([
    ['provider', 'http://cv.iptc.org/newscodes/newsprovider/Kol'],
    ['hop', 'http://cv.iptc.org/newscodes/newsprovider/Kol'],
  ])
})

test('a package holds its groups, and a group that holds itself is told', () => {
  const { item, warnings } = first(
    root(
      'packageItem',
      `<itemMeta><itemClass qcode="ninat:composite"/></itemMeta><groupSet root="g1">
        <group id="g1" role="group:main"><itemRef residref="urn:a:2"><itemClass qcode="ninat:text"/><title>Бир</title></itemRef><groupRef idref="g2"/></group>
        <group id="g2" role="group:side"><itemRef residref="urn:a:3" version="4"/><groupRef idref="g1"/></group>
      </groupSet>`,
    ),
  )
  expect(item.type).toBe('composite')
  expect(item.associations).toMatchObject([
    { name: 'main-1', rel: 'main', uri: 'urn:a:2', type: 'text', title: 'Бир' },
    {
      name: 'g2',
      type: 'composite',
      associations: [{ name: 'side-1', uri: 'urn:a:3', version: '4' }],
    },
  ])
  expect(warnings.map(({ code }) => code)).toContain('wire.value-unusable')
})

test('an event concept is an event with its dates, places and people', () => {
  const { item } = first(
    root(
      'conceptItem',
      `<itemMeta><itemClass qcode="cinat:concept"/></itemMeta><concept><conceptId qcode="e:1"/><type qcode="cpnat:event"/>
       <name>Форум</name><definition>Медиа форуму</definition><eventDetails><dates><start>2026-11-20T09:00:00+06:00</start><end>2026-11-21</end></dates>
       <occurStatus qcode="eocstat:eos5"/><location><name>Бишкек</name></location><participant><name>Айгүл</name></participant>
       <organiser><name>Көл</name></organiser></eventDetails></concept>`,
      'xml:lang="ky"',
    ),
  )
  expect(item).toMatchObject({
    type: 'event',
    title: 'Форум',
    descriptions: [{ role: 'definition', value: 'Медиа форуму' }],
    eventDetails: {
      eventStatus: 'http://cv.iptc.org/newscodes/eventoccurstatus/eos5',
      dates: { startDate: '2026-11-20T09:00:00+06:00', expectedEndDate: '2026-11-21' },
      organiser: { name: 'Көл' },
    },
    places: [{ name: 'Бишкек', rel: 'location' }],
    people: [{ name: 'Айгүл', rel: 'participant' }],
  } satisfies Partial<NewsItem>)
})

test('a planning item is planned coverage, and what was delivered', () => {
  const { item } = first(
    root(
      'planningItem',
      `<itemMeta><itemClass qcode="plinat:newscoverage"/></itemMeta><newsCoverageSet><newsCoverage id="c1">
        <planning><g2contentType>image/jpeg</g2contentType><itemClass qcode="ninat:picture"/><scheduled>2026-11-20T09:00:00Z</scheduled><edNote>Төрт сүрөт</edNote></planning>
        <delivery><deliveredItemRef residref="urn:a:9"><title>Сүрөт</title></deliveredItemRef></delivery></newsCoverage></newsCoverageSet>`,
    ),
  )
  expect(item).toMatchObject({
    type: 'planning',
    plannedCoverage: [
      {
        uri: 'urn:a:1#c1',
        type: 'picture',
        dates: { startDate: '2026-11-20T09:00:00Z' },
        edNote: 'Төрт сүрөт',
      },
    ],
    associations: [{ uri: 'urn:a:9', rel: 'delivered', title: 'Сүрөт' }],
  })
})

test('concepts, knowledge and catalogues go to the lists of their nature', () => {
  const person = first(
    root(
      'conceptItem',
      '<itemMeta/><concept><conceptId qcode="iso3166-1a2:KG"/><type qcode="cpnat:geoArea"/><name>Кыргызстан</name></concept>',
    ),
  )
  expect(person.item.places).toEqual([
    { name: 'Кыргызстан', uri: 'http://cvx.iptc.org/iso3166-1a2/KG' },
  ])
  const catalog = first(
    root(
      'catalogItem',
      '<itemMeta/><catalogContainer><catalog><scheme alias="kol" uri="https://kol.example/t/"><name>Темалар</name></scheme></catalog></catalogContainer>',
    ),
  )
  expect(catalog.item.objects).toEqual([
    { name: 'Темалар', uri: 'https://kol.example/t/', literal: 'kol', rel: 'scheme' },
  ])
})

test('the head of NITF fills what the metadata leaves open', () => {
  const { item, warnings } = first(
    root(
      'newsItem',
      `<itemMeta/><contentMeta><headline>Башкы</headline></contentMeta><contentSet><inlineXML contenttype="application/nitf+xml">
      <nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>Башка</hl1></hedline><byline>Асан</byline></body.head>
      <body.content><p>Бир <person>Айгүл</person>.</p><hl2>Бөлүк</hl2><media><media-reference source="https://kol.example/1.jpg" mime-type="image/jpeg"/><media-caption>Сүрөт</media-caption></media></body.content></body></nitf></inlineXML></contentSet>`,
    ),
  )
  expect(item.by).toBe('Асан')
  expect(item.bodies?.[0]?.value).toBe(
    '<p>Бир Айгүл.</p><h2>Бөлүк</h2><figure><img src="https://kol.example/1.jpg" alt="" /><figcaption>Сүрөт</figcaption></figure>',
  )
  expect(warnings).toContainEqual(
    expect.objectContaining({ code: 'wire.field-twice', kept: 'headline' }),
  )
})

test('an item without identity is a fault with its path, and stops no other', () => {
  const nothing = '<newsItem><itemMeta/></newsItem>'
  const document = readNewsMlG2(
    `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>${nothing}<newsItem guid="urn:a:2"><itemMeta/></newsItem></itemSet></newsMessage>`,
  )
  expect(document).toMatchObject({
    value: {
      items: [{ item: { uri: 'urn:a:2' } }],
      faults: [{ code: 'wire.uri-missing', at: '/newsMessage/itemSet/newsItem[1]' }],
    },
  })
})

test('whatever is cut out of a document, reading it ends in items or faults', () => {
  fc.assert(
    fc.property(fc.nat(message.length), fc.nat(400), fc.string(), (start, length, instead) => {
      const broken = message.slice(0, start) + instead + message.slice(start + length)
      const document = readNewsMlG2(broken)
      if (!document.ok) expect(document.fault.code).toMatch(/^wire\./)
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['elements that nobody knows', `<contentMeta>${'<x/>'.repeat(150_000)}</contentMeta>`],
  [
    'names of one subject',
    `<contentMeta><subject>${'<name>a</name>'.repeat(60_000)}</subject></contentMeta>`,
  ],
  ['subjects', `<contentMeta>${'<subject qcode="medtop:1"/>'.repeat(100_000)}</contentMeta>`],
  [
    'groups that refer to each other',
    `<groupSet root="g0">${Array.from({ length: 3_000 }, (_, n) => `<group id="g${n}"><groupRef idref="g${n + 1}"/></group>`).join('')}</groupSet>`,
  ],
  ['unknown entities', `<contentMeta><headline>${'&x;'.repeat(100_000)}</headline></contentMeta>`],
])('many %s are read in bounded time', (_what, inside) => {
  const seconds = processorTime()
  readNewsMlG2(root('packageItem', `<itemMeta/>${inside}`))
  expect(seconds()).toBeLessThan(5)
})
