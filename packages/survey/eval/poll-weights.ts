import type { LinearDesign } from '../src/design.ts'
import type { Margin } from '../src/weighting/margin.ts'
import { rake } from '../src/weighting/rake.ts'
import { designOf } from './reference-design.ts'
import { factorColumn, mustBe, tableOf, textsOf, type Table } from './table.ts'

const CALL = 'svydesign(id=~psu,strata=~stratum,weights=~basew,nest=TRUE)'
const FILE = 'synth_poll10.csv'

export interface Country {
  readonly table: Table
  readonly design: LinearDesign
  readonly margins: readonly Margin[]
}

const countries = new Map<string, Country>()

export function wholeDesign(table: Table): LinearDesign {
  return designOf(table, FILE, CALL)
}

/** One country's rows as a sample of their own, with its margins. */
export function ownCountry(country: string): Country {
  const known = countries.get(country)
  if (known !== undefined) return known
  const whole = tableOf(FILE)
  const rows = textsOf(whole, 'country').flatMap((cell, row) => (cell === country ? [row] : []))
  const table: Table = {
    rows: rows.length,
    columns: new Map(
      [...whole.columns].map(([name, cells]) => [name, rows.map((row) => cells[row] ?? null)]),
    ),
  }
  const found = {
    table,
    design: designOf(table, `${FILE} ${country}`, CALL),
    margins: marginsOf(country, table),
  }
  countries.set(country, found)
  return found
}

function marginsOf(country: string, table: Table): Margin[] {
  const given = tableOf('synth_poll10_margins.csv')
  return ['gender', 'age', 'area'].map((name) => {
    const totals: Record<string, number> = {}
    for (let row = 0; row < given.rows; row += 1)
      if (textsOf(given, 'country')[row] === country && textsOf(given, 'var')[row] === name)
        totals[textsOf(given, 'cat')[row] ?? ''] =
          Number(textsOf(given, 'share')[row]) * Number(textsOf(given, 'pop')[row])
    return { column: factorColumn(table, name), totals }
  })
}

let weights: Float64Array | undefined

/** Every country raked to its own margins. */
export function raked(table: Table): Float64Array {
  if (weights !== undefined) return weights
  const all = new Float64Array(table.rows)
  const cells = textsOf(table, 'country')
  for (const country of new Set(cells)) {
    const { design, margins } = ownCountry(country ?? '')
    const part = mustBe(
      rake(design, margins, {
        movement: 1e-7 * design.weights.reduce((sum, weight) => sum + weight, 0),
      }),
    )
    let at = 0
    for (let row = 0; row < all.length; row += 1)
      if (cells[row] === country) {
        all[row] = part.weights[at] ?? 0
        at += 1
      }
  }
  weights = all
  return all
}
