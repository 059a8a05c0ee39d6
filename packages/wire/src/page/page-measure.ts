import { endsSentence, hanPattern, type PageLine } from './page-line.ts'

/** So many lines before and after a line tell the width of its column. */
const reach = 8
const hanReach = 4
/** As many surely full lines suffice. */
const enough = 3

/** What can be known of lines by their neighbours. */
export interface Measure {
  /** Cells of the column that a line stands in, as far as its neighbours tell; 0 where they do not. */
  readonly columns: readonly number[]
  /** The page's commonest column. */
  readonly common: number
  /** Whether Chinese paragraphs begin with ideographic spaces. */
  readonly indents: boolean
}

/** Estimates the width of each line's column from the lines that must be full. */
export function measure(lines: readonly PageLine[], han: boolean): Measure {
  const full = lines.map((line, index) => (isSurelyFull(line, lines[index + 1], han) ? line.width : 0)) // prettier-ignore
  const known = full.filter((width) => width > 0).toSorted((a, b) => a - b)
  const common = known[Math.floor(known.length / 2)] ?? 0
  const indents = lines.filter((line) => line.indent).length >= 2
  const columns = lines.map((_, index) => {
    const before = side(lines, full, index, -1, han)
    const after = side(lines, full, index, 1, han)
    const [least, most] = [Math.min(before, after), Math.max(before, after)]
    // What is much narrower was a headline's line.
    return least > most * 0.6 ? least : most > 0 ? most : (blockWidth(lines, index) ?? common)
  })
  return { columns, common, indents }
}

/** The widest line of the block that a line stands in; undefined for blocks of one or two. */
function blockWidth(lines: readonly PageLine[], index: number): number | undefined {
  let from = index
  while (from > 0 && !lines[from]!.first && index - from < reach) from -= 1
  let to = index
  while (to + 1 < lines.length && !lines[to + 1]!.first && to - index < reach) to += 1
  const block = lines.slice(from, to + 1)
  if (block.length < 3 || !block.some((line) => endsSentence(line.text))) return undefined
  return Math.max(...block.map((line) => (line.spaced ? 0 : line.width)))
}

function isSurelyFull(line: PageLine, next: PageLine | undefined, han: boolean): boolean {
  if (line.width < 12 || line.spaced || line.beside === true) return false
  if (han) return !line.first && hanPattern.test(line.text) && !/^[□■●]|[:：]/u.test(line.text)
  if (line.hyphen !== '') return true
  if (next === undefined || next.first || endsSentence(line.text)) return false
  return /^\p{Ll}/u.test(next.text)
}

function side(
  lines: readonly PageLine[],
  full: readonly number[],
  index: number,
  step: 1 | -1,
  han: boolean,
): number {
  const widths: number[] = []
  let at = han ? index : index + step
  if (!han && (step === 1 ? (lines[at]?.first ?? true) : lines[index]!.first)) return 0
  for (let count = 0; count < (han ? hanReach : reach); count += 1) {
    const width = full[at] ?? 0
    if (width > 0) widths.push(width)
    if (!han && widths.length === enough) break
    // Another block is another column.
    if (step === -1 ? lines[at]?.first === true : lines[at + 1]?.first === true) break
    at += step
    if (at < 0 || at >= lines.length) break
  }
  if (!han) return Math.max(0, ...widths)
  // The width that more than one line has; quotation marks and figures shift it a little.
  let common = 0
  let most = 1
  for (const width of widths.toSorted((a, b) => b - a)) {
    const alike = widths.filter((other) => Math.abs(width - other) <= 1).length
    if (alike > most) [most, common] = [alike, width]
  }
  return common
}

/** Whether the line leaves room for what comes next, so that something ended with it. */
export function leavesRoom(
  line: PageLine,
  next: PageLine | undefined,
  column: number,
  han: boolean,
): boolean {
  if (line.hyphen !== '' || column === 0) return false
  if (line.beside === true && !endsSentence(line.text)) return false
  if (han) return line.width <= column - 4
  const word = /^(?:[—–-]\s)?\S+/u.exec(next?.text ?? '')?.[0] ?? ''
  return line.width + 1 + word.length <= column
}
