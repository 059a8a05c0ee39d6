/**
 * For every word of a list, its terms and the other words of the parallel lines that come to the same
 * one: what the list finds without meaning to. For those who edit lists, who know which of them are
 * forms of the word. `node eval/concept/collisions.ts sport ky,kk`
 */
import { terms } from '@suyab/language/term'
import {
  parallelLanguages,
  parallelLines,
  type ParallelLanguage,
  type ParallelLine,
} from '../../../language/eval/parallel.ts'
import { shippedConcepts } from '../../src/concept/shipped.ts'
import type { ConceptDocument } from '../../src/concept/concept.ts'
import { listIn } from './found.ts'

/** A word of a list and those that are found with it. */
interface Shared {
  readonly word: string
  readonly terms: readonly string[]
  /** Other words with the term, most frequent first, with how often they come. */
  readonly others: readonly (readonly [word: string, times: number])[]
}

/** The words of the lines by the term they come to. */
export function wordsByTerm(
  language: ParallelLanguage,
  lines: readonly ParallelLine[],
): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>()
  for (const { text } of lines) {
    for (const word of text[language].toLowerCase().match(/[\p{L}\p{M}\u200Cʻ'ʼ’-]+/gu) ?? []) {
      const [term, more] = terms(word, language)
      if (term === undefined || more !== undefined) continue
      const words = found.get(term) ?? new Map<string, number>()
      words.set(word, (words.get(word) ?? 0) + 1)
      found.set(term, words)
    }
  }
  return found
}

/** What each word of a list shares its term with; phrases share with nobody. */
export function sharedBy(
  concept: ConceptDocument,
  language: ParallelLanguage,
  words: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Shared[] {
  const list = listIn(concept, language)
  if (list === undefined || typeof list === 'string') return []
  const asked = [...list.words, ...(list.near ?? []).flatMap(({ words, to }) => [...words, ...to])]
  return [...new Set(asked)].flatMap((word) => {
    const own = terms(word, language)
    const sharing = own.length === 1 ? [...(words.get(own[0]!) ?? [])] : []
    const others = sharing
      .filter(([other]) => !other.startsWith(word.toLowerCase()))
      .sort(([, one], [, other]) => other - one)
    return others.length === 0 ? [] : [{ word, terms: own, others }]
  })
}

function print(lines: readonly ParallelLine[]): void {
  const [ids, languages] = process.argv.slice(2)
  const chosen = languages === undefined ? parallelLanguages : languages.split(',')
  for (const language of parallelLanguages.filter((one) => chosen.includes(one))) {
    const words = wordsByTerm(language, lines)
    for (const concept of shippedConcepts) {
      if (ids !== undefined && ids !== 'all' && !ids.split(',').includes(concept.id)) continue
      for (const { word, terms, others } of sharedBy(concept, language, words)) {
        const shown = others.slice(0, 12).map(([other, times]) => `${other} ${times}`)
        console.log(`${language} ${concept.id}  ${word} = ${terms.join(' ')}: ${shown.join(', ')}`)
      }
    }
  }
}

if (import.meta.main) {
  const lines = parallelLines()
  if (lines === undefined) console.log('There are no parallel lines.')
  else print(lines)
}
