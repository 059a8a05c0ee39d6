import type { ExchangeLanguage } from '@suyab/language/tag'
import { isIn, primaryOf } from '@suyab/language/tag'
import { calibrated, type ConceptWarning } from './calibrated.ts'
import { conceptLanguages, type ConceptDocument } from './concept.ts'

/** A concept whose lists nobody measured in some of the languages that are compared. */
export interface Uncalibrated {
  readonly concept: string
  readonly version: number
  readonly languages: readonly ExchangeLanguage[]
}

/**
 * The languages of the exchange among articles' tags (`zh-CN` is asked by the list of `zh-Hans`,
 * Dari by the Persian one), each once.
 */
export function comparedLanguages(tags: readonly string[]): ExchangeLanguage[] {
  const wanted = new Set(tags.map((tag) => (primaryOf(tag) === 'prs' ? 'fa' : primaryOf(tag))))
  return conceptLanguages.filter((language) => [...wanted].some((tag) => isIn(language, tag)))
}

/** Of the concepts that a comparison between languages asks, those that were not measured in all. */
export function uncalibrated(
  concepts: readonly ConceptDocument[],
  languages: readonly ExchangeLanguage[],
): Uncalibrated[] {
  if (new Set(languages).size < 2) return []
  return concepts.flatMap(({ id, version, calibration }) => {
    const without = conceptLanguages.filter(
      (language) => languages.includes(language) && calibration[language] === undefined,
    )
    return without.length === 0 ? [] : [{ concept: id, version, languages: without }]
  })
}

/** Everything that stands against comparing the languages, of all of a query's concepts. */
export function comparisonWarnings(
  concepts: readonly ConceptDocument[],
  languages: readonly ExchangeLanguage[],
): ConceptWarning[] {
  return concepts.flatMap((concept) => calibrated(concept, languages))
}
