import { LinearModel } from './linear-model.ts'
import { nothing, type MovingCell } from './move.ts'

/** Σ coefficient × cell, which stays as it is or changes by what another crossing says. */
export type Binding = readonly (readonly [cell: number, coefficient: number])[]

/** What a cell costs that is hidden already, or never told: moves stay as small as they can. */
const free = 1e-2
/** Per unit: more than all that could be hidden for it. */
const reward = 1e6

/** Finds ways in which hidden cells could be different, at the least cost of hiding others. */
export class MoveProgram {
  /** Hidden by the rule, and what was hidden besides. */
  readonly hidden: Uint8Array
  private readonly cells: readonly MovingCell[]
  private readonly targets: readonly number[]
  private readonly bindings: number
  private readonly model: LinearModel

  constructor(cells: readonly MovingCell[], bindings: readonly Binding[]) {
    this.cells = cells
    this.hidden = Uint8Array.from(cells, ({ room }) => Number(room !== undefined))
    this.targets = cells.flatMap(({ room }, at) => (room === undefined ? [] : [at]))
    this.bindings = bindings.length
    const up: (readonly [number, number])[][] = cells.map(() => [])
    for (const [row, binding] of bindings.entries())
      for (const [cell, coefficient] of binding) up[cell]?.push([row, coefficient])
    const down = up.map((entries) => entries.map(([row, value]) => [row, -value] as const))
    const none: (readonly [number, number])[] = []
    this.model = new LinearModel({
      rows: bindings.length,
      columns: [...up, ...down, ...this.targets.map((at) => up[at] ?? none), ...this.targets.map((at) => down[at] ?? none)], // prettier-ignore
    })
  }

  /**
   * One way in which as many hidden cells as can be move as far as asked, with nothing else hidden.
   * @param asked per target how far, down where it is negative
   */
  together(asked: ReadonlyMap<number, number>): Float64Array {
    return this.solved({ asked, mayHide: false }) ?? new Float64Array(this.cells.length)
  }

  /** One way in which a cell moves as far as it can up to what is asked, hiding others for it. */
  alone(target: number, far: number): Float64Array {
    const found = this.solved({ asked: new Map([[target, far]]), mayHide: true })
    return this.hide(found ?? new Float64Array(this.cells.length))
  }

  /**
   * The cells' part in a move of other crossings, which bindings have to follow.
   * @returns undefined where the cells cannot follow
   */
  following(changes: Float64Array): Float64Array | undefined {
    const found = this.solved({ changes, mayHide: true })
    return found === undefined ? undefined : this.hide(found)
  }

  dispose(): void {
    this.model.dispose()
  }

  private hide(changes: Float64Array): Float64Array {
    for (const [at, change] of changes.entries()) if (change !== 0) this.hidden[at] = 1
    return changes
  }

  private solved({
    asked = new Map<number, number>(),
    changes = new Float64Array(this.bindings),
    mayHide,
  }: {
    readonly asked?: ReadonlyMap<number, number>
    readonly changes?: Float64Array
    readonly mayHide: boolean
  }): Float64Array | undefined {
    const n = this.cells.length
    const own = this.targets.length
    const isFollowing = asked.size === 0
    const cost = new Float64Array(2 * n + 2 * own)
    const upper = new Float64Array(2 * n + 2 * own)
    for (const [at, cell] of this.cells.entries()) {
      const isOpen =
        cell.told === 'told' ? mayHide || this.hidden[at] === 1 : cell.told === 'never' || isFollowing // prettier-ignore
      if (!isOpen) continue
      const price = cell.told === 'told' && this.hidden[at] === 0 ? cell.cost : free
      // That everybody answered is told: then there is nobody to be added who did not.
      upper[at] = cell.told === 'unanswered' && cell.value === 0 ? 0 : Infinity
      upper[n + at] = cell.value
      cost[at] = price
      cost[n + at] = price
    }
    for (const [place, at] of this.targets.entries()) {
      const far = asked.get(at) ?? 0
      if (far === 0) continue
      const column = 2 * n + (far > 0 ? 0 : own) + place
      upper[column] = Math.abs(far)
      // Together each cell counts the same; alone nothing else counts.
      cost[column] = mayHide ? -reward : -reward / Math.abs(far)
      // It goes one way only, and what it loses it loses once.
      if (far > 0) upper[n + at] = 0
      else {
        upper[at] = 0
        upper[n + at] = Math.max(0, (this.cells[at]?.value ?? 0) + far)
      }
    }
    const found = this.model.solve(cost, upper, changes)
    if (found === undefined) return undefined
    const moved = new Float64Array(n)
    for (let at = 0; at < n; at += 1) moved[at] = (found[at] ?? 0) - (found[n + at] ?? 0)
    for (const [place, at] of this.targets.entries())
      moved[at] = (moved[at] ?? 0) + (found[2 * n + place] ?? 0) - (found[2 * n + own + place] ?? 0)
    return moved.map((change) => (Math.abs(change) < nothing ? 0 : change))
  }
}
