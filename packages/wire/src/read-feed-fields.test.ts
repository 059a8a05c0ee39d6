import { expect, test } from 'vitest'

import type { NewsItem } from './ninjs.ts'
import { readFeed, type ReadFeed } from './read-feed.ts'
import type { ReadHint } from './read-hint.ts'

async function feedOf(text: string, hint?: ReadHint): Promise<ReadFeed> {
  const read = await readFeed(new TextEncoder().encode(text), hint)
  if (!read.ok) throw new Error(JSON.stringify(read.fault))
  return read.value
}

async function itemOf(text: string, hint?: ReadHint): Promise<NewsItem | undefined> {
  return (await feedOf(text, hint)).items[0]?.item
}

const rss = (entry: string): string => `<rss><channel><item>${entry}</item></channel></rss>`
const atom = (entry: string, of = ''): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${of}><entry><id>urn:kol:1</id>${entry}</entry></feed>`

test.each([
  [
    'XHTML without the element that wraps it',
    '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>1 &lt; <b>2</b></p></div></content>',
    '<p>1 &lt; <b>2</b></p>',
  ],
  [
    'XHTML whose elements have a prefix',
    '<content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>Көл</x:p></x:div></content>',
    '<p>Көл</p>',
  ],
  [
    'a section of CDATA within XHTML',
    '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p><![CDATA[a < b]]></p></div></content>',
    '<p>a &lt; b</p>',
  ],
  ['elements that nobody announced', '<content>Көл <b>суусу</b></content>', 'Көл <b>суусу</b>'],
  [
    'base64',
    `<content type="application/octet-stream">${Buffer.from('<p>Көл</p>').toString('base64')}</content>`,
    '<p>Көл</p>',
  ],
])('%s is the body as it was meant', async (_name, content, html) => {
  expect((await itemOf(atom(content)))?.bodies?.[0]?.value).toBe(html)
})

test.each([
  ['a quote', "<!-- don't -->"],
  ['a bracket', '<!-- [ -->'],
  ['an end of markup', '<!-- ]> -->'],
])('a comment in the document type may hold %s', async (_name, comment) => {
  const feed = await feedOf(`<!DOCTYPE rss [${comment}]>${rss('<guid>urn:kol:1</guid>')}`)
  expect(feed.items.map(({ item }) => item.uri)).toEqual(['urn:kol:1'])
})

test('relative addresses start from the nearest xml:base', async () => {
  const item = await itemOf(
    atom(
      '<link href="1"/><content type="html" xml:base="bet/">&lt;a href="b?x=1&amp;amp;y"&gt;Көл&lt;/a&gt; &lt;img src="/s.jpg"&gt;</content>',
      'xml:base="https://kol.example/kabar/"',
    ),
  )
  expect(item?.altIds).toEqual([{ role: 'link', value: 'https://kol.example/kabar/1' }])
  expect(item?.bodies?.[0]?.value).toBe(
    '<a href="https://kol.example/kabar/bet/b?x=1&amp;y" rel="noopener noreferrer">Көл</a> <img src="https://kol.example/s.jpg" />',
  )
})

test('a base that is no web address moves nothing', async () => {
  const item = await itemOf(
    atom(
      '<content type="html">&lt;a href="b"&gt;Көл&lt;/a&gt;</content>',
      'xml:base="javascript:alert(1)//"',
    ),
  )
  expect(item?.bodies?.[0]?.value).toBe('<a href="b" rel="noopener noreferrer">Көл</a>')
})

test('a feed without bases takes its own address as one', async () => {
  const item = await itemOf(rss('<title>Көл</title><link>/kabar/1</link>'), {
    url: 'https://kol.example/feed',
  })
  expect(item?.uri).toBe('https://kol.example/kabar/1')
})

test.each([
  ['<author>aida@kol.example (Аида Асанова)</author>', 'Аида Асанова'],
  ['<author>Аида Асанова &lt;aida@kol.example&gt;</author>', 'Аида Асанова'],
  [
    '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Аида Асанова</dc:creator>',
    'Аида Асанова',
  ],
  ['<author><name>Аида</name></author><author><name>Бакыт</name></author>', 'Аида, Бакыт'],
])('a byline names people, not their addresses: %s', async (author, by) => {
  expect((await itemOf(rss(`<title>Көл</title>${author}`)))?.by).toBe(by)
})

test.each([
  ['georss:point', '42.87 74.59', { type: 'Point', coordinates: [74.59, 42.87] }],
  [
    'georss:line',
    '42 74 43 75',
    {
      type: 'LineString',
      coordinates: [
        [74, 42],
        [75, 43],
      ],
    },
  ],
  [
    'georss:box',
    '42 74 43 75',
    {
      type: 'Polygon',
      coordinates: [
        [
          [74, 42],
          [75, 42],
          [75, 43],
          [74, 43],
          [74, 42],
        ],
      ],
    },
  ],
])('%s is a place with the longitude first', async (name, words, geoJSON) => {
  const entry = `<title>Көл</title><${name} xmlns:georss="http://www.georss.org/georss">${words}</${name}>`
  expect((await itemOf(rss(entry)))?.places).toEqual([{ geoJSON }])
})

test('coordinates of a plane are no place on the globe', async () => {
  const entry =
    '<title>Көл</title><g:Point xmlns:g="http://www.opengis.net/gml" srsName="EPSG:26913"><g:pos>31 36</g:pos></g:Point>'
  expect((await itemOf(rss(entry)))?.places).toBeUndefined()
})

test('an entry says until when it counts, and which feed it was taken from', async () => {
  const item = await itemOf(
    atom(
      '<title>Көл</title><dcterms:valid xmlns:dcterms="http://purl.org/dc/terms/">2026-12-01T00:00:00Z</dcterms:valid><source><title>Таң</title><link href="https://tang.example/"/></source>',
    ),
  )
  expect(item).toMatchObject({
    expires: '2026-12-01T00:00:00Z',
    infoSources: [{ name: 'Таң', uri: 'https://tang.example/' }],
  })
})

test.each([
  ['names in capitals', '<RSS><CHANNEL><ITEM><TITLE>Көл</TITLE></ITEM></CHANNEL></RSS>'],
  ['attributes without quotes', rss('<title lang=ky>Көл</title>')],
  ['a closing tag too many', rss('<title>Көл</title></b>')],
  ['an element left open', rss('<title>Көл</title><b>суу')],
  ['a bare angle bracket', rss('<title>Көл</title><a>1 < 2</a>')],
  [
    'a prefix for its own namespace',
    '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>Көл</a:title></a:entry></a:feed>',
  ],
])('a feed with %s is read', async (_name, text) => {
  expect((await itemOf(text))?.headlines?.[0]?.value).toBe('Көл')
})

test("a feed's own words are plain text on one line", async () => {
  const feed = await feedOf(
    '<rss><channel><title>&lt;b&gt;Көл&lt;/b&gt;</title><description>Суу\nжана &amp;lt;тоо&amp;gt;</description><copyright>© &amp;amp; Көл</copyright></channel></rss>',
  )
  expect(feed).toMatchObject({ title: 'Көл', description: 'Суу жана <тоо>', rights: '© & Көл' })
})

test('the language that only the transport knows is the last to count', async () => {
  const hint = { language: 'ky' }
  expect((await itemOf(rss('<title>Көл</title>'), hint))?.language).toBe('ky')
  expect((await itemOf(atom('<title>Озеро</title>', 'xml:lang="ru"'), hint))?.language).toBe('ru')
})

test('quotes of windows-1252 taken for controls are quotes again', async () => {
  expect((await itemOf(rss('<title>\u0093Көл\u0094</title>')))?.headlines?.[0]?.value).toBe('“Көл”')
})
