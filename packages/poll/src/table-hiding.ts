import { complementarySuppression, type Relation, type TableCell } from '@suyab/survey/suppression' // prettier-ignore
import { refuse, ok, type Result } from '@suyab/survey/result'
import type { Grid } from './table-grid.ts'
import type { TableFault } from './table-fault.ts'

/** The figures of a table as an outsider can relate them: weighted counts of who chose and who did not. */
export interface TableRelations {
  readonly cells: readonly TableCell[]
  readonly relations: readonly Relation[]
  /** What nobody publishes, and outsiders know the sum of. */
  readonly unpublished: ReadonlySet<string>
}

/** What is dearer to hide than any cell of a group: the columns and rows of all. */
export type TotalsRule = 'kept' | 'dear'

export function cellId(row: number, column: number): string {
  return `${row}|${column}`
}

/** Those who did not choose the line: hidden with it, or it would give it away. */
function restId(row: number, column: number): string {
  return `rest:${row}|${column}`
}

/**
 * Everything that an outsider could reckon with: per cell who chose and who did not come to its base,
 * lines come to their column, groups to the column of all, countries to the row of all. Bases count as
 * known: they are printed, and population figures stand behind the weights.
 */
export function relationsOf(grid: Grid, totals: TotalsRule): TableRelations {
  const cells: TableCell[] = []
  const relations: Relation[] = []
  const unpublished = new Set<string>()
  // A large table has more cells than a call takes arguments.
  const scale = grid.cells.flat().reduce((most, cell) => Math.max(most, cell?.whole ?? 0), 1e-300)
  const known = (id: string, value: number): string => {
    cells.push({ id, value: value / scale, hidden: false, width: 0, cost: Infinity })
    return id
  }
  const free = (id: string, value: number): string => {
    cells.push({ id, value: Math.max(0, value) / scale, hidden: false, width: 0, cost: 1e-9 })
    unpublished.add(id)
    return id
  }
  const priceOf = (row: number, column: number, size: number): number => {
    if (column !== 0 && row !== grid.pooledRow) return size
    if (totals === 'kept') return Infinity
    // A row of all that one table shows and another hides gives away what both hide.
    return row === grid.pooledRow ? 1e6 : 1e3 * (1 + size)
  }
  for (const [row, line] of grid.cells.entries())
    for (const [column, cell] of line.entries()) {
      if (cell === undefined) continue
      const hidden = cell.reasons.length > 0
      const chose = (cell.share * cell.whole) / scale
      const rest = Math.max(0, cell.whole / scale - chose)
      const width = (cell.width * cell.whole) / scale
      const cost = priceOf(row, column, chose + rest)
      // The smaller side has the room that the rule asks for; the other moves with it.
      const isSmaller = chose <= rest
      cells.push(
        { id: cellId(row, column), value: chose, hidden: hidden && isSmaller, width, cost: hidden ? 0 : cost }, // prettier-ignore
        { id: restId(row, column), value: rest, hidden: hidden && !isSmaller, width, cost: hidden ? 0 : cost / 1e6 }, // prettier-ignore
      )
      const base = known(`base:${row}|${column}`, cell.whole)
      relations.push([[cellId(row, column), 1], [restId(row, column), 1], [base, -1]]) // prettier-ignore
    }
  if (grid.isWhole)
    for (const column of grid.columns.keys()) {
      const parts = present(grid, [...grid.rows.keys()], (row) => [row, column])
      const whole = grid.cells.find((line) => line[column] !== undefined)?.[column]?.whole
      if (parts.length === 0 || whole === undefined) continue
      relations.push([[known(`column:${column}`, whole), -1], ...parts])
    }
  for (const { name, columns, isApart } of grid.groups)
    for (const [row, line] of grid.cells.entries()) {
      const all = line[0]
      if (all === undefined) continue
      if (isApart) sumTo(all, columns, `left:${name}|${row}`, row)
      else for (const column of columns) sumTo(all, [column], `left:${column}|${row}`, row)
    }
  if (grid.pooledRow !== undefined) {
    const pooled = grid.pooledRow
    for (const column of grid.columns.keys()) {
      if (grid.cells[pooled]?.[column] === undefined) continue
      const parts = present(grid, [...grid.rows.keys()].filter((row) => row !== pooled), (row) => [row, column]) // prettier-ignore
      relations.push([[cellId(pooled, column), -1], ...parts])
    }
  }
  return { cells, relations, unpublished }

  /** The cell of all is its parts and those who are in none of them. */
  function sumTo(
    all: { share: number; whole: number },
    columns: readonly number[],
    left: string,
    row: number,
  ): void {
    const parts = present(grid, columns, (column) => [row, column])
    const inside = columns.map((column) => grid.cells[row]?.[column])
    const whole = inside.reduce((sum, cell) => sum + (cell?.whole ?? 0), 0)
    const chose = inside.reduce((sum, cell) => sum + (cell === undefined ? 0 : cell.share * cell.whole), 0) // prettier-ignore
    const others = all.whole - whole
    const terms: [string, number][] = [[cellId(row, 0), -1], ...parts]
    if (others > 1e-9 * all.whole) {
      const chosen = Math.min(others, Math.max(0, all.share * all.whole - chose))
      const rest = free(`${left}:rest`, others - chosen)
      terms.push([free(left, chosen), 1])
      relations.push([
        [left, 1],
        [rest, 1],
        [known(`${left}:base`, others), -1],
      ])
    }
    relations.push(terms)
  }
}

function present(
  grid: Grid,
  over: readonly number[],
  placeOf: (one: number) => readonly [row: number, column: number],
): [string, number][] {
  return over
    .map(placeOf)
    .filter(([row, column]) => grid.cells[row]?.[column] !== undefined)
    .map(([row, column]) => [cellId(row, column), 1])
}

/**
 * The cells that are hidden besides those that the rule hides, so that none of these can be worked out
 * more narrowly than the rule's own interval. Columns and rows of all stay where others can serve.
 */
export function hiddenBesides(grid: Grid): Result<ReadonlySet<string>, TableFault> {
  if (grid.cells.every((line) => line.every((cell) => (cell?.reasons.length ?? 0) === 0)))
    return ok(new Set())
  let cell = ''
  for (const totals of ['kept', 'dear'] as const) {
    const { cells, relations } = relationsOf(grid, totals)
    const found = complementarySuppression(cells, relations)
    if (found.ok) return ok(besides(grid, new Set(found.value)))
    if (found.fault.code === 'survey.cell-unprotectable') cell = found.fault.cell
  }
  // A cell that nothing protects leaves nothing else to show beside it.
  if (cell !== '') return ok(besides(grid, undefined))
  return refuse({ code: 'poll.cell-unprotectable' })
}

function besides(grid: Grid, added: ReadonlySet<string> | undefined): ReadonlySet<string> {
  const found = new Set<string>()
  for (const [row, line] of grid.cells.entries())
    for (const [column, cell] of line.entries()) {
      if (cell === undefined || cell.reasons.length > 0) continue
      const isAdded = added?.has(cellId(row, column)) === true || added?.has(restId(row, column)) === true // prettier-ignore
      if (added === undefined || isAdded) found.add(cellId(row, column))
    }
  return found
}
