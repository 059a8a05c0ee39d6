import type { Categorical } from '@suyab/survey/column'
import type { DataSet } from '@suyab/survey/file/data-set'
import { ok, refuse, type Result } from '@suyab/survey/result'
import { answersTo, type ManyAnswers, type OneAnswer } from './answers.ts'
import type { TableQuestion } from './table.ts'
import type { TableFault } from './table-fault.ts'

/** What a table's cells are shares of: per line the value of the share, and how it is counted. */
export type Stub =
  | {
      /** Categories of which each row has one; a line is a level of it. */
      readonly kind: 'categories'
      readonly column: Categorical
      readonly lines: readonly { readonly value: string; readonly level: number }[]
      /** Whether the lines come to everything. */
      readonly whole: boolean
    }
  | {
      /** Options side by side, each chosen or not: the levels are '0' and '1'. */
      readonly kind: 'options'
      readonly columns: readonly Categorical[]
      readonly lines: readonly { readonly value: string; readonly level: 1 }[]
      readonly whole: false
    }
  | {
      /** Shares of all answers that were given. */
      readonly kind: 'mentions'
      readonly answered: Categorical
      readonly numerators: readonly Float64Array[]
      readonly denominator: Float64Array
      readonly lines: readonly { readonly value: string }[]
      readonly whole: boolean
    }

/** The lines of a table: one for each answer, or one for the chosen ones together. */
export function stubOf(question: TableQuestion, dataSet: DataSet): Result<Stub, TableFault> {
  const answers = answersTo(dataSet, question.stub)
  if (!answers.ok) return answers
  const { value } = answers
  if (question.exclusive !== undefined) {
    const fault = exclusiveFault(value, question.exclusive)
    if (fault !== undefined) return refuse(fault)
  }
  const { chosen = [] } = question
  if (question.rows === 'answers') {
    if (chosen.length > 0) return unusable('Chosen answers belong to rows of countries.')
    return ok(value.kind === 'one' ? oneByOne(value) : optionByOption(value, question.base))
  }
  if (chosen.length === 0) return unusable('Rows of countries need the answers that are chosen.')
  const known = value.kind === 'one' ? value.column.levels : value.options.map(({ name }) => name)
  const unknown = chosen.find((one) => !known.includes(one))
  if (unknown !== undefined)
    return refuse({ code: 'poll.code-unknown', column: value.name, value: unknown })
  return ok(value.kind === 'one' ? chosenOne(value, chosen) : chosenMany(value, chosen, question.base)) // prettier-ignore
}

function oneByOne({ column }: OneAnswer): Stub {
  const lines = column.levels.map((value, level) => ({ value, level }))
  return { kind: 'categories', column, lines, whole: true }
}

function chosenOne(
  { name, column: { codes, levels } }: OneAnswer,
  chosen: readonly string[],
): Stub {
  const isChosen = levels.map((level) => Number(chosen.includes(level)))
  const own = codes.map((code) => (code < 0 ? -1 : (isChosen[code] ?? 0)))
  return {
    kind: 'categories',
    column: { name, codes: own, levels: ['0', '1'] },
    lines: [{ value: '', level: 1 }],
    whole: false,
  }
}

function optionByOption(many: ManyAnswers, base: TableQuestion['base']): Stub {
  const { options } = many
  if (base === 'answers')
    return mentions(many, options.map(({ name, values }) => ({ value: name, values })), true) // prettier-ignore
  const answered = answeredIn(many)
  return {
    kind: 'options',
    columns: options.map(({ name, values }) => ({
      name,
      codes: Int32Array.from(values, (value, row) => (answered[row] === 1 ? value : -1)),
      levels: ['0', '1'],
    })),
    lines: options.map(({ name }) => ({ value: name, level: 1 })),
    whole: false,
  }
}

function chosenMany(
  many: ManyAnswers,
  chosen: readonly string[],
  base: TableQuestion['base'],
): Stub {
  const picked = many.options.filter(({ name }) => chosen.includes(name))
  const sums = new Float64Array(many.options[0]?.values.length ?? 0)
  for (const { values } of picked)
    for (let row = 0; row < sums.length; row += 1) sums[row] = (sums[row] ?? 0) + (values[row] ?? 0)
  if (base === 'answers') return mentions(many, [{ value: '', values: sums }], false)
  const answered = answeredIn(many)
  const codes = Int32Array.from(sums, (sum, row) => (answered[row] === 1 ? Number(sum > 0) : -1))
  return {
    kind: 'categories',
    column: { name: many.name, codes, levels: ['0', '1'] },
    lines: [{ value: '', level: 1 }],
    whole: false,
  }
}

function mentions(
  many: ManyAnswers,
  lines: readonly { value: string; values: Float64Array }[],
  whole: boolean,
): Stub {
  const answered = answeredIn(many)
  const denominator = new Float64Array(answered.length)
  for (const { values } of many.options)
    for (let row = 0; row < answered.length; row += 1)
      if (answered[row] === 1) denominator[row] = (denominator[row] ?? 0) + (values[row] ?? 0)
  return {
    kind: 'mentions',
    answered: { name: many.name, codes: Int32Array.from(answered, (one) => one - 1), levels: [''] },
    numerators: lines.map(({ values }) => values.map((value, row) => (answered[row] === 1 ? value : 0))), // prettier-ignore
    denominator,
    lines: lines.map(({ value }) => ({ value })),
    whole,
  }
}

/** 1 for the rows that say of every option whether it was chosen. */
function answeredIn({ options }: ManyAnswers): Uint8Array {
  const rows = options[0]?.values.length ?? 0
  const answered = new Uint8Array(rows).fill(1)
  for (const { values } of options)
    for (let row = 0; row < rows; row += 1) if (Number.isNaN(values[row] ?? 0)) answered[row] = 0
  return answered
}

function exclusiveFault(
  answers: OneAnswer | ManyAnswers,
  exclusive: readonly string[],
): TableFault | undefined {
  if (answers.kind === 'one')
    return { code: 'poll.question-unusable', rule: 'Only a question with several answers has one that stands alone.', column: answers.name } // prettier-ignore
  const alone = answers.options.filter(({ name }) => exclusive.includes(name))
  for (const name of exclusive)
    if (!alone.some((one) => one.name === name)) return { code: 'poll.code-unknown', column: answers.name, value: name } // prettier-ignore
  for (const { name, values } of alone)
    for (let row = 0; row < values.length; row += 1) {
      if (values[row] !== 1) continue
      const other = answers.options.find((one) => one.name !== name && one.values[row] === 1)
      if (other !== undefined)
        return { code: 'survey.exclusive-with-others', column: name, row: row + 1, data: { other: other.name } } // prettier-ignore
    }
  return undefined
}

function unusable(rule: string): Result<never, TableFault> {
  return refuse({ code: 'poll.question-unusable', rule })
}
