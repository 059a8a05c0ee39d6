import type { Column } from '../column.ts'
import type { Remark, Variable } from '../data-set.ts'
import { checkDataSet, type DataSetFault } from '../data-set-check.ts'
import type { DataSet } from '../data-set.ts'
import { ok, refuse, type Result } from '../../result.ts'
import { utf8 } from './byte-sink.ts'
import { packFormat } from './format.ts'

/** Why a data set does not fit into an SPSS file. */
export type SavWriteFault =
  | DataSetFault
  | {
      readonly code:
        | 'sav.name-unusable'
        | 'sav.label-too-long'
        | 'sav.text-too-wide'
        | 'sav.value-unusable'
        | 'sav.missing-unusable'
        | 'sav.format-unusable'
        | 'sav.set-unusable'
        | 'sav.attribute-unusable'
        | 'sav.header-unusable'
      readonly variable: string
      readonly rule: string
      /** Counted from 1. */
      readonly row?: number
    }

/** A variable with what the file needs of it. */
export interface Planned {
  readonly variable: Variable
  readonly column: Column
  /** Unique names of at most eight letters, one for each segment. */
  readonly shorts: readonly string[]
  /** Bytes of each segment's field; none for numbers. */
  readonly widths: readonly number[]
}

export interface Plan {
  readonly planned: readonly Planned[]
  readonly remarks: readonly Remark[]
}

const reserved = new Set('ALL AND BY EQ GE GT LE LT NE NOT OR TO WITH'.split(' '))

/** Refuses a data set that an SPSS file cannot hold, and finds each variable its fields. */
export function planSav(dataSet: DataSet): Result<Plan, SavWriteFault> {
  const remarks: Remark[] = []
  const broken =
    checkDataSet(dataSet) ??
    checkHeader(dataSet) ??
    checkNames(dataSet.variables) ??
    first(dataSet.variables, (variable, index) =>
      checkVariable(variable, dataSet.columns[index], remarks),
    ) ??
    checkSets(dataSet) ??
    checkAttributes(dataSet)
  if (broken !== undefined) return refuse(broken)
  const names = shortNames(dataSet.variables)
  const planned = dataSet.variables.flatMap((variable, index): readonly Planned[] => {
    const column = dataSet.columns[index]
    if (column === undefined) return []
    const widths = segmentWidths(variable)
    return [{ variable, column, widths, shorts: names(variable, Math.max(1, widths.length)) }]
  })
  return ok({ planned, remarks })
}

function first<Item>(
  items: readonly Item[],
  check: (item: Item, index: number) => SavWriteFault | undefined,
): SavWriteFault | undefined {
  for (const [index, item] of items.entries()) {
    const fault = check(item, index)
    if (fault !== undefined) return fault
  }
  return undefined
}

function segmentWidths({ kind, width }: Variable): readonly number[] {
  if (kind === 'number') return []
  if (width <= 255) return [width]
  const count = Math.ceil(width / 252)
  return Array.from({ length: count }, (_, at) => at < count - 1 ? 255 : width - (count - 1) * 252) // prettier-ignore
}

function checkHeader({
  label = '',
  documents,
  weight,
  variables,
}: DataSet): SavWriteFault | undefined {
  // prettier-ignore
  const bad = (rule: string): SavWriteFault => ({ code: 'sav.header-unusable', variable: '', rule })
  if (utf8(label).length > 64) return bad('The label of a file has at most 64 bytes.')
  if (documents.some((line) => utf8(line).length > 80)) return bad('A line of a document has at most 80 bytes.') // prettier-ignore
  const kind = variables.find(({ name }) => name === weight)?.kind
  return kind === 'text' ? bad('The variable that weights the cases holds numbers.') : undefined
}

