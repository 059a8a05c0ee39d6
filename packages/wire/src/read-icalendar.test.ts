import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { headlineOf, summaryOf } from './item-text.ts'
import type { NewsItem } from './ninjs.ts'
import { read } from './read.ts'
import { writeIcalendar } from './write-icalendar.ts'
import { validateDocument } from './validate-document.ts'

const fixture = (name: string): Uint8Array =>
  readFileSync(join(import.meta.dirname, '../fixtures/icalendar', name))
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const calendar = (inside: string): Uint8Array =>
  encode(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${inside}END:VCALENDAR\r\n`)
const stamped = '2026-11-23T00:00:00Z'

test('an event of a press office keeps its words, dates, rule, place, maker and files', async () => {
  const { format, items, faults } = await read(fixture('ky-press.ics'))
  expect({ format, faults }).toEqual({ format: 'icalendar', faults: [] })
  const [first, second] = items.map(({ item }) => item)
  expect(first).toMatchObject({
    uri: 'urn:uuid:8f1c1d52-6a44-4f0e-9a53-2f0d6c0c7a11',
    type: 'event',
    pubStatus: 'usable',
    language: 'ky',
    version: '2',
    firstCreated: '2026-11-18T03:00:00Z',
    versionCreated: '2026-11-20T04:00:00Z',
    headlines: [{ value: 'Суу чарба министринин маалымат жыйыны' }],
    descriptions: [
      {
        value: 'Ирригация боюнча суроолор; журналисттер үчүн каттоо саат 9дан\nЖолугушуу кыргызча.',
      },
      { role: 'translation:ru', value: '<p lang="ru" dir="ltr">Вопросы об орошении</p>' },
    ],
    eventDetails: {
      eventStatus: 'http://cv.iptc.org/newscodes/eventoccurstatus/eos3',
      dates: {
        startDate: '2026-11-24T10:00:00+06:00',
        expectedDuration: 'PT1H30M',
        recurrence: { recurrenceRules: [{ frequency: 'weekly', interval: 2, count: 6 }] },
      },
      organiser: {
        name: 'Асылбекова, Айнура',
        contactInfo: [{ type: 'email', value: 'press@suu.example' }],
      },
    },
    places: [
      {
        name: 'Нарын шаары, Ленин көчөсү 12',
        uri: 'https://suu.example/place/7',
        geoJSON: { type: 'Point', coordinates: [75.9911, 41.4287] },
      },
    ],
    subjects: [{ name: 'суу' }, { name: 'айыл чарба' }],
    associations: [{ uri: 'https://suu.example/12.pdf' }],
  })
  expect(first?.altIds).toEqual(
    expect.arrayContaining([
      { role: 'link', value: 'https://suu.example/kg/12' },
      { role: 'rrule', value: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=6' },
      { role: 'exdate', value: '2026-12-08T10:00:00+06:00' },
      { role: 'time-zone', value: 'Asia/Bishkek' },
    ]),
  )
  expect(second).toMatchObject({
    uri: 'urn:uuid:8f1c1d52-6a44-4f0e-9a53-2f0d6c0c7a11#2026-12-22T10%3A00%3A00%2B06%3A00',
    pubStatus: 'canceled',
  })
  expect(items[0]?.warnings.map((one) => ('at' in one ? one.at : one.code))).toContain(
    'line 5/VEVENT/VALARM',
  )
  for (const item of [first, second]) {
    const judged = await validateDocument(
      encode(JSON.stringify({ ...item, standard: { name: 'ninjs', version: '3.1' } })),
    )
    expect(judged.findings).toEqual([])
  }
})

test('days, zones of the file’s own, times without zone and tasks come out as they are meant', async () => {
  const { items, faults } = await read(fixture('zh-zones.ics'))
  expect(faults).toEqual([])
  expect(items.map(({ item }) => [item.type, item.language, item.eventDetails?.dates])).toEqual([
    ['event', 'zh-Hans', { expectedStartDate: '2026-07-04', expectedEndDate: '2026-07-06' }],
    [
      'event',
      'zh-Hans',
      { startDate: '2026-07-04T09:00:00+02:00', endDate: '2026-11-01T09:00:00+01:00' },
    ],
    ['event', 'zh-Hans', { startDate: '2026-07-05T09:00:00Z' }],
    ['planning', 'zh-Hans', { expectedEndDate: '2026-07-03' }],
  ])
  expect(items[0]?.item.pubStatus).toBe('withheld')
  expect(items[2]?.warnings).toContainEqual({
    code: 'wire.date-without-zone',
    at: 'line 39/DTSTART',
    taken: '2026-07-05T09:00:00Z',
  })
})

test('a calendar of version 1.0 gives its quoted-printable words, its lists and rules', async () => {
  const { items, faults } = await read(fixture('ru-vcalendar.vcs'))
  expect(faults).toEqual([])
  expect(items[0]?.item).toMatchObject({
    headlines: [{ value: 'Открытие моста' }],
    subjects: [{ name: 'дороги' }, { name: 'стройка' }],
    eventDetails: {
      dates: {
        startDate: '2026-12-05T09:00:00+06:00',
        recurrence: {
          recurrenceRules: [{ frequency: 'weekly', interval: 1, until: '2026-12-31T00:00:00Z' }],
        },
      },
    },
  })
})

test('a broken line is told by line and column, and the event is read all the same', async () => {
  const broken = calendar(
    'BEGIN:VEVENT\r\nUID:urn:a:1\r\nthis is none\r\nSUMMARY:Мост\r\nEND:VEVENT\r\n',
  )
  const { items, faults } = await read(broken)
  expect(faults).toEqual([
    { code: 'wire.calendar-syntax', line: 5, column: 5, expected: 'a name, then : or ;' },
  ])
  expect(items[0]?.item.headlines).toMatchObject([{ value: 'Мост' }])
})

const line = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 120 })
  .map((text) => text.replaceAll(/[\p{C}\s]+/gu, ' ').trim())
  .filter((text) => text !== '')
const day = fc.integer({ min: 0, max: 20_000 })
const date = fc
  .integer({ min: 0, max: 2_000_000_000 })
  .map((seconds) => new Date(seconds * 1_000).toISOString().replace('.000Z', 'Z'))
const isoDay = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10)
const eventDates = fc.oneof(
  fc.tuple(date, fc.integer({ min: 1, max: 500_000 })).map(([startDate, length]) => ({
    startDate,
    endDate: new Date(Date.parse(startDate) + length * 1_000).toISOString().replace('.000Z', 'Z'),
  })),
  fc.tuple(day, fc.integer({ min: 0, max: 9 })).map(([start, length]) => ({
    expectedStartDate: isoDay(start),
    expectedEndDate: isoDay(start + length),
  })),
  fc
    .tuple(date, fc.constantFrom('PT45M', 'P1DT2H', 'P2W'))
    .map(([startDate, expectedDuration]) => ({
      startDate,
      expectedDuration,
    })),
)
const event: fc.Arbitrary<NewsItem> = fc.record({
  uri: fc
    .tuple(fc.constantFrom('urn:a:', 'https://a.example/x,y;'), fc.nat())
    .map(([head, id]) => `${head}${id}`),
  type: fc.constant('event' as const),
  pubStatus: fc.constantFrom('usable', 'canceled', 'withheld'),
  language: fc.constantFrom('ky', 'zh-Hans', 'ru', 'ur', 'en-GB'),
  version: fc.nat(999_999_999).map(String),
  firstCreated: date,
  versionCreated: date,
  urgency: fc.integer({ min: 1, max: 9 }),
  edNote: line,
  headlines: line.map((value) => [{ role: 'main', contentType: 'text/plain', value }]),
  descriptions: fc
    .array(line, { minLength: 1, maxLength: 4 })
    .map((lines) => [{ role: 'main', contentType: 'text/plain', value: lines.join('\n') }]),
  subjects: fc
    .uniqueArray(line, { minLength: 1, maxLength: 4 })
    .map((names) => names.map((name) => ({ name, rel: 'category' }))),
  places: fc
    .tuple(
      line,
      fc.integer({ min: -90_000_000, max: 90_000_000 }),
      fc.integer({ min: -180_000_000, max: 180_000_000 }),
    )
    .map(([name, north, east]) => [
      {
        name,
        rel: 'location',
        geoJSON: { type: 'Point', coordinates: [east / 1e6 + 0, north / 1e6 + 0] },
      },
    ]),
  eventDetails: fc
    .tuple(
      eventDates,
      line,
      fc.constantFrom('daily', 'weekly', 'monthly', 'yearly'),
      fc.integer({ min: 1, max: 99 }),
    )
    .map(([dates, name, frequency, count]) => ({
      dates: { ...dates, recurrence: { recurrenceRules: [{ frequency, interval: 2, count }] } },
      organiser: { name, contactInfo: [{ type: 'email', value: 'desk@a.example' }] },
    })),
  altIds: fc.constant([{ role: 'link', value: 'https://a.example/e' }]),
})

test('an event that is written reads back with every field that the table names', async () => {
  await fc.assert(
    fc.asyncProperty(event, async (item) => {
      const text = writeIcalendar([item], { stamped })
      for (const physical of text.split('\r\n'))
        expect(Buffer.byteLength(physical)).toBeLessThanOrEqual(75)
      expect(text.isWellFormed()).toBe(true)
      const { items, faults } = await read(encode(text))
      expect(faults).toEqual([])
      const back = items[0]?.item
      const { headlines: _headlines, descriptions: _descriptions, ...rest } = item
      expect(back).toMatchObject(rest)
      expect(headlineOf(back ?? {})).toBe(headlineOf(item))
      expect(summaryOf(back ?? {})).toBe(summaryOf(item))
    }),
    { numRuns: 1_000 },
  )
})

test('a text, and an event without a beginning, are refused', () => {
  expect(() => writeIcalendar([{ uri: 'urn:a:1', type: 'text' }], { stamped })).toThrow(
    'wire.not-an-item',
  )
  expect(() => writeIcalendar([{ uri: 'urn:a:1', type: 'event' }], { stamped })).toThrow(
    'wire.not-an-item',
  )
})
