import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { momentOf, wallDay, wallTime } from './zone.ts'

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

describe('the day of a moment', () => {
  test.each([
    ['2024-12-31T18:00:00.000Z', 'Asia/Bishkek', '2025-01-01'],
    ['2024-12-31T17:59:59.999Z', 'Asia/Bishkek', '2024-12-31'],
    ['2024-02-28T19:30:00.000Z', 'Asia/Tehran', '2024-02-28'],
    ['2024-02-28T20:30:00.000Z', 'Asia/Tehran', '2024-02-29'],
    ['2024-02-28T18:30:00.000Z', 'Asia/Kolkata', '2024-02-29'],
  ])('%s in %s is %s', (moment, timeZone, day) => {
    expect(wallDay(moment, timeZone)).toBe(day)
  })

  test('is the one of the clock on the wall', () => {
    const zones = fc.constantFrom(
      'Asia/Bishkek',
      'Asia/Kathmandu',
      'Europe/Minsk',
      'America/New_York',
    )
    const moments = fc.date({
      min: new Date('1980-01-01'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(moments, zones, (moment, timeZone) => {
        const wall = moment.toLocaleDateString('sv-SE', { timeZone })
        expect(wallDay(moment.toISOString(), timeZone)).toBe(wall)
      }),
    )
  })
})
