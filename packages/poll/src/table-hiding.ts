import { ok, type Result } from '@suyab/survey/result'
import { answersTo } from './answers.ts'
import { crossPart, optionPart, type CrossPart } from './protect/cross-variable.ts'
import { factorsOf, Protection, type ToldShare } from './protect/protection.ts'
import type { TableQuestion } from './table.ts'
import type { TableDomain, TableSource } from './table-domain.ts'
import type { TableFault } from './table-fault.ts'
import type { Grid } from './table-grid.ts'

export function cellId(row: number, column: number): string {
  return `${row}|${column}`
}

type Counting = Pick<TableQuestion, 'stub' | 'rows' | 'chosen' | 'base' | 'only'>

/** Whom a figure counts. */
interface Counted {
  readonly part: CrossPart
  /** The shares of all answers tell the counts themselves. */
  readonly isCount: boolean
}

/**
 * The cells that are hidden besides those that the rule hides, so that none of these can be worked out
 * more narrowly than the rule's own interval, from this table and all others of the wave.
 */
export function* hidingSteps(
  source: TableSource,
  question: Counting,
  domain: TableDomain,
  grid: Grid,
): Generator<number, Result<ReadonlySet<string>, TableFault>> {
  const protection = Protection.of(source)
  if (!protection.ok) return protection
  const filters = partsOf(source, question.only ?? [])
  if (!filters.ok) return filters
  const counted: Counted[][] = []
  for (const { value } of grid.rows) {
    const lines = countedIn(source, question, value)
    if (!lines.ok) return lines
    counted.push(lines.value)
  }
  const found = new Set<string>()
  for (const [column, { group, value }] of grid.columns.entries()) {
    const isCountry = group === source.country
    const groups = partsOf(source, group === 'all' || isCountry ? [] : [{ variable: group, values: [value] }]) // prettier-ignore
    if (!groups.ok) return groups
    for (const [row, line] of grid.rows.entries()) {
      const cell = grid.cells[row]?.[column]
      if (cell === undefined || cell.reasons.length > 0) continue
      const isPool = row === grid.pooledRow || question.rows === 'answers'
      const country = isCountry ? value : isPool ? undefined : line.value
      const told = isTold(protection.value, counted[row] ?? [], [...filters.value, ...groups.value], factorsFor(source, domain, country), cell.share) // prettier-ignore
      if (!told.ok) return told
      if (!told.value) found.add(cellId(row, column))
    }
    yield (column + 1) / grid.columns.length
  }
  return ok(found)
}

/** Whether the share of the answers that are chosen, over the countries of a question, gives nothing away. */
export function isShareTold(
  source: TableSource,
  question: Counting,
  domain: TableDomain,
  share: number,
): Result<boolean, TableFault> {
  const protection = Protection.of(source)
  if (!protection.ok) return protection
  const filters = partsOf(source, question.only ?? [])
  if (!filters.ok) return filters
  const counted = countedIn(source, question, '')
  if (!counted.ok) return counted
  return isTold(protection.value, counted.value, filters.value, factorsFor(source, domain, undefined), share) // prettier-ignore
}

function isTold(
  protection: Protection,
  counted: readonly Counted[],
  groups: readonly CrossPart[],
  factors: Float64Array,
  share: number,
): Result<boolean, TableFault> {
  for (const { part, isCount } of counted) {
    const told: ToldShare = { parts: merged([part, ...groups]), factors, share: isCount ? 0 : share } // prettier-ignore
    const verdict = protection.tells(told)
    if (!verdict.ok || !verdict.value) return verdict
  }
  return ok(true)
}

function partsOf(
  { dataSet }: TableSource,
  groups: readonly { readonly variable: string; readonly values: readonly string[] }[],
): Result<CrossPart[], TableFault> {
  const parts: CrossPart[] = []
  for (const { variable, values } of groups) {
    const part = crossPart(dataSet, variable, values)
    if (!part.ok) return part
    parts.push(part.value)
  }
  return ok(parts)
}

/** What the share of a line is reckoned from. */
export function countedIn(
  { dataSet }: TableSource,
  { stub, rows, chosen = [], base }: Counting,
  line: string,
): Result<Counted[], TableFault> {
  const answers = answersTo(dataSet, stub)
  if (!answers.ok) return answers
  const { value } = answers
  const values = rows === 'countries' ? chosen : [line]
  if (value.kind === 'many' && base === 'answers')
    return ok(value.options.map(({ name }) => ({ part: optionPart(value, [name]), isCount: true }))) // prettier-ignore
  const part = crossPart(dataSet, stub, values)
  return part.ok ? ok([{ part: part.value, isCount: false }]) : part
}

/** What each country's weights count for in the figures of a country, or of all that are asked for. */
export function factorsFor(
  { design }: TableSource,
  { pooled, country, countries }: TableDomain,
  only: string | undefined,
): Float64Array {
  if (country === undefined) return Float64Array.of(1)
  if (only !== undefined)
    return Float64Array.from(country.levels, (level) => Number(level === only))
  const factors = pooled === undefined ? undefined : factorsOf(design, pooled, country)
  return Float64Array.from(country.levels, (_, code) =>
    countries.includes(code) ? (factors?.[code] ?? 0) : 0,
  )
}

/** A variable that is asked for twice means those who are meant both times. */
function merged(parts: readonly CrossPart[]): CrossPart[] {
  const byKey = new Map<string, CrossPart>()
  for (const part of parts) {
    const known = byKey.get(part.variable.key)
    const levels = known?.levels.filter((level) => part.levels.includes(level)) ?? part.levels
    byKey.set(part.variable.key, { ...part, levels })
  }
  return [...byKey.values()]
}
