/** Why a CSV file is refused, and at which row and column. */
export interface CsvFault {
  readonly code:
    | 'csv.empty'
    | 'csv.header-unusable'
    | 'csv.row-uneven'
    | 'csv.row-too-long'
    | 'csv.quote-open'
    | 'csv.quote-misplaced'
    | 'csv.encoding-unclear'
    | 'csv.encoding-unknown'
    | 'csv.text-undecodable'
    | 'csv.value-not-a-number'
    | 'csv.column-mixed'
    | 'csv.too-large'
  /** What was broken, as one plain sentence. */
  readonly rule: string
  /** The line of the file where the row begins, from 1. */
  readonly line?: number
  /** The row of data, the header not counted, from 1. */
  readonly row?: number
  /** The column's name, or its number from 1 where it has none. */
  readonly column?: string
  readonly offset?: number
  /** Encodings in which the first bytes are text, each with a piece of that text to choose by. */
  readonly candidates?: readonly { readonly encoding: string; readonly sample: string }[]
}

export class CsvStop extends Error {
  override readonly name = 'CsvStop'
  readonly fault: CsvFault

  constructor(fault: CsvFault) {
    super(`${fault.code}: ${fault.rule}`)
    this.fault = fault
  }
}
