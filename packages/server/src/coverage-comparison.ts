import { calibrated, type ConceptWarning } from '@suyab/coverage/concept/calibrated'
import type { ConceptDocument } from '@suyab/coverage/concept/concept'
import { shippedConcepts } from '@suyab/coverage/concept/shipped'
import type { Condition, Query } from '@suyab/coverage/query/query'
import { exchangeLanguages, isIn } from '@suyab/language/tag'

/** The concepts that a query asks for, as documents. */
export function conceptsOf({ where }: Query): ConceptDocument[] {
  const asked = new Map<string, number | undefined>()
  const walk = (condition: Condition): void => {
    switch (condition.is) {
      case 'concept':
        asked.set(condition.id, condition.version)
        break
      case 'and':
      case 'or':
        condition.of.forEach(walk)
        break
      case 'not':
        walk(condition.of)
        break
      case 'near':
        walk(condition.what)
        walk(condition.to)
        break
      case 'outside':
        walk(condition.what)
        walk(condition.of)
        break
      case 'all':
      case 'country':
      case 'date':
      case 'language':
      case 'outlet':
      case 'place':
      case 'type':
      case 'words':
        break
      default:
        condition satisfies never
    }
  }
  walk(where)
  return shippedConcepts.filter(
    ({ id, version }) => asked.has(id) && (asked.get(id) ?? version) === version,
  )
}

/** What stands against comparing what concepts find in articles of these languages. */
export function comparisonWarnings(
  concepts: readonly ConceptDocument[],
  tags: readonly string[],
): ConceptWarning[] {
  const languages = exchangeLanguages.filter((one) =>
    tags.some((tag) => isIn(one, tag) || isIn(tag, one)),
  )
  return concepts.flatMap((concept) => calibrated(concept, languages))
}
