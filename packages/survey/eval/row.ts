/** One measured figure of the package, with what it must reach. */
export interface Row {
  readonly figure: string
  readonly value: number
  readonly unit: string
  readonly least?: number
  readonly most?: number
}
