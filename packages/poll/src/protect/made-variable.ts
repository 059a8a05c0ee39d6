import { ok, type Result } from '@suyab/survey/result'
import { categoricalAt, setNamed } from '../answers.ts'
import type { TableSource } from '../table-domain.ts'
import type { TableFault } from '../table-fault.ts'
import { crossPart, oneAnswerPart, type CrossVariable } from './cross-variable.ts'

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
