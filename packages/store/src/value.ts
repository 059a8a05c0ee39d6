import { TypeOverrides, type CustomTypesConfig } from 'pg'
import { StoreError } from './fault.ts'

/**
 * How PostgreSQL's values come to JavaScript, the same for every query:
 * int8 (count(*), sum of int4) as a number, refused beyond 2^53, where it would silently change;
 * numeric stays text, for it has no such bounds; timestamptz is a Date; date and timestamp
 * without a zone stay text, since a Date would put them into this machine's zone.
 */
export const valueTypes: CustomTypesConfig = overrides()

function overrides(): TypeOverrides {
  const types = new TypeOverrides()
  types.setTypeParser(20, integer)
  types.setTypeParser(1016, (text) => list(text).map((one) => (one === null ? null : integer(one))))
  types.setTypeParser(1082, (text) => text)
  types.setTypeParser(1182, list)
  types.setTypeParser(1114, (text) => text)
  types.setTypeParser(1115, list)
  return types
}

/** An array of one dimension; none of these types' values holds a comma, brace or quote. */
function list(text: string): (string | null)[] {
  if (text === '{}') return []
  return text
    .slice(1, -1)
    .split(',')
    .map((one) => (one === 'NULL' ? null : one.replaceAll('"', '')))
}

function integer(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value))
    throw new StoreError('store.number-unsafe', `${text} does not fit a JavaScript number`)
  return value
}
