import type { Readable } from 'node:stream'

/** Where a command reads and writes. */
export interface Terminal {
  env: Readonly<Record<string, string | undefined>>
  stdin: Readable
  /** Standard output: results and nothing else. */
  out: (text: string) => void
  /** Waits until what was printed has gone out; left out where nothing is held back. */
  drained?: () => Promise<void>
  /** Standard error: what went wrong, how far it is. */
  err: (text: string) => void
  /** A person reads standard output: tables instead of lines of JSON. */
  isPerson: boolean
  /** Columns. */
  width: number
  clock: () => number
}

/** A command that cannot be done: one line that says what is wrong, where, and what to do. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault'
  readonly exitCode: 1 | 2

  constructor(text: string, exitCode: 1 | 2 = 1, options?: { cause?: unknown }) {
    super(text, options)
    this.exitCode = exitCode
  }
}

type Cell = string | number | boolean | null | undefined

/** Prints rows: a table for a person, one JSON object a line for a program. */
export function printRows<Row extends object>(
  terminal: Terminal,
  rows: readonly Row[],
  columns: Readonly<Record<string, (row: Row) => Cell>>,
  empty: string,
): void {
  if (!terminal.isPerson) {
    for (const row of rows) terminal.out(`${JSON.stringify(row)}\n`)
    return
  }
  if (rows.length === 0) {
    terminal.out(`${empty}\n`)
    return
  }
  const heads = Object.keys(columns)
  const cells = rows.map((row) =>
    Object.values(columns).map((cell) => String(cell(row) ?? '–').replaceAll(/\s+/g, ' ')),
  )
  const widths = heads.map((head, index) =>
    Math.max(columnsOf(head), ...cells.map((row) => columnsOf(row[index] ?? ''))),
  )
  const line = (row: readonly string[]): string =>
    row
      .map((text, index) => text + ' '.repeat((widths[index] ?? 0) - columnsOf(text)))
      .join('  ')
      .trimEnd()
  terminal.out(`${line(heads)}\n${cells.map((row) => `${line(row)}\n`).join('')}`)
}

/** Columns a text takes on a terminal: Han signs and their like take two. */
function columnsOf(text: string): number {
  let columns = 0
  for (const sign of text.replaceAll(/\p{M}/gu, ''))
    columns +=
      /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        sign,
      )
        ? 2
        : 1
  return columns
}
