import { expect, test } from 'vitest'
import { numberColumn, textColumn } from '../column.ts'
import { dataSetOf, numberVariable, textVariable, type DataSet } from '../data-set.ts'
import { join } from './byte-source.ts'
import type { Compression } from './header.ts'
import { readSav } from './read.ts'
import { writeSav } from './write.ts'

const compressions: readonly Compression[] = ['none', 'bytecode', 'zlib']
const long = 'жаштар '.repeat(100).trim()

const poll: DataSet = {
  ...dataSetOf(
    [
      { ...numberVariable('id', { type: 'F', width: 8, decimals: 0 }), measure: 'nominal' },
      {
        ...numberVariable('country'),
        label: '国家 / Өлкө / ملک',
        measure: 'nominal',
        display: { width: 8, alignment: 'center' },
        categories: [
          { value: 1, label: '中国' },
          { value: 3, label: 'Кыргызстан' },
          { value: -9.5, label: 'жооп жок' },
        ],
        missing: { values: [-9.5], range: { from: -Infinity, to: -10 } },
        attributes: { Question: ['Which country?', 'Кайсы өлкө?'] },
      },
      {
        ...textVariable('gender', 1),
        categories: [{ value: 'm', label: 'эркек' }],
        missing: { values: ['x', 'y'] },
      },
      { ...textVariable('open_answer_of_the_respondent', 1600), label: 'Ачык жооп' },
      {
        ...textVariable('region', 20),
        categories: [{ value: 'Ысык-Көл', label: 'a region of Kyrgyzstan' }],
        missing: { values: ['none', '不详'] },
      },
      { ...numberVariable('q3_jobs'), label: 'Jobs' },
      { ...numberVariable('q3_housing'), label: 'Housing' },
      numberVariable('weight_of_the_case'),
      numberVariable('day', { type: 'DATE', width: 11, decimals: 0 }),
    ],
    [
      numberColumn([1, 2, 3, 400_000]),
      numberColumn([1, 3, -9.5, null]),
      textColumn(['m', 'f', '', 'x']),
      textColumn(['ok', long, '', '青年']),
      textColumn(['Ысык-Көл', 'none', '', 'Нарын']),
      numberColumn([1, 0, null, 1]),
      numberColumn([0, 0, null, 1]),
      numberColumn([1.25, 0.1, 1 / 3, null]),
      numberColumn([14_007_600_000, 14_007_686_400, null, 14_007_859_200.5]),
    ],
    4,
  ),
  label: 'Youth poll',
  documents: ['Invented for a test.', 'жаштар'],
  attributes: { Wave: ['1'] },
  weight: 'weight_of_the_case',
  groups: [{ name: 'Answers', variables: ['q3_jobs', 'q3_housing'] }],
  sets: [
    { kind: 'dichotomy', name: '$q3', label: 'Көйгөйлөр', variables: ['q3_jobs', 'q3_housing'], counted: 1 }, // prettier-ignore
    { kind: 'category', name: '$c', label: '', variables: ['q3_jobs', 'q3_housing'] },
    { kind: 'dichotomy', name: '$e', label: 'x', variables: ['q3_jobs', 'q3_housing'], counted: 1, namedByCountedValue: true }, // prettier-ignore
    { kind: 'dichotomy', name: '$f', label: '', variables: ['gender', 'region'], counted: 'm', namedByCountedValue: true, labelOfVariable: true }, // prettier-ignore
  ],
}

function bytesOf(dataSet: DataSet, compression: Compression): Uint8Array {
  const written = writeSav(dataSet, { compression })
  if (!written.ok) throw new Error(JSON.stringify(written.fault))
  const parts = [...written.value.chunks]
  return join(
    parts,
    parts.reduce((sum, part) => sum + part.length, 0),
  )
}

test.each(compressions)(
  'what is written with compression %s is read back whole',
  async (compression) => {
    const read = await readSav(bytesOf(poll, compression))
    if (!read.ok) throw new Error(JSON.stringify(read.fault))
    const { product, created, remarks, variables, ...rest } = read.value
    expect(product).toBe('Suyab')
    expect(created).toBe('01 Jan 7000:00:00')
    expect(remarks).toEqual([])
    expect(variables.map(({ display: _, ...variable }) => variable)).toEqual(
      poll.variables.map(({ display: _, ...variable }) => variable),
    )
    expect(variables[1]?.display).toEqual({ width: 8, alignment: 'center' })
    const { remarks: _, variables: __, ...expected } = poll
    expect(rest).toEqual(expected)
  },
)

test.each(compressions)(
  'a file with compression %s may come in pieces of any size',
  async (compression) => {
    const bytes = bytesOf(poll, compression)
    const whole = await readSav(bytes)
    for (const size of [1, 7, 8, 100]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size)) // prettier-ignore
      expect(await readSav(pieces)).toEqual(whole)
    }
  },
)

test.each(compressions)(
  'the first rows of a file with compression %s are read alone, and it says that there are more',
  async (compression) => {
    const read = await readSav(bytesOf(poll, compression), { rows: 2 })
    expect(read).toMatchObject({ ok: true, value: { rows: 2, more: true } })
  },
)

test.each([255, 256, 504, 505, 509, 510, 511, 756, 757, 1008, 1009, 1020, 1021, 32_767])(
  'a text of %d bytes fills its segments to the last',
  async (width) => {
    const text = Array.from({ length: width }, (_, at) => String(at % 10)).join('')
    const dataSet = dataSetOf(
      [textVariable('a', width), textVariable('b', 3)],
      [textColumn([text, '']), textColumn(['x', 'y'])],
      2,
    )
    const read = await readSav(bytesOf(dataSet, 'bytecode'))
    expect(read).toMatchObject({ ok: true, value: { columns: dataSet.columns } })
  },
)
