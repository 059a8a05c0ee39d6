import type { Categorical } from './column.ts'
import { firstStage, type LinearDesign, type SurveyDesign } from './design.ts'
import type { Base } from './estimate.ts'
import type { SurveyFault } from './fault.ts'
import { marginProjection, type MarginProjection } from './margin-projection.ts'
import { ok, refuse, type Result } from './result.ts'
import { UnitErrors } from './unit-errors.ts'

/** Shares of q categories in several groups; group g and category l at g · q + l. */
export interface ShareTable {
  readonly shares: Float64Array
  /** Per category the covariances between groups, groups × groups. */
  readonly covariances: readonly Float64Array[]
  readonly counts: Float64Array
  readonly bases: Float64Array
  readonly populations: Float64Array
  /** Degrees of freedom per group, where they came out on the way. */
  readonly degrees?: Float64Array
}

export function emptyTable(groups: number, q: number): ShareTable {
  return {
    shares: new Float64Array(groups * q),
    covariances: Array.from({ length: q }, () => new Float64Array(groups * groups)),
    counts: new Float64Array(groups * q),
    bases: new Float64Array(groups),
    populations: new Float64Array(groups),
  }
}

/**
 * Shares in groups for a design of one stage, plain or raked: two passes over the rows, unit by unit,
 * whatever the number of cells.
 * @returns undefined for other designs; errors are those of proportions() in each group
 */
export function linearShares(
  design: SurveyDesign,
  stub: Categorical,
  banner: Categorical,
  base: Base,
): Result<ShareTable, SurveyFault> | undefined {
  const { active } = base
  if (design.kind !== 'linear' || design.depth > 1) return undefined
  if (design.lonely === 'adjust' || design.lonely === 'average') return undefined
  const q = stub.levels.length
  const groups = banner.levels.length
  const cells = groups * q
  const stage = firstStage(design)
  const scale = stratumScales(design)
  const table = emptyTable(groups, q)
  const { shares, counts, bases, populations } = table
  const sums = new Float64Array(cells)
  for (let row = 0; row < design.rows; row += 1) {
    if (active[row] === 0) continue
    const g = banner.codes[row] ?? 0
    const at = g * q + (stub.codes[row] ?? 0)
    const weight = design.weights[row] ?? 0
    counts[at] = (counts[at] ?? 0) + 1
    bases[g] = (bases[g] ?? 0) + 1
    populations[g] = (populations[g] ?? 0) + weight
    sums[at] = (sums[at] ?? 0) + weight
  }
  for (let at = 0; at < cells; at += 1)
    shares[at] = (sums[at] ?? 0) / (populations[Math.floor(at / q)] || 1)
  let projection: MarginProjection | undefined
  if (design.adjustments.length > 0) {
    projection = marginProjection(design, stub, banner, base, table)
    if (projection === undefined) return undefined
  }
  if (scale.single >= 0) {
    const fault = lonelyFault(design, scale.factors, projection === undefined ? active : undefined)
    if (fault !== undefined) return refuse(fault)
  }
  const errors = new UnitErrors(table, scale.factors, projection)
  let unit = -1
  for (const row of rowsByUnit(design)) {
    const inside = active[row] === 1
    // Calibrated rows outside of the domain have residuals, too.
    if (!inside && projection === undefined) continue
    const own = stage.unitOf[row] ?? 0
    if (own !== unit) {
      if (unit >= 0) errors.close(stage.stratumOfUnit[unit] ?? 0)
      unit = own
    }
    const weight = design.weights[row] ?? 0
    if (inside) errors.add(banner.codes[row] ?? 0, stub.codes[row] ?? 0, weight)
    if (projection !== undefined) errors.shift(row, weight)
  }
  if (unit >= 0) errors.close(stage.stratumOfUnit[unit] ?? 0)
  finish(table.covariances, errors.stratumSums, scale.factors, stage.sampled, groups, q)
  return ok({ ...table, degrees: errors.degrees })
}

