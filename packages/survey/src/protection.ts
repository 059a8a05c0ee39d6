import { maximize } from './linear-program.ts'
import type { Relation, TableCell } from './suppression.ts'

/** A hidden cell, how far it has to be able to move, and the cells that move with it. */
interface Move {
  readonly id: string
  readonly shift: number
  readonly with: ReadonlySet<string>
}

/** Keeps for every hidden cell a way in which it could be different, and hides what that takes. */
export class Protection {
  /** Hidden besides those that a rule hides. */
  readonly added: Set<string> = new Set()
  private readonly hidden: Set<string>
  private readonly byId: ReadonlyMap<string, TableCell>
  private readonly relations: readonly Relation[]
  private readonly index: ReadonlyMap<string, readonly number[]>
  private moves: Move[] = []

  constructor(cells: readonly TableCell[], relations: readonly Relation[]) {
    this.byId = new Map(cells.map((cell) => [cell.id, cell]))
    this.hidden = new Set(cells.filter((cell) => cell.hidden).map(({ id }) => id))
    this.relations = relations
    this.index = relationsByCell(relations)
  }

  /** Hides the cheapest cells that let a cell move so far; false where none do. */
  protect(id: string, shift: number): boolean {
    const found = this.cheapestMove(
      id,
      shift,
      (cell) => this.priceOf(cell) < Number.POSITIVE_INFINITY,
    )
    if (found === undefined) return false
    for (const cell of found)
      if (!this.hidden.has(cell)) {
        this.hidden.add(cell)
        this.added.add(cell)
      }
    this.moves.push({ id, shift, with: found })
    return true
  }

  /** Publishes again, dearest first, what every hidden cell can do without. */
  release(): void {
    const dearest = [...this.added].sort((one, other) => this.priceOf(other) - this.priceOf(one))
    for (const cell of dearest) {
      this.hidden.delete(cell)
      this.added.delete(cell)
      const others = this.movesWithout(cell)
      if (others === undefined) {
        this.hidden.add(cell)
        this.added.add(cell)
      } else this.moves = others
    }
  }

  /** All moves, those that took the cell along made in another way; undefined where one cannot be. */
  private movesWithout(cell: string): Move[] | undefined {
    const moves: Move[] = []
    for (const move of this.moves) {
      if (!move.with.has(cell)) {
        moves.push(move)
        continue
      }
      const found = this.cheapestMove(move.id, move.shift, (other) => this.hidden.has(other))
      if (found === undefined) return undefined
      moves.push({ ...move, with: found })
    }
    return moves
  }

  private priceOf(cell: string): number {
    const found = this.byId.get(cell)
    return found?.cost ?? Math.abs(found?.value ?? 0) + 1
  }

  private cheapestMove(
    id: string,
    shift: number,
    mayMove: (cell: string) => boolean,
  ): Set<string> | undefined {
    for (let hops = 2; ; hops += 1) {
      const { near, complete } = this.neighbourhood(id, hops, mayMove)
      const inside = new Set(near)
      // A cell that stands in a relation further out would break it by moving.
      const found = this.moveWithin(
        id,
        shift,
        near.map((at) => this.relations[at] ?? []),
        (cell) => mayMove(cell) && this.index.get(cell)?.every((at) => inside.has(at)) === true,
      )
      if (found !== undefined) return found
      if (complete) return undefined
    }
  }

  /** The linear program of one move: one variable for each cell's way up and one for its way down. */
  private moveWithin(
    id: string,
    shift: number,
    near: readonly Relation[],
    mayMove: (cell: string) => boolean,
  ): Set<string> | undefined {
    const ids = [...new Set(near.flatMap((relation) => relation.map(([cell]) => cell)))].filter(
      mayMove,
    )
    if (near.length === 0) return new Set()
    const place = new Map(ids.map((cell, at) => [cell, at]))
    const n = ids.length
    const own = place.get(id)
    if (own === undefined) return undefined
    const unit = Math.abs(shift)
    const rows = near.flatMap((relation) => {
      const row = new Float64Array(2 * n)
      let moving = false
      for (const [cell, coefficient] of relation) {
        const at = place.get(cell)
        if (at === undefined) continue
        moving = true
        row[at] = (row[at] ?? 0) + coefficient
        row[n + at] = (row[n + at] ?? 0) - coefficient
      }
      return moving ? [row] : []
    })
    const fixed = new Float64Array(2 * n)
    fixed[own] = 1
    fixed[n + own] = -1
    const right = new Float64Array(rows.length + 1)
    right[rows.length] = Math.sign(shift)
    const upper = new Float64Array(2 * n).fill(Number.POSITIVE_INFINITY)
    const cost = new Float64Array(2 * n)
    for (const [at, cell] of ids.entries()) {
      const found = this.byId.get(cell)
      // No count moves below 0.
      if (found?.signed !== true) upper[n + at] = (found?.value ?? 0) / unit
      const price = this.added.has(cell) ? 1e-3 : this.hidden.has(cell) ? 1e-6 : this.priceOf(cell)
      cost[at] = -price
      cost[n + at] = -price
    }
    upper[shift > 0 ? n + own : own] = 0
    const outcome = maximize({ rows: [...rows, fixed], right, upper }, cost)
    if (outcome.kind !== 'optimal') return undefined
    return new Set(
      ids.filter(
        (_, at) => Math.abs((outcome.point[at] ?? 0) - (outcome.point[n + at] ?? 0)) > 1e-7,
      ),
    )
  }

  /** The relations within so many steps of a cell; what may not move leads nowhere. */
  private neighbourhood(
    id: string,
    hops: number,
    mayMove: (cell: string) => boolean,
  ): { near: number[]; complete: boolean } {
    const near = new Set(this.index.get(id) ?? [])
    for (let hop = 1; hop < hops; hop += 1) {
      const before = near.size
      for (const at of Array.from(near))
        for (const [cell] of this.relations[at] ?? [])
          if (mayMove(cell)) for (const other of this.index.get(cell) ?? []) near.add(other)
      if (near.size === before) return { near: [...near], complete: true }
    }
    return { near: [...near], complete: false }
  }
}

function relationsByCell(relations: readonly Relation[]): Map<string, number[]> {
  const index = new Map<string, number[]>()
  for (const [at, relation] of relations.entries())
    for (const [id] of relation) {
      const known = index.get(id)
      if (known === undefined) index.set(id, [at])
      else known.push(at)
    }
  return index
}
