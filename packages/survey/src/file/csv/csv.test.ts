import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberAt, numberColumn, textAt, textColumn, type Column } from '../column.ts'
import { dataSetOf, numberVariable, textVariable, type DataSet } from '../data-set.ts'
import { readCsv, type CsvReading } from './read.ts'
import { writeCsv } from './write.ts'

const encoder = new TextEncoder()

async function read(text: string, reading?: CsvReading): Promise<DataSet> {
  const result = await readCsv(encoder.encode(text), reading)
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  return result.value
}

function cells({ columns, rows }: DataSet): readonly unknown[][] {
  const cell = (column: Column, row: number): unknown =>
    column.kind === 'text' ? textAt(column, row) : (numberAt(column, row) ?? null)
  return Array.from({ length: rows }, (_, row) => columns.map((column) => cell(column, row)))
}

test.each([
  ['commas', 'a,b\n1,x\n2,y\n'],
  ['semicolons', 'a;b\n1;x\n2;y'],
  ['tabs', 'a\tb\r\n1\tx\r\n2\ty\r\n'],
  ['bars and old line ends', 'a|b\r1|x\r2|y\r'],
  ['a byte order mark', '\uFEFFa,b\n1,x\n2,y\n'],
  ['blank lines', 'a,b\n\n1,x\n\n\n2,y\n'],
])('a table with %s is read', async (_, text) => {
  expect(cells(await read(text))).toEqual([[1, 'x'], [2, 'y']]) // prettier-ignore
})

test('what was recognised is told', async () => {
  const { remarks, encoding } = await read('a;b\n1;2\n\n')
  expect(encoding).toBe('utf-8')
  expect(remarks).toEqual([
    { code: 'csv.encoding-recognised', about: 'utf-8' },
    { code: 'csv.separator-recognised', about: ';' },
    { code: 'csv.lines-blank', about: 'Lines without anything were left out.', count: 1 },
  ])
})

test('quotes hold separators, line ends and quotes of their own', async () => {
  const dataSet = await read('a,b\n"x, ""y""\r\nz",1\n"",2\n')
  expect(cells(dataSet)).toEqual([['x, "y"\r\nz', 1], ['', 2]]) // prettier-ignore
})

test('a column is of numbers only if every field is one, and codes keep their zeros', async () => {
  const dataSet = await read('n,code,long,late,named\n1.50,007,12345678901234567890,1.0,1\n,01,1,x,NA\n', { missing: ['NA'] }) // prettier-ignore
  expect(cells(dataSet)).toEqual([
    [1.5, '007', '12345678901234567890', '1.0', 1],
    [null, '01', '1', 'x', null],
  ])
  expect(dataSet.remarks.filter(({ code }) => code === 'csv.column-is-text')).toMatchObject([
    { variable: 'late', row: 2 },
  ])
})

test.each([
  ['csv.empty', '', {}, {}],
  ['csv.header-unusable', 'a,,c\n', {}, { column: '2' }],
  ['csv.header-unusable', 'a,a\n', {}, { column: 'a' }],
  ['csv.row-uneven', 'a,b\n1,2\n\n3\n', {}, { line: 4, row: 2, column: 'a' }],
  ['csv.row-uneven', 'a,b\n1,2,3\n', {}, { line: 2, row: 1, column: 'b' }],
  ['csv.quote-open', 'a,b\n1,"x\n2,y\n', {}, { line: 2, column: '2' }],
  ['csv.quote-misplaced', 'a,b\n1,"x"y\n', {}, { line: 2, column: '2' }],
  ['csv.value-not-a-number', 'a,b\n1,x\n', { kinds: { b: 'number' } }, { line: 2, row: 1, column: 'b' }], // prettier-ignore
  ['csv.header-unusable', 'a,b\n1,x\n', { kinds: { c: 'number' } }, { column: 'c' }],
  ['csv.too-large', 'a,b\n1,2\n3,4\n', { limits: { cells: 3 } }, { row: 2 }],
  ['csv.too-large', 'a,b\n1,2\n3,4\n', { limits: { bytes: 5 } }, {}],
  ['csv.row-too-long', 'a,b\n1,"2222222222\n3,4\n', { limits: { recordLetters: 10 } }, { line: 2 }],
  ['csv.encoding-unknown', 'a\n', { encoding: 'klingon' }, {}],
] as const)('%s names the place in %j', async (code, text, reading, place) => {
  const result = await readCsv(encoder.encode(text), reading)
  expect(result).toMatchObject({ ok: false, fault: { code, ...place } })
})

