import { doublesOf, numberAt, textAt, type Column, type NumberColumn } from '../column.ts'
import { findVariable, isUserMissing, timeKindOf, unixEpoch, type DataSet, type MultipleResponseSet, type Remark, type Texts, type Variable } from '../data-set.ts' // prettier-ignore

/** A variable as Triple-S has it, with the field of each row. */
export interface TripleVariable {
  readonly name: string
  readonly label: string
  readonly labels: Texts
  readonly type: 'single' | 'multiple' | 'quantity' | 'character' | 'date' | 'time'
  readonly isLiteral: boolean
  readonly isWeight: boolean
  readonly values: readonly { readonly code: string; readonly label: string; readonly labels: Texts }[] // prettier-ignore
  readonly range?: { readonly from: string; readonly to: string }
  /** Letters of the widest field. */
  readonly width: number
  readonly field: (row: number) => string
}

const most = { decimals: 12, digits: 15 }

/** The variables of a data set in Triple-S's kinds; what cannot be said in them is remarked. */
export function tripleVariables(dataSet: DataSet, remarks: Remark[]): readonly TripleVariable[] {
  const taken = new Set<string>()
  const multiples = new Map<string, TripleVariable>()
  const names = uniqueNames(dataSet, remarks)
  for (const set of dataSet.sets) {
    const members = set.variables.filter((name) => !taken.has(name))
    const multiple = members.length === set.variables.length ? multipleOf(set, dataSet, names) : undefined // prettier-ignore
    const [first] = set.variables
    if (multiple === undefined || first === undefined) {
      remarks.push({ code: 'triple-s.set-apart', about: `The answers of ${set.name} are written as variables of their own: as one they would lose what was not asked.` }) // prettier-ignore
      continue
    }
    for (const name of set.variables) taken.add(name)
    multiples.set(first, multiple)
  }
  return dataSet.variables.flatMap((variable, at): readonly TripleVariable[] => {
    const column = dataSet.columns[at]
    const multiple = multiples.get(variable.name)
    if (multiple !== undefined) return [multiple]
    if (taken.has(variable.name) || column === undefined) return []
    if (variable.missing !== undefined)
      remarks.push({ code: 'triple-s.missing-untold', about: 'Triple-S does not say which values count as no answer.', variable: variable.name }) // prettier-ignore
    return [variableOf(variable, column, dataSet, names(variable.name), remarks)]
  })
}

/** Names of letters, digits, dots and underscores, different whatever their case. */
function uniqueNames(dataSet: DataSet, remarks: Remark[]): (name: string) => string {
  const seen = new Set<string>()
  const names = new Map<string, string>()
  for (const name of [
    ...dataSet.variables.map((one) => one.name),
    ...dataSet.sets.map((one) => one.name),
  ]) {
    // prettier-ignore
    const plain = name.replace(/^\$/, '').replaceAll(/[^\p{L}\p{M}\p{N}._]/gu, '_').replace(/^(?=[^\p{L}])/u, 'v') // prettier-ignore
    let own = plain
    for (let number = 2; seen.has(own.toLowerCase()); number += 1) own = `${plain}_${number}`
    seen.add(own.toLowerCase())
    names.set(name, own)
    if (own !== name.replace(/^\$/, ''))
      remarks.push({ code: 'triple-s.name-changed', about: `It is named ${own} there.`, variable: name }) // prettier-ignore
  }
  return (name) => names.get(name) ?? name
}

function multipleOf(
  set: MultipleResponseSet,
  dataSet: DataSet,
  names: (name: string) => string,
): TripleVariable | undefined {
  if (set.kind !== 'dichotomy' || typeof set.counted !== 'number') return undefined
  const { counted } = set
  const members = set.variables.flatMap((name) => findVariable(dataSet, name) ?? [])
  const columns = members.flatMap(({ column }) => (column.kind === 'number' ? [column] : []))
  if (columns.length !== set.variables.length || !isPlainChoice(columns, counted, members.map(({ variable }) => variable))) return undefined // prettier-ignore
  return {
    name: names(set.name),
    label: set.label === '' ? set.name : set.label,
    labels: {},
    type: 'multiple',
    isLiteral: false,
    isWeight: false,
    values: members.map(({ variable }, at) => ({
      code: String(at + 1),
      label: variable.label ?? variable.name,
      labels: variable.labels ?? {},
    })),
    width: columns.length,
    field: (row) =>
      columns[0] === undefined || numberAt(columns[0], row) === undefined
        ? ''
        : columns.map((column) => (numberAt(column, row) === counted ? '1' : '0')).join(''),
  }
}

/** Whether every row chose, or did not choose, from all or answered none: nothing else is told by one variable. */
function isPlainChoice(
  columns: readonly NumberColumn[],
  counted: number,
  variables: readonly Variable[],
): boolean {
  // prettier-ignore
  const others = new Set<number>()
  const rows = columns[0]?.values.length ?? 0
  for (let row = 0; row < rows; row += 1) {
    let answered = 0
    for (const [at, column] of columns.entries()) {
      const value = numberAt(column, row)
      if (value === undefined) continue
      answered += 1
      if (value !== counted) others.add(value)
      if (others.size > 1 || isUserMissing(variables[at]?.missing, value)) return false
    }
    if (answered !== 0 && answered !== columns.length) return false
  }
  return true
}

