import { categorical, indicator } from '@suyab/survey/column'
import { inDomain, sampleDesign } from '@suyab/survey/design'
import { proportion } from '@suyab/survey/proportion'
import { numberColumn } from '@suyab/survey/file/column'
import { dataSetOf, numberVariable } from '@suyab/survey/file/data-set'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  inOrder,
  inventedDesign,
  inventedWave,
  type InventedOptions,
} from '../tests/invented-wave.ts'
import { categoricalAt } from './answers.ts'
import { designOf } from './design-of.ts'
import { shareInterval } from './share-interval.ts'
import type { PollTable, TableCell, TableQuestion } from './table.ts'
import type { TableSource } from './table-domain.ts'
import { tableOf } from './table-of.ts'
import { weigh } from './weigh.ts'

function valueOf<Value>(result: { ok: true; value: Value } | { ok: false; fault: object }): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  return result.value
}

function sourceOf(options: InventedOptions = {}, dataSet = inventedWave(options)): TableSource {
  const design = valueOf(designOf({ ...inventedDesign, lonely: 'adjust' }, dataSet))
  return { dataSet, design, country: 'country', sample: 'probability' }
}

function cellAt(table: PollTable, row: string, group: string, value: string): TableCell {
  const column = table.columns.findIndex((one) => one.group === group && one.value === value)
  const cell = table.rows.find((one) => one.value === row)?.cells[column]
  if (cell === undefined) throw new Error(`no cell ${row} ${group} ${value}`)
  return cell
}

const byCountry: TableQuestion = {
  stub: 'q1',
  banner: ['gender', 'age'],
  rows: 'countries',
  chosen: ['1'],
}

test('a cell is the share of its country and group, with the error of the whole design', () => {
  const source = sourceOf()
  const table = valueOf(tableOf(source, { ...byCountry, banner: ['gender'], interval: 'xlogit' }))
  const [q1, country, gender] = ['q1', 'country', 'gender'].map((name) =>
    valueOf(categoricalAt(source.dataSet, name)),
  )
  if (q1 === undefined || country === undefined || gender === undefined) throw new Error('columns')
  const inside = Uint8Array.from(country.codes, (code, row) =>
    Number(country.levels[code] === 'kz' && gender.levels[gender.codes[row] ?? 0] === 'f'),
  )
  const expected = valueOf(
    proportion(inDomain(source.design, inside), indicator(q1, '1'), {
      missing: 'drop',
      method: 'xlogit',
    }),
  )
  const cell = cellAt(table, 'kz', 'gender', 'f')
  expect(cell.value).toBeCloseTo(expected.value, 12)
  expect(cell.interval?.low).toBeCloseTo(expected.interval?.low ?? 0, 9)
  expect(cell.interval?.high).toBeCloseTo(expected.interval?.high ?? 0, 9)
  expect(cell.respondents).toBe(expected.respondents)
})

test('several countries together have no figure until somebody says what they stand for', () => {
  const source = sourceOf()
  const bare = valueOf(tableOf(source, byCountry))
  expect(bare.rows.map(({ value }) => value)).toEqual(['kg', 'kz', 'uz'])
  expect(bare.warnings).toContain('poll.policy-missing')
  expect(bare.marginOfError).toBeNull()
  const answers = valueOf(tableOf(source, { stub: 'q1', banner: ['country'], rows: 'answers' }))
  expect(cellAt(answers, '1', 'all', '').value).toBeNull()
  expect(cellAt(answers, '1', 'country', 'kg').value).not.toBeNull()
  const equal = valueOf(tableOf(source, { ...byCountry, policy: 'equal' }))
  expect(equal.rows.at(-1)?.value).toBe('')
  expect(cellAt(equal, '', 'all', '').value).not.toBeNull()
  const short = tableOf(source, { ...byCountry, policy: 'population', populations: { kg: 7 } })
  expect(short).toMatchObject({ ok: false, fault: { code: 'survey.pooling-population-missing' } })
})

test('the order of rows changes nothing', () => {
  const dataSet = inventedWave({ perCountry: 80 })
  const question: TableQuestion = { ...byCountry, policy: 'equal' }
  const expected = valueOf(tableOf(sourceOf({}, dataSet), question))
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...Array(dataSet.rows).keys()], { minLength: dataSet.rows }),
      (order) => {
        const found = valueOf(tableOf(sourceOf({}, inOrder(dataSet, order)), question))
        for (const [r, row] of expected.rows.entries())
          for (const [c, cell] of row.cells.entries()) {
            const other = found.rows[r]?.cells[c]
            expect(other?.hidden).toEqual(cell.hidden)
            expect(other?.letters).toBe(cell.letters)
            if (cell.value !== null) expect(other?.value).toBeCloseTo(cell.value, 10)
          }
      },
    ),
    { numRuns: 10 },
  )
})

