import type { CompiledLexicon, Phrase, Role } from './lexicon.ts'
import { tokens, type Token } from './token.ts'

/** A phrase of the lexicon found in a text, from token `start` up to, not including, `end`. */
export interface Found {
  readonly phrase: Phrase
  readonly start: number
  readonly end: number
}

/** Roles that a phrase of no number, such as the name of a weekday, takes away from its words. */
const numeric = new Set<Role>([
  'cardinal', 'multiplier', 'ordinal', 'share', 'multiple', 'collective', 'vague', 'month',
  'month-beside', 'denominator', 'added',
]) // prettier-ignore

/** A text's tokens with every phrase of its language's lexicon that stands in them. */
export class Passage {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly lexicon: CompiledLexicon
  readonly #starting: readonly Found[][]
  readonly #ending: readonly Found[][]

  constructor(text: string, lexicon: CompiledLexicon) {
    this.text = text
    this.lexicon = lexicon
    this.tokens = tokens(text, lexicon.language)
    const starting: Found[][] = this.tokens.map(() => [])
    const ending: Found[][] = [...this.tokens, undefined].map(() => [])
    let blockedTo = 0
    for (const [start, token] of this.tokens.entries()) {
      const found: Found[] = []
      for (const phrase of lexicon.startingWith(token.key)) {
        const end = this.#endOf(phrase, start)
        if (end > start) found.push({ phrase, start, end })
      }
      const skip = Math.max(0, ...found.filter(isSkip).map(({ end }) => end))
      for (const one of found) {
        const taken = start < blockedTo || one.end <= skip
        if (isSkip(one) || (taken && numeric.has(one.phrase.role))) continue
        starting[start]!.push(one)
        ending[one.end]!.push(one)
      }
      const longest = Math.max(0, ...found.filter(({ phrase }) => numeric.has(phrase.role)).map(({ end }) => end)) // prettier-ignore
      if (skip > blockedTo && skip >= longest) blockedTo = skip
    }
    this.#starting = starting
    this.#ending = ending
  }

  /** The end of a phrase that begins at a token, or the token where it does not stand there. */
  #endOf({ steps }: Phrase, start: number): number {
    let at = start + 1
    for (const { literal, test, absent } of steps.slice(1)) {
      if (absent === true) {
        if (this.tokens[at]?.key === literal) return start
        continue
      }
      if (this.tokens[at]?.key === '.' && literal !== '.') at += 1
      const key = this.tokens[at]?.key
      if (key === undefined || (literal === undefined ? !test.test(key) : key !== literal)) {
        return start
      }
      at += 1
    }
    return at
  }

  /** The longest phrase of a role, or only of one sense of it, that begins at a token. */
  at(start: number, role: Role, sense?: string): Found | undefined {
    let longest: Found | undefined
    for (const found of this.#starting[start] ?? []) {
      const wanted =
        found.phrase.role === role && (sense === undefined || found.phrase.sense === sense)
      if (wanted && (longest === undefined || found.end > longest.end)) {
        longest = found
      }
    }
    return longest
  }

  /** The longest phrase of a role that ends right before a token. */
  before(end: number, role: Role): Found | undefined {
    let longest: Found | undefined
    for (const found of this.#ending[end] ?? []) {
      if (found.phrase.role === role && (longest === undefined || found.start < longest.start)) {
        longest = found
      }
    }
    return longest
  }

  token(at: number): Token | undefined {
    return this.tokens[at]
  }

  is(at: number, key: string): boolean {
    return this.tokens[at]?.key === key
  }

  /** Does nothing stand between this token and the one before it? */
  joined(at: number): boolean {
    const token = this.tokens[at]
    return at > 0 && token !== undefined && !token.spaced
  }

  /** The token after a stop that ends an abbreviation, or the same where there is none. */
  pastStop(at: number): number {
    const [before, stop, after] = [this.tokens[at - 1], this.tokens[at], this.tokens[at + 1]]
    const abbreviation =
      stop?.key === '.' && !stop.spaced && before?.is === 'word' && before.key.length <= 4
    return abbreviation && after !== undefined && after.text === after.text.toLowerCase()
      ? at + 1
      : at
  }
}

function isSkip({ phrase }: Found): boolean {
  return phrase.role === 'skip'
}
