import { tellableBases, type BasePlace } from './small-base.ts'
import { ok, type Result } from '@suyab/survey/result'
import { marginOfError } from '@suyab/survey/topline'
import { weightDiagnostics } from '@suyab/survey/weighting/diagnostic'
import type { PollTable, TableCell, TableColumn, TableQuestion, TableRow } from './table.ts'
import { domainOf, type TableDomain, type TableSource } from './table-domain.ts'
import type { TableFault } from './table-fault.ts'
import { gridOf } from './table-grid-of.ts'
import type { Family, Grid, GridCell } from './table-grid.ts'
import { cellId, hidingSteps } from './table-hiding.ts'
import { lowerPlaces } from './table-letters.ts'
import { stubOf, type Stub } from './table-stub.ts'

/**
 * Answers a question with a table. What the presentation rule hides, and what would give that away, has
 * no value, no interval and no letters; several countries together have figures only under a policy.
 * @returns faults that name variable, answer, row or rule
 */
export function tableOf(
  source: TableSource,
  question: TableQuestion,
): Result<PollTable, TableFault> {
  const steps = tableSteps(source, question)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** The same group by group, so that a long table can tell how far it is and be stopped. */
export function* tableSteps(
  source: TableSource,
  question: TableQuestion,
): Generator<number, Result<PollTable, TableFault>> {
  const stub = stubOf(question, source.dataSet)
  if (!stub.ok) return stub
  const domain = domainOf(source, question)
  if (!domain.ok) return domain
  const grid = yield* gridOf(source, question, stub.value, domain.value)
  if (!grid.ok) return grid
  const besides = yield* hidingSteps(source, question, domain.value, grid.value)
  if (!besides.ok) return besides
  return ok(shown(source, question, stub.value, domain.value, grid.value, besides.value))
}

function shown(
  source: TableSource,
  question: TableQuestion,
  stub: Stub,
  domain: TableDomain,
  grid: Grid,
  besides: ReadonlySet<string>,
): PollTable {
  const { level = 0.95 } = question
  const isShown = (row: number, column: number): boolean => {
    const cell = grid.cells[row]?.[column]
    return cell !== undefined && cell.reasons.length === 0 && !besides.has(cellId(row, column))
  }
  const letters = lettersOf(grid, question, isShown, 1 - level)
  const { respondents, missing } = countsOf(stub, domain)
  const bases = basesOf(grid, respondents)
  const rows = grid.rows.map((line, row): TableRow => ({
    ...line,
    respondents: bases[row]?.[0] ?? null,
    cells: grid.columns.map((_, column): TableCell => ({
      ...cellOf(grid.cells[row]?.[column], isShown(row, column), letters, cellId(row, column), domain),
      ...(grid.cells[row]?.[column] === undefined ? {} : { respondents: bases[row]?.[column] ?? null }),
    })),
  })) // prettier-ignore
  const flat = grid.cells.flatMap((line, row) => line.filter((_, column) => isShown(row, column)))
  return {
    question,
    columns: grid.columns.map((column, at): TableColumn => ({
      ...column,
      respondents: bases[grid.rows.length]?.[at] ?? null,
    })), // prettier-ignore
    rows,
    respondents,
    missing,
    level,
    alpha: 1 - level,
    variance: domain.design.kind === 'linear' ? 'linearised' : 'replicates',
    marginOfError: marginOf(source, domain, grid, isShown, respondents, level),
    warnings: warningsOf(source, domain, flat),
  }
}

function cellOf(
  cell: GridCell | undefined,
  isShown: boolean,
  letters: Letters,
  id: string,
  { pooled }: TableDomain,
): TableCell {
  // Nobody answered; or there is no saying what several countries come to without a policy.
  if (cell === undefined)
    return { value: null, interval: null, hidden: [], letters: '', respondents: pooled === undefined ? null : 0 } // prettier-ignore
  if (!isShown)
    return {
      value: null,
      interval: null,
      hidden: cell.reasons.length > 0 ? cell.reasons : ['complementary'],
      letters: '',
      respondents: cell.respondents,
    }
  const rowLetters = letters.rows.get(id)
  return {
    value: cell.share,
    interval: cell.interval,
    hidden: [],
    letters: letters.columns.get(id) ?? '',
    ...(rowLetters === undefined ? {} : { rowLetters }),
    respondents: cell.respondents,
    ...(cell.answers === undefined ? {} : { answers: cell.answers }),
  }
}

interface Letters {
  readonly columns: ReadonlyMap<string, string>
  readonly rows: ReadonlyMap<string, string>
}

function lettersOf(
  grid: Grid,
  { adjustment }: TableQuestion,
  isShown: (row: number, column: number) => boolean,
  alpha: number,
): Letters {
  const found = { columns: new Map<string, string>(), rows: new Map<string, string>() }
  for (const family of grid.families) {
    const { kind, places } = family
    const shares = places.map(({ row, column }) =>
      isShown(row, column) ? grid.cells[row]?.[column]?.share : undefined,
    )
    const lower = lowerPlaces(withoutFixed(family, grid), shares, alpha, adjustment ?? (kind === 'rows' ? 'holm' : 'none')) // prettier-ignore
    for (const [at, { row, column }] of places.entries()) {
      const text = (lower[at] ?? [])
        .map((other) => {
          const place = places[other]
          return kind === 'rows'
            ? (grid.rows[place?.row ?? 0]?.letter ?? '')
            : (grid.columns[place?.column ?? 0]?.letter ?? '')
        })
        .join('')
      found[kind].set(cellId(row, column), text)
    }
  }
  return found
}

/** What weighting has fixed varies with nothing: two such shares differ as their targets do. */
function withoutFixed(
  { places, covariance, degrees }: Family,
  { cells }: Grid,
): Pick<Family, 'covariance' | 'degrees'> {
  const isFixed = places.map(({ row, column }) => cells[row]?.[column]?.interval === null)
  if (!isFixed.includes(true)) return { covariance, degrees }
  const size = places.length
  const varies = (at: number): boolean => isFixed[Math.floor(at / size)] !== true && isFixed[at % size] !== true // prettier-ignore
  return { covariance: covariance.map((value, at) => (varies(at) ? value : 0)), degrees }
}

/** How many answered in each cell, and behind the rows in each column, as far as it tells of nobody. */
function basesOf(grid: Grid, respondents: number): (number | null)[][] {
  const counts = grid.cells.map((line) => grid.columns.map((_, at) => line[at]?.respondents ?? (at === 0 ? respondents : 0))) // prettier-ignore
  counts.push(grid.columns.map((_, at) => (at === 0 ? respondents : columnBase(grid, at))))
  const apart = grid.groups.filter(({ isApart }) => isApart)
  const across = counts.flatMap((_, row) => apart.map(({ columns }) => columns.map((at): BasePlace => [row, at]))) // prettier-ignore
  const isByCountry = grid.rows.some(({ letter }) => letter !== undefined)
  const countries = [...grid.rows.keys()].filter((row) => row !== grid.pooledRow)
  const down = isByCountry ? grid.columns.map((_, at) => countries.map((row): BasePlace => [row, at])) : [] // prettier-ignore
  return tellableBases(counts, [...across, ...down])
}

/** Who answered in a column, whatever the country: the widest base of it. */
function columnBase(grid: Grid, column: number): number {
  let sum = 0
  let most = 0
  for (const [row, line] of grid.cells.entries()) {
    const count = line[column]?.respondents ?? 0
    if (row !== grid.pooledRow) sum += count
    most = Math.max(most, count)
  }
  return grid.rows.some(({ letter }) => letter !== undefined) ? sum : most
}

function answeredCodes(stub: Stub): Int32Array {
  if (stub.kind === 'categories') return stub.column.codes
  if (stub.kind === 'mentions') return stub.answered.codes
  return stub.columns[0]?.codes ?? new Int32Array(0)
}

function countIn(stub: Stub, inside: Uint8Array | undefined): number {
  const codes = answeredCodes(stub)
  let count = 0
  for (let row = 0; row < codes.length; row += 1)
    if (inside?.[row] !== 0 && (codes[row] ?? -1) >= 0) count += 1
  return count
}

function countsOf(
  stub: Stub,
  { design: { domain, rows } }: TableDomain,
): { respondents: number; missing: number } {
  const respondents = countIn(stub, domain)
  const inside = domain?.reduce((sum, one) => sum + one, 0) ?? rows
  return { respondents, missing: inside - respondents }
}

/**
 * For a share of one half under the design effect of the weights, or of this question's answers in the
 * column of all, whichever is larger. None for opt-in samples and for several countries without policy.
 */
function marginOf(
  { sample }: TableSource,
  { pooled }: TableDomain,
  grid: Grid,
  isShown: (row: number, column: number) => boolean,
  respondents: number,
  level: number,
): number | null {
  if (pooled === undefined || respondents < 2) return null
  const inside = pooled.domain
  const weights = inside === undefined ? pooled.weights : pooled.weights.filter((_, row) => inside[row] === 1) // prettier-ignore
  const effects = grid.rows.flatMap((_, row) => {
    const isLine = grid.pooledRow === undefined || row === grid.pooledRow
    const cell = isLine ? grid.cells[row]?.[0] : undefined
    if (cell === undefined || !isShown(row, 0) || cell.share <= 0 || cell.share >= 1) return []
    return [(cell.error ** 2 * cell.respondents) / (cell.share * (1 - cell.share))]
  })
  const mean = effects.length === 0 ? 1 : effects.reduce((sum, one) => sum + one, 0) / effects.length // prettier-ignore
  const effect = Math.max(weightDiagnostics(weights).designEffect, mean)
  const degrees = Math.max(0, ...grid.cells.map((line) => line[0]?.degrees ?? 0))
  if (!(degrees > 0)) return null
  const margin = marginOfError(sample, respondents, effect, degrees, level)
  return margin.ok ? margin.value : null
}

function warningsOf(
  { sample }: TableSource,
  { pooled }: TableDomain,
  cells: readonly (GridCell | undefined)[],
): string[] {
  const shownCells = cells.filter((cell) => cell !== undefined)
  return [
    ...(sample === 'opt-in' ? ['poll.opt-in-sample'] : []),
    ...(pooled === undefined ? ['poll.policy-missing'] : []),
    ...(shownCells.some(({ flags }) => flags.includes('few-degrees-of-freedom'))
      ? ['poll.few-degrees']
      : []),
    ...(shownCells.some(({ exact }) => exact) ? ['poll.interval-exact'] : []),
    ...(shownCells.some(({ interval }) => interval === null) ? ['poll.fixed-by-weighting'] : []),
  ]
}
