import type { Condition, Query } from './query.ts'
import { operators } from './token.ts'

/** A query in the one form that {@link parseQuery} reads back as the same query. */
export function printQuery({ where, duplicates }: Query): string {
  const suffix = duplicates === undefined ? '' : ` duplicates:${duplicates}`
  return printed(where, suffix === '' ? 0 : 1) + suffix
}

const spellings = new Set(Object.values(operators).flat())

/** @param binding how tightly the surroundings bind: 0 OR, 1 AND, 2 NOT, 3 a side of NEAR. */
function printed(condition: Condition, binding: number): string {
  const bracket = (level: number, text: string): string => (level < binding ? `(${text})` : text)
  switch (condition.is) {
    case 'all':
      return '*'
    case 'words':
      return isBare(condition.text) ? condition.text : `"${condition.text}"`
    case 'concept':
      return `concept:${condition.id}${condition.version === undefined ? '' : `@${condition.version}`}`
    case 'or':
      return bracket(0, condition.of.map((one) => printed(one, 1)).join(' OR '))
    case 'and':
      return bracket(1, condition.of.map((one) => printed(one, 2)).join(' AND '))
    case 'not':
      return bracket(2, `NOT ${printed(condition.of, 2)}`)
    case 'near': {
      const [what, to] = [sideOf(condition.what), printed(condition.to, 4)]
      return bracket(3, `${what} NEAR/${condition.within} ${to}`)
    }
    case 'outside':
      return bracket(3, `${sideOf(condition.what)} OUTSIDE ${printed(condition.of, 4)}`)
    case 'date':
      return `date:${condition.from ?? ''}..${condition.to ?? ''}`
    case 'outlet':
    case 'country':
    case 'language':
    case 'place':
    case 'type':
      return `${condition.is}:${condition.any.map(valueIn).join(',')}`
    default:
      return condition satisfies never
  }
}

/** NEAR and OUTSIDE are read from left to right. */
function sideOf(condition: Condition): string {
  return printed(condition, 3)
}

function isBare(text: string): boolean {
  return /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.-]*$/u.test(text) && !spellings.has(text)
}

function valueIn(value: string): string {
  return /^[\p{L}\p{M}\p{N}_.@/-]+$/u.test(value) ? value : `"${value}"`
}
