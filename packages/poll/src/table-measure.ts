import type { Categorical } from '@suyab/survey/column'
import { shareTable } from '@suyab/survey/cross-table'
import { degreesOfFreedom } from '@suyab/survey/degrees'
import { inDomain, type SurveyDesign } from '@suyab/survey/design'
import { baseOf, estimateFromTotals, type Base } from '@suyab/survey/estimate'
import type { SurveyFault } from '@suyab/survey/fault'
import { ok, type Result } from '@suyab/survey/result'
import type { Stub } from './table-stub.ts'

/** Groups of rows, which may overlap where they are options of one question. */
export type Groups =
  | { readonly kind: 'apart'; readonly column: Categorical }
  | { readonly kind: 'overlapping'; readonly members: readonly Uint8Array[] }

/** The shares of all lines in all groups. */
export interface MeasuredGroups {
  readonly lines: readonly {
    readonly shares: Float64Array
    /** Groups × groups. */
    readonly covariance: Float64Array
  }[]
  /** Rows that answered. */
  readonly bases: Float64Array
  /** Answers that they gave, where shares are of answers. */
  readonly answers?: Float64Array
  /** What shares are of, weighted. */
  readonly wholes: Float64Array
  readonly degrees: Float64Array
}

/** Measures every line of a table in every group, with covariances between groups. */
export function measureGroups(
  design: SurveyDesign,
  stub: Stub,
  groups: Groups,
): Result<MeasuredGroups, SurveyFault> {
  if (groups.kind === 'overlapping' || stub.kind === 'mentions')
    return byRatio(design, stub, groups)
  const { column: banner } = groups
  return stub.kind === 'categories'
    ? measured(design, [stub.column], stub.lines, banner)
    : measured(design, stub.columns, stub.lines, banner)
}

function measured(
  design: SurveyDesign,
  columns: readonly Categorical[],
  lines: readonly { readonly level: number }[],
  banner: Categorical,
): Result<MeasuredGroups, SurveyFault> {
  const size = banner.levels.length
  const first = columns[0]
  const base = first === undefined ? undefined : baseOf(design, [first, banner], 'drop')
  if (base === undefined) return ok(empty(lines.length, size))
  if (!base.ok)
    return base.fault.code === 'survey.domain-empty' ? ok(empty(lines.length, size)) : base
  const found: { shares: Float64Array; covariance: Float64Array }[] = []
  let sums: Omit<MeasuredGroups, 'lines'> | undefined
  for (const column of columns) {
    const table = shareTable(design, column, banner, base.value)
    if (!table.ok) return table
    const { shares, covariances, bases, populations, degrees } = table.value
    sums ??= {
      bases,
      wholes: populations,
      degrees: degreesBy(design, base.value, banner, bases, degrees),
    }
    const q = column.levels.length
    const own = columns.length > 1 ? [{ level: 1 }] : lines
    for (const { level } of own)
      found.push({
        shares: Float64Array.from({ length: size }, (_, g) => shares[g * q + level] ?? 0),
        covariance: covariances[level] ?? new Float64Array(size * size),
      })
  }
  return ok({ lines: found, ...(sums ?? empty(0, size)) })
}

function degreesBy(
  design: SurveyDesign,
  { active }: Base,
  { codes }: Categorical,
  bases: Float64Array,
  known: Float64Array | undefined,
): Float64Array {
  if (known !== undefined) return known
  return bases.map((count, group) => {
    if (count === 0) return 0
    if (design.kind === 'replicate') return design.degrees
    return degreesOfFreedom(inDomain(design, active.map((inside, row) => inside & Number(codes[row] === group)))) // prettier-ignore
  })
}

