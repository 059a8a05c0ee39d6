import { associationTest, type AssociationStatistic } from '../src/association.ts'
import { categorical, type Categorical, type Numeric } from '../src/column.ts'
import { contrast, intervals } from '../src/contrast.ts'
import { inDomain, rowsOf, type LonelyRule, type SurveyDesign } from '../src/design.ts'
import { means, standardErrors } from '../src/estimate.ts'
import { quantiles } from '../src/quantile.ts'
import type { QuantileRule } from '../src/quantile-rule.ts'
import { meanDifference, regression, type Family } from '../src/regression.ts'
import { TOLERANCE, type Check } from './compare.ts'
import { checkEstimate, checkRefused, type Context } from './case-context.ts'
import { conditionColumn, factorColumn, mustBe, numberColumn, type Table } from './table.ts'

type Row = Record<string, unknown>

export function chisq(
  [, rows = '', columns = '', statistic]: RegExpExecArray,
  { item, table, design, check }: Context,
): void {
  const test = associationTest(
    design,
    factorColumn(table, rows),
    factorColumn(table, columns),
    statistic as AssociationStatistic,
  )
  if (item.value['error'] !== undefined) checkRefused(test, check, 'survey.categories-too-few')
  else checkTest(item.value, mustBe(test), check, statistic === 'saddlepoint')
}

export function checkTest(
  value: Row,
  test: { statistic: number; degrees: readonly number[]; p: number },
  check: Check,
  saddlepoint = false,
): void {
  check.figure('statistic', value['statistic'], test.statistic, TOLERANCE.error)
  if (value['parameter'] !== null)
    check.figure('parameter', value['parameter'], test.degrees, TOLERANCE.error)
  check.figure(
    'p',
    value['p'],
    test.p,
    saddlepoint ? TOLERANCE.saddlepoint : TOLERANCE.p,
    !saddlepoint,
  )
}

export function ttest(
  [, name = '', group = '']: RegExpExecArray,
  { item, table, design, check }: Context,
): void {
  const test = mustBe(meanDifference(design, numberColumn(table, name), factorColumn(table, group)))
  check.figure('diff', item.value['diff'], test.estimate, TOLERANCE.estimate)
  check.figure('t', item.value['t'], test.statistic, TOLERANCE.error)
  check.figure('df', item.value['df'], test.degrees, 0)
  check.figure('p', item.value['p'], test.p, TOLERANCE.p, true)
}

export function difference(
  [, one = '', other = '']: RegExpExecArray,
  { item, table, design, check }: Context,
): void {
  const both = mustBe(means(design, [numberColumn(table, one), numberColumn(table, other)]))
  checkEstimate(item.value, contrast(both, [{ name: 'diff', coefficients: [1, -1] }]), check)
}

export function quantileRule(
  [, name = '', rule]: RegExpExecArray,
  { item, table, design, check }: Context,
): void {
  const found = mustBe(
    quantiles(design, numberColumn(table, name), [0.25, 0.5, 0.75], { rule: rule as QuantileRule }),
  )
  const expected = item.value as unknown as number[][]
  for (const [i, { value, low, high, error }] of found.entries()) {
    const [estimate, from, to, se] = expected[i] ?? []
    check.figure(`q${i}`, estimate, value, TOLERANCE.estimate)
    check.figure(`q${i} low`, from, low, TOLERANCE.interval)
    check.figure(`q${i} high`, to, high, TOLERANCE.interval)
    check.figure(`q${i} se`, se, error, TOLERANCE.interval)
  }
}

export function byOne(
  [, one = '', other = '', group = '']: RegExpExecArray,
  { item, table, design, check }: Context,
): void {
  const column = factorColumn(table, group)
  for (const row of item.value as unknown as Row[]) {
    const part = inDomain(design, rowsOf(column, String(row[group])))
    const estimate = mustBe(means(part, [numberColumn(table, one), numberColumn(table, other)]))
    const errors = standardErrors(estimate)
    for (const [j, name] of [one, other].entries()) {
      const value = estimate.values[j] ?? 0
      const interval = intervals(estimate, 0.95, Number.POSITIVE_INFINITY)[j]
      check.figure(name, row[name], value, TOLERANCE.estimate)
      check.figure(`se.${name}`, row[`se.${name}`], errors[j], TOLERANCE.error)
      check.figure(`ci_l.${name}`, row[`ci_l.${name}`], interval?.low, TOLERANCE.interval)
      check.figure(`ci_u.${name}`, row[`ci_u.${name}`], interval?.high, TOLERANCE.interval)
      check.figure(`cv.${name}`, row[`cv.${name}`], (errors[j] ?? 0) / value, TOLERANCE.error)
    }
  }
}