function variableOf(
  variable: Variable,
  column: Column,
  dataSet: DataSet,
  name: string,
  remarks: Remark[],
): TripleVariable {
  const base = {
    name,
    label: variable.label ?? variable.name,
    labels: variable.labels ?? {},
    isLiteral: false,
    isWeight: variable.name === dataSet.weight,
    values: variable.categories.map(({ value, label, labels = {} }) => ({ code: String(value), label, labels })), // prettier-ignore
  }
  if (column.kind === 'text') {
    const isClosed = variable.categories.length > 0 && column.texts.every((text) => text === '' || variable.categories.some(({ value }) => value === text)) // prettier-ignore
    const width = [...column.texts, ...base.values.map(({ code }) => code)].reduce((widest, text) => Math.max(widest, text.length), 1) // prettier-ignore
    const type = isClosed ? 'single' : 'character'
    return { ...base, values: isClosed ? base.values : [], type, isLiteral: isClosed, width, field: (row) => textAt(column, row) } // prettier-ignore
  }
  return timeVariable(base, variable, column, remarks) ?? numberVariable(base, variable, column, remarks) // prettier-ignore
}

type Base = Omit<TripleVariable, 'type' | 'width' | 'field'>

function timeVariable(
  base: Base,
  variable: Variable,
  column: NumberColumn,
  remarks: Remark[],
): TripleVariable | undefined {
  // prettier-ignore
  const kind = timeKindOf(variable.format)
  const values = doublesOf(column)
  const fieldOf = (text: (value: number) => string) => (row: number) => {
    const value = numberAt(column, row)
    return value === undefined ? '' : text(value)
  }
  const digits = (value: number): string => new Date((value - unixEpoch) * 1000).toISOString().replaceAll(/\D/g, '') // prettier-ignore
  const isWhole = (value: number, unit: number): boolean => value % unit === 0
  const isIn = (least: number, beyond: number, unit: number): boolean =>
    values.every((value) => Number.isNaN(value) || (value >= least && value < beyond && isWhole(value, unit))) // prettier-ignore
  // From the beginning of the calendar to the end of the year 9999, in whole days.
  if (kind === 'day' && isIn(0, 265_621_939_200 + 86_400, 86_400))
    return { ...base, values: [], type: 'date', width: 8, field: fieldOf((value) => digits(value).slice(0, 8)) } // prettier-ignore
  if (kind === 'span' && isIn(0, 86_400, 1))
    return { ...base, values: [], type: 'time', width: 6, field: fieldOf((value) => digits(value + unixEpoch).slice(8, 14)) } // prettier-ignore
  if (kind === undefined) return undefined
  remarks.push({ code: 'triple-s.time-as-number', about: 'Triple-S has days and times of day only: it is written as seconds.', variable: variable.name }) // prettier-ignore
  return undefined
}

function numberVariable(
  base: Base,
  variable: Variable,
  column: NumberColumn,
  remarks: Remark[],
): TripleVariable {
  // prettier-ignore
  const values = doublesOf(column)
  const codes = new Set(variable.categories.map(({ value }) => value))
  const isCode = (value: number): boolean => Number.isInteger(value) && value >= 0
  const isSingle =
    codes.size > 0 &&
    [...codes].every((code) => typeof code === 'number' && isCode(code)) &&
    values.every((value) => Number.isNaN(value) || codes.has(value))
  let [decimals, least, largest, rounded] = [0, Infinity, -Infinity, 0]
  for (const value of [...codes, ...values]) {
    if (typeof value === 'string' || Number.isNaN(value)) continue
    const own = decimalsOf(value)
    if (own > most.decimals) rounded += 1
    decimals = Math.max(decimals, Math.min(own, most.decimals))
    least = Math.min(least, value)
    largest = Math.max(largest, value)
  }
  if (rounded > 0) remarks.push({ code: 'triple-s.rounded', about: `Numbers are written to ${most.decimals} places.`, variable: variable.name, count: rounded }) // prettier-ignore
  const text = (value: number): string => value.toFixed(isSingle ? 0 : decimals)
  const [from, to] = least <= largest ? [text(least), text(largest)] : ['0', '0']
  return {
    ...base,
    values: variable.categories.map(({ value, label, labels = {} }) => ({ code: typeof value === 'number' ? text(value) : value, label, labels })), // prettier-ignore
    type: isSingle ? 'single' : 'quantity',
    ...(!isSingle && { range: { from, to } }),
    width: Math.max(from.length, to.length),
    field: (row) => {
      const value = numberAt(column, row)
      return value === undefined ? '' : text(value)
    },
  }
}

/** Decimal places that a number needs; more than are written where there is no telling. */
function decimalsOf(value: number): number {
  if (Number.isInteger(value)) return 0
  const [digits = '', exponent = '0'] = String(value).split('e')
  const places = (digits.split('.')[1] ?? '').length - Number(exponent)
  return Math.max(0, places)
}
