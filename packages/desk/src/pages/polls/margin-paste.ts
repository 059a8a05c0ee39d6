/** A line of a pasted list that no category answers to. */
export interface PasteFault {
  /** Counted from 1. */
  line: number
  text: string
}

export interface Pasted {
  /** Numbers as they were written, by code. */
  targets: Record<string, number>
  faults: PasteFault[]
}

/**
 * Reads targets out of a spreadsheet or a CSV file: what a category is called, or its code, then its
 * number. A line of heads at the top, without a number, is passed over; a percent sign is.
 * @param codes the codes by what they may be called, in small letters
 */
export function parsePasted(text: string, codes: ReadonlyMap<string, string>): Pasted {
  const targets: Record<string, number> = {}
  const faults: PasteFault[] = []
  const lines = text.split(/\r?\n/)
  const separator = ['\t', ';', ','].find((one) => lines.some((line) => line.includes(one))) ?? '\t'
  lines.forEach((line, index) => {
    if (line.trim() === '') return
    const cells = cellsOf(line, separator)
    // A decimal comma in a file whose cells are parted by commas is two cells: none of ours.
    const value = numberIn(cells.at(-1) ?? '')
    const name = cells.slice(0, -1).join('|').toLocaleLowerCase()
    const code = codes.get(name) ?? codes.get(name.split('|').at(-1) ?? '')
    if (value !== undefined && code !== undefined) targets[code] = value
    else if (index > 0 || value !== undefined) faults.push({ line: index + 1, text: line.trim() })
  })
  return { targets, faults }
}

/** A separator between quotation marks is part of its cell, and two marks there are one. */
function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (const sign of line) {
    if (sign === separator && !isQuoted) {
      cells.push(cell)
      cell = ''
      continue
    }
    if (sign === '"') isQuoted = !isQuoted
    cell += sign
  }
  return [...cells, cell].map((one) => {
    const text = one.trim()
    return /^".*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text
  })
}

/** `1 234,5`, `1,234.5`, `51.2 %`; undefined for what is no number at or above 0. */
export function numberIn(written: string): number | undefined {
  const bare = written.replaceAll(/[\s\u00a0\u202f%'’]/g, '')
  const plain = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(bare)
    ? bare.replaceAll(',', '')
    : bare.replace(',', '.')
  return /^\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined
}
