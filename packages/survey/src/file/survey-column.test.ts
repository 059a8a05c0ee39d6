import { expect, test } from 'vitest'
import { numberColumn, textColumn } from './column.ts'
import { numberVariable, textVariable } from './data-set.ts'
import { categoricalOf, numericOf } from './survey-column.ts'

const answer = {
  ...numberVariable('q1'),
  categories: [
    { value: 2, label: 'no' },
    { value: 1, label: 'yes' },
    { value: 3, label: 'perhaps' },
    { value: 9, label: 'refused' },
  ],
  missing: { values: [9] },
}

test('a value that counts as no answer is missing to the estimates', () => {
  const column = numberColumn([1, 9, null, 2.5])
  expect(numericOf(answer, column)).toEqual({ name: 'q1', values: Float64Array.of(1, Number.NaN, Number.NaN, 2.5) }) // prettier-ignore
  expect(numericOf(textVariable('t', 3), textColumn(['1']))).toBeUndefined()
})

test('categories keep the order of their labels, and codes without one come after', () => {
  const column = numberColumn([1, 9, null, 2, 7, 5, 1])
  expect(categoricalOf(answer, column)).toEqual({
    name: 'q1',
    codes: Int32Array.of(1, -1, -1, 0, 4, 3, 1),
    levels: ['2', '1', '3', '5', '7'],
  })
})

test('texts are categories too, the empty one missing', () => {
  const variable = { ...textVariable('sex', 1), missing: { values: ['x'] } }
  expect(categoricalOf(variable, textColumn(['m', 'f', '', 'x', 'm']))).toEqual({
    name: 'sex',
    codes: Int32Array.of(1, 0, -1, -1, 1),
    levels: ['f', 'm'],
  })
})
