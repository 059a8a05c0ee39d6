import type { Categorical } from '@suyab/survey/column'
import type { DataSet } from '@suyab/survey/file/data-set'
import { ok, refuse, type Result } from '@suyab/survey/result'
import { categoricalAt } from './answers.ts'
import type { TableFault } from './table-fault.ts'
import type { MarginDeclaration } from './weighting.ts'

/** A declared margin with the rows' categories and its targets in people. */
export interface CountedMargin {
  readonly declaration: MarginDeclaration
  readonly column: Categorical
  readonly totals: Readonly<Record<string, number>>
  /** Of which total each category is a share: the country's place, or 0. */
  readonly wholeOf: Int32Array
}

/** How near to 1 the sum of shares has to be. */
const nearOne = 1e-6
/** Sums up to this are shares that were not added up well: people are more than one. */
const mostShares = 1.5

/**
 * The margins of a recipe in people.
 * @param country the column that the first variable of every margin is, where each has its own targets
 * @param weights of the design, whose sum shares are of where no margin counts people
 * @returns faults for a row without a category and for shares that do not sum to 1
 */
export function marginsOf(
  declarations: readonly MarginDeclaration[],
  dataSet: DataSet,
  weights: Float64Array,
  country: Categorical | undefined,
): Result<CountedMargin[], TableFault> {
  const read: { declaration: MarginDeclaration; column: Categorical }[] = []
  for (const declaration of declarations) {
    const column = crossing(declaration, dataSet)
    if (!column.ok) return column
    read.push({ declaration, column: column.value })
  }
  const places = country?.levels ?? ['']
  const sums = new Float64Array(places.length)
  for (let row = 0; row < weights.length; row += 1) {
    const place = country === undefined ? 0 : (country.codes[row] ?? -1)
    if (place >= 0) sums[place] = (sums[place] ?? 0) + (weights[row] ?? 0)
  }
  const kinds: ('people' | 'of-country' | 'of-all')[] = []
  for (const { declaration } of read) {
    const kind = kindOf(declaration, places, country !== undefined)
    if (!kind.ok) return kind
    kinds.push(kind.value)
  }
  const whole = sums.reduce((sum, value) => sum + value, 0)
  const counted = read[kinds.indexOf('people')] ?? read[kinds.indexOf('of-all')]
  const scale = kinds.includes('people') ? 1 : whole
  const people =
    counted === undefined ? sums : byCountry(counted.declaration, places).map((sum) => sum * scale)
  const all = people.reduce((sum, value) => sum + value, 0)
  return ok(
    read.map(({ declaration, column }, at) => {
      const wholeOf = Int32Array.from(column.levels, (level) => placeOf(level, places, country !== undefined)) // prettier-ignore
      const kind = kinds[at]
      const total = (level: string): number =>
        kind === 'people'
          ? 1
          : kind === 'of-all'
            ? all
            : (people[placeOf(level, places, country !== undefined)] ?? 0)
      const totals = Object.fromEntries(
        Object.entries(declaration.targets).map(([level, target]) => [
          level,
          target * total(level),
        ]),
      )
      // A margin of countries alone is one of them all.
      const shared = country !== undefined && declaration.variables.length > 1
      return { declaration, column, totals, wholeOf: shared ? wholeOf : wholeOf.fill(0) }
    }),
  )
}

function kindOf(
  declaration: MarginDeclaration,
  places: readonly string[],
  hasCountries: boolean,
): Result<'people' | 'of-country' | 'of-all', TableFault> {
  const { variables } = declaration
  const wrong = Object.entries(declaration.targets).find(([, target]) => !(target >= 0))
  if (wrong !== undefined)
    return refuse({ code: 'survey.margin-target-invalid', column: variables.join('|'), data: { category: wrong[0], target: wrong[1] } }) // prettier-ignore
  const sums = byCountry(declaration, hasCountries ? places : [''])
  const all = sums.reduce((sum, value) => sum + value, 0)
  if (Math.abs(all - 1) <= nearOne) return ok('of-all')
  const shared = hasCountries && variables.length > 1
  const present = places.map((place, at) => ({ place, sum: sums[at] ?? 0 })).filter(({ sum }) => sum > 0) // prettier-ignore
  if (shared && present.every(({ sum }) => Math.abs(sum - 1) <= nearOne)) return ok('of-country')
  const short = shared ? present.find(({ sum }) => sum <= mostShares && Math.abs(sum - 1) > nearOne) : undefined // prettier-ignore
  if (short !== undefined || all <= mostShares)
    return refuse({
      code: 'poll.shares-not-one',
      column: variables.join('|'),
      data: {
        sum: short?.sum ?? all,
        ...(short === undefined ? {} : { country: short.place }),
      },
    })
  return ok('people')
}

function byCountry({ targets }: MarginDeclaration, places: readonly string[]): Float64Array {
  const sums = new Float64Array(places.length)
  for (const [level, target] of Object.entries(targets)) {
    const at = places.length === 1 ? 0 : places.indexOf(level.split('|', 1)[0] ?? '')
    if (at >= 0) sums[at] = (sums[at] ?? 0) + target
  }
  return sums
}

function placeOf(level: string, places: readonly string[], hasCountries: boolean): number {
  return hasCountries ? Math.max(0, places.indexOf(level.split('|', 1)[0] ?? '')) : 0
}

/** One variable out of several: codes joined by `|`, those that occur or have a target. */
function crossing(
  { variables, targets }: MarginDeclaration,
  dataSet: DataSet,
): Result<Categorical, TableFault> {
  const name = variables.join('|')
  if (variables.length === 0 || new Set(variables).size < variables.length)
    return refuse({ code: 'poll.recipe-unusable', rule: 'A margin names one variable or several different ones.', column: name }) // prettier-ignore
  const parts: Categorical[] = []
  for (const variable of variables) {
    const part = categoricalAt(dataSet, variable)
    if (!part.ok) return part
    const row = part.value.codes.indexOf(-1)
    if (row >= 0) {
      const count = part.value.codes.reduce((sum, code) => sum + Number(code < 0), 0)
      return refuse({ code: 'survey.group-missing', column: variable, row: row + 1, data: { count } }) // prettier-ignore
    }
    parts.push(part.value)
  }
  const rows = dataSet.rows
  const numbers = new Float64Array(rows)
  for (const { codes, levels } of parts)
    for (let row = 0; row < rows; row += 1)
      numbers[row] = (numbers[row] ?? 0) * levels.length + (codes[row] ?? 0)
  const found = [...new Set(numbers)].toSorted((one, other) => one - other)
  const levels = found.map((number) => {
    let rest = number
    const texts: string[] = []
    for (const { levels: own } of parts.toReversed()) {
      texts.unshift(own[rest % own.length] ?? '')
      rest = Math.floor(rest / own.length)
    }
    return texts.join('|')
  })
  const places = new Map(found.map((number, place) => [number, place]))
  const codes = Int32Array.from(numbers, (number) => places.get(number) ?? -1)
  for (const level of Object.keys(targets)) if (!levels.includes(level)) levels.push(level)
  return ok({ name, codes, levels })
}