function checkNames(variables: readonly Variable[]): SavWriteFault | undefined {
  const seen = new Set<string>()
  return first(variables, ({ name }) => {
    const folded = name.toUpperCase()
    const rule = seen.has(folded)
      ? 'Names that differ in their case only are one name to SPSS.'
      : utf8(name).length > 64
        ? 'A name has at most 64 bytes.'
        : reserved.has(folded) || !/^[\p{L}@][\p{L}\p{M}\p{N}._@#$]*$/u.test(name)
          ? 'A name begins with a letter, goes on with letters, digits, . _ @ # $ and is no word of the SPSS language.'
          : undefined
    seen.add(folded)
    return rule === undefined ? undefined : { code: 'sav.name-unusable', variable: name, rule }
  })
}

function checkVariable(
  variable: Variable,
  column: Column | undefined,
  remarks: Remark[],
): SavWriteFault | undefined {
  const { name, kind, width, categories, format } = variable
  if (utf8(variable.label ?? '').length > 255)
    return { code: 'sav.label-too-long', variable: name, rule: 'A label has at most 255 bytes.' }
  const isText = kind === 'text'
  if (isText ? width < 1 || width > 32_767 || !Number.isInteger(width) : width !== 0)
    return { code: 'sav.text-too-wide', variable: name, rule: 'A text has 1 to 32,767 bytes.' }
  const formats = [format, variable.writeFormat ?? format]
  if (formats.some((one) => packFormat(one) === undefined || (one.type === 'A' || one.type === 'AHEX') !== isText)) // prettier-ignore
    return { code: 'sav.format-unusable', variable: name, rule: `SPSS has no format ${format.type} for this kind of variable.` } // prettier-ignore
  for (const { value, label } of categories) {
    if (typeof value !== (isText ? 'string' : 'number') || (isText && utf8(String(value)).length > width)) // prettier-ignore
      return { code: 'sav.value-unusable', variable: name, rule: `The labelled value ${value} is none of this variable.` } // prettier-ignore
    if (utf8(label).length > 255)
      return { code: 'sav.label-too-long', variable: name, rule: 'The label of a value has at most 255 bytes.' } // prettier-ignore
  }
  return checkMissing(variable) ?? checkValues(variable, column, remarks)
}

function checkMissing({ name, kind, width, missing }: Variable): SavWriteFault | undefined {
  if (missing === undefined) return undefined
  const { values, range } = missing
  const bad = (rule: string): SavWriteFault => ({ code: 'sav.missing-unusable', variable: name, rule }) // prettier-ignore
  if (values.length > (range === undefined ? 3 : 1) || values.length + (range ? 1 : 0) === 0)
    return bad('There are one to three missing values, or a range and at most one more.')
  if (kind === 'text') {
    if (range !== undefined) return bad('A range of missing values is one of numbers.')
    return values.every((value) => typeof value === 'string' && utf8(value).length <= Math.min(8, width)) // prettier-ignore
      ? undefined
      : bad('The missing values of a text have at most eight bytes.')
  }
  const isPlain = values.every((value) => typeof value === 'number' && Number.isFinite(value))
  return isPlain && (range === undefined || range.from <= range.to)
    ? undefined
    : bad('Missing values are numbers, and a range does not run backwards.')
}

function checkValues(
  { name, width }: Variable,
  column: Column | undefined,
  remarks: Remark[],
): SavWriteFault | undefined {
  // prettier-ignore
  if (column?.kind === 'text') {
    let blanks = 0
    for (const [code, text] of column.texts.entries()) {
      if (utf8(text).length > width)
        return { code: 'sav.text-too-wide', variable: name, row: column.codes.indexOf(code) + 1, rule: `A text has more than the ${width} bytes of its variable.` } // prettier-ignore
      if (text.endsWith(' ') || text.endsWith('\0')) blanks += 1
    }
    if (blanks > 0)
      remarks.push({
        code: 'sav.blanks-lost',
        about: 'SPSS does not keep the blanks at the end of these texts.',
        variable: name,
        count: blanks,
      })
  } else if (column?.values instanceof Float64Array) {
    const row = column.values.findIndex((value) => Math.abs(value) === Infinity || value === -Number.MAX_VALUE) // prettier-ignore
    if (row !== -1)
      return { code: 'sav.value-unusable', variable: name, row: row + 1, rule: 'SPSS has no such number.' } // prettier-ignore
  }
  return undefined
}

function checkSets({ sets, variables }: DataSet): SavWriteFault | undefined {
  const kinds = new Map(variables.map(({ name, kind }) => [name, kind]))
  return first(sets, (set) => {
    const bad = (rule: string): SavWriteFault => ({ code: 'sav.set-unusable', variable: set.name, rule }) // prettier-ignore
    if (!/^\$[\p{L}][\p{L}\p{M}\p{N}._@#$]*$/u.test(set.name) || utf8(set.name).length > 64)
      return bad('The name of a multi-response set begins with $ and a letter.')
    const own = new Set(set.variables.map((name) => kinds.get(name)))
    if (own.size !== 1) return bad('The variables of a set are of one kind.')
    if (set.kind === 'category') return undefined
    const isNumber = own.has('number')
    if (isNumber ? !Number.isInteger(set.counted) : typeof set.counted !== 'string')
      return bad('The counted value is a whole number, or a text for variables of texts.')
    return /[\r\n]/.test(set.label) ? bad('The label of a set stands in one line.') : undefined
  })
}

function checkAttributes({ attributes, variables }: DataSet): SavWriteFault | undefined {
  const all = [
    ...Object.entries(attributes).map((entry) => ['', entry] as const),
    ...variables.flatMap(({ name, attributes: own = {} }) =>
      Object.entries(own).map((entry) => [name, entry] as const),
    ),
  ]
  return first(
    all,
    ([variable, [name, values]]) =>
    /^[^\s('/:]+$/.test(name) && values.length > 0 && values.every((value) => !value.includes("'\n"))
      ? undefined
      : { code: 'sav.attribute-unusable', variable, rule: `The attribute "${name}" cannot be written.` }, // prettier-ignore
  )
}

/** Names of at most eight plain letters: the variable's own where it is one, else numbered. */
function shortNames(
  variables: readonly Variable[],
): (variable: Variable, count: number) => readonly string[] {
  const own = (name: string): string | undefined =>
    /^[A-Za-z@][A-Za-z0-9._@#$]{0,7}$/.test(name) ? name.toUpperCase() : undefined
  const taken = new Set(variables.map(({ name }) => own(name)))
  let number = 0
  const fresh = (): string => {
    do number += 1
    while (taken.has(`V${number}`))
    return `V${number}`
  }
  return ({ name }, count) =>
    Array.from({ length: count }, (_, at) => (at === 0 ? (own(name) ?? fresh()) : fresh()))
}
