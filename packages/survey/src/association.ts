import { degreesOfFreedom } from './degrees.ts'
import { crossed, type Categorical } from './column.ts'
import { rowsHeld, type SurveyDesign } from './design.ts'
import { chiSquaredUpper, fisherUpper } from './distribution.ts'
import {
  baseOf,
  estimateFromTotals,
  indicators,
  masked,
  proportions,
  type Base,
} from './estimate.ts'
import type { SurveyFault } from './fault.ts'
import { factorize, pencilEigenvalues, sandwich, solveFactor } from './matrix.ts'
import { integratedUpper, saddlepointUpper, satterthwaiteUpper } from './quadratic-form.ts'
import { ok, refuse, type Result } from './result.ts'

/**
 * How independence is tested: Rao and Scott's second-order correction as an F (`F`) and their
 * first-order one as a chi-squared (`Chisq`), a Wald test (`Wald`, `adjWald`), or the exact
 * distribution of Pearson's statistic (`lincom`) and its saddle point (`saddlepoint`).
 */
export type AssociationStatistic = 'F' | 'Chisq' | 'Wald' | 'adjWald' | 'lincom' | 'saddlepoint'

export interface AssociationTest {
  readonly statistic: number
  /** Numerator and denominator of F, one for chi-squared, none for the exact distributions. */
  readonly degrees: readonly number[]
  readonly p: number
  readonly respondents: number
  readonly missing: number
}

/**
 * Tests whether two categorical variables are independent; rows with a missing value are left out.
 * @returns a fault where a variable has fewer than two categories in the domain
 * @source R survey, svychisq(); Rao and Scott 1984; Thomas and Rao 1987. Pearson's statistic is scaled
 * to all rows that R holds (rowsHeld); p-values don't depend on that.
 */
export function associationTest(
  design: SurveyDesign,
  rows: Categorical,
  columns: Categorical,
  statistic: AssociationStatistic = 'F',
): Result<AssociationTest, SurveyFault> {
  const base = baseOf(design, [rows, columns], 'drop')
  if (!base.ok) return base
  const kept = [presentLevels(rows, design.domain), presentLevels(columns, design.domain)] as const
  for (const column of kept)
    if (column.levels.length < 2)
      return refuse({
        code: 'survey.categories-too-few',
        column: column.name,
        count: column.levels.length,
      })
  const degrees = degreesOfFreedom(design)
  if (degrees <= 0) return refuse({ code: 'survey.degrees-exhausted', degrees, needed: 1 })
  const table = statistic === 'Wald' || statistic === 'adjWald' ? waldTest : pearsonTest
  return table(design, kept[0], kept[1], base.value, statistic)
}

function pearsonTest(
  design: SurveyDesign,
  rows: Categorical,
  columns: Categorical,
  base: Base,
  statistic: AssociationStatistic,
): Result<AssociationTest, SurveyFault> {
  const nr = rows.levels.length
  const nc = columns.levels.length
  const cells = nr * nc
  const shares = proportions(design, crossed('', [rows, columns]), { missing: 'drop' })
  if (!shares.ok) return shares
  const { values: p, covariance } = shares.value
  const n = rowsHeld(design)
  const chi = pearson(p, nr, nc) * n
  const contrasts = interactionContrasts(nr, nc)
  const size = (nr - 1) * (nc - 1)
  const inverse = Array.from(p, (value) => (value === 0 ? 0 : 1 / value))
  // C' diag(1/p) / n C and C' diag(1/p) V diag(1/p) C.
  const scaled = contrasts.map((row) => row.map((value, cell) => value * (inverse[cell] ?? 0)))
  const under = new Float64Array(size * size)
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j < size; j += 1) {
      let sum = 0
      for (let cell = 0; cell < cells; cell += 1)
        sum += (scaled[i]?.[cell] ?? 0) * (contrasts[j]?.[cell] ?? 0)
      under[i * size + j] = sum / n
    }
  const factor = factorize(under, size)
  if (factor.rank < size)
    return refuse({ code: 'survey.variance-singular', column: `${rows.name}×${columns.name}` })
  const over = sandwich(scaled.flat(), covariance, size, cells)
  const eigenvalues = Array.from(pencilEigenvalues(factor, over))
  const trace = eigenvalues.reduce((sum, value) => sum + value, 0)
  // A table that strata or too few answers leave no spread in has nothing to be tested by.
  if (!(trace > 0) || !Number.isFinite(chi))
    return refuse({ code: 'survey.variance-singular', column: `${rows.name}×${columns.name}` })
  const squares = eigenvalues.reduce((sum, value) => sum + value * value, 0)
  const first = (trace * trace) / squares
  const degrees = degreesOfFreedom(design)
  const denominator = first * degrees
  const told = { respondents: base.respondents, missing: base.missing }
  const replicated = design.kind === 'replicate'
  switch (statistic) {
    case 'F': {
      const value = chi / trace
      return ok({
        statistic: value,
        degrees: [first, denominator],
        p: fisherUpper(value, first, denominator),
        ...told,
      })
    }
    case 'lincom':
      return ok({
        statistic: chi,
        degrees: [],
        p: integratedUpper(chi, eigenvalues, replicated ? Number.POSITIVE_INFINITY : denominator),
        ...told,
      })
    case 'saddlepoint':
      return ok({
        statistic: chi,
        degrees: [],
        p: saddlepoint(chi, eigenvalues, replicated ? undefined : denominator),
        ...told,
      })
    case 'Chisq':
    case 'Wald':
    case 'adjWald':
      break
  }
  return ok({
    statistic: chi,
    degrees: [size],
    p: chiSquaredUpper(chi / (trace / size), size),
    ...told,
  })
}

