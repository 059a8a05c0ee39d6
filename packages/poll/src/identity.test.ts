import { numberColumn, textColumn, type Column } from '@suyab/survey/file/column'
import { numberVariable, textVariable } from '@suyab/survey/file/data-set'
import { expect, test } from 'vitest'
import { identityOf } from './identity.ts'

const rows = Array.from({ length: 40 }, (_one, row) => row)
const text = (name: string, values: string[], label = ''): [string, string, Column] => [name, label, textColumn(values)] // prettier-ignore
const number = (name: string, values: number[], label = ''): [string, string, Column] => [name, label, numberColumn(values)] // prettier-ignore

function told([name, label, column]: [string, string, Column]): string | undefined {
  const variable = column.kind === 'text' ? textVariable(name, 100) : numberVariable(name)
  return identityOf({ ...variable, label }, column)
}

test.each([
  ['mail', text('q12', rows.map((row) => (row === 3 ? 'write to a.b@mail.example' : 'nothing')))],
  ['telephone', text('q13', rows.map((row) => `+996 777 12${row + 10}56`))],
  ['telephone', number('phone', rows.map((row) => 996_777_000_000 + row * 77))],
  ['document', text('v4', rows.map((row) => `ID${1_000_000 + row}`))],
  ['document', number('inn', rows.map((row) => 20_101_199_000_000 + row))],
  ['network', text('v5', rows.map((row) => `10.0.0.${row}`))],
  ['position', number('_lat', rows.map((row) => 42.87 + row / 3333))],
  ['position', text('v6', rows.map((row) => `42.8${row}77 74.5${row}11 0 0`))],
  ['address', text('v7', rows.map((row) => `ул. Киевская ${row}`))],
  ['name', text('v8', rows.map((row) => `Асанов Үсөн${'абвгдежзик'[row % 10]} Улуу${'лмнопрстуф'[Math.floor(row / 10)]}`))],
  ['name', text('v9', rows.map((row) => `x${row}`), '姓名')],
  ['unique-text', text('v10', rows.map((row) => `I think that ${row} things went wrong`))],
] as const)('%s is suspected of a column that holds it', (identity, column) => {
  expect(told([...column])).toBe(identity)
}) // prettier-ignore

test.each([
  ['answers of few kinds', text('city', rows.map((row) => (row % 3 === 0 ? 'Ош' : 'Бишкек')))],
  ['a weight', number('weight', rows.map((row) => 0.5 + row / 37))],
  ['a number of the interview', number('id', rows)],
  ['years', number('born', rows.map((row) => 1990 + (row % 18)))],
  ['a name of a party', text('party_name', rows.map((row) => `Party ${row % 4}`))],
] as const)('%s tells nobody', (_about, column) => {
  expect(told([...column])).toBeUndefined()
}) // prettier-ignore
