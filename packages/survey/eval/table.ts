import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../../../eval/data-folder.ts'
import { categorical, numeric, type Categorical, type Numeric } from '../src/column.ts'

/** A CSV file of the reference data as columns of texts; '' and NA are missing. */
export interface Table {
  readonly rows: number
  readonly columns: ReadonlyMap<string, readonly (string | null)[]>
}

const read = new Map<string, Table>()

export function tableOf(file: string): Table {
  const known = read.get(file)
  if (known !== undefined) return known
  const [header = [], ...lines] = readFileSync(join(dataFolder, 'poll/r-survey', file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map(cells)
  const columns = new Map(
    header.map((name, index) => [
      name,
      lines.map((line) => {
        const cell = line[index] ?? ''
        return cell === '' || cell === 'NA' ? null : cell
      }),
    ]),
  )
  const table = { rows: lines.length, columns }
  read.set(file, table)
  return table
}

export function numberColumn(table: Table, name: string): Numeric {
  return mustBe(numeric(name, textsOf(table, name)))
}

/** A factor with its levels in R's order: texts by alphabet. */
export function factorColumn(table: Table, name: string): Categorical {
  return mustBe(categorical(name, textsOf(table, name)))
}

export function textsOf(table: Table, name: string): readonly (string | null)[] {
  const texts = table.columns.get(name)
  if (texts === undefined) throw new Error(`the table has no column ${name}`)
  return texts
}

/** A condition such as `stype=='H'` or `api00>960` as 0, 1 and NaN. */
export function conditionColumn(table: Table, text: string): Numeric {
  const found = /^(?:as\.numeric\()?\s*([\w.]+)\s*(==|>|<=)\s*['"]?([^'"]+?)['"]?\)?$/.exec(text)
  if (found === null) throw new Error(`not understood: ${text}`)
  const [, name = '', operator, value = ''] = found
  return {
    name: text,
    values: Float64Array.from(textsOf(table, name), (cell) => {
      if (cell === null) return Number.NaN
      if (operator === '==') return Number(cell === value)
      return operator === '>'
        ? Number(Number(cell) > Number(value))
        : Number(Number(cell) <= Number(value))
    }),
  }
}

export function mustBe<Value>(
  result: { ok: true; value: Value } | { ok: false; fault: unknown },
): Value {
  if (result.ok) return result.value
  throw new Error(JSON.stringify(result.fault))
}

function cells(line: string): string[] {
  const found: string[] = []
  for (const match of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g))
    found.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
  return found
}
