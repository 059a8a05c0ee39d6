/**
 * The part of the HTTP API that keeps the concepts, as the workbench uses it. A list is sent and
 * given as text, a word on a line, as docs/contracts/concept.md says. Faults: `concept.…`.
 */
import type { Calibration, ConceptDocument } from '@suyab/coverage/concept/concept'
import type { ConceptDifference } from '@suyab/coverage/concept/difference'
import type { LineFault } from '@suyab/coverage/concept/list-text'
import type { Measured, StratumSizes, Verdict } from '@suyab/coverage/concept/measured'
import type { ConceptRemark } from '@suyab/coverage/concept/review'
import type { Mark } from '@suyab/coverage/search/mark'
import type { Snippet } from '@suyab/coverage/search/snippet'

export type {
  Calibration as ConceptCalibration,
  ConceptDifference,
  LineFault as ConceptLineFault,
  Measured as ConceptMeasured,
  Mark as ConceptMark,
  Verdict as ConceptVerdict,
}

type Names = ConceptDocument['names']

/** GET /api/coverage/concepts → ConceptRow[], by id */
export interface ConceptRow {
  id: string
  names: Names
  version: number
  /** The languages that have a list, with how many entries. */
  lists: Readonly<Record<string, number>>
  calibration: ConceptDocument['calibration']
  /** Whether anything of it is this newsroom's own. */
  own: boolean
  /** The version that came along with the software and that the newsroom's own stands before. */
  offered?: number
  /** A person's name. */
  madeBy?: string
  madeAt: string
}

/** GET /api/coverage/concepts/:id?version= → ConceptPage; POST /api/coverage/concepts {ConceptNew} → the same */
export interface ConceptPage extends Omit<ConceptRow, 'lists'> {
  definition: string
  /** By language. */
  lists: Readonly<Record<string, ConceptListView>>
  /** The version in force, where another one was asked for. */
  current: number
  rounds: ConceptRoundRow[]
}
export interface ConceptListView {
  text: string
  entries: number
  remarks: readonly ConceptRemark[]
}
export interface ConceptNew {
  id: string
  names: Names
  /** Taken from the other concept where it is left out. */
  definition?: string
  /** The id of a concept whose lists are taken. */
  copyOf?: string
}

/**
 * PATCH /api/coverage/concepts/:id {ConceptPatch} → ConceptPage; 409 `concept.moved` where somebody
 * has made a version since `base`; 400 with the first LineFault's code, `language`, `line`,
 * `position`, `found` and `expected` where a list cannot be read
 */
export interface ConceptPatch {
  base: number
  names?: Names
  definition?: string
  /** Null takes a language's list away. */
  lists?: Readonly<Record<string, string | null>>
  note?: string
}
// POST /api/coverage/concepts/:id/restore {version, base} → ConceptPage: what that version said, as the next one

/** GET /api/coverage/concepts/:id/revisions → ConceptRevisionRow[], the newest first */
export interface ConceptRevisionRow {
  version: number
  shipped: boolean
  /** The version it was restored from, or the concept it was copied from. */
  madeFrom?: string
  note?: string
  madeBy?: string
  madeAt: string
  /** Against the version before it; of the first, nothing. */
  difference: ConceptDifference
}

/** POST /api/coverage/concept-draft {ConceptDraft} → ConceptDraftAnswer; nothing is kept */
export interface ConceptDraft {
  language: string
  text: string
}
export interface ConceptDraftAnswer {
  faults: readonly LineFault[]
  remarks: readonly ConceptRemark[]
  entries: number
  /**
   * Articles of the language in the last year that the archive has of it; null where it has none, or
   * the list has faults; missing, as samples are, for who may not ask the archive.
   */
  count?: { found: number; of: number; from: string; to: string } | null
  samples: ConceptSample[]
}
export interface ConceptSample {
  id: string
  url: string
  outlet: string
  language: string
  day: string
  title: string
  titleMarks: readonly Mark[]
  snippets: readonly Snippet[]
}

// GET /api/coverage/concept-file?format=json|csv&id=… (repeatable; all without) → the concepts as a file, with what was measured (JSON only)
/** POST /api/coverage/concept-file {format, text} → ConceptImported[]: all of them, or a fault and none */
export interface ConceptImported {
  id: string
  version: number
  outcome: 'added' | 'changed' | 'same'
}

/** POST /api/coverage/concepts/:id/rounds {language, size} → ConceptRoundRow: `size` hits and as many others */
export interface ConceptRoundRow {
  id: string
  language: string
  version: number
  /** Whether the version that is shown has the same list and definition. */
  fits: boolean
  from: string
  to: string
  /** How many articles there were to draw from. */
  sizes: StratumSizes
  drawnBy?: string
  drawnAt: string
  judgedAt?: string
  measured: Measured
}

/** GET /api/coverage/concepts/:id/rounds/:round → ConceptRoundPage */
export interface ConceptRoundPage {
  round: ConceptRoundRow
  definition: string
  items: { article: string; mine?: Verdict; others: number }[]
}
/** GET /api/coverage/concepts/:id/rounds/:round/articles?from= → ConceptArticle[]: the next ten from a place on */
export interface ConceptArticle extends Omit<ConceptSample, 'snippets'> {
  text: string
  textMarks: readonly Mark[]
  /** Whether the text goes on. */
  cut: boolean
}
// POST /api/coverage/concepts/:id/rounds/:round/judgements {article, verdict | null} → ConceptRoundRow
