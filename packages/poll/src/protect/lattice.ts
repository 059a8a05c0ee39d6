import type { Categorical } from '@suyab/survey/column'
import type { SurveyDesign } from '@suyab/survey/design'
import type { HiddenReason } from '../table.ts'
import type { CrossVariable } from './cross-variable.ts'

/** What a figure of all countries together is: each country's weights times a factor. */
export interface Pool {
  readonly design: SurveyDesign
  readonly factors: Float64Array
}

/** The verdict of the presentation rule on one cell of a crossing. */
export interface CellVerdict {
  readonly reasons: readonly HiddenReason[]
  /** Weighted count of what the share is of, in the weights' own unit. */
  readonly whole: number
  /** Of the rule's interval, as a share. */
  readonly width: number
}

/** All cells of a crossing of variables in each country, those without an answer among them. */
export class Lattice {
  readonly variables: readonly CrossVariable[]
  /** Cells of one country. */
  readonly size: number
  readonly countries: number
  readonly pools: readonly Pool[]
  /** Weighted count by country and cell. */
  readonly weights: Float64Array
  /** All of a country together. */
  readonly totals: Float64Array
  private readonly strides: readonly number[]

  constructor(
    variables: readonly CrossVariable[],
    { weights }: SurveyDesign,
    country: Categorical | undefined,
    pools: readonly Pool[],
  ) {
    this.variables = variables
    this.pools = pools
    this.countries = country?.levels.length ?? 1
    const strides: number[] = []
    let size = 1
    for (const { column } of variables) {
      strides.push(size)
      size *= column.levels.length + 1
    }
    this.strides = strides
    this.size = size
    const sums = new Float64Array(this.countries * size)
    for (let row = 0; row < weights.length; row += 1) {
      const at = (country?.codes[row] ?? 0) * size + this.cellOf(row)
      sums[at] = (sums[at] ?? 0) + (weights[row] ?? 0)
    }
    this.weights = sums
    this.totals = Float64Array.from({ length: this.countries }, (_, place) =>
      sums.subarray(place * size, (place + 1) * size).reduce((sum, one) => sum + one, 0),
    )
  }

  /** The level of a variable in a cell; as many as there are levels where the answer is missing. */
  level(cell: number, variable: number): number {
    return Math.floor(cell / (this.strides[variable] ?? 1)) % this.width(variable)
  }

  /** The cell of these levels. */
  cell(levels: readonly number[]): number {
    return levels.reduce((sum, level, at) => sum + level * (this.strides[at] ?? 0), 0)
  }

  /** Whether a table can tell of the cell: every variable has an answer that is told of. */
  isTold(cell: number): boolean {
    return this.variables.every(({ told }, at) => told[this.level(cell, at)] === true)
  }

  hasMissing(cell: number): boolean {
    return this.variables.some(({ column }, at) => this.level(cell, at) === column.levels.length)
  }

  /** The cell without one of its variables, as the lattice of the others counts it. */
  without(cell: number, variable: number): number {
    const stride = this.strides[variable] ?? 1
    const above = Math.floor(cell / (stride * this.width(variable)))
    return above * stride + (cell % stride)
  }

  /** Levels of a variable, and one for no answer. */
  width(variable: number): number {
    return (this.variables[variable]?.column.levels.length ?? 0) + 1
  }

  /** The share of what is chosen in what is meant, each country's weights times a factor. */
  share(isMeant: readonly ('chosen' | 'base' | 'outside')[], factors: Float64Array): number {
    let chosen = 0
    let base = 0
    for (const [at, weight] of this.weights.entries()) {
      const kind = isMeant[at % this.size]
      if (kind === 'outside') continue
      const own = weight * (factors[Math.floor(at / this.size)] ?? 0)
      base += own
      if (kind === 'chosen') chosen += own
    }
    return base > 0 ? chosen / base : 0
  }

  private cellOf(row: number): number {
    let cell = 0
    for (const [at, { column }] of this.variables.entries()) {
      const code = column.codes[row] ?? -1
      cell += (code < 0 ? column.levels.length : code) * (this.strides[at] ?? 0)
    }
    return cell
  }
}
