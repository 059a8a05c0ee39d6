import type { Categorical } from '@suyab/survey/column'
import { pooledDesign, type PoolingPolicy } from '@suyab/survey/pool'
import { ok, type Result } from '@suyab/survey/result'
import { categoricalAt } from '../answers.ts'
import { ofStatistics, type TableFault } from '../table-fault.ts'
import type { TableSource } from '../table-domain.ts'
import type { CrossPart, CrossVariable } from './cross-variable.ts'
import { behindPart, madeOf } from './made-variable.ts'
import { Lattice, type Pool } from './lattice.ts'
import { latticeMoves, type Coarser, type LatticeMoves } from './lattice-moves.ts'
import { nothing } from './move.ts'

/** A share that somebody asks for: who chose, among those who answered, within groups. */
export interface ToldShare {
  /** The question first, then the groups. */
  readonly parts: readonly CrossPart[]
  /** Per country what its weights count for; 0 for those that are not meant. */
  readonly factors: Float64Array
  readonly share: number
}

interface Known {
  readonly lattice: Lattice
  /** Cells of one country. */
  readonly size: number
  readonly moves: LatticeMoves
}

/**
 * Decides what may be told of a wave, whoever asks, in whatever table, over whichever countries, and
 * whatever was asked before: for every cell that the presentation rule hides there are moves, ways in
 * which all cells could be different, as wide apart as the rule's own interval. A figure is told when no
 * move changes it. So all that is told together leaves every hidden cell its interval.
 * @source the feasible intervals of Willenborg and de Waal 2001, chapter 2; Fischetti and Salazar 2000
 */
export class Protection {
  private readonly source: TableSource
  private readonly country: Categorical | undefined
  private readonly pools: readonly Pool[]
  /** What was refused once is refused at once. */
  private readonly known = new Map<string, Result<Known, TableFault>>()
  private readonly parts = new Map<string, readonly CrossPart[]>()

  private constructor(
    source: TableSource,
    country: Categorical | undefined,
    pools: readonly Pool[],
  ) {
    this.source = source
    this.country = country
    this.pools = pools
  }

  static of(source: TableSource): Result<Protection, TableFault> {
    const { dataSet, design, country: name } = source
    const held = protections.get(design)
    if (held !== undefined) return ok(held)
    const country = name === undefined ? ok(undefined) : categoricalAt(dataSet, name)
    if (!country.ok) return country
    const pools: Pool[] = []
    if (country.value !== undefined && country.value.levels.length > 1) {
      const policies: PoolingPolicy[] = source.pooling === undefined ? [{ kind: 'by-n' }, { kind: 'equal' }] : [source.pooling] // prettier-ignore
      for (const policy of policies) {
        const pooled = ofStatistics(pooledDesign(design, country.value, policy))
        if (!pooled.ok) return pooled
        pools.push({
          design: pooled.value,
          factors: factorsOf(design, pooled.value, country.value),
        })
      }
    }
    const made = new Protection(source, country.value, pools)
    protections.set(design, made)
    return ok(made)
  }

  /** Whether a figure may be told. */
  tells(told: ToldShare): Result<boolean, TableFault> {
    const own = this.leaves(told)
    if (!own.ok || !own.value) return own
    for (const [at, part] of told.parts.entries()) {
      const behind = this.behind(part)
      if (!behind.ok) return behind
      for (const one of behind.value) {
        if (told.parts.some(({ variable }, i) => i !== at && variable.key === one.variable.key)) return ok(false) // prettier-ignore
        const other = this.leaves({ parts: told.parts.with(at, one), factors: told.factors })
        if (!other.ok || !other.value) return other
      }
    }
    return ok(true)
  }

  private behind(part: CrossPart): Result<readonly CrossPart[], TableFault> {
    const key = `${part.variable.key}#${part.levels.join()}`
    const held = this.parts.get(key)
    if (held !== undefined) return ok(held)
    const found = behindPart(this.source, part)
    if (found.ok) this.parts.set(key, found.value)
    return found
  }

