import { isTimeZone } from '@suyab/language/zone'
import { expect, test } from 'vitest'

import { read } from '../read.ts'
import { zoneOfWindows } from './windows-zone.ts'

const start = async (zone: string, time: string, more = ''): Promise<unknown> => {
  const { items } = await read(
    Buffer.from(
      `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${more}BEGIN:VEVENT\r\nUID:urn:a:1\r\nDTSTART;TZID=${zone}:${time}\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
    ),
  )
  const [found] = items
  return [
    found?.item.eventDetails?.dates?.startDate,
    found?.item.altIds?.find(({ role }) => role === 'time-zone')?.value,
  ]
}

test.each([
  ['China Standard Time', '2026-07-01T10:00:00+08:00', 'Asia/Shanghai'],
  ['Central Asia Standard Time', '2026-07-01T10:00:00+06:00', 'Asia/Bishkek'],
  ['Qyzylorda Standard Time', '2026-07-01T10:00:00+05:00', 'Asia/Qyzylorda'],
  ['West Asia Standard Time', '2026-07-01T10:00:00+05:00', 'Asia/Tashkent'],
  ['Russian Standard Time', '2026-07-01T10:00:00+03:00', 'Europe/Moscow'],
  ['Belarus Standard Time', '2026-07-01T10:00:00+03:00', 'Europe/Minsk'],
  ['India Standard Time', '2026-07-01T10:00:00+05:30', 'Asia/Kolkata'],
  ['Pakistan Standard Time', '2026-07-01T10:00:00+05:00', 'Asia/Karachi'],
  ['Iran Standard Time', '2026-07-01T10:00:00+03:30', 'Asia/Tehran'],
  ['W. Europe Standard Time', '2026-07-01T10:00:00+02:00', 'Europe/Berlin'],
  ['W. Europe Standard Time 1', '2026-07-01T10:00:00+02:00', 'Europe/Berlin'],
  ['"Central Standard Time (Mexico)"', '2026-07-01T10:00:00-06:00', 'America/Mexico_City'],
  ['Russia Time Zone 10', '2026-07-01T10:00:00+11:00', 'Asia/Srednekolymsk'],
])('%s is a zone that Windows names', async (name, moment, zone) => {
  expect(await start(name, '20260701T100000')).toEqual([moment, zone])
  expect(isTimeZone(zone)).toBe(true)
})

test('where the file says what it means by the name, that counts', async () => {
  const own =
    'BEGIN:VTIMEZONE\r\nTZID:Central Asia Standard Time\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0500\r\nTZOFFSETTO:+0500\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n'
  expect(await start('Central Asia Standard Time', '20260701T100000', own)).toEqual([
    '2026-07-01T10:00:00+05:00',
    undefined,
  ])
})

test.each(['China', 'Standard Time', 'Nowhere Standard Time', '', 'a'.repeat(1_000), '__proto__'])(
  '%s is none of them',
  (name) => expect(zoneOfWindows(name)).toBeUndefined(),
)
