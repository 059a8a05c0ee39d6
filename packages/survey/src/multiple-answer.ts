import type { Numeric } from './column.ts'
import type { SurveyDesign } from './design.ts'
import {
  baseOf,
  estimateFromTotals,
  masked,
  means,
  type Estimate,
  type MissingRule,
} from './estimate.ts'
import type { SurveyFault } from './fault.ts'
import { ok, refuse, type Result } from './result.ts'

/** A question with several answers at once: a column of 0 and 1 per option, NaN where not asked. */
export interface MultipleAnswer {
  readonly name: string
  readonly options: readonly Numeric[]
  /** Option that stands alone: none of these, don't know. */
  readonly exclusive?: readonly string[]
}

export interface MultipleAnswerOptions {
  /** Shares of those who answered, which may sum to more than 1, or shares of all answers given. */
  readonly base?: 'respondents' | 'answers'
  readonly missing?: MissingRule
  /** A row of nothing but 0: a mistake where there is an option for it, an answer where there is none. */
  readonly nothing?: 'refuse' | 'keep'
}

/**
 * Shares of the options of a multi-answer question, with their covariances.
 * @returns faults for values other than 0 and 1, for an exclusive option beside others, and for rows
 * without any answer unless `nothing` keeps them, each with its row
 */
export function multipleAnswers(
  design: SurveyDesign,
  question: MultipleAnswer,
  { base = 'respondents', missing, nothing = 'refuse' }: MultipleAnswerOptions = {},
): Result<Estimate, SurveyFault> {
  const { options } = question
  const rows = baseOf(design, options, missing)
  if (!rows.ok) return rows
  const fault = wrongAnswer(question, rows.value.active, nothing)
  if (fault !== undefined) return refuse(fault)
  if (base === 'respondents')
    return means(design, options, missing === undefined ? {} : { missing })
  const columns = options.map(({ values }) => masked(values, rows.value.active))
  const estimate = estimateFromTotals(
    design,
    columns,
    rows.value,
    options.map(({ name }) => name),
    (totals) => {
      const whole = totals.reduce((sum, value) => sum + value, 0)
      return {
        values: totals.map((value) => value / whole),
        gradient: totals.map((value, i) =>
          totals.map((_, j) => Number(i === j) / whole - value / (whole * whole)),
        ),
      }
    },
    question.name,
  )
  return estimate.ok ? ok(estimate.value) : estimate
}

function wrongAnswer(
  { name, options, exclusive = [] }: MultipleAnswer,
  active: Uint8Array,
  nothing: 'refuse' | 'keep',
): SurveyFault | undefined {
  for (let row = 0; row < active.length; row += 1) {
    if (active[row] === 0) continue
    let chosen = 0
    let alone: string | undefined
    let other: string | undefined
    for (const option of options) {
      const value = option.values[row] ?? 0
      if (value !== 0 && value !== 1)
        return { code: 'survey.not-binary', column: option.name, row, value }
      if (value === 0) continue
      chosen += 1
      if (exclusive.includes(option.name)) alone = option.name
      else other = option.name
    }
    if (chosen === 0 && nothing === 'refuse')
      return { code: 'survey.nothing-answered', column: name, row }
    if (alone !== undefined && chosen > 1)
      return { code: 'survey.exclusive-with-others', column: alone, row, other: other ?? '' }
  }
  return undefined
}
