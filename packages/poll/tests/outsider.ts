import { inventedDesign, inventedWave } from './invented-wave.ts'
import { categoricalAt } from '../src/answers.ts'
import { designOf } from '../src/design-of.ts'
import { domainOf, type TableDomain, type TableSource } from '../src/table-domain.ts'
import { gridOf } from '../src/table-grid-of.ts'
import type { Grid } from '../src/table-grid.ts'
import { countedIn, factorsFor } from '../src/table-hiding.ts'
import { tableOf } from '../src/table-of.ts'
import type { Recoding } from '../src/recoding.ts'
import { recoded } from '../src/recode.ts'
import { stubOf } from '../src/table-stub.ts'
import type { TableQuestion } from '../src/table.ts'
import type { PoolingPolicy } from '@suyab/survey/pool'
import { crossPart, type CrossPart } from '../src/protect/cross-variable.ts'
import { LinearModel } from '../src/protect/linear-model.ts'

function valueOf<Value>(result: { ok: true; value: Value } | { ok: false; fault: object }): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  return result.value
}

/** A cell that the rule hides, and how narrowly nobody may know it. */
interface Kept {
  readonly name: string
  readonly row: Float64Array
  readonly width: number
  /** Of how many variables it is told. */
  readonly depth: number
}

function measured(source: TableSource, question: TableQuestion, domain: TableDomain): Grid {
  const stub = valueOf(stubOf(question, source.dataSet))
  const steps = gridOf(source, question, stub, domain)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return valueOf(step.value)
  }
}

/** Weighted counts of everybody told apart by all variables, as an outsider does not know them. */
class Outsider {
  private readonly seen = new Set<string>()
  private readonly known: { row: Float64Array; right: number; depth: number }[] = []
  private readonly weights: Float64Array
  private readonly source: TableSource
  private readonly names: readonly string[]
  private readonly codes: readonly { codes: Int32Array; size: number }[]

  constructor(source: TableSource, names: readonly string[]) {
    this.source = source
    this.names = ['country', ...names]
    this.codes = this.names.map((name) => {
      const { codes, levels } = valueOf(categoricalAt(source.dataSet, name))
      return { codes, size: levels.length + 1 }
    })
    this.weights = new Float64Array(this.codes.reduce((product, { size }) => product * size, 1))
    for (let row = 0; row < source.dataSet.rows; row += 1) {
      let at = 0
      for (const { codes, size } of this.codes) at = at * size + ((codes[row] ?? -1) < 0 ? size - 1 : (codes[row] ?? 0)) // prettier-ignore
      this.weights[at] = (this.weights[at] ?? 0) + (source.design.weights[row] ?? 0)
    }
    // How much each country weighs is printed.
    const countries = (this.codes[0]?.size ?? 1) - 1
    for (let country = 0; country < countries; country += 1) {
      const row = Float64Array.from(this.weights, (_, at) => Number(this.levels(at)[0] === country)) // prettier-ignore
      this.learn(row, 0, this.count(row))
    }
  }

  private levels(at: number): number[] {
    let left = at
    const found: number[] = []
    for (const { size } of this.codes.toReversed()) {
      found.unshift(left % size)
      left = Math.floor(left / size)
    }
    return found
  }

  private learn(row: Float64Array, depth: number, right: number): void {
    const most = row.reduce((size, one) => Math.max(size, Math.abs(one)), 0)
    if (most === 0) return
    const own = row.map((one) => one / most)
    // Many tables tell the same.
    const key = own.map((one) => Math.round(one * 1e9)).join()
    if (this.seen.has(key)) return
    this.seen.add(key)
    this.known.push({ row: own, right: right / most, depth })
  }

  private count(row: Float64Array): number {
    return row.reduce((sum, one, at) => sum + one * (this.weights[at] ?? 0), 0)
  }