/** Takes the strata's means out of the sums of squares and mirrors the lower triangles. */
function finish(
  covariances: readonly Float64Array[],
  stratumSums: Float64Array,
  factors: Float64Array,
  sampled: Float64Array,
  groups: number,
  q: number,
): void {
  const cells = groups * q
  for (let stratum = 0; stratum < factors.length; stratum += 1) {
    const factor = (factors[stratum] ?? 0) / (sampled[stratum] ?? 1)
    if (factor === 0) continue
    const base = stratum * cells
    for (const [l, covariance] of covariances.entries())
      for (let g = 0; g < groups; g += 1) {
        const left = (stratumSums[base + g * q + l] ?? 0) * factor
        if (left === 0) continue
        for (let h = 0; h <= g; h += 1)
          covariance[g * groups + h] =
            (covariance[g * groups + h] ?? 0) - left * (stratumSums[base + h * q + l] ?? 0)
      }
  }
  for (const covariance of covariances)
    for (let g = 0; g < groups; g += 1) {
      // Where strata leave no variance, rounding must not leave a negative one.
      covariance[g * groups + g] = Math.max(0, covariance[g * groups + g] ?? 0)
      for (let h = 0; h < g; h += 1) covariance[h * groups + g] = covariance[g * groups + h] ?? 0
    }
}

/** (1 − f) n / (n − 1) per stratum, 0 for a stratum of one; `single` is the first such that matters. */
function stratumScales(design: LinearDesign): { factors: Float64Array; single: number } {
  const { sampled, population, strata } = firstStage(design)
  const factors = new Float64Array(strata)
  let single = -1
  for (let stratum = 0; stratum < strata; stratum += 1) {
    const n = sampled[stratum] ?? 0
    const size = population[stratum] ?? Number.POSITIVE_INFINITY
    const left = Number.isFinite(size) ? (size - n) / size : 1
    if (n > 1) factors[stratum] = left < 1e-7 ? 0 : (left * n) / (n - 1)
    else if (left > 1e-7) {
      factors[stratum] = Number.NaN
      single = single < 0 ? stratum : single
    }
  }
  return { factors, single }
}

function lonelyFault(
  design: LinearDesign,
  factors: Float64Array,
  active: Uint8Array | undefined,
): SurveyFault | undefined {
  const stage = firstStage(design)
  for (let row = 0; row < design.rows && design.lonely === 'fail'; row += 1) {
    if (active?.[row] === 0) continue
    const stratum = stage.stratumOfUnit[stage.unitOf[row] ?? 0] ?? 0
    if (Number.isNaN(factors[stratum] ?? 0))
      return {
        code: 'survey.stratum-single',
        column: stage.name,
        stage: 1,
        stratum: stage.stratumNames[stratum] ?? '',
        row,
      }
  }
  for (let stratum = 0; stratum < factors.length; stratum += 1)
    if (Number.isNaN(factors[stratum] ?? 0)) factors[stratum] = 0
  return undefined
}

const orders = new WeakMap<Int32Array, Int32Array>()

/** Rows in the order of their units, by counting. */
function rowsByUnit(design: LinearDesign): Int32Array {
  const { unitOf, units } = firstStage(design)
  const known = orders.get(unitOf)
  if (known !== undefined) return known
  const starts = new Int32Array(units + 1)
  for (const unit of unitOf) starts[unit + 1] = (starts[unit + 1] ?? 0) + 1
  for (let unit = 0; unit < units; unit += 1)
    starts[unit + 1] = (starts[unit + 1] ?? 0) + (starts[unit] ?? 0)
  const order = new Int32Array(design.rows)
  for (let row = 0; row < design.rows; row += 1) {
    const unit = unitOf[row] ?? 0
    order[starts[unit] ?? 0] = row
    starts[unit] = (starts[unit] ?? 0) + 1
  }
  orders.set(unitOf, order)
  return order
}
