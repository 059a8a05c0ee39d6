import { packTerms, type TopicTable } from '../../src/story/topic-pack.ts'
import { countTerms, topicLanguages, type ParallelDocument } from './parallel-document.ts'

/** The table of sentences, the Declaration's articles and CLDR's keywords, in this order. */
export function topicTableOf(
  sentences: readonly ParallelDocument[],
  declaration: readonly ParallelDocument[],
  annotations: readonly ParallelDocument[],
): TopicTable {
  const documents = [...sentences, ...declaration, ...annotations]
  return {
    collections: [
      { documents: sentences.length + declaration.length, weight: 1 },
      // Keywords alone tell less of how words keep company.
      { documents: annotations.length, weight: 0.5 },
    ],
    terms: Object.fromEntries(
      topicLanguages.map((language) => [language, packTerms(countTerms(documents, language))]),
    ),
  }
}
