import type { PageTable } from './newspaper-page.ts'
import { widthOf } from './page-line.ts'

/** A cell, or a stretch of text beside a table. */
export interface TableRun {
  readonly row: number
  readonly x: number
  readonly end: number
  readonly text: string
}

export interface FoundTable {
  readonly table: PageTable
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** Fewer rows of numbers may be anything. */
const leastRows = 3
const widestCell = 34
/** Cells of one column may begin so far apart. */
const drift = 4

const figure = /^[-+−–±<>≈~$¥₽€№]?\s?\d[\d.,:/%‰×x\s-]*(?:[\p{L}°%.]{0,6}\d*[\d.,]*[\p{L}%]{0,4}){0,2}$/u

/** Whether a cell holds a figure: 18,6, 31%, 1分58秒40, 4.38,06. */
export function isFigure(text: string): boolean {
  return text.length <= 16 && figure.test(text) && !/[\p{Ll}]{4}/u.test(text)
}

function isCell(text: string): boolean {
  return widthOf(text) <= widestCell && !/[。，；：！？,;:.!?-]$/u.test(text)
}

/** The tables among the runs of a page's lines, and which runs they have used up. */
export function takeTables<One extends TableRun>(
  rows: readonly (readonly One[])[],
): { found: FoundTable[]; used: ReadonlySet<One> } {
  const found: FoundTable[] = []
  const used = new Set<One>()
  for (let row = 0; row < rows.length; row += 1) {
    for (const run of rows[row]!) {
      if (used.has(run) || !isFigure(run.text)) continue
      const table = tableAt(rows, row, run, used)
      if (table !== undefined) found.push(table)
    }
  }
  return { found, used }
}

function tableAt<One extends TableRun>(
  rows: readonly (readonly One[])[],
  row: number,
  run: One,
  used: Set<One>,
): FoundTable | undefined {
  // The rows below, empty lines between them passed over, whose cells stand under the first's.
  const start = cellsAround(rows[row]!, run)
  if (start === undefined) return undefined
  let cells = [start]
  let next = row + 1
  while (next < rows.length) {
    const under = rows[next]!.filter((other) => isCell(other.text))
    const match = matching(start, under)
    if (match === undefined) break
    cells.push(match)
    next += 1
  }
  if (cells.length < leastRows) return undefined
  // A text column to the left that happened to look like cells once.
  const width = Math.max(...cells.map((one) => one.length))
  if (width < 2) return undefined
  const all = [...cells]
  const head = rows[row - 1] === undefined ? undefined : matching(start, rows[row - 1]!.filter((other) => isCell(other.text))) // prettier-ignore
  if (head !== undefined) all.unshift(head)
  const left = Math.min(...all.flat().map(({ x }) => x))
  const right = Math.max(...all.flat().map(({ end }) => end))
  const above = row - all.length + cells.length - 1
  const title = rows[above]?.find(
    (other) => !used.has(other) && other.x < right && other.end > left && other.x >= left - 12 && !/[。.，,;；-]$/u.test(other.text) && widthOf(other.text) <= 60,
  ) // prettier-ignore
  for (const cell of all.flat()) used.add(cell)
  if (title !== undefined) used.add(title)
  return {
    table: {
      title: title?.text ?? null,
      rows: all.map((one) => one.map(({ text }) => text.replace(/\s+/gu, ' '))),
    },
    top: title === undefined ? row - (all.length - cells.length) : above,
    bottom: next - 1,
    left,
    right,
  }
}

/** The figure with the cells left and right of it. */
function cellsAround<One extends TableRun>(runs: readonly One[], run: One): One[] | undefined {
  const at = runs.indexOf(run)
  let last = at
  while (last + 1 < runs.length && isFigure(runs[last + 1]!.text)) last += 1
  let first = at
  while (first > 0 && isCell(runs[first - 1]!.text) && runs[first]!.x - runs[first - 1]!.end <= 16)
    first -= 1
  return last === first ? undefined : runs.slice(first, last + 1)
}

/** The runs that stand where the cells stand, the last of them a figure or a column's name. */
function matching<One extends TableRun>(
  cells: readonly One[],
  runs: readonly One[],
): One[] | undefined {
  const match = cells.map((cell) =>
    runs.find((run) => Math.abs(run.x - cell.x) <= drift || Math.abs(run.end - cell.end) <= 2),
  )
  if (match.some((run) => run === undefined) || new Set(match).size < match.length) return undefined
  return match as One[]
}

/** Rows whose cells only single spaces part: lines that end in figures, under a line of names. */
export function findPlainTables(
  lines: readonly string[],
): Map<number, { table: PageTable; length: number }> {
  const found = new Map<number, { table: PageTable; length: number }>()
  for (let row = 0; row < lines.length; row += 1) {
    let end = row
    while (end < lines.length && isPlainRow(lines[end]!)) end += 1
    if (end - row < leastRows) {
      row = Math.max(row, end - 1)
      continue
    }
    const rows = lines.slice(row, end).map((line) => cellsOf(line))
    let top = row
    const head = lines[row - 1]?.trim() ?? ''
    if (isNames(head)) {
      top -= 1
      rows.unshift(head.split(/\s+/u))
    }
    const above = lines[top - 1]?.trim() ?? ''
    const titled = above !== '' && above.length <= 60 && !/[.。,，;；-]$/u.test(above)
    if (titled) top -= 1
    found.set(top, { table: { title: titled ? above : null, rows }, length: end - top })
    row = end - 1
  }
  return found
}

function isPlainRow(line: string): boolean {
  const text = line.trim()
  const last = /(?<=\s)\S+$/u.exec(text)?.[0]
  if (last === undefined || !isFigure(last) || text.length > 90) return false
  return /\p{L}{2}/u.test(text) && !/\p{Ll}{2}[.!?]\s|[。！？；—]|^[—–-]\s/u.test(text)
}

function isNames(text: string): boolean {
  const words = text.split(/\s+/u)
  return words.length >= 2 && words.length <= 8 && !/[\d.,;:!?。，]/u.test(text) && words.every((word) => /^(?:\p{Lu}|\p{Script=Han})/u.test(word)) // prettier-ignore
}

function cellsOf(line: string): string[] {
  const cells = line.trim().split(/\s+/u)
  let figures = 0
  while (figures < cells.length - 1 && isFigure(cells.at(-1 - figures)!)) figures += 1
  return [cells.slice(0, cells.length - figures).join(' '), ...cells.slice(cells.length - figures)]
}
