import { numberAt, type Column } from '@suyab/survey/file/column'
import type { Variable } from '@suyab/survey/file/data-set'

/** What a column is for, where it is no answer. */
export type ColumnRole = 'weight' | 'stratum' | 'cluster' | 'country' | 'language' | 'id'

const names: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'weight',
    /^(?:w|wt\w*|wgt|base_?w|\w*weight\w*|\w*wei?ghte?d?|pspwght|\w*wgt)$|(?:^|[^а-яё])вес(?:[^а-яё]|$)|салмак|权重/iu,
  ],
  ['stratum', /strat|страт|(?:^|[^а-я])слой|层/iu],
  ['cluster', /^(?:ea|\w*cluster\w*|\w*psu\w*)$|кластер|первичн.{0,20}единиц|群/iu],
  ['country', /^(?:country|cntry|nation|iso2|iso3)\w*$|страна|өлкө|国家/iu],
  ['language', /^(?:\w*lang|\w*language\w*)$|язык (?:интервью|опроса)|тили|语言/iu],
  ['id', /^_?(?:id|uuid|caseid|case_id|respid|resp_id|respondent_?id|idno|serial|record_?id|instanceid)$|^№$/iu], // prettier-ignore
]

/**
 * What a column looks like, for somebody who declares a design: a suggestion, never more.
 * @param distinct how many values differ
 */
export function roleOf(
  variable: Variable,
  column: Column,
  distinct: number,
  rows: number,
  isWeight: boolean,
): ColumnRole | undefined {
  if (isWeight) return 'weight'
  const said = [variable.name, variable.label ?? '']
  const found = names.find(([, pattern]) => said.some((text) => pattern.test(text)))?.[0]
  switch (found) {
    case 'weight':
      return isPositive(column) ? 'weight' : undefined
    case 'country':
    case 'language':
      return distinct <= 250 && distinct > 0 ? found : undefined
    case 'id':
      return distinct === rows ? 'id' : undefined
    case 'stratum':
    case 'cluster':
      return found
    case undefined:
      return undefined
    default:
      return found satisfies never
  }
}

function isPositive(column: Column): boolean {
  if (column.kind === 'text') return false
  for (let row = 0; row < column.values.length; row += 1) {
    const value = numberAt(column, row)
    if (value !== undefined && !(value > 0)) return false
  }
  return true
}
