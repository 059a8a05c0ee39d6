import { refuse, ok, type Result } from '@suyab/wire/result'
import type { QueryFault } from './fault.ts'

export type Operator = 'AND' | 'OR' | 'NOT' | 'NEAR' | 'OUTSIDE'

/** A piece of a query; `at` and `end` are its offsets in UTF-16 units. */
export type Token = { readonly at: number; readonly end: number } & (
  | { readonly is: '(' | ')' | 'end' }
  | { readonly is: 'operator'; readonly operator: Operator; readonly distance?: string }
  | { readonly is: 'word' | 'quoted'; readonly text: string }
  | { readonly is: 'field'; readonly name: string; readonly values: readonly string[] }
)

/**
 * Operators as English, Russian, Kyrgyz and Chinese say them. They are capitals, and in Chinese
 * stand alone between spaces: small letters and quoted ones are words.
 */
export const operators: Readonly<Record<Operator, readonly string[]>> = {
  AND: ['AND', 'И', 'ЖАНА', '且', '与'],
  OR: ['OR', 'ИЛИ', 'ЖЕ', '或'],
  NOT: ['NOT', 'НЕ', 'ЭМЕС', '非'],
  NEAR: ['NEAR', 'РЯДОМ', 'ЖАНЫНДА', '邻近'],
  OUTSIDE: ['OUTSIDE', 'ВНЕ', 'СЫРТЫНДА', '除外'],
}

const operatorBySpelling = new Map<string, Operator>(
  Object.entries(operators).flatMap(([operator, spellings]) =>
    spellings.map((spelling) => [spelling, operator as Operator] as const),
  ),
)

/** What closes each opening quotation mark. */
const closing: Readonly<Record<string, string>> = {
  '"': '"', '“': '”"', '„': '“”"', '«': '»', '「': '」', '『': '』', '＂': '＂', '”': '”',
} // prettier-ignore

const space = /\s/u
const ends = new Set(['(', ')', '（', '）', ...Object.keys(closing)])

/** Cuts a query into its tokens. */
export function tokensOf(query: string): Result<Token[], QueryFault> {
  const tokens: Token[] = []
  let at = 0
  while (at < query.length) {
    const sign = query[at]!
    if (space.test(sign)) {
      at += 1
    } else if (sign === '(' || sign === '（') {
      tokens.push({ is: '(', at, end: (at += 1) })
    } else if (sign === ')' || sign === '）') {
      tokens.push({ is: ')', at, end: (at += 1) })
    } else {
      const token = sign in closing ? quoted(query, at) : fieldOrWord(query, at)
      if (!token.ok) return token
      tokens.push(token.value)
      at = token.value.end
    }
  }
  tokens.push({ is: 'end', at, end: at })
  return ok(tokens)
}

function quoted(query: string, at: number): Result<Token & { text: string }, QueryFault> {
  const closers = closing[query[at]!]!
  for (let end = at + 1; end < query.length; end += 1) {
    if (!closers.includes(query[end]!)) continue
    // A quotation mark is no part of any word, and the printed form has its own.
    const text = query.slice(at + 1, end).replace(/["\s]+/gu, ' ').trim() // prettier-ignore
    return ok({ is: 'quoted', text, at, end: end + 1 })
  }
  return refuse({ code: 'query.unclosed', at, found: query[at]!, expected: Array.from(closers) })
}

function fieldOrWord(query: string, at: number): Result<Token, QueryFault> {
  const name = /^([A-Za-z]+)[:：]/.exec(query.slice(at, at + 32))?.[1]
  if (name !== undefined) return field(query, at, name.toLowerCase())
  const end = bareEnd(query, at, '')
  const text = query.slice(at, end)
  const [spelling = '', distance] = text.split(/[/／]/u, 2)
  const operator = operatorBySpelling.get(distance === undefined ? text : spelling)
  if (operator === undefined) return ok({ is: 'word', text, at, end })
  if (distance === undefined) return ok({ is: 'operator', operator, at, end })
  // AND/OR and И/ИЛИ are words; only NEAR has a distance.
  if (operator !== 'NEAR') return ok({ is: 'word', text, at, end })
  return ok({ is: 'operator', operator, distance: text.slice(spelling.length + 1), at, end })
}

/** `country:kg,kz`, `outlet:"The Daily",24.kg` */
function field(query: string, at: number, name: string): Result<Token, QueryFault> {
  const values: string[] = []
  let from = at + name.length
  do {
    from += 1
    const sign = query[from]
    if (sign !== undefined && sign in closing) {
      const value = quoted(query, from)
      if (!value.ok) return value
      values.push(value.value.text)
      from = value.value.end
    } else {
      const end = bareEnd(query, from, ',，')
      values.push(query.slice(from, end))
      from = end
    }
  } while (query[from] === ',' || query[from] === '，')
  return ok({ is: 'field', name, values, at, end: from })
}

function bareEnd(query: string, from: number, others: string): number {
  let end = from
  while (end < query.length) {
    const sign = query[end]!
    if (space.test(sign) || ends.has(sign) || others.includes(sign)) break
    end += 1
  }
  return end
}
