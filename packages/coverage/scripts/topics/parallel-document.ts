import { terms } from '@suyab/language/term'
import type { Postings } from '../../src/story/topic-pack.ts'

export const topicLanguages = [
  'zh', 'ru', 'en', 'ky', 'kk', 'uz', 'tg', 'fa', 'ur', 'hi', 'be',
] as const // prettier-ignore

export type TopicLanguage = (typeof topicLanguages)[number]

/** The same said in every language; empty in a language that lacks it. */
export type ParallelDocument = Readonly<Record<TopicLanguage, string>>

/** Each term of a language with the documents that it stands in; numbers are no terms here. */
export function countTerms(
  documents: readonly ParallelDocument[],
  language: TopicLanguage,
): Map<string, Postings> {
  const counted = new Map<string, (readonly [number, number])[]>()
  for (const [at, document] of documents.entries()) {
    const counts = new Map<string, number>()
    for (const term of terms(document[language], language)) {
      if (!/^\d/u.test(term)) counts.set(term, (counts.get(term) ?? 0) + 1)
    }
    for (const [term, count] of counts) {
      const postings = counted.get(term)
      if (postings === undefined) counted.set(term, [[at, count]])
      else postings.push([at, count])
    }
  }
  return counted
}
