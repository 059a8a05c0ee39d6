import { expect, test } from 'vitest'
import { inventedDesign, inventedWave } from '../../tests/invented-wave.ts'
import { categoricalAt } from '../answers.ts'
import { designOf } from '../design-of.ts'
import { domainOf, type TableDomain, type TableSource } from '../table-domain.ts'
import { gridOf } from '../table-grid-of.ts'
import type { Grid } from '../table-grid.ts'
import { countedIn, factorsFor } from '../table-hiding.ts'
import { tableOf } from '../table-of.ts'
import { stubOf } from '../table-stub.ts'
import type { TableQuestion } from '../table.ts'
import { crossPart, type CrossPart } from './cross-variable.ts'
import { LinearModel } from './linear-model.ts'

function valueOf<Value>(result: { ok: true; value: Value } | { ok: false; fault: object }): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  return result.value
}

/** A cell that the rule hides, and how narrowly nobody may know it. */
interface Kept {
  readonly name: string
  readonly row: Float64Array
  readonly width: number
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
  private readonly known: { row: Float64Array; right: number }[] = []
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
    for (let country = 0; country < countries; country += 1)
      this.learn(Float64Array.from(this.weights, (_, at) => Number(this.levels(at)[0] === country)))
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

  private learn(row: Float64Array, right?: number): void {
    this.known.push({ row, right: right ?? row.reduce((sum, one, at) => sum + one * (this.weights[at] ?? 0), 0) }) // prettier-ignore
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

  /** Reads a table: what it shows is known; what the rule hides is returned. */
  read(question: TableQuestion): Kept[] {
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
        const [top, bottom] = this.sums([...(counted?.parts ?? []), ...filters, ...groups], factorsFor(this.source, domain, country)) // prettier-ignore
        const share = cell.value
        if (share !== null) this.learn(top.map((one, i) => one - share * (bottom[i] ?? 0)), 0)
        else if (found.reasons.length > 0) {
          const whole = bottom.reduce((sum, one, i) => sum + one * (this.weights[i] ?? 0), 0)
          kept.push({ name: `${JSON.stringify(question)} ${line.value} ${column.group} ${column.value}`, row: top, width: found.width * whole }) // prettier-ignore
        }
      }
    return kept
  }

  /** The least and the most that each sum can be, as far as what is known goes. */
  intervals(objectives: readonly Float64Array[]): { least: number; most: number }[] {
    const scale = Math.max(...this.weights) / 1000
    const columns = Array.from(this.weights, (_, at) =>
      this.known.flatMap(({ row }, place) => (row[at] === 0 ? [] : [[place, row[at] ?? 0] as const])),
    )
    const model = new LinearModel({ rows: this.known.length, columns })
    const upper = new Float64Array(this.weights.length).fill(Infinity)
    const right = Float64Array.from(this.known, (one) => one.right / scale)
    const most = (objective: Float64Array): number => {
      const found = model.solve(objective.map((one) => -one), upper, right)
      if (found === undefined) throw new Error('what was told contradicts itself')
      return objective.reduce((sum, one, at) => sum + one * (found[at] ?? 0), 0) * scale
    }
    const found = objectives.map((row) => ({ least: -most(row.map((one) => -one)), most: most(row) })) // prettier-ignore
    model.dispose()
    return found
  }
}

const names = ['q1', 'gender', 'work'] as const

/** Every table of three variables that may be asked for: both ways, all countries or some, all policies. */
function* questions(countries: readonly string[], withFilters: boolean): Generator<TableQuestion> {
  const answers = { q1: ['1', '2'], gender: ['f', 'm'], work: ['seeks', 'studies', 'works'] }
  const subsets = [undefined, ...countries.map((one) => [one]), countries.slice(1)]
  for (const stub of names)
    for (const some of subsets)
      for (const policy of ['equal', 'by-n'] as const) {
        const banner = names.filter((name) => name !== stub)
        const asked = { policy, ...(some === undefined ? {} : { countries: some }) }
        yield { stub, banner, rows: 'answers', ...asked }
        for (const value of answers[stub]) yield { stub, banner, rows: 'countries', chosen: [value], ...asked } // prettier-ignore
        if (!withFilters) continue
        for (const only of banner)
          for (const value of answers[only])
            yield { stub, banner: banner.filter((name) => name !== only), rows: 'answers', only: [{ variable: only, values: [value] }], ...asked } // prettier-ignore
      }
}

test.for([false, true])(
  'from all tables of a wave together nobody can work out what the rule hides (filters: %s)',
  (withFilters) => {
    let attacked = 0
    for (const [seed, perCountry] of [[1, 90], [2, 140], [3, 200]] as const) {
      const countries = ['kg', 'kz', 'uz']
      const dataSet = inventedWave({ seed, perCountry, countries })
      const design = valueOf(designOf({ ...inventedDesign, lonely: 'adjust' }, dataSet))
      const source: TableSource = { dataSet, design, country: 'country', sample: 'probability' }
      const outsider = new Outsider(source, names)
      const kept = new Map<string, Kept>()
      for (const question of questions(countries, withFilters)) {
        if ((question.only ?? []).some(({ values: [value] }) => value === 'seeks')) continue
        for (const one of outsider.read(question)) kept.set(one.name, one)
      }
      const list = [...kept.values()]
      const found = outsider.intervals(list.map(({ row }) => row))
      for (const [at, { name, width }] of list.entries()) {
        const { least, most } = found[at] ?? { least: 0, most: 0 }
        attacked += 1
        if (process.env['DBG'] && (most - least) / width < 1 - 1e-4) console.log(seed, name, (most - least) / width)
        else if (!process.env['DBG']) expect((most - least) / width, name).toBeGreaterThanOrEqual(1 - 1e-4)
      }
    }
    expect(attacked).toBeGreaterThan(100)
  },
)
