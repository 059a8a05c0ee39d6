/**
 * The part of the HTTP API that asks what the press wrote. Faults of a query have the code that
 * docs/contracts/query.md names and `position`, counted from 1. `coverage.off`: this node keeps no
 * archive; `coverage.opening`: not yet. A request that the desk gives up is stopped in the engine.
 */
import type { Dimension } from '@suyab/coverage/archive/count'
import type { ConceptWarning } from '@suyab/coverage/concept/comparison'
import type { Part, TallyRow } from '@suyab/coverage/count/tally'
import type { FalseHit } from '@suyab/coverage/saved/false-hit'
import type { SavedQuery } from '@suyab/coverage/saved/saved-query'
import type { Mark, Reason } from '@suyab/coverage/search/mark'
import type { Snippet } from '@suyab/coverage/search/snippet'
import type { Names } from './api.ts'

export type {
  Dimension as CoverageDimension,
  Mark as CoverageMark,
  Part as CoveragePart,
  Reason as CoverageReason,
  Snippet as CoverageSnippet,
  TallyRow as CoverageRow,
}

/**
 * GET /api/coverage/search?q=&duplicates=&from=&to=&after=&limit= or ?saved=&… → CoveragePage. With `saved`, the
 * hits that were marked as none are left out; with `false=1` only they are given.
 */
export interface CoveragePage {
  /** The query in its one form, with the versions of its concepts. */
  query: string
  hits: CoverageHit[]
  /** The names of their outlets, by id and language; of those that are registered. */
  outlets: Record<string, Names>
  /** The names of the concepts that are asked for, by id. */
  concepts: Record<string, Names>
  /** For `after` of the next page; null on the last. */
  next: string | null
}
export interface CoverageHit {
  id: string
  url: string
  outlet: string
  country: string
  language: string
  /** ISO 8601, UTC. */
  published: string
  /** In the outlet's own time zone. */
  day: string
  type: string
  title: string
  /** Where in the title stands what was asked for; `reason` counts in `reasons`. */
  titleMarks: readonly Mark[]
  /** The parts of the text that show it, or its beginning. */
  snippets: readonly Snippet[]
  /** Words and concepts of the query for which it was found. */
  reasons: readonly Reason[]
}

/**
 * POST /api/coverage/count → CoverageCount. Who accepts `application/x-ndjson` gets lines of
 * {progress: {read, total}} while it is counted, and then one of {count} or {fault}.
 */
export interface CoverageQuestion {
  /** One of them. */
  query?: string
  saved?: string
  /** How copies count where the query does not say it; `all` unless told. */
  duplicates?: 'once' | 'all'
  by: Dimension[]
  /** `2025`, `2025-03` or `2025-03-31`; both belong to it. */
  from?: string
  to?: string
  share?: boolean
  panel?: boolean
}
export interface CoverageCount {
  query: string
  rows: readonly TallyRow[]
  /** The outlets seen without a break, where they were asked for. */
  panel?: readonly string[]
  /**
   * Where a count by language or by country holds concepts: what stands against comparing the
   * languages by them. Empty: nothing does.
   */
  conceptWarnings?: readonly ConceptWarning[]
  /** Hits marked as none, which are not in it. */
  falseHits: number
}

// GET /api/coverage/hits?q=|saved=&from=&to=&format=csv|ndjson|parquet → the hits as a file: metadata
// and links, never texts

/**
 * GET, POST /api/coverage/queries · PATCH, DELETE /api/coverage/queries/:id · POST
 * /api/coverage/queries/:id/seen. A query is kept with the versions of its concepts.
 */
export type SavedQueryRow = Omit<SavedQuery, 'createdBy'> & { createdBy?: string }
export interface SavedQueryBody {
  name: string
  query: string
  alert: boolean
}

/**
 * GET, POST {article} /api/coverage/queries/:id/false · DELETE
 * /api/coverage/queries/:id/false/:article: hits that are none, for all who ask the query. `by` is a
 * person's name.
 */
export type FalseHitRow = FalseHit
