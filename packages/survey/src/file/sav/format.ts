import type { Format } from '../data-set.ts'

/** Print formats by their number in a system file. @source GNU PSPP's description of the format */
const types: Readonly<Record<number, string>> = {
  1: 'A',
  2: 'AHEX',
  3: 'COMMA',
  4: 'DOLLAR',
  5: 'F',
  6: 'IB',
  7: 'PIBHEX',
  8: 'P',
  9: 'PIB',
  10: 'PK',
  11: 'RB',
  12: 'RBHEX',
  15: 'Z',
  16: 'N',
  17: 'E',
  20: 'DATE',
  21: 'TIME',
  22: 'DATETIME',
  23: 'ADATE',
  24: 'JDATE',
  25: 'DTIME',
  26: 'WKDAY',
  27: 'MONTH',
  28: 'MOYR',
  29: 'QYR',
  30: 'WKYR',
  31: 'PCT',
  32: 'DOT',
  33: 'CCA',
  34: 'CCB',
  35: 'CCC',
  36: 'CCD',
  37: 'CCE',
  38: 'EDATE',
  39: 'SDATE',
  40: 'MTIME',
  41: 'YMDHMS',
}

/** The second smallest double: an open end of a range, beside the one that means no answer. */
export const lowest: number = 2 ** 971 - Number.MAX_VALUE

const numbers: ReadonlyMap<string, number> = new Map(
  Object.entries(types).map(([number, type]) => [type, Number(number)]),
)

/** The format packed in four bytes: zero, type, width, decimals. An unknown type is read as F. */
export function unpackFormat(packed: number, kind: 'number' | 'text'): Format & { known: boolean } {
  const type = types[(packed >> 16) & 0xff]
  const known = type !== undefined && (type === 'A' || type === 'AHEX') === (kind === 'text')
  return {
    type: known ? type : kind === 'text' ? 'A' : 'F',
    width: (packed >> 8) & 0xff,
    decimals: packed & 0xff,
    known,
  }
}

/** The format as a system file packs it, none if it has no such format. */
export function packFormat({ type, width, decimals }: Format): number | undefined {
  const number = numbers.get(type)
  if (number === undefined || decimals < 0 || decimals > 255) return undefined
  return (number << 16) | (Math.min(Math.max(width, 1), 255) << 8) | decimals
}

/** `F8.2`, `A20`, `DATE11`. */
export function formatName({ type, width, decimals }: Format): string {
  const hasDecimals = decimals > 0 || ['F', 'COMMA', 'DOT', 'DOLLAR', 'PCT', 'E'].includes(type)
  return hasDecimals ? `${type}${width}.${decimals}` : `${type}${width}`
}
