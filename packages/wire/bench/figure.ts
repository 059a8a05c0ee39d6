/** One line of `npm run bench`. */
export interface Figure {
  readonly figure: string
  readonly value: number
  readonly unit: string
  readonly aim?: number
  readonly peer?: { readonly what: string; readonly value: number }
}
