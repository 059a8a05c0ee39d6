import type { QueryFault } from '../query/fault.ts'

/** Why something cannot be kept as a concept. `at` is a JSON pointer, or a line of a table from 1. */
export type ConceptFault =
  | { code: 'concept.syntax'; at: string }
  | { code: 'concept.schema'; at: string; expected: string }
  | { code: 'concept.id'; id: string }
  /** There is no name in any language. */
  | { code: 'concept.nameless'; id: string }
  | { code: 'concept.language'; language: string; at: string }
  | { code: 'concept.list-empty'; id: string; language: string }
  /** Nothing in it is a word, a number or a character that texts are found by. */
  | { code: 'concept.word-without-term'; language: string; word: string }
  /** `fault` is why the text of the list cannot be asked. */
  | { code: 'concept.list-unreadable'; language: string; fault: QueryFault }
  /** Fields, NOT, AND and other concepts have no place in a list. */
  | { code: 'concept.list-not-a-place'; language: string }
  | { code: 'concept.list-too-large'; language: string; terms: number; limit: number }
  | { code: 'concept.day'; at: string; found: string }
  /** The value of a share must lie between its bounds, and these between 0 and 1. */
  | { code: 'concept.interval-apart'; language: string }
