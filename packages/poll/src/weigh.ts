import type { Categorical } from '@suyab/survey/column'
import { replicateDegrees } from '@suyab/survey/degrees'
import { sampleDesign, type SurveyDesign } from '@suyab/survey/design'
import type { DataSet } from '@suyab/survey/file/data-set'
import { ok, refuse, type Result } from '@suyab/survey/result'
import { calibrate, controlsOf } from '@suyab/survey/weighting/calibrate'
import { weightDiagnostics } from '@suyab/survey/weighting/diagnostic'
import { checkedMargins, type Margin } from '@suyab/survey/weighting/margin'
import { postStratify } from '@suyab/survey/weighting/post-stratify'
import { rake, type RakeOptions } from '@suyab/survey/weighting/rake'
import { categoricalAt } from './answers.ts'
import { marginsOf, type CountedMargin } from './margin-of.ts'
import { tellableMargins } from './small-margin.ts'
import { ofStatistics, type TableFault } from './table-fault.ts'
import type { MarginRow, WeightingRecipe, WeightingReport } from './weighting.ts'

/** A sample with its new weights, and what that came to. */
export interface Weighed {
  readonly design: SurveyDesign
  readonly report: WeightingReport
}

/** Weights of replicates that are held at once, rows × replicates. */
const mostWeights = 2 ** 28

/**
 * Makes weights of those of the design by a recipe. Where the first variable of every margin is the
 * country's, countries are raked each by itself, and a cap is a multiple of the country's mean.
 * @returns a fault for a row without a category, shares that do not sum to 1, or a target that cannot
 * be met, with the range that it could have
 */
export function weigh(
  design: SurveyDesign,
  dataSet: DataSet,
  countryName: string | undefined,
  recipe: WeightingRecipe,
): Result<Weighed, TableFault> {
  const wrong = wrongRecipe(recipe)
  if (wrong !== undefined) return refuse({ code: 'poll.recipe-unusable', rule: wrong })
  if (design.kind === 'replicate' && design.rows * design.replicates > mostWeights)
    return refuse({
      code: 'poll.replicates-too-many',
      data: { count: design.rows * design.replicates, most: mostWeights },
    })
  const country = countryName === undefined ? ok(undefined) : categoricalAt(dataSet, countryName)
  if (!country.ok) return country
  const each =
    country.value !== undefined &&
    recipe.margins.length > 0 &&
    recipe.margins.every(({ variables }) => variables[0] === countryName)
  const own = each ? country.value : undefined
  const margins = marginsOf(recipe.margins, dataSet, design.weights, own)
  if (!margins.ok) return margins
  const after = reweighed(design, margins.value, recipe, own)
  if (!after.ok) return after
  return ok({
    design: after.value,
    report: reportOf(recipe, design, after.value, margins.value, country.value),
  })
}

function wrongRecipe({ method, margins, cap, floor, infeasible, distance, bounds }: WeightingRecipe): string | undefined {
  if (method === 'none') return margins.length > 0 ? 'Without weighting there are no margins.' : undefined
  if (margins.length === 0) return 'Weighting needs a margin.'
  if (method === 'post-stratify' && margins.length > 1)
    return 'Post-stratification takes one margin; cross its variables, or rake.'
  if (method !== 'rake' && (cap ?? floor ?? infeasible) !== undefined)
    return 'A cap, a floor and what to do under them belong to raking.'
  if (method !== 'calibrate' && (distance ?? bounds) !== undefined)
    return 'A distance and bounds belong to calibration.'
  if (distance === 'logit' && bounds === undefined) return 'The logit distance needs bounds.'
  return undefined
} // prettier-ignore

function reweighed(
  design: SurveyDesign,
  margins: readonly CountedMargin[],
  { method, cap, floor, infeasible, distance, bounds }: WeightingRecipe,
  country: Categorical | undefined,
): Result<SurveyDesign, TableFault> {
  switch (method) {
    case 'none':
      return ok(design)
    case 'post-stratify': {
      const [only] = margins
      return only === undefined ? ok(design) : ofStatistics(postStratify(design, only))
    }
    case 'calibrate': {
      // As controls, a category without a target would be one of nobody, and its rows weigh nothing.
      const checked = ofStatistics(checkedMargins(margins, design.rows))
      if (!checked.ok) return checked
      return ofStatistics(
        calibrate(design, margins.flatMap(controlsOf), {
          ...(distance === undefined ? {} : { distance }),
          ...(bounds === undefined ? {} : { bounds }),
        }),
      )
    }
    case 'rake': {
      const options: RakeOptions = {
        ...(cap === undefined ? {} : { cap }),
        ...(floor === undefined ? {} : { floor }),
        ...(infeasible === undefined ? {} : { infeasible }),
      }
      return country === undefined
        ? ofStatistics(rake(design, margins, options))
        : rakedByCountry(design, margins, country, options)
    }
    default:
      return method satisfies never
  }
}

