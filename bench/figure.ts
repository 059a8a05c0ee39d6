/** One line of `npm run bench`. */
export interface Figure {
  readonly figure: string
  readonly value: number
  readonly unit: string
  readonly aim?: number
  /** What another way of doing the same came to, in the same run. */
  readonly peer?: { readonly what: string; readonly value: number }
}
