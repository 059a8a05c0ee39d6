import type { Period } from '@suyab/coverage/growth/growth'
import { parseQuery } from '@suyab/coverage/query/parse'

/**
 * The first and last day of a period to compare: a year, a month or a day, or two of them such as
 * `2025-01..2025-06`; undefined where it is none.
 */
export function growthDates(text: string): Period | undefined {
  const [first = '', last = first, ...more] = text.split('..').map((part) => part.trim())
  if (more.length > 0 || !/^[\d-]+$/.test(first) || !/^[\d-]+$/.test(last)) return undefined
  const read = parseQuery(`date:${first}..${last}`)
  if (!read.ok || read.value.where.is !== 'date') return undefined
  const { from, to } = read.value.where
  return from === undefined || to === undefined ? undefined : { from, to }
}
