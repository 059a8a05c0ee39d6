import type { InvitationInput } from '@suyab/server/api'
import type { Text } from '../../text/text.tsx'
import {
  grantSentences,
  periodSentence,
  plainWords,
  type Side,
  type TermSentence,
} from './terms-sentences.ts'

/** One sentence that another edition would say otherwise; one of the two is absent where it is new or goes. */
export interface TermChange {
  side: Side | 'both'
  term: string
  before?: string
  after?: string
}

/** What would change from some terms to others, sentence by sentence in the reader's language. */
export function termChanges(
  text: Text,
  before: InvitationInput,
  after: InvitationInput,
  now: number,
): TermChange[] {
  const changes: TermChange[] = []
  const compare = (
    side: TermChange['side'],
    was: readonly TermSentence[],
    is: readonly TermSentence[],
  ): void => {
    const later = new Map(is.map(({ term, parts }) => [term, plainWords(parts)]))
    for (const { term, parts } of was) {
      const [old, fresh] = [plainWords(parts), later.get(term)]
      later.delete(term)
      if (old === fresh) continue
      changes.push({ side, term, before: old, ...(fresh === undefined ? {} : { after: fresh }) })
    }
    for (const [term, words] of later) changes.push({ side, term, after: words })
  }
  const period = (terms: InvitationInput): TermSentence[] => [
    { term: 'period', parts: periodSentence(text, terms, now) },
    ...Object.entries(terms.text ?? {})
      .filter(([, words]) => words.trim() !== '')
      .map(([language, words]) => ({ term: `text ${language}`, parts: [{ text: words }] })),
  ]
  compare('both', period(before), period(after))
  for (const side of ['give', 'take'] as const) {
    compare(side, grantSentences(text, before[side], side), grantSentences(text, after[side], side))
  }
  return changes
}
