import { nothing, type MovingCell } from './move.ts'

/** What a cell lacks of its room; 0 where it has it. */
export interface Lack {
  readonly at: number
  readonly up: number
  readonly down: number
}

const enough = 1 - 1e-6

/** How far each cell that the rule hides can go by the moves that were found. */
export class RoomFound {
  private readonly cells: readonly MovingCell[]
  private readonly hidden: readonly number[]
  private readonly most: Float64Array
  private readonly least: Float64Array

  constructor(cells: readonly MovingCell[]) {
    this.cells = cells
    this.hidden = cells.flatMap(({ room }, at) => (room === undefined ? [] : [at]))
    this.most = new Float64Array(cells.length)
    this.least = new Float64Array(cells.length)
  }

  /** Whether the move takes any cell further than the others do, as far as it has to go. */
  add(moved: Float64Array): boolean {
    let isUseful = false
    for (const at of this.hidden) {
      const change = moved[at] ?? 0
      const { up, down } = this.left(at)
      // The last digits of a program are no step forward.
      if (up > 0 && change > (this.most[at] ?? 0) + nothing) isUseful = true
      if (down > 0 && change < (this.least[at] ?? 0) - nothing) isUseful = true
    }
    if (isUseful)
      for (const at of this.hidden) {
        const change = moved[at] ?? 0
        this.most[at] = Math.max(this.most[at] ?? 0, change)
        this.least[at] = Math.min(this.least[at] ?? 0, change)
      }
    return isUseful
  }

  left(at: number): Lack {
    const { up, down } = this.cells[at]?.room ?? { up: 0, down: 0 }
    return {
      at,
      up: (this.most[at] ?? 0) >= up * enough ? 0 : up,
      down: -(this.least[at] ?? 0) >= down * enough ? 0 : down,
    }
  }

  open(): Lack[] {
    return this.hidden.map((at) => this.left(at)).filter(({ up, down }) => up > 0 || down > 0)
  }
}
