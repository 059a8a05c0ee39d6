import { numberAt, numberColumn, textColumn } from '@suyab/survey/file/column'
import { dataSetOf, findVariable, numberVariable, textVariable, type DataSet } from '@suyab/survey/file/data-set' // prettier-ignore
import type { AnswerKind, Question, Questionnaire } from '@suyab/survey/file/xlsform/questionnaire'
import { expect, test } from 'vitest'
import { matchColumns } from './column-match.ts'

const question = (name: string, answer: AnswerKind): Question => ({
  kind: 'question',
  name,
  answer,
  label: { en: name },
  hint: {},
  required: false,
  requiredMessage: {},
  constraintMessage: {},
})
const choices = ['jobs', 'housing'].map((value) => ({ value, label: { en: value } }))
const form: Questionnaire = {
  languages: ['en'],
  items: [question('age', { kind: 'integer' }), question('q3', { kind: 'many', choices, other: false })], // prettier-ignore
}

function answers(dataSet: DataSet, name: string): (number | undefined)[] {
  const column = findVariable(dataSet, name)?.column
  if (column?.kind !== 'number') throw new Error(`${name} holds numbers`)
  return Array.from({ length: dataSet.rows }, (_row, at) => numberAt(column, at))
}

test('columns behind their groups’ names are found, and true and false are chosen and not', () => {
  const variables = [numberVariable('about/age'), textVariable('w/q3', 20), textVariable('w/q3/jobs', 5), numberVariable('w/q3/housing')] // prettier-ignore
  const columns = [numberColumn([18, 19]), textColumn(['jobs', '']), textColumn(['TRUE', 'FALSE']), numberColumn([0, 1])] // prettier-ignore
  const { dataSet, renamed, faults } = matchColumns(dataSetOf(variables, columns, 2), form, ['en'])
  expect(faults).toEqual([])
  expect(dataSet.variables.map(({ name }) => name)).toEqual(['age', 'q3_jobs', 'q3_housing'])
  expect(dataSet.sets).toMatchObject([{ name: '$q3', variables: ['q3_jobs', 'q3_housing'], counted: 1 }]) // prettier-ignore
  expect(answers(dataSet, 'q3_jobs')).toEqual([1, 0])
  expect(renamed.get('about/age')).toBe('age')
})

test('a column of all answers becomes one for each, and a code it does not know is told', () => {
  const variables = [numberVariable('age'), textVariable('q3', 30)]
  const columns = [numberColumn([18, 19, 20]), textColumn(['jobs housing', '', 'housing war'])]
  const { dataSet, faults } = matchColumns(dataSetOf(variables, columns, 3), form, ['en'])
  expect(answers(dataSet, 'q3_jobs')).toEqual([1, undefined, 0])
  expect(answers(dataSet, 'q3_housing')).toEqual([1, undefined, 1])
  expect(faults).toMatchObject([{ code: 'poll.code-unknown', row: 3, column: 'q3', value: 'war' }])
})

test('a question that the data lack is told, not made up', () => {
  const { dataSet, remarks } = matchColumns(dataSetOf([numberVariable('age')], [numberColumn([1])], 1), form, ['en']) // prettier-ignore
  expect(dataSet.variables).toHaveLength(1)
  expect(remarks).toMatchObject([{ code: 'poll.question-without-data', variable: 'q3' }])
})
