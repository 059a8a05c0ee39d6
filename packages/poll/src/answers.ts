import type { Categorical, Numeric } from '@suyab/survey/column'
import { findVariable, type DataSet, type MultipleResponseSet } from '@suyab/survey/file/data-set' // prettier-ignore
import { categoricalOf, numericOf } from '@suyab/survey/file/survey-column'
import { ok, refuse, type Result } from '@suyab/survey/result'
import type { PollFault } from './fault.ts'
import type { TableFault } from './table-fault.ts'

/** A question with one answer. */
export interface OneAnswer {
  readonly kind: 'one'
  readonly name: string
  readonly column: Categorical
}

/** A question with several: per option a column of 1, 0, and NaN where nothing was answered. */
export interface ManyAnswers {
  readonly kind: 'many'
  readonly name: string
  readonly options: readonly Numeric[]
}

/** More answers than this are a table that nobody reads: they want to be put into bands. */
export const mostAnswers = 300

const kept = new WeakMap<DataSet, Map<string, Categorical>>()

/** The answers to a variable as categories, worked out once for each data set. */
export function categoricalAt(dataSet: DataSet, name: string): Result<Categorical, PollFault> {
  const own = kept.get(dataSet) ?? new Map<string, Categorical>()
  kept.set(dataSet, own)
  const known = own.get(name)
  if (known !== undefined) return ok(known)
  const found = findVariable(dataSet, name)
  if (found === undefined) return refuse({ code: 'poll.column-unknown', column: name })
  const column = categoricalOf(found.variable, found.column)
  own.set(name, column)
  return ok(column)
}

/** The answers to a variable as numbers. */
export function numericAt(dataSet: DataSet, name: string): Result<Numeric, PollFault> {
  const found = findVariable(dataSet, name)
  if (found === undefined) return refuse({ code: 'poll.column-unknown', column: name })
  const column = numericOf(found.variable, found.column)
  if (column === undefined) return refuse({ code: 'poll.column-not-numbers', column: name })
  return ok(column)
}

/** The set of several answers with this name, whether it is said with its `$` or without. */
export function setNamed(dataSet: DataSet, name: string): MultipleResponseSet | undefined {
  return (
    dataSet.sets.find((set) => set.name === name) ??
    (findVariable(dataSet, name) === undefined
      ? dataSet.sets.find((set) => set.name === `$${name}`)
      : undefined)
  )
}

/** What was answered to a question, by the name of its variable or of its set. */
export function answersTo(
  dataSet: DataSet,
  name: string,
): Result<OneAnswer | ManyAnswers, TableFault> {
  const set = setNamed(dataSet, name)
  if (set === undefined) {
    const column = categoricalAt(dataSet, name)
    if (!column.ok) return column
    const count = column.value.levels.length
    if (count > mostAnswers)
      return refuse({ code: 'poll.answers-too-many', column: name, data: { count, most: mostAnswers } }) // prettier-ignore
    return ok({ kind: 'one', name, column: column.value })
  }
  return set.kind === 'dichotomy' ? chosenOf(dataSet, set) : mentionedOf(dataSet, set)
}

/**
 * Options that were chosen or not. Where a file marks only what was chosen, a blank beside a mark is
 * an option that was left; a row of nothing but blanks gave no answer.
 */
function chosenOf(
  dataSet: DataSet,
  set: MultipleResponseSet & { kind: 'dichotomy' },
): Result<ManyAnswers, TableFault> {
  const counted = String(set.counted)
  const columns: Categorical[] = []
  for (const name of set.variables) {
    const column = categoricalAt(dataSet, name)
    if (!column.ok) return column
    columns.push(column.value)
  }
  const marked = new Uint8Array(dataSet.rows)
  const options = columns.map(({ name, codes, levels }) => {
    const place = levels.indexOf(counted)
    const values = new Float64Array(dataSet.rows)
    let onlyMarks = true
    for (let row = 0; row < values.length; row += 1) {
      const code = codes[row] ?? -1
      values[row] = code < 0 ? Number.NaN : Number(code === place)
      if (code === place && place >= 0) marked[row] = 1
      else if (code >= 0) onlyMarks = false
    }
    return { name, values, onlyMarks }
  })
  const allMarks = options.every(({ onlyMarks }) => onlyMarks)
  if (allMarks)
    for (const { values } of options)
      for (let row = 0; row < values.length; row += 1)
        if (Number.isNaN(values[row] ?? 0) && marked[row] === 1) values[row] = 0
  return ok({ kind: 'many', name: set.name, options: options.map(({ name, values }) => ({ name, values })) }) // prettier-ignore
}

/** Options named by any of several variables; a row that names none gave no answer. */
function mentionedOf(dataSet: DataSet, set: MultipleResponseSet): Result<ManyAnswers, TableFault> {
  const columns: Categorical[] = []
  for (const name of set.variables) {
    const column = categoricalAt(dataSet, name)
    if (!column.ok) return column
    columns.push(column.value)
  }
  const levels = [...new Set(columns.flatMap((column) => column.levels))]
  if (levels.length > mostAnswers)
    return refuse({ code: 'poll.answers-too-many', column: set.name, data: { count: levels.length, most: mostAnswers } }) // prettier-ignore
  const answered = new Uint8Array(dataSet.rows)
  for (const { codes } of columns)
    for (let row = 0; row < codes.length; row += 1) if ((codes[row] ?? -1) >= 0) answered[row] = 1
  const options = levels.map((level) => {
    const values = new Float64Array(dataSet.rows)
    for (let row = 0; row < values.length; row += 1)
      values[row] = answered[row] === 1 ? 0 : Number.NaN
    for (const { codes, levels: own } of columns) {
      const place = own.indexOf(level)
      if (place < 0) continue
      for (let row = 0; row < values.length; row += 1) if (codes[row] === place) values[row] = 1
    }
    return { name: level, values }
  })
  return ok({ kind: 'many', name: set.name, options })
}
