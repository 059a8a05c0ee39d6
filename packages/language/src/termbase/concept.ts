/** How a newsroom stands to a term: the one to write, one that may be written, one to avoid. */
export type TermStatus = 'preferred' | 'admitted' | 'deprecated'

/** A term of one language, as it stands in a dictionary. */
export interface Term {
  readonly text: string
  /** BCP 47. */
  readonly language: string
  readonly status: TermStatus
  /** As TBX names it: `noun`, `properNoun`, … */
  readonly partOfSpeech?: string
  readonly note?: string
}

/** One thing or idea with its terms in all languages. */
export interface Concept {
  readonly id: string
  /** The field it belongs to; `person`, `place` and `organisation` make its terms names. */
  readonly subject?: string
  readonly definition?: string
  readonly terms: readonly Term[]
}

/** A collection of concepts: what a newsroom has decided to call things. */
export interface TermBase {
  readonly title: string
  /** The language that the base speaks about itself in, BCP 47. */
  readonly language: string
  readonly concepts: readonly Concept[]
}

/** Are the concept's terms names of a person, a place or an organisation? */
export function isNameConcept({ subject, terms }: Concept): boolean {
  return (
    subject === 'person' ||
    subject === 'place' ||
    subject === 'organisation' ||
    terms.some((term) => term.partOfSpeech === 'properNoun')
  )
}