/** Shares as ratios of totals: for groups that overlap and for shares of answers. */
function byRatio(
  design: SurveyDesign,
  stub: Stub,
  groups: Groups,
): Result<MeasuredGroups, SurveyFault> {
  const answered = stub.kind === 'options' ? stub.columns[0] : stub.kind === 'mentions' ? stub.answered : stub.column // prettier-ignore
  const banner = groups.kind === 'apart' ? [groups.column] : []
  const size = groups.kind === 'apart' ? groups.column.levels.length : groups.members.length
  const base = answered === undefined ? undefined : baseOf(design, [answered, ...banner], 'drop')
  if (base === undefined) return ok(empty(stub.lines.length, size))
  if (!base.ok)
    return base.fault.code === 'survey.domain-empty' ? ok(empty(stub.lines.length, size)) : base
  const { active } = base.value
  const members = Array.from({ length: size }, (_, g) =>
    groups.kind === 'apart'
      ? active.map((inside, row) => inside & Number(groups.column.codes[row] === g))
      : active.map((inside, row) => inside & (groups.members[g]?.[row] ?? 0)),
  )
  const counted = stub.kind === 'mentions' ? stub.denominator : undefined
  const denominators = members.map((inside) => Float64Array.from(inside, (one, row) => one * (counted?.[row] ?? 1))) // prettier-ignore
  const wholes = Float64Array.from(denominators, (column) => weighted(column, design.weights))
  const present = members.map((_, g) => g).filter((g) => (wholes[g] ?? 0) > 0)
  const k = present.length
  const lines: { shares: Float64Array; covariance: Float64Array }[] = []
  for (let line = 0; line < stub.lines.length; line += 1) {
    const numerator = numeratorOf(stub, line)
    const shares = new Float64Array(size)
    const covariance = new Float64Array(size * size)
    lines.push({ shares, covariance })
    if (k === 0) continue
    const tops = present.map((g) => Float64Array.from(members[g] ?? [], (one, row) => one * numerator(row))) // prettier-ignore
    const bottoms = present.map((g) => denominators[g] ?? new Float64Array(design.rows))
    const names = present.map(String)
    const estimate = estimateFromTotals(design, [...tops, ...bottoms], base.value, names, (totals) => {
      const values = present.map((_, i) => (totals[i] ?? 0) / (totals[k + i] ?? 0))
      return {
        values,
        gradient: values.map((value, i) => {
          const whole = totals[k + i] ?? 0
          return totals.map((_, j) => (j === i ? 1 / whole : j === k + i ? -value / whole : 0))
        }),
      }
    }) // prettier-ignore
    if (!estimate.ok) return estimate
    for (const [i, g] of present.entries()) {
      shares[g] = estimate.value.values[i] ?? 0
      for (const [j, h] of present.entries())
        covariance[g * size + h] = estimate.value.covariance[i * k + j] ?? 0
    }
  }
  return ok({
    lines,
    wholes,
    bases: Float64Array.from(members, (inside) => inside.reduce((sum, one) => sum + one, 0)),
    ...(counted === undefined
      ? {}
      : { answers: Float64Array.from(denominators, (given) => given.reduce((sum, one) => sum + one, 0)) }), // prettier-ignore
    degrees: Float64Array.from(members, (inside, g) =>
      (wholes[g] ?? 0) === 0
        ? 0
        : design.kind === 'replicate'
          ? design.degrees
          : degreesOfFreedom(inDomain(design, inside)),
    ),
  })
}

function numeratorOf(stub: Stub, line: number): (row: number) => number {
  if (stub.kind === 'mentions') return (row) => stub.numerators[line]?.[row] ?? 0
  if (stub.kind === 'options') return (row) => Number(stub.columns[line]?.codes[row] === 1)
  const level = stub.lines[line]?.level
  return (row) => Number(stub.column.codes[row] === level)
}

function weighted(column: Float64Array, weights: Float64Array): number {
  let sum = 0
  for (let row = 0; row < column.length; row += 1) sum += (column[row] ?? 0) * (weights[row] ?? 0)
  return sum
}

function empty(lines: number, size: number): MeasuredGroups {
  return {
    lines: Array.from({ length: lines }, () => ({
      shares: new Float64Array(size),
      covariance: new Float64Array(size * size),
    })),
    bases: new Float64Array(size),
    wholes: new Float64Array(size),
    degrees: new Float64Array(size),
  }
}
