/** Linear programs in standard form, small and dense: what feasibility and disclosure questions need. */

export interface LinearProgram {
  /** Rows of equality constraints, one coefficient per variable. */
  readonly rows: readonly Float64Array[]
  readonly right: Float64Array
  /** Upper bounds; variables are at least 0. */
  readonly upper?: Float64Array
}

export type LinearOutcome =
  | { readonly kind: 'optimal'; readonly value: number; readonly point: Float64Array }
  | { readonly kind: 'infeasible' }
  | { readonly kind: 'unbounded' }

/**
 * Maximises a linear function subject to equalities, x ≥ 0 and upper bounds, by the simplex method in
 * two phases with bounded variables; Bland's rule after a stall keeps it from circling.
 * @source Dantzig 1963; Chvátal 1983, chapters 3 and 8
 */
export function maximize(program: LinearProgram, objective: Float64Array): LinearOutcome {
  const solver = new Simplex(program)
  if (!solver.findStart()) return { kind: 'infeasible' }
  return solver.maximize(objective)
}

/** The least and most of several linear functions over one feasible set. */
export function ranges(
  program: LinearProgram,
  objectives: readonly Float64Array[],
): { readonly least: number; readonly most: number }[] | undefined {
  const solver = new Simplex(program)
  if (!solver.findStart()) return undefined
  return objectives.map((objective) => {
    const high = solver.maximize(objective)
    const low = solver.maximize(objective.map((value) => -value))
    return {
      least: low.kind === 'optimal' ? -low.value : Number.NEGATIVE_INFINITY,
      most: high.kind === 'optimal' ? high.value : Number.POSITIVE_INFINITY,
    }
  })
}

const ZERO = 1e-9

/** A tableau that stays at a feasible basis between objectives. */
class Simplex {
  readonly n: number
  readonly m: number
  /** m rows of n + m columns and the right side; the last m columns are artificial. */
  readonly table: Float64Array[]
  readonly basis: Int32Array
  readonly upper: Float64Array
  /** 1 where a nonbasic variable sits at its upper bound. */
  readonly flipped: Uint8Array

  constructor({ rows, right, upper }: LinearProgram) {
    this.m = rows.length
    this.n = rows[0]?.length ?? 0
    const width = this.n + this.m + 1
    this.table = rows.map((row, i) => {
      const sign = (right[i] ?? 0) < 0 ? -1 : 1
      const scale = Math.max(...row.map(Math.abs), 1e-300)
      const line = new Float64Array(width)
      for (let j = 0; j < this.n; j += 1) line[j] = (sign * (row[j] ?? 0)) / scale
      line[this.n + i] = 1
      line[width - 1] = (sign * (right[i] ?? 0)) / scale
      return line
    })
    this.basis = Int32Array.from({ length: this.m }, (_, i) => this.n + i)
    this.upper = new Float64Array(this.n + this.m).fill(Number.POSITIVE_INFINITY)
    if (upper !== undefined) this.upper.set(upper)
    this.flipped = new Uint8Array(this.n + this.m)
  }

  /** Drives the artificial variables out; false where that cannot be done. */
  findStart(): boolean {
    const cost = new Float64Array(this.n + this.m)
    cost.fill(-1, this.n)
    const outcome = this.run(cost, this.n + this.m)
    const size = Math.max(1, ...this.table.map((line) => Math.abs(line.at(-1) ?? 0)))
    if (!outcome || -this.valueOf(cost) > 1e-7 * size) return false
    for (let i = 0; i < this.m; i += 1) {
      if ((this.basis[i] ?? 0) < this.n) continue
      const line = this.table[i]
      let column = -1
      for (let j = 0; j < this.n && column < 0; j += 1)
        if (Math.abs(line?.[j] ?? 0) > 1e-7 && !this.isBasic(j)) column = j
      if (column >= 0) this.pivot(i, column)
    }
    // What is still artificial stands for a redundant row and is held at 0.
    for (let j = this.n; j < this.n + this.m; j += 1) this.upper[j] = 0
    return true
  }

  maximize(objective: Float64Array): LinearOutcome {
    const cost = new Float64Array(this.n + this.m)
    cost.set(objective)
    if (!this.run(cost, this.n)) return { kind: 'unbounded' }
    const point = this.point()
    return {
      kind: 'optimal',
      value: objective.reduce((sum, value, j) => sum + value * (point[j] ?? 0), 0),
      point,
    }
  }

