/** What a measurement besides the reference file found. */
export interface Measured {
  readonly figure: string
  readonly right: number
  readonly all: number
  readonly notes: readonly string[]
}