  /** Whether no move changes a share; without a share, that of what is meant. */
  private leaves({
    parts,
    factors,
    share,
  }: Omit<ToldShare, 'share'> & { readonly share?: number }): Result<boolean, TableFault> {
    // prettier-ignore
    const found = this.knownOf(inOrder(parts.map(({ variable }) => variable)))
    if (!found.ok) return found
    const { lattice, moves } = found.value
    if (moves === undefined) return ok(false)
    const [question] = parts
    const places = lattice.variables.map(({ key }) =>
      parts.find(({ variable }) => variable.key === key),
    )
    const isMeant = Array.from(
      { length: lattice.size },
      (_, cell): 'chosen' | 'base' | 'outside' => {
        let kind: 'chosen' | 'base' = 'chosen'
        for (const [at, part] of places.entries()) {
          const level = lattice.level(cell, at)
          if (part?.levels.includes(level) === true) continue
          const isAnswer = part?.base?.includes(level) ?? level < lattice.width(at) - 1
          if (part !== question || !isAnswer) return 'outside'
          kind = 'base'
        }
        return kind
      },
    )
    // What a thousandth of each country is of what is meant, in thousandths too.
    const counts = factors.map((factor, place) => factor * (lattice.totals[place] ?? 0))
    const whole = counts.reduce((sum, one) => sum + one, 0)
    const value = share ?? lattice.share(isMeant, factors)
    for (const { changes } of moves) {
      const changed = new Float64Array(counts.length)
      for (const [at, change] of changes) {
        const kind = isMeant[at % lattice.size]
        if (kind === 'outside' || kind === undefined) continue
        const place = Math.floor(at / lattice.size)
        if (counts[place] !== 0) changed[place] = (changed[place] ?? 0) + change * (Number(kind === 'chosen') - value) // prettier-ignore
      }
      if (!isNothing(changed, counts, whole)) return ok(false)
    }
    return ok(true)
  }

  private knownOf(variables: readonly CrossVariable[]): Result<Known, TableFault> {
    const key = variables.map((variable) => variable.key).join('*')
    const found = this.known.get(key) ?? this.worked(variables)
    this.known.set(key, found)
    return found
  }

  private worked(variables: readonly CrossVariable[]): Result<Known, TableFault> {
    const { design } = this.source
    const lattice = new Lattice(variables, design, this.country, this.pools)
    const coarser: Coarser[] = []
    for (const [at, variable] of variables.entries()) {
      const others = variables.toSpliced(at, 1)
      const without = others.length === 0 ? ok({ moves: [], size: 1 }) : this.knownOf(others)
      if (!without.ok) return without
      coarser.push({ ...without.value, placeOf: (cell) => lattice.without(cell, at) })
      const made = madeOf(this.source, variable)
      if (!made.ok) return made
      for (const { variable: one, levels } of made.value) {
        if (others.some(({ key: other }) => other === one.key)) continue
        const put = this.knownOf(inOrder([...others, one]))
        if (!put.ok) return put
        coarser.push({ ...put.value, placeOf: placeIn(put.value.lattice, lattice, variable, one, levels) }) // prettier-ignore
      }
    }
    const moves = latticeMoves(lattice, design, this.country, coarser)
    if (!moves.ok) return moves
    return ok({ lattice, size: lattice.size, moves: moves.value })
  }
}

/**
 * Whether what countries change comes to nothing: a country that counts for next to nothing is told by
 * the last digits, so that the smallest that changes has to be made up for.
 * @param counts of whom the share is, per country, as their weights count for
 */
function isNothing(changed: Float64Array, counts: Float64Array, whole: number): boolean {
  let sum = 0
  let least = Infinity
  for (const [place, change] of changed.entries()) {
    const count = (counts[place] ?? 0) / whole
    sum += change * count
    if (Math.abs(change) > 100 * nothing) least = Math.min(least, count)
  }
  // What is no number is nothing that could be told.
  if (!Number.isFinite(sum) || !(whole > 0 && whole < Infinity)) return false
  return least === Infinity || Math.abs(sum) <= 100 * nothing * least
}

/** Where a cell is counted when the levels of one variable are put together to those of another. */
function placeIn(
  to: Lattice,
  from: Lattice,
  variable: CrossVariable,
  made: CrossVariable,
  levels: readonly number[],
): (cell: number) => number {
  const source = to.variables.map(({ key }) =>
    from.variables.findIndex((one) => one.key === (key === made.key ? variable.key : key)),
  )
  return (cell) =>
    to.cell(
      to.variables.map(({ key }, at) => {
        const level = from.level(cell, source[at] ?? 0)
        return key === made.key ? (levels[level] ?? 0) : level
      }),
    )
}

/** By the weights in force: whoever weighs anew protects anew. */
const protections = new WeakMap<object, Protection>()

function inOrder(variables: readonly CrossVariable[]): CrossVariable[] {
  return variables.toSorted((one, other) => (one.key < other.key ? -1 : 1))
}

/** What each country's weights were multiplied with. */
export function factorsOf(
  { weights }: { readonly weights: Float64Array },
  pooled: { readonly weights: Float64Array },
  { codes, levels }: Categorical,
): Float64Array {
  const factors = new Float64Array(levels.length)
  for (let row = 0; row < weights.length; row += 1) {
    const code = codes[row] ?? -1
    const weight = weights[row] ?? 0
    if (code >= 0 && weight > 0) factors[code] = (pooled.weights[row] ?? 0) / weight
  }
  return factors
}