/** Rakes every country's rows by themselves and puts them together again. */
function rakedByCountry(
  design: SurveyDesign,
  margins: readonly CountedMargin[],
  country: Categorical,
  options: RakeOptions,
): Result<SurveyDesign, TableFault> {
  const rowsBy: number[][] = country.levels.map(() => [])
  for (let row = 0; row < design.rows; row += 1) rowsBy[country.codes[row] ?? 0]?.push(row)
  const weights = new Float64Array(design.rows)
  const replicates = design.kind === 'replicate' ? design.replicates : 0
  const factors = new Float64Array(design.rows * replicates)
  for (const [place, list] of rowsBy.entries()) {
    const rows = Int32Array.from(list)
    const level = country.levels[place] ?? ''
    const own = margins.map((margin) => marginWithin(margin, rows, level))
    if (rows.length === 0) {
      const [column, category, target] = own.flatMap((one) => Object.entries(one.totals).map(([name, total]) => [one.column.name, name, total] as const)).find(([, , total]) => total > 0) ?? [] // prettier-ignore
      if (column === undefined) continue
      return refuse({ code: 'survey.margin-category-absent', column, data: { category: category ?? '', target: target ?? 0 } }) // prettier-ignore
    }
    const part = partOf(design, rows)
    if (!part.ok) return part
    const raked = rake(part.value, own, options)
    if (!raked.ok) return ofStatistics(withRows(raked, rows))
    const { value } = raked
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] ?? 0
      weights[row] = value.weights[at] ?? 0
      if (value.kind === 'replicate')
        factors.set(value.factors.subarray(at * replicates, (at + 1) * replicates), row * replicates) // prettier-ignore
    }
  }
  if (design.kind === 'linear')
    return ok({
      ...design,
      weights,
      adjustments: [
        ...design.adjustments,
        {
          kind: 'raking',
          margins: margins.map(({ column }) => ({
            group: column.codes,
            groups: column.levels.length,
            after: weights,
          })),
        },
      ],
    })
  const unitOf = Int32Array.from({ length: design.rows }, (_, row) => row)
  const whole = { ...design, weights, factors, combined: true, unitOf, units: design.rows }
  return ok(design.degreesGiven ? whole : { ...whole, degrees: replicateDegrees({ ...whole, domain: undefined }) }) // prettier-ignore
}

/** Rows of a fault are those of the country; people count those of the data. */
function withRows<Value>(
  result: Extract<ReturnType<typeof rake>, { ok: false }>,
  rows: Int32Array,
): Result<Value, typeof result.fault> {
  const { fault } = result
  return refuse('row' in fault ? { ...fault, row: rows[fault.row] ?? fault.row } : fault)
}

function marginWithin({ column, totals }: CountedMargin, rows: Int32Array, level: string): Margin {
  const places = new Map<number, number>()
  const levels: string[] = []
  const codes = new Int32Array(rows.length)
  for (let at = 0; at < rows.length; at += 1) {
    const code = column.codes[rows[at] ?? 0] ?? -1
    let place = places.get(code)
    if (place === undefined) {
      place = levels.push(column.levels[code] ?? '') - 1
      places.set(code, place)
    }
    codes[at] = place
  }
  const own = Object.entries(totals).filter(([name]) => name.split('|', 1)[0] === level)
  return { column: { name: column.name, codes, levels }, totals: Object.fromEntries(own) }
}

/** Some rows of a design, with nothing but their weights: it is only raked. */
function partOf(design: SurveyDesign, rows: Int32Array): Result<SurveyDesign, TableFault> {
  const weights = Float64Array.from(rows, (row) => design.weights[row] ?? 0)
  if (design.kind === 'linear')
    return ofStatistics(
      sampleDesign(
        // A stratum keeps the one row that a country may have from being a sample of one.
        { stages: [{ stratum: { name: '', codes: new Int32Array(rows.length), levels: [''] } }], weights: { name: 'weight', values: weights } }, // prettier-ignore
        rows.length,
      ),
    )
  const unitOf = Int32Array.from(rows, (row) => design.unitOf[row] ?? 0)
  return ok({
    ...design,
    rows: rows.length,
    weights,
    unitOf,
    degreesGiven: true,
    domain: undefined,
  })
}

