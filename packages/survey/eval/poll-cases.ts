import { associationTest, type AssociationStatistic } from '../src/association.ts'
import { pairwise } from '../src/comparison.ts'
import { intervals } from '../src/contrast.ts'
import { inDomain, rowsOf, type LinearDesign } from '../src/design.ts'
import { means, proportions, standardErrors } from '../src/estimate.ts'
import { groupMeans } from '../src/group.ts'
import { proportion, type ProportionMethod } from '../src/proportion.ts'
import { weightDiagnostics } from '../src/weighting/diagnostic.ts'
import { rake } from '../src/weighting/rake.ts'
import { checkEstimate } from './case-context.ts'
import { TOLERANCE, type Check } from './compare.ts'
import { checkTest } from './more-cases.ts'
import { ownCountry, raked, wholeDesign } from './poll-weights.ts'
import type { ReferenceCase } from './reference-case.ts'
import { conditionColumn, factorColumn, mustBe, numberColumn, type Table } from './table.ts'
import { checkGroups } from './weighting-cases.ts'

type Row = Record<string, unknown>
const ISSUES = [
  'jobs',
  'housing',
  'education',
  'climate',
  'health',
  'corruption',
  'security',
  'mental_health',
  'none',
].map((name) => `q3_${name}`)

export function pollCase(item: ReferenceCase, table: Table, check: Check): void {
  const name = item.id.split('/').slice(1).join('/')
  if (name === 'raked_weights') checkWeights(item, table, check)
  else if (name === 'per_country') perCountry(item, check)
  else if (name === 'pairwise_q1y') pairs(item, table, check)
  else pooled(item, table, check, name.split('/')[1] ?? '')
}

function checkWeights(item: ReferenceCase, table: Table, check: Check): void {
  const weights = raked(table)
  check.figure('weights', item.value['weights'], weights, TOLERANCE.weights)
}

function perCountry(item: ReferenceCase, check: Check): void {
  for (const [country, value] of Object.entries(item.value as Record<string, Row>)) {
    const { table, design, margins } = ownCountry(country)
    const weighted = mustBe(
      rake(design, margins, {
        movement: 1e-7 * design.weights.reduce((sum, weight) => sum + weight, 0),
      }),
    )
    const kish = weightDiagnostics(weighted.weights)
    check.figure(`${country} n`, value['n'], kish.rows, 0)
    check.figure(`${country} kish`, value['kish_deff'], kish.designEffect, TOLERANCE.estimate)
    check.figure(`${country} neff`, value['neff'], kish.effectiveSize, TOLERANCE.estimate)
    const yes = conditionColumn(table, "q1=='yes'")
    const rule = { missing: 'drop', designEffect: 'without-replacement' } as const
    checkEstimate(value['q1'] as Row, mustBe(means(weighted, [yes], rule)), check)
    checkEstimate(
      value['q1_all'] as Row,
      mustBe(proportions(weighted, factorColumn(table, 'q1'), rule)),
      check,
    )
    for (const method of ['logit', 'beta'] as const) {
      const { interval } = mustBe(
        proportion(weighted, yes, { method, missing: 'drop', sampleSize: 'all-rows' }),
      )
      check.figure(
        `${country} ${method}`,
        value[`q1_ci_${method}`],
        [interval?.low, interval?.high],
        TOLERANCE.interval,
      )
    }
    checkEstimate(
      value['q2'] as Row,
      mustBe(means(weighted, [numberColumn(table, 'q2')], rule)),
      check,
    )
    for (const issue of ISSUES)
      checkEstimate(
        (value['q3'] as Record<string, Row>)[issue] ?? {},
        mustBe(means(weighted, [numberColumn(table, issue)], rule)),
        check,
      )
    for (const group of ['gender', 'age'])
      checkGroups(
        value[`by_${group}`] as Row[],
        weighted,
        factorColumn(table, group),
        'q1y',
        yes.values,
        check,
      )
    for (const group of ['gender', 'age']) {
      const test = mustBe(
        associationTest(weighted, factorColumn(table, 'q1'), factorColumn(table, group)),
      )
      check.figure(`${country} chisq ${group}`, value[`chisq_${group}`], test.p, TOLERANCE.p, true)
    }
  }
}