function saddlepoint(
  chi: number,
  eigenvalues: readonly number[],
  denominator: number | undefined,
): number {
  if (denominator === undefined)
    return saddlepointUpper(chi, eigenvalues) ?? satterthwaiteUpper(chi, eigenvalues)
  // As many copies of the denominator's weight as it has whole degrees.
  const copies = Array.from({ length: Math.floor(denominator) }, () => -chi / denominator)
  return (
    saddlepointUpper(0, [...eigenvalues, ...copies]) ??
    satterthwaiteUpper(chi, eigenvalues, denominator)
  )
}

/** Wald's test of the differences between the cells and what independence would put there. */
function waldTest(
  design: SurveyDesign,
  rows: Categorical,
  columns: Categorical,
  base: Base,
  statistic: AssociationStatistic,
): Result<AssociationTest, SurveyFault> {
  const nr = rows.levels.length
  const nc = columns.levels.length
  const inner = indicators(crossed('', [rows, columns])).map(({ values }) =>
    masked(values, base.active),
  )
  const numdf = (nr - 1) * (nc - 1)
  const used: number[] = []
  for (let c = 1; c < nc; c += 1) for (let r = 1; r < nr; r += 1) used.push(c * nr + r)
  const found = estimateFromTotals(
    design,
    inner,
    base,
    inner.map((_, cell) => String(cell)),
    (sums) => ({
      values: sums,
      gradient: sums.map((_, i) => sums.map((_unused, j) => Number(i === j))),
    }),
  )
  if (!found.ok) return found
  const { values: totals } = found.value
  const whole = totals.reduce((sum, value) => sum + value, 0)
  const rowSums = new Float64Array(nr)
  const columnSums = new Float64Array(nc)
  for (const [cell, value] of totals.entries()) {
    rowSums[cell % nr] = (rowSums[cell % nr] ?? 0) + value
    columnSums[Math.floor(cell / nr)] = (columnSums[Math.floor(cell / nr)] ?? 0) + value
  }
  const expected = (cell: number): number =>
    (rowSums[cell % nr] ?? 0) * ((columnSums[Math.floor(cell / nr)] ?? 0) / whole)
  const values = used.map((cell) => (totals[cell] ?? 0) - expected(cell))
  const gradient = used.flatMap((cell) => {
    const r = (rowSums[cell % nr] ?? 0) / whole
    const c = (columnSums[Math.floor(cell / nr)] ?? 0) / whole
    return Array.from(
      totals,
      (_, other) =>
        Number(other === cell) -
        (other % nr === cell % nr ? c : 0) -
        (Math.floor(other / nr) === Math.floor(cell / nr) ? r : 0) +
        r * c,
    )
  })
  const covariance = sandwich(gradient, found.value.covariance, used.length, totals.length)
  const factor = factorize(covariance, used.length)
  if (factor.rank < used.length)
    return refuse({ code: 'survey.variance-singular', column: `${rows.name}×${columns.name}` })
  const solved = solveFactor(factor, values)
  const wald = solved.reduce((sum, value, i) => sum + value * (values[i] ?? 0), 0)
  const degrees = degreesOfFreedom(design)
  const denominator = statistic === 'Wald' ? degrees : degrees - numdf + 1
  if (denominator <= 0) return refuse({ code: 'survey.degrees-exhausted', degrees, needed: numdf })
  const value = statistic === 'Wald' ? wald / numdf : (wald * denominator) / (numdf * degrees)
  return ok({
    statistic: value,
    degrees: [numdf, denominator],
    p: fisherUpper(value, numdf, denominator),
    respondents: base.respondents,
    missing: base.missing,
  })
}

/** Pearson's X² of shares, for a sample of one. */
function pearson(p: Float64Array, nr: number, nc: number): number {
  const rowSums = new Float64Array(nr)
  const columnSums = new Float64Array(nc)
  for (const [cell, value] of p.entries()) {
    rowSums[cell % nr] = (rowSums[cell % nr] ?? 0) + value
    columnSums[Math.floor(cell / nr)] = (columnSums[Math.floor(cell / nr)] ?? 0) + value
  }
  let sum = 0
  for (const [cell, value] of p.entries()) {
    const expected = (rowSums[cell % nr] ?? 0) * (columnSums[Math.floor(cell / nr)] ?? 0)
    if (expected > 0) sum += (value - expected) ** 2 / expected
  }
  return sum
}

/** Contrasts of the interaction: products of a row and a column contrast with the first category. */
function interactionContrasts(nr: number, nc: number): number[][] {
  const rows: number[][] = []
  for (let c = 1; c < nc; c += 1)
    for (let r = 1; r < nr; r += 1)
      rows.push(
        Array.from({ length: nr * nc }, (_, cell) => {
          const row = Number(cell % nr === r) - 1 / nr
          const column = Number(Math.floor(cell / nr) === c) - 1 / nc
          return row * column
        }),
      )
  return rows
}

/** The variable with only those levels that occur in the domain. */
export function presentLevels(column: Categorical, domain: Uint8Array | undefined): Categorical {
  const seen = new Uint8Array(column.levels.length)
  for (let row = 0; row < column.codes.length; row += 1) {
    const code = column.codes[row] ?? -1
    if (code >= 0 && (domain === undefined || domain[row] === 1)) seen[code] = 1
  }
  const place = new Int32Array(column.levels.length).fill(-1)
  const levels = column.levels.filter((_, code) => seen[code] === 1)
  let next = 0
  for (let code = 0; code < place.length; code += 1)
    if (seen[code] === 1) {
      place[code] = next
      next += 1
    }
  return {
    name: column.name,
    codes: column.codes.map((code) => (code < 0 ? -1 : (place[code] ?? -1))),
    levels,
  }
}
