import {
  closeNames,
  endsSentence,
  hanPattern,
  isSpaced,
  makeLine,
  widthOf,
  type PageLine,
} from './page-line.ts'
import { bylineOf } from './page-byline.ts'
import { oneWord } from './page-letters.ts'
import { slicePage } from './page-slice.ts'
import { takeTables, type FoundTable, type TableRun } from './page-table.ts'

/** A stretch of a line between wide gaps; `x` and `end` in UTF-16 units of the line. */
export interface Run extends TableRun {
  readonly row: number
  readonly x: number
  readonly end: number
  readonly text: string
  readonly raw: string
}

/** White space before a paragraph's first line. */
const leastIndent = 2
const mostIndent = 6
const runPattern = /[^ ]+(?: [^ ]+)*/gu
/** A drop capital and what goes on beside it. */
const dropGap = 5

/** The runs of a line; letters spaced out, spread names and drop capitals stay in one. */
export function runsOf(line: string, row: number): Run[] {
  const runs: Run[] = []
  const text = line.replace(/(?<!(?:^|\s)\p{Script=Han}\s{1,4})(?<![\p{Script=Han}])(\p{Script=Han})( {2,3})(\p{Script=Han})(?=$|[\s）)])(?! +(?!摄)\p{Script=Han}(?: |$))/gu, (all, a: string, gap: string, b: string) => `${a}${'\uE000'.repeat(gap.length)}${b}`) // prettier-ignore
  for (const { index, 0: found } of text.matchAll(runPattern)) {
    const run = { row, x: index, end: index + found.length, text: found, raw: found }
    const last = runs.at(-1)
    const gap = last === undefined ? 99 : run.x - last.end
    if (last !== undefined && gap <= dropGap && joins(last.text, run.text)) {
      runs[runs.length - 1] = { ...last, end: run.end, text: line.slice(last.x, run.end), raw: line.slice(last.x, run.end) } // prettier-ignore
    } else runs.push(run)
  }
  return runs.map((run) => {
    const raw = line.slice(run.x, run.end)
    return { ...run, raw, text: closeNames(raw) }
  })
}

/** A byline whose names are set apart. */
const bylineLead = /^[◎□■◆●]\s*\p{Script=Han}|(?:记者|通讯员)(?:\s+\p{Script=Han}{2,4})*$/u

function joins(left: string, right: string): boolean {
  if (bylineLead.test(left) && /^\p{Script=Han}{2,4}$/u.test(right)) return true
  if (/^[A-Z]?\d{1,2}版$/u.test(left) && /^\p{Script=Han}/u.test(right)) return true
  const single = /^\S$/u.test(left)
  if (single && /^\p{Lu}$/u.test(left) && /^\p{Ll}/u.test(right)) return true
  if (single && /^\p{Script=Han}$/u.test(left) && /^\p{Script=Han}{2}/u.test(right)) return true
  const spacedLeft = single || isSpaced(left) || /^\p{L} \p{L}$/u.test(left)
  const spacedRight = /^\S$/u.test(right) || isSpaced(right) || /^\p{L} \p{L}$/u.test(right)
  return spacedLeft && spacedRight && !/\d/u.test(left + right)
}

/** So many rows with text in two columns, and such a share of all, tell that columns stand side by side. */
const leastBeside = 4
const leastShare = 0.08

/** Whether the text keeps the page's columns side by side. */
export function isLaidOut(lines: readonly string[]): boolean {
  const rows = lines.map((line, row) => runsOf(line, row))
  const { used } = takeTables(rows)
  const own = rows.map((runs) => runs.filter((run) => !used.has(run))).filter((runs) => runs.length > 0) // prettier-ignore
  const isProse = (run: Run): boolean => widthOf(run.text) >= 12 && /\p{L}{3}/u.test(run.text)
  const beside = own.filter((runs) => runs.slice(1).some(isProse) && runs.some((run, at) => at === 0 ? isProse(run) || run.x > 0 : false)).length // prettier-ignore
  return beside >= leastBeside && beside >= own.length * leastShare
}

