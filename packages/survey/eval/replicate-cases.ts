import type { ReplicateDesign } from '../src/design.ts'
import { means, proportions, ratio, totals } from '../src/estimate.ts'
import { proportion } from '../src/proportion.ts'
import { replicateDesign, givenReplicates, type ReplicateMethod } from '../src/replicate-weights.ts'
import { rake } from '../src/weighting/rake.ts'
import { checkEstimate } from './case-context.ts'
import { TOLERANCE, type Check } from './compare.ts'
import { casesOf, type ReferenceCase } from './reference-case.ts'
import { designOf } from './reference-design.ts'
import { conditionColumn, factorColumn, mustBe, numberColumn, type Table } from './table.ts'
import { checkGroups, schoolMargins } from './weighting-cases.ts'

const DESIGNS: Record<string, string> = {
  apistrat: 'svydesign(id=~1,strata=~stype,weights=~pw,fpc=~fpc)',
  apiclus1: 'svydesign(id=~dnum,weights=~pw,fpc=~fpc)',
  apiclus2: 'svydesign(id=~dnum+snum,fpc=~fpc1+fpc2)',
}

export function replicateCase(item: ReferenceCase, table: Table, check: Check): void {
  const name = item.id.split('/')[1] ?? ''
  if (name === 'jk1_raked') {
    rakedJackknife(item, table, check)
    return
  }
  if (name.startsWith('scd_')) {
    smallCase(item, table, check)
    return
  }
  const design = replicatesOf(item, table)
  const { value } = item
  check.figure('df', value['degf'], design.degrees, 0)
  checkEstimate(
    value['mean'] as Record<string, unknown>,
    mustBe(
      means(design, [numberColumn(table, 'api00'), numberColumn(table, 'enroll')], {
        missing: 'drop',
      }),
    ),
    check,
  )
  checkEstimate(
    value['total'] as Record<string, unknown>,
    mustBe(totals(design, [numberColumn(table, 'enroll')], { missing: 'drop' })),
    check,
  )
  checkEstimate(
    value['stype'] as Record<string, unknown>,
    mustBe(proportions(design, factorColumn(table, 'stype'))),
    check,
  )
  checkEstimate(
    value['ratio'] as Record<string, unknown>,
    mustBe(
      ratio(design, numberColumn(table, 'api.stu'), numberColumn(table, 'enroll'), {
        missing: 'drop',
      }),
    ),
    check,
  )
  const column = conditionColumn(table, "sch.wide=='Yes'")
  for (const method of ['logit', 'beta'] as const) {
    const { interval } = mustBe(proportion(design, column, { method }))
    check.figure(
      `ci_${method}`,
      value[`ci_${method}`],
      [interval?.low, interval?.high],
      TOLERANCE.interval,
    )
  }
  checkGroups(
    value['by'] as Record<string, unknown>[],
    design,
    factorColumn(table, 'stype'),
    'api00',
    numberColumn(table, 'api00').values,
    check,
  )
}

/** Deterministic replicates are made here; resampled ones are read from the reference. */
function replicatesOf(item: ReferenceCase, table: Table): ReplicateDesign {
  const [, name = '', rule = ''] = item.id.split('/')
  const mse = rule === 'mseTRUE'
  const [kind = '', data = ''] = name.split('_')
  const linear = designOf(table, item.data, DESIGNS[data] ?? '')
  if (kind === 'jkn' || kind === 'jk1')
    return mustBe(replicateDesign(linear, { method: kind === 'jkn' ? 'JKn' : 'JK1' }, mse))
  const twin = casesOf('reference-survey-4.5.json').find(({ id }) => id === `rep/${name}/mseFALSE`)
  const rows = twin?.value['repweights'] as number[][]
  return mustBe(
    givenReplicates({
      weights: Float64Array.from(item.value['weights'] as number[]),
      replicates: (rows[0] ?? []).map((_, r) => Float64Array.from(rows, (row) => row[r] ?? 0)),
      combined: true,
      scale: item.value['scale'] as number,
      rscales: Float64Array.from(item.value['rscales'] as number[]),
      mse,
    }),
  )
}

function smallCase(item: ReferenceCase, table: Table, check: Check): void {
  const linear = designOf(table, item.data, item.design)
  const methods: Record<string, ReplicateMethod> = {
    scd_brr: { method: 'BRR' },
    scd_fay: { method: 'Fay', rho: 0.3 },
    scd_jk: { method: 'JKn' },
  }
  const design = mustBe(
    replicateDesign(linear, methods[item.id.split('/')[1] ?? ''] ?? { method: 'JKn' }),
  )
  const { value } = item
  check.figure('scale', value['scale'], design.scale, TOLERANCE.estimate)
  check.figure('rscales', value['rscales'], design.rscales, TOLERANCE.estimate)
  // Half samples may come in another order and with signs turned over: only the errors are compared.
  checkEstimate(
    value,
    mustBe(ratio(design, numberColumn(table, 'alive'), numberColumn(table, 'arrests'))),
    check,
  )
  checkEstimate(
    value['total'] as Record<string, unknown>,
    mustBe(totals(design, [numberColumn(table, 'alive')])),
    check,
  )
}

function rakedJackknife(item: ReferenceCase, table: Table, check: Check): void {
  const linear = designOf(table, item.data, DESIGNS['apiclus1'] ?? '')
  const jackknife = mustBe(replicateDesign(linear, { method: 'JK1' }))
  const raked = mustBe(rake(jackknife, schoolMargins(table)))
  check.figure('weights', item.value['weights'], raked.weights, TOLERANCE.weights)
  checkEstimate(
    item.value['mean'] as Record<string, unknown>,
    mustBe(means(raked, [numberColumn(table, 'api00')])),
    check,
  )
}
