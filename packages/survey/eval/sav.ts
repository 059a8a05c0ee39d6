/**
 * Reads the six SPSS files of the reference data and compares every variable with what R's haven
 * read in them.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../../../eval/data-folder.ts'
import { numberAt, textAt, type Column } from '../src/file/column.ts'
import { timeKindOf, unixEpoch, type DataSet, type Variable } from '../src/file/data-set.ts'
import { formatName } from '../src/file/sav/format.ts'
import { readSav } from '../src/file/sav/read.ts'
import type { Row } from './row.ts'

interface HavenVariable {
  readonly name: string
  readonly type: 'double' | 'character'
  readonly label: string | null
  readonly format: string
  readonly labels: readonly { readonly value: number | string; readonly label: string }[] | null
  readonly na_values: number | string | readonly (number | string)[] | null
  readonly na_range: readonly number[] | null
  readonly n_missing: number
  readonly first10: readonly (number | string | null)[]
  readonly sum: number | null
}

interface HavenFile {
  readonly file: string
  readonly n: number
  readonly vars: readonly HavenVariable[]
}

export const savFolder: string = join(dataFolder, 'poll/sav')

export async function run(): Promise<readonly Row[]> {
  const names = readdirSync(savFolder).filter((name) => name.endsWith('.haven.json'))
  const rows: Row[] = []
  for (const name of names.sort()) {
    const haven = JSON.parse(readFileSync(join(savFolder, name), 'utf8')) as HavenFile
    const read = await readSav(readFileSync(join(savFolder, haven.file)))
    const differences = read.ok ? compare(read.value, haven) : [JSON.stringify(read.fault)]
    for (const difference of differences) console.log(`      ${haven.file}: ${difference}`)
    rows.push({
      figure: `${haven.file}: differences from haven in ${haven.vars.length} variables of ${haven.n} rows`,
      value: differences.length,
      unit: '',
      most: 0,
    })
  }
  return rows
}

function compare(dataSet: DataSet, haven: HavenFile): readonly string[] {
  const differences: string[] = []
  const same = (what: string, own: unknown, theirs: unknown): void => {
    if (JSON.stringify(own) !== JSON.stringify(theirs))
      differences.push(`${what}: ${JSON.stringify(own)}, haven ${JSON.stringify(theirs)}`)
  }
  same('rows', dataSet.rows, haven.n)
  same('variables', dataSet.variables.length, haven.vars.length)
  for (const [index, theirs] of haven.vars.entries()) {
    const variable = dataSet.variables[index]
    const column = dataSet.columns[index]
    if (variable === undefined || column === undefined) continue
    const { missing } = variable
    same(`${theirs.name} name`, variable.name, theirs.name)
    same(`${theirs.name} label`, variable.label ?? null, theirs.label)
    same(`${theirs.name} format`, formatName(variable.format), theirs.format)
    same(`${theirs.name} labels`, variable.categories, theirs.labels ?? [])
    same(`${theirs.name} missing`, missing?.values ?? [], theirs.na_values === null ? [] : [theirs.na_values].flat()) // prettier-ignore
    same(`${theirs.name} range`, missing?.range ? [missing.range.from, missing.range.to] : null, theirs.na_range) // prettier-ignore
    const values = valuesOf(variable, column, dataSet.rows)
    const first = Array.from({ length: 10 }, (_, row) => values[row] ?? null)
    same(`${theirs.name} first ten`, first, theirs.first10)
    same(`${theirs.name} gaps`, values.filter((value) => value === null).length, theirs.n_missing)
    if (theirs.sum !== null) {
      const sum = values.reduce<number>((total, value) => total + Number(value ?? 0), 0)
      same(`${theirs.name} sum`, Math.abs(sum - theirs.sum) <= 1e-9 * Math.abs(sum), true)
    }
  }
  return differences
}

/** The values as haven gives them: days since 1970 for a date. */
function valuesOf(
  variable: Variable,
  column: Column,
  rows: number,
): readonly (number | string | null)[] {
  // prettier-ignore
  return Array.from({ length: rows }, (_, row) => {
    if (column.kind === 'text') return textAt(column, row)
    const value = numberAt(column, row)
    if (value === undefined) return null
    return timeKindOf(variable.format) === 'day' ? (value - unixEpoch) / 86_400 : value
  })
}
