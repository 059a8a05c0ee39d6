/** The part of the HTTP API that weights a poll's answers and makes tables and figures of them. */
import type { TableQuestion, PollTable } from '@suyab/poll/table'
import type { WeightingRecipe, WeightingReport } from '@suyab/poll/weighting'
import type { Figure } from '@suyab/figure/figure'

export type { Figure, PollTable, TableQuestion, WeightingRecipe, WeightingReport }
export type { HiddenReason, TableCell, TableColumn, TableRow } from '@suyab/poll/table'
export type { MarginDeclaration, MarginRow } from '@suyab/poll/weighting'

/**
 * How far a weighting, a table, a figure or a change is. Who accepts `application/x-ndjson` gets lines
 * of {progress: TableProgress}, and then one of {made}, {table}, {figure} or {change}, or {fault}.
 */
export interface TableProgress {
  /** From 0 to 1. */
  part: number
  /** Among all who wait for a turn, from 1; only while it waits. */
  place?: number
}

/**
 * GET /api/polls/:poll/waves/:wave/weightings → WeightingRow[], the newest first.
 * POST {recipe, note?, dry} → {number: number | null, report: WeightingReport}; 422 with why a target
 * cannot be met, and the range that it could have.
 */
export interface WeightingRow {
  number: number
  note: string
  report: WeightingReport
  by: { name: string } | null
  at: string
  /** Whether the data mean something else since. */
  outdated: boolean
}

/**
 * POST /api/polls/:poll/waves/:wave/table with a TableQuestion → PollTable.
 * POST /api/polls/:poll/waves/:wave/table-file?format=xlsx|csv|html|figures&language=TAG with the
 * question, or several as a list → a file; `figures` are lines of JSON, one for each shown cell.
 */
export type TableFormat = 'xlsx' | 'csv' | 'html' | 'figures'

/** POST /api/polls/:poll/waves/:wave/figure → Figure. 409 with the reasons where the cell is hidden. */
export interface FigureAsked {
  question: TableQuestion
  /** `value` of the row. */
  row: string
  column: { group: string; value: string }
}

/** POST …/weightings: what a weighting came to; no number where it was only tried. */
export interface WeightingMade {
  number: number | null
  report: WeightingReport
}

/** POST /api/poll-figures/stale {figure} → what moved on since a cell's figure was made. */
export interface PollFigureStale {
  stale: ('query' | 'data')[]
}

/**
 * POST /api/polls/:poll/change → PollChange: an answer's share in two waves or more. The question is
 * asked of each wave by the same name.
 */
export interface ChangeAsked {
  stub: string
  chosen: string[]
  waves: number[]
  countries?: string[]
  policy?: TableQuestion['policy']
  populations?: Record<string, number>
}

export interface PollChange {
  waves: {
    wave: number
    share: number | null
    interval: { low: number; high: number } | null
    /** Null where so few answered that it would tell of them. */
    respondents: number | null
    hidden: string[]
  }[]
  /** Each wave against the one before it. */
  changes: {
    from: number
    to: number
    /** As what the two samples were compared, by what the later wave declares. */
    overlap: 'fresh' | 'panel' | 'same-clusters'
    /** People, or clusters, in both; null where it is not known, or would tell of a few. */
    shared: number | null
    /** In shares: 0.04 for four points. */
    difference: number | null
    interval: { low: number; high: number } | null
    p: number | null
    significant: boolean
    figure: Figure | null
  }[]
  warnings: string[]
}
