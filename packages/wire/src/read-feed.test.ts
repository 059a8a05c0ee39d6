import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { kindOf, picturesOf } from './item-text.ts'
import type { NewsItem } from './ninjs.ts'
import { readFeed, type ReadFeed } from './read-feed.ts'
import type { ReadHint } from './read-hint.ts'
import { paragraphsOf } from './sanitise.ts'
import { validateNinjs } from './validate-ninjs.ts'
import { ninjsDocument } from './write-ninjs.ts'

async function feedOf(bytes: Uint8Array, hint?: ReadHint): Promise<ReadFeed> {
  const read = await readFeed(bytes, hint)
  if (!read.ok) throw new Error(JSON.stringify(read.fault))
  for (const { item } of read.value.items) expect(validateNinjs(ninjsDocument(item))).toEqual([])
  return read.value
}

function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../fixtures/${name}`, import.meta.url))
}

function itemsOf(feed: ReadFeed): NewsItem[] {
  return feed.items.map(({ item }) => item)
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test('an RSS entry becomes a text with its picture, place, rights and language', async () => {
  const feed = await feedOf(fixture('rss-ru.xml'))
  expect(feed).toMatchObject({
    format: 'rss',
    title: 'Берег: новости посёлка',
    language: 'ru-RU',
    rights: '© Газета «Берег»',
    updated: '2026-11-03T12:00:00+06:00',
    entries: 3,
  })
  const [bridge] = itemsOf(feed)
  expect(bridge).toMatchObject({
    uri: 'tag:bereg.example,2005:most-2026',
    type: 'text',
    language: 'ru-RU',
    headlines: [{ value: 'Мост открыли на месяц раньше & без ленточки' }],
    descriptions: [{ value: 'Движение началось в семь утра.' }],
    by: 'Нина Ветрова',
    copyrightNotice: '© Газета «Берег»',
    versionCreated: '2026-11-03T09:30:00+06:00',
    subjects: [{ name: 'Дороги', creator: 'https://bereg.example/temy' }],
    places: [{ geoJSON: { type: 'Point', coordinates: [74.59, 42.87] } }],
  })
  expect(paragraphsOf(bridge ?? {})).toEqual([
    'Движение началось в семь утра.',
    'Первым проехал автобус.',
  ])
  expect(bridge?.bodies?.[0]?.value).not.toMatch(/pixel|onmouseover/)
  expect(picturesOf(bridge ?? {})).toMatchObject([
    {
      href: 'https://bereg.example/f/most.jpg',
      width: 1200,
      caption: 'Автобус на новом мосту',
      credit: 'Пётр Лодкин',
    },
  ])
})

test('an entry that is only a title and a picture is a picture', async () => {
  const item = itemsOf(await feedOf(fixture('rss-ru.xml')))[1]
  expect(kindOf(item ?? {})).toBe('picture')
  expect(item?.renditions).toMatchObject([{ href: 'https://bereg.example/f/okno.jpg' }])
})

test('an entry that says nothing is a fault of its own', async () => {
  const { faults, items } = await feedOf(fixture('rss-ru.xml'))
  expect(faults).toEqual([{ code: 'wire.entry-empty', at: '/entries/2' }])
  expect(items[1]?.warnings).toEqual([
    { code: 'wire.date-without-zone', at: '/entries/1/published', taken: '2026-11-02T18:00:00Z' },
  ])
})

test('Atom keeps escaped text, both dates and the language of each entry', async () => {
  const feed = await feedOf(fixture('atom-ky.xml'))
  const [water, library] = itemsOf(feed)
  expect(feed).toMatchObject({ format: 'atom', title: 'Таң', language: 'ky' })
  expect(water).toMatchObject({
    uri: 'urn:uuid:6f1d7f5a-5a1c-4b7e-9d53-0f4d5f4b9a10',
    language: 'ky',
    headlines: [{ value: 'Суунун баасы 5 < 6 сом' }],
    firstCreated: '2026-11-03T08:00:00+06:00',
    versionCreated: '2026-11-04T09:00:00+06:00',
    by: 'Айбек Уулу',
    copyrightNotice: '© Таң',
    subjects: [{ name: 'Суу', uri: 'http://cv.iptc.org/newscodes/mediatopic/20000385' }],
    altIds: [
      { role: 'link', value: 'https://tang.example/suu' },
      { role: 'translation:ru', value: 'https://tang.example/ru/voda' },
    ],
  })
  expect(paragraphsOf(water ?? {})).toEqual(['Жаңы баа 5 < 6, эскиси 6 > 5.'])
  expect(library?.language).toBe('zh-Hans')
})

test('JSON Feed keeps tags, authors and attachments, and runs no script', async () => {
  const feed = await feedOf(fixture('json-feed-zh.json'))
  const [street] = itemsOf(feed)
  expect(street).toMatchObject({
    uri: 'tag:qinghe.example,2005:88',
    language: 'zh-Hans',
    by: '清河日报编辑部',
    subjects: [{ name: '文化' }, { name: '老街' }],
    associations: [
      { type: 'audio', renditions: [{ contentType: 'audio/mpeg', sizeInBytes: 90_000 }] },
    ],
  })
  expect(street?.bodies?.[0]?.value).not.toContain('javascript')
})

test('RDF with Dublin Core is read', async () => {
  const feed = await feedOf(
    bytes(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://kol.example/"><title>Көл</title><link>https://kol.example/</link><dc:language>ky</dc:language></channel>
      <item rdf:about="https://kol.example/1"><title>Балык көбөйдү</title><link>https://kol.example/1</link><dc:date>2026-11-01T10:00+06:00</dc:date><dc:creator>Азамат</dc:creator></item>
    </rdf:RDF>`),
  )
  expect(itemsOf(feed)).toMatchObject([
    {
      uri: 'https://kol.example/1',
      language: 'ky',
      by: 'Азамат',
      versionCreated: '2026-11-01T10:00:00+06:00',
    },
  ])
})

