/** A row of an evaluation's table. */
export interface Measured {
  readonly measure: string
  readonly value: string
  readonly aim: string
  readonly met: boolean
}

/** Takes what explains a measure that was missed. */
export type Note = (line: string) => void
