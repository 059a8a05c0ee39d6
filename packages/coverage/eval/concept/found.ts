import { terms } from '@suyab/language/term'
import { placeOf } from '../../src/query/concept.ts'
import { matches } from '../../src/query/matches.ts'
import { parseQuery } from '../../src/query/parse.ts'
import type { Query } from '../../src/query/query.ts'
import type { ConceptDocument, KeptList } from '../../src/concept/concept.ts'
import type { ParallelLanguage, ParallelLine } from '../../../language/eval/parallel.ts'

/** The terms of every line, by language: the same for each concept. */
const read = new Map<string, ReadonlyMap<string, readonly string[]>>()

export function termsOf(
  language: ParallelLanguage,
  lines: readonly ParallelLine[],
): ReadonlyMap<string, readonly string[]> {
  const known = read.get(language)
  if (known !== undefined) return known
  const made = new Map(lines.map(({ id, text }) => [id, terms(text[language], language)]))
  read.set(language, made)
  return made
}

/** The list of a concept in one of the languages, as the collections call it. */
export function listIn(concept: ConceptDocument, language: ParallelLanguage): KeptList | undefined {
  return concept.lists[language === 'zh' ? 'zh-Hans' : language]
}

/** The lines that a concept's list finds in one language. */
export function foundLines(
  concept: ConceptDocument,
  language: ParallelLanguage,
  lines: readonly ParallelLine[],
): Set<string> {
  const query = queryOf(listIn(concept, language))
  if (query === undefined) return new Set()
  const all = termsOf(language, lines)
  const found = lines.filter(({ id }) => {
    const article = { outlet: '', country: '', language, day: '', type: '', places: [] }
    return matches(query, { ...article, terms: all.get(id)! })
  })
  return new Set(found.map(({ id }) => id))
}

export function queryOf(list: KeptList | undefined): Query | undefined {
  if (list === undefined) return undefined
  if (typeof list !== 'string') {
    const where = placeOf(list)
    return where === undefined ? undefined : { where }
  }
  const parsed = parseQuery(list)
  if (!parsed.ok) throw new Error(parsed.fault.code)
  return parsed.value
}

/** The words of a concept's list that stand in a line, whatever is excluded or required around them. */
export function foundWords(
  concept: ConceptDocument,
  language: ParallelLanguage,
  line: ParallelLine,
): string[] {
  const list = listIn(concept, language)
  if (list === undefined || typeof list === 'string') return []
  const article = { outlet: '', country: '', language, day: '', type: '', places: [] }
  const own = { ...article, terms: terms(line.text[language], language) }
  const stands = (text: string): boolean => matches({ where: { is: 'words', text } }, own)
  const weak = (list.near ?? []).flatMap(({ words }) => words)
  return [
    ...list.words.filter(stands),
    ...[...new Set(weak)].filter(stands).map((word) => `${word}~`),
  ]
}
