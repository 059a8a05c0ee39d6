import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberColumn, textColumn } from '../column.ts'
import { dataSetOf, numberVariable, textVariable, type DataSet } from '../data-set.ts'
import { readParquet } from './read.ts'
import { writeParquet } from './write.ts'

const poll: DataSet = {
  ...dataSetOf(
    [
      {
        ...numberVariable('country'),
        label: 'Өлкө',
        labels: { zh: '国家' },
        categories: [{ value: 1, label: '中国' }],
        missing: { values: [9], range: { from: -Infinity, to: -1 } },
      },
      { ...textVariable('open', 20), categories: [{ value: 'x', label: 'y' }] },
      numberVariable('w'),
      numberVariable('day', { type: 'DATE', width: 11, decimals: 0 }),
      numberVariable('at', { type: 'DATETIME', width: 20, decimals: 0 }),
    ],
    [
      numberColumn([1, 9, null]),
      textColumn(['жаштар', '', '青年']),
      numberColumn([0.1, null, 1e300]),
      numberColumn([14_007_600_000, null, 14_007_686_400]),
      numberColumn([14_007_653_040, null, 12_219_379_199]),
    ],
    3,
  ),
  weight: 'w',
  sets: [{ kind: 'category', name: '$s', label: '', variables: ['country', 'w'] }],
}

function bytesOf(dataSet: DataSet): Uint8Array {
  const written = writeParquet(dataSet)
  if (!written.ok) throw new Error(JSON.stringify(written.fault))
  return Buffer.concat([...written.value])
}

test('a data set comes back from Parquet with all that was said about it', async () => {
  expect(await readParquet(bytesOf(poll))).toEqual({ ok: true, value: poll })
})

test('some columns and the first rows are read alone', async () => {
  const read = await readParquet(bytesOf(poll), { columns: ['open'], rows: 2 })
  expect(read).toMatchObject({ ok: true, value: { rows: 2, more: true, sets: [], variables: [{ name: 'open' }] } }) // prettier-ignore
})

test('many groups of rows are one table', async () => {
  const rows = 70_000
  const dataSet = dataSetOf([numberVariable('a')], [numberColumn(Array.from({ length: rows }, (_, row) => row % 1000))], rows) // prettier-ignore
  expect(await readParquet(bytesOf(dataSet))).toEqual({ ok: true, value: dataSet })
})

test.each([
  ['parquet.column-unsupported', { columns: ['nothing'] }],
  ['parquet.too-large', { limits: { cells: 3 } }],
  ['parquet.too-large', { limits: { pageBytes: 3 } }],
] as const)('%s is told by its code', async (code, reading) => {
  expect(await readParquet(bytesOf(poll), reading)).toMatchObject({ ok: false, fault: { code } })
})

test('no cut and no flip of bits brings anything but a data set or a fault', async () => {
  const bytes = bytesOf(poll)
  for (let length = 0; length < bytes.length; length += 13)
    expect(await readParquet(bytes.slice(0, length))).toMatchObject({ ok: false })
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const broken = bytes.slice()
      broken[at] = (broken[at] ?? 0) ^ by
      const read = await readParquet(broken)
      if (read.ok) expect(read.value.columns.length).toBe(read.value.variables.length)
    }),
    { numRuns: 300 },
  )
})
