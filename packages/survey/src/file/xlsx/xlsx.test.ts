import { strToU8, zipSync } from 'fflate'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberColumn, textColumn } from '../column.ts'
import { dataSetOf, numberVariable, textVariable } from '../data-set.ts'
import { dataSheets } from './data-sheets.ts'
import { readXlsx } from './read.ts'
import { columnName, writeXlsx, XlsxStop, type Cell, type Sheet } from './write.ts'

function bytesOf(sheets: readonly Sheet[]): Uint8Array {
  const written = writeXlsx(sheets)
  if (!written.ok) throw new Error(JSON.stringify(written.fault))
  return Buffer.concat([...written.value])
}

test('a data set becomes its answers and what their codes mean', () => {
  const dataSet = dataSetOf(
    [
      { ...numberVariable('q1'), label: 'Өлкө', categories: [{ value: 1, label: '中国' }, { value: 9, label: 'جواب نہیں' }], missing: { values: [9] } }, // prettier-ignore
      textVariable('open', 20),
      numberVariable('day', { type: 'DATE', width: 11, decimals: 0 }),
    ],
    [numberColumn([1, null]), textColumn(['a <b> & "c"\n_x0041_ ', '=1+1']), numberColumn([14_007_600_000, -1])], // prettier-ignore
    2,
  )
  const read = readXlsx(bytesOf(dataSheets(dataSet)))
  expect(read).toEqual({
    ok: true,
    value: [
      { name: 'Data', rows: [['q1', 'open', 'day'], ['1', 'a <b> & "c"\n_x0041_ ', '46266'], ['', '=1+1', '1582-10-13T23:59:59']] }, // prettier-ignore
      { name: 'Variables', rows: [['Variable', 'Label', 'Value', 'Value label', 'No answer'], ['q1', 'Өлкө'], ['q1', '', '1', '中国'], ['q1', '', '9', 'جواب نہیں', '×'], ['open'], ['day']] }, // prettier-ignore
    ],
  })
})

test('every text and number that is written is read back', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/u.test(text)), // prettier-ignore
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  )
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
      (rows) => {
        // prettier-ignore
        const expected = rows.map((row) => {
        const texts = row.map(String)
        while (texts.at(-1) === '') texts.pop()
        return texts
      })
        const read = readXlsx(bytesOf([{ name: 'ж', rows }]))
        expect(read).toEqual({ ok: true, value: [{ name: 'ж', rows: expected }] })
      },
    ),
    { numRuns: 40 },
  )
})

test.each(['', 'x'.repeat(32), 'a/b', "'a'"])('no sheet is named "%s"', (name) => {
  expect(writeXlsx([{ name, rows: [] }])).toMatchObject({ fault: { code: 'xlsx.sheet-unusable' } })
})

test.each<readonly [string, Cell]>([
  ['a number that is none', Number.NaN],
  ['a text too long', 'x'.repeat(32_768)],
  ['a day before Excel', { day: new Date('1899-01-01') }],
])('a cell with %s is refused with its place', (_, cell) => {
  const written = writeXlsx([{ name: 'a', rows: [['x'], ['x', cell]] }])
  expect(() => written.ok && [...written.value]).toThrow(XlsxStop)
})

test('columns are named as spreadsheets name them', () => {
  expect([0, 25, 26, 701, 702, 16_383].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']) // prettier-ignore
})

test('an archive that would grow beyond all memory is refused unopened', () => {
  const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(2 ** 20) })
  expect(bomb.length).toBeLessThan(2000)
  expect(readXlsx(bomb, { bytes: 2 ** 19 })).toMatchObject({ fault: { code: 'xlsx.too-large' } })
  const rows = [['a', 'b'], ['c', 'd']] // prettier-ignore
  expect(readXlsx(bytesOf([{ name: 'a', rows }]), { cells: 3 })).toMatchObject({ fault: { code: 'xlsx.too-large', sheet: 'a' } }) // prettier-ignore
})

test('what is no workbook is refused with the reason', () => {
  expect(readXlsx(strToU8('a,b'))).toMatchObject({ fault: { code: 'xlsx.not-a-workbook' } })
  expect(readXlsx(zipSync({ a: strToU8('b') }))).toMatchObject({ fault: { code: 'xlsx.not-a-workbook' } }) // prettier-ignore
})

test('no cut and no flip of bits brings anything but sheets or a fault', () => {
  const bytes = bytesOf([{ name: 'a', rows: [['x', 1], ['y', 2]] }]) // prettier-ignore
  for (let length = 0; length < bytes.length; length += 7)
    expect(readXlsx(bytes.slice(0, length))).toMatchObject({ ok: false })
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const broken = bytes.slice()
      broken[at] = (broken[at] ?? 0) ^ by
      expect(typeof readXlsx(broken).ok).toBe('boolean')
    }),
  )
})
