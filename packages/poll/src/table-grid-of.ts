import type { Categorical } from '@suyab/survey/column'
import { degreesOfFreedom } from '@suyab/survey/degrees'
import { inDomain, type SurveyDesign } from '@suyab/survey/design'
import { presentation } from '@suyab/survey/presentation'
import { ok, refuse, type Result } from '@suyab/survey/result'
import { answersTo, type ManyAnswers, type OneAnswer } from './answers.ts'
import { shareInterval } from './share-interval.ts'
import type { HiddenReason, TableQuestion } from './table.ts'
import type { TableDomain, TableSource } from './table-domain.ts'
import { ofStatistics, type TableFault } from './table-fault.ts'
import type { Family, Grid, GridCell, GridGroup } from './table-grid.ts'
import { letterAt } from './table-letters.ts'
import { measureGroups, type Groups, type MeasuredGroups } from './table-measure.ts'
import type { Stub } from './table-stub.ts'

/** How a cell's interval is asked for. */
type Asked = Pick<TableQuestion, 'interval' | 'level'>

/** More than anybody reads; protecting what they hide would keep everyone else waiting. */
const mostCells = 10_000

/** A banner's variable with its answers, the column of all without any. */
interface Banner {
  readonly name: string
  readonly answers: OneAnswer | ManyAnswers | undefined
  readonly values: readonly string[]
  /** Whether it is the column of countries, whose groups are one country each. */
  readonly isCountry: boolean
}

/**
 * Measures a table: every line in the column of all and in every group of the banner, with what the
 * presentation rule says and what is compared with what.
 * @param onPart hears after each group which part of the work is done
 */
