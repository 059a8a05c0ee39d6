import { degreesOfFreedom } from './degrees.ts'
import type { Categorical } from './column.ts'
import { adjustedP, type Adjustment } from './comparison.ts'
import { inDomain, type SurveyDesign } from './design.ts'
import { studentQuantile, studentTwoSided } from './distribution.ts'
import { baseOf, type Base, type MissingRule } from './estimate.ts'
import type { SurveyFault } from './fault.ts'
import { presentation, type Presentation } from './presentation.ts'
import { ok, type Result } from './result.ts'
import { linearShares, type ShareTable } from './share-table.ts'
import { jointShares } from './joint-shares.ts'

export interface CrossTableOptions {
  readonly missing?: MissingRule
  /** Level of the letters' tests. */
  readonly alpha?: number
  readonly adjustment?: Adjustment
}

/** One cell: a share of its column. */
export interface CrossCell {
  readonly share: number
  readonly error: number
  /** Rows of the column that chose this category. */
  readonly count: number
  readonly presentation: Presentation
  /** Letters of the columns whose share is significantly lower. */
  readonly letters: string
}

export interface CrossColumn {
  readonly name: string
  /** A, B, C … in the banner's order. */
  readonly letter: string
  readonly respondents: number
  /** Sum of weights. */
  readonly population: number
  readonly degrees: number
  readonly cells: readonly CrossCell[]
}

export interface CrossTable {
  readonly stub: readonly string[]
  readonly columns: readonly CrossColumn[]
  readonly missing: number
}

/**
 * A banner table: the shares of a question's categories in every group, with errors, the verdict of the
 * presentation rule and letters for what differs between columns.
 * @param stub the question, one line per category
 * @param banner the groups, one column each; columns without anyone are left out
 * @source shares as proportions(); differences by Student's test with the covariance of the columns
 */
export function crossTable(
  design: SurveyDesign,
  stub: Categorical,
  banner: Categorical,
  options: CrossTableOptions = {},
): Result<CrossTable, SurveyFault> {
  const base = baseOf(design, [stub, banner], options.missing)
  if (!base.ok) return base
  const table = shareTable(design, stub, banner, base.value)
  if (!table.ok) return table
  return ok(lettered(design, stub, banner, base.value, table.value, options))
}

/** The numbers of a banner table, by the quickest way the design allows. */
export function shareTable(
  design: SurveyDesign,
  stub: Categorical,
  banner: Categorical,
  base: Base,
): Result<ShareTable, SurveyFault> {
  return linearShares(design, stub, banner, base) ?? jointShares(design, stub, banner, base)
}

function lettered(
  design: SurveyDesign,
  stub: Categorical,
  banner: Categorical,
  base: Base,
  table: ShareTable,
  { alpha = 0.05, adjustment }: CrossTableOptions,
): CrossTable {
  const q = stub.levels.length
  const present = banner.levels.map((_, g) => g).filter((g) => (table.bases[g] ?? 0) > 0)
  const degrees = present.map((g) =>
    design.kind === 'replicate'
      ? design.degrees
      : (table.degrees?.[g] ?? degreesOfFreedom(inDomain(design, groupRows(base, banner, g)))),
  )
  const whole = degreesOfFreedom(design)
  const letters = present.map(() => stub.levels.map(() => ''))
  for (let l = 0; l < q; l += 1)
    for (const { higher, lower } of differing(table, present, l, q, whole, alpha, adjustment))
      if (letters[higher]?.[l] !== undefined) {
        const row = letters[higher]
        row[l] = `${row[l] ?? ''}${letterOf(lower)}`
      }
  return {
    stub: stub.levels,
    missing: base.missing,
    columns: present.map((g, at) => ({
      name: banner.levels[g] ?? '',
      letter: letterOf(at),
      respondents: table.bases[g] ?? 0,
      population: table.populations[g] ?? 0,
      degrees: degrees[at] ?? 0,
      cells: stub.levels.map((_, l) => {
        const share = table.shares[g * q + l] ?? 0
        const error = Math.sqrt(table.covariances[l]?.[g * banner.levels.length + g] ?? 0)
        return {
          share,
          error,
          count: table.counts[g * q + l] ?? 0,
          presentation: presentation({
            value: share,
            error,
            respondents: table.bases[g] ?? 0,
            degrees: degrees[at] ?? 0,
          }),
          letters: letters[at]?.[l] ?? '',
        }
      }),
    })),
  }
}

function differing(
  table: ShareTable,
  present: readonly number[],
  l: number,
  q: number,
  degrees: number,
  alpha: number,
  adjustment: Adjustment | undefined,
): { higher: number; lower: number }[] {
  const groups = table.bases.length
  const covariance = table.covariances[l]
  // Without degrees of freedom nothing is significant.
  if (!(degrees > 0)) return []
  const critical = studentQuantile(1 - alpha / 2, degrees)
  const tests: { higher: number; lower: number; p: number }[] = []
  for (let i = 0; i < present.length; i += 1)
    for (let j = i + 1; j < present.length; j += 1) {
      const g = present[i] ?? 0
      const h = present[j] ?? 0
      const difference = (table.shares[g * q + l] ?? 0) - (table.shares[h * q + l] ?? 0)
      const variance =
        (covariance?.[g * groups + g] ?? 0) +
        (covariance?.[h * groups + h] ?? 0) -
        2 * (covariance?.[g * groups + h] ?? 0)
      const t = difference === 0 || !(variance > 0) ? 0 : difference / Math.sqrt(variance)
      // Without adjustment the critical value says all.
      const p =
        adjustment === undefined ? Number(!(Math.abs(t) > critical)) : studentTwoSided(t, degrees)
      tests.push(difference > 0 ? { higher: i, lower: j, p } : { higher: j, lower: i, p })
    }
  const adjusted = adjustment === undefined ? tests.map(({ p }) => p) : adjustedP(tests.map(({ p }) => p), adjustment) // prettier-ignore
  return tests.filter((_, at) => (adjusted[at] ?? 1) < alpha)
}

function groupRows({ active }: Base, banner: Categorical, group: number): Uint8Array {
  return active.map((inside, row) => inside & Number(banner.codes[row] === group))
}

/** A to Z, then AA, AB and so on. */
function letterOf(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : `${letterOf(Math.floor(at / 26) - 1)}${last}`
}
