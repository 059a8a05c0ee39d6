import { ofSurvey, type PollFault } from './fault.ts'
import type { SurveyFault } from '@suyab/survey/fault'
import { refuse, type Result } from '@suyab/survey/result'

export type TableFaultCode =
  /** A variable of more different answers than a table has lines for. */
  | 'poll.answers-too-many'
  /** Countries are asked for, and the declaration names no column of them. */
  | 'poll.country-undeclared'
  /** A filter leaves so few people that a table would speak of single ones. */
  | 'poll.filter-too-narrow'
  /** A question contradicts itself: `rule` says how. */
  | 'poll.question-unusable'
  /** A recipe contradicts itself: `rule` says how. */
  | 'poll.recipe-unusable'
  /** A margin of shares that do not sum to 1. */
  | 'poll.shares-not-one'
  /** The cell that a figure is asked of is not in the table. */
  | 'poll.cell-unknown'
  /** The cell is hidden, or nobody answered: there is no figure of it. */
  | 'poll.cell-hidden'
  | 'poll.cell-empty'
  /** A table that protects what it hides could not be found. */
  | 'poll.cell-unprotectable'

/** Why there are no weights, no table or no figure. */
export interface TableFault extends Omit<PollFault, 'code'> {
  readonly code: PollFault['code'] | TableFaultCode
}

/** The same result with the statistics' fault as people count rows. */
export function ofStatistics<Value>(result: Result<Value, SurveyFault>): Result<Value, PollFault> {
  return result.ok ? result : refuse(ofSurvey(result.fault))
}
