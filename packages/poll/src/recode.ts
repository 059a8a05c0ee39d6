import { missingOf, NumberColumnBuilder, numberAt, textAt, type Column } from '@suyab/survey/file/column' // prettier-ignore
import { findVariable, isUserMissing, type Category, type DataSet, type Texts, type Variable } from '@suyab/survey/file/data-set' // prettier-ignore
import { ok, refuse, type Result } from '@suyab/survey/result'
import type { PollFault } from './fault.ts'
import { memberOf, textIn } from './labelled.ts'
import type { AnswerValue, Recoding, RecodingRule } from './recoding.ts'

const nameForm = /^[A-Za-z_][A-Za-z0-9_.]{0,63}$/

const yesNo: { readonly yes: Texts; readonly no: Texts } = {
  yes: { en: 'Yes', ru: 'Да', ky: 'Ооба', 'zh-Hans': '是', kk: 'Иә', uz: 'Ha', tg: 'Ҳа', fa: 'بله', ur: 'ہاں', hi: 'हाँ', be: 'Так' },
  no: { en: 'No', ru: 'Нет', ky: 'Жок', 'zh-Hans': '否', kk: 'Жоқ', uz: 'Yo‘q', tg: 'Не', fa: 'خیر', ur: 'نہیں', hi: 'नहीं', be: 'Не' },
} // prettier-ignore

/** The data set with new variables behind its own, made one after the other. */
export function recoded(
  dataSet: DataSet,
  recodings: readonly Recoding[],
  languages: readonly string[],
): Result<DataSet, PollFault> {
  let all = dataSet
  for (const recoding of recodings) {
    const next = recodedBy(all, recoding, languages)
    if (!next.ok) return next
    all = next.value
  }
  return ok(all)
}

/**
 * Adds one variable that a recoding makes.
 * @returns a fault with row, column and value where an answer is left over that `rest` refuses
 */
export function recodedBy(
  dataSet: DataSet,
  recoding: Recoding,
  languages: readonly string[],
): Result<DataSet, PollFault> {
  const { name, of, rule } = recoding
  if (!nameForm.test(name)) return refuse({ code: 'poll.recoding-name', column: name })
  if (dataSet.variables.some((one) => one.name.toLowerCase() === name.toLowerCase()))
    return refuse({ code: 'poll.recoding-name-taken', column: name })
  const made = rule.kind === 'any-of' ? anyOf(dataSet, of, rule.options) : mapped(dataSet, recoding)
  if (!made.ok) return made
  return ok({
    ...dataSet,
    variables: [...dataSet.variables, recodedVariable(recoding, languages)],
    columns: [...dataSet.columns, made.value],
  })
}

/** The variable that a recoding makes, without its answers. */
export function recodedVariable(
  { name, label, rule }: Recoding,
  languages: readonly string[],
): Variable {
  const inLanguages = (texts: Texts): Texts =>
    Object.fromEntries(languages.flatMap((tag) => (texts[tag] === undefined ? [] : [[tag, texts[tag]]]))) // prettier-ignore
  const said: readonly { value: number; label: Texts }[] =
    rule.kind === 'any-of'
      ? [
          { value: 1, label: inLanguages(yesNo.yes) },
          { value: 0, label: inLanguages(yesNo.no) },
        ]
      : rule.kind === 'codes'
        ? rule.codes
        : rule.categories
  const categories = said.map(({ value, label: labels }): Category => ({
    value,
    label: textIn(labels, languages) || String(value),
    // A code that nobody put into words is called by itself.
    ...(textIn(labels, languages) === '' ? {} : { labels }),
  }))
  return {
    name,
    label: textIn(label, languages),
    labels: label,
    kind: 'number',
    width: 0,
    measure: rule.kind === 'bands' ? 'ordinal' : 'nominal',
    categories,
    format: { type: 'F', width: 8, decimals: 0 },
  }
}

function mapped(dataSet: DataSet, { of, rule }: Recoding): Result<Column, PollFault> {
  const found = findVariable(dataSet, of)
  if (found === undefined) return refuse({ code: 'poll.column-unknown', column: of })
  if (rule.kind === 'any-of') throw new TypeError('a net is no mapping')
  const { variable, column } = found
  const values = rule.kind === 'codes' ? [...rule.codes.map((one) => one.value), ...rule.noAnswer] : rule.categories.map((one) => one.value) // prettier-ignore
  const doubled = values.find((value, place) => values.indexOf(value) !== place)
  if (doubled !== undefined)
    return refuse({ code: 'poll.recoding-overlap', column: of, value: String(doubled) })
  const target = targetOf(variable, rule)
  if (!target.ok) return target
  const known = new Map<AnswerValue, number | undefined>()
  const builder = new NumberColumnBuilder()
  for (let row = 0; row < dataSet.rows; row += 1) {
    const value = answerAt(column, row)
    if (value === undefined) {
      builder.push(Number.NaN)
      continue
    }
    let to = known.get(value)
    if (to === undefined && !known.has(value)) {
      to = target.value(value)
      if (to === undefined && isUserMissing(variable.missing, value)) to = Number.NaN
      known.set(value, to)
    }
    if (to === undefined && (rule.kind === 'codes' || rule.rest === 'refuse'))
      return refuse({
        code: 'poll.recoding-value-left',
        row: row + 1,
        column: of,
        value: String(value),
      })
    builder.push(to ?? Number.NaN)
  }
  return ok(builder.done())
}

