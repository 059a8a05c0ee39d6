import { crossed, type Numeric } from '../src/column.ts'
import { means, proportions, ratio, totals } from '../src/estimate.ts'
import { proportion, type ProportionMethod } from '../src/proportion.ts'
import { TOLERANCE, type Check } from './compare.ts'
import type { ReferenceCase } from './reference-case.ts'
import { designOf, factors, subset } from './reference-design.ts'
import { conditionColumn, factorColumn, mustBe, numberColumn, tableOf } from './table.ts'
import { checkEstimate, checkRefused, type Context } from './case-context.ts'
import {
  byOne,
  byTwo,
  byTwoPlain,
  chisq,
  difference,
  glm,
  lonely,
  quantileRule,
  ttest,
} from './more-cases.ts'
import { calibrationCase, trimCase } from './weighting-cases.ts'
import { replicateCase } from './replicate-cases.ts'
import { pollCase } from './poll-cases.ts'

type Handler = (found: RegExpExecArray, context: Context) => void

const handlers: (readonly [RegExp, Handler])[] = [
  [/^svymean\(~factor\((\w+)\)/, (found, context) => shares(found[1] ?? '', context)],
  [
    /^svymean\(~interaction\(([\w.]+),([\w.]+)\)\)$/,
    ([, one = '', other = ''], { item, table, design, check }) => {
      checkEstimate(
        item.value,
        mustBe(proportions(design, crossed('', factors(table, [one, other])))),
        check,
      )
    },
  ],
  [
    /^svymean\(~(\w+), subset\(d,(\w+)=='(\w)'&([\w.]+)=='(\w+)'\)\)$/,
    ([, name = '', a = '', av = '', b = '', bv = ''], { item, table, design, check }) => {
      const part = subset(table, design, [
        [a, av],
        [b, bv],
      ])
      checkEstimate(item.value, mustBe(means(part, [numberColumn(table, name)])), check)
    },
  ],
  [
    /^svy(mean|total)\(~([\w.]+),na\.rm=TRUE,deff=(TRUE|'replace')\)$/,
    ([, kind, name = '', rule], { item, table, design, check }) => {
      const estimate = (kind === 'mean' ? means : totals)(design, [numberColumn(table, name)], {
        missing: 'drop',
        designEffect: rule === 'TRUE' ? 'without-replacement' : 'with-replacement',
      })
      checkEstimate(item.value, mustBe(estimate), check)
    },
  ],
  [/^svymean\(~(\w+),deff=TRUE\)$/, (found, context) => shares(found[1] ?? '', context)],
  [
    /^svyratio\(~([\w.]+),~(\w+),na\.rm=TRUE\)$/,
    ([, top = '', bottom = ''], { item, table, design, check }) => {
      const estimate = mustBe(
        ratio(design, numberColumn(table, top), numberColumn(table, bottom), { missing: 'drop' }),
      )
      checkEstimate(item.value, estimate, check)
    },
  ],
  [
    /^svyciprop\(~(?:I\((.+?)\)|(\w+)),(na\.rm=TRUE,)?method='(\w+)'(?:,level=([\d.]+))?\)$/,
    ciprop,
  ],
  [/^svychisq\(~([\w.]+)\+([\w.]+),statistic='(\w+)'\)$/, chisq],
  [/^svyttest\((\w+)~([\w.]+)\)$/, ttest],
  [/^svycontrast\(svymean\(~(\w+)\+(\w+)\),c\(1,-1\)\)$/, difference],
  [/^svyquantile\(~(\w+),c\(\.25,\.5,\.75\),qrule='(\w+)'\)$/, quantileRule],
  [/^svyby\(~(\w+)\+(\w+),~(\w+),svymean,vartype/, byOne],
  [/^svyby\(~I\((.+?)\),~(\w+)\+(\w+),svymean\)$/, byTwo],
  [/^svyby\(~(\w+),~(\w+)\+(\w+),svymean,na\.rm=TRUE\)$/, byTwoPlain],
  [/^options\(survey\.lonely\.psu='(\w+)'\); svymean\(~(\w+)\)$/, lonely],
  [/^svyglm\((.+?)~(.+?),family=(\w+)\(\)\)$/, glm],
]

export function runCase(item: ReferenceCase, check: Check): void {
  const table = tableOf(item.data)
  const special = { cal: calibrationCase, trim: trimCase, rep: replicateCase, poll10: pollCase }[
    item.id.split('/')[0] ?? ''
  ]
  if (special !== undefined) {
    special(item, table, check)
    return
  }
  for (const [pattern, handler] of handlers) {
    const found = pattern.exec(item.call)
    if (found === null) continue
    handler(found, { item, table, design: designOf(table, item.data, item.design), check })
    return
  }
  check.off.push(`no handler for ${item.call}`)
}

function shares(name: string, { item, table, design, check }: Context): void {
  const estimate = proportions(design, factorColumn(table, name), {
    missing: 'drop',
    designEffect: 'without-replacement',
  })
  checkEstimate(item.value, mustBe(estimate), check)
}

function ciprop(
  [, condition, name, drop, method, level]: RegExpExecArray,
  { item, table, design, check }: Context,
): void {
  const column: Numeric =
    condition === undefined ? numberColumn(table, name ?? '') : conditionColumn(table, condition)
  const fitted = method === 'logit' || method === 'likelihood'
  const result = proportion(design, column, {
    method: method as ProportionMethod,
    level: level === undefined ? 0.95 : Number(level),
    // R's regression leaves missing values out unasked; its means do so only when told.
    missing: fitted || drop !== undefined ? 'drop' : 'refuse',
    sampleSize: 'all-rows',
    boundary: 'last-iterate',
  })
  if (item.value['error'] !== undefined) {
    checkRefused(result, check)
    return
  }
  if (item.value['est'] === null) {
    checkRefused(result, check, 'survey.value-missing')
    return
  }
  const { value, interval, degrees } = mustBe(result)
  check.figure('est', item.value['est'], value, TOLERANCE.estimate)
  check.figure(
    'ci',
    item.value['ci'],
    interval === undefined ? [undefined, undefined] : [interval.low, interval.high],
    method === 'likelihood' ? TOLERANCE.likelihood : TOLERANCE.interval,
  )
  check.figure('df', item.value['df'], degrees, 0)
}
