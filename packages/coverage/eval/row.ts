/** One measured figure of the package, with what it must reach. */
export interface Row {
  readonly figure: string
  readonly value: number
  readonly unit: string
  readonly least?: number
  readonly most?: number
  /** The same figure of other ways, measured in the same run. */
  readonly peers?: Readonly<Record<string, number>>
}