function pooledDesign(table: Table, policy: string): LinearDesign {
  const country = factorColumn(table, 'country')
  const weights = Float64Array.from(raked(table))
  if (policy !== 'w_pop') {
    const sums = new Float64Array(country.levels.length)
    const counts = new Float64Array(country.levels.length)
    for (const [row, weight] of weights.entries()) {
      const code = country.codes[row] ?? 0
      sums[code] = (sums[code] ?? 0) + weight
      counts[code] = (counts[code] ?? 0) + 1
    }
    for (let row = 0; row < weights.length; row += 1) {
      const code = country.codes[row] ?? 0
      weights[row] =
        ((weights[row] ?? 0) / (sums[code] ?? 1)) * (policy === 'w_eq' ? 1 : (counts[code] ?? 0))
    }
  }
  return { ...wholeDesign(table), weights }
}

function pooled(item: ReferenceCase, table: Table, check: Check, policy: string): void {
  const design = pooledDesign(table, policy)
  const { value } = item
  const yes = conditionColumn(table, "q1=='yes'")
  const rule = { missing: 'drop', designEffect: 'without-replacement' } as const
  const q1 = factorColumn(table, 'q1')
  const country = factorColumn(table, 'country')
  checkEstimate(value['q1'] as Row, mustBe(proportions(design, q1, rule)), check)
  for (const [method, ends] of Object.entries(value['q1y_ci'] as Row)) {
    const { interval } = mustBe(
      proportion(design, yes, {
        method: method as ProportionMethod,
        missing: 'drop',
        sampleSize: 'all-rows',
      }),
    )
    check.figure(method, ends, [interval?.low, interval?.high], TOLERANCE.interval)
  }
  checkEstimate(value['q2'] as Row, mustBe(means(design, [numberColumn(table, 'q2')], rule)), check)
  for (const row of value['by_country'] as Row[]) {
    const part = inDomain(design, rowsOf(country, String(row['country'])))
    const estimate = mustBe(means(part, [yes], { missing: 'drop' }))
    const [interval] = intervals(estimate, 0.95, Number.POSITIVE_INFINITY)
    check.figure('by est', row['q1y'], estimate.values[0], TOLERANCE.estimate)
    check.figure('by se', row['se'], standardErrors(estimate)[0], TOLERANCE.error)
    check.figure(
      'by ci',
      [row['ci_l'], row['ci_u']],
      [interval?.low, interval?.high],
      TOLERANCE.interval,
    )
  }
  checkEstimate(
    value['by_country_covmat'] as Row,
    mustBe(groupMeans(design, yes, country, { missing: 'drop' })),
    check,
  )
  for (const [statistic, expected] of Object.entries(value['chisq'] as Record<string, Row>))
    checkTest(
      expected,
      mustBe(associationTest(design, q1, country, statistic as AssociationStatistic)),
      check,
    )
  checkTest(
    value['chisq_gender'] as Row,
    mustBe(associationTest(design, q1, factorColumn(table, 'gender'))),
    check,
  )
  checkEstimate(
    value['multi'] as Row,
    mustBe(
      means(
        design,
        ISSUES.map((issue) => numberColumn(table, issue)),
        rule,
      ),
    ),
    check,
  )
  check.figure(
    'kish',
    value['deff_kish'],
    weightDiagnostics(design.weights).designEffect,
    TOLERANCE.estimate,
  )
}

function pairs(item: ReferenceCase, table: Table, check: Check): void {
  const design = pooledDesign(table, 'w_pop')
  const yes = conditionColumn(table, "q1=='yes'")
  const estimate = mustBe(
    groupMeans(design, yes, factorColumn(table, 'country'), { missing: 'drop' }),
  )
  const found = mustBe(pairwise(estimate))
  check.figure('df', item.value['df'], estimate.degrees, 0)
  for (const [i, row] of (item.value['pairs'] as Row[]).entries()) {
    const pair = found[i]
    if (pair?.first !== row['a'] || pair?.second !== row['b']) check.off.push(`pair ${i}`)
    check.figure('diff', row['diff'], pair?.estimate, 10 * TOLERANCE.estimate)
    check.figure('se', row['se'], pair?.error, TOLERANCE.error)
    check.figure('t', row['t'], pair?.statistic, TOLERANCE.error)
    check.figure('p_t', row['p_t'], pair?.p, TOLERANCE.p, true)
    check.figure('holm', row['p_holm'], pair?.adjusted.holm, TOLERANCE.p, true)
    check.figure('bonf', row['p_bonf'], pair?.adjusted.bonferroni, TOLERANCE.p, true)
    check.figure('bh', row['p_bh'], pair?.adjusted.bh, TOLERANCE.p, true)
  }
}