/** A line of a table, as wide as the table, or a run of text. */
type Piece = { readonly x: number; readonly end: number } & (
  | { readonly run: Run }
  | { readonly table: FoundTable }
)

/** Prices of reading on over white space, in the measure of page-slice: a column costs 1.5. */
const follow = {
  word: -1.5,
  noWord: 1.5,
  sentence: -0.7,
  noSentence: 0.2,
  within: 1,
  prose: -0.2,
  bylines: 2,
}

/** Letters that say more against a word than this say that it is none. */
const leastOdds = -1

const hyphens = '-‐¬\u00AD'

/** Each run is compared with many others. */
const bylines = new WeakMap<Run, boolean>()

function isByline(run: Run): boolean {
  const known = bylines.get(run)
  if (known !== undefined) return known
  const is = bylineOf(run.text) !== undefined
  bylines.set(run, is)
  return is
}

/** How ill a piece of text goes on with another. */
function followOf(one: Piece, two: Piece, language: string): number {
  if (!('run' in one) || !('run' in two)) return 0
  const [last, next] = [one.run.text, two.run.text]
  const open = !endsSentence(last)
  if (isByline(one.run) && isByline(two.run)) return follow.bylines
  if (hanPattern.test(next)) return open && /^[^\u3000].*[，。；、]/u.test(next) ? follow.prose : 0
  const within = !/^\p{Ll}\.\s\p{Lu}/u.test(next) && /^(?:[\p{Ll}),.;:»]|[—–-] \p{Ll})/u.test(next)
  const cut = hyphens.includes(last.at(-1)!) ? /\p{L}+(?=.$)/u.exec(last)?.[0] : undefined
  if (cut !== undefined) return within && oneWord(cut, /^\p{L}*/u.exec(next)![0], language) > leastOdds ? follow.word : follow.noWord // prettier-ignore
  return open ? (within ? follow.sentence : follow.noSentence) : within ? follow.within : 0
}

/** The lines of a page whose columns stand side by side, column after column. */
export function unfoldColumns(lines: readonly string[], language: string): PageLine[] {
  const rows = lines.map((line, row) => runsOf(line.trimEnd(), row))
  const tables = takeTables(rows)
  const pieces = rows.map((runs, row): Piece[] => [
    ...runs.filter((run) => !tables.used.has(run)).map((run) => ({ x: run.x, end: run.end, run })),
    ...tables.found.filter(({ top, bottom }) => row >= top && row <= bottom).map((table) => ({ x: table.left, end: table.right, table })),
  ].toSorted((a, b) => a.x - b.x)) // prettier-ignore
  const found: PageLine[] = []
  const told = new Set<FoundTable>()
  for (const slice of slicePage(pieces, (one, two) => followOf(one, two, language))) {
    const runs = slice.flat().flatMap((piece) => ('run' in piece ? [piece.run] : []))
    const edge = edgeOf(runs)
    let last: Run | undefined
    for (const piece of slice.flat()) {
      if ('table' in piece) {
        if (!told.has(piece.table)) found.push({ ...makeLine('', piece.table.top + 1, true), table: piece.table.table }) // prettier-ignore
        told.add(piece.table)
        last = undefined
        continue
      }
      const { run } = piece
      const lead = edge === undefined ? 0 : run.x - edge
      const raw = lead >= leastIndent && lead <= mostIndent ? ' '.repeat(lead) + run.raw : run.raw
      found.push(makeLine(raw, run.row + 1, last === undefined || run.row > last.row + 1))
      last = run
    }
  }
  return found
}

/** Where most of a column's lines begin; undefined where they begin anywhere. */
function edgeOf(runs: readonly Run[]): number | undefined {
  const counts = new Map<number, number>()
  for (const { x } of runs) counts.set(x, (counts.get(x) ?? 0) + 1)
  const [edge, count] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [0, 0]
  return count >= 3 && count > runs.length / 2 ? edge : undefined
}
