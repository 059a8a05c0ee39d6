import { byteLength } from '../byte-length.ts'
import { NumberColumnBuilder, numberAt, TextColumnBuilder, type Column } from '../column.ts'
import type { Remark } from '../data-set.ts'
import { CsvStop } from './fault.ts'

const numeric = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/

/** Numbers that were not written the plain way are remembered so far, lest the column be text. */
const mostOdd = 100_000

/** Answers are mostly few codes: so many are known without being read again. */
const mostPlain = 256

/**
 * Grows a column from fields. It is one of numbers as long as every field is a number or missing;
 * at the first other field it becomes one of texts, with every field as it stood in the file.
 */
export class FieldColumn {
  readonly name: string
  readonly #missing: ReadonlySet<string>
  readonly #declared: 'number' | 'text' | undefined
  #numbers: NumberColumnBuilder | undefined
  #texts: TextColumnBuilder | undefined
  /** Row → the field, where the number alone does not say how it was written. */
  readonly #odd = new Map<number, string>()
  /** Fields that were read and were numbers written the plain way. */
  readonly #plain = new Map<string, number>()
  /** More such fields came than are remembered. */
  #forgot = false
  #rows = 0
  width = 1
  remark: Remark | undefined

  constructor(name: string, missing: ReadonlySet<string>, declared?: 'number' | 'text') {
    this.name = name
    this.#missing = missing
    this.#declared = declared
    if (declared === 'text') this.#texts = new TextColumnBuilder()
    else this.#numbers = new NumberColumnBuilder()
  }

  push(field: string, line: number): void {
    if (this.#numbers === undefined) this.#texts?.push(field)
    else if (field === '') this.#numbers.push(Number.NaN)
    else this.#number(this.#numbers, field, line)
    this.#rows += 1
  }

  done(): Column {
    const column = this.#numbers?.done() ?? this.#texts?.done() ?? new TextColumnBuilder().done()
    if (column.kind === 'text')
      for (const text of column.texts) this.width = Math.max(this.width, byteLength(text))
    return column
  }

  #number(numbers: NumberColumnBuilder, field: string, line: number): void {
    const plain = digitsOnly(field) ?? this.#plain.get(field)
    if (this.#missing.has(field)) this.#keep(field, Number.NaN)
    else if (plain !== undefined) numbers.push(plain)
    else if (isNumber(field, this.#declared === 'number')) {
      const number = Number(field)
      if (String(number) === field) {
        numbers.push(number)
        if (this.#plain.size < mostPlain) this.#plain.set(field, number)
      } else this.#keep(field, number)
    } else {
      this.#becomeText(field, line)
      this.#texts?.push(field)
    }
  }

  #keep(field: string, number: number): void {
    if (this.#declared === undefined) {
      if (this.#odd.size < mostOdd) this.#odd.set(this.#rows, field)
      else this.#forgot = true
    }
    this.#numbers?.push(number)
  }

  #becomeText(field: string, line: number): void {
    const row = this.#rows + 1
    if (this.#declared === 'number')
      throw new CsvStop({
        code: 'csv.value-not-a-number',
        rule: `"${field.slice(0, 60)}" is no number, and the column was declared as numbers.`,
        line,
        row,
        column: this.name,
      })
    if (this.#forgot)
      throw new CsvStop({
        code: 'csv.column-mixed',
        rule: `"${field.slice(0, 60)}" is no number after ${this.#rows} rows of numbers; declare the column as text, or name what stands for no answer.`,
        line,
        row,
        column: this.name,
      })
    if (row > 1)
      this.remark = {
        code: 'csv.column-is-text',
        about: `Numbers up to here; "${field.slice(0, 60)}" is none, so that all are texts.`,
        variable: this.name,
        row,
      }
    const numbers = this.#numbers?.done()
    this.#numbers = undefined
    this.#texts = new TextColumnBuilder()
    for (let at = 0; at < this.#rows; at += 1)
      this.#texts.push(this.#odd.get(at) ?? String((numbers && numberAt(numbers, at)) ?? ''))
    this.#odd.clear()
  }
}

/** The number of a field of digits that begins with no zero and is small enough to be exact. */
function digitsOnly(field: string): number | undefined {
  const { length } = field
  if (length > 15 || (length > 1 && field.charCodeAt(0) === 0x30)) return undefined
  let number = 0
  for (let at = 0; at < length; at += 1) {
    const digit = field.charCodeAt(at) - 0x30
    if (digit < 0 || digit > 9) return undefined
    number = number * 10 + digit
  }
  return number
}

/**
 * Whether a field is a number. Unless its column was declared as numbers, one that begins with
 * zeros or has more digits than a double holds is taken for a code.
 */
function isNumber(field: string, isDeclared: boolean): boolean {
  const number = Number(field)
  if (!numeric.test(field) || !Number.isFinite(number)) return false
  if (isDeclared || String(number) === field) return true
  return !/^[+-]?0\d/.test(field) && (!/^[+-]?\d+$/.test(field) || Number.isSafeInteger(number))
}
