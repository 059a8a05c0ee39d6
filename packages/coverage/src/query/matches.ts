import { LookedArticle } from './looked.ts'
import type { Asked, Query } from './query.ts'

/**
 * Whether a query finds an article, by looking at all its terms: what the archive's answers are
 * checked against. Concepts must have been looked up; one without a list in the article's language
 * finds nothing. `duplicates:` is asked of several articles and not looked at.
 */
export function matches(query: Query, article: Asked): boolean {
  return new LookedArticle(article).holds(query.where)
}
