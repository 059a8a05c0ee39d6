/**
 * The part of the HTTP API that says how much more was written, and which words come with it. Both
 * answer who accepts `application/x-ndjson` with lines of {progress: {part}}, from 0 to 1, and then
 * one of the answer or {fault}. A request that the desk gives up is stopped in the engine.
 */
import type { ConceptWarning } from '@suyab/coverage/concept/comparison'
import type { ConceptDocument } from '@suyab/coverage/concept/concept'
import type { ComparedOutlet } from '@suyab/coverage/growth/compared-outlet'
import type { Growth, GrowthFault, Period } from '@suyab/coverage/growth/growth'
import type { MonthlyPart, MonthlyShare } from '@suyab/coverage/growth/monthly'
import type { SideIntervals } from '@suyab/coverage/growth/side-interval'
import type { GrowthWarning } from '@suyab/coverage/growth/warning'
import type { LanguageWords, WordBeside } from '@suyab/coverage/query-words'
import type { Figure } from '@suyab/figure/figure'
import type { Names } from './api.ts'

export type {
  ConceptWarning,
  Figure,
  Growth as CoverageGrowthValue,
  GrowthFault,
  GrowthWarning,
  LanguageWords,
  MonthlyPart,
  MonthlyShare,
  Period as CoveragePeriod,
  WordBeside,
}

/** POST /api/coverage/growth → CoverageGrowth, in lines as {growth} */
export interface GrowthAsked {
  /** One of them. */
  query?: string
  saved?: string
  /** How copies count where the query does not say it; `all` unless told. */
  duplicates?: 'once' | 'all'
  /** `2025`, `2025-03`, or days, months or years such as `2025-01..2025-06`. */
  period: string
  against: string
}

export interface CoverageGrowth {
  /** In its one form, with the versions of its concepts. */
  query: string
  /** Where the newsroom keeps it. */
  saved?: { id: string; name: string; version: number }
  period: Period
  against: Period
  /** Over all countries; where there is none, `fault` says why. */
  growth: Growth | null
  fault?: GrowthFault
  /** Of the raw ratio and of the ratio of shares. */
  intervals: SideIntervals
  countries: CountryGrowthRow[]
  months: readonly MonthlyShare[]
  /** Those with the most hits, those that a warning names, and those that are not in the panel. */
  outlets: ComparedOutletRow[]
  /** How many published in the periods. */
  outletCount: number
  /** The concepts that are asked for, and what stands against comparing languages by them. */
  concepts: GrowthConcept[]
  conceptWarnings: ConceptWarning[]
  /** Hits marked as none, which are not in it. */
  falseHits: number
  /** The growth as a report holds it; null where there is none. */
  figure: Figure | null
}

export interface CountryGrowthRow {
  country: string
  growth: Pick<Growth, 'value' | 'interval' | 'panel' | 'warnings'> | null
  fault?: GrowthFault
  months: readonly MonthlyShare[]
}

/** `names` are missing for an outlet that is not registered. */
export type ComparedOutletRow = ComparedOutlet & { names?: Names }
export type GrowthConcept = Pick<ConceptDocument, 'id' | 'version' | 'names' | 'calibration'>

/**
 * POST /api/coverage/growth/stale {figure} → GrowthStale: whether a figure of a growth may be printed
 * as it is, or its query or its data moved on. Faults: those of figures, 'coverage.query-unknown' for a
 * saved query that is gone, 'figure.other-method'.
 */
export interface GrowthStale {
  stale: ('query' | 'data')[]
}

/**
 * POST /api/coverage/words → CoverageWords, in lines as {words}: the words that come with what is
 * found, by their log-likelihood, for each language with enough of it.
 */
export interface WordsAsked {
  /** One of them. */
  query?: string
  saved?: string
  /** How copies count where the query does not say it; `all` unless told. */
  duplicates?: 'once' | 'all'
  from?: string
  to?: string
}
export interface CoverageWords {
  query: string
  languages: LanguageWords[]
}