function reportOf(
  recipe: WeightingRecipe,
  before: SurveyDesign,
  after: SurveyDesign,
  margins: readonly CountedMargin[],
  country: Categorical | undefined,
): WeightingReport {
  const countries = (country?.levels ?? []).flatMap((level, place) => {
    const weights = after.weights.filter((_, row) => country?.codes[row] === place)
    return weights.length === 0 ? [] : [{ country: level, after: weightDiagnostics(weights) }]
  })
  const times = timesMean(after.weights, country)
  return {
    recipe,
    before: weightDiagnostics(before.weights),
    after: weightDiagnostics(after.weights),
    countries,
    margins: tellableMargins(
      margins.flatMap((margin) => marginRows(margin, before.weights, after.weights)),
    ),
    histogram: histogramOf(times),
    heaviest: heaviestOf(times),
  }
}

function marginRows(
  { declaration: { variables }, column, totals, wholeOf }: CountedMargin,
  before: Float64Array,
  after: Float64Array,
): MarginRow[] {
  const groups = column.levels.length
  const sums = [before, after].map((weights) => {
    const parts = new Float64Array(groups)
    const wholes = new Float64Array(groups)
    for (let row = 0; row < weights.length; row += 1) {
      const code = column.codes[row] ?? 0
      parts[code] = (parts[code] ?? 0) + (weights[row] ?? 0)
    }
    for (let code = 0; code < groups; code += 1) {
      const whole = wholeOf[code] ?? 0
      wholes[whole] = (wholes[whole] ?? 0) + (parts[code] ?? 0)
    }
    return parts.map((part, code) => part / (wholes[wholeOf[code] ?? 0] ?? 1))
  })
  const respondents = new Float64Array(groups)
  for (const code of column.codes) respondents[code] = (respondents[code] ?? 0) + 1
  const targets = Float64Array.from(column.levels, (level) =>
    Object.hasOwn(totals, level) ? (totals[level] ?? 0) : 0,
  )
  const whole = new Float64Array(groups)
  for (const [code, target] of targets.entries())
    whole[wholeOf[code] ?? 0] = (whole[wholeOf[code] ?? 0] ?? 0) + target
  return column.levels.map((category, code) => ({
    variables,
    category,
    target: (targets[code] ?? 0) / (whole[wholeOf[code] ?? 0] ?? 1),
    before: sums[0]?.[code] ?? 0,
    after: sums[1]?.[code] ?? 0,
    respondents: respondents[code] ?? 0,
  }))
}

function timesMean(weights: Float64Array, country: Categorical | undefined): Float64Array {
  const size = country?.levels.length ?? 1
  const sums = new Float64Array(size)
  const counts = new Float64Array(size)
  const placeOf = (row: number): number => Math.max(0, country?.codes[row] ?? 0)
  for (let row = 0; row < weights.length; row += 1) {
    const place = placeOf(row)
    sums[place] = (sums[place] ?? 0) + (weights[row] ?? 0)
    counts[place] = (counts[place] ?? 0) + 1
  }
  return weights.map((weight, row) => {
    const place = placeOf(row)
    return (weight * (counts[place] ?? 0)) / (sums[place] ?? 1)
  })
}

const step = 0.25
const steps = 20

/** Steps of a quarter up to five times the mean, and one for what is beyond. */
function histogramOf(times: Float64Array): { from: number; to: number; rows: number }[] {
  const rows = new Float64Array(steps + 1)
  let most = 0
  for (const value of times) {
    // What rounding puts a hair below a step belongs to it.
    const at = Math.min(steps, Math.floor(value / step + 1e-9))
    rows[at] = (rows[at] ?? 0) + 1
    most = Math.max(most, value)
  }
  const last = Math.min(steps, Math.floor(most / step + 1e-9))
  return Array.from(rows.subarray(0, last + 1), (count, at) => ({
    from: at * step,
    to: at === steps ? most : (at + 1) * step,
    rows: count,
  }))
}

function heaviestOf(times: Float64Array): { row: number; timesMean: number }[] {
  const shown = 10
  const found: { row: number; timesMean: number }[] = []
  for (let row = 0; row < times.length; row += 1) {
    const value = times[row] ?? 0
    if (found.length === shown && value <= (found[shown - 1]?.timesMean ?? 0)) continue
    const at = found.findIndex((one) => value > one.timesMean)
    found.splice(at < 0 ? found.length : at, 0, { row: row + 1, timesMean: value })
    if (found.length > shown) found.pop()
  }
  return found
}
