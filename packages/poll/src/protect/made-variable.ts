import { ok, type Result } from '@suyab/survey/result'
import { categoricalAt, setNamed } from '../answers.ts'
import type { TableSource } from '../table-domain.ts'
import type { TableFault } from '../table-fault.ts'
import {
  crossPart,
  oneAnswerPart,
  optionPart,
  type CrossPart,
  type CrossVariable,
} from './cross-variable.ts'

/** A variable whose levels are those of another put together. */
export interface MadeVariable {
  readonly variable: CrossVariable
  /** Per level of the other, and for no answer, the level that it became. */
  readonly levels: readonly number[]
}

/** What recodings made of a variable: whoever knows its figures knows those, and the other way about. */
export function madeOf(
  { dataSet, recodings = [] }: TableSource,
  variable: CrossVariable,
): Result<MadeVariable[], TableFault> {
  const made: MadeVariable[] = []
  for (const { name, of, rule } of recodings) {
    if (rule.kind === 'any-of' ? variable.key !== name : variable.key !== of) continue
    // Several recodings can tell together what each hides: the others are held against their source.
    if (rule.kind !== 'any-of' && firstOf(recodings, of) !== name) continue
    const part =
      rule.kind === 'any-of'
        ? crossPart(dataSet, setNamed(dataSet, of)?.name ?? of, rule.options)
        : categoricalAt(dataSet, name)
    if (!part.ok) return part
    const other = 'variable' in part.value ? part.value.variable : oneAnswerPart(part.value, []).variable // prettier-ignore
    const levels = levelsIn(variable, other)
    if (levels !== undefined) made.push({ variable: other, levels })
  }
  return ok(made)
}

/**
 * Figures that a figure would give away together with others: each answer of what a variable was made
 * of, each option of a question whose options are put together.
 * @returns per part what else it may stand for
 */
export function behindPart(
  source: TableSource,
  { variable, levels }: CrossPart,
): Result<CrossPart[], TableFault> {
  const { dataSet, recodings = [] } = source
  const of = variable.optionsOf
  if (of !== undefined) return ok(of.options.map(({ name }) => optionPart(of, [name])))
  const recoding = recodings.find(({ name }) => name === variable.key)
  if (recoding === undefined) return ok([])
  const { rule } = recoding
  if (rule.kind === 'any-of') {
    const set = setNamed(dataSet, recoding.of)?.name ?? recoding.of
    const net = crossPart(dataSet, set, rule.options)
    return net.ok ? behindPart(source, net.value) : net
  }
  // The first recoding of a variable is bound to its crossings.
  if (firstOf(recodings, recoding.of) === recoding.name) return ok([])
  const column = categoricalAt(dataSet, recoding.of)
  if (!column.ok) return column
  const whole = oneAnswerPart(column.value, column.value.levels)
  const became = levelsIn(whole.variable, variable)
  if (became === undefined) return ok([])
  const missing = variable.column.levels.length
  const from = (isMeant: (level: number) => boolean): number[] =>
    whole.levels.filter((level) => isMeant(became[level] ?? missing))
  return ok([
    {
      variable: whole.variable,
      levels: from((level) => levels.includes(level)),
      base: from((level) => level < missing),
    },
  ])
}

function firstOf(recodings: NonNullable<TableSource['recodings']>, of: string): string | undefined {
  return recodings.find((one) => one.of === of && one.rule.kind !== 'any-of')?.name
}

/** Which level each level became; undefined where one became several. */
function levelsIn(from: CrossVariable, to: CrossVariable): number[] | undefined {
  const missing = to.column.levels.length
  const levels = Array.from(
    { length: from.column.levels.length + 1 },
    (): number | undefined => undefined,
  )
  for (const [row, code] of from.column.codes.entries()) {
    const at = code < 0 ? from.column.levels.length : code
    const own = to.column.codes[row] ?? -1
    const level = own < 0 ? missing : own
    if (levels[at] !== undefined && levels[at] !== level) return undefined
    levels[at] = level
  }
  return levels.map((level) => level ?? missing)
}
