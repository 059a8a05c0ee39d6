import fc from 'fast-check'
import { expect, test } from 'vitest'

import { read } from '../read.ts'
import { writeIcalendar } from '../write-icalendar.ts'
import { bounds, ruleOf } from './recurrence.ts'

test.each([
  ['FREQ=DAILY;INTERVAL=0', ['INTERVAL']],
  ['FREQ=DAILY;INTERVAL=99999999', ['INTERVAL']],
  ['FREQ=DAILY;COUNT=0', ['COUNT']],
  ['FREQ=DAILY;COUNT=999999999', ['COUNT']],
  ['FREQ=DAILY;COUNT=5;UNTIL=20261231T000000Z', ['COUNT']],
  ['FREQ=DAILY;UNTIL=20261332', ['UNTIL']],
  ['FREQ=YEARLY;BYMONTH=13', ['BYMONTH']],
  ['FREQ=YEARLY;BYMONTH=0,4', ['BYMONTH']],
  ['FREQ=MONTHLY;BYMONTHDAY=-32', ['BYMONTHDAY']],
  ['FREQ=WEEKLY;BYMONTHDAY=1', ['BYMONTHDAY']],
  ['FREQ=MONTHLY;BYDAY=54MO', ['BYDAY']],
  ['FREQ=WEEKLY;BYDAY=2MO', ['BYDAY']],
  ['FREQ=MONTHLY;BYWEEKNO=3', ['BYWEEKNO']],
  ['FREQ=DAILY;BYHOUR=24', ['BYHOUR']],
  ['FREQ=DAILY;BYSETPOS=1', ['BYSETPOS']],
  ['FREQ=DAILY;WKST=XX', ['WKST']],
  ['FREQ=DAILY;X-OWN=1', ['X-OWN']],
  ['FREQ=DAILY;INTERVAL=2;INTERVAL=3', ['INTERVAL']],
  [`FREQ=YEARLY;BYYEARDAY=${'1,'.repeat(400)}1`, ['BYYEARDAY']],
])('%s is out of bounds, and the rest of the rule stands', (rule, unusable) => {
  const read = ruleOf(rule)
  expect(read.unusable).toEqual(unusable)
  expect(read.rule?.['frequency']).toBe(/FREQ=(\w+)/.exec(rule)?.[1]?.toLowerCase())
  for (const name of unusable)
    if (!/INTERVAL=2/.test(rule)) expect(read.whole ?? '').not.toContain(name)
})

test.each([
  'FREQ=MONTHLY;BYDAY=-1FR',
  'FREQ=YEARLY;BYMONTH=3;BYDAY=2SU;WKST=MO',
  'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
  'FREQ=YEARLY;BYYEARDAY=1,100,-1',
  'FREQ=YEARLY;RSCALE=CHINESE;BYMONTH=1;SKIP=FORWARD',
])('%s stands as it is', (rule) =>
  expect(ruleOf(rule)).toMatchObject({ whole: rule, unusable: [] }),
)

test('a rule without a frequency is none', () => {
  for (const rule of ['', 'COUNT=3', 'FREQ=OFTEN', 'FREQ=DAILYX'])
    expect(ruleOf(rule).rule).toBeUndefined()
})

test('whatever a rule says, what is kept of it stands when it is read again', () => {
  const part = fc.oneof(
    fc.tuple(fc.constantFrom(...Object.keys(bounds)), fc.string({ maxLength: 12 })),
    fc.tuple(
      fc.constantFrom(...Object.keys(bounds)),
      fc.array(fc.integer({ min: -400, max: 400 }), { maxLength: 3 }).map(String),
    ),
  )
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 8 }),
      fc.constantFrom('DAILY', 'YEARLY'),
      (parts, f) => {
        const { whole } = ruleOf(`FREQ=${f};${parts.map((one) => one.join('=')).join(';')}`)
        if (whole !== undefined) expect(ruleOf(whole)).toMatchObject({ whole, unusable: [] })
      },
    ),
  )
})

const calendar = (...lines: string[]): Uint8Array =>
  Buffer.from(
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Kabar//KY', ...lines, 'END:VCALENDAR', ''].join(
      '\r\n',
    ),
  )

test('the end of a series without a zone is in the zone of the series', async () => {
  const until = async (end: string): Promise<unknown> => {
    const { items } = await read(
      calendar(
        'BEGIN:VEVENT',
        'UID:urn:a:1',
        'DTSTART;TZID=Asia/Bishkek:20261201T220000',
        `RRULE:FREQ=WEEKLY;UNTIL=${end}`,
        'END:VEVENT',
      ),
    )
    return items[0]?.item.eventDetails?.dates?.recurrence?.['recurrenceRules']
  }
  expect(await until('20261231')).toEqual([{ frequency: 'weekly', until: '2026-12-31T17:59:59Z' }])
  expect(await until('20261231T220000')).toEqual([
    { frequency: 'weekly', until: '2026-12-31T16:00:00Z' },
  ])
  expect(await until('20261231T220000Z')).toEqual([
    { frequency: 'weekly', until: '2026-12-31T22:00:00Z' },
  ])
})

test('what a rule got wrong is told by its place', async () => {
  const { items } = await read(
    calendar(
      'BEGIN:VEVENT',
      'UID:urn:a:1',
      'DTSTART:20261201T220000Z',
      'RRULE:FREQ=YEARLY;BYMONTH=13;COUNT=4',
      'END:VEVENT',
    ),
  )
  expect(items[0]?.warnings).toContainEqual({
    code: 'wire.value-unusable',
    at: 'line 7/RRULE/BYMONTH',
    expected: '1 to 12',
  })
})

test.each(['NEEDS-ACTION', 'IN-PROCESS', 'COMPLETED', 'CANCELLED'])(
  'a task that is %s is so when it is written again',
  async (status) => {
    const task = calendar(
      'BEGIN:VTODO',
      'UID:urn:a:1',
      'DTSTAMP:20261101T000000Z',
      'SUMMARY;LANGUAGE=ky:Маек алуу',
      `STATUS:${status}`,
      ...(status === 'COMPLETED' ? ['COMPLETED:20261103T080000Z'] : []),
      'END:VTODO',
    )
    const { items, faults } = await read(task)
    expect(faults).toEqual([])
    const [first] = items
    expect(first?.warnings).toEqual([])
    expect(first?.item.pubStatus).toBe(status === 'CANCELLED' ? 'canceled' : 'usable')
    const written = writeIcalendar(first === undefined ? [] : [first.item], {
      stamped: '2026-11-01T00:00:00Z',
    })
    expect(written).toContain(`STATUS:${status}\r\n`)
    expect(written.includes('COMPLETED:20261103T080000Z')).toBe(status === 'COMPLETED')
  },
)

test('a file that stands in the calendar is handed out with its name', async () => {
  const bytes = Buffer.from('%PDF-1.7')
  const { items, files } = await read(
    calendar(
      'BEGIN:VEVENT',
      'UID:urn:a:1',
      'DTSTART:20261201T220000Z',
      `ATTACH;FMTTYPE=application/pdf;ENCODING=BASE64;VALUE=BINARY:${bytes.toString('base64')}`,
      'END:VEVENT',
    ),
  )
  expect(files).toMatchObject([{ uri: items[0]?.item.associations?.[0]?.renditions?.[0]?.href }])
  expect(Buffer.from(files?.[0]?.bytes ?? []).equals(bytes)).toBe(true)
})
