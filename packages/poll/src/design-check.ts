import { checkedWeights, firstStage, sampleDesign, type LonelyRule } from '@suyab/survey/design' // prettier-ignore
import { findVariable, type DataSet } from '@suyab/survey/file/data-set'
import { categoricalOf, numericOf } from '@suyab/survey/file/survey-column'
import type { Categorical, Numeric } from '@suyab/survey/column'
import type { StageSpec } from '@suyab/survey/stage'
import type { DesignDeclaration, StageDeclaration } from './design.ts'
import { ofSurvey, type PollFault } from './fault.ts'

/** Every column that a design names, once. */
export function designColumns(design: DesignDeclaration): ReadonlySet<string> {
  const { stages, weight, country, replicates } = design
  const named = [
    weight,
    country,
    ...stages.flatMap((stage) => [stage.cluster, stage.stratum, stage.population, stage.fraction]),
    ...(replicates?.columns ?? []),
  ]
  return new Set(named.filter((name) => name !== undefined))
}

/**
 * Holds a design in words against the data: that its columns are there, are numbers where they must be,
 * that weights are positive and complete, clusters lie within strata, and a stratum with one unit was
 * thought of; and that each country has its number of people where all of them together stand for these.
 * @param leftOut columns that are not to be kept, and so cannot be of the design
 */
export function checkDesign(
  dataSet: DataSet,
  design: DesignDeclaration,
  leftOut: ReadonlySet<string>,
): readonly PollFault[] {
  const faults: PollFault[] = []
  for (const column of designColumns(design)) {
    if (leftOut.has(column)) faults.push({ code: 'poll.column-left-out', column })
    else if (findVariable(dataSet, column) === undefined)
      faults.push({ code: 'poll.column-unknown', column })
  }
  // What is not there cannot be checked further.
  if (faults.length > 0) return faults
  const columns = new Columns(dataSet, faults)
  const { rows } = dataSet
  const weights = design.weight === undefined ? undefined : columns.numeric(design.weight)
  if (weights !== undefined) {
    const checked = checkedWeights(weights, rows)
    if (!checked.ok) faults.push(ofSurvey(checked.fault))
  }
  if (design.country !== undefined) {
    columns.complete(design.country)
    checkPooling(design.country, design.pooling, columns, faults)
  }
  checkReplicates(design, columns, faults)
  if (faults.length > 0 || design.stages.length === 0) return faults
  const stages = design.stages.map((stage) => stageOf(stage, columns))
  if (faults.length > 0) return faults
  const ones: Numeric = { name: '', values: new Float64Array(rows).fill(1) }
  const made = sampleDesign(
    {
      stages,
      weights: weights ?? ones,
      nested: design.nested === true,
      lonely: lonelyOf(design.lonely),
    },
    rows,
  )
  if (!made.ok) return [ofSurvey(made.fault)]
  return lonelyOf(design.lonely) === 'fail' ? singles(firstStage(made.value)) : []
}

/** The rule as the estimates call it. */
export function lonelyOf(rule: DesignDeclaration['lonely']): LonelyRule {
  return rule === undefined || rule === 'refuse' ? 'fail' : rule
}

function stageOf(stage: StageDeclaration, columns: Columns): StageSpec {
  const spec: {
    cluster?: Categorical
    stratum?: Categorical
    population?: Numeric
    fraction?: Numeric
  } = {}
  if (stage.cluster !== undefined) spec.cluster = columns.categorical(stage.cluster)
  if (stage.stratum !== undefined) spec.stratum = columns.categorical(stage.stratum)
  for (const kind of ['population', 'fraction'] as const) {
    const name = stage[kind]
    const numeric = name === undefined ? undefined : columns.numeric(name)
    if (numeric !== undefined) spec[kind] = numeric
  }
  return spec
}

/** Strata of one unit out of several: nothing tells how they vary. */
function singles(stage: ReturnType<typeof firstStage>): readonly PollFault[] {
  const faults: PollFault[] = []
  for (const [stratum, name] of stage.stratumNames.entries()) {
    const population = stage.population[stratum] ?? Infinity
    if (stage.sampled[stratum] !== 1 || population === 1) continue
    const row = stage.unitOf.findIndex((unit) => stage.stratumOfUnit[unit] === stratum)
    faults.push(ofSurvey({ code: 'survey.stratum-single', column: stage.name, stage: 1, stratum: name, row })) // prettier-ignore
  }
  return faults
}

/** Without a number of people there is no figure of a country with others, and no telling what to hide. */
function checkPooling(
  name: string,
  pooling: DesignDeclaration['pooling'],
  columns: Columns,
  faults: PollFault[],
): void {
  if (pooling?.kind !== 'population') return
  const { codes, levels } = columns.categorical(name)
  const occurring = new Set(codes)
  for (const [code, country] of levels.entries())
    if (occurring.has(code) && !Object.hasOwn(pooling.populations, country))
      faults.push(ofSurvey({ code: 'survey.pooling-population-missing', country }))
}

function checkReplicates(
  { replicates, weight }: DesignDeclaration,
  columns: Columns,
  faults: PollFault[],
): void {
  if (replicates === undefined) return
  const { columns: names, rscales, rho, method } = replicates
  const wrong = (rule: string): number => faults.push({ code: 'poll.replicate-invalid', rule })
  if (names.length < 2) wrong('There are at least two replicates.')
  if (rscales !== undefined && rscales.length !== names.length)
    wrong(`There are ${rscales.length} scales for ${names.length} replicates.`)
  if (method === 'Fay' && !(rho !== undefined && rho > 0 && rho < 1))
    wrong("Fay's coefficient lies between 0 and 1.")
  if (weight === undefined) wrong('Replicates belong to a weight, which is not named.')
  for (const name of names) {
    const numeric = columns.numeric(name)
    if (numeric === undefined) continue
    const row = numeric.values.findIndex((value) => !(value >= 0 && value < Infinity))
    if (row >= 0)
      faults.push({
        code: 'poll.replicate-invalid',
        row: row + 1,
        column: name,
        rule: 'A replicate weight is a number from 0 on.',
      })
  }
}

/** The data's columns as the estimates take them; what is unfit is noted. */
class Columns {
  readonly #dataSet: DataSet
  readonly #faults: PollFault[]

  constructor(dataSet: DataSet, faults: PollFault[]) {
    this.#dataSet = dataSet
    this.#faults = faults
  }

  numeric(name: string): Numeric | undefined {
    const { variable, column } = this.#found(name)
    const numeric = numericOf(variable, column)
    if (numeric === undefined) this.#faults.push({ code: 'poll.column-not-numbers', column: name })
    return numeric
  }

  categorical(name: string): Categorical {
    const { variable, column } = this.#found(name)
    return categoricalOf(variable, column)
  }

  complete(name: string): void {
    const { codes } = this.categorical(name)
    let [row, count] = [-1, 0]
    for (let at = 0; at < codes.length; at += 1)
      if ((codes[at] ?? -1) < 0) {
        if (row < 0) row = at
        count += 1
      }
    if (count > 0)
      this.#faults.push(ofSurvey({ code: 'survey.group-missing', column: name, row, count }))
  }

  #found(name: string): NonNullable<ReturnType<typeof findVariable>> {
    const found = findVariable(this.#dataSet, name)
    if (found === undefined) throw new TypeError(`the column ${name} is there`)
    return found
  }
}
