import type { MarginProjection } from './margin-projection.ts'
import type { ShareTable } from './share-table.ts'

/**
 * Gathers the rows of one sampling unit after the other into the sums of squares of a table's errors.
 * Only the groups that a unit has someone in are looked at, unless a calibration ties it to all.
 */
export class UnitErrors {
  readonly stratumSums: Float64Array
  /** PSUs less strata, group by group. */
  readonly degrees: Float64Array
  private readonly groups: number
  private readonly q: number
  private readonly unitSum: Float64Array
  private readonly touched: number[] = []
  private readonly isTouched: Uint8Array
  private readonly strataSeen: Uint8Array
  private readonly marginWeights: readonly Float64Array[]
  private readonly marginTouched: number[][]
  private readonly table: ShareTable
  private readonly factors: Float64Array
  private readonly projection: MarginProjection | undefined

  constructor(table: ShareTable, factors: Float64Array, projection: MarginProjection | undefined) {
    this.table = table
    this.factors = factors
    this.projection = projection
    this.groups = table.bases.length
    this.q = table.covariances.length
    const cells = this.groups * this.q
    this.stratumSums = new Float64Array(factors.length * cells)
    this.degrees = new Float64Array(this.groups)
    this.unitSum = new Float64Array(cells)
    this.isTouched = new Uint8Array(this.groups)
    this.strataSeen = new Uint8Array(factors.length * this.groups)
    const margins = projection?.margins ?? []
    this.marginWeights = margins.map(({ groups }) => new Float64Array(groups))
    this.marginTouched = margins.map(() => [])
  }

  /** A row of the base: its group, category and weight. */
  add(group: number, category: number, weight: number): void {
    if (this.isTouched[group] === 0) {
      this.isTouched[group] = 1
      this.touched.push(group)
    }
    const at = group * this.q + category
    this.unitSum[at] = (this.unitSum[at] ?? 0) + weight
  }

  /** A row's weight in the categories of the calibration. */
  shift(row: number, weight: number): void {
    for (let m = 0; m < this.marginWeights.length; m += 1) {
      const code = this.projection?.margins[m]?.group[row] ?? 0
      const weights = this.marginWeights[m]
      if (weights === undefined) continue
      if (weights[code] === 0) this.marginTouched[m]?.push(code)
      weights[code] = (weights[code] ?? 0) + weight
    }
  }

  /** Ends a unit: adds what it contributes to its stratum. */
  close(stratum: number): void {
    const { groups, q, touched, unitSum, table } = this
    const cells = groups * q
    this.countDegrees(stratum)
    for (const g of touched) {
      let whole = 0
      for (let l = 0; l < q; l += 1) whole += unitSum[g * q + l] ?? 0
      const population = table.populations[g] ?? 1
      // From here on the sums are the unit's share in the estimate's error.
      for (let l = 0; l < q; l += 1) {
        const at = g * q + l
        unitSum[at] = ((unitSum[at] ?? 0) - (table.shares[at] ?? 0) * whole) / population
      }
    }
    if (this.projection !== undefined) this.project(this.projection)
    for (const g of touched) {
      const from = stratum * cells + g * q
      for (let l = 0; l < q; l += 1)
        this.stratumSums[from + l] = (this.stratumSums[from + l] ?? 0) + (unitSum[g * q + l] ?? 0)
    }
    this.addSquares(this.factors[stratum] ?? 0)
    for (const g of touched) {
      this.isTouched[g] = 0
      unitSum.fill(0, g * q, (g + 1) * q)
    }
    touched.length = 0
  }

  private countDegrees(stratum: number): void {
    for (const g of this.touched) {
      this.degrees[g] = (this.degrees[g] ?? 0) + 1
      const at = stratum * this.groups + g
      if (this.strataSeen[at] === 1) continue
      this.strataSeen[at] = 1
      this.degrees[g] = (this.degrees[g] ?? 0) - 1
    }
  }

  private project({ shifts }: MarginProjection): void {
    const { groups, q, touched, unitSum, table } = this
    touched.length = 0
    for (let g = 0; g < groups; g += 1) if ((table.bases[g] ?? 0) > 0) touched.push(g)
    for (const [m, codes] of this.marginTouched.entries()) {
      const weights = this.marginWeights[m]
      const shift = shifts[m]
      if (weights === undefined || shift === undefined) continue
      for (const code of codes) {
        const weight = weights[code] ?? 0
        weights[code] = 0
        const from = code * groups * q
        for (let at = 0; at < unitSum.length; at += 1)
          unitSum[at] = (unitSum[at] ?? 0) - weight * (shift[from + at] ?? 0)
      }
      codes.length = 0
    }
  }

  private addSquares(factor: number): void {
    const { groups, q, touched, unitSum, table } = this
    if (factor === 0) return
    for (let l = 0; l < q; l += 1) {
      const covariance = table.covariances[l]
      if (covariance === undefined) continue
      for (const g of touched) {
        const left = factor * (unitSum[g * q + l] ?? 0)
        if (left === 0) continue
        for (const h of touched)
          if (h <= g)
            covariance[g * groups + h] =
              (covariance[g * groups + h] ?? 0) + left * (unitSum[h * q + l] ?? 0)
      }
    }
  }
}
