import { numberAt, textAt, type Column } from '../column.ts'
import { isUserMissing, timeKindOf, unixEpoch, type DataSet, type Variable } from '../data-set.ts'
import { timeText } from '../time-text.ts'
import type { Cell, Sheet } from './write.ts'

/** Excel counts days from 1900 and knows none before. */
const firstDay = Date.UTC(1900, 2, 1)

/** The words above the columns of the two sheets, in the reader's language. */
export interface SheetWords {
  readonly data: string
  readonly variables: string
  readonly name: string
  readonly label: string
  readonly value: string
  readonly valueLabel: string
  readonly noAnswer: string
}

export const englishWords: SheetWords = {
  data: 'Data',
  variables: 'Variables',
  name: 'Variable',
  label: 'Label',
  value: 'Value',
  valueLabel: 'Value label',
  noAnswer: 'No answer',
}

/** A data set as two sheets: the answers as they were coded, and what the codes mean. */
export function dataSheets(dataSet: DataSet, words: SheetWords = englishWords): readonly Sheet[] {
  return [
    { name: words.data, hasHeader: true, rows: answerRows(dataSet) },
    { name: words.variables, hasHeader: true, widths: [20, 50, 12, 40, 12], rows: variableRows(dataSet, words) }, // prettier-ignore
  ]
}

function* answerRows(dataSet: DataSet): Generator<readonly Cell[]> {
  yield dataSet.variables.map(({ name }) => name)
  const cells = dataSet.columns.map((column, at) => cellAt(column, dataSet.variables[at]))
  for (let row = 0; row < dataSet.rows; row += 1) yield cells.map((cell) => cell(row))
}

function cellAt(column: Column, variable: Variable | undefined): (row: number) => Cell {
  if (column.kind === 'text') return (row) => textAt(column, row)
  const kind = variable && timeKindOf(variable.format)
  return (row) => {
    const value = numberAt(column, row)
    if (value === undefined) return null
    if (kind === undefined || variable === undefined) return value
    const time = (value - unixEpoch) * 1000
    if (kind === 'span' || time < firstDay) return timeText(variable.format, value) ?? value
    return kind === 'day' ? { day: new Date(time) } : { moment: new Date(time) }
  }
}

function* variableRows({ variables }: DataSet, words: SheetWords): Generator<readonly Cell[]> {
  yield [words.name, words.label, words.value, words.valueLabel, words.noAnswer]
  for (const { name, label = '', categories, missing } of variables) {
    yield [name, label]
    for (const category of categories)
      yield [name, '', category.value, category.label, isUserMissing(missing, category.value) ? '×' : ''] // prettier-ignore
  }
}