export function* gridOf(
  source: TableSource,
  question: TableQuestion,
  stub: Stub,
  domain: TableDomain,
): Generator<number, Result<Grid, TableFault>> {
  const banners = bannersOf(source, question, domain)
  if (!banners.ok) return banners
  const list = banners.value
  const columns = list.flatMap(({ name, values }) =>
    values.map((value) => ({ group: name, value })),
  )
  const starts = list.map((_, at) => list.slice(0, at).reduce((sum, one) => sum + one.values.length, 0)) // prettier-ignore
  const byCountry = question.rows === 'countries'
  const { country } = domain
  if (byCountry && country === undefined) return refuse({ code: 'poll.country-undeclared' })
  const places = byCountry ? domain.countries : [-1]
  const hasPooledRow = byCountry && places.length > 1 && domain.pooled !== undefined
  const lineRows = byCountry
    ? places.map((code, at) => ({ value: country?.levels[code] ?? '', letter: letterAt(at).toLowerCase() })) // prettier-ignore
    : stub.lines.map(({ value }) => ({ value }))
  const rows = hasPooledRow ? [...lineRows, { value: '' }] : lineRows
  if (rows.length * columns.length > mostCells)
    return refuse({ code: 'poll.question-unusable', rule: `A table has at most ${mostCells} cells; this one has ${rows.length * columns.length}.` }) // prettier-ignore
  const cells: (GridCell | undefined)[][] = rows.map(() => columns.map(() => undefined))
  const families: Family[] = []
  const counted = new Map<number, number>()
  const degreesOfCountry = (code: number): number => {
    const known = counted.get(code) ?? (country === undefined ? 0 : degreesIn(domain.design, country, code)) // prettier-ignore
    counted.set(code, known)
    return known
  }
  for (const [at, banner] of list.entries()) {
    const start = starts[at] ?? 0
    const size = banner.values.length
    const put = (row: number, group: number, line: number, found: MeasuredGroups, from: number): void => {
      const cell = cellOf(found, line, from + group, question)
      const to = cells[row]
      if (to !== undefined) to[start + group] = cell
    } // prettier-ignore
    const family = (row: number, line: number, found: MeasuredGroups, from: number, degrees: number): void => {
      if (size < 2) return
      families.push({
        kind: 'columns',
        places: banner.values.map((_, group) => ({ row, column: start + group })),
        covariance: within(found.lines[line]?.covariance, found.bases.length, from, size),
        degrees,
      })
    } // prettier-ignore
    if (byCountry && country !== undefined) {
      const measured = ofStatistics(
        measureGroups(
          domain.pooled ?? domain.design,
          stub,
          groupsOf(banner, source.dataSet.rows, country, places),
        ),
      )
      if (!measured.ok) return measured
      const found = measured.value
      for (const [row, code] of places.entries()) {
        const own = size < 2 ? 0 : degreesOfCountry(code)
        for (let group = 0; group < size; group += 1) put(row, group, 0, found, row * size)
        family(row, 0, found, row * size, own)
      }
      if (at === 0 && places.length > 1)
        families.push({
          kind: 'rows',
          places: places.map((_, row) => ({ row, column: 0 })),
          covariance: found.lines[0]?.covariance ?? new Float64Array(places.length ** 2),
          degrees: degreesOf(domain.design),
        })
      if (hasPooledRow && domain.pooled !== undefined) {
        const together = ofStatistics(
          measureGroups(domain.pooled, stub, groupsOf(banner, source.dataSet.rows)),
        )
        if (!together.ok) return together
        for (let group = 0; group < size; group += 1)
          put(rows.length - 1, group, 0, together.value, 0)
        family(rows.length - 1, 0, together.value, 0, degreesOf(domain.pooled))
      }
    } else {
      // Without a policy there is no figure over several countries, and groups of one need none.
      const design = domain.pooled ?? (banner.isCountry ? domain.design : undefined)
      if (design !== undefined) {
        const measured = ofStatistics(
          measureGroups(design, stub, groupsOf(banner, source.dataSet.rows)),
        )
        if (!measured.ok) return measured
        const degrees = degreesOf(design)
        for (let line = 0; line < stub.lines.length; line += 1) {
          for (let group = 0; group < size; group += 1) put(line, group, line, measured.value, 0)
          family(line, line, measured.value, 0, degrees)
        }
      }
    }
    yield (at + 1) / list.length
  }
  let letters = 0
  return ok({
    columns: columns.map((column) =>
      column.group === 'all' ? column : { ...column, letter: letterAt((letters += 1) - 1) },
    ),
    rows,
    cells,
    groups: list.slice(1).map(({ name, values, answers }, at): GridGroup => ({
      name,
      columns: values.map((_, group) => (starts[at + 1] ?? 0) + group),
      isApart: answers?.kind !== 'many',
    })), // prettier-ignore
    families,
    isWhole: !byCountry && stub.whole,
    ...(hasPooledRow ? { pooledRow: rows.length - 1 } : {}),
  })
}

function bannersOf(
  { dataSet, country }: TableSource,
  { banner, rows, stub }: TableQuestion,
  domain: TableDomain,
): Result<Banner[], TableFault> {
  const banners: Banner[] = [{ name: 'all', answers: undefined, values: [''], isCountry: false }]
  if (new Set(banner).size < banner.length || banner.includes('all'))
    return refuse({ code: 'poll.question-unusable', rule: 'A banner names different variables, none of them `all`.' }) // prettier-ignore
  for (const name of banner) {
    const answers = answersTo(dataSet, name)
    if (!answers.ok) return answers
    const isCountry = country !== undefined && name === country
    if (name === stub || (isCountry && rows === 'countries'))
      return refuse({ code: 'poll.question-unusable', rule: 'A question is not crossed with itself.', column: name }) // prettier-ignore
    const { value } = answers
    const values =
      value.kind === 'many'
        ? value.options.map((option) => option.name)
        : isCountry
          ? domain.countries.map((code) => value.column.levels[code] ?? '')
          : value.column.levels
    banners.push({ name, answers: value, values, isCountry })
  }
  return ok(banners)
}

