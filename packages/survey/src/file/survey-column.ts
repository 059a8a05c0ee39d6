import type { Categorical, Numeric } from '../column.ts'
import { doublesOf, missingOf, type Column } from './column.ts'
import { isUserMissing, type Variable } from './data-set.ts'

/**
 * The answers as numbers for the estimates; those that count as no answer are NaN. None where the
 * variable holds texts.
 */
export function numericOf(variable: Variable, column: Column): Numeric | undefined {
  if (column.kind === 'text') return undefined
  const { name, missing } = variable
  const values = doublesOf(column)
  if (missing === undefined) return { name, values }
  return { name, values: values.map((value) => (isUserMissing(missing, value) ? Number.NaN : value)) } // prettier-ignore
}

/**
 * The answers as categories for the estimates: its levels are the codes, first the labelled ones in
 * their order, then the others that occur, by size or by code point. What counts as no answer, and an
 * empty text, is missing; a labelled code that nobody gave is a level too.
 */
export function categoricalOf(variable: Variable, column: Column): Categorical {
  const { name, categories, missing } = variable
  const labelled = categories.map(({ value }) => value).filter((value) => value !== '' && !isUserMissing(missing, value)) // prettier-ignore
  const isAnswer = (value: number | string): boolean =>
    value !== '' && !Number.isNaN(value) && !isUserMissing(missing, value)
  const raw: ArrayLike<number> = column.kind === 'text' ? column.codes : column.values
  const none = column.kind === 'text' ? undefined : missingOf(column.values)
  const valueOf = (code: number): number | string =>
    column.kind === 'text' ? (column.texts[code] ?? '') : code === none ? Number.NaN : code
  const found = new Set<number | string>()
  const codes = new Set<number>()
  for (let row = 0; row < raw.length; row += 1) codes.add(raw[row] ?? Number.NaN)
  for (const code of codes) if (isAnswer(valueOf(code))) found.add(valueOf(code))
  for (const value of labelled) found.delete(value)
  const others = [...found].toSorted(inOrder)
  const levels = [...new Set([...labelled, ...others])]
  const places = new Map(levels.map((value, place) => [value, place]))
  const placeOf = new Map([...codes].map((code) => [code, places.get(valueOf(code)) ?? -1]))
  const own = new Int32Array(raw.length)
  for (let row = 0; row < raw.length; row += 1) own[row] = placeOf.get(raw[row] ?? Number.NaN) ?? -1
  return { name, codes: own, levels: levels.map(String) }
}

function inOrder(one: number | string, other: number | string): number {
  return one < other ? -1 : Number(one > other)
}
