import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CsvReader, csvLine } from './csv.ts'

function rowsOf(pieces: readonly string[], limit = 10_000): (readonly string[] | number)[] {
  const reader = new CsvReader(limit)
  const rows = [...pieces.flatMap((piece) => [...reader.push(piece)]), ...reader.end()]
  return rows.map((row) => ('fields' in row ? row.fields : row.length))
}

test('rows written are read back the same, wherever the bytes are cut', () => {
  const field = fc.oneof(
    fc.string(),
    fc.constantFrom('=1', "'=1", "''-", "'a", '"', '""', '\r\n', ',', ';', '\t', 'қазақ'),
  )
  const row = fc.array(field, { minLength: 2, maxLength: 5 })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), fc.nat(40), (rows, cut) => {
      // The first line decides on the separator, as in a file with a head.
      const text = `a,b,c,d,e\r\n${rows.map(csvLine).join('')}`
      const read = rowsOf([text.slice(0, cut), text.slice(cut)])
      expect(read.slice(1)).toEqual(rows.map((one) => one.map((value) => value)))
    }),
  )
})

test('a row that is too long says how long it is, and the next one is read', () => {
  expect(rowsOf(['a,b\n', `x,${'y'.repeat(200)}\n`, '1,2\n'], 100)).toEqual([
    ['a', 'b'],
    202,
    ['1', '2'],
  ])
})

test('a quote that never closes takes no more memory than a row may', () => {
  const reader = new CsvReader(1000)
  for (let at = 0; at < 1000; at += 1) expect([...reader.push(`"${'z'.repeat(100)}`)]).toEqual([])
})

test('a row of nothing but separators takes no more memory than another', () => {
  expect(rowsOf(['a,b\n', ','.repeat(50_000), '\n1,2\n'], 100)).toEqual([
    ['a', 'b'],
    50_000,
    ['1', '2'],
  ])
  const [, row] = rowsOf(['a,b\n', ','.repeat(20_000)], 1_000_000)
  expect(row).toBe(20_000)
})

test('what stands behind a quotation mark that nothing closes is no row', () => {
  const reader = new CsvReader(1000)
  expect([...reader.push('a,b\n1,2\n3,"4\n5,6\n'), ...reader.end()]).toEqual([
    { line: 1, fields: ['a', 'b'] },
    { line: 2, fields: ['1', '2'] },
    { line: 3, length: 9, unclosed: true },
  ])
  expect(rowsOf(['a,b\n1,"2"'])).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
})

test('no field is written so that a spreadsheet would run it, and each is read back as it was', () => {
  const formulas = ['=HYPERLINK("https://a.example")', '+1', '-1', '@a', '\t=1', '\r=1', "'=1", "'"]
  expect(csvLine(formulas)).toBe(
    `"'=HYPERLINK(""https://a.example"")",'+1,'-1,'@a,"'\t=1","'\r=1",''=1,'\r\n`,
  )
  expect(rowsOf([`a,b,c\r\n${csvLine(formulas)}`])[1]).toEqual(formulas)
})

test('lines end with a feed, a return or both, and are counted the same', () => {
  const reader = new CsvReader(1000)
  expect([...reader.push('a,b\r1,"2\r\n3"\r'), ...reader.push('\n\n4,5'), ...reader.end()]).toEqual(
    [
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['1', '2\r\n3'] },
      { line: 5, fields: ['4', '5'] },
    ],
  )
})
