import { refuse, ok, type Result } from '@suyab/wire/result'
import type { QueryFault } from './fault.ts'
import { listFields, type Concept, type Filter, type ListField } from './query.ts'

export const fields: readonly string[] = [...listFields, 'date', 'concept', 'duplicates']

interface Given {
  readonly name: string
  readonly values: readonly string[]
  readonly at: number
}

/** What a field other than `duplicates:` asks. */
export function fieldOf({ name, values, at }: Given): Result<Filter | Concept, QueryFault> {
  const list = listFields.find((field) => field === name)
  if (list !== undefined) return listOf(list, values, at)
  const found = values.join(',')
  if (name === 'date') {
    const range = rangeOf(found)
    if (range !== undefined) return ok({ is: 'date', ...range })
    return refuse({ code: 'query.value', at, found, field: name, expected: dateForms })
  }
  if (name === 'concept') {
    const [, id = '', version] = /^([\p{L}\p{N}][\p{L}\p{N}\p{M}._-]{0,99})(?:@(\d{1,9}))?$/u.exec(found) ?? [] // prettier-ignore
    if (id === '') {
      return refuse({ code: 'query.value', at, found, field: name, expected: 'ID or ID@VERSION' })
    }
    return ok({ is: 'concept', id, ...(version === undefined ? {} : { version: Number(version) }) })
  }
  return refuse({ code: 'query.field-unknown', at, found: name, expected: fields })
}

const dateForms = '2025, 2025-03, 2025-03-31, 2024-11..2025-03, 2025.. or ..2025'

/** How each field's values are written, and what they have to look like. */
const forms: Readonly<Record<ListField, { form: RegExp; expected: string; as: (text: string) => string }>> = {
  outlet: { form: /^[^"]{1,200}$/u, expected: 'ID of an outlet', as: (text) => text },
  country: { form: /^[A-Z]{2}$/, expected: 'ISO 3166-1 code of two letters', as: (text) => text.toUpperCase() },
  language: { form: /^[a-z]{2,8}(-[a-z0-9]{1,8}){0,7}$/, expected: 'BCP 47 tag', as: (text) => text.toLowerCase() },
  place: { form: /^[^"]{1,200}$/u, expected: 'ID of a place', as: (text) => text },
  type: { form: /^[a-z][a-z0-9-]{0,49}$/, expected: 'type of article', as: (text) => text.toLowerCase() },
} // prettier-ignore

function listOf(
  field: ListField,
  values: readonly string[],
  at: number,
): Result<Filter, QueryFault> {
  const { form, expected, as } = forms[field]
  const any = values.map((value) => as(value.trim()))
  const wrong = any.findIndex((value) => !form.test(value))
  if (wrong !== -1) {
    return refuse({ code: 'query.value', at, found: values[wrong]!, field, expected })
  }
  return ok({ is: field, any: [...new Set(any)] })
}

function rangeOf(text: string): { from?: string; to?: string } | undefined {
  const [first = '', last] = text.split('..', 2)
  if (text.split('..').length > 2) return undefined
  const from = spanOf(first)
  const to = last === undefined ? from : spanOf(last)
  if (from === 'wrong' || to === 'wrong') return undefined
  if (from === undefined && to === undefined) return undefined
  if (from !== undefined && to !== undefined && from.first > to.last) return undefined
  return {
    ...(from === undefined ? {} : { from: from.first }),
    ...(to === undefined ? {} : { to: to.last }),
  }
}

/** First and last day of a year, month or day; nothing for an open end. */
function spanOf(text: string): { first: string; last: string } | undefined | 'wrong' {
  if (text === '') return undefined
  const [, year = '', month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? []
  // The archive's days go from 1970 to 2149.
  if (year < '1970' || year > '2148') return 'wrong'
  const first = `${year}-${month ?? '01'}-${day ?? '01'}`
  const at = new Date(`${first}T00:00:00Z`)
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== first) return 'wrong'
  if (day !== undefined) return { first, last: first }
  if (month === undefined) return { first, last: `${year}-12-31` }
  const end = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0))
  return { first, last: end.toISOString().slice(0, 10) }
}
