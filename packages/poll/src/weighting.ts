import type { WeightDiagnostics } from '@suyab/survey/weighting/diagnostic'

/** What a population is known to be, by one variable, or by several crossed. */
export interface MarginDeclaration {
  readonly variables: readonly string[]
  /**
   * People, or shares of one, by code; codes of several variables are joined by `|`. Where the wave
   * has countries and each has targets of its own, the first variable is the country's: shares are then
   * of each country, or of all together. Shares are of the people that another margin counts, else of
   * the sum of the design's weights.
   */
  readonly targets: Readonly<Record<string, number>>
  /** Where the numbers are from: a census, a register, with its year. */
  readonly source: string
}

/** How weights are made of those of the design. */
export interface WeightingRecipe {
  readonly method: 'none' | 'post-stratify' | 'rake' | 'calibrate'
  readonly margins: readonly MarginDeclaration[]
  /** Most and least that a weight may be, in multiples of the mean weight; of rake, country by country. */
  readonly cap?: number
  readonly floor?: number
  /** Where margins cannot be met under the cap: refuse, or come as near as it goes. */
  readonly infeasible?: 'refuse' | 'nearest'
  /** Of calibrate. */
  readonly distance?: 'linear' | 'logit' | 'raking'
  /** Of calibrate: least and most that a weight may become, in multiples of itself. */
  readonly bounds?: { readonly least: number; readonly most: number }
}

/**
 * One category of a margin, before and after. Shares of the margin's total; of the country's, where the
 * first variable is the country's and there are others beside it. Null where so few are in it that it
 * would tell of them, or of few in another; `after` is told where it is the target.
 */
export interface MarginRow {
  readonly variables: readonly string[]
  readonly category: string
  readonly target: number
  readonly before: number | null
  readonly after: number | null
  readonly respondents: number | null
  /** There are one to four of them. */
  readonly isFew?: true
}

/** What a weighting came to. */
export interface WeightingReport {
  readonly recipe: WeightingRecipe
  readonly before: WeightDiagnostics
  readonly after: WeightDiagnostics
  /** By country, where the wave has several. */
  readonly countries: readonly { readonly country: string; readonly after: WeightDiagnostics }[]
  readonly margins: readonly MarginRow[]
  /** How many rows carry weights of so many times the mean (of their country), in steps. */
  readonly histogram: readonly {
    readonly from: number
    readonly to: number
    readonly rows: number
  }[]
  /** The heaviest rows, by their place in the data counted from 1: no answers of theirs. */
  readonly heaviest: readonly { readonly row: number; readonly timesMean: number }[]
}
