import type { Archive } from './archive.ts'
import type { Period } from './archive/condition.ts'
import { cooccurring, type Cooccurrence } from './cooccurrence.ts'
import { denominatorOf } from './count/denominator.ts'
import { without } from './count/tally.ts'
import { compileQuery } from './query/compile.ts'
import { askedLanguages } from './query/place.ts'
import type { Query } from './query/query.ts'
import { specialised, type TermCondition, type TermPlace } from './query/specialise.ts'

export interface QueryTermsOptions extends Period {
  /** Ids of articles that people found to be no hits of this query. */
  readonly except?: readonly string[]
  /** How many terms to give; 50 unless told. */
  readonly most?: number
  readonly signal?: AbortSignal
}

/** The terms that come together with what a query finds. */
export interface QueryTerms {
  readonly terms: readonly Cooccurrence[]
  /** Articles found, and how many of them were looked through. */
  readonly hits: number
  readonly lookedThrough: number
}

/**
 * The terms that articles which a query finds have more often than the others of the same outlets,
 * countries, languages and time, without those that were asked for. A text that many outlets print
 * counts once, unless the query says otherwise.
 * @param query with its concepts looked up
 */
export async function termsBeside(
  archive: Pick<Archive, 'terms'>,
  query: Query,
  { except = [], most = 50, ...options }: QueryTermsOptions = {},
): Promise<QueryTerms> {
  const counts = await archive.terms(
    {
      hits: without(compileQuery(query), except),
      // Named apart: both are asked in one statement.
      every: compileQuery(denominatorOf(query), 'every'),
    },
    { ...options, duplicates: query.duplicates ?? 'once' },
  )
  const { hits, articlesFound: lookedThrough } = counts
  return { terms: cooccurring(counts, most, askedTerms(query)), hits, lookedThrough }
}

/** The terms by which a query asks, in all languages. */
function askedTerms({ where }: Query): Set<string> {
  const asked = new Set<string>()
  for (const language of [...askedLanguages, 'und'])
    for (const term of termsOf(specialised(where, language))) asked.add(term)
  return asked
}

function termsOf(condition: TermCondition): string[] {
  switch (condition.is) {
    case 'place':
      return placeTerms(condition.place)
    case 'and':
    case 'or':
      return condition.of.flatMap(termsOf)
    case 'not':
      return termsOf(condition.of)
    case 'true':
    case 'false':
    case 'filter':
      return []
    default:
      return condition satisfies never
  }
}

function placeTerms(place: TermPlace): string[] {
  switch (place.is) {
    case 'sequence':
      return [...place.terms]
    case 'any':
      return place.of.flatMap(placeTerms)
    case 'near':
      return [...placeTerms(place.what), ...placeTerms(place.to)]
    case 'outside':
      return [...placeTerms(place.what), ...placeTerms(place.of)]
    default:
      return place satisfies never
  }
}