/** A banner's groups; of each country by itself where countries are given. */
function groupsOf(
  { answers, values }: Banner,
  rows: number,
  country?: Categorical,
  places: readonly number[] = [],
): Groups {
  const rowOf = new Map(places.map((code, at) => [code, at]))
  const size = values.length
  if (answers?.kind === 'many') {
    const members = (code: number | undefined): Uint8Array[] =>
      answers.options.map(({ values: own }) =>
        Uint8Array.from(own, (value, row) =>
          Number(value === 1 && (code === undefined || country?.codes[row] === code)),
        ),
      )
    return {
      kind: 'overlapping',
      members: country === undefined ? members(undefined) : places.flatMap((code) => members(code)),
    }
  }
  const own = answers === undefined ? undefined : placesOf(answers.column, values)
  const codeOf = (row: number): number => {
    const group = own === undefined ? 0 : (own[answers?.column.codes[row] ?? -1] ?? -1)
    const place = country === undefined ? 0 : (rowOf.get(country.codes[row] ?? -1) ?? -1)
    return group < 0 || place < 0 ? -1 : place * size + group
  }
  const levels = Array.from({ length: Math.max(1, places.length) * size }, (_, at) => String(at))
  return {
    kind: 'apart',
    column: {
      name: answers?.name ?? '',
      codes: Int32Array.from({ length: rows }, (_, row) => codeOf(row)),
      levels,
    },
  }
}

function placesOf({ levels }: Categorical, values: readonly string[]): Int32Array {
  return Int32Array.from(levels, (level) => values.indexOf(level))
}

function degreesOf(design: SurveyDesign): number {
  return design.kind === 'replicate' ? design.degrees : degreesOfFreedom(design)
}

function degreesIn(design: SurveyDesign, { codes }: Categorical, code: number): number {
  if (design.kind === 'replicate') return design.degrees
  return degreesOfFreedom(
    inDomain(
      design,
      Uint8Array.from(codes, (one) => Number(one === code)),
    ),
  )
}

/** A block of a matrix of all groups. */
function within(
  covariance: Float64Array | undefined,
  groups: number,
  from: number,
  size: number,
): Float64Array {
  const part = new Float64Array(size * size)
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j < size; j += 1)
      part[i * size + j] = covariance?.[(from + i) * groups + from + j] ?? 0
  return part
}

/** A share as a table has it: with its interval and what the presentation rule says. */
export function cellOf(
  found: MeasuredGroups,
  line: number,
  group: number,
  { interval: method = 'logit', level = 0.95 }: Asked,
): GridCell | undefined {
  const whole = found.wholes[group] ?? 0
  if (!(whole > 0)) return undefined
  const size = found.bases.length
  const own = found.lines[line]
  // Sums of weights leave a share of all a hair beside 1.
  const raw = own?.shares[group] ?? 0
  const share = Math.abs(raw - 1) < 1e-12 ? 1 : Math.max(0, raw)
  const variance = Math.max(0, own?.covariance[group * size + group] ?? 0)
  const measured = {
    value: share,
    error: share === 0 || share === 1 ? 0 : Math.sqrt(variance),
    respondents: found.bases[group] ?? 0,
    degrees: found.degrees[group] ?? 0,
  }
  const verdict = presentation(measured)
  const interval = shareInterval(measured, method, level)
  const reasons: HiddenReason[] = [...verdict.reasons]
  // With nothing to reckon an error from, the rule's own sample of independent rows would be made up.
  if (!(measured.degrees > 0) && !reasons.includes('effective-sample-too-small'))
    reasons.push('effective-sample-too-small')
  return {
    share,
    error: interval === undefined && measured.degrees > 0 ? 0 : measured.error,
    degrees: measured.degrees,
    respondents: measured.respondents,
    ...(found.answers === undefined ? {} : { answers: found.answers[group] ?? 0 }),
    whole,
    interval: interval === undefined ? null : { low: interval.low, high: interval.high },
    exact: interval?.exact === true,
    reasons,
    flags: verdict.flags,
    width: verdict.width,
  }
}