/** The new value of an old one, NaN for no answer, undefined where the rule does not speak of it. */
type Target = (value: AnswerValue) => number | undefined

function targetOf(
  variable: Variable,
  rule: Exclude<RecodingRule, { kind: 'any-of' }>,
): Result<Target, PollFault> {
  switch (rule.kind) {
    case 'values':
      return ofValues(variable, rule.categories)
    case 'bands':
      return ofBands(variable, rule.categories)
    case 'codes':
      return ofCodes(variable, rule)
    default:
      return rule satisfies never
  }
}

function ofCodes(
  { name, kind }: Variable,
  { codes, noAnswer }: Extract<RecodingRule, { kind: 'codes' }>,
): Result<Target, PollFault> {
  if (kind === 'text') return refuse({ code: 'poll.recoding-kind', column: name })
  const targets = new Map<AnswerValue, number>([
    ...codes.map(({ value }) => [value, value] as const),
    ...noAnswer.map((value) => [value, Number.NaN] as const),
  ])
  return ok((value) => targets.get(value))
}

function ofValues(
  variable: Variable,
  categories: readonly { value: number; from: readonly AnswerValue[] }[],
): Result<Target, PollFault> {
  const targets = new Map<AnswerValue, number>()
  for (const { value, from } of categories)
    for (const one of from) {
      const about = { column: variable.name, value: String(one) }
      if ((typeof one === 'number') !== (variable.kind === 'number'))
        return refuse({ code: 'poll.recoding-kind', ...about })
      if (targets.has(one)) return refuse({ code: 'poll.recoding-overlap', ...about })
      targets.set(one, value)
    }
  return ok((value) => targets.get(value))
}

function ofBands(
  variable: Variable,
  categories: readonly { value: number; from: { from?: number; below?: number } }[],
): Result<Target, PollFault> {
  const column = variable.name
  if (variable.kind === 'text') return refuse({ code: 'poll.recoding-kind', column })
  const bands = categories
    .map(({ value, from: { from = -Infinity, below = Infinity } }) => ({ value, from, below }))
    .toSorted((one, other) => one.from - other.from)
  for (const [place, { value, from, below }] of bands.entries())
    if (from >= below || from < (bands[place - 1]?.below ?? -Infinity))
      return refuse({ code: 'poll.recoding-overlap', column, value: String(value) })
  return ok((value) => {
    // A code that means no answer lies within no band.
    if (typeof value === 'string' || isUserMissing(variable.missing, value)) return undefined
    return bands.find(({ from, below }) => value >= from && value < below)?.value
  })
}

/** 1 where any option was chosen, 0 where others were, missing where nothing was answered. */
function anyOf(
  dataSet: DataSet,
  of: string,
  options: readonly string[],
): Result<Column, PollFault> {
  const names = new Set(dataSet.variables.map(({ name }) => name))
  const set = dataSet.sets.find(({ name }) => name === of)
  const single = findVariable(dataSet, of)
  if (set === undefined && single === undefined)
    return refuse({ code: 'poll.column-unknown', column: of })
  const members = (set?.variables ?? [of]).flatMap((name) => findVariable(dataSet, name) ?? [])
  const chosen = new Set<string>()
  for (const option of options) {
    const member = set?.kind === 'dichotomy' ? memberOf(of.slice(1), option, names) : undefined
    const isKnown =
      set?.kind === 'dichotomy'
        ? member !== undefined && set.variables.includes(member)
        : members.some(({ variable }) => variable.categories.some(({ value }) => String(value) === option)) // prettier-ignore
    if (!isKnown) return refuse({ code: 'poll.recoding-option-unknown', column: of, value: option })
    chosen.add(member ?? option)
  }
  const counted = set?.kind === 'dichotomy' ? String(set.counted) : undefined
  const builder = new NumberColumnBuilder()
  for (let row = 0; row < dataSet.rows; row += 1) {
    let result = Number.NaN
    for (const { variable, column } of members) {
      const value = answerAt(column, row)
      if (value === undefined || isUserMissing(variable.missing, value)) continue
      const isChosen = counted === undefined ? chosen.has(String(value)) : String(value) === counted && chosen.has(variable.name) // prettier-ignore
      if (isChosen) result = 1
      else if (Number.isNaN(result)) result = 0
    }
    builder.push(result)
  }
  return ok(builder.done())
}

/** The answer in a row counted from 0; undefined where there is none, also where it is empty. */
export function answerAt(column: Column, row: number): AnswerValue | undefined {
  if (column.kind === 'number') return numberAt(column, row)
  const text = textAt(column, row)
  return text === '' ? undefined : text
}

/** Whether a stored number stands for no answer. */
export function isEmpty(column: Column, row: number): boolean {
  if (column.kind === 'text') return textAt(column, row) === ''
  const value = column.values[row] ?? Number.NaN
  return Number.isNaN(value) || value === missingOf(column.values)
}
