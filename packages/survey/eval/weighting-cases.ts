import { associationTest } from '../src/association.ts'
import type { Categorical } from '../src/column.ts'
import { inDomain, rowsOf, type LinearDesign, type SurveyDesign } from '../src/design.ts'
import { means, proportions, standardErrors, totals } from '../src/estimate.ts'
import type { SurveyFault } from '../src/fault.ts'
import type { Result } from '../src/result.ts'
import { calibrate, type CalibrationOptions } from '../src/weighting/calibrate.ts'
import type { Margin } from '../src/weighting/margin.ts'
import { postStratify } from '../src/weighting/post-stratify.ts'
import { rake, type RakeOptions } from '../src/weighting/rake.ts'
import { trimWeights } from '../src/weighting/trim.ts'
import { checkEstimate, checkRefused } from './case-context.ts'
import { TOLERANCE, type Check } from './compare.ts'
import type { ReferenceCase } from './reference-case.ts'
import { designOf } from './reference-design.ts'
import { factorColumn, mustBe, numberColumn, type Table } from './table.ts'

const SCHOOLS = { E: 4421, H: 755, M: 1018 }
const GOALS = { No: 1072, Yes: 5122 }

export function schoolMargins(table: Table): Margin[] {
  return [
    { column: factorColumn(table, 'stype'), totals: SCHOOLS },
    { column: factorColumn(table, 'sch.wide'), totals: GOALS },
  ]
}

function calibrated(
  design: LinearDesign,
  table: Table,
  options: CalibrationOptions,
): Result<LinearDesign, SurveyFault> {
  const stype = factorColumn(table, 'stype')
  const one = (level: string): Float64Array =>
    Float64Array.from(stype.codes, (code) => Number(stype.levels[code] === level))
  return calibrate(
    design,
    [
      {
        column: { name: '(Intercept)', values: new Float64Array(table.rows).fill(1) },
        total: 6194,
      },
      { column: { name: 'stypeH', values: one('H') }, total: 755 },
      { column: { name: 'stypeM', values: one('M') }, total: 1018 },
      { column: numberColumn(table, 'api99'), total: 3914069 },
    ],
    options,
  )
}

export function calibrationCase(item: ReferenceCase, table: Table, check: Check): void {
  const design = designOf(table, item.data, item.design)
  const raking = (options: RakeOptions): Result<LinearDesign, SurveyFault> =>
    rake(design, schoolMargins(table), options)
  const [stype] = schoolMargins(table)
  const ways: Record<string, () => Result<LinearDesign, SurveyFault>> = {
    poststratify_stype: () => postStratify(design, stype as Margin),
    rake_stype_schwide: () => raking({ movement: 1, rounds: 10 }),
    rake_tight: () =>
      raking({ movement: 1e-10 * design.weights.reduce((sum, value) => sum + value, 0) }),
    greg_linear: () => calibrated(design, table, {}),
    greg_raking: () => calibrated(design, table, { distance: 'raking' }),
    greg_logit: () =>
      calibrated(design, table, { distance: 'logit', bounds: { least: 0.7, most: 1.7 } }),
    greg_linear_bounded: () => calibrated(design, table, { bounds: { least: 0.6, most: 1.5 } }),
    greg_linear_agg: () =>
      calibrated(design, table, { together: design.stages[0]?.unitOf ?? new Int32Array() }),
  }
  const result = ways[item.id.split('/')[1] ?? '']?.()
  if (result === undefined) throw new Error(`no way for ${item.id}`)
  if (item.value['error'] !== undefined) {
    checkRefused(result, check)
    return
  }
  const weighted = mustBe(result)
  const { value } = item
  check.figure('weights', value['weights'], weighted.weights, TOLERANCE.weights)
  checkEstimate(
    value['mean_api00'] as Record<string, unknown>,
    mustBe(means(weighted, [numberColumn(table, 'api00')])),
    check,
  )
  checkEstimate(
    value['total_enroll'] as Record<string, unknown>,
    mustBe(totals(weighted, [numberColumn(table, 'enroll')], { missing: 'drop' })),
    check,
  )
  checkEstimate(
    value['prop_awards'] as Record<string, unknown>,
    mustBe(proportions(weighted, factorColumn(table, 'awards'))),
    check,
  )
  checkGroups(
    value['by_stype'] as Record<string, unknown>[],
    weighted,
    factorColumn(table, 'stype'),
    'api00',
    numberColumn(table, 'api00').values,
    check,
  )
  const test = mustBe(
    associationTest(weighted, factorColumn(table, 'awards'), factorColumn(table, 'comp.imp')),
  )
  check.figure('chisq', value['chisq'], test.p, TOLERANCE.p, true)
}

export function checkGroups(
  rows: readonly Record<string, unknown>[],
  design: SurveyDesign,
  group: Categorical,
  name: string,
  values: Float64Array,
  check: Check,
): void {
  for (const row of rows) {
    const part = inDomain(design, rowsOf(group, String(row[group.name])))
    const estimate = mustBe(means(part, [{ name, values }], { missing: 'drop' }))
    check.figure(
      `${name} ${String(row['_row'])}`,
      row[name],
      estimate.values[0],
      TOLERANCE.estimate,
    )
    check.figure(
      `se ${String(row['_row'])}`,
      row['se'],
      standardErrors(estimate)[0],
      TOLERANCE.error,
    )
  }
}

export function trimCase(item: ReferenceCase, table: Table, check: Check): void {
  const design = designOf(table, item.data, item.design)
  // R's trimming starts from its default raking.
  const raked = mustBe(rake(design, schoolMargins(table), { movement: 1, rounds: 10 }))
  const trimmed = mustBe(trimWeights(raked, { least: 20, most: 40 }, item.id.endsWith('strict')))
  check.figure('weights', item.value['weights'], trimmed.weights, TOLERANCE.weights)
}
