import { formatsFor } from '@suyab/language/format'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberIn, parsePasted } from './margin-paste.ts'

const codes = new Map([
  ['1', '1'],
  ['women', '1'],
  ['2', '2'],
  ['men', '2'],
])

test('a list from a spreadsheet is read by names or codes, and its head passed over', () => {
  expect(parsePasted('Sex\tShare\nWomen\t51,2 %\n2\t48,8 %\n', codes)).toEqual({
    targets: { 1: 51.2, 2: 48.8 },
    faults: [],
  })
})

test('a line that names no category is told of with its number, never dropped', () => {
  const { targets, faults } = parsePasted('Women;10\nChildren;4\nMen;many', codes)
  expect(targets).toEqual({ 1: 10 })
  expect(faults).toEqual([
    { line: 2, text: 'Children;4' },
    { line: 3, text: 'Men;many' },
  ])
})

test.each([
  ['1 234,5', 1234.5],
  ['1,234.5', 1234.5],
  ['1,234,567', 1_234_567],
  ['0.512', 0.512],
  ['−3', undefined],
  ['', undefined],
  ['1e5', undefined],
])('the number %s is read as it was meant', (written, value) => {
  expect(numberIn(written)).toBe(value)
})

test('what a language writes as a number is read back, whatever the number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (count) => {
      expect(numberIn(formatsFor('ru', 'UTC').number(count))).toBe(count)
      expect(numberIn(formatsFor('en', 'UTC').number(count))).toBe(count)
      expect(numberIn(String(count / 100))).toBe(count / 100)
    }),
  )
})

test('a comma between quotation marks is no end of a cell', () => {
  const called = new Map([
    ['city, large', '1'],
    ['the "rest"', '2'],
  ])
  expect(parsePasted('"City, large",40\r\n"The ""rest""",60', called)).toEqual({
    targets: { 1: 40, 2: 60 },
    faults: [],
  })
})