test('what a column hides does not depend on the columns beside it, nor on the countries asked for', () => {
  let hidden = 0
  for (const seed of [1, 2, 3, 4]) {
    const source = sourceOf({ seed, perCountry: 130 })
    const asked = (question: Partial<TableQuestion>): PollTable => valueOf(tableOf(source, { ...byCountry, policy: 'equal', ...question })) // prettier-ignore
    const whole = asked({ banner: ['gender', 'work', 'age'] })
    for (const part of [
      asked({ banner: ['gender'] }),
      asked({ banner: ['work'], countries: ['kg', 'uz'] }),
      asked({ banner: ['age'], countries: ['kz'], policy: 'by-n' }),
    ])
      // prettier-ignore
      for (const row of part.rows.filter(({ value }) => value !== ''))
        for (const { group, value } of part.columns) {
          const one = cellAt(part, row.value, group, value)
          hidden += one.hidden.length
          expect(one.hidden).toEqual(cellAt(whole, row.value, group, value).hidden)
        }
  }
  expect(hidden).toBeGreaterThan(20)
})

test('a hidden cell has no value, no interval and no letters, and is in no letters of others', () => {
  const source = sourceOf({ perCountry: 120 })
  const table = valueOf(tableOf(source, { ...byCountry, banner: ['work'], policy: 'equal' }))
  const cells = table.rows.flatMap((row) => row.cells)
  const hidden = cells.filter((cell) => cell.hidden.length > 0)
  expect(hidden.length).toBeGreaterThan(0)
  for (const cell of hidden) expect(cell).toMatchObject({ value: null, interval: null, letters: '' }) // prettier-ignore
  for (const row of table.rows)
    for (const cell of row.cells)
      for (const letter of cell.letters) {
        const lower = row.cells[table.columns.findIndex((column) => column.letter === letter)]
        expect(lower?.value).toBeLessThan(cell.value ?? 0)
      }
})

test('an opt-in sample has no margin of error, and says that its intervals are a model', () => {
  const probability = sourceOf()
  const question: TableQuestion = { stub: 'q1', banner: [], rows: 'answers', policy: 'equal' }
  expect(valueOf(tableOf(probability, question)).marginOfError).toBeGreaterThan(0.03)
  const optIn = valueOf(tableOf({ ...probability, sample: 'opt-in' }, question))
  expect(optIn.marginOfError).toBeNull()
  expect(optIn.warnings).toContain('poll.opt-in-sample')
})

test('shares that raking has fixed have no interval, and no letters among each other', () => {
  const { dataSet, design, ...rest } = sourceOf()
  const share = (country: string, code: string, value: number): [string, number] => [`${country}|${code}`, value] // prettier-ignore
  const margins = [
    { variables: ['country', 'gender'], source: 'invented', targets: Object.fromEntries([share('kg', 'f', 0.5), share('kg', 'm', 0.5), share('kz', 'f', 0.55), share('kz', 'm', 0.45), share('uz', 'f', 0.48), share('uz', 'm', 0.52)]) }, // prettier-ignore
    { variables: ['country', 'age'], source: 'invented', targets: Object.fromEntries(['kg', 'kz', 'uz'].flatMap((country) => ['1', '2', '3'].map((age, at) => share(country, age, [0.3, 0.3, 0.4][at] ?? 0)))) }, // prettier-ignore
  ]
  const weighed = valueOf(weigh(design, dataSet, 'country', { method: 'rake', margins }))
  const source = { dataSet, ...rest, design: weighed.design }
  const table = valueOf(tableOf(source, { stub: 'gender', banner: ['age'], rows: 'countries', chosen: ['f'], policy: 'equal' })) // prettier-ignore
  for (const { cells } of table.rows) {
    expect(cells[0]?.value).not.toBeNull()
    expect(cells[0]?.interval).toBeNull()
    expect(cells[0]?.rowLetters ?? '').toBe('')
    expect(cells[1]?.interval).not.toBeNull()
  }
  expect(table.warnings).toContain('poll.fixed-by-weighting')
})

