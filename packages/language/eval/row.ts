/** One measured figure of the package, with what it must reach. */
export interface Row {
  figure: string
  value: number
  unit: string
  least?: number
  most?: number
  peers?: Record<string, number>
  detail?: unknown
}
