export type SavFaultCode =
  | 'sav.not-a-sav'
  | 'sav.cut-short'
  | 'sav.count-unbelievable'
  | 'sav.record-malformed'
  | 'sav.record-misplaced'
  | 'sav.variable-unknown'
  | 'sav.name-twice'
  | 'sav.encoding-missing'
  | 'sav.encoding-unsupported'
  | 'sav.text-undecodable'
  | 'sav.value-not-a-number'
  | 'sav.code-misplaced'
  | 'sav.rows-missing'
  | 'sav.rows-beyond-count'
  | 'sav.blocks-malformed'
  | 'sav.too-large'

/** Why a file is no readable SPSS file, and where: nothing of it is handed out. */
export interface SavFault {
  readonly code: SavFaultCode
  /** Bytes from the beginning of the file; among compressed cases, of the chunk they came in. */
  readonly offset: number
  /** The part of the file: `header`, `variable`, `7/14 very long strings`, `cases` … */
  readonly record: string
  /** What was broken, as one plain sentence. */
  readonly rule: string
  /** Counted from 1. */
  readonly row?: number
  readonly column?: string
}

/** Unwinds the reading of a file at its fault; never leaves this folder. */
export class SavStop extends Error {
  override readonly name = 'SavStop'
  readonly fault: SavFault

  constructor(fault: SavFault) {
    super(`${fault.code}: ${fault.rule}`)
    this.fault = fault
  }
}

/** How much of a file is read at most: what goes beyond is refused, never cut. */
export interface SavLimits {
  /** Bytes of the whole file. */
  readonly bytes: number
  /** Bytes of everything before the cases. */
  readonly dictionaryBytes: number
  readonly variables: number
  /** Rows × variables. */
  readonly cells: number
  /** Bytes of all different texts together. */
  readonly textBytes: number
}

export const savLimits: SavLimits = {
  bytes: 8 * 2 ** 30,
  dictionaryBytes: 64 * 2 ** 20,
  variables: 50_000,
  cells: 500_000_000,
  textBytes: 2 ** 30,
}
