/**
 * The term base: what a newsroom has decided to call things, read from TBX and written to it, found
 * in inflected text, and held against a translation.
 */
export {
  isNameConcept,
  type Concept,
  type Term,
  type TermBase,
  type TermStatus,
} from './termbase/concept.ts'
export {
  consistency,
  type LanguageText,
  type Place,
  type TermFinding,
} from './termbase/consistency.ts'
export { readTbx, type TbxFault, type TbxResult } from './termbase/read-tbx.ts'
export { findTerms, indexTerms, type TermIndex, type TermMention } from './termbase/term-index.ts'
export { writeTbx } from './termbase/write-tbx.ts'
