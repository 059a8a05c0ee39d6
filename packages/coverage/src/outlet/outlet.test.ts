import fc from 'fast-check'
import { expect, test } from 'vitest'
import { opmlSteps, readOpml, writeOpml, type OpmlDefaults } from './opml.ts'
import { parseOutlet, type Outlet } from './outlet.ts'
import { outletCsvSteps, readOutletCsv, writeOutletCsv } from './outlet-csv.ts'
import { mostOutlets } from './outlet-list.ts'

const defaults: OpmlDefaults = {
  country: 'KG',
  language: 'ky',
  timeZone: 'Asia/Bishkek',
  observedSince: '2026-01-01',
}
const paper: Outlet = {
  id: 'kabar.example',
  names: { ky: 'Кабар, "күн"', 'zh-Hans': '卡巴尔' },
  country: 'KG',
  languages: ['ky', 'ru'],
  feeds: ['https://kabar.example/rss?a=1&b=2', 'https://kabar.example/ru.rss'],
  sitemaps: ['https://kabar.example/sitemap.xml'],
  owner: 'Жеке; менчик',
  timeZone: 'Asia/Bishkek',
  observedSince: '2025-03-01',
  observedUntil: '2026-03-01',
  retention: 400,
  pace: 2.5,
}

const name = fc
  .stringMatching(/^[\p{L}\p{N}"',;&<>\n\t -]{1,30}$/u)
  .map((text) => text.trim())
  .filter((text) => text !== '')
const address = fc.webUrl({ withQueryParameters: true, validSchemes: ['http', 'https'] })
const outletArbitrary: fc.Arbitrary<Outlet> = fc
  .record(
    {
      id: fc.stringMatching(/^[a-z\d][a-z\d.-]{0,20}$/),
      names: fc.dictionary(fc.constantFrom('ky', 'ru', 'en', 'zh-Hans', 'fa'), name, {
        minKeys: 1,
      }),
      country: fc.constantFrom('KG', 'CN', 'IR'),
      languages: fc.uniqueArray(fc.constantFrom('ky', 'ru', 'zh-Hans', 'fa'), { minLength: 1 }),
      feeds: fc.uniqueArray(address, { maxLength: 3 }),
      sitemaps: fc.uniqueArray(address, { maxLength: 2 }),
      owner: name,
      timeZone: fc.constantFrom('Asia/Bishkek', 'Asia/Shanghai', 'Asia/Tehran'),
      observedSince: fc.constantFrom('2024-02-29', '2025-01-01'),
      observedUntil: fc.constant('2026-12-31'),
      retention: fc.integer({ min: 1, max: 5000 }),
      pace: fc.integer({ min: 1, max: 600 }),
    },
    {
      requiredKeys: [
        'id',
        'names',
        'country',
        'languages',
        'feeds',
        'sitemaps',
        'timeZone',
        'observedSince',
        'pace',
      ],
    },
  )
  .filter((one) => parseOutlet(one).ok)
const list = fc.uniqueArray(outletArbitrary, { selector: ({ id }) => id, maxLength: 4 })

test('outlets written as CSV are read back the same', () => {
  expect(readOutletCsv(writeOutletCsv([paper]))).toEqual({ outlets: [paper], faults: [] })
  fc.assert(
    fc.property(list, (outlets) => {
      expect(readOutletCsv(writeOutletCsv(outlets))).toEqual({ outlets, faults: [] })
    }),
  )
})

test('an outlet’s name or owner is no formula in its CSV', () => {
  const outlet = { ...paper, names: { ky: '=HYPERLINK("https://evil.example")' }, owner: '@owner' }
  const text = writeOutletCsv([outlet])
  expect(text).toContain(`,"'=HYPERLINK(""https://evil.example"")",`)
  expect(text).toContain(",'@owner,")
  expect(readOutletCsv(text)).toEqual({ outlets: [outlet], faults: [] })
})

test('outlets written as OPML are read back the same', () => {
  expect(readOpml(writeOpml([paper], 'Outlets'), defaults)).toEqual({
    outlets: [paper],
    faults: [],
  })
  fc.assert(
    fc.property(list, (outlets) => {
      expect(readOpml(writeOpml(outlets, 'Outlets'), defaults)).toEqual({ outlets, faults: [] })
    }),
  )
})

test('a list from a spreadsheet, with semicolons and a byte order mark, is read', () => {
  const text =
    '\uFEFFid;name:ru;country;languages;time_zone;observed_since;feeds\r\nvesti;Вести;KG;ru ky;Asia/Bishkek;2026-01-01;https://vesti.example/rss\r\n'
  expect(readOutletCsv(text)).toMatchObject({
    outlets: [{ id: 'vesti', names: { ru: 'Вести' }, languages: ['ru', 'ky'] }],
    faults: [],
  })
})

test.each([
  ['country=KX', { code: 'outlet.field', field: 'country', found: 'KX' }],
  ['time_zone=Bishkek', { code: 'outlet.field', field: 'timeZone', found: 'Bishkek' }],
  ['languages=', { code: 'outlet.field', field: 'languages' }],
  ['languages=кыргызча', { code: 'outlet.field', field: 'languages.0' }],
  ['feeds=ftp://a.example/x', { code: 'outlet.field', field: 'feeds.0' }],
  ['feeds=https://user:secret@a.example/x', { code: 'outlet.field', field: 'feeds.0' }],
  ['observed_since=01.02.2026', { code: 'outlet.field', field: 'observedSince' }],
  ['observed_until=2020-01-01', { code: 'outlet.field', field: 'observedUntil' }],
  ['retention_days=forever', { code: 'outlet.field', field: 'retention', found: 'forever' }],
  ['pace_seconds=0', { code: 'outlet.field', field: 'pace' }],
  ['id=', { code: 'outlet.field-missing', field: 'id' }],
  ['id=first', { code: 'outlet.twice', id: 'first' }],
] as const)('a row with %s is a fault with its line, and the others are read', (change, fault) => {
  const columns = `id,name:en,country,languages,feeds,time_zone,observed_since,observed_until,retention_days,pace_seconds`
  const row = ['second', 'Two', 'KG', 'ky', '', 'Asia/Bishkek', '2026-01-01', '', '', '2']
  const [column = '', value = ''] = change.split(/=(.*)/s)
  row[columns.split(',').indexOf(column)] = value
  const first = 'first,One,KG,ky,,Asia/Bishkek,2026-01-01,,,'
  const read = readOutletCsv(`${columns}\n${first}\n${row.join(',')}\n`)
  expect(read.outlets.map(({ id }) => id)).toEqual(['first'])
  expect(read.faults).toMatchObject([{ ...fault, line: 3 }])
})

test('a file without its columns, or that is no OPML, says so', () => {
  expect(readOutletCsv('a,b\n1,2\n')).toMatchObject({
    outlets: [],
    faults: [{ code: 'outlet.columns-missing', line: 1 }],
  })
  expect(readOutletCsv('')).toMatchObject({ faults: [{ code: 'outlet.columns-missing' }] })
  expect(readOpml('<html></html>', defaults)).toMatchObject({
    outlets: [],
    faults: [{ code: 'outlet.file-unreadable' }],
  })
  expect(readOpml(`<opml>${'<outline>'.repeat(1000)}`, defaults).faults).toMatchObject([
    { code: 'outlet.file-unreadable' },
  ])
})

test('feeds of one site in a reader’s OPML become one outlet; a feed without an address is a fault', () => {
  const text = `<opml version="2.0"><body><outline text="Press">
    <outline text="Vesti" xmlUrl="https://www.vesti.example/a.rss" htmlUrl="https://vesti.example/"/>
    <outline text="Vesti sport" xmlUrl="https://www.vesti.example/b.rss"/>
    <outline text="Broken" xmlUrl="nowhere"/></outline></body></opml>`
  const { outlets, faults } = readOpml(text, defaults)
  expect(outlets).toMatchObject([
    {
      id: 'vesti.example',
      names: { ky: 'Vesti' },
      feeds: ['https://www.vesti.example/a.rss', 'https://www.vesti.example/b.rss'],
    },
  ])
  expect(faults).toEqual([
    {
      code: 'outlet.field',
      field: 'xmlUrl',
      found: 'nowhere',
      expected: 'an http or https address',
      line: 4,
    },
  ])
})

test('whatever the text is, reading a list ends in outlets and coded faults', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const all = [readOutletCsv(text), readOpml(`<opml>${text}`, defaults)]
      for (const { faults } of all) for (const { code } of faults) expect(code).toMatch(/^outlet\./)
    }),
  )
})

