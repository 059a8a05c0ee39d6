import type { NotedFault } from '../outlet/health.ts'
import type { Lead } from './feed-entries.ts'

/** What would come from an address. */
export interface Trial {
  /** How many pages it names. */
  readonly named: number
  /** The first of them. */
  readonly leads: readonly Lead[]
  /** Further sitemaps that it names. */
  readonly sitemaps: number
  /** What was wrong although there is something to take. */
  readonly faults: readonly NotedFault[]
  /** What the first pages gave. */
  readonly samples: readonly TrialSample[]
}

export type TrialSample = { readonly address: string } & (
  | {
      readonly title: string
      readonly language: string
      /** RFC 3339. */
      readonly published: string
      /** Letters of the text. */
      readonly length: number
    }
  | { readonly fault: NotedFault }
)