  /** What a cell counts, and what it is a share of. */
  private sums(parts: readonly CrossPart[], factors: Float64Array): [Float64Array, Float64Array] {
    const meant = (isBase: boolean): Float64Array =>
      Float64Array.from(this.weights, (_, at) => {
        const levels = this.levels(at)
        const isIn = parts.every(({ variable, levels: own }, place) => {
          const name = this.names.indexOf(variable.key)
          const level = levels[name] ?? -1
          if (isBase && place === 0) return level < (this.codes[name]?.size ?? 0) - 1
          return own.includes(level)
        })
        return isIn ? (factors[levels[0] ?? 0] ?? 0) : 0
      })
    return [meant(false), meant(true)]
  }

  /**
   * Reads a table: what it shows is known; what the rule hides is returned.
   * @param isGullible whether what was hidden besides is told all the same
   */
  read(question: TableQuestion, isGullible: boolean): Kept[] {
    const table = valueOf(tableOf(this.source, question))
    const domain = valueOf(domainOf(this.source, question))
    const grid = measured(this.source, question, domain)
    const filters = (question.only ?? []).map(({ variable, values }) => valueOf(crossPart(this.source.dataSet, variable, values))) // prettier-ignore
    const kept: Kept[] = []
    for (const [row, line] of table.rows.entries())
      for (const [at, cell] of line.cells.entries()) {
        const [column, found] = [table.columns[at], grid.cells[row]?.[at]]
        if (column === undefined || found === undefined) continue
        const isCountry = column.group === 'country'
        const country = isCountry ? column.value : question.rows === 'answers' || line.value === '' ? undefined : line.value // prettier-ignore
        const groups = column.group === 'all' || isCountry ? [] : [valueOf(crossPart(this.source.dataSet, column.group, [column.value]))] // prettier-ignore
        const [counted] = valueOf(countedIn(this.source, question, line.value))
        const [top, bottom] = this.sums([...(counted === undefined ? [] : [counted.part]), ...filters, ...groups], factorsFor(this.source, domain, country)) // prettier-ignore
        const share = isGullible && found.reasons.length === 0 ? found.share : cell.value
        const depth = 1 + filters.length + groups.length
        if (share !== null) {
          const difference = top.map((one, i) => one - share * (bottom[i] ?? 0))
          this.learn(difference, depth, 0)
        } else if (found.reasons.length > 0)
          kept.push({
            name: `${JSON.stringify(question)} ${line.value} ${column.group} ${column.value}`,
            row: top,
            width: found.width * this.count(bottom),
            depth,
          })
      }
    return kept
  }

  /** How far each sum can go, as far as what is known of so many variables goes. */
  room(objectives: readonly Float64Array[], depth: number): number[] {
    const known = this.known.filter((one) => one.depth <= depth)
    const scale = Math.max(...this.weights) / 1000
    const columns = Array.from(this.weights, (_, at) =>
      known.flatMap(({ row }, place) => (row[at] === 0 ? [] : [[place, row[at] ?? 0] as const])),
    )
    // Sums of thousands of numbers agree to their last digits but one.
    const slack = known.flatMap((_, row) => [[[row, 1] as const], [[row, -1] as const]])
    const model = new LinearModel({ rows: known.length, columns: [...columns, ...slack] })
    const none = new Float64Array(slack.length)
    // Who is busy is said by whether they study, work or look for work.
    const [work, made] = [this.names.indexOf('work'), this.names.indexOf('busy')]
    const possible = Float64Array.from(this.weights, (_, at) => {
      const levels = this.levels(at)
      return levels[made] === (levels[work] === 0 ? 0 : 1) ? Infinity : 0
    })
    const upper = Float64Array.of(...possible, ...none.map(() => 1e-6))
    const right = Float64Array.from(known, (one) => one.right / scale)
    const most = (objective: Float64Array): number => {
      const cost = Float64Array.of(...objective.map((one) => -one), ...none)
      const found = model.solve(cost, upper, right)
      if (found === undefined) throw new Error('what was told contradicts itself')
      return objective.reduce((sum, one, at) => sum + one * (found[at] ?? 0), 0) * scale
    }
    const found = objectives.map((row) => most(row) + most(row.map((one) => -one)))
    model.dispose()
    return found
  }
}

