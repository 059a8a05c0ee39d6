import type { Categorical } from '@suyab/survey/column'
import type { DataSet } from '@suyab/survey/file/data-set'
import { ok, type Result } from '@suyab/survey/result'
import { answersTo, type ManyAnswers } from '../answers.ts'
import type { TableFault } from '../table-fault.ts'

/** What people are told apart by in a crossing: a question with one answer, or one option of several. */
export interface CrossVariable {
  /** The same for the same variable, however it is asked for. */
  readonly key: string
  /** −1 where there is no answer. */
  readonly column: Categorical
  /** Per level whether a table ever tells of it: of an option only who chose it. */
  readonly told: readonly boolean[]
  /** Of who chose any of several options: the question that these are options of. */
  readonly optionsOf?: ManyAnswers
}

/** Which values of which variables a figure counts. */
export interface CrossPart {
  readonly variable: CrossVariable
  readonly levels: readonly number[]
  /** Those that a share is of; all answers unless told. */
  readonly base?: readonly number[]
}

/** A question's one answer, for the values that are meant. */
export function oneAnswerPart(column: Categorical, values: readonly string[]): CrossPart {
  return {
    variable: { key: column.name, column, told: column.levels.map(() => true) },
    levels: values.map((value) => column.levels.indexOf(value)).filter((level) => level >= 0),
  }
}

/** Who chose any of these options. */
export function optionPart(many: ManyAnswers, chosen: readonly string[]): CrossPart {
  const { name, options } = many
  const picked = options.filter((option) => chosen.includes(option.name))
  const rows = options[0]?.values.length ?? 0
  const codes = new Int32Array(rows)
  for (const { values } of options)
    for (let row = 0; row < rows; row += 1) if (Number.isNaN(values[row] ?? 0)) codes[row] = -1
  for (const { values } of picked)
    for (let row = 0; row < rows; row += 1)
      if (codes[row] === 0 && values[row] === 1) codes[row] = 1
  const key = `${name}|${picked.map((option) => option.name).toSorted().join('|')}` // prettier-ignore
  return {
    variable: {
      key,
      column: { name: key, codes, levels: ['0', '1'] },
      told: [false, true],
      ...(picked.length > 1 ? { optionsOf: many } : {}),
    },
    levels: [1],
  }
}

/** The values of a variable or the options of a set, as parts of a crossing. */
export function crossPart(
  dataSet: DataSet,
  name: string,
  values: readonly string[],
): Result<CrossPart, TableFault> {
  const answers = answersTo(dataSet, name)
  if (!answers.ok) return answers
  const { value } = answers
  return ok(value.kind === 'one' ? oneAnswerPart(value.column, values) : optionPart(value, values))
}
