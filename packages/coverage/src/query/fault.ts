/** What could stand at a place of a query. */
export type Expected =
  | 'word'
  | '('
  | ')'
  | 'AND'
  | 'OR'
  | 'NOT'
  | 'NEAR'
  | 'OUTSIDE'
  | 'field'
  | 'end'

/**
 * Why a query cannot be asked. `at` is the offset of `found` in the query, in UTF-16 units; the
 * words for the reader are the desk's.
 */
export type QueryFault =
  | { code: 'query.empty'; at: number }
  | { code: 'query.unexpected'; at: number; found: string; expected: readonly Expected[] }
  /** A bracket or a quotation mark that nothing closes. */
  | { code: 'query.unclosed'; at: number; found: string; expected: readonly string[] }
  /** Nothing in it is a word, a number or a character that texts are found by. */
  | { code: 'query.no-word'; at: number; found: string }
  /** `*` stands alone for all articles; words are found in all their forms without it. */
  | { code: 'query.wildcard'; at: number; found: string }
  | { code: 'query.field-unknown'; at: number; found: string; expected: readonly string[] }
  | { code: 'query.value'; at: number; found: string; field: string; expected: string }
  /** Each side of NEAR and OUTSIDE is words, phrases, concepts, or several of them joined by OR. */
  | { code: 'query.not-a-place'; at: number; found: 'NEAR' | 'OUTSIDE' }
  | { code: 'query.distance'; at: number; found: string; least: number; most: number }
  /** `duplicates:` is said once, and of the whole query. */
  | { code: 'query.duplicates'; at: number }
  | { code: 'query.too-long'; at: number; length: number; limit: number }
  | { code: 'query.too-many-words'; at: number; limit: number }
  | { code: 'query.too-deep'; at: number; limit: number }
  | { code: 'query.concept-unknown'; id: string; version?: number }
  /** A concept's list is words, phrases, OR, NEAR and OUTSIDE, and no concept of its own. */
  | { code: 'query.concept-list'; id: string; language: string }
  | { code: 'query.concept-too-large'; id: string; limit: number }
