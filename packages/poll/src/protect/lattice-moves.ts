import type { Categorical } from '@suyab/survey/column'
import type { SurveyDesign } from '@suyab/survey/design'
import { ok, refuse, type Result } from '@suyab/survey/result'
import { ofStatistics, type TableFault } from '../table-fault.ts'
import { RoomFound } from './room-found.ts'
import type { CellVerdict, Lattice } from './lattice.ts'
import { latticeVerdicts, type LatticeVerdicts } from './lattice-verdict.ts'
import { MoveProgram, type Binding } from './move-program.ts'
import type { Move, MovingCell } from './move.ts'

/** What a country has in all, and all countries together: cells are counted in thousandths. */
const thousand = 1000
/** More cells than this would keep everyone else waiting. */
const mostCells = 6000
/** Cells without their room times cells: half a minute of a processor. */
const mostWork = 2.5e6
/** Rounds without use after which cells no longer move together. */
const patience = 2
/** A pool is told rather than the cells of its countries. */
const dear = 2000

/** The moves that keep what is hidden in a crossing; undefined where nothing of it can be told. */
export type LatticeMoves = readonly Move[] | undefined

/** A crossing whose cells are sums of cells of this one. */
export interface Coarser {
  readonly moves: LatticeMoves
  /** Cells of one country. */
  readonly size: number
  /** Where a cell of this crossing is counted in it. */
  readonly placeOf: (cell: number) => number
}

/**
 * Finds for every cell that the rule hides two moves, up and down, as wide apart as the rule's interval,
 * that leave every sum with other crossings as it is; and how the cells follow the moves of coarser
 * crossings.
 */
export function latticeMoves(
  lattice: Lattice,
  design: SurveyDesign,
  country: Categorical | undefined,
  coarser: readonly Coarser[],
): Result<LatticeMoves, TableFault> {
  const count = lattice.countries * lattice.size
  if (count > mostCells)
    return refuse({ code: 'poll.question-unusable', rule: `Countries, answers and groups cross in at most ${mostCells} cells; these cross in ${count}.` }) // prettier-ignore
  if (coarser.some(({ moves }) => moves === undefined)) return ok(undefined)
  const verdicts = ofStatistics(latticeVerdicts(lattice, design, country))
  if (!verdicts.ok) return verdicts
  const { cells, bindings, starts } = programOf(lattice, verdicts.value, coarser)
  const roots = rootsOf(coarser)
  if (roots.length === 0 && cells.every(({ room }) => room === undefined)) return ok([])
  const program = new MoveProgram(cells, bindings)
  try {
    const found = new RoomFound(cells)
    const followed: Move[] = []
    for (const { root, parts } of roots) {
      const changes = new Float64Array(bindings.length)
      for (const [of, part] of parts)
        for (const [at, change] of part) changes[(starts[of] ?? 0) + at] = change
      const moved = program.following(changes)
      if (moved === undefined) return ok(undefined)
      found.add(moved)
      followed.push({ root, changes: changesIn(moved, count) })
    }
    const own = ownMoves(program, cells, found)
    if (own === undefined)
      return refuse({ code: 'poll.question-unusable', rule: `Too much of this is hidden to protect it in good time: answers, groups and countries cross in ${count} cells. Fewer groups or answers can be asked about.` }) // prettier-ignore
    const name = lattice.variables.map(({ key }) => key).join('*')
    return ok([
      ...followed,
      ...own.map((moved, at) => ({ root: `${name}#${at}`, changes: changesIn(moved, count) })),
    ])
  } finally {
    program.dispose()
  }
}

/**
 * Moves in which nothing but the crossing's own cells changes, until each hidden cell has its room.
 * @returns undefined where that would take too long
 */
function ownMoves(
  program: MoveProgram,
  cells: readonly MovingCell[],
  found: RoomFound,
): Float64Array[] | undefined {
  const kept: Float64Array[] = []
  const keep = (moved: Float64Array): boolean => {
    const isUseful = [moved, backwards(moved, cells)].map((one) => {
      if (!found.add(one)) return false
      kept.push(one)
      return true
    })
    return isUseful.includes(true)
  }
  for (let round = 0, idle = 0; idle < patience; round += 1) {
    const open = found.open()
    if (open.length === 0) return kept
    const asked = new Map(open.map(({ at, up, down }) => [at, up > 0 && (down === 0 || isHeads(at, round)) ? up : -down])) // prettier-ignore
    idle = keep(program.together(asked)) ? 0 : idle + 1
  }
  // What needs most room first: what is hidden for it serves the others, too.
  const order = found.open().toSorted((one, other) => other.up + other.down - one.up - one.down)
  if (order.length * cells.length > mostWork) return undefined
  for (const { at } of order) {
    const { up, down } = found.left(at)
    if (up > 0) keep(program.alone(at, up))
    if (down > 0 && found.left(at).down > 0) keep(program.alone(at, -down))
  }
  return kept
}