test('a question with several answers has a base of people or of answers, and "none" stands alone', () => {
  const source = sourceOf()
  const question: TableQuestion = { stub: 'q3', banner: [], rows: 'answers', policy: 'equal' }
  const sum = (table: PollTable): number =>
    table.rows.reduce((total, row) => total + (row.cells[0]?.value ?? 0), 0)
  expect(sum(valueOf(tableOf(source, question)))).toBeGreaterThan(1)
  expect(sum(valueOf(tableOf(source, { ...question, base: 'answers' })))).toBeCloseTo(1, 12)
  expect(tableOf(source, { ...question, exclusive: ['q3_none'] }).ok).toBe(true)
  expect(tableOf(source, { ...question, exclusive: ['q3_study'] })).toMatchObject({
    ok: false,
    fault: { code: 'survey.exclusive-with-others', column: 'q3_study' },
  })
})

test('what a question asks wrongly is refused by name', () => {
  const source = sourceOf()
  const faultOf = (question: Partial<TableQuestion>): unknown => {
    const found = tableOf(source, { ...byCountry, ...question })
    return found.ok ? undefined : found.fault
  }
  expect(faultOf({ stub: 'q99' })).toMatchObject({ code: 'poll.column-unknown', column: 'q99' })
  expect(faultOf({ chosen: ['7'] })).toMatchObject({ code: 'poll.code-unknown', value: '7' })
  expect(faultOf({ countries: ['xx'] })).toMatchObject({ code: 'poll.code-unknown', value: 'xx' })
  expect(faultOf({ chosen: [] })).toMatchObject({ code: 'poll.question-unusable' })
  expect(faultOf({ banner: ['q1'] })).toMatchObject({ code: 'poll.question-unusable', column: 'q1' }) // prettier-ignore
  expect(faultOf({ only: [{ variable: 'work', values: ['rests'] }] })).toMatchObject({ code: 'poll.code-unknown' }) // prettier-ignore
})

test.for(['logit', 'xlogit', 'asin', 'mean', 'wilson', 'beta', 'likelihood'] as const)(
  'the %s interval of a measured share is that of the estimate',
  (method) => {
    const answers = Array.from({ length: 120 }, (_, row) => Number(row % 7 < 3))
    const weights = Array.from({ length: 120 }, (_, row) => 1 + (row % 5) / 4)
    const design = valueOf(
      sampleDesign({ stages: [{}], weights: { name: 'w', values: Float64Array.from(weights) } }, 120), // prettier-ignore
    )
    const column = indicator(valueOf(categorical('q', answers)), '1')
    const expected = valueOf(proportion(design, column, { method, fit: 'exact' }))
    const { value, error, respondents, degrees, interval } = expected
    const found = shareInterval({ value, error, respondents, degrees }, method, 0.95)
    expect(found?.low).toBeCloseTo(interval?.low ?? 0, 9)
    expect(found?.high).toBeCloseTo(interval?.high ?? 0, 9)
  },
)

test('the row of all countries is not shown by one table and hidden by another', () => {
  const whole = inventedWave()
  const [rows, perCountry] = [whole.rows, 240]
  // Of the last country few answered.
  const columns = whole.columns.map((column, place) => {
    if (whole.variables[place]?.name !== 'q1' || column.kind !== 'number') return column
    const { values } = numberColumn(Array.from({ length: rows }, (_, row) => row >= 2 * perCountry + 26 ? null : 1 + (row % 2))) // prettier-ignore
    return { ...column, values }
  })
  const source = sourceOf({}, { ...whole, columns })
  const hidden: string[][] = []
  for (const banner of [[], ['gender'], ['gender', 'age']]) {
    const table = valueOf(tableOf(source, { ...byCountry, banner, policy: 'equal' }))
    expect(cellAt(table, 'uz', 'all', '').hidden).toContain('sample-too-small')
    expect(cellAt(table, '', 'all', '').hidden).toEqual([])
    hidden.push(['kg', 'kz'].filter((name) => cellAt(table, name, 'all', '').value === null))
  }
  expect(hidden[0]).toHaveLength(1)
  expect(new Set(hidden.map(String)).size).toBe(1)
})

test('a table of more cells than anybody reads is refused before it is reckoned', () => {
  const rows = 600
  const names = ['stub', ...Array.from({ length: 4 }, (_, at) => `banner${at}`)]
  const dataSet = dataSetOf(names.map((name) => numberVariable(name)), names.map((_, at) => numberColumn(Array.from({ length: rows }, (_one, row) => (row * (at + 1)) % 61))), rows) // prettier-ignore
  const source: TableSource = {
    dataSet,
    design: valueOf(designOf({ stages: [] }, dataSet)),
    sample: 'probability',
  }
  const question: TableQuestion = { stub: 'stub', banner: names.slice(1), rows: 'answers' }
  expect(tableOf(source, question)).toMatchObject({
    ok: false,
    fault: { code: 'poll.question-unusable', rule: expect.stringContaining('10000 cells') },
  })
})
