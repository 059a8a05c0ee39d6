import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { readDate } from './date.ts'

test.each([
  ['2026-11-02T10:00:00Z', '2026-11-02T10:00:00Z'],
  ['2026-11-02t10:00:00z', '2026-11-02T10:00:00Z'],
  ['2026-11-02T10:00:00+0600', '2026-11-02T10:00:00+06:00'],
  ['2026-11-02 10:00 +06', '2026-11-02T10:00:00+06:00'],
  ['20261102T100000Z', '2026-11-02T10:00:00Z'],
  ['Mon, 02 Nov 2026 10:00:00 GMT', '2026-11-02T10:00:00Z'],
  ['02 Nov 26 10:00 EST', '2026-11-02T10:00:00-05:00'],
  ['Mon Nov  2 10:00:05 PST 2026', '2026-11-02T10:00:05-08:00'],
  ['Mon, 2 Nov 2026 9:05:00 +0530', '2026-11-02T09:05:00+05:30'],
  ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59Z'],
])('%s has its own zone', (written, value) => {
  expect(readDate(written)).toEqual({ value, zone: 'given', complete: true })
})

test.each([
  ['2026-11-02T10:00:00', '2026-11-02T10:00:00Z', true],
  ['2026-11-02', '2026-11-02T00:00:00Z', false],
  ['2026-11', '2026-11-01T00:00:00Z', false],
  ['Nov 2, 2026', '2026-11-02T00:00:00Z', false],
])('%s is taken as UTC', (written, value, complete) => {
  expect(readDate(written)).toEqual({ value, zone: 'assumed', complete })
})

test.each([
  '',
  'tomorrow',
  '2026-13-01',
  '2026-02-30T10:00:00Z',
  '31 Apr 2026',
  '10:00',
  '2026-11-02T25:00:00Z',
])('%j is no date', (written) => {
  expect(readDate(written)).toBeUndefined()
})

test('a date that was read is read again as it stands', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
      (date) => {
        expect(readDate(date.toISOString())?.value).toBe(date.toISOString())
        expect(Date.parse(readDate(date.toUTCString())?.value ?? '')).toBe(
          Math.floor(date.getTime() / 1000) * 1000,
        )
      },
    ),
  )
})