/** Which way a cell goes in a round: by its place, so that the same table hides the same cells. */
function isHeads(at: number, round: number): boolean {
  return (Math.imul(at + 1, 0x9e3779b1 + 2 * round) >>> (8 + (round % 16))) % 2 === 0
}

/** A move the other way, as far as no cell comes below nothing. */
function backwards(moved: Float64Array, cells: readonly MovingCell[]): Float64Array {
  let part = 1
  for (const [at, change] of moved.entries())
    if (change > 0) part = Math.min(part, (cells[at]?.value ?? 0) / change)
  return moved.map((change) => -change * part)
}

function changesIn(moved: Float64Array, count: number): [number, number][] {
  return [...moved.subarray(0, count).entries()].filter(([, change]) => change !== 0)
}

interface Root {
  readonly root: string
  /** What the move changes in each coarser crossing that has it. */
  readonly parts: readonly (readonly [of: number, changes: Move['changes']])[]
}

/** Moves of coarser crossings by where they come from: what one crossing does the others do too. */
function rootsOf(coarser: readonly Coarser[]): Root[] {
  const roots = new Map<string, [number, Move['changes']][]>()
  for (const [of, { moves = [] }] of coarser.entries())
    for (const { root, changes } of moves) {
      const parts = roots.get(root) ?? []
      parts.push([of, changes])
      roots.set(root, parts)
    }
  return [...roots].map(([root, parts]) => ({ root, parts }))
}

/** Cells with their sums: in coarser crossings within a country, and over countries in each pool. */
function programOf(
  lattice: Lattice,
  verdicts: LatticeVerdicts,
  coarser: readonly Coarser[],
): { cells: MovingCell[]; bindings: Binding[]; starts: number[] } {
  const { countries, size, weights, totals, pools } = lattice
  const units = totals.map((total) => Math.max(1e-300, total) / thousand)
  const toldOf = (cell: number): MovingCell['told'] =>
    lattice.isTold(cell) ? 'told' : lattice.hasMissing(cell) ? 'unanswered' : 'never'
  const cells: MovingCell[] = Array.from(
    weights,
    (weight, at) =>
    movingCell(weight, units[Math.floor(at / size)] ?? 1, toldOf(at % size), verdicts.countries[at], 1, at), // prettier-ignore
  )
  const bindings: [number, number][][] = []
  const starts: number[] = []
  for (const { size: sums, placeOf } of coarser) {
    starts.push(bindings.length)
    const own = Array.from({ length: countries * sums }, (): [number, number][] => [])
    for (const at of weights.keys())
      own[Math.floor(at / size) * sums + placeOf(at % size)]?.push([at, 1])
    bindings.push(...own)
  }
  for (const [place, { factors }] of pools.entries()) {
    const whole = totals.reduce((sum, total, at) => sum + total * (factors[at] ?? 0), 0)
    const unit = Math.max(1e-300, whole) / thousand
    for (let cell = 0; cell < size; cell += 1) {
      if (!lattice.isTold(cell)) continue
      const at = cells.length
      const weight = factors.reduce((sum, factor, one) => sum + (weights[one * size + cell] ?? 0) * factor, 0) // prettier-ignore
      cells.push(movingCell(weight, unit, 'told', verdicts.pools[place]?.[cell], dear, at))
      bindings.push([
        [at, -1],
        ...Array.from(factors, (factor, one): [number, number] => [one * size + cell, (factor * (units[one] ?? 0)) / unit]), // prettier-ignore
      ])
    }
  }
  return { cells, bindings, starts }
}

function movingCell(
  weight: number,
  unit: number,
  told: MovingCell['told'],
  verdict: CellVerdict | undefined,
  price: number,
  at: number,
): MovingCell {
  const value = weight / unit
  const whole = (verdict?.whole ?? 0) / unit
  // Large cells are dearer than small ones; of two alike the later one, so that there is no tie.
  const cost = price * (1 + whole / 100 + (Math.imul(at + 1, 0x9e3779b1) >>> 8) / 2 ** 34)
  if (verdict === undefined || verdict.reasons.length === 0 || told !== 'told')
    return { value, told, cost }
  const width = Math.min(whole, Math.max(verdict.width * whole, 1e-2))
  const most = Math.max(0, whole - value)
  const down = Math.min(value, Math.max(width / 2, width - most))
  return { value, told, cost, room: { up: Math.min(most, width - down), down } }
}
