import type { PresentationFlag } from '@suyab/survey/presentation'
import type { TableColumn, HiddenReason } from './table.ts'

/** A measured cell, before anything is hidden. */
export interface GridCell {
  readonly share: number
  readonly error: number
  readonly degrees: number
  /** Rows that answered. */
  readonly respondents: number
  /** Answers that they gave, of a share of answers. */
  readonly answers?: number
  /** What it is a share of, weighted. */
  readonly whole: number
  readonly interval: { readonly low: number; readonly high: number } | null
  /** The interval is one of a simple sample, for the method has none at 0 and 1. */
  readonly exact: boolean
  /** What the presentation rule says against showing it. */
  readonly reasons: readonly HiddenReason[]
  readonly flags: readonly PresentationFlag[]
  /** Of the rule's interval, as a share: nobody may know the cell more narrowly once it is hidden. */
  readonly width: number
}

/** Cells that are compared with each other. */
export interface Family {
  readonly kind: 'columns' | 'rows'
  readonly places: readonly { readonly row: number; readonly column: number }[]
  /** Places × places. */
  readonly covariance: Float64Array
  readonly degrees: number
}

/** A banner's variable with the places of its columns. */
export interface GridGroup {
  readonly name: string
  readonly columns: readonly number[]
  /** Whether everybody is in one column at most. */
  readonly isApart: boolean
}

/** A table as it was measured: undefined where nobody answered or nothing may be said. */
export interface Grid {
  readonly columns: readonly Omit<TableColumn, 'respondents'>[]
  readonly rows: readonly { readonly value: string; readonly letter?: string }[]
  readonly cells: readonly (readonly (GridCell | undefined)[])[]
  readonly groups: readonly GridGroup[]
  readonly families: readonly Family[]
  /** Lines come to the whole of their column. */
  readonly isWhole: boolean
  /** The row of all countries together, which is the sum of the others. */
  readonly pooledRow?: number
}
