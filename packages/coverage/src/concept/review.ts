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

/** Reads a concept's lists as its words are asked, and remarks on what cannot be meant. */
export function remarksOn(
  concept: ConceptDocument,
  languages: readonly ExchangeLanguage[],
): ConceptRemark[] {
  return languages.flatMap((language) => {
    const remarks: ConceptRemark[] = []
    if (concept.names[language] === undefined) {
      remarks.push({ code: 'concept.name-missing', language })
    }
    const list = concept.lists[language]
    if (list === undefined) return [...remarks, { code: 'concept.language-missing', language }]
    if (typeof list === 'string') return remarks
    const { words, except = [], near = [] } = list
    const keys = words.map((word) => [word, keyOf(word, language)] as const)
    const seen = new Map<string, string>()
    for (const [word, key] of keys) {
      const before = seen.get(key)
      if (before === undefined) seen.set(key, word)
      else remarks.push({ code: 'concept.word-twice', language, words: [before, word] })
    }
    for (const [word, key] of seen.entries()) {
      const by = [...seen].find(([other]) => other !== word && word.includes(other))
      if (by !== undefined)
        remarks.push({ code: 'concept.word-idle', language, word: key, by: by[1] })
    }
    const found = [...keys, ...near.flatMap((one) => one.words.map((word) => [word, keyOf(word, language)] as const))] // prettier-ignore
    for (const word of except) {
      const key = keyOf(word, language)
      if (!found.some(([, own]) => key.includes(own))) {
        remarks.push({ code: 'concept.except-idle', language, word })
      }
      for (const [own, ownKey] of keys) {
        if (ownKey.includes(key))
          remarks.push({ code: 'concept.word-excluded', language, word: own })
      }
    }
    return remarks
  })
}

/** Terms with a border on either side, so that only whole ones are held. */
function keyOf(word: string, language: string): string {
  return ` ${terms(word, language).join(' ')} `
}
