import type { SurveyFault } from './fault.ts'
import { ranges } from './linear-program.ts'
import { Protection } from './protection.ts'
import { ok, refuse, type Result } from './result.ts'

/** A figure of a table, with what an outsider must not be able to find out about it. */
export interface TableCell {
  readonly id: string
  /** A count or a weighted count, at least 0 unless `signed`. */
  readonly value: number
  /** True for a difference, which may be negative. */
  readonly signed?: boolean
  /** True where a rule hides it. */
  readonly hidden: boolean
  /** How wide an outsider's interval for it must be, in the unit of the value; 0 where anything goes. */
  readonly width: number
  /** What hiding it besides would cost; its value plus 1 without it. Infinite for what must stay. */
  readonly cost?: number
}

/** Σ coefficient × cell = 0: a total less its parts, a difference less its two sides. */
export type Relation = readonly (readonly [id: string, coefficient: number])[]

/** What an outsider knows of a hidden cell: it lies between these. */
export interface FeasibleInterval {
  readonly id: string
  readonly least: number
  readonly most: number
}

/**
 * The relations of a two-way table whose cells are named `row|column` and totals with `total` in place
 * of either.
 * @param name goes before every id, so that several tables can share totals by sharing names
 */
export function tableRelations(
  name: string,
  rows: readonly string[],
  columns: readonly string[],
  total = 'total',
): Relation[] {
  const id = (row: string, column: string): string => `${name}${row}|${column}`
  const sum = (whole: string, parts: readonly string[]): Relation => [
    [whole, -1],
    ...parts.map((part) => [part, 1] as const),
  ]
  return [
    ...[...rows, total].map((row) =>
      sum(
        id(row, total),
        columns.map((column) => id(row, column)),
      ),
    ),
    ...columns.map((column) =>
      sum(
        id(total, column),
        rows.map((row) => id(row, column)),
      ),
    ),
  ]
}

/**
 * Hides further cells until no hidden one can be worked out from the rest more narrowly than its width:
 * for each, cells are found at least cost whose values could all be different while every published
 * figure stays as it is; then what turned out not to be needed is published again. Cells with the same
 * id are one cell, so totals and differences count.
 * @returns the ids hidden besides those that rules hide, or the cell that nothing can hide
 * @source Fischetti and Salazar 2000, "Models and algorithms for optimizing cell suppression"
 */
export function complementarySuppression(
  cells: readonly TableCell[],
  relations: readonly Relation[],
): Result<string[], SurveyFault> {
  const protection = new Protection(cells, relations)
  // What needs most room first: the cells hidden for it serve the others, too.
  const order = cells.filter((cell) => cell.hidden).sort((one, other) => other.width - one.width)
  for (const cell of order) {
    const width = Math.max(cell.width, 1e-6 * Math.max(1, cell.value))
    const down = cell.signed === true ? width / 2 : Math.min(cell.value, width / 2)
    for (const shift of [width - down, -down])
      if (shift !== 0 && !protection.protect(cell.id, shift))
        return refuse({ code: 'survey.cell-unprotectable', cell: cell.id, width })
  }
  protection.release()
  return ok([...protection.added])
}

/**
 * What an outsider who has all published figures can work out about the hidden ones.
 * @param hidden ids of the cells that are not published
 * @source the attack by linear programming of Willenborg and de Waal 2001, chapter 2
 */
export function attack(
  cells: readonly TableCell[],
  relations: readonly Relation[],
  hidden: ReadonlySet<string>,
): FeasibleInterval[] {
  const values = new Map(cells.map(({ id, value }) => [id, value]))
  const signed = new Set(cells.filter((cell) => cell.signed === true).map(({ id }) => id))
  const results: FeasibleInterval[] = []
  for (const group of connected(relations, hidden)) {
    const ids = [...group.ids]
    const place = new Map(ids.map((id, at) => [id, at]))
    // In units of the largest value, so that one tolerance fits.
    const unit = Math.max(1e-300, ...ids.map((id) => Math.abs(values.get(id) ?? 0)))
    // A value that may be negative is the difference of two that may not.
    const width = 2 * ids.length
    const rows = group.relations.map((relation) => {
      const row = new Float64Array(width)
      for (const [id, coefficient] of relation) {
        const at = place.get(id)
        if (at === undefined) continue
        row[at] = (row[at] ?? 0) + coefficient
        if (signed.has(id)) row[ids.length + at] = (row[ids.length + at] ?? 0) - coefficient
      }
      return row
    })
    const right = Float64Array.from(group.relations, (relation) =>
      relation.reduce(
        (sum, [id, coefficient]) =>
          sum - (place.has(id) ? 0 : (coefficient * (values.get(id) ?? 0)) / unit),
        0,
      ),
    )
    const found = ranges(
      { rows, right },
      ids.map((id, at) => {
        const one = new Float64Array(width)
        one[at] = 1
        if (signed.has(id)) one[ids.length + at] = -1
        return one
      }),
    )
    if (found === undefined) throw new Error('the tables contradict their own relations')
    for (const [at, { least, most }] of found.entries())
      results.push({ id: ids[at] ?? '', least: least * unit, most: most * unit })
  }
  for (const id of hidden)
    if (!results.some((result) => result.id === id))
      results.push({
        id,
        least: signed.has(id) ? Number.NEGATIVE_INFINITY : 0,
        most: Number.POSITIVE_INFINITY,
      })
  return results
}

/** Hidden cells that stand in relations with each other, group by group. */
function connected(
  relations: readonly Relation[],
  hidden: ReadonlySet<string>,
): { ids: Set<string>; relations: Relation[] }[] {
  const groups: { ids: Set<string>; relations: Relation[] }[] = []
  for (const relation of relations) {
    const ids = relation.map(([id]) => id).filter((id) => hidden.has(id))
    if (ids.length === 0) continue
    const touching = groups.filter((group) => ids.some((id) => group.ids.has(id)))
    const merged = {
      ids: new Set([...ids, ...touching.flatMap((group) => [...group.ids])]),
      relations: [...touching.flatMap((group) => group.relations), relation],
    }
    for (const group of touching) groups.splice(groups.indexOf(group), 1)
    groups.push(merged)
  }
  return groups
}
