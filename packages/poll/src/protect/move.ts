/** What is nearer to nothing is nothing, in thousandths of a country. */
export const nothing = 1e-5

/**
 * A way in which all cells of a crossing could be different while nothing that is told is: by country
 * and cell, in the lattice's unit.
 */
export interface Move {
  /** The crossing whose hidden cells it keeps, and which of its moves. */
  readonly root: string
  readonly changes: readonly (readonly [cell: number, change: number])[]
}

/** What a program of moves is made of: cells that may be told or not, and what binds them. */
export interface MovingCell {
  /** In the lattice's unit; it cannot become less than nothing. Infinite for what other cells come to. */
  readonly value: number
  /** `never`: no table tells it; `unanswered`: nor does it move but with another crossing. */
  readonly told: 'told' | 'never' | 'unanswered'
  readonly cost: number
  /** Of a cell that the rule hides: how far it has to be able to go. */
  readonly room?: { readonly up: number; readonly down: number }
}
