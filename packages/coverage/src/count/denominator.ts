import type { Condition, Query } from '../query/query.ts'

/**
 * What a share is of: every article that the query's conditions on outlet, country, language, type
 * and date let through, whatever it is about. Of a query that joins such conditions with words in
 * any way, it is the narrowest without words that holds of all that the query finds.
 */
export function denominatorOf({ where, ...rest }: Query): Query {
  return { ...rest, where: widened(where, true) }
}

/**
 * @param up whether it may only become true of more articles (or, under NOT, only of fewer)
 */
function widened(where: Condition, up: boolean): Condition {
  switch (where.is) {
    case 'all':
    case 'outlet':
    case 'country':
    case 'language':
    case 'type':
    case 'date':
      return where
    case 'not':
      return negated(widened(where.of, !up))
    case 'and':
    case 'or':
      return joinedOf(where.is, where.of.map((one) => widened(one, up)))
    case 'words':
    case 'concept':
    case 'near':
    case 'outside':
    case 'place':
      return up ? every : none
    default:
      return where satisfies never
  }
} // prettier-ignore

const every: Condition = { is: 'all' }
const none: Condition = { is: 'not', of: every }

function isNone(where: Condition): boolean {
  return where.is === 'not' && where.of.is === 'all'
}

function negated(of: Condition): Condition {
  return isNone(of) ? every : { is: 'not', of }
}

function joinedOf(is: 'and' | 'or', sides: readonly Condition[]): Condition {
  const [decides, adds] = is === 'and' ? [none, every] : [every, none]
  const same = (one: Condition, other: Condition): boolean =>
    other === every ? one.is === 'all' : isNone(one)
  if (sides.some((side) => same(side, decides))) return decides
  const left = sides.filter((side) => !same(side, adds))
  if (left.length === 0) return adds
  return left.length === 1 ? left[0]! : { is, of: left }
}
