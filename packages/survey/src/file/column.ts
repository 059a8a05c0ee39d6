export type NumberArray = Int8Array | Int16Array | Int32Array | Float64Array

/**
 * The answers to one variable, as small as its values allow: whole numbers in 1, 2 or 4 bytes,
 * else doubles. A missing answer is the smallest value of an integer array and NaN among doubles.
 */
export interface NumberColumn {
  readonly kind: 'number'
  readonly values: NumberArray
}

/** Texts by their number in a table that holds each text once. */
export interface TextColumn {
  readonly kind: 'text'
  readonly codes: NumberArray
  readonly texts: readonly string[]
}

export type Column = NumberColumn | TextColumn

const kinds = [
  { Values: Int8Array, missing: -0x80, least: -0x7f, most: 0x7f },
  { Values: Int16Array, missing: -0x8000, least: -0x7fff, most: 0x7fff },
  { Values: Int32Array, missing: -0x8000_0000, least: -0x7fff_ffff, most: 0x7fff_ffff },
  { Values: Float64Array, missing: Number.NaN, least: -Infinity, most: Infinity },
] as const

/** What stands for a missing answer in such an array. */
export function missingOf(values: NumberArray): number {
  return kinds[values.BYTES_PER_ELEMENT === 8 ? 3 : values.BYTES_PER_ELEMENT >> 1]?.missing ?? 0
}

/** The answer in a row counted from 0, undefined where there is none. */
export function numberAt(column: NumberColumn, row: number): number | undefined {
  const value = column.values[row]
  return value === undefined || Number.isNaN(value) || value === missingOf(column.values)
    ? undefined
    : value
}

/** The text in a row counted from 0; an empty text is an answer of its own. */
export function textAt(column: TextColumn, row: number): string {
  return column.texts[column.codes[row] ?? -1] ?? ''
}

/** All answers as doubles; NaN stands for a missing one. */
export function doublesOf(column: NumberColumn): Float64Array {
  const { values } = column
  if (values instanceof Float64Array) return values
  const missing = missingOf(values)
  const doubles = new Float64Array(values.length)
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? missing
    doubles[row] = value === missing ? Number.NaN : value
  }
  return doubles
}

/** Grows a column of numbers value by value, and widens it when a value does not fit. */
export class NumberColumnBuilder {
  #kind = 0
  #values: NumberArray = new Int8Array(64)
  #length = 0
  #missing = -0x80
  #least = -0x7f
  #most = 0x7f

  get length(): number {
    return this.#length
  }

  /** @param value NaN for a missing answer; a negative zero is kept as zero */
  push(value: number): void {
    if (this.#length === this.#values.length) this.#resize(this.#length * 2)
    if (value >= this.#least && value <= this.#most && (this.#kind === 3 || (value | 0) === value))
      this.#values[this.#length] = value + 0
    else if (Number.isNaN(value)) this.#values[this.#length] = this.#missing
    else {
      this.#widen(value)
      this.#values[this.#length] = value + 0
    }
    this.#length += 1
  }

  done(): NumberColumn {
    const values = this.#values.slice(0, this.#length)
    this.#values = new Int8Array(0)
    return { kind: 'number', values }
  }

  #resize(length: number): void {
    const wider = new (kinds[this.#kind] ?? kinds[3]).Values(length)
    wider.set(this.#values)
    this.#values = wider
  }

  #widen(value: number): void {
    const before = this.#missing
    const old = this.#values
    do this.#kind += 1
    while (this.#kind < 3 && !fits(this.#kind, value))
    const { Values, missing, least, most } = kinds[this.#kind] ?? kinds[3]
    const values = new Values(old.length)
    for (let row = 0; row < this.#length; row += 1) {
      const kept = old[row] ?? before
      values[row] = kept === before ? missing : kept
    }
    this.#values = values
    this.#missing = missing
    this.#least = least
    this.#most = most
  }
}

function fits(kind: number, value: number): boolean {
  const { least, most } = kinds[kind] ?? kinds[3]
  return value >= least && value <= most && (value | 0) === value
}

/** Grows a column of texts row by row; each text is kept once. */
export class TextColumnBuilder {
  readonly #codes: NumberColumnBuilder = new NumberColumnBuilder()
  readonly #texts: string[] = []
  readonly #known = new Map<string, number>()

  push(text: string): void {
    let code = this.#known.get(text)
    if (code === undefined) {
      code = this.#texts.push(text) - 1
      this.#known.set(text, code)
    }
    this.#codes.push(code)
  }

  done(): TextColumn {
    return { kind: 'text', codes: this.#codes.done().values, texts: this.#texts }
  }
}

/** A column of numbers; NaN and null stand for a missing answer. */
export function numberColumn(values: Iterable<number | null>): NumberColumn {
  const builder = new NumberColumnBuilder()
  for (const value of values) builder.push(value ?? Number.NaN)
  return builder.done()
}

export function textColumn(texts: Iterable<string>): TextColumn {
  const builder = new TextColumnBuilder()
  for (const text of texts) builder.push(text)
  return builder.done()
}
