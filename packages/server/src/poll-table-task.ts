import type { Figure } from '@suyab/figure/figure'
import type { CellAsked } from '@suyab/poll/cell-figure'
import type { Change } from '@suyab/poll/change'
import type { SampleOverlap } from '@suyab/poll/poll'
import type { PollTable, TableQuestion } from '@suyab/poll/table'
import type { TableFault } from '@suyab/poll/table-fault'
import type { ChangeQuestion } from '@suyab/poll/table-question'
import type { PrintedTable } from '@suyab/poll/table-text'
import type { WaveRecord } from '@suyab/poll/wave-record'
import type { WeightingRecipe, WeightingReport } from '@suyab/poll/weighting'
import type { Result } from '@suyab/survey/result'
import type { TableFormat } from './api-poll-table.ts'

/** A wave with the weighting that its figures use. */
export interface WeightedRecord {
  readonly record: WaveRecord
  /** Undefined: the design's own weights, or none. */
  readonly recipe?: WeightingRecipe
}

/** A wave, and how its sample stands to that of the one before it in the list. */
export interface ComparedRecord extends WeightedRecord {
  readonly overlap: SampleOverlap
}

/** What is asked of the thread that reckons polls' tables. */
export type TableTask =
  | { readonly kind: 'weigh'; readonly wave: WeightedRecord; readonly recipe: WeightingRecipe }
  | { readonly kind: 'weights'; readonly wave: WeightedRecord }
  | { readonly kind: 'table'; readonly wave: WeightedRecord; readonly question: TableQuestion }
  | { readonly kind: 'file'; readonly wave: WeightedRecord; readonly questions: readonly TableQuestion[]; readonly format: TableFormat; readonly language: string } // prettier-ignore
  | { readonly kind: 'printed'; readonly wave: WeightedRecord; readonly questions: readonly TableQuestion[]; readonly language: string } // prettier-ignore
  | { readonly kind: 'figure'; readonly wave: WeightedRecord; readonly asked: CellAsked }
  | { readonly kind: 'change'; readonly waves: readonly ComparedRecord[]; readonly asked: ChangeQuestion } // prettier-ignore

export interface TableAnswers {
  readonly weigh: Result<WeightingReport, TableFault>
  readonly weights: Result<Float64Array, TableFault>
  readonly table: Result<PollTable, TableFault>
  readonly file: Result<Uint8Array, TableFault>
  readonly printed: Result<readonly PrintedTable[], TableFault>
  readonly figure: Result<Figure, TableFault>
  readonly change: Result<Change, TableFault>
}
