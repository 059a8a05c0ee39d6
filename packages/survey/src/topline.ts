import { studentQuantile } from './distribution.ts'
import type { Estimate } from './estimate.ts'
import type { SurveyFault } from './fault.ts'
import { ok, refuse, type Result } from './result.ts'

/** A line of a topline: a whole percentage, or that it is some but less than half of one. */
export interface ToplineRow {
  readonly name: string
  readonly percent: number
  readonly shown: 'percent' | 'below-half' | 'nobody'
}

export interface Topline {
  readonly rows: readonly ToplineRow[]
  /** Sums of categories, added before rounding: they may differ from the sum of rounded lines. */
  readonly nets: readonly ToplineRow[]
  readonly respondents: number
  /** True where the rounded lines do not sum to 100, which a note has to say. */
  readonly rounding: boolean
}

/**
 * Rounds shares for print: whole per cent, halves up; what is above 0 and below half a per cent is
 * marked rather than printed as 0; nets are summed before they are rounded; lines are never made to sum
 * to 100.
 * @param nets names of categories that are shown together, too
 * @source the conventions of Pew Research Center's toplines
 */
export function topline(
  estimate: Pick<Estimate, 'names' | 'values' | 'respondents'>,
  nets: Readonly<Record<string, readonly string[]>> = {},
): Topline {
  const rows = estimate.names.map((name, at) => lineOf(name, estimate.values[at] ?? 0))
  const summed = Object.entries(nets).map(([name, parts]) =>
    lineOf(
      name,
      parts.reduce((sum, part) => sum + (estimate.values[estimate.names.indexOf(part)] ?? 0), 0),
    ),
  )
  const total = rows.reduce((sum, { percent }) => sum + percent, 0)
  return { rows, nets: summed, respondents: estimate.respondents, rounding: total !== 100 }
}

/** How a sample came about: drawn with known probabilities, or from whoever came forward. */
export type SampleKind = 'probability' | 'opt-in'

/**
 * The margin of error of a whole sample, for a share of one half, as a share (0.03 for 3 points).
 * @param designEffect of weighting and clustering together
 * @returns a fault for an opt-in sample, whose error is not one of sampling
 * @source AAPOR 2016, "Guidance on reporting precision for nonprobability samples"
 */
export function marginOfError(
  sample: SampleKind,
  respondents: number,
  designEffect: number,
  degrees: number = Number.POSITIVE_INFINITY,
  level = 0.95,
): Result<number, SurveyFault> {
  if (sample === 'opt-in') return refuse({ code: 'survey.margin-of-error-on-opt-in' })
  return ok(
    studentQuantile((1 + level) / 2, degrees) * Math.sqrt((designEffect * 0.25) / respondents),
  )
}

function lineOf(name: string, share: number): ToplineRow {
  // A hair's breadth below a half is rounding of the arithmetic, not of the poll.
  const percent = Math.floor(share * 100 + 0.5 + 1e-9)
  return { name, percent, shown: percent > 0 ? 'percent' : share > 1e-12 ? 'below-half' : 'nobody' }
}
