import { findVariable, isUserMissing, timeKindOf, type DataSet, type Variable } from '@suyab/survey/file/data-set' // prettier-ignore
import type { Column } from '@suyab/survey/file/column'
import { questionsOf, type Question, type Questionnaire } from '@suyab/survey/file/xlsform/questionnaire' // prettier-ignore
import type { PollFault } from './fault.ts'
import { answerAt } from './recode.ts'

/** What one look at the codes finds at most: nobody reads on. */
export const mostFaults = 200

/**
 * Every code that the questionnaire does not know, or the labels where no question asks for the
 * variable: once for each value, with the first row that has it and how many have.
 * @param numbers variables of plain numbers, of which only some have a label
 */
export function checkCodes(
  dataSet: DataSet,
  questionnaire: Questionnaire | undefined,
  numbers: ReadonlySet<string>,
): readonly PollFault[] {
  const questions = new Map((questionnaire === undefined ? [] : questionsOf(questionnaire.items)).map((one) => [one.name, one])) // prettier-ignore
  const counted = new Map(
    dataSet.sets.flatMap((set) =>
      set.kind === 'dichotomy' ? set.variables.map((name) => [name, set.counted] as const) : [],
    ),
  )
  const faults: PollFault[] = []
  for (const [place, variable] of dataSet.variables.entries()) {
    const column = dataSet.columns[place]
    if (column === undefined || numbers.has(variable.name)) continue
    const question = questions.get(variable.name)
    const known = knownCodes(variable, question, counted.get(variable.name))
    if (known === 'numbers') {
      if (column.kind === 'text') faults.push(notNumbers(variable, column, dataSet.rows))
    } else if (known !== undefined)
      faults.push(...unknownCodes(variable, column, dataSet.rows, known, question !== undefined))
    if (faults.length >= mostFaults) return faults.slice(0, mostFaults)
  }
  return faults
}

/** Codes as texts; undefined where every value is an answer. */
function knownCodes(
  variable: Variable,
  question: Question | undefined,
  counted: number | string | undefined,
): ReadonlySet<string> | 'numbers' | undefined {
  const labelled = variable.categories.map(({ value }) => String(value))
  if (counted !== undefined) return variable.kind === 'text' ? new Set([...labelled, String(counted), '']) : new Set([...labelled, '0', '1', '2', String(counted)]) // prettier-ignore
  const answer = question?.answer
  if (answer?.kind === 'one') {
    const other = answer.other ? ['other'] : []
    return new Set([...answer.choices.map(({ value }) => value), ...labelled, ...other])
  }
  if (answer?.kind === 'integer' || answer?.kind === 'decimal') return 'numbers'
  if (answer !== undefined) return undefined
  if (timeKindOf(variable.format) !== undefined || variable.measure === 'scale') return undefined
  // Where only what is no answer has a label, the others are numbers or texts of their own.
  const isCoded = variable.categories.some(({ value }) => !isUserMissing(variable.missing, value))
  return isCoded ? new Set(labelled) : undefined
}

function unknownCodes(
  variable: Variable,
  column: Column,
  rows: number,
  known: ReadonlySet<string>,
  isAsked: boolean,
): readonly PollFault[] {
  const found = new Map<string, { row: number; count: number }>()
  const judged = new Map<number | string, boolean>()
  for (let row = 0; row < rows; row += 1) {
    const value = answerAt(column, row)
    if (value === undefined) continue
    let isKnown = judged.get(value)
    if (isKnown === undefined) {
      isKnown = known.has(String(value)) || isUserMissing(variable.missing, value)
      judged.set(value, isKnown)
    }
    if (isKnown) continue
    const before = found.get(String(value))
    if (before === undefined && found.size >= mostFaults) continue
    found.set(String(value), { row: before?.row ?? row, count: (before?.count ?? 0) + 1 })
  }
  return [...found].map(([value, { row, count }]) => ({
    code: 'poll.code-unknown',
    row: row + 1,
    column: variable.name,
    value,
    rule: isAsked ? 'The questionnaire has no such answer.' : 'No label says what it means.',
    data: { count },
  }))
}

function notNumbers(variable: Variable, column: Column, rows: number): PollFault {
  for (let row = 0; row < rows; row += 1) {
    const value = answerAt(column, row)
    if (value === undefined || /^-?\d+(?:\.\d+)?$/.test(String(value))) continue
    return {
      code: 'poll.column-not-numbers',
      row: row + 1,
      column: variable.name,
      value: String(value),
      rule: 'The questionnaire asks for a number.',
    }
  }
  return { code: 'poll.column-not-numbers', column: variable.name }
}

/** The data set with more codes of a variable that mean no answer. */
export function withNoAnswer(
  dataSet: DataSet,
  name: string,
  values: readonly (string | number)[],
): DataSet | PollFault {
  const found = findVariable(dataSet, name)
  if (found === undefined) return { code: 'poll.column-unknown', column: name }
  const { variable } = found
  const own = values.map((value) => (variable.kind === 'text' ? String(value) : Number(value)))
  const before = variable.missing
  const all = [...new Set([...(before?.values ?? []), ...own])].filter(
    (value) => !isUserMissing(before?.range && { values: [], range: before.range }, value),
  )
  // As many as SPSS can hold, so that the data can be had again as they are.
  const most = before?.range === undefined ? 3 : 1
  if (own.some((value) => Number.isNaN(value)) || all.length > most)
    return { code: 'poll.no-answer-codes', column: name, data: { count: all.length, most } }
  const missing = { ...before, values: all }
  const variables = dataSet.variables.map((one) => (one.name === name ? { ...one, missing } : one))
  return { ...dataSet, variables }
}
