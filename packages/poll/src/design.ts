import type { PoolingPolicy } from '@suyab/survey/pool'

/** How a sample was drawn, by names of columns of its data. */
export interface DesignDeclaration {
  /** The stages of the draw, the first one first; none: each row was drawn by itself. */
  readonly stages: readonly StageDeclaration[]
  /** The column of weights that came with the data; without one every row weighs the same. */
  readonly weight?: string
  /** Whether clusters of one number in two strata are two. */
  readonly nested?: boolean
  /** What to do with a stratum of which one cluster is in the sample: refused unless told. */
  readonly lonely?: 'refuse' | 'certainty' | 'remove' | 'adjust' | 'average'
  /** Replicate weights that came with the data, instead of stages. */
  readonly replicates?: ReplicateDeclaration
  /** Replicate weights that are to be made of the stages. */
  readonly make?: ReplicateRule
  /** The column that says of which country, or of which other part of a whole, a row is. */
  readonly country?: string
  /**
   * What countries together stand for. Figures of this policy are told wherever they may be; without it
   * those of countries as equals and of samples as they fell out are, and less of each country.
   */
  readonly pooling?: PoolingPolicy
  /**
   * The column that says of whom a row is, by which people of a panel are found again. It is in no data:
   * only keyed hashes of it are kept, apart from the answers that are read.
   */
  readonly person?: string
}

export interface StageDeclaration {
  readonly cluster?: string
  readonly stratum?: string
  /** The column of how many clusters the stratum has, or of which share of them was drawn. */
  readonly population?: string
  readonly fraction?: string
}

export interface ReplicateDeclaration {
  readonly columns: readonly string[]
  readonly method: 'JK1' | 'JKn' | 'BRR' | 'Fay' | 'bootstrap' | 'successive-difference' | 'other'
  /** Fay's coefficient. */
  readonly rho?: number
  readonly scale?: number
  readonly rscales?: readonly number[]
  /** Whether the columns hold weights already, or factors of the weight. */
  readonly combined: boolean
  readonly degrees?: number
  /** Squares around the estimate itself instead of the replicates' mean. */
  readonly mse?: boolean
}

/**
 * How replicate weights are made of stages: one cluster left out in turn (`JK1` without strata, `JKn`
 * with), balanced halves (`BRR`, `Fay`), clusters drawn again (`bootstrap`, `subbootstrap`, `mrb` for
 * several stages), or successive differences along the order of the rows (`SDR`).
 */
export interface ReplicateRule {
  readonly method: 'JK1' | 'JKn' | 'BRR' | 'Fay' | 'bootstrap' | 'subbootstrap' | 'mrb' | 'SDR'
  /** Fay's coefficient. */
  readonly rho?: number
  /** How many, of those that are drawn and of successive differences. */
  readonly replicates?: number
  /** The same seed draws the same replicates. */
  readonly seed?: number
  readonly mse?: boolean
}
