import { closeNames, isSpaced, makeLine, widthOf, type PageLine } from './page-line.ts'
import { takeTables, type TableRun } from './page-table.ts'

/** A stretch of a line between wide gaps; `x` and `end` in UTF-16 units of the line. */
export interface Run extends TableRun {
  readonly row: number
  /** Where its column begins, as far as that is known; else where it begins itself. */
  x: number
  readonly end: number
  /** Where it begins itself. */
  readonly left: number
  readonly text: string
  readonly raw: string
}

/** A run's left edge may differ by so many units from the one above it. */
const slack = 2
/** White space before a paragraph's first line. */
const leastIndent = 2
const mostIndent = 6
/** So many signs of a line may hang over its column's edge. */
const mostHanging = 4
/** Beyond so many blocks their order is that of the lines: comparing all with all gets dear. */
const mostBlocks = 300

interface Chain {
  readonly runs: Run[]
  x: number
  left: number
  right: number
  top: number
  bottom: number
}

const runPattern = /[^ ]+(?: [^ ]+)*/gu
/** A drop capital and what goes on beside it. */
const dropGap = 5

/** The runs of a line; letters spaced out, spread names and drop capitals stay in one. */
export function runsOf(line: string, row: number): Run[] {
  const runs: Run[] = []
  const text = line.replace(/(?<!(?:^|\s)\p{Script=Han}\s{1,4})(?<![\p{Script=Han}])(\p{Script=Han})( {2,3})(\p{Script=Han})(?=$|[\s）)])(?! +(?!摄)\p{Script=Han}(?: |$))/gu, (all, a: string, gap: string, b: string) => `${a}${'\uE000'.repeat(gap.length)}${b}`) // prettier-ignore
  for (const { index, 0: found } of text.matchAll(runPattern)) {
    const run = { row, x: index, left: index, end: index + found.length, text: found, raw: found }
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

function joins(left: string, right: string): boolean {
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

/** The lines of a page whose columns stand side by side, column after column. */
export function unfoldColumns(lines: readonly string[]): PageLine[] {
  const rows = lines.map((line, row) => runsOf(line.trimEnd(), row))
  const tables = takeTables(rows)
  snap(rows.map((runs) => runs.filter((run) => !tables.used.has(run))))
  const chains: Chain[] = []
  const isOpen = new Set<Chain>()
  for (const [row, runs] of rows.entries()) {
    for (const chain of isOpen) if (chain.bottom < row - 1) isOpen.delete(chain)
    const taken = new Set<Chain>()
    for (const run of runs) {
      if (tables.used.has(run)) continue
      const chain = chainFor(run, rows, isOpen, taken)
      if (chain === undefined) {
        const made = { runs: [run], x: run.x, left: run.x, right: run.end, top: row, bottom: row }
        chains.push(made)
        taken.add(made)
      } else {
        chain.runs.push(run)
        chain.x = run.x
        chain.left = Math.min(chain.left, run.x)
        chain.right = Math.max(chain.right, run.end)
        chain.bottom = row
        taken.add(chain)
      }
    }
    for (const chain of taken) isOpen.add(chain)
  }
  const blocks = [
    ...chains.map((chain) => ({ ...chain, table: undefined })),
    ...tables.found.map((table) => ({ ...table, runs: [] as Run[], x: table.left })),
  ].map((block) => (standsAlone(block, rows) ? { ...block, left: 0, right: Infinity } : block))
  return inReadingOrder(blocks).flatMap((block) => {
    if (block.table !== undefined)
      return [{ ...makeLine('', block.top + 1, true), table: block.table }]
    const edge = edgeOf(block.runs)
    return block.runs.map((run, index) => {
      const lead = edge === undefined ? 0 : run.left - edge
      const raw = lead >= leastIndent && lead <= mostIndent ? ' '.repeat(lead) + run.raw : run.raw
      return makeLine(raw, run.row + 1, index === 0)
    })
  })
}

/** A line may begin so far before its column's edge, or behind it. */
const before = 2
const behind = 4
/** An edge has at least so many lines. */
const leastLines = 3
const narrowestColumn = 8

/** Gives runs the edges of the page's columns, which lines miss by a sign or an indent. */
function snap(rows: readonly (readonly Run[])[]): void {
  const counts = new Map<number, number>()
  for (const run of rows.flat()) counts.set(run.x, (counts.get(run.x) ?? 0) + 1)
  const near = (x: number): number => (counts.get(x - 1) ?? 0) + 2 * (counts.get(x) ?? 0) + (counts.get(x + 1) ?? 0) // prettier-ignore
  const edges: number[] = []
  for (const x of [...counts.keys()].toSorted((a, b) => near(b) - near(a) || a - b)) {
    if ((counts.get(x) ?? 0) < leastLines) continue
    if (edges.every((edge) => Math.abs(edge - x) >= narrowestColumn)) edges.push(x)
  }
  for (const run of rows.flat()) {
    const edge = edges.find((one) => run.x >= one - before && run.x <= one + behind)
    if (edge !== undefined) run.x = edge
  }
}

/** Where most of a column's lines begin; undefined where they begin anywhere. */
function edgeOf(runs: readonly Run[]): number | undefined {
  const counts = new Map<number, number>()
  for (const { left } of runs) counts.set(left, (counts.get(left) ?? 0) + 1)
  const [edge, count] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [0, 0]
  return count >= 3 && count > runs.length / 2 ? edge : undefined
}

function chainFor(
  run: Run,
  rows: readonly (readonly Run[])[],
  open: ReadonlySet<Chain>,
  taken: ReadonlySet<Chain>,
): Chain | undefined {
  const beside = rows[run.row]!
  const single = beside.length === 1
  let best: Chain | undefined
  let least = Infinity
  for (const chain of open) {
    if (taken.has(chain) || chain.bottom !== run.row - 1) continue
    const last = chain.runs.at(-1)!
    const edge = Math.min(Math.abs(run.x - last.x), Math.abs(run.x - chain.left))
    const drop = run.x > chain.left && run.x - chain.left <= dropGap && chain.runs.length < 4
    const lone = rows[last.row]!.length === 1
    const wide = Math.min(run.x + widthOf(run.text), last.x + widthOf(last.text))
    const shared = Math.min(run.end, last.end) - Math.max(run.x, last.x)
    const short = Math.min(run.end - run.x, last.end - last.x)
    const centred = single && lone && wide > Math.max(run.x, last.x)
    const alone =
      !beside.some((other) => other !== run && overlaps(other, last)) &&
      ![...open].some(
        (other) =>
          other !== chain && other.bottom === run.row - 1 && overlaps(run, other.runs.at(-1)!),
      )
    const fits =
      edge <= slack || ((drop || shared >= short * 0.6 || centred) && alone && single === lone)
    if (!fits || edge >= least) continue
    least = edge
    best = chain
  }
  return best
}

function overlaps(one: { x: number; end: number }, two: { x: number; end: number }): boolean {
  return one.x < two.end && two.x < one.end
}

/** What stands alone in its rows, in their middle and below an empty one, goes over all columns. */
function standsAlone(
  { left, right, top, bottom, runs }: Block & { runs: readonly Run[] },
  rows: readonly (readonly Run[])[],
): boolean {
  if (top > 0 && rows[top - 1]!.length > 0) return false
  if (left < 8 && right < 70) return false
  if (runs.length > 0 && rows.slice(top, bottom + 1).some((row) => row.length !== 1)) return false
  return rows.slice(top, bottom + 1).every((row) => row.every((run) => run.x >= left - 4 && run.end <= right + 4)) // prettier-ignore
}

interface Block {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/**
 * Blocks as they are read: from above to below in a column, and a column before the one to its right
 * unless a block that spans both stands between.
 * @source T. Breuel, High performance document layout analysis, 2003
 */
function inReadingOrder<One extends Block>(blocks: readonly One[]): One[] {
  const byRow = blocks.toSorted((a, b) => a.top - b.top || a.left - b.left)
  if (byRow.length > mostBlocks) return byRow
  const after = byRow.map(() => new Set<number>())
  const waits = byRow.map(() => 0)
  const precede = (first: number, second: number): void => {
    if (after[first]!.has(second) || after[second]!.has(first)) return
    after[first]!.add(second)
    waits[second]! += 1
  }
  // Signs that hang over an edge make no overlap.
  const across = (a: Block, b: Block): boolean => {
    const shared = Math.min(a.right, b.right) - Math.max(a.left, b.left)
    return shared > Math.min(mostHanging, 0.3 * Math.min(a.right - a.left, b.right - b.left))
  }
  for (const [i, a] of byRow.entries()) {
    for (const [j, b] of byRow.entries())
      if (i !== j && across(a, b) && (a.top < b.top || (a.top === b.top && i < j))) precede(i, j)
  }
  const isBetween = (a: Block, b: Block): boolean => {
    const [top, bottom] = a.bottom < b.top ? [a.bottom, b.top] : [b.bottom, a.top]
    if (top >= bottom) return false
    return byRow.some(
      (c) => c !== a && c !== b && c.top >= top && c.bottom <= bottom && across(c, a) && across(c, b),
    ) // prettier-ignore
  }
  for (const [i, a] of byRow.entries()) {
    for (const [j, b] of byRow.entries())
      if (i !== j && a.left < b.left && !across(a, b) && !isBetween(a, b)) precede(i, j)
  }
  const order: One[] = []
  const done = new Set<number>()
  while (order.length < byRow.length) {
    let next = byRow.findIndex((_, index) => !done.has(index) && waits[index] === 0)
    // Blocks that wait for each other: the highest goes first.
    if (next === -1) next = byRow.findIndex((_, index) => !done.has(index))
    done.add(next)
    order.push(byRow[next]!)
    for (const later of after[next]!) waits[later]! -= 1
  }
  return order
}
