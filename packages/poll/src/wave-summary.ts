import { findVariable, isUserMissing, type DataSet } from '@suyab/survey/file/data-set'
import { dataSetOf } from '@suyab/survey/file/data-set'
import { dictionaryJson, parseDictionaryJson } from '@suyab/survey/file/dictionary-json'
import { answerAt } from './recode.ts'

/** What is known of a wave's answers without reading them. */
export interface WaveSummary {
  /** Names, labels, codes, sets, as `dictionaryJson` writes them. */
  readonly dictionary: string
  readonly rows: number
  /** How many gave an answer, by variable and set. */
  readonly answered: readonly (readonly [string, number])[]
  /** Codes of the country column that occur, in its order. */
  readonly countries: readonly string[]
}

export function summaryOf(dataSet: DataSet, countries: readonly string[]): WaveSummary {
  const names = [...dataSet.variables, ...dataSet.sets].map(({ name }) => name)
  return {
    dictionary: dictionaryJson(dataSet),
    rows: dataSet.rows,
    answered: names.map((name) => [name, answeredOf(dataSet, name)]),
    countries,
  }
}

/** How many rows have an answer in a variable, or in any of a set's. */
export function answeredOf(dataSet: DataSet, name: string): number {
  const set = dataSet.sets.find((one) => one.name === name)
  const members = (set?.variables ?? [name]).flatMap((one) => findVariable(dataSet, one) ?? [])
  let answered = 0
  for (let row = 0; row < dataSet.rows; row += 1) {
    const has = members.some(({ variable, column }) => {
      const value = answerAt(column, row)
      return value !== undefined && !isUserMissing(variable.missing, value)
    })
    if (has) answered += 1
  }
  return answered
}

/** The data set's variables and sets without a row. */
export function emptyDataSet({ dictionary }: Pick<WaveSummary, 'dictionary'>): DataSet {
  const parsed = parseDictionaryJson(dictionary)
  if (!parsed.ok) throw new TypeError(`a summary holds a dictionary: ${parsed.fault.at}`)
  return { ...dataSetOf([], [], 0), ...parsed.value }
}
