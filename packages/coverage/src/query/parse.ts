import { terms } from '@suyab/language/term'
import { refuse, ok, type Result } from '@suyab/wire/result'
import type { Expected, QueryFault } from './fault.ts'
import { isPlace, joined, type Condition, type Query } from './query.ts'
import { tokensOf, type Operator, type Token } from './token.ts'
import { fieldOf } from './value.ts'

/** Bounds of a query, and of each list of a concept. */
export const limits: {
  /** UTF-16 units. */
  readonly length: number
  /** Terms that its words and phrases come to, with each concept and field counted as one. */
  readonly words: number
  /** Brackets, NOT, and NEAR and OUTSIDE one after the other. */
  readonly depth: number
  /** Words between the two sides of NEAR. */
  readonly distance: number
} = { length: 100_000, words: 1000, depth: 50, distance: 100 }

/** NEAR without a number. */
const usualDistance = 10

/**
 * Reads a query; docs/contracts/query.md is its grammar. Foreign input: anything may be in it, of
 * any length.
 * @example parseQuery('(concept:youth OR студент) NEAR/5 работа country:kg,kz date:2025')
 */
export function parseQuery(text: string): Result<Query, QueryFault> {
  if (text.length > limits.length) {
    const { length } = text
    return refuse({ code: 'query.too-long', at: limits.length, length, limit: limits.length })
  }
  // Neither is in any word, and no database keeps them.
  const strange = text.search(/[\0\p{Surrogate}]/u)
  if (strange !== -1) {
    return refuse({
      code: 'query.unexpected',
      at: strange,
      found: text[strange]!,
      expected: ['word'],
    })
  }
  const tokens = tokensOf(text)
  if (!tokens.ok) return tokens
  try {
    const { rest, duplicates } = withoutDuplicates(tokens.value)
    if (tokens.value.length === 1) return refuse({ code: 'query.empty', at: 0 })
    const where: Condition = rest.length === 1 ? { is: 'all' } : new Reading(rest, text).whole()
    return ok(duplicates === undefined ? { where } : { where, duplicates })
  } catch (error) {
    if (error instanceof Refused) return refuse(error.fault)
    throw error
  }
}

/** Carries a fault out of the descent; never leaves this file. */
class Refused extends Error {
  readonly fault: QueryFault
  constructor(fault: QueryFault) {
    super(fault.code)
    this.fault = fault
  }
}

const beginnings: readonly Expected[] = ['word', '(', 'NOT', 'field']
const continuations: readonly Expected[] = ['word', 'AND', 'OR', 'NEAR', 'OUTSIDE']

/** One descent through one query's tokens. */
class Reading {
  readonly #tokens: readonly Token[]
  readonly #text: string
  #next = 0
  #counted = 0

  constructor(tokens: readonly Token[], text: string) {
    this.#tokens = tokens
    this.#text = text
  }

  whole(): Condition {
    const where = this.#or(0)
    if (this.#token.is !== 'end') throw this.#unexpected([...continuations, 'end'])
    return where
  }

  get #token(): Token {
    return this.#tokens[this.#next]!
  }

  #or(depth: number): Condition {
    const sides = [this.#and(depth)]
    while (this.#takes('OR')) sides.push(this.#and(depth))
    return joined('or', sides)
  }

  #and(depth: number): Condition {
    const sides = [this.#not(depth)]
    while (this.#takes('AND') || this.#begins()) sides.push(this.#not(depth))
    return joined('and', sides)
  }

  #not(depth: number): Condition {
    this.#bound(depth)
    return this.#takes('NOT') ? { is: 'not', of: this.#not(depth + 1) } : this.#near(depth)
  }

  #near(depth: number): Condition {
    let left = this.#primary(depth)
    for (let chained = depth; ; chained += 1) {
      const token = this.#token
      if (token.is !== 'operator') return left
      const { operator, at } = token
      if (operator !== 'NEAR' && operator !== 'OUTSIDE') return left
      this.#bound(chained)
      this.#next += 1
      const right = this.#primary(depth)
      if (!isPlace(left) || !isPlace(right)) {
        throw new Refused({ code: 'query.not-a-place', at, found: operator })
      }
      left =
        operator === 'NEAR'
          ? { is: 'near', what: left, to: right, within: distanceOf(token) }
          : { is: 'outside', what: left, of: right }
    }
  }

