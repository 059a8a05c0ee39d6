import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentOf, wallTime } from './zone.ts'

test('a newsroom’s noon is six in the morning in UTC at Bishkek, four at Shanghai', () => {
  expect(momentOf('2026-11-22T12:00', 'Asia/Bishkek')).toBe('2026-11-22T06:00:00.000Z')
  expect(momentOf('2026-11-22T12:00', 'Asia/Shanghai')).toBe('2026-11-22T04:00:00.000Z')
})

test('what is no time is none', () => {
  for (const wall of ['', '2026-11-22', '2026-13-45T99:00', 'tomorrow'])
    expect(momentOf(wall, 'Asia/Bishkek')).toBeUndefined()
})

test('every minute that the clocks show is found again, across their changes too', () => {
  const minutes = fc.integer({
    min: Date.parse('2020-01-01T00:00Z') / 60_000,
    max: Date.parse('2030-01-01T00:00Z') / 60_000,
  })
  const zones = fc.constantFrom('Asia/Bishkek', 'Asia/Kolkata', 'Europe/Minsk', 'Europe/Berlin')
  fc.assert(
    fc.property(minutes, zones, (minute, zone) => {
      const wall = wallTime(minute * 60_000, zone)
      expect(wallTime(momentOf(wall, zone)!, zone)).toBe(wall)
    }),
  )
})