test('an encoding that is not told is not guessed: the choices are shown', async () => {
  const bytes = Uint8Array.of(0x61, 0x0a, 0xe6, 0xe0, 0xf0, 0x0a)
  const result = await readCsv(bytes)
  expect(result).toMatchObject({ ok: false, fault: { code: 'csv.encoding-unclear' } })
  const candidates = result.ok ? [] : (result.fault.candidates ?? [])
  expect(candidates.find(({ encoding }) => encoding === 'windows-1251')?.sample).toContain('жар')
  const named = await readCsv(bytes, { encoding: 'cp1251' })
  expect(named).toMatchObject({ ok: true, value: { columns: [{ texts: ['жар'] }] } })
})

test('UTF-16 is known by its mark', async () => {
  const text = '\uFEFFa,b\n1,жаш\n'
  const units = Uint16Array.from(text, (letter) => letter.charCodeAt(0))
  const result = await readCsv(new Uint8Array(units.buffer))
  expect(result).toMatchObject({ ok: true, value: { encoding: 'utf-16le', rows: 1 } })
})

test('bytes that are no text in the encoding are refused with their place', async () => {
  const result = await readCsv([encoder.encode('a\nx\n'), Uint8Array.of(0xff), encoder.encode('\n')], { encoding: 'utf-8' }) // prettier-ignore
  expect(result).toMatchObject({ ok: false, fault: { code: 'csv.text-undecodable' } })
})

test('the first rows are read alone, and it says that there are more', async () => {
  expect(await read('a\n1\n2\n3\n', { rows: 2 })).toMatchObject({ rows: 2, more: true })
  expect(await read('a\n1\n2\n', { rows: 2 })).toMatchObject({ rows: 2, more: false })
})

const field = fc.string({ unit: fc.constantFrom('a', ',', ';', '"', '\n', '\r', ' ', 'ж', '青') })

test('every table that is written is read back, in pieces of any size', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(field, fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }))), { minLength: 1, maxLength: 8 }), // prettier-ignore
      fc.integer({ min: 1, max: 9 }),
      async (rows, size) => {
        const dataSet = dataSetOf(
          [textVariable('text', 40), numberVariable('number')],
          [textColumn(rows.map(([text]) => text)), numberColumn(rows.map(([, number]) => number))],
          rows.length,
        )
        const bytes = Buffer.concat([...writeCsv(dataSet)])
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size)) // prettier-ignore
        const again = await readCsv(pieces, { separator: ',', kinds: { text: 'text' } })
        if (!again.ok) throw new Error(JSON.stringify(again.fault))
        expect(cells(again.value)).toEqual(cells(dataSet))
      },
    ),
    { numRuns: 200 },
  )
})

test('days and moments are written as ISO 8601 has them', () => {
  const day = numberVariable('day', { type: 'DATE', width: 11, decimals: 0 })
  const moment = numberVariable('at', { type: 'DATETIME', width: 20, decimals: 0 })
  const span = numberVariable('span', { type: 'TIME', width: 8, decimals: 0 })
  const dataSet = dataSetOf([day, moment, span], [numberColumn([14_007_600_000]), numberColumn([14_007_653_040.5]), numberColumn([52_205.25])], 1) // prettier-ignore
  expect(Buffer.concat([...writeCsv(dataSet)]).toString()).toBe(
    'day,at,span\r\n2026-09-01,2026-09-01T14:44:00.500,14:30:05.25\r\n',
  )
})
