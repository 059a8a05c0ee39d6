import type { Categorical } from '@suyab/survey/column'
import type { SurveyDesign } from '@suyab/survey/design'
import type { SurveyFault } from '@suyab/survey/fault'
import { ok, type Result } from '@suyab/survey/result'
import { cellOf } from '../table-grid-of.ts'
import { measureGroups } from '../table-measure.ts'
import type { CellVerdict, Lattice } from './lattice.ts'

/** Verdicts by country and cell, and by pool and cell: undefined where nobody answered. */
export interface LatticeVerdicts {
  readonly countries: readonly (CellVerdict | undefined)[]
  readonly pools: readonly (readonly (CellVerdict | undefined)[])[]
}

/**
 * What the presentation rule says of every cell as a share of each of its variables: a cell is hidden
 * by the strictest of these, for each share gives the others away.
 */
export function latticeVerdicts(
  lattice: Lattice,
  design: SurveyDesign,
  country: Categorical | undefined,
): Result<LatticeVerdicts, SurveyFault> {
  const countries = Array.from(
    { length: lattice.countries * lattice.size },
    (): CellVerdict | undefined => undefined,
  )
  const pools = lattice.pools.map(() =>
    Array.from({ length: lattice.size }, (): CellVerdict | undefined => undefined),
  )
  for (const variable of lattice.variables.keys()) {
    const own = measured(lattice, variable, design, country)
    if (!own.ok) return own
    for (const [at, verdict] of own.value) countries[at] = stricter(countries[at], verdict)
    for (const [place, pool] of lattice.pools.entries()) {
      const together = measured(lattice, variable, pool.design, undefined)
      if (!together.ok) return together
      const verdicts = pools[place] ?? []
      for (const [at, verdict] of together.value) verdicts[at] = stricter(verdicts[at], verdict)
    }
  }
  return ok({ countries, pools })
}

function stricter(one: CellVerdict | undefined, other: CellVerdict): CellVerdict {
  if (one === undefined) return other
  const wider = one.width * one.whole >= other.width * other.whole ? one : other
  return { ...wider, reasons: one.reasons.length > 0 ? one.reasons : other.reasons }
}

/** The verdicts on one variable's shares in the cells of the others. */
function measured(
  lattice: Lattice,
  variable: number,
  design: SurveyDesign,
  country: Categorical | undefined,
): Result<[at: number, verdict: CellVerdict][], SurveyFault> {
  const { column, told } = lattice.variables[variable] ?? { column: undefined, told: [] }
  if (column === undefined) return ok([])
  const others = lattice.variables.map((_, at) => at).filter((at) => at !== variable)
  const shape = others.map((at) => lattice.variables[at]?.column.levels.length ?? 0)
  const groups = shape.reduce((product, size) => product * size, 1)
  const places = country?.levels.length ?? 1
  const codes = new Int32Array(design.rows)
  for (let row = 0; row < codes.length; row += 1) {
    let code = 0
    let stride = 1
    for (const [i, at] of others.entries()) {
      const level = lattice.variables[at]?.column.codes[row] ?? -1
      if (level < 0) code = -1
      if (code >= 0) code += level * stride
      stride *= shape[i] ?? 1
    }
    codes[row] = code < 0 ? -1 : (country?.codes[row] ?? 0) * groups + code
  }
  const levels = Array.from({ length: places * groups }, (_, at) => String(at))
  const lines = column.levels.map((value, level) => ({ value, level }))
  const found = measureGroups(
    design,
    { kind: 'categories', column, lines, whole: true },
    { kind: 'apart', column: { name: column.name, codes, levels } },
  )
  if (!found.ok) return found
  const verdicts: [number, CellVerdict][] = []
  for (let place = 0; place < places; place += 1)
    for (let group = 0; group < groups; group += 1) {
      const chosen: number[] = []
      let left = group
      for (const [i, at] of others.entries()) {
        chosen[at] = left % (shape[i] ?? 1)
        left = Math.floor(left / (shape[i] ?? 1))
      }
      for (const { level } of lines) {
        if (told[level] !== true) continue
        chosen[variable] = level
        const cell = lattice.cell(chosen)
        if (!lattice.isTold(cell)) continue
        const verdict = cellOf(found.value, level, place * groups + group, {})
        if (verdict !== undefined) verdicts.push([place * lattice.size + cell, verdict])
      }
    }
  return ok(verdicts)
}
