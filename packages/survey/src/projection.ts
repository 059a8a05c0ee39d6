import type { Adjustment, LinearDesign } from './design.ts'
import { factorize, solveFactor, type Factor } from './matrix.ts'

/**
 * Takes out of a weighted column what the population's margins already know, adjustment by adjustment:
 * the variance of a calibrated estimate is the variance of these residuals.
 * @source R survey, svyrecvar(); Deville and Särndal 1992. Raking is projected margin by margin, ten
 * rounds, with plain means of the weight-free values, as R does.
 */
export function project(design: LinearDesign, column: Float64Array): Float64Array {
  const residual = Float64Array.from(column)
  for (const adjustment of design.adjustments) apply(adjustment, residual)
  return residual
}

function apply(adjustment: Adjustment, x: Float64Array): void {
  switch (adjustment.kind) {
    case 'post-strata':
      removeStratumMeans(adjustment, x)
      return
    case 'raking':
      for (let round = 0; round < 10; round += 1)
        for (const margin of adjustment.margins) removeMarginMeans(margin, x)
      return
    case 'regression':
      removeRegression(adjustment, x)
      return
    case 'parts':
      for (const { from, to, adjustments } of adjustment.parts)
        for (const own of adjustments) apply(own, x.subarray(from, to))
  }
}

function removeStratumMeans(
  { group, groups, before, after }: Extract<Adjustment, { kind: 'post-strata' }>,
  x: Float64Array,
): void {
  const sums = new Float64Array(groups)
  const bases = new Float64Array(groups)
  for (let row = 0; row < x.length; row += 1) {
    const g = group[row] ?? 0
    const old = before[row] ?? 0
    sums[g] = (sums[g] ?? 0) + ((x[row] ?? 0) * old) / (after[row] ?? 1)
    bases[g] = (bases[g] ?? 0) + old
  }
  for (let row = 0; row < x.length; row += 1) {
    const g = group[row] ?? 0
    x[row] = (x[row] ?? 0) - ((sums[g] ?? 0) / (bases[g] ?? 1)) * (after[row] ?? 0)
  }
}

function removeMarginMeans(
  { group, groups, after }: { group: Int32Array; groups: number; after: Float64Array },
  x: Float64Array,
): void {
  const sums = new Float64Array(groups)
  const counts = new Float64Array(groups)
  for (let row = 0; row < x.length; row += 1) {
    const g = group[row] ?? 0
    sums[g] = (sums[g] ?? 0) + (x[row] ?? 0) / (after[row] ?? 1)
    counts[g] = (counts[g] ?? 0) + 1
  }
  for (let g = 0; g < groups; g += 1) sums[g] = (sums[g] ?? 0) / (counts[g] ?? 1)
  for (let row = 0; row < x.length; row += 1)
    x[row] = (x[row] ?? 0) - (after[row] ?? 0) * (sums[group[row] ?? 0] ?? 0)
}

const factors = new WeakMap<object, Factor>()

function removeRegression(
  adjustment: Extract<Adjustment, { kind: 'regression' }>,
  x: Float64Array,
): void {
  const { columns, base, factor: w } = adjustment
  const p = columns.length
  let gram = factors.get(adjustment)
  if (gram === undefined) {
    gram = factorize(gramOf(columns, base), p)
    factors.set(adjustment, gram)
  }
  // With z = x / w and X the columns times sqrt(base): z − X (XᵀX)⁻¹ Xᵀ z, refined once.
  const z = new Float64Array(x.length)
  for (let row = 0; row < x.length; row += 1)
    z[row] = w[row] === 0 ? 0 : (x[row] ?? 0) / (w[row] ?? 1)
  for (let turn = 0; turn < 2; turn += 1) {
    const right = new Float64Array(p)
    for (const [j, column] of columns.entries()) {
      let sum = 0
      for (let row = 0; row < z.length; row += 1)
        sum += (column[row] ?? 0) * Math.sqrt(base[row] ?? 0) * (z[row] ?? 0)
      right[j] = sum
    }
    const beta = solveFactor(gram, right)
    for (const [j, column] of columns.entries()) {
      const share = beta[j] ?? 0
      for (let row = 0; row < z.length; row += 1)
        z[row] = (z[row] ?? 0) - share * (column[row] ?? 0) * Math.sqrt(base[row] ?? 0)
    }
  }
  for (let row = 0; row < x.length; row += 1) x[row] = (z[row] ?? 0) * (w[row] ?? 0)
}

/** Xᵀ diag(weights) X. */
export function gramOf(columns: readonly Float64Array[], weights: Float64Array): Float64Array {
  const p = columns.length
  const gram = new Float64Array(p * p)
  for (let i = 0; i < p; i += 1)
    for (let j = 0; j <= i; j += 1) {
      const left = columns[i]
      const right = columns[j]
      let sum = 0
      for (let row = 0; row < weights.length; row += 1)
        sum += (left?.[row] ?? 0) * (right?.[row] ?? 0) * (weights[row] ?? 0)
      gram[i * p + j] = sum
      gram[j * p + i] = sum
    }
  return gram
}
