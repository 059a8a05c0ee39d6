import { terms } from '@suyab/language/term'
import type { ExchangeLanguage } from '@suyab/language/tag'
import type { ConceptDocument } from './concept.ts'

/** What an editor should look at before a list is kept; none of it keeps it from being asked. */
export type ConceptRemark =
  /** A language of the exchange has no name or no list. */
  | { code: 'concept.name-missing' | 'concept.language-missing'; language: ExchangeLanguage }
  /** Two words are asked as the same terms. */
  | { code: 'concept.word-twice'; language: ExchangeLanguage; words: [string, string] }
  /** A phrase holds a word of the list, and finds nothing that the word does not. */
  | { code: 'concept.word-idle'; language: ExchangeLanguage; word: string; by: string }
  /** An exclusion that holds no word of the list: it takes nothing away. */
  | { code: 'concept.except-idle'; language: ExchangeLanguage; word: string }
  /** A word is excluded as a whole: it can never be found. */
  | { code: 'concept.word-excluded'; language: ExchangeLanguage; word: string }

/** Whoever has mended these asks again. */
const mostRemarks = 200

/**
 * Reads a concept's lists as its words are asked, and remarks on what cannot be meant; at most 200
 * times in each language.
 */
export function remarksOn(
  concept: ConceptDocument,
  languages: readonly ExchangeLanguage[],
): ConceptRemark[] {
  return languages.flatMap((language) => {
    const remarks: ConceptRemark[] = []
    for (const remark of remarksIn(concept, language)) {
      remarks.push(remark)
      if (remarks.length === mostRemarks) break
    }
    return remarks
  })
}

function* remarksIn(
  { names, lists }: ConceptDocument,
  language: ExchangeLanguage,
): Generator<ConceptRemark> {
  if (names[language] === undefined) yield { code: 'concept.name-missing', language }
  const list = lists[language]
  if (list === undefined) yield { code: 'concept.language-missing', language }
  if (list === undefined || typeof list === 'string') return
  const { words, except = [], near = [] } = list
  const entry = (word: string): Entry => ({ word, terms: terms(word, language) })
  const entries = words.map(entry)
  const seen = new PhraseTree()
  const distinct: { entry: Entry; number: number }[] = []
  for (const one of entries) {
    const before = seen.held(one)
    if (before === undefined) distinct.push({ entry: one, number: seen.add(one) })
    else yield { code: 'concept.word-twice', language, words: [before.word, one.word] }
  }
  for (const { entry: one, number } of distinct) {
    const by = seen.within(one).find((other) => other !== number)
    if (by !== undefined)
      yield { code: 'concept.word-idle', language, word: one.word, by: seen.entry(by).word }
  }
  for (const one of near) for (const word of one.words) seen.add(entry(word))
  const excluded = new PhraseTree()
  const exceptions = except.map((word) => {
    const one = entry(word)
    return { one, number: excluded.add(one) }
  })
  const holding = new Map<number, Entry[]>()
  for (const one of entries) {
    for (const number of excluded.within(one)) {
      const known = holding.get(number)
      if (known === undefined) holding.set(number, [one])
      else known.push(one)
    }
  }
  for (const { one, number } of exceptions) {
    if (seen.within(one).length === 0)
      yield { code: 'concept.except-idle', language, word: one.word }
    for (const { word } of holding.get(number) ?? [])
      yield { code: 'concept.word-excluded', language, word }
  }
}

interface Entry {
  readonly word: string
  readonly terms: readonly string[]
}

interface Branch {
  readonly next: Map<string, Branch>
  /** The phrase that ends here. */
  number?: number
}

/** Phrases by their terms: those that a phrase holds are found without going through all of them. */
class PhraseTree {
  readonly #root: Branch = { next: new Map() }
  readonly #entries: Entry[] = []

  /** Its number, which another of the same terms has already. */
  add(entry: Entry): number {
    let branch = this.#root
    for (const term of entry.terms) {
      let next = branch.next.get(term)
      if (next === undefined) {
        next = { next: new Map() }
        branch.next.set(term, next)
      }
      branch = next
    }
    branch.number ??= this.#entries.push(entry) - 1
    return branch.number
  }

  /** One of the same terms. */
  held(entry: Entry): Entry | undefined {
    let branch: Branch | undefined = this.#root
    for (const term of entry.terms) branch = branch?.next.get(term)
    return branch?.number === undefined ? undefined : this.#entries[branch.number]
  }

  /** The numbers of those that stand in a phrase, the phrase itself among them, in their order. */
  within({ terms: all }: Entry): number[] {
    const found = new Set<number>()
    for (let from = 0; from < all.length; from += 1) {
      let branch: Branch | undefined = this.#root
      for (let at = from; at < all.length && branch !== undefined; at += 1) {
        branch = branch.next.get(all[at]!)
        if (branch?.number !== undefined) found.add(branch.number)
      }
    }
    return [...found].sort((a, b) => a - b)
  }

  entry(number: number): Entry {
    return this.#entries[number]!
  }
}
