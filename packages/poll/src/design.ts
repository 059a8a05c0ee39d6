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
  /** The column that says of which country, or of which other part of a whole, a row is. */
  readonly country?: string
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
}
