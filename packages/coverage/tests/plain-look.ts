import { terms as termsOf } from '@suyab/language/term'
import { askedLanguage, listFor, stepOf } from '../src/query/place.ts'
import type { Asked, Place } from '../src/query/query.ts'

/** From the first to the last word of what was found, and the terms that these are. */
type Span = readonly [first: number, last: number, from: number, to: number]

/** Where a place of a query is found, by comparing each with each: what quicker ways are checked against. */
export function plainRangesOf(place: Place, article: Asked): { from: number; to: number }[] {
  let at = 0
  const positions = article.terms.map((term) => (at += stepOf(term)))
  return spansOf(place, article, positions).map(({ 2: from, 3: to }) => ({ from, to }))
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
