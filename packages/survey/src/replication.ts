import type { ReplicateDesign } from './design.ts'

/**
 * Weighted sums of columns under every replicate.
 * @param columns one number per row, 0 for what does not count
 * @returns replicates × columns, row by row
 */
export function replicateTotals(
  design: ReplicateDesign,
  columns: readonly Float64Array[],
): Float64Array {
  const { replicates, units, unitOf, factors, combined, weights } = design
  const m = columns.length
  const sums = new Float64Array(units * m)
  for (const [j, column] of columns.entries())
    for (let row = 0; row < design.rows; row += 1) {
      const value = column[row] ?? 0
      if (value === 0) continue
      const at = (unitOf[row] ?? 0) * m + j
      sums[at] = (sums[at] ?? 0) + (combined ? value : value * (weights[row] ?? 0))
    }
  const totals = new Float64Array(replicates * m)
  for (let unit = 0; unit < units; unit += 1)
    for (let j = 0; j < m; j += 1) {
      const sum = sums[unit * m + j] ?? 0
      if (sum === 0) continue
      const base = unit * replicates
      for (let r = 0; r < replicates; r += 1)
        totals[r * m + j] = (totals[r * m + j] ?? 0) + sum * (factors[base + r] ?? 0)
    }
  return totals
}

/** The weight of every row under one replicate. */
export function replicateWeights(design: ReplicateDesign, replicate: number): Float64Array {
  const { weights, factors, unitOf, replicates, combined } = design
  const result = new Float64Array(design.rows)
  for (let row = 0; row < result.length; row += 1) {
    const factor = factors[(unitOf[row] ?? 0) * replicates + replicate] ?? 0
    result[row] = combined ? factor : factor * (weights[row] ?? 0)
  }
  return result
}

/** A covariance from replicates, and how many of them had no estimate. */
export interface ReplicateCovariance {
  readonly covariance: Float64Array
  readonly dropped: number
}

/**
 * Covariance of k statistics from their replicates.
 * @param thetas replicates × k; a replicate with a NaN has no estimate, is left out and counted
 * @source R survey, svrVar()
 */
export function replicateCovariance(
  design: ReplicateDesign,
  thetas: Float64Array,
  full: ArrayLike<number>,
): ReplicateCovariance {
  const k = full.length
  const { replicates, rscales, scale, mse } = design
  const usable: number[] = []
  for (let r = 0; r < replicates; r += 1) {
    let whole = true
    for (let j = 0; j < k; j += 1) if (!Number.isFinite(thetas[r * k + j] ?? 0)) whole = false
    if (whole) usable.push(r)
  }
  const centre = new Float64Array(k)
  if (mse) centre.set(Array.from(full))
  else {
    const counting = usable.filter((r) => (rscales[r] ?? 0) > 0)
    for (const r of counting)
      for (let j = 0; j < k; j += 1)
        centre[j] = (centre[j] ?? 0) + (thetas[r * k + j] ?? 0) / counting.length
  }
  const covariance = new Float64Array(k * k)
  for (const r of usable) {
    const weight = (rscales[r] ?? 0) * scale
    for (let i = 0; i < k; i += 1) {
      const left = ((thetas[r * k + i] ?? 0) - (centre[i] ?? 0)) * weight
      for (let j = 0; j <= i; j += 1)
        covariance[i * k + j] =
          (covariance[i * k + j] ?? 0) + left * ((thetas[r * k + j] ?? 0) - (centre[j] ?? 0))
    }
  }
  for (let i = 0; i < k; i += 1)
    for (let j = 0; j < i; j += 1) covariance[j * k + i] = covariance[i * k + j] ?? 0
  return { covariance, dropped: replicates - usable.length }
}
