import { exchangeLanguages, type ExchangeLanguage } from '@suyab/language/tag'
import { placeOf, type ConceptList, type ConceptLists, type FindConcept } from '../query/concept.ts'

/** A share with its 95 % interval, each from 0 to 1. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** How well a list finds its concept in one language, as people judged it. */
export interface Calibration {
  /** Of the articles that the list finds, those that are about the concept. */
  readonly precision: Estimate
  /** Of the articles that are about the concept, those that the list finds. */
  readonly recall: Estimate
  /** Judgements of articles that the list found, and of articles that it did not. */
  readonly judgements: { readonly hits: number; readonly others: number }
  /** The day of the last judgement, `2026-01-31`. */
  readonly on: string
}

/**
 * A list as its editors keep it: words with their exclusions and required neighbours, or, where
 * these do not say enough, a text in the grammar of queries.
 */
export type KeptList = ConceptList | string

export type ByLanguage<Value> = Readonly<Partial<Record<ExchangeLanguage, Value>>>

/** A topic as one list of words and phrases per language. A version of it never changes. */
export interface ConceptDocument {
  /** Small Latin letters, digits and hyphens. */
  readonly id: string
  /** From 1; another where a list or the definition changed. */
  readonly version: number
  readonly names: ByLanguage<string>
  /** What belongs to it and what does not: what hits are judged by. */
  readonly definition: string
  readonly lists: ByLanguage<KeptList>
  readonly calibration: ByLanguage<Calibration>
}

export const conceptLanguages: readonly ExchangeLanguage[] = exchangeLanguages

/** The lists in the form in which queries ask them; languages with empty ones are left out. */
export function listsOf(concept: Pick<ConceptDocument, 'lists'>): ConceptLists {
  const lists: Record<string, ConceptLists[string]> = {}
  for (const [language, list] of Object.entries(concept.lists)) {
    const asked = typeof list === 'string' ? list : placeOf(list)
    if (asked !== undefined) lists[language] = asked
  }
  return lists
}

/** How queries look concepts up among these: by id, and the newest where no version is named. */
export function conceptFinder(concepts: readonly ConceptDocument[]): FindConcept {
  const found = new Map<string, { readonly version: number; readonly lists: ConceptLists }>()
  for (const concept of [...concepts].sort((one, other) => one.version - other.version)) {
    const entry = { version: concept.version, lists: listsOf(concept) }
    found.set(concept.id, entry)
    found.set(`${concept.id}@${concept.version}`, entry)
  }
  return (id, version) => found.get(version === undefined ? id : `${id}@${version}`)
}
