import type { PageTable } from './newspaper-page.ts'
import { isContents } from './page-contents.ts'
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
const widestCell = 30
/** Cells of one column may begin so far apart. */
const drift = 4
const widestGap = 24
const narrowest = 18

/** «Цена, руб.»: a point that ends no sentence. */
const unitAtEnd = /,\s\p{L}{1,4}\.$/u

const figure =
  /^[-+−–±<>≈~$¥₽€№]?\s?\d[\d.,:/%‰×x\s-]*(?:[\p{L}°%.]{0,6}\d*[\d.,]*[\p{L}%]{0,4}){0,2}$/u

/** Whether a cell holds a figure: 18,6, 31%, 1分58秒40, 4.38,06. */
export function isFigure(text: string): boolean {
  return /^[—–-]$/u.test(text) || isNumber(text.normalize('NFKC'))
}

function isNumber(text: string): boolean {
  return text.length <= 16 && figure.test(text) && !/[\p{Ll}]{4}/u.test(text)
}

/** Too narrow for a column of prose. */
function isNarrow({ text }: TableRun): boolean {
  return (
    isCell(text) &&
    widthOf(text) <= narrowest &&
    /[\p{L}\d]/u.test(text) &&
    !/^\p{Ll}\S*(?: \S+){2}/u.test(text)
  )
}

function isCell(text: string): boolean {
  if (widthOf(text) > widestCell || /[。，；：！？,;:!?-]$/u.test(text)) return false
  return !text.endsWith('.') || text.length <= 12
}

/** The tables among the runs of a page's lines, and which runs they have used up. */
export function takeTables<One extends TableRun>(
  rows: readonly (readonly One[])[],
): { found: FoundTable[]; used: ReadonlySet<One> } {
  const found: FoundTable[] = []
  const used = new Set<One>()
  for (let row = 0; row < rows.length; row += 1) {
    for (const run of rows[row]!) {
      if (used.has(run) || (!isFigure(run.text) && !isNarrow(run))) continue
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
  const around = cellsAround(rows[row]!, run, used)
  // Of what stands beside the figure only what goes on below is of the table.
  const below = [1, 2].map((step) => (rows[row + step] ?? []).filter((other) => isCell(other.text)))
  const goesOn = around.map((cell) => below.every((under) => under.some((other) => isUnder(cell, other)))) // prettier-ignore
  const at = around.indexOf(run)
  let [from, to] = [at, at]
  while (from > 0 && goesOn[from - 1] === true) from -= 1
  while (to < around.length - 1 && goesOn[to + 1] === true) to += 1
  const start = around.slice(from, to + 1)
  if (start.length < 2) return undefined
  // Three narrow columns are a table even without a figure.
  const worded = start.length >= 3 && start.every((cell) => isNarrow(cell))
  const cells = [start]
  let next = row + 1
  while (next < rows.length) {
    const match = matching(
      start,
      rows[next]!.filter((other) => isCell(other.text)),
    )
    if (match === undefined) break
    cells.push(match)
    next += 1
  }
  if (cells.length < leastRows) return undefined
  if (!worded && !cells.some((one) => one.some(({ text }) => isNumber(text)))) return undefined
  const all = [...cells]
  const head = rows[row - 1] === undefined ? undefined : matching(start, rows[row - 1]!.filter((other) => isCell(other.text))) // prettier-ignore
  if (head !== undefined) all.unshift(head)
  const left = Math.min(...all.flat().map(({ x }) => x))
  const right = Math.max(...all.flat().map(({ end }) => end))
  const above = row - all.length + cells.length - 1
  const title = rows[above]?.find(
    (other) => !used.has(other) && other.x < right && other.end > left && other.x >= left - 12 && (!/[。.，,;；-]$/u.test(other.text) || unitAtEnd.test(other.text)) && widthOf(other.text) <= 60,
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
function cellsAround<One extends TableRun>(
  runs: readonly One[],
  run: One,
  used: ReadonlySet<One>,
): One[] {
  const at = runs.indexOf(run)
  const isNext = (one: One | undefined, left: One | undefined, right: One | undefined): boolean =>
    one !== undefined &&
    isCell(one.text) &&
    (one === left || isNarrow(one) || isFigure(one.text)) &&
    !used.has(one) &&
    right!.x - left!.end <= widestGap
  let last = at
  while (isNext(runs[last + 1], runs[last], runs[last + 1])) last += 1
  let first = at
  while (isNext(runs[first - 1], runs[first - 1], runs[first])) first -= 1
  return runs.slice(first, last + 1)
}

function isUnder(cell: TableRun, run: TableRun): boolean {
  return Math.abs(run.x - cell.x) <= drift || Math.abs(run.end - cell.end) <= 2
}

/** The runs that stand where the cells stand, the last of them a figure or a column's name. */
function matching<One extends TableRun>(
  cells: readonly One[],
  runs: readonly One[],
): One[] | undefined {
  const match: One[] = []
  let missing = 0
  for (const cell of cells) {
    const under = runs.find((run) => isUnder(cell, run) && !match.includes(run))
    if (under === undefined) missing += 1
    else match.push(under)
  }
  // A cell may be empty.
  if (match.length < 2 || missing > Math.floor(cells.length / 3)) return undefined
  return match
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
    const titled =
      above !== '' && above.length <= 60 && (!/[.。,，;；-]$/u.test(above) || unitAtEnd.test(above))
    if (titled) top -= 1
    found.set(top, { table: { title: titled ? above : null, rows }, length: end - top })
    row = end - 1
  }
  return found
}

/** A short line with a figure in it that goes on no sentence. */
function isPlainRow(line: string): boolean {
  const text = line.trim().replace(/[０-９．]/gu, (sign) => sign.normalize('NFKC'))
  if (
    isContents(text) ||
    text.length > 90 ||
    text.length < 5 ||
    !/\d/u.test(text) ||
    !/\p{L}{2}/u.test(text)
  )
    return false
  if (/[,;:。，；：！？!?…«“-]$|\p{Ll}{3}\.$|^[—–-]\s|^[（(«“]/u.test(text)) return false
  if (
    !/^(?:[\p{Lu}\d№]|\p{Script=Han}+\s)/u.test(text) ||
    /\p{Ll}{3}[.!?]\s|[。！？；，]/u.test(text)
  )
    return false
  const last = /(?<=\s)\S+$/u.exec(text)?.[0]
  const first = /^\S+(?=\s)/u.exec(text)?.[0]
  return (last !== undefined && isFigure(last)) || (first !== undefined && isNumber(first) && /^\d+[.:]\d\d|^\d{1,3}$/u.test(first)) // prettier-ignore
}

function isNames(text: string): boolean {
  const words = text.split(/\s+/u)
  return words.length >= 2 && words.length <= 8 && !/[\d.,;:!?。，]/u.test(text) && words.every((word) => /^(?:\p{Lu}|\p{Script=Han})/u.test(word)) // prettier-ignore
}

function cellsOf(line: string): string[] {
  const cells = line.trim().split(/\s+/u)
  let figures = 0
  while (figures < cells.length - 1 && isFigure(cells.at(-1 - figures)!) && cells.at(-2 - figures) !== '№') figures += 1 // prettier-ignore
  return [cells.slice(0, cells.length - figures).join(' '), ...cells.slice(cells.length - figures)]
}