test('a table of more than a hundred columns, or of one column twice, is no list of outlets', () => {
  const columns = 'id,country,languages,time_zone,observed_since'
  const names = Array.from({ length: 96 }, (_, at) => `name:x${at}`).join(',')
  const row = `\n${'a,'.repeat(100)}`
  expect(readOutletCsv(`${columns},${names}${row}`)).toMatchObject({
    outlets: [],
    faults: [{ code: 'outlet.file-unreadable', reason: 'more than 100 columns', line: 1 }],
  })
  const twice = `${columns},name:a,name:a${row.repeat(10)}`
  expect(readOutletCsv(twice)).toMatchObject({
    outlets: [],
    faults: [{ code: 'outlet.file-unreadable', line: 1 }],
  })
})

test('rows that are no outlets count towards what is read of a file', () => {
  const columns = 'id,name:en,country,languages,time_zone,observed_since\n'
  const { outlets, faults } = readOutletCsv(columns + 'x\n'.repeat(mostOutlets + 10))
  expect(outlets).toEqual([])
  expect(faults).toHaveLength(mostOutlets + 1)
  expect(faults.at(-1)).toEqual({ code: 'outlet.too-many', limit: mostOutlets, line: mostOutlets + 2 }) // prettier-ignore
})

test('reading a list can be left after each row, and each feed and outlet', () => {
  const outlets = Array.from({ length: 50 }, (_, at) => ({ ...paper, id: `paper-${at}` }))
  expect([...outletCsvSteps(writeOutletCsv(outlets))]).toHaveLength(50)
  const feeds = outlets.reduce((sum, one) => sum + Math.max(1, one.feeds.length), 0)
  expect([...opmlSteps(writeOpml(outlets, 'Outlets'), defaults)]).toHaveLength(feeds + 50)
})

test('feeds of one site without end are one fault', () => {
  const feed = (at: number): string => `<outline xmlUrl="https://a.example/${at}"/>`
  const text = (count: number): string =>
    `<opml version="2.0"><body>${Array.from({ length: count }, (_, at) => feed(at)).join('')}</body></opml>`
  expect(readOpml(text(mostOutlets), defaults)).toMatchObject({
    outlets: [],
    faults: [{ code: 'outlet.field', field: 'feeds' }],
  })
  expect(readOpml(text(mostOutlets + 1), defaults)).toMatchObject({
    outlets: [],
    faults: [{ code: 'outlet.too-many', limit: mostOutlets }],
  })
})
