import type { SurveyFault } from './fault.ts'
import { ok, refuse, type Result } from './result.ts'

/** A variable with categories: one code per row, an index into `levels`, −1 where it is missing. */
export interface Categorical {
  readonly name: string
  readonly codes: Int32Array
  readonly levels: readonly string[]
}

/** A numeric variable: one value per row, NaN where it is missing. */
export interface Numeric {
  readonly name: string
  readonly values: Float64Array
}

type Raw = string | number | boolean | null | undefined

/**
 * A categorical variable out of raw values; null, undefined, NaN and '' are missing.
 * @param levels in the order wanted; without them the values found, numbers by size and texts by code
 * point. A value that is none of them is refused with its row.
 */
export function categorical(
  name: string,
  values: ArrayLike<Raw>,
  levels?: readonly string[],
): Result<Categorical, SurveyFault> {
  const codes = new Int32Array(values.length)
  const index = new Map<string, number>(levels?.map((level, code) => [level, code]))
  const found: string[] = []
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]
    if (isMissing(value)) {
      codes[row] = -1
      continue
    }
    const text = String(value)
    let code = index.get(text)
    if (code === undefined) {
      if (levels !== undefined)
        return refuse({ code: 'survey.code-unknown', column: name, row, value: Number(value) })
      code = found.length
      found.push(text)
      index.set(text, code)
    }
    codes[row] = code
  }
  if (levels !== undefined) return ok({ name, codes, levels })
  return ok(sorted(name, codes, found))
}

/** A numeric variable out of raw values; null, undefined, NaN and '' are missing. */
export function numeric(name: string, values: ArrayLike<Raw>): Result<Numeric, SurveyFault> {
  const numbers = new Float64Array(values.length)
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]
    if (isMissing(value)) numbers[row] = Number.NaN
    else {
      const number = Number(value)
      if (!Number.isFinite(number))
        return refuse({ code: 'survey.value-infinite', column: name, row, count: 1 })
      numbers[row] = number
    }
  }
  return ok({ name, values: numbers })
}

/** The variable that crosses others: one category for each combination, the first varying fastest. */
export function crossed(name: string, parts: readonly Categorical[]): Categorical {
  const rows = parts[0]?.codes.length ?? 0
  const codes = new Int32Array(rows)
  let levels: readonly string[] = ['']
  let stride = 1
  for (const [position, part] of parts.entries()) {
    for (let row = 0; row < rows; row += 1) {
      const code = part.codes[row] ?? -1
      const before = codes[row] ?? -1
      codes[row] = before < 0 || code < 0 ? -1 : before + stride * code
    }
    levels = part.levels.flatMap((level) =>
      levels.map((text) => (position === 0 ? level : `${text}.${level}`)),
    )
    stride *= part.levels.length
  }
  return { name, codes, levels }
}

/** 1 where a categorical variable has the level, 0 where it has another, NaN where it is missing. */
export function indicator(column: Categorical, level: string): Numeric {
  const wanted = column.levels.indexOf(level)
  const values = new Float64Array(column.codes.length)
  for (let row = 0; row < values.length; row += 1) {
    const code = column.codes[row] ?? -1
    values[row] = code < 0 ? Number.NaN : code === wanted ? 1 : 0
  }
  return { name: `${column.name}=${level}`, values }
}

function isMissing(value: Raw): value is null | undefined | '' {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    (typeof value === 'number' && Number.isNaN(value))
  )
}

function sorted(name: string, codes: Int32Array, found: readonly string[]): Categorical {
  const numbers = found.every((text) => Number.isFinite(Number(text)))
  const order = found
    .map((text, code) => ({ text, code }))
    .sort((one, other) =>
      numbers
        ? Number(one.text) - Number(other.text)
        : one.text < other.text
          ? -1
          : Number(one.text > other.text),
    )
  const place = new Int32Array(found.length)
  order.forEach(({ code }, position) => {
    place[code] = position
  })
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] ?? -1
    if (code >= 0) codes[row] = place[code] ?? -1
  }
  return { name, codes, levels: order.map(({ text }) => text) }
}
