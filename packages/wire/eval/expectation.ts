/**
 * Reads the expectations that the feed suite's files carry: expressions of a small part of Python.
 * Nothing is executed; what is not of that part is refused.
 */

/** A literal, a path into what a reader gave, or something made of them. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: Literal }
  | { readonly kind: 'path'; readonly steps: readonly (string | number)[] }
  | { readonly kind: 'call'; readonly name: string; readonly of: Expression }
  | { readonly kind: 'compare'; readonly first: Expression; readonly rest: readonly Comparison[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] }

export interface Comparison {
  readonly operator: '==' | '!='
  readonly with: Expression
}

export type Literal = string | number | null | readonly Literal[] | ReadonlyMap<string, Literal>

/** Thrown for whatever is not of the part of the language that is read. */
export class ExpectationUnread extends Error {
  readonly code = 'eval.expectation-unread' as const

  constructor(found: string) {
    super(`not read: ${found.slice(0, 60)}`)
    this.name = 'ExpectationUnread'
  }
}

/**
 * The expression's tree.
 * @throws ExpectationUnread
 */
export function parseExpectation(text: string): Expression {
  const parser = new Parser(text)
  return parser.whole()
}

/** The parts that must all be true. */
export function claimsOf(expression: Expression): readonly Expression[] {
  return expression.kind === 'and' ? expression.parts.flatMap(claimsOf) : [expression]
}

