import type { Texts } from '@suyab/survey/file/data-set'
import type { DesignDeclaration } from './design.ts'

/** A questionnaire that is asked once or several times. */
export interface Poll {
  /** Small letters, digits and hyphens; in addresses and figures. */
  readonly id: string
  readonly names: Texts
  /** The languages in which it is asked, BCP 47, the first one first. */
  readonly languages: readonly string[]
}

/** How people were asked. @source AAPOR, Standard Definitions 2023 */
export type Mode = 'face-to-face' | 'telephone' | 'web' | 'paper' | 'mixed'

/**
 * How a sample stands to the one of the wave before: drawn anew, so that the two know nothing of each
 * other (`fresh`), the same people asked again (`panel`), or other people in the clusters that were drawn
 * then (`same-clusters`).
 */
export type SampleOverlap = 'fresh' | 'panel' | 'same-clusters'

/** What a poll has to say of one fielding of it, in words and as columns of its data. */
export interface WaveDeclaration {
  readonly names: Texts
  /** Days, both included: `2026-09-03`. */
  readonly fieldwork: { readonly from: string; readonly to: string }
  readonly mode: Mode
  readonly sponsor: Texts
  readonly conductor: Texts
  /** Who the answers stand for: `people of 18 to 30 years in ten countries`. */
  readonly population: Texts
  readonly sample: {
    /** Drawn with known probabilities, or whoever came forward: only the first has a margin of error. */
    readonly kind: 'probability' | 'opt-in'
    /** How it was drawn, from which list. */
    readonly drawn: Texts
    readonly recruitment?: Texts
    /** How many were asked, where it is known. */
    readonly invited?: number
    /** `fresh` unless told. */
    readonly overlap?: SampleOverlap
  }
  readonly limitations?: Texts
  /** Where readers may ask. */
  readonly contact?: string
  readonly design: DesignDeclaration
}

/** One fielding of a poll. */
export interface Wave {
  readonly poll: string
  /** Counted from 1. */
  readonly number: number
  readonly declaration: WaveDeclaration
  /** SHA-256 of the answers as they are kept. */
  readonly data: string
  readonly respondents: number
  /** Rises with every change of what the answers mean: recodings, texts, missing codes. */
  readonly revision: number
  /** The weighting that figures use; null: the weights of the design, or none. */
  readonly weighting: number | null
  readonly importedAt: string
}
