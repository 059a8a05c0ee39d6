/** Words next to each other in one order: a word, a name with a hyphen, a phrase. */
export interface Words {
  readonly is: 'words'
  readonly text: string
}

/** A concept by its id; with its lists, by language, once it was looked up. */
export interface Concept {
  readonly is: 'concept'
  readonly id: string
  readonly version?: number
  readonly lists?: Readonly<Record<string, Place>>
}

/** `what`, where it has `to` within so many words before or after it. */
export interface Near {
  readonly is: 'near'
  readonly what: Place
  readonly to: Place
  /** The most words that may stand between. */
  readonly within: number
}

/** `what`, where it is not part of `of`: work, and not in "work of art". */
export interface Outside {
  readonly is: 'outside'
  readonly what: Place
  readonly of: Place
}

/** What is found at places of a text. */
export type Place =
  | Words
  | Concept
  | Near
  | Outside
  | { readonly is: 'or'; readonly of: readonly Place[] }

export type ListField = 'outlet' | 'country' | 'language' | 'place' | 'type'

/** What is asked of an article beside its words. */
export type Filter =
  | { readonly is: ListField; readonly any: readonly string[] }
  /** Days in the outlet's own time zone, both included, as `2025-01-31`. */
  | { readonly is: 'date'; readonly from?: string; readonly to?: string }

export type Condition =
  | Place
  | Filter
  | { readonly is: 'all' }
  | { readonly is: 'not'; readonly of: Condition }
  | { readonly is: 'and' | 'or'; readonly of: readonly Condition[] }

/** A question to the archive. */
export interface Query {
  readonly where: Condition
  /** Whether an article that several outlets published counts once, for the first; unsaid, all count. */
  readonly duplicates?: 'once' | 'all'
}

/** An article as far as queries look at it. */
export interface Asked {
  readonly outlet: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** BCP 47. */
  readonly language: string
  readonly day: string
  readonly type: string
  readonly terms: readonly string[]
  readonly places: readonly string[]
}

/**
 * The term that stands between an article's title and its text, so that no phrase and no NEAR
 * reaches across. It is no term of any text.
 */
export const gapTerm = '¶'

/** How many words the gap is wide; more than any NEAR reaches. */
export const gapWidth = 1000

export const listFields: readonly ListField[] = ['outlet', 'country', 'language', 'place', 'type']

/** Whether a condition is found at places, so that NEAR and OUTSIDE can be asked of it. */
export function isPlace(condition: Condition): condition is Place {
  if (condition.is === 'or') return condition.of.every(isPlace)
  return ['words', 'concept', 'near', 'outside'].includes(condition.is)
}

/** Conditions joined; one stands for itself, and what is joined in the same way is joined at once. */
export function joined(is: 'and' | 'or', conditions: readonly Condition[]): Condition {
  const flat = conditions.flatMap((one) => (one.is === is ? one.of : [one]))
  return flat.length === 1 ? flat[0]! : { is, of: flat }
}