const tokenPattern =
  /\s*(?:([A-Za-z_]\w*(?=["'])|)("""(?:[^\\]|\\[^])*?"""|'''(?:[^\\]|\\[^])*?'''|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*')|([A-Za-z_]\w*)|(\d+(?:\.\d+)?)|(==|!=|[[\](){},:.+-]))/y

type Token =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name' | 'sign'; readonly value: string }

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  const end = text.trimEnd().length
  tokenPattern.lastIndex = 0
  while (tokenPattern.lastIndex < end) {
    const at = tokenPattern.lastIndex
    const match = tokenPattern.exec(text)
    if (match === null) throw new ExpectationUnread(text.slice(at))
    const [, prefix = '', quoted, name, number, sign = ''] = match
    if (quoted !== undefined && !/^u?$/i.test(prefix)) throw new ExpectationUnread(text.slice(at))
    const marks = /^(?:"""|''')/.test(quoted ?? '') ? 3 : 1
    if (quoted !== undefined)
      tokens.push({ kind: 'text', value: unescaped(quoted.slice(marks, -marks)) })
    else if (name !== undefined) tokens.push({ kind: 'name', value: name })
    else if (number !== undefined) tokens.push({ kind: 'number', value: Number(number) })
    else tokens.push({ kind: 'sign', value: sign })
  }
  return tokens
}

const letters: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' }

function unescaped(raw: string): string {
  return raw.replaceAll(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|([^]))/g,
    (found, x?: string, u?: string, long?: string, octal?: string, one?: string) => {
      const hex = x ?? u ?? long
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
      if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8))
      const letter = one ?? ''
      if (/[\\'"]/.test(letter)) return letter
      return letters[letter] ?? found
    },
  )
}

class Parser {
  readonly #text: string
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(text: string) {
    this.#text = text
    this.#tokens = tokensOf(text)
  }

  whole(): Expression {
    const read = this.#either()
    if (this.#at < this.#tokens.length) throw this.#unread()
    return read
  }

  #either(): Expression {
    const parts = [this.#both()]
    while (this.#takes('or')) parts.push(this.#both())
    const [first] = parts
    return parts.length === 1 && first !== undefined ? first : { kind: 'or', parts }
  }

  #both(): Expression {
    const parts = [this.#negation()]
    while (this.#takes('and')) parts.push(this.#negation())
    const [first] = parts
    return parts.length === 1 && first !== undefined ? first : { kind: 'and', parts }
  }

  #negation(): Expression {
    return this.#takes('not') ? { kind: 'not', of: this.#negation() } : this.#comparison()
  }

  #comparison(): Expression {
    const first = this.#value()
    const rest: Comparison[] = []
    for (;;) {
      const operator =
        this.#takes('==') || this.#takes('is') ? '==' : this.#takes('!=') ? '!=' : undefined
      if (operator === undefined) break
      rest.push({ operator, with: this.#value() })
    }
    return rest.length === 0 ? first : { kind: 'compare', first, rest }
  }

  #value(): Expression {
    const token = this.#tokens[this.#at]
    if (token === undefined) throw this.#unread()
    if (token.kind !== 'name') {
      if (token.value === '(') {
        const back = this.#at
        this.#at += 1
        const inner = this.#either()
        if (this.#takes(')')) return inner
        this.#at = back
      }
      return { kind: 'literal', value: this.#literal() }
    }
    this.#at += 1
    if (token.value === 'None') return { kind: 'literal', value: null }
    if (token.value === 'True') return { kind: 'literal', value: 1 }
    if (token.value === 'False') return { kind: 'literal', value: 0 }
    if ((token.value === 'len' || token.value === 'ord') && this.#takes('(')) {
      const of = this.#value()
      this.#expect(')')
      return { kind: 'call', name: token.value, of }
    }
    return this.#path(token.value)
  }

  #path(name: string): Expression {
    const steps: (string | number)[] = [name]
    for (;;) {
      if (this.#takes('[')) {
        const key = this.#literal()
        if (typeof key !== 'string' && typeof key !== 'number') throw this.#unread()
        steps.push(key)
        this.#expect(']')
      } else if (this.#takes('.')) {
        const next = this.#tokens[this.#at]
        if (next?.kind !== 'name') throw this.#unread()
        this.#at += 1
        if (next.value === 'get' && this.#takes('(')) {
          const key = this.#literal()
          if (typeof key !== 'string') throw this.#unread()
          steps.push(key)
          this.#expect(')')
        } else steps.push(next.value)
      } else return { kind: 'path', steps }
    }
  }

  #literal(): Literal {
    const token = this.#tokens[this.#at]
    if (token === undefined) throw this.#unread()
    this.#at += 1
    if (token.kind === 'text') {
      // Texts that stand one after the other are one, with or without a plus.
      const isAdded = this.#takes('+')
      const next = this.#tokens[this.#at]
      if (next?.kind !== 'text') {
        if (isAdded) throw this.#unread()
        return token.value
      }
      const rest = this.#literal()
      return typeof rest === 'string' ? token.value + rest : token.value
    }
    if (token.kind === 'number') return token.value
    if (token.value === 'None') return null
    if (token.value === 'True') return 1
    if (token.value === 'False') return 0
    if (token.value === '-') {
      const value = this.#literal()
      if (typeof value !== 'number') throw this.#unread()
      return -value
    }
    if (token.value === '(') return this.#members(')')
    if (token.value === '[') return this.#members(']')
    if (token.value === '{') return this.#entries()
    this.#at -= 1
    throw this.#unread()
  }

  #members(end: string): Literal {
    const members: Literal[] = []
    while (!this.#takes(end)) {
      members.push(this.#literal())
      if (this.#takes(end)) break
      this.#expect(',')
    }
    return members
  }

  #entries(): Literal {
    const entries = new Map<string, Literal>()
    while (!this.#takes('}')) {
      const key = this.#literal()
      this.#expect(':')
      if (typeof key !== 'string') throw this.#unread()
      entries.set(key, this.#literal())
      if (this.#takes('}')) break
      this.#expect(',')
    }
    return entries
  }

  #takes(value: string): boolean {
    const token = this.#tokens[this.#at]
    if (token === undefined || token.kind === 'text' || token.value !== value) return false
    this.#at += 1
    return true
  }

  #expect(value: string): void {
    if (!this.#takes(value)) throw this.#unread()
  }

  #unread(): ExpectationUnread {
    return new ExpectationUnread(this.#text)
  }
}
