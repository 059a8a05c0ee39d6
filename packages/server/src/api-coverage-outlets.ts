/**
 * The part of the HTTP API about the outlets that are observed. Times are RFC 3339, days ISO 8601 on
 * the outlet's clocks. What is wrong with an outlet has a code of docs/contracts/collecting.md.
 */
import type { Trial, TrialSample } from '@suyab/coverage/collect/tried'
import type {
  DailyVolume,
  FailingSource,
  HealthFault,
  HealthReason,
} from '@suyab/coverage/outlet/health'
import type { Outlet, OutletFault } from '@suyab/coverage/outlet/outlet'
import type { OutletOverview, OutletState, OutletVolume } from '@suyab/coverage/outlet/overview'
import type { VolumeMarks } from '@suyab/coverage/outlet/volume-mark'

export type {
  DailyVolume,
  FailingSource,
  HealthFault,
  HealthReason,
  Outlet,
  OutletFault,
  OutletOverview,
  OutletState,
  OutletVolume,
  Trial,
  TrialSample,
  VolumeMarks,
}

// GET /api/coverage/outlets → OutletOverview[], by id

/** POST /api/coverage/outlets → OutletView. 409 `outlet.twice` where there is one of that id. */
export type OutletBody = Omit<Outlet, 'pace'> & { pace?: number }

/**
 * PATCH /api/coverage/outlets/:id → OutletView. What is left out stays; null takes an owner, an end of
 * the observation or a retention away. The id stays. · DELETE: it is no longer in the registry, its
 * articles stay in the archive.
 */
export type OutletPatch = {
  [Field in Exclude<keyof Outlet, 'id'>]?: Outlet[Field] | null
}

/** GET /api/coverage/outlets/:id */
export interface OutletView extends OutletOverview {
  /** When something was last taken from a source. */
  lastStored?: string
  /**
   * Every day of the past year on which it was observed, the last included, which may not be over; of
   * an outlet that is no longer observed, its last year.
   */
  days: readonly DailyVolume[]
  /** What these days show. */
  marks: VolumeMarks
  /** How often each thing went wrong in the past 90 days. */
  reasons: readonly HealthReason[]
  /** The last articles that were left out. */
  skipped: readonly HealthFault[]
  /** The last failures of sources. */
  faults: readonly HealthFault[]
}

// GET /api/coverage/outlets.csv, /api/coverage/outlets.opml → all of them as a file

/** POST /api/coverage/outlet-import → OutletImport; with `apply`, what can be read is written. */
export interface OutletImportBody {
  format: 'csv' | 'opml'
  text: string
  /** What OPML does not say of its outlets. */
  defaults?: { country: string; language: string; timeZone: string; observedSince: string }
  apply: boolean
}
export interface OutletImport {
  rows: { outlet: Outlet; change: OutletChange; fields: readonly string[] }[]
  /** What cannot be read, by the line of the file. */
  faults: readonly (OutletFault & { line: number })[]
  applied: boolean
}
/** What an import does with an outlet; `fields` are those that would be others. */
export type OutletChange = 'new' | 'changed' | 'same'

/**
 * POST /api/coverage/outlet-trial → Trial: what would come from an address, which is fetched as the
 * collector would; nothing is stored. 422 with the fault where nothing can be had; 429 where two are
 * tried already.
 */
export interface OutletTrialBody {
  kind: 'feed' | 'sitemap'
  address: string
  timeZone: string
  observedSince?: string
}
