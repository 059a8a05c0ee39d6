import { ok, refuse, type Result } from '@suyab/wire/result'
import type { Period } from '../archive/condition.ts'
import type { QueryFault } from './fault.ts'
import { parseQuery } from './parse.ts'

/**
 * A period of which the first and the last day, month or year are given as queries write them
 * (`2025`, `2025-03`, `2025-03-31`), each open where it is not.
 */
export function parsePeriod(from?: string, to?: string): Result<Period, QueryFault> {
  if (from === undefined && to === undefined) return ok({})
  const strange = [from, to].find((text) => text !== undefined && !/^[\d-]*$/.test(text))
  if (strange !== undefined)
    return refuse({
      code: 'query.value',
      at: 0,
      found: strange,
      field: 'date',
      expected: '2025-03-31',
    })
  const read = parseQuery(`date:${from ?? ''}..${to ?? ''}`)
  if (!read.ok) return read
  const { where } = read.value
  if (where.is !== 'date') throw new TypeError('a date was asked for')
  const { is: _is, ...period } = where
  return ok(period)
}