export function byTwo(
  [, condition = '', one = '', other = '']: RegExpExecArray,
  { item, table, design, check }: Context,
): void {
  const column = conditionColumn(table, condition)
  const groups = [factorColumn(table, one), factorColumn(table, other)] as const
  for (const row of item.value as unknown as Row[]) {
    const part = groups.reduce<SurveyDesign>(
      (narrowed, group) => inDomain(narrowed, rowsOf(group, String(row[group.name]))),
      design,
    )
    const estimate = mustBe(means(part, [negated(column), column]))
    const errors = standardErrors(estimate)
    for (const [j, truth] of ['FALSE', 'TRUE'].entries()) {
      const key = Object.keys(row).find((name) => name.startsWith('I(') && name.endsWith(truth))
      if (key === undefined) continue
      check.figure(key, row[key], estimate.values[j], TOLERANCE.estimate)
      check.figure(`se.${key}`, row[`se.${key}`], errors[j], TOLERANCE.error)
    }
  }
}

export function byTwoPlain(
  [, name = '', one = '', other = '']: RegExpExecArray,
  { item, table, design, check }: Context,
): void {
  const column = numberColumn(table, name)
  const groups = [factorColumn(table, one), factorColumn(table, other)] as const
  for (const row of item.value as unknown as Row[]) {
    const part = groups.reduce<SurveyDesign>(
      (narrowed, group) => inDomain(narrowed, rowsOf(group, String(row[group.name]))),
      design,
    )
    const estimate = mustBe(means(part, [column], { missing: 'drop' }))
    check.figure(name, row[name], estimate.values[0], TOLERANCE.estimate)
    check.figure('se', row['se'], standardErrors(estimate)[0], TOLERANCE.error)
  }
}

export function lonely(
  [, rule, name = '']: RegExpExecArray,
  { item, table, design, check }: Context,
): void {
  const estimate = means({ ...design, lonely: rule as LonelyRule }, [numberColumn(table, name)])
  if (item.value['error'] === undefined) checkEstimate(item.value, mustBe(estimate), check)
  else checkRefused(estimate, check, 'survey.stratum-single')
}

export function glm(
  [, response = '', terms = '', family]: RegExpExecArray,
  { item, table, design, check }: Context,
): void {
  const condition = /^I\((.+)\)$/.exec(response)?.[1]
  const families: Record<string, Family> = {
    gaussian: 'gaussian',
    quasibinomial: 'binomial',
    quasipoisson: 'poisson',
  }
  const fit = mustBe(
    regression(design, {
      response: answer(table, response, condition),
      terms: terms.split('+').flatMap((name) => {
        const between = name.split('*').map((part) => term(table, part))
        return between.length === 1 ? between : [...between, { name, between }]
      }),
      family: families[family ?? ''] ?? 'gaussian',
      missing: 'drop',
    }),
  )
  const { value } = item
  if (JSON.stringify(fit.names) !== JSON.stringify(value['names']))
    check.off.push(`names ${fit.names.join()}`)
  check.figure('est', value['est'], fit.values, 1e-6)
  check.figure('se', value['se'], standardErrors(fit), 1e-6)
  check.figure('df', value['df_resid'], fit.degrees, 0)
  check.figure(
    't',
    value['t'],
    fit.tests.map(({ statistic }) => statistic),
    1e-6,
  )
  check.figure(
    'p',
    value['p'],
    fit.tests.map(({ p }) => p),
    1e-6,
    true,
  )
}

function answer(table: Table, name: string, condition: string | undefined): Numeric {
  if (name === 'q1y') return conditionColumn(table, "q1=='yes'")
  return condition === undefined ? numberColumn(table, name) : conditionColumn(table, condition)
}

function term(table: Table, name: string): Numeric | Categorical {
  const column = factorColumn(table, name)
  return column.levels.every((level) => Number.isFinite(Number(level)))
    ? numberColumn(table, name)
    : column
}

function negated({ name, values }: Numeric): Numeric {
  return { name, values: values.map((value) => 1 - value) }
}

export function shareRows(table: Table, name: string): Categorical {
  return mustBe(categorical(name, table.columns.get(name) ?? []))
}
