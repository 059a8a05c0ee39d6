import loadHighs, { type Highs, type Model } from 'highs'

/** A linear program over columns at least 0: minimise cost where rows lie between their bounds. */
export interface LinearProgram {
  readonly rows: number
  /** Per column its entries by row. */
  readonly columns: readonly (readonly (readonly [row: number, coefficient: number])[])[]
}

// The package describes its CommonJS build only; as a module the loader itself is the default.
const load = loadHighs as unknown as typeof loadHighs.default
const highs: Highs = await load()

/** A program whose costs and bounds change between solutions; each begins where the last one ended. */
export class LinearModel {
  private readonly model: Model
  private readonly count: number
  private readonly rows: number

  constructor({ rows, columns }: LinearProgram) {
    this.count = columns.length
    this.rows = rows
    const starts = new Int32Array(columns.length + 1)
    for (const [at, entries] of columns.entries()) starts[at + 1] = (starts[at] ?? 0) + entries.length // prettier-ignore
    const flat = columns.flat()
    this.model = highs.createModel({
      numCols: columns.length,
      numRows: rows,
      colCost: new Float64Array(columns.length),
      colLower: new Float64Array(columns.length),
      colUpper: new Float64Array(columns.length),
      rowLower: new Float64Array(rows),
      rowUpper: new Float64Array(rows),
      matrix: {
        format: 'csc',
        numRows: rows,
        numCols: columns.length,
        starts,
        indices: Int32Array.from(flat, ([row]) => row),
        values: Float64Array.from(flat, ([, coefficient]) => coefficient),
      },
    })
    this.model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex' })
  }

  /** @returns the columns at least cost, undefined where the rows cannot hold */
  solve(cost: Float64Array, upper: Float64Array, right: Float64Array): Float64Array | undefined {
    const columns = { kind: 'range', from: 0, to: this.count - 1 } as const
    this.model.changeColsCost(columns, cost)
    this.model.changeColsBounds(columns, new Float64Array(this.count), upper)
    this.model.changeRowsBounds({ kind: 'range', from: 0, to: this.rows - 1 }, right, right)
    let { modelStatus } = this.model.run()
    const { optimal, infeasible, unboundedOrInfeasible } = highs.constants.modelStatus
    if (![optimal, infeasible, unboundedOrInfeasible].some((status) => status === modelStatus)) {
      // Where the last solution leads it astray it begins anew.
      this.model.clearSolver()
      modelStatus = this.model.run().modelStatus
    }
    if (modelStatus === optimal) return this.model.getSolution().colValue
    if (modelStatus === infeasible || modelStatus === unboundedOrInfeasible) return undefined
    throw new Error(`a linear program ended with status ${modelStatus}`)
  }

  dispose(): void {
    this.model.dispose()
  }
}
