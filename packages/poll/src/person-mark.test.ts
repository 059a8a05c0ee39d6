import { numberColumn, textColumn } from '@suyab/survey/file/column'
import { dataSetOf, numberVariable, textVariable, type DataSet } from '@suyab/survey/file/data-set'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { personMarks, takeMarks, withMarks } from './person-mark.ts'

const key = new Uint8Array(32).fill(7)
const texts = (values: readonly string[]): DataSet =>
  dataSetOf([textVariable('who', 20)], [textColumn(values)], values.length)
const numbers = (values: readonly (number | null)[]): DataSet =>
  dataSetOf([numberVariable('who')], [numberColumn(values)], values.length)

function marksOf(dataSet: DataSet, own: Uint8Array = key): readonly string[] {
  const marks = personMarks(dataSet, 'who', own)
  if (!marks.ok) throw new Error(JSON.stringify(marks.fault))
  return marks.value
}

test('a person has one mark in all waves of a poll, however the file writes the number', () => {
  expect(marksOf(texts(['17', ' 18 ']))).toEqual(marksOf(numbers([17, 18])))
})

test('people have marks of their own, which tell nothing and are others under another key', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 5 }).map((one) => `a${one.trim()}z`.normalize('NFC')), { minLength: 1 }), (names) => {
      const marks = marksOf(texts(names))
      expect(new Set(marks).size).toBe(names.length)
      const others = new Set(marksOf(texts(names), new Uint8Array(32).fill(8)))
      for (const [at, mark] of marks.entries()) {
        expect(mark).toMatch(/^[\w-]{22}$/)
        expect(mark).not.toContain(names[at])
        expect(others.has(mark)).toBe(false)
      }
    }),
  )
}) // prettier-ignore

test('who comes twice, or has no number, is refused by row and not by name', () => {
  const twice = personMarks(texts(['Aigul', 'Bakyt', 'Aigul ']), 'who', key)
  expect(twice).toEqual({ ok: false, fault: { code: 'poll.person-twice', column: 'who', row: 3, data: { other: 1 } } }) // prettier-ignore
  const none = personMarks(numbers([4, null]), 'who', key)
  expect(none).toMatchObject({ ok: false, fault: { code: 'survey.group-missing', row: 2 } })
})

test('marks are stored behind the answers and taken off as they are read', () => {
  const answers = numbers([1, 2, 1])
  const marks = ['one', 'two', 'three']
  const { dataSet, marks: taken } = takeMarks(withMarks(answers, marks))
  expect(taken).toEqual(marks)
  expect(dataSet.variables).toEqual(answers.variables)
  expect(dataSet.columns).toEqual(answers.columns)
  expect(() => takeMarks(answers)).toThrow(TypeError)
})
