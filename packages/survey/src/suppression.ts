import type { SurveyFault } from './fault.ts'
import { maximize, ranges } from './linear-program.ts'
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
 * figure stays as it is. Cells with the same id are one cell, so totals and differences count.
 * @returns the ids hidden besides those that rules hide, or the cell that nothing can hide
 * @source Fischetti and Salazar 2000, "Models and algorithms for optimizing cell suppression"
 */
export function complementarySuppression(
  cells: readonly TableCell[],
  relations: readonly Relation[],
): Result<string[], SurveyFault> {
  const byId = new Map(cells.map((cell) => [cell.id, cell]))
  const hidden = new Set(cells.filter((cell) => cell.hidden).map(({ id }) => id))
  const added: string[] = []
  const index = relationsByCell(relations)
  // What needs most room first: the cells hidden for it serve the others, too.
  const order = cells.filter((cell) => cell.hidden).sort((one, other) => other.width - one.width)
  for (const cell of order) {
    const width = Math.max(cell.width, 1e-6 * Math.max(1, cell.value))
    const down = cell.signed === true ? width / 2 : Math.min(cell.value, width / 2)
    for (const shift of [width - down, -down]) {
      if (shift === 0) continue
      const found = alternatives(cell.id, shift, byId, hidden, relations, index)
      if (found === undefined)
        return refuse({ code: 'survey.cell-unprotectable', cell: cell.id, width })
      for (const id of found) {
        hidden.add(id)
        added.push(id)
      }
    }
  }
  return ok(added)
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

/** The cells, cheapest together, that have to move for one to move by so much. */
function alternatives(
  id: string,
  shift: number,
  byId: ReadonlyMap<string, TableCell>,
  hidden: ReadonlySet<string>,
  relations: readonly Relation[],
  index: ReadonlyMap<string, readonly number[]>,
): string[] | undefined {
  for (let hops = 2; ; hops += 1) {
    const { near, complete } = neighbourhood(id, hops, byId, relations, index)
    const inside = new Set(near)
    // A cell that stands in a relation further out would break it by moving.
    const fixed = (cell: string): boolean =>
      byId.get(cell)?.cost === Number.POSITIVE_INFINITY ||
      index.get(cell)?.every((at) => inside.has(at)) !== true
    const found = cheapestMove(
      id,
      shift,
      byId,
      hidden,
      near.map((at) => relations[at] ?? []),
      fixed,
    )
    if (found !== undefined) return found
    if (complete) return undefined
  }
}

function cheapestMove(
  id: string,
  shift: number,
  byId: ReadonlyMap<string, TableCell>,
  hidden: ReadonlySet<string>,
  near: readonly Relation[],
  isFixed: (cell: string) => boolean,
): string[] | undefined {
  const ids = [...new Set(near.flatMap((relation) => relation.map(([cell]) => cell)))]
  const place = new Map(ids.map((cell, at) => [cell, at]))
  const n = ids.length
  const unit = Math.abs(shift)
  // One variable for moving up and one for moving down; no cell moves below 0.
  const rows = near.map((relation) => {
    const row = new Float64Array(2 * n)
    for (const [cell, coefficient] of relation) {
      const at = place.get(cell) ?? 0
      row[at] = (row[at] ?? 0) + coefficient
      row[n + at] = (row[n + at] ?? 0) - coefficient
    }
    return row
  })
  const own = place.get(id)
  if (own === undefined) return []
  const fixed = new Float64Array(2 * n)
  fixed[own] = 1
  fixed[n + own] = -1
  rows.push(fixed)
  const upper = new Float64Array(2 * n).fill(Number.POSITIVE_INFINITY)
  const cost = new Float64Array(2 * n)
  for (const [at, cell] of ids.entries()) {
    const found = byId.get(cell)
    const signed = found?.signed === true
    upper[n + at] = signed ? Number.POSITIVE_INFINITY : (found?.value ?? 0) / unit
    const price = hidden.has(cell) ? 1e-6 : (found?.cost ?? Math.abs(found?.value ?? 0) + 1)
    if (isFixed(cell)) {
      upper[at] = 0
      upper[n + at] = 0
      continue
    }
    // Per move rather than per unit: what matters is that a cell is hidden at all.
    cost[at] = -price
    cost[n + at] = -price
  }
  if (shift > 0) upper[n + own] = 0
  else upper[own] = 0
  const outcome = maximize({ rows, right: Float64Array.from(rows, (_, i) => (i === rows.length - 1 ? Math.sign(shift) : 0)), upper }, cost) // prettier-ignore
  if (outcome.kind !== 'optimal') return undefined
  return ids.filter(
    (cell, at) =>
      !hidden.has(cell) && Math.abs((outcome.point[at] ?? 0) - (outcome.point[n + at] ?? 0)) > 1e-7,
  )
}

function relationsByCell(relations: readonly Relation[]): Map<string, number[]> {
  const index = new Map<string, number[]>()
  for (const [at, relation] of relations.entries())
    for (const [id] of relation) {
      const known = index.get(id)
      if (known === undefined) index.set(id, [at])
      else known.push(at)
    }
  return index
}

/** The relations within so many steps of a cell; what must stay leads nowhere. */
function neighbourhood(
  id: string,
  hops: number,
  byId: ReadonlyMap<string, TableCell>,
  relations: readonly Relation[],
  index: ReadonlyMap<string, readonly number[]>,
): { near: number[]; complete: boolean } {
  const near = new Set(index.get(id) ?? [])
  for (let hop = 1; hop < hops; hop += 1) {
    const before = near.size
    for (const at of Array.from(near))
      for (const [cell] of relations[at] ?? []) {
        if (byId.get(cell)?.cost === Number.POSITIVE_INFINITY) continue

        for (const other of index.get(cell) ?? []) near.add(other)
      }
    if (near.size === before) return { near: [...near], complete: true }
  }
  return { near: [...near], complete: false }
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
