import { primaryOf } from '@suyab/language/tag'
import { terms } from '@suyab/language/term'
import { askedLanguages, listFor } from './place.ts'
import type { Condition, Filter, Place } from './query.ts'

/** Places as one language's terms are asked for them; nothing stands for words that are nowhere. */
export type TermPlace =
  | { readonly is: 'sequence'; readonly terms: readonly string[] }
  | { readonly is: 'any'; readonly of: readonly TermPlace[] }
  | {
      readonly is: 'near'
      readonly what: TermPlace
      readonly to: TermPlace
      readonly within: number
    }
  | { readonly is: 'outside'; readonly what: TermPlace; readonly of: TermPlace }

/** What is asked of articles in one language. */
export type TermCondition =
  | { readonly is: 'true' }
  | { readonly is: 'false' }
  | { readonly is: 'place'; readonly place: TermPlace }
  | { readonly is: 'filter'; readonly filter: Filter }
  | { readonly is: 'not'; readonly of: TermCondition }
  | { readonly is: 'and' | 'or'; readonly of: readonly TermCondition[] }

/**
 * A condition as articles in one language are asked it: words as that language's terms, concepts as
 * its lists, `language:` decided where it can be.
 * @param language one of `askedLanguages`, or `und` for all others
 */
export function specialised(where: Condition, language: string): TermCondition {
  switch (where.is) {
    case 'all':
      return { is: 'true' }
    case 'not': {
      const of = specialised(where.of, language)
      if (of.is === 'true') return { is: 'false' }
      return of.is === 'false' ? { is: 'true' } : { is: 'not', of }
    }
    case 'and':
    case 'or':
      return joinedTerms(where.is, where.of.map((one) => specialised(one, language)))
    case 'language':
      return languageFor(where.any, language)
    case 'outlet':
    case 'country':
    case 'place':
    case 'type':
    case 'date':
      return { is: 'filter', filter: where }
    case 'words':
    case 'concept':
    case 'near':
    case 'outside': {
      const place = placeFor(where, language)
      return place === undefined ? { is: 'false' } : { is: 'place', place }
    }
    default:
      return where satisfies never
  }
} // prettier-ignore

function joinedTerms(is: 'and' | 'or', sides: readonly TermCondition[]): TermCondition {
  const [decides, adds] = is === 'and' ? (['false', 'true'] as const) : (['true', 'false'] as const)
  if (sides.some((side) => side.is === decides)) return { is: decides }
  const left = sides.filter((side) => side.is !== adds)
  const [only] = left
  if (only === undefined) return { is: adds }
  return left.length === 1 ? only : { is, of: left }
}

function languageFor(ranges: readonly string[], language: string): TermCondition {
  if (language !== 'und' && ranges.includes(language)) return { is: 'true' }
  const any = ranges.filter((range) => {
    const primary = primaryOf(range)
    return language === 'und' ? !askedLanguages.includes(primary) : primary === language
  })
  return any.length === 0 ? { is: 'false' } : { is: 'filter', filter: { is: 'language', any } }
}

function placeFor(place: Place, language: string): TermPlace | undefined {
  switch (place.is) {
    case 'words': {
      const sequence = terms(place.text, language)
      return sequence.length === 0 ? undefined : { is: 'sequence', terms: sequence }
    }
    case 'concept': {
      const list = listFor(place.lists, language)
      return list === undefined ? undefined : placeFor(list, language)
    }
    case 'or': {
      const of = place.of
        .map((one) => placeFor(one, language))
        .filter((one) => one !== undefined)
        .flatMap(membersOf)
      return anyOf(nearTogether(of))
    }
    case 'near': {
      const [what, to] = [placeFor(place.what, language), placeFor(place.to, language)]
      if (what === undefined || to === undefined) return undefined
      return { is: 'near', what, to, within: place.within }
    }
    case 'outside': {
      const [what, of] = [placeFor(place.what, language), placeFor(place.of, language)]
      return what === undefined || of === undefined ? what : { is: 'outside', what, of }
    }
    default:
      return place satisfies never
  }
}

function membersOf(place: TermPlace): readonly TermPlace[] {
  return place.is === 'any' ? place.of : [place]
}

function anyOf(of: readonly TermPlace[]): TermPlace | undefined {
  return of.length > 1 ? { is: 'any', of } : of[0]
}

/**
 * The same places, those that are looked for as near to the same in one: a list has many words near
 * a few others, and what these are found at would be worked out for each of them.
 */
export function nearTogether(places: readonly TermPlace[]): TermPlace[] {
  const groups = Map.groupBy(places, (place) =>
    place.is === 'near' ? JSON.stringify([place.to, place.within]) : '',
  )
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first?.is !== 'near') return group
    const what = anyOf(group.flatMap((one) => (one.is === 'near' ? membersOf(one.what) : [])))
    return what === undefined ? [] : [{ ...first, what }]
  })
}
