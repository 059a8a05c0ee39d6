/** What weighting cost: figures for the report on a weighting run. */
export interface WeightDiagnostics {
  readonly rows: number
  readonly sum: number
  readonly mean: number
  readonly least: number
  readonly most: number
  /** Largest weight over the mean. */
  readonly mostToMean: number
  /** Kish's design effect of weighting, 1 + the squared coefficient of variation. */
  readonly designEffect: number
  /** Rows over the design effect. */
  readonly effectiveSize: number
  /** Share of the weight that the heaviest hundredth of rows carries. */
  readonly heaviestHundredth: number
}

/**
 * Describes weights.
 * @source Kish 1965, section 11.7
 */
export function weightDiagnostics(weights: Float64Array): WeightDiagnostics {
  const rows = weights.length
  let sum = 0
  let squares = 0
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (const weight of weights) {
    sum += weight
    squares += weight * weight
    least = Math.min(least, weight)
    most = Math.max(most, weight)
  }
  const designEffect = (rows * squares) / (sum * sum)
  const heavy = Float64Array.from(weights)
    .sort()
    .subarray(rows - Math.max(1, Math.round(rows / 100)))
    .reduce((total, weight) => total + weight, 0)
  return {
    rows,
    sum,
    mean: sum / rows,
    least,
    most,
    mostToMean: (most * rows) / sum,
    designEffect,
    effectiveSize: rows / designEffect,
    heaviestHundredth: heavy / sum,
  }
}
