import { expect, test } from 'vitest'
import { csvLine } from './csv-line.ts'

test.for([
  ['=1+1', "'=1+1"],
  [' =1+1', "' =1+1"],
  ['@sum', "'@sum"],
  ['-x', "'-x"],
  ['-3.5', '-3.5'],
  [-3.5, '-3.5'],
  ['\tx', `"'\tx"`],
  ['so, "he" said', '"so, ""he"" said"'],
  ['a;b', '"a;b"'],
  ['Бишкек', 'Бишкек'],
] as const)('%j is no formula, and one field', ([field, written]) => {
  expect(csvLine([field, 'x'])).toBe(`${written},x\r\n`)
})
