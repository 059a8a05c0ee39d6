import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberColumn, textColumn, type Column } from '../column.ts'
import {
  dataSetOf,
  numberVariable,
  textVariable,
  type DataSet,
  type Variable,
} from '../data-set.ts'
import { readSav } from './read.ts'
import { shortenLabels } from './shorten.ts'
import { writeSav } from './write.ts'

const encoder = new TextEncoder()
const bytesIn = (text: string): number => encoder.encode(text).length

const label = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.trim().replaceAll('\0', '')).filter((text) => bytesIn(text) <= 255) // prettier-ignore
const number = fc
  .oneof(
    fc.integer({ min: -200, max: 200 }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  ) // prettier-ignore
  .filter((value) => value !== -Number.MAX_VALUE)
  .map((value) => (value === 0 ? 0 : value))
const text = (width: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: 'grapheme', maxLength: Math.min(width, 300) })
    .map((value) => value.replaceAll(/[ \0]+$/g, ''))
    .filter((value) => bytesIn(value) <= width)

const rows = 5

const numbers: fc.Arbitrary<readonly [Variable, Column]> = fc
  .record({
    label,
    measure: fc.constantFrom('nominal', 'ordinal', 'scale'),
    decimals: fc.nat(16),
    categories: fc.uniqueArray(fc.record({ value: number, label }), {
      maxLength: 4,
      selector: ({ value }) => value,
    }),
    missing: fc.uniqueArray(number, { minLength: 1, maxLength: 3 }),
    values: fc.array(fc.option(number), { minLength: rows, maxLength: rows }),
  })
  .map(({ label: own, decimals, missing, values, ...rest }) => [
    {
      ...numberVariable('', { type: 'F', width: 40, decimals }),
      ...(own !== '' && { label: own }),
      ...rest,
      missing: { values: missing },
    } as const,
    numberColumn(values),
  ])

const texts: fc.Arbitrary<readonly [Variable, Column]> = fc
  .oneof(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 200, max: 1100 }))
  .chain((width) =>
    fc.record({
      width: fc.constant(width),
      categories: fc.uniqueArray(fc.record({ value: text(width), label }), {
        maxLength: 3,
        selector: ({ value }) => value,
      }),
      values: fc.array(text(width), { minLength: rows, maxLength: rows }),
    }),
  )
  .map(({ width, categories, values }) => [{ ...textVariable('', width), categories }, textColumn(values)]) // prettier-ignore

const dataSets: fc.Arbitrary<DataSet> = fc
  .tuple(
    fc.array(fc.oneof(numbers, texts), { minLength: 1, maxLength: 12 }),
    fc.constantFrom('q', 'a_long_name_of_a_question_', 'сурам', '问题'),
  )
  .map(([parts, name]) =>
    dataSetOf(
      parts.map(([variable], index) => ({ ...variable, name: `${name}${index}` })),
      parts.map(([, column]) => column),
      rows,
    ),
  )

test.each(['none', 'bytecode', 'zlib'] as const)(
  'every data set that compression %s writes comes back as it was',
  async (compression) => {
    await fc.assert(
      fc.asyncProperty(dataSets, async (dataSet) => {
        const written = writeSav(dataSet, { compression })
        if (!written.ok) throw new Error(JSON.stringify(written.fault))
        const read = await readSav(written.value.chunks)
        if (!read.ok) throw new Error(JSON.stringify(read.fault))
        const { product: _, created: __, variables, ...rest } = read.value
        const { variables: expected, ...others } = dataSet
        expect(rest).toEqual(others)
        expect(variables.map(({ display: ___, ...variable }) => variable)).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  },
)

test.each([
  ['sav.name-unusable', { ...numberVariable('1st') }],
  ['sav.name-unusable', { ...numberVariable('with') }],
  ['sav.name-unusable', { ...numberVariable('two words') }],
  ['sav.name-unusable', { ...numberVariable('ж'.repeat(33)) }],
  ['sav.label-too-long', { ...numberVariable('a'), label: '青'.repeat(86) }],
  ['sav.label-too-long', { ...numberVariable('a'), categories: [{ value: 1, label: '青'.repeat(86) }] }], // prettier-ignore
  ['sav.missing-unusable', { ...numberVariable('a'), missing: { values: [1, 2, 3, 4] } }],
  ['sav.missing-unusable', { ...numberVariable('a'), missing: { values: [], range: { from: 2, to: 1 } } }], // prettier-ignore
  ['sav.format-unusable', { ...numberVariable('a'), format: { type: 'A', width: 8, decimals: 0 } }],
  ['sav.value-unusable', { ...numberVariable('a'), categories: [{ value: 'x', label: 'x' }] }],
] as const)('%s is refused before anything is written', (code, variable) => {
  const written = writeSav(dataSetOf([variable], [numberColumn([1])], 1))
  expect(written).toMatchObject({ ok: false, fault: { code, variable: variable.name } })
})

test('a text beyond its width is refused with its row', () => {
  const dataSet = dataSetOf([textVariable('a', 3)], [textColumn(['abc', 'жыл'])], 2)
  expect(writeSav(dataSet)).toMatchObject({ fault: { code: 'sav.text-too-wide', row: 2 } })
})

test('an infinite number is refused with its row', () => {
  const dataSet = dataSetOf([numberVariable('a')], [numberColumn([0.5, Infinity])], 2)
  expect(writeSav(dataSet)).toMatchObject({ fault: { code: 'sav.value-unusable', row: 2 } })
})

test('blanks at the end of texts are lost, and the writer says so', () => {
  const dataSet = dataSetOf([textVariable('a', 3)], [textColumn(['a '])], 1)
  expect(writeSav(dataSet)).toMatchObject({ value: { remarks: [{ code: 'sav.blanks-lost' }] } })
})

test('labels that are too long are shortened at a letter if one asks for it, and told', () => {
  const label = '青'.repeat(100)
  const variable = { ...numberVariable('a'), label, categories: [{ value: 1, label }] }
  const short = shortenLabels(dataSetOf([variable], [numberColumn([1])], 1))
  expect(short.variables[0]?.label).toBe(`${'青'.repeat(84)}…`)
  expect(short.remarks.map(({ code }) => code)).toEqual(['sav.label-shortened', 'sav.label-shortened']) // prettier-ignore
  expect(writeSav(short).ok).toBe(true)
})
