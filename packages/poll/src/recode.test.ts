import { numberAt, numberColumn, textColumn } from '@suyab/survey/file/column'
import { dataSetOf, findVariable, numberVariable, textVariable, type DataSet } from '@suyab/survey/file/data-set' // prettier-ignore
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recoded, recodedBy } from './recode.ts'
import type { Recoding, RecodingRule } from './recoding.ts'

const age = { ...numberVariable('age'), missing: { values: [99] } }
const data = (ages: (number | null)[]): DataSet =>
  dataSetOf(
    [age, textVariable('city', 8)],
    [numberColumn(ages), textColumn(ages.map((_age, row) => (row % 2 === 0 ? 'Ош' : '')))],
    ages.length,
  )

const recoding = (rule: RecodingRule, of = 'age'): Recoding => ({
  name: 'made',
  label: { en: 'Made' },
  of,
  rule,
  reason: 'A test',
})

function made(dataSet: DataSet, rule: RecodingRule, of?: string): (number | undefined)[] | string {
  const result = recodedBy(dataSet, recoding(rule, of), ['en'])
  if (!result.ok) return `${result.fault.code} ${result.fault.row ?? ''} ${result.fault.value ?? ''}`.trim() // prettier-ignore
  const column = findVariable(result.value, 'made')?.column
  if (column?.kind !== 'number') throw new Error('made is there')
  return Array.from({ length: dataSet.rows }, (_row, at) => numberAt(column, at))
}

const band = (value: number, from?: number, below?: number) => ({
  value,
  label: {},
  from: { ...(from === undefined ? {} : { from }), ...(below === undefined ? {} : { below }) },
})

test('a band begins with its first number and ends before its last; no answer is in none', () => {
  const categories = [band(1, undefined, 25), band(2, 25)]
  const rule = { kind: 'bands', categories, rest: 'refuse' } as const
  expect(made(data([18, 24.9, 25, 99, null]), rule)).toEqual([1, 1, 2, undefined, undefined])
})

test('an answer that is left over is told with its row, unless the rest is missing', () => {
  const categories = [{ value: 1, label: {}, from: [18, 19] }]
  expect(made(data([18, 19, 20]), { kind: 'values', categories, rest: 'refuse' })).toBe('poll.recoding-value-left 3 20') // prettier-ignore
  expect(made(data([18, 20]), { kind: 'values', categories, rest: 'missing' })).toEqual([1, undefined]) // prettier-ignore
})

test('a code that means no answer can be made an answer by naming it', () => {
  const categories = [{ value: 9, label: {}, from: [99] }, { value: 1, label: {}, from: [18] }] // prettier-ignore
  expect(made(data([18, 99]), { kind: 'values', categories, rest: 'refuse' })).toEqual([1, 9])
})

const codes = (answers: number[], noAnswer: number[] = []): RecodingRule => ({
  kind: 'codes',
  codes: answers.map((value) => ({ value, label: value === 18 ? { en: 'Eighteen' } : {} })),
  noAnswer,
})

test('numbers that are answers stay as they are, and a code of no answer is none', () => {
  expect(made(data([18, 19, 97, null]), codes([18, 19], [97]))).toEqual([18, 19, undefined, undefined]) // prettier-ignore
  expect(made(data([18, 20]), codes([18]))).toBe('poll.recoding-value-left 2 20')
  expect(made(data([18]), codes([18], [18]))).toBe('poll.recoding-overlap  18')
  expect(made(data([18]), codes([18]), 'city')).toBe('poll.recoding-kind')
})

test('an answer without words is called by its code, and the variable is no scale', () => {
  const result = recodedBy(data([18, 19]), recoding(codes([18, 19])), ['en'])
  if (!result.ok) throw new Error(result.fault.code)
  expect(findVariable(result.value, 'made')?.variable).toMatchObject({
    measure: 'nominal',
    categories: [
      { value: 18, label: 'Eighteen', labels: { en: 'Eighteen' } },
      { value: 19, label: '19' },
    ],
  })
})

test('categories that share an answer, or a value, are refused', () => {
  const twice = [{ value: 1, label: {}, from: [18] }, { value: 2, label: {}, from: [18] }] // prettier-ignore
  expect(made(data([18]), { kind: 'values', categories: twice, rest: 'refuse' })).toBe('poll.recoding-overlap  18') // prettier-ignore
  for (const categories of [[band(1, 10, 20), band(2, 15, 30)], [band(1, 20, 20)], [band(1, 10, 20), band(1, 20, 30)]]) // prettier-ignore
    expect(made(data([18]), { kind: 'bands', categories, rest: 'missing' })).toMatch(/^poll\.recoding-overlap/) // prettier-ignore
})

test('numbers and texts do not mix', () => {
  const categories = [{ value: 1, label: {}, from: ['18'] }]
  expect(made(data([18]), { kind: 'values', categories, rest: 'missing' })).toBe('poll.recoding-kind  18') // prettier-ignore
  const bands = { kind: 'bands', categories: [band(1, 1)], rest: 'missing' } as const
  expect(made(data([18]), bands, 'city')).toBe('poll.recoding-kind')
})

test('a recoding may rest on one before it, and two never share a name', () => {
  const first = recoding({ kind: 'bands', categories: [band(1, 0, 25), band(2, 25)], rest: 'missing' }) // prettier-ignore
  const categories = [{ value: 10, label: {}, from: [1, 2] }]
  const second = { ...recoding({ kind: 'values', categories, rest: 'refuse' }, 'made'), name: 'again' } // prettier-ignore
  expect(recoded(data([18, 30]), [first, second], ['en'])).toMatchObject({ ok: true, value: { variables: [{}, {}, { name: 'made' }, { name: 'again' }] } }) // prettier-ignore
  expect(recoded(data([18]), [first, { ...first, name: 'MADE' }], ['en'])).toMatchObject({ fault: { code: 'poll.recoding-name-taken' } }) // prettier-ignore
})

test('no answer is dropped or made up: every row is missing before or after, or in one band', () => {
  const ages = fc.array(fc.option(fc.integer({ min: 0, max: 98 })), { minLength: 1, maxLength: 50 })
  fc.assert(
    fc.property(ages, fc.integer({ min: 1, max: 97 }), (given, cut) => {
      const categories = [band(1, undefined, cut), band(2, cut)]
      const result = made(data(given), { kind: 'bands', categories, rest: 'refuse' })
      expect(result).toEqual(given.map((one) => (one === null ? undefined : one < cut ? 1 : 2)))
    }),
  )
})