const names = ['q1', 'gender', 'work', 'busy'] as const
const answers = {
  q1: ['1', '2'],
  gender: ['f', 'm'],
  work: ['seeks', 'studies', 'works'],
  busy: ['0', '1'],
} as const
const busy: Recoding = {
  name: 'busy',
  label: { en: 'Is busy' },
  of: 'work',
  reason: 'invented',
  rule: {
    kind: 'values',
    categories: [
      { value: 0, label: { en: 'no' }, from: ['seeks'] },
      { value: 1, label: { en: 'yes' }, from: ['studies', 'works'] },
    ],
    rest: 'refuse',
  },
}

/** The variables that a variable can be crossed with: not with what is made of it. */
function besides(stub: string): (typeof names)[number][] {
  const made = new Set<string>(['work', 'busy'])
  return names.filter((name) => name !== stub && !(made.has(name) && made.has(stub)))
}

/** Every table of the variables that may be asked for: both ways, all countries or some, all policies. */
function* questions(countries: readonly string[], withFilters: boolean): Generator<TableQuestion> {
  const subsets = [undefined, ...countries.map((one) => [one]), countries.slice(1)]
  for (const stub of names)
    for (const some of subsets)
      for (const policy of ['equal', 'by-n', 'population'] as const) {
        const banner = besides(stub)
        const asked = {
          policy,
          ...(policy === 'population'
            ? { populations: Object.fromEntries(countries.map((one, at) => [one, 2 + 3 * at])) }
            : {}),
          ...(some === undefined ? {} : { countries: some }),
        }
        yield { stub, banner, rows: 'answers', ...asked }
        for (const value of answers[stub]) yield { stub, banner, rows: 'countries', chosen: [value], ...asked } // prettier-ignore
        if (stub === 'work') yield { stub, banner, rows: 'countries', chosen: ['studies', 'works'], ...asked } // prettier-ignore
        if (!withFilters || policy === 'population') continue
        for (const only of banner)
          for (const value of answers[only])
            // Of those who look for work there are too few for a filter.
            if (value !== 'seeks' && value !== '0')
              yield { stub, banner: banner.filter((name) => besides(only).includes(name)), rows: 'answers', only: [{ variable: only, values: [value] }], ...asked } // prettier-ignore
      }
}

/** A wave with a recoding, and where it is asked. */
export function sourceOf(
  seed: number,
  perCountry: number,
  countries: readonly string[],
  pooling?: PoolingPolicy,
): TableSource {
  const dataSet = valueOf(recoded(inventedWave({ seed, perCountry, countries }), [busy], ['en']))
  const design = valueOf(designOf({ ...inventedDesign, lonely: 'adjust' }, dataSet))
  return {
    dataSet,
    design,
    country: 'country',
    sample: 'probability',
    recodings: [busy],
    ...(pooling && { pooling }),
  }
}

/** How much of its rule's width each hidden cell keeps when all tables are known. */
export function sharesOfWidth(
  source: TableSource,
  countries: readonly string[],
  withFilters: boolean,
  isGullible = false,
): number[] {
  const outsider = new Outsider(source, names)
  const kept = new Map<string, Kept>()
  for (const question of questions(countries, withFilters))
    for (const one of outsider.read(question, isGullible)) kept.set(one.name, one)
  // Where most are known one in eight shows it.
  const list = [...kept.values()].filter((_, at) => !isGullible || at % 8 === 0)
  const rows = list.map(({ row }) => row)
  const room = outsider.room(rows, Infinity)
  return list.map(({ row, width, depth }, at) => {
    const own = room[at] ?? 0
    if (own >= width * (1 - 1e-4)) return 1
    if (isGullible) return own / width
    // Of a group that is told and smaller than the width nobody can know less than that it is so small.
    const [before = 0] = outsider.room([row], depth - 1)
    return own / Math.min(width, before)
  })
}
