import { describe, expect, test } from 'vitest'
import { formatsFor } from './format.ts'

/** Without the no-break spaces that a line needs and a reader of this table does not. */
const plain = (text: string): string => text.replaceAll(/\s/g, ' ')
const now = Date.parse('2026-11-22T03:02:00Z')

test.each([
  ['zh-Hans', '11月22日 星期日 09:02', '至2026年11月22日', '21分钟08秒'],
  ['ru', 'воскресенье, 22 ноября, 09:02', 'до 22 ноября 2026 г.', '21 мин 08 с'],
  ['ky', '22-ноябрь, жекшемби, 09:02', '2026-жылдын 22-ноябрына чейин', '21 мүн 08 сек'],
  ['en', 'Sunday 22 November, 09:02', 'until 22 November 2026', '21 mins 08 secs'],
])('%s writes times as its newsrooms do', (language, weekday, deadline, elapsed) => {
  const formats = formatsFor(language, 'Asia/Bishkek')
  expect(plain(formats.weekdayTime(now))).toBe(weekday)
  expect(plain(formats.deadline(now))).toBe(deadline)
  expect(plain(formats.elapsed(1_268_000))).toBe(elapsed)
})

test('a day is the newsroom’s own, not the machine’s', () => {
  const late = Date.parse('2026-11-21T20:00:00Z')
  expect(formatsFor('en', 'Asia/Bishkek').dayKey(late)).toBe('2026-11-22')
  expect(formatsFor('en', 'Europe/Minsk').dayKey(late)).toBe('2026-11-21')
})

test('Persian counts Gregorian days', () => {
  expect(formatsFor('fa', 'Asia/Tehran').date(now)).toContain('۲۰۲۶')
})

describe('a moment', () => {
  const formats = formatsFor('en', 'Asia/Bishkek')
  test('of today is a time, of yesterday says so, of another year has its year', () => {
    expect(formats.moment(now - 3_600_000, now)).toBe('08:02')
    expect(formats.moment(now - 86_400_000, now)).toBe('yesterday 09:02')
    expect(formats.moment(now - 3 * 86_400_000, now)).toBe('19 November, 09:02')
    expect(formats.moment(Date.parse('2025-01-02T03:02:00Z'), now)).toBe('2 January 2025, 09:02')
  })
})

test('an embargo counts down by the second, and in days when it is far away', () => {
  const formats = formatsFor('ky', 'Asia/Bishkek')
  expect(formats.countdown(10_670_000)).toBe('02:57:50')
  expect(formats.countdown(999)).toBe('00:00:01')
  expect(formats.countdown(-5)).toBe('00:00:00')
  expect(formats.countdown(2 * 86_400_000 + 7 * 3_600_000)).toBe('2 күн 7 саат')
})

test('a list has the language’s own and, and or', () => {
  const or = formatsFor('ky', 'UTC').listParts(3, 'any')
  expect(or).toEqual([0, ', ', 1, ' же ', 2])
  expect(formatsFor('ky', 'UTC').list(['а', 'б'])).toBe('а жана б')
  expect(formatsFor('zh-Hans', 'UTC').list(['甲', '乙', '丙'])).toBe('甲、乙和丙')
})
