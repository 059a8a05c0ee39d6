import { numberColumn } from '@suyab/survey/file/column'
import type { DataSet } from '@suyab/survey/file/data-set'
import { expect, test } from 'vitest'
import { inventedDesign, inventedWave } from '../../tests/invented-wave.ts'
import { sourceOf } from '../../tests/outsider.ts'
import { designOf } from '../design-of.ts'
import { recoded } from '../recode.ts'
import type { Recoding } from '../recoding.ts'
import type { TableSource } from '../table-domain.ts'
import { tableOf } from '../table-of.ts'
import type { PollTable, TableCell, TableQuestion } from '../table.ts'

const countries = ['kg', 'kz', 'uz']

function valueOf<Value>(result: { ok: true; value: Value } | { ok: false; fault: object }): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  return result.value
}

function sourceWith(raw: DataSet, recodings: readonly Recoding[] = []): TableSource {
  const dataSet = valueOf(recoded(raw, recodings, ['en']))
  const design = valueOf(designOf({ ...inventedDesign, lonely: 'adjust' }, dataSet))
  return { dataSet, design, country: 'country', sample: 'probability', recodings }
}

function ofWork(name: string, low: readonly string[], high: readonly string[]): Recoding {
  const categories = [low, high].map((from, value) => ({ value, label: { en: `${value}` }, from }))
  return { name, label: { en: name }, of: 'work', reason: 'invented', rule: { kind: 'values', categories, rest: 'refuse' } } // prettier-ignore
}

function cellOf(
  { rows, columns }: PollTable,
  row: string,
  group: string,
  value: string,
): TableCell {
  const at = columns.findIndex((column) => column.group === group && column.value === value)
  const cell = rows.find((line) => line.value === row)?.cells[at]
  if (cell === undefined) throw new Error(`no cell ${row} ${group} ${value}`)
  return cell
}

test('two recodings of a question do not tell together what it hides', () => {
  const raw = inventedWave({ seed: 2, perCountry: 140, countries })
  const source = sourceWith(raw, [
    ofWork('r1', ['seeks', 'studies'], ['works']),
    ofWork('r2', ['studies'], ['seeks', 'works']),
  ])
  const ask = (stub: string): PollTable => valueOf(tableOf(source, { stub, banner: ['country'], rows: 'answers', policy: 'equal' })) // prettier-ignore
  const [work, r1, r2] = [ask('work'), ask('r1'), ask('r2')]
  expect(cellOf(work, 'seeks', 'country', 'kg').hidden).not.toEqual([])
  const told = [cellOf(r1, '1', 'country', 'kg'), cellOf(work, 'works', 'country', 'kg')].some(({ value }) => value !== null) // prettier-ignore
  const other = [cellOf(r2, '0', 'country', 'kg'), cellOf(work, 'studies', 'country', 'kg')].some(({ value }) => value !== null) // prettier-ignore
  expect(told && other).toBe(false)
})

/** A wave of which few chose an option that stands alone. */
function withRareNone(): DataSet {
  const raw = inventedWave({ seed: 2, perCountry: 600, countries })
  const [none, study] = ['q3_none', 'q3_study'].map((name) => raw.variables.findIndex((one) => one.name === name)) // prettier-ignore
  const valuesOf = (at = 0): number[] => {
    const column = raw.columns[at]
    if (column === undefined || column.kind === 'text') throw new Error('no numbers')
    return [...column.values]
  }
  const [alone, chosen] = [valuesOf(none), valuesOf(study)]
  let count = 0
  for (const [row, value] of alone.entries()) {
    if (value !== 1) continue
    count += 1
    if (count % 12 === 1) continue
    alone[row] = 0
    chosen[row] = 1
  }
  const numbersOf = (values: number[]): (number | null)[] => values.map((one) => (Number.isFinite(one) ? one : null)) // prettier-ignore
  const columns = raw.columns.map((column, at) => at === none ? numberColumn(numbersOf(alone)) : at === study ? numberColumn(numbersOf(chosen)) : column) // prettier-ignore
  return { ...raw, columns }
}

test.for([[['q3_study', 'q3_none']], [['q3_study', 'q3_work', 'q3_fun']]])(
  'options put together do not tell an option that is hidden: %j',
  ([chosen = []]) => {
    const source = sourceWith(withRareNone())
    const ask = (options: readonly string[]): TableCell => cellOf(valueOf(tableOf(source, { stub: 'q3', banner: ['gender'], rows: 'countries', chosen: options, policy: 'equal' })), 'kg', 'gender', 'f') // prettier-ignore
    expect(ask(['q3_none']).value).toBeNull()
    expect(ask(['q3_study']).value).not.toBeNull()
    expect(ask(chosen).value).toBeNull()
  },
)

test.for([1e-4, 1e-7, 1e-12])(
  'a country that hardly counts is not told by the last digits of a share (%d)',
  (people) => {
    const source = sourceOf(2, 140, countries)
    const ask = (asked: Pick<TableQuestion, 'countries' | 'populations'>): PollTable =>
      valueOf(tableOf(source, { stub: 'work', banner: [], rows: 'countries', chosen: ['seeks'], policy: 'population', ...asked })) // prettier-ignore
    const table = ask({ countries: ['kg', 'uz'], populations: { kg: people, uz: 1 } })
    expect(cellOf(table, 'kg', 'all', '').hidden).not.toEqual([])
    expect(cellOf(table, 'uz', 'all', '').value).not.toBeNull()
    expect(cellOf(table, '', 'all', '').value).toBeNull()
  },
)

test('no share is told of numbers of people that nobody can add up', () => {
  const source = sourceWith(inventedWave({ seed: 2, perCountry: 140, countries }))
  const populations = { kg: 1e308, kz: 1e308, uz: 1e308 }
  const table = valueOf(tableOf(source, { stub: 'work', banner: ['q1'], rows: 'countries', chosen: ['studies'], policy: 'population', populations })) // prettier-ignore
  expect(table.rows.at(-1)?.cells.map(({ value }) => value)).toEqual([null, null, null])
})