  point(): Float64Array {
    const point = new Float64Array(this.n + this.m)
    for (let j = 0; j < point.length; j += 1)
      if (this.flipped[j] === 1) point[j] = this.upper[j] ?? 0
    for (let i = 0; i < this.m; i += 1) {
      const j = this.basis[i] ?? 0
      const value = this.table[i]?.at(-1) ?? 0
      point[j] = this.flipped[j] === 1 ? (this.upper[j] ?? 0) - value : value
    }
    return point.subarray(0, this.n)
  }

  private isBasic(column: number): boolean {
    return this.basis.includes(column)
  }

  private valueOf(cost: Float64Array): number {
    let sum = 0
    for (let i = 0; i < this.m; i += 1)
      sum += (cost[this.basis[i] ?? 0] ?? 0) * (this.table[i]?.at(-1) ?? 0)
    return sum
  }

  /** Pivots until no column below `limit` improves; false where the objective has no bound. */
  private run(cost: Float64Array, limit: number): boolean {
    const width = this.n + this.m
    for (let turn = 0; turn < 50_000; turn += 1) {
      const bland = turn > 2000
      const reduced = new Float64Array(width)
      for (let j = 0; j < width; j += 1)
        reduced[j] = (cost[j] ?? 0) * (this.flipped[j] === 1 ? -1 : 1)
      for (let i = 0; i < this.m; i += 1) {
        const b = this.basis[i] ?? 0
        const price = (cost[b] ?? 0) * (this.flipped[b] === 1 ? -1 : 1)
        if (price === 0) continue
        const line = this.table[i]
        for (let j = 0; j < width; j += 1) reduced[j] = (reduced[j] ?? 0) - price * (line?.[j] ?? 0)
      }
      for (const b of this.basis) reduced[b] = 0
      let enter = -1
      let best = ZERO
      for (let j = 0; j < limit; j += 1)
        if ((reduced[j] ?? 0) > best && this.upper[j] !== 0) {
          enter = j
          if (bland) break
          best = reduced[j] ?? 0
        }
      if (enter < 0) return true
      if (!this.step(enter)) return false
    }
    throw new Error('the simplex method did not end')
  }

  /** Brings a column in as far as bounds allow; false where none stops it. */
  private step(enter: number): boolean {
    let leave = -1
    let reach = this.upper[enter] ?? Number.POSITIVE_INFINITY
    let atUpper = false
    for (let i = 0; i < this.m; i += 1) {
      const line = this.table[i]
      const slope = line?.[enter] ?? 0
      const value = line?.at(-1) ?? 0
      const b = this.basis[i] ?? 0
      let room = Number.POSITIVE_INFINITY
      if (slope > ZERO) room = Math.max(0, value) / slope
      else if (slope < -ZERO && Number.isFinite(this.upper[b] ?? 0))
        room = Math.max(0, (this.upper[b] ?? 0) - value) / -slope
      if (room < reach - 1e-13 || (room <= reach && leave >= 0 && b < (this.basis[leave] ?? 0))) {
        reach = room
        leave = i
        atUpper = slope < 0
      }
    }
    if (reach === Number.POSITIVE_INFINITY) return false
    if (leave < 0) {
      this.flip(enter)
      return true
    }
    if (atUpper) this.flipBasic(leave)
    this.pivot(leave, enter)
    return true
  }

  /** Counts a nonbasic variable down from its other bound. */
  private flip(column: number): void {
    const bound = this.upper[column] ?? 0
    for (const line of this.table) {
      line[line.length - 1] = (line.at(-1) ?? 0) - (line[column] ?? 0) * bound
      line[column] = -(line[column] ?? 0)
    }
    this.flipped[column] = 1 - (this.flipped[column] ?? 0)
  }

  private flipBasic(row: number): void {
    const line = this.table[row]
    const column = this.basis[row] ?? 0
    if (line === undefined) return
    const bound = this.upper[column] ?? 0
    for (let j = 0; j < line.length - 1; j += 1) if (j !== column) line[j] = -(line[j] ?? 0)
    line[line.length - 1] = bound - (line.at(-1) ?? 0)
    this.flipped[column] = 1 - (this.flipped[column] ?? 0)
  }

  private pivot(row: number, column: number): void {
    const line = this.table[row]
    if (line === undefined) return
    const pivot = line[column] ?? 1
    for (let j = 0; j < line.length; j += 1) line[j] = (line[j] ?? 0) / pivot
    for (let i = 0; i < this.m; i += 1) {
      const other = this.table[i]
      const share = other?.[column] ?? 0
      if (i === row || other === undefined || share === 0) continue
      for (let j = 0; j < line.length; j += 1) other[j] = (other[j] ?? 0) - share * (line[j] ?? 0)
    }
    this.basis[row] = column
  }
}