test('a body of XHTML elements in RSS is kept as markup', async () => {
  const feed = await feedOf(
    bytes(
      `<rss><channel><item><title>Көл</title><body xmlns="http://www.w3.org/1999/xhtml"><p>1 &lt; <b>2</b></p><script>x()</script></body></item></channel></rss>`,
    ),
  )
  expect(itemsOf(feed)[0]?.bodies?.[0]?.value).toBe('<p>1 &lt; <b>2</b></p>')
})

test('the same entry has the same identity every time, also without guid and link', async () => {
  const text = '<rss><channel><item><title>Аты жок</title></item></channel></rss>'
  const hint = { url: 'https://kol.example/feed' }
  const [first] = itemsOf(await feedOf(bytes(text), hint))
  const [second] = itemsOf(await feedOf(bytes(text), hint))
  expect(first?.uri).toMatch(/^tag:kol\.example,2005:[\da-f]{64}$/)
  expect(second?.uri).toBe(first?.uri)
})

const title = 'Мост открыт'
const windows1251 = Uint8Array.from(
  Array.from(
    `<?xml version="1.0" encoding="windows-1251"?><rss><channel><item><title>${title}</title></item></channel></rss>`,
  ),
  (letter) => {
    const code = letter.charCodeAt(0)
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code
  },
)

test.each([
  ['a declaration of windows-1251', windows1251, undefined],
  [
    'UTF-16 with its mark',
    new Uint8Array(
      Buffer.from(
        `\uFEFF<rss><channel><item><title>${title}</title></item></channel></rss>`,
        'utf16le',
      ),
    ),
    undefined,
  ],
  [
    'a declaration that lies about UTF-8',
    bytes(
      `<?xml version="1.0" encoding="koi8-r"?><rss><channel><item><title>${title}</title></item></channel></rss>`,
    ),
    undefined,
  ],
  [
    'a charset that only the transport knows',
    windows1251.slice(windows1251.indexOf(0x3e) + 1),
    'text/xml; charset=windows-1251',
  ],
])('%s is decoded', async (_name, encoded, contentType) => {
  const feed = await feedOf(encoded, contentType === undefined ? {} : { contentType })
  expect(itemsOf(feed)[0]?.headlines?.[0]?.value).toBe(title)
})

test('of a feed that breaks off, what was whole is taken, and where it broke is said', async () => {
  const feed = await feedOf(
    bytes('<rss><channel>\n<item><title>Бир</title></item>\n<item><title>Эк'),
  )
  expect(itemsOf(feed).map(({ headlines }) => headlines?.[0]?.value)).toContain('Бир')
  expect(feed.faults).toEqual([{ code: 'wire.truncated', open: 'title', line: 3, column: 16 }])
})

describe('the identity of an entry whose feed does not say where it is from', () => {
  const uriOf = async (entry: string, head = '<title>Кабар</title>'): Promise<string> => {
    const text = `<rss version="2.0"><channel>${head}<item>${entry}</item></channel></rss>`
    const read = await readFeed(new TextEncoder().encode(text))
    return read.ok ? (read.value.items[0]?.item.uri ?? '') : read.fault.code
  }
  const date = '<pubDate>Mon, 02 Nov 2026 10:00:00 +0600</pubDate>'

  test('is of the host of its own link', async () => {
    expect(await uriOf('<guid>1</guid><title>a</title><link>https://osh.example/1</link>')).toBe(
      'tag:osh.example,2005:1',
    )
  })

  test('is not that of another story which has the same number in another file', async () => {
    const one = await uriOf(`<guid>1</guid><title>a</title>${date}`)
    expect(one).toMatch(/^tag:feed\.invalid,2005:[\da-f]{64}$/)
    expect(await uriOf(`<guid>1</guid><title>b</title>${date}`)).not.toBe(one)
    expect(await uriOf(`<guid>1</guid><title>a</title>${date}`, '<title>Ош</title>')).not.toBe(one)
    expect(await uriOf(`<guid>2</guid><title>a</title>${date}`)).not.toBe(one)
  })

  test('stays when its text is corrected', async () => {
    const entry = (text: string): string =>
      `<guid>1</guid><title>a</title>${date}<description>${text}</description>`
    expect(await uriOf(entry('mended'))).toBe(await uriOf(entry('first')))
    expect(await uriOf('<guid>1</guid><description>first</description>')).not.toBe(
      await uriOf('<guid>1</guid><description>second</description>'),
    )
  })

  test('is its own where that is nobody else’s', async () => {
    const id = '550e8400-e29b-41d4-a716-446655440000'
    expect(await uriOf(`<guid>${id}</guid><title>a</title>`)).toBe(`tag:feed.invalid,2005:${id}`)
  })

  test('is of the feed’s host wherever that is said', async () => {
    const head = '<title>x</title><link>https://kabar.example/</link>'
    expect(
      await uriOf('<guid>1</guid><title>a</title><link>https://osh.example/1</link>', head),
    ).toBe('tag:kabar.example,2005:1')
  })
})
