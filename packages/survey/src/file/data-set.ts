import type { Column } from './column.ts'

/** A text in the languages it exists in: BCP 47 tag → text. */
export type Texts = Readonly<Record<string, string>>

export type Measure = 'nominal' | 'ordinal' | 'scale'

/** One code of a variable and what it stands for. */
export interface Category {
  readonly value: number | string
  readonly label: string
  /** The label in further languages. */
  readonly labels?: Texts
}

/** The values that count as no answer: up to three single ones, or a range and at most one more. */
export interface MissingValues {
  readonly values: readonly (number | string)[]
  /** Both ends belong to it; open ends are infinite. */
  readonly range?: { readonly from: number; readonly to: number }
}

/** How values are printed, in the words of SPSS: `F8.2` is { type: 'F', width: 8, decimals: 2 }. */
export interface Format {
  readonly type: string
  readonly width: number
  readonly decimals: number
}

/** Name → values; several values keep their order. */
export type Attributes = Readonly<Record<string, readonly string[]>>

export interface Variable {
  readonly name: string
  readonly label?: string
  /** The label in further languages. */
  readonly labels?: Texts
  readonly kind: 'number' | 'text'
  /** Bytes that a text may take in the file; 0 for numbers. */
  readonly width: number
  readonly measure?: Measure
  readonly categories: readonly Category[]
  readonly missing?: MissingValues
  readonly format: Format
  readonly writeFormat?: Format
  readonly display?: {
    readonly width: number
    readonly alignment: 'left' | 'right' | 'center'
  }
  readonly attributes?: Attributes
}

/** A question with several answers, spread over several variables. */
export type MultipleResponseSet =
  | {
      readonly kind: 'dichotomy'
      readonly name: string
      readonly label: string
      readonly variables: readonly string[]
      /** The value that counts as chosen. */
      readonly counted: number | string
      /** Answers are named by the counted value's label instead of the variables' labels. */
      readonly namedByCountedValue?: boolean
      /** The set takes its label from its first variable. */
      readonly labelOfVariable?: boolean
    }
  | {
      readonly kind: 'category'
      readonly name: string
      readonly label: string
      readonly variables: readonly string[]
    }

/** Variables that an editor shows together. */
export interface VariableGroup {
  readonly name: string
  readonly variables: readonly string[]
}

/** Something that a reader noticed and that did not keep it from reading: told, never silent. */
export interface Remark {
  readonly code: string
  /** What is meant, in a few plain words. */
  readonly about: string
  readonly variable?: string
  /** Counted from 1. */
  readonly row?: number
  readonly count?: number
}

/**
 * The data of a survey, whatever file it came from. Dates and times are numbers, as SPSS counts
 * them: seconds since the beginning of 14 October 1582, for a time of day since midnight.
 */
export interface DataSet {
  readonly label?: string
  /** The program that wrote the file, and when, in its own words. */
  readonly product?: string
  readonly created?: string
  /** The character encoding of the file it was read from, as the web names it. */
  readonly encoding: string
  readonly documents: readonly string[]
  readonly attributes: Attributes
  readonly variables: readonly Variable[]
  readonly sets: readonly MultipleResponseSet[]
  readonly groups: readonly VariableGroup[]
  /** The variable that weights the cases. */
  readonly weight?: string
  readonly rows: number
  /** Whether the file held more rows than were asked for. */
  readonly more: boolean
  /** One for each variable, in the variables' order. */
  readonly columns: readonly Column[]
  readonly remarks: readonly Remark[]
}

/** Seconds from SPSS's day zero, 14 October 1582, to 1 January 1970. */
export const unixEpoch = 12_219_379_200

const dayFormats: ReadonlySet<string> = new Set('DATE ADATE EDATE SDATE JDATE QYR MOYR WKYR'.split(' ')) // prettier-ignore
const momentFormats: ReadonlySet<string> = new Set(['DATETIME', 'YMDHMS'])
const timeFormats: ReadonlySet<string> = new Set(['TIME', 'DTIME', 'MTIME'])

/** What kind of time a format prints, or none: a day, a moment, or a span (also a time of day). */
export function timeKindOf(format: Format): 'day' | 'moment' | 'span' | undefined {
  if (dayFormats.has(format.type)) return 'day'
  if (momentFormats.has(format.type)) return 'moment'
  return timeFormats.has(format.type) ? 'span' : undefined
}

/** Whether a value is one of those that count as no answer. */
export function isUserMissing(missing: MissingValues | undefined, value: number | string): boolean {
  if (missing === undefined) return false
  if (missing.values.includes(value)) return true
  const { range } = missing
  return (
    range !== undefined && typeof value === 'number' && value >= range.from && value <= range.to
  )
}

/** The labelled values of a variable that count as no answer. */
export function missingCategories(variable: Variable): readonly Category[] {
  return variable.categories.filter(({ value }) => isUserMissing(variable.missing, value))
}

/** A data set's variable with its column, by the name in its own case. */
export function findVariable(
  dataSet: DataSet,
  name: string,
): { variable: Variable; column: Column } | undefined {
  const index = dataSet.variables.findIndex((variable) => variable.name === name)
  const variable = dataSet.variables[index]
  const column = dataSet.columns[index]
  return variable === undefined || column === undefined ? undefined : { variable, column }
}

/** A variable of numbers with nothing said about it. */
export function numberVariable(
  name: string,
  format: Format = { type: 'F', width: 8, decimals: 2 },
): Variable {
  // prettier-ignore
  return { name, kind: 'number', width: 0, categories: [], format }
}

/** A variable of texts that take at most `width` bytes. */
export function textVariable(name: string, width: number): Variable {
  const format = { type: 'A', width, decimals: 0 }
  return { name, kind: 'text', width, categories: [], format }
}

/** A data set of variables and columns with nothing said about it. */
export function dataSetOf(
  variables: readonly Variable[],
  columns: readonly Column[],
  rows: number,
): DataSet {
  return {
    encoding: 'utf-8',
    documents: [],
    attributes: {},
    variables,
    sets: [],
    groups: [],
    rows,
    more: false,
    columns,
    remarks: [],
  }
}
