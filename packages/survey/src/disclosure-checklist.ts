import type { SurveyFault } from './fault.ts'
import { ok, refuse, type Result } from './result.ts'
import type { SampleKind } from './topline.ts'

/** One thing that a published poll has to say about itself. */
export type DisclosureItem =
  | 'collection-strategy'
  | 'sponsor'
  | 'conductor'
  | 'wording'
  | 'population'
  | 'sampling'
  | 'recruitment'
  | 'mode'
  | 'languages'
  | 'dates'
  | 'sample-size'
  | 'precision'
  | 'weighting'
  | 'data-processing'
  | 'limitations'
  | 'contact'

/** All of them, in the order of print. */
export const DISCLOSURE_ITEMS: readonly DisclosureItem[] = [
  'collection-strategy',
  'sponsor',
  'conductor',
  'wording',
  'population',
  'sampling',
  'recruitment',
  'mode',
  'languages',
  'dates',
  'sample-size',
  'precision',
  'weighting',
  'data-processing',
  'limitations',
  'contact',
]

/** What was said under each item. */
export type DisclosureStatement = Readonly<Partial<Record<DisclosureItem, string>>>

/**
 * Checks that a poll says all that its publication owes the reader.
 * @returns the statement, or a fault with the items that are missing or empty. A margin of error under
 * `precision` of an opt-in sample is a fault of its own
 * @source AAPOR, "Code of professional ethics and practices" 2021, section III, required disclosure
 * elements
 */
export function checkDisclosure(
  statement: DisclosureStatement,
  sample: SampleKind,
  marginOfError: number | undefined,
): Result<DisclosureStatement, SurveyFault> {
  if (sample === 'opt-in' && marginOfError !== undefined)
    return refuse({ code: 'survey.margin-of-error-on-opt-in' })
  const missing = DISCLOSURE_ITEMS.filter((item) => (statement[item] ?? '').trim() === '')
  return missing.length === 0
    ? ok(statement)
    : refuse({ code: 'survey.disclosure-incomplete', items: missing })
}
