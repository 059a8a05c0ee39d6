import { isIn } from '@suyab/language/tag'
import { terms as termsOf } from '@suyab/language/term'
import { askedLanguage, listFor, stepOf } from './place.ts'
import type { Asked, Condition, Place, Query } from './query.ts'

/**
 * Whether a query finds an article, by looking at all its terms: what the archive's answers are
 * checked against. Concepts must have been looked up; one without a list in the article's language
 * finds nothing. `duplicates:` is asked of several articles and not looked at.
 */
export function matches(query: Query, article: Asked): boolean {
  return holds(query.where, article, positionsOf(article.terms))
}

/** The first and the last term of what was found, counted from 0. */
export interface TermRange {
  readonly from: number
  readonly to: number
}

/** Where in an article a place of a query is found. */
export function spansIn(place: Place, article: Asked): TermRange[] {
  return spansOf(place, article, positionsOf(article.terms)).map(({ 2: from, 3: to }) => ({ from, to }))
} // prettier-ignore

/** From the first to the last word of what was found, and the terms that these are. */
type Span = readonly [first: number, last: number, from: number, to: number]

function holds(where: Condition, article: Asked, positions: readonly number[]): boolean {
  switch (where.is) {
    case 'all':
      return true
    case 'and':
      return where.of.every((one) => holds(one, article, positions))
    case 'or':
      return where.of.some((one) => holds(one, article, positions))
    case 'not':
      return !holds(where.of, article, positions)
    case 'date':
      return (where.from ?? '') <= article.day && article.day <= (where.to ?? '9')
    case 'language':
      return where.any.some((range) => isIn(article.language, range))
    case 'place':
      return where.any.some((place) => article.places.includes(place))
    case 'outlet':
    case 'country':
    case 'type':
      return where.any.includes(article[where.is])
    case 'words':
    case 'concept':
    case 'near':
    case 'outside':
      return spansOf(where, article, positions).length > 0
    default:
      return where satisfies never
  }
}

function spansOf(place: Place, article: Asked, positions: readonly number[]): Span[] {
  const spans = (one: Place): Span[] => spansOf(one, article, positions)
  const language = askedLanguage(article.language)
  switch (place.is) {
    case 'words': {
      const { terms } = article
      const asked = termsOf(place.text, language)
      return terms.flatMap((_, at): Span[] =>
        asked.length > 0 && asked.every((term, next) => terms[at + next] === term)
          ? [[positions[at]!, positions[at + asked.length - 1]!, at, at + asked.length - 1]]
          : [],
      )
    }
    case 'or':
      return place.of.flatMap(spans)
    case 'near': {
      const others = spans(place.to)
      return spans(place.what).filter((one) =>
        others.some((other) => isNear(one, other, place.within)),
      )
    }
    case 'outside': {
      const others = spans(place.of)
      return spans(place.what).filter(
        ([first, last]) => !others.some(([from, to]) => from <= first && last <= to),
      )
    }
    case 'concept': {
      const list = listFor(place.lists, language)
      return list === undefined ? [] : spans(list)
    }
    default:
      return place satisfies never
  }
}

/** In either order, and not overlapping. */
function isNear([a, b]: Span, [c, d]: Span, within: number): boolean {
  return (c > b && c - b - 1 <= within) || (a > d && a - d - 1 <= within)
}

/** The number of the word that each term is, or begins with. */
function positionsOf(terms: readonly string[]): number[] {
  let at = 0
  return terms.map((term) => (at += stepOf(term)))
}
