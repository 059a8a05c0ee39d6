import { terms } from '@suyab/language/term'
import { refuse, ok, type Result } from '@suyab/wire/result'
import type { QueryFault } from './fault.ts'
import { limits, parseQuery } from './parse.ts'
import { isPlace, type Concept, type Condition, type Place, type Query } from './query.ts'

/** A concept's lists, by language: each a query of words, phrases, OR, NEAR and OUTSIDE. */
export type ConceptLists = Readonly<Record<string, string | Place>>

/** Gives a concept's lists in a version, or in the newest; undefined where there is none. */
export type FindConcept = (
  id: string,
  version?: number,
) => { readonly version: number; readonly lists: ConceptLists } | undefined

/** A concept's list in one language, as its editors keep it. */
export interface ConceptList {
  /** Words and phrases that mean the concept wherever they stand. */
  readonly words: readonly string[]
  /** Phrases that hold one of the words and do not mean the concept. */
  readonly except?: readonly string[]
  /** Words that mean the concept only near others. */
  readonly near?: readonly {
    readonly words: readonly string[]
    readonly to: readonly string[]
    readonly within: number
  }[]
}

/** A list as what it asks; undefined where nothing is in it. */
export function placeOf({ words, except = [], near = [] }: ConceptList): Place | undefined {
  const parts: Place[] = words.map(asWords)
  for (const { words, to, within } of near) {
    const [what, other] = [anyOf(words.map(asWords)), anyOf(to.map(asWords))]
    if (what !== undefined && other !== undefined) parts.push({ is: 'near', what, to: other, within })
  }
  const [what, of] = [anyOf(parts), anyOf(except.map(asWords))]
  return what === undefined || of === undefined ? what : { is: 'outside', what, of }
} // prettier-ignore

function asWords(text: string): Place {
  return { is: 'words', text }
}

function anyOf(places: readonly Place[]): Place | undefined {
  return places.length > 1 ? { is: 'or', of: places } : places[0]
}

/** Terms that a query and its concepts may come to in any one language. */
const mostTerms = 10_000

/**
 * Looks up every concept of a query, so that it can be asked. The concepts' versions are filled in:
 * the printed form of the result asks the same again when there are newer ones.
 */
export function withConcepts(query: Query, find: FindConcept): Result<Query, QueryFault> {
  const known = new Map<string, Result<Known, QueryFault>>()
  let total = 0
  let fault: QueryFault | undefined
  const lookUp = (concept: Concept): Concept => {
    const key = `${concept.id}@${concept.version ?? ''}`
    const found = known.get(key) ?? lookedUp(concept, find)
    known.set(key, found)
    if (!found.ok) {
      fault ??= found.fault
      return concept
    }
    total += found.value.terms
    if (total > mostTerms) {
      fault ??= { code: 'query.concept-too-large', id: concept.id, limit: mostTerms }
    }
    return found.value.concept
  }
  const where = mapped(query.where, lookUp)
  return fault === undefined ? ok({ ...query, where }) : refuse(fault)
}

interface Known {
  readonly concept: Concept
  /** Of its longest list. */
  readonly terms: number
}

function lookedUp({ id, version }: Concept, find: FindConcept): Result<Known, QueryFault> {
  const found = find(id, version)
  if (found === undefined) {
    return refuse({ code: 'query.concept-unknown', id, ...(version === undefined ? {} : { version }) }) // prettier-ignore
  }
  const lists: Record<string, Place> = {}
  let most = 0
  for (const [language, list] of Object.entries(found.lists)) {
    const place = typeof list === 'string' ? parsed(list) : list
    if (place === undefined || !isPlace(place)) {
      return refuse({ code: 'query.concept-list', id, language })
    }
    const size = sizeOf(place)
    if (size === undefined) return refuse({ code: 'query.concept-list', id, language })
    lists[language] = place
    most = Math.max(most, size)
  }
  return ok({ concept: { is: 'concept', id, version: found.version, lists }, terms: most })
}

function parsed(list: string): Condition | undefined {
  const read = parseQuery(list)
  return read.ok ? read.value.where : undefined
}

/** Terms of a list; undefined for one that holds a concept, or nests too deep to be asked. */
function sizeOf(place: Place, depth = 0): number | undefined {
  if (depth > limits.depth) return undefined
  const sum = (places: readonly Place[]): number | undefined => {
    let all = 0
    for (const one of places) {
      const size = sizeOf(one, depth + 1)
      if (size === undefined) return undefined
      all += size
    }
    return all
  }
  switch (place.is) {
    case 'words':
      return terms(place.text, 'und').length
    case 'concept':
      return undefined
    case 'or':
      return sum(place.of)
    case 'near':
      return sum([place.what, place.to])
    case 'outside':
      return sum([place.what, place.of])
    default:
      return place satisfies never
  }
}

type LookUp = (concept: Concept) => Concept

function mapped(where: Condition, lookUp: LookUp): Condition {
  if (isPlace(where)) return mappedPlace(where, lookUp)
  if (where.is === 'not') return { is: 'not', of: mapped(where.of, lookUp) }
  if (where.is !== 'and' && where.is !== 'or') return where
  return { is: where.is, of: where.of.map((one) => mapped(one, lookUp)) }
}

function mappedPlace(place: Place, lookUp: LookUp): Place {
  switch (place.is) {
    case 'words':
      return place
    case 'concept':
      return lookUp(place)
    case 'or':
      return { is: 'or', of: place.of.map((one) => mappedPlace(one, lookUp)) }
    case 'near':
      return { ...place, what: mappedPlace(place.what, lookUp), to: mappedPlace(place.to, lookUp) }
    case 'outside':
      return { ...place, what: mappedPlace(place.what, lookUp), of: mappedPlace(place.of, lookUp) }
    default:
      return place satisfies never
  }
}
