import { isIn, primaryOf, type ExchangeLanguage } from '@suyab/language/tag'
import { conceptLanguages, type ConceptDocument } from './concept.ts'

/** What a reader of a comparison between languages must be told first. */
export type ConceptWarning =
  /** The concept has no list there: nothing can be found, which is no finding. */
  | { code: 'concept.list-missing'; id: string; version: number; languages: ExchangeLanguage[] }
  /** Nobody measured how well the lists find it there. */
  | { code: 'concept.not-calibrated'; id: string; version: number; languages: ExchangeLanguage[] }
  /**
   * The lists find different parts of what there is: `least` and `most` are articles found over
   * articles there are, where they are furthest apart.
   */
  | {
      code: 'concept.uneven'
      id: string
      version: number
      least: { language: ExchangeLanguage; ratio: number }
      most: { language: ExchangeLanguage; ratio: number }
    }

/** Counts of two languages further apart than this are not comparable. */
const mostUneven = 1.25

/**
 * The languages of the exchange among articles' tags (`zh-CN` is asked by the list of `zh-Hans`,
 * Dari by the Persian one), each once.
 */
export function comparedLanguages(tags: readonly string[]): ExchangeLanguage[] {
  const wanted = new Set(tags.map((tag) => (primaryOf(tag) === 'prs' ? 'fa' : primaryOf(tag))))
  return conceptLanguages.filter((language) => [...wanted].some((tag) => isIn(language, tag)))
}

/** Everything that stands against comparing the languages, of all of a query's concepts. */
export function comparisonWarnings(
  concepts: readonly ConceptDocument[],
  languages: readonly ExchangeLanguage[],
): ConceptWarning[] {
  return concepts.flatMap((concept) => warningsOf(concept, languages))
}

/**
 * What stands against comparing the languages' counts of a concept; nothing where all their lists
 * were judged and find about the same part of what there is. One language by itself is no comparison.
 */
function warningsOf(
  concept: ConceptDocument,
  languages: readonly ExchangeLanguage[],
): ConceptWarning[] {
  const asked = [...new Set(languages)]
  if (asked.length < 2) return []
  const { id, version } = concept
  const warnings: ConceptWarning[] = []
  const missing = asked.filter((language) => concept.lists[language] === undefined)
  if (missing.length > 0) {
    warnings.push({ code: 'concept.list-missing', id, version, languages: missing })
  }
  const unjudged = asked.filter(
    (language) => !missing.includes(language) && concept.calibration[language] === undefined,
  )
  if (unjudged.length > 0) {
    warnings.push({ code: 'concept.not-calibrated', id, version, languages: unjudged })
  }
  const ratios = asked
    .flatMap((language) => {
      const one = concept.calibration[language]
      if (one === undefined || one.precision.value === 0) return []
      return [{ language, ratio: one.recall.value / one.precision.value }]
    })
    .sort((one, other) => one.ratio - other.ratio)
  const [least, most] = [ratios[0], ratios.at(-1)]
  if (least !== undefined && most !== undefined && most.ratio > least.ratio * mostUneven) {
    warnings.push({ code: 'concept.uneven', id, version, least, most })
  }
  return warnings
}
