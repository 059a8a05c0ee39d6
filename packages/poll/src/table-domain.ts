import type { Categorical } from '@suyab/survey/column'
import { inDomain, type SurveyDesign } from '@suyab/survey/design'
import type { DataSet } from '@suyab/survey/file/data-set'
import { pooledDesign, type PoolingPolicy } from '@suyab/survey/pool'
import { ok, refuse, type Result } from '@suyab/survey/result'
import { answersTo, categoricalAt, type ManyAnswers, type OneAnswer } from './answers.ts'
import type { Recoding } from './recoding.ts'
import type { TableQuestion } from './table.ts'
import { ofStatistics, type TableFault } from './table-fault.ts'

/** People that a filter, and each value of it, has to leave: fewer are single people. */
export const fewestFiltered = 30

/** What a question is put to. */
export interface TableSource {
  readonly dataSet: DataSet
  /** With the weights in force. */
  readonly design: SurveyDesign
  /** The column of countries. */
  readonly country?: string
  /** What countries together stand for in this poll. */
  readonly pooling?: PoolingPolicy
  /** How variables were made of others, whose figures are theirs put together. */
  readonly recodings?: readonly Recoding[]
  readonly sample: 'probability' | 'opt-in'
}

/** The rows that a question is about, and how countries stand to each other. */
export interface TableDomain {
  readonly design: SurveyDesign
  /** Weights as the policy has them; undefined where several countries have none. */
  readonly pooled: SurveyDesign | undefined
  readonly country: Categorical | undefined
  /** Codes of the countries that are asked about and have rows. */
  readonly countries: readonly number[]
}

type Asked = Pick<TableQuestion, 'countries' | 'only' | 'policy' | 'populations'>

/**
 * Narrows a design to the rows of a question.
 * @returns faults for variables, answers and countries that are not known, and for a policy without its
 * populations
 */
export function domainOf(source: TableSource, asked: Asked): Result<TableDomain, TableFault> {
  const { dataSet, design } = source
  const inside = new Uint8Array(dataSet.rows).fill(1)
  for (const { variable, values } of asked.only ?? []) {
    const fault = narrow(dataSet, variable, values, inside)
    if (fault !== undefined) return refuse(fault)
  }
  // Whoever filters down to a few people asks about these people.
  if ((asked.only ?? []).length > 0 && inside.reduce((sum, one) => sum + one, 0) < fewestFiltered)
    return refuse({ code: 'poll.filter-too-narrow', data: { fewest: fewestFiltered } })
  if (source.country === undefined) {
    if (asked.countries !== undefined) return refuse({ code: 'poll.country-undeclared' })
    const own = inDomain(design, inside)
    return ok({ design: own, pooled: own, country: undefined, countries: [] })
  }
  const country = categoricalAt(dataSet, source.country)
  if (!country.ok) return country
  const { codes, levels } = country.value
  const missing = codes.indexOf(-1)
  if (missing >= 0)
    return refuse({ code: 'survey.group-missing', column: source.country, row: missing + 1 })
  const wanted = asked.countries ?? levels
  const unknown = wanted.find((one) => !levels.includes(one))
  if (unknown !== undefined)
    return refuse({ code: 'poll.code-unknown', column: source.country, value: unknown })
  const isWanted = Uint8Array.from(levels, (level) => Number(wanted.includes(level)))
  const seen = new Uint8Array(levels.length)
  for (let row = 0; row < inside.length; row += 1) {
    const code = codes[row] ?? 0
    if (isWanted[code] === 0) inside[row] = 0
    // Countries stand in the table though the filter leaves nobody there.
    else seen[code] = 1
  }
  const countries = levels.map((_, code) => code).filter((code) => seen[code] === 1)
  const own = inDomain(design, inside)
  if (countries.length < 2)
    return ok({ design: own, pooled: own, country: country.value, countries })
  if (asked.policy === undefined)
    return ok({ design: own, pooled: undefined, country: country.value, countries })
  const policy = policyOf(
    asked.policy,
    asked.populations ?? populationsOf(source),
    country.value,
    countries,
  )
  const pooled = ofStatistics(pooledDesign(own, country.value, policy))
  if (!pooled.ok) return pooled
  return ok({ design: own, pooled: pooled.value, country: country.value, countries })
}

function populationsOf({ pooling }: TableSource): TableQuestion['populations'] {
  return pooling?.kind === 'population' ? pooling.populations : undefined
}

function policyOf(
  kind: NonNullable<TableQuestion['policy']>,
  populations: TableQuestion['populations'],
  { levels }: Categorical,
  countries: readonly number[],
): PoolingPolicy {
  if (kind !== 'population') return { kind }
  // Countries outside of the question need no number: their rows are in none of its figures.
  const others = levels.filter((_, code) => !countries.includes(code)).map((level) => [level, 1])
  return { kind, populations: { ...Object.fromEntries(others), ...populations } }
}

function narrow(
  dataSet: DataSet,
  variable: string,
  values: readonly string[],
  inside: Uint8Array,
): TableFault | undefined {
  const answers = answersTo(dataSet, variable)
  if (!answers.ok) return answers.fault
  const { value } = answers
  const known = value.kind === 'one' ? value.column.levels : value.options.map(({ name }) => name)
  const unknown = values.find((one) => !known.includes(one))
  if (unknown !== undefined) return { code: 'poll.code-unknown', column: variable, value: unknown }
  // Two filters that differ by a value of one person would tell of that person.
  if (values.some((one) => holdersOf(value, one) < fewestFiltered))
    return { code: 'poll.filter-too-narrow', column: variable, data: { fewest: fewestFiltered } }
  if (value.kind === 'one') {
    const kept = value.column.levels.map((level) => values.includes(level))
    for (let row = 0; row < inside.length; row += 1)
      if (kept[value.column.codes[row] ?? -1] !== true) inside[row] = 0
  } else {
    const options = value.options.filter(({ name }) => values.includes(name))
    for (let row = 0; row < inside.length; row += 1)
      if (!options.some((option) => option.values[row] === 1)) inside[row] = 0
  }
  return undefined
}

function holdersOf(answers: OneAnswer | ManyAnswers, value: string): number {
  if (answers.kind === 'many') {
    const option = answers.options.find(({ name }) => name === value)
    return option?.values.reduce((sum, one) => sum + Number(one === 1), 0) ?? 0
  }
  const at = answers.column.levels.indexOf(value)
  return answers.column.codes.reduce((sum, code) => sum + Number(code === at), 0)
}