  #primary(depth: number): Condition {
    const token = this.#token
    switch (token.is) {
      case '(':
        return this.#group(token.at, depth)
      case 'word':
      case 'quoted':
        this.#next += 1
        return this.#words(token)
      case 'field': {
        this.#next += 1
        this.#count(1, token.at)
        const field = fieldOf(token)
        if (!field.ok) throw new Refused(field.fault)
        return field.value
      }
      case ')':
      case 'end':
      case 'operator':
        throw this.#unexpected(beginnings)
      default:
        return token satisfies never
    }
  }

  #group(at: number, depth: number): Condition {
    this.#next += 1
    const inner = this.#or(depth + 1)
    if (this.#token.is === 'end') {
      throw new Refused({ code: 'query.unclosed', at, found: this.#text[at]!, expected: [')'] })
    }
    if (this.#token.is !== ')') throw this.#unexpected([...continuations, ')'])
    this.#next += 1
    return inner
  }

  #words({ is, text, at }: Token & { text: string }): Condition {
    if (is === 'word' && text === '*') return { is: 'all' }
    if (is === 'word' && text.includes('*')) {
      throw new Refused({ code: 'query.wildcard', at, found: text })
    }
    // Elsewhere a hyphen before a word means NOT; here it would mean nothing at all.
    if (is === 'word' && /^[-−–]./u.test(text)) {
      throw new Refused({ code: 'query.unexpected', at, found: text[0]!, expected: ['NOT', 'word'] })
    }
    const found = terms(text, 'und').length
    if (found === 0) throw new Refused({ code: 'query.no-word', at, found: text })
    this.#count(found, at)
    return { is: 'words', text }
  } // prettier-ignore

  #count(words: number, at: number): void {
    this.#counted += words
    if (this.#counted > limits.words) {
      throw new Refused({ code: 'query.too-many-words', at, limit: limits.words })
    }
  }

  #bound(depth: number): void {
    if (depth <= limits.depth) return
    throw new Refused({ code: 'query.too-deep', at: this.#token.at, limit: limits.depth })
  }

  #takes(operator: Operator): boolean {
    const token = this.#token
    if (token.is !== 'operator' || token.operator !== operator) return false
    this.#next += 1
    return true
  }

  /** Whether a further condition begins here, joined to the one before by nothing. */
  #begins(): boolean {
    const token = this.#token
    if (token.is === 'operator') return token.operator === 'NOT'
    return token.is !== ')' && token.is !== 'end'
  }

  #unexpected(expected: readonly Expected[]): Refused {
    const { at, end } = this.#token
    return new Refused({ code: 'query.unexpected', at, found: this.#text.slice(at, end), expected })
  }
}

function distanceOf(token: Token & { is: 'operator' }): number {
  const { distance, at } = token
  if (distance === undefined) return usualDistance
  const number = /^\d{1,4}$/.test(distance) ? Number(distance) : -1
  if (number >= 0 && number <= limits.distance) return number
  const bounds = { least: 0, most: limits.distance }
  throw new Refused({ code: 'query.distance', at, found: distance, ...bounds })
}

interface Apart {
  readonly rest: readonly Token[]
  readonly duplicates?: 'once' | 'all'
}

/** Takes `duplicates:` out: it is said of the whole query and joins no condition. */
function withoutDuplicates(tokens: readonly Token[]): Apart {
  let depth = 0
  const said: number[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.is === '(') depth += 1
    if (token.is === ')') depth -= 1
    if (token.is !== 'field' || token.name !== 'duplicates') continue
    if (depth !== 0 || said.length > 0 || isOther(tokens[index - 1]) || isOther(tokens[index + 1])) {
      throw new Refused({ code: 'query.duplicates', at: token.at })
    }
    said.push(index)
  }
  const [index] = said
  if (index === undefined) return { rest: tokens }
  const token = tokens[index]!
  const value = token.is === 'field' ? token.values.join(',') : ''
  if (value !== 'once' && value !== 'all') {
    const expected = 'once or all'
    throw new Refused({ code: 'query.value', at: token.at, found: value, field: 'duplicates', expected }) // prettier-ignore
  }
  const [from, to] = isAnd(tokens[index - 1])
    ? [index - 1, index + 1]
    : [index, isAnd(tokens[index + 1]) ? index + 2 : index + 1]
  return { rest: [...tokens.slice(0, from), ...tokens.slice(to)], duplicates: value }
} // prettier-ignore

function isAnd(token: Token | undefined): boolean {
  return token?.is === 'operator' && token.operator === 'AND'
}

/** `x OR duplicates:once` says nothing that could be done; before NOT a new condition begins. */
function isOther(token: Token | undefined): boolean {
  return token?.is === 'operator' && !isAnd(token)
}
