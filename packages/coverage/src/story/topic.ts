import { primaryOf } from '@suyab/language/tag'
import { largest } from './largest.ts'
import { unpackTerms, type Postings, type TopicTable } from './topic-pack.ts'

/** What an article is about, as likeness to each of the table's documents; its length is 1, or 0. */
export interface TopicVector {
  readonly documents: Uint16Array
  readonly values: Float32Array
}

/** Explicit semantic analysis over a table of parallel documents. */
export interface TopicModel {
  /** How many documents vectors are made of. */
  readonly size: number
  /** The vector of a text's terms, as `terms` of the language package gives them. */
  vector(terms: readonly string[], language: string): TopicVector
  /** In how many of the documents a term stands in a language; 0 where it is not known. */
  frequency(term: string, language: string): number
  /** What texts of a language are like on the whole: a mean of their vectors, guessed by the table's own. */
  usual(language: string): Float64Array
}

/** The documents that a term stands in, and what it is worth there. */
interface Worth {
  readonly documents: Uint16Array
  readonly values: Float64Array
}

interface LanguageTopics {
  readonly terms: ReadonlyMap<string, Worth>
  usual?: Float64Array
}

/** The shortest length that counts: a document of two words is not so much more telling. */
const shortest = 3
const language: Readonly<Record<string, string>> = { prs: 'fa' }

/**
 * Makes the model of a table; a language's terms are unpacked when they are first asked for.
 * @source Gabrilovich and Markovitch 2007; Potthast, Stein and Anderka 2008 (across languages)
 */
export function makeTopicModel(table: TopicTable): TopicModel {
  const weights = table.collections.flatMap(({ documents, weight }) =>
    Array.from({ length: documents }, () => weight),
  )
  const size = weights.length
  const known = new Map<string, LanguageTopics | undefined>()
  const topicsOf = (tag: string): LanguageTopics | undefined => {
    const primary = language[primaryOf(tag)] ?? primaryOf(tag)
    if (!known.has(primary)) {
      const packed = table.terms[primary]
      known.set(primary, packed === undefined ? undefined : unpacked(packed, weights))
    }
    return known.get(primary)
  }
  return {
    size,
    vector: (terms, tag) => vectorOf(terms, topicsOf(tag), size),
    frequency: (term, tag) => topicsOf(tag)?.terms.get(term)?.documents.length ?? 0,
    usual: (tag) => {
      const topics = topicsOf(tag)
      if (topics === undefined) return new Float64Array(size)
      return (topics.usual ??= usualOf(topics, size))
    },
  }
}

function unpacked(packed: string, weights: readonly number[]): LanguageTopics {
  const postings = unpackTerms(packed)
  const lengths = new Float64Array(weights.length)
  for (const list of postings.values()) {
    for (const [document, count] of list) lengths[document]! += count
  }
  // A term's count is worth less in a long document.
  const each = lengths.map((length, at) => weights[at]! / Math.sqrt(Math.max(shortest, length)))
  const worthOf = (list: Postings): Worth => {
    const rarity = Math.log(weights.length / list.length) / Math.sqrt(list.length)
    return {
      documents: Uint16Array.from(list, ([document]) => document),
      values: Float64Array.from(
        list,
        ([document, times]) => rarity * (1 + Math.log(times)) * each[document]!,
      ),
    }
  }
  return { terms: new Map(Array.from(postings, ([term, list]) => [term, worthOf(list)])) }
}

function vectorOf(
  terms: readonly string[],
  topics: LanguageTopics | undefined,
  size: number,
): TopicVector {
  const likeness = new Float64Array(size)
  if (topics !== undefined) {
    const counts = new Map<string, number>()
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
    for (const [term, count] of counts) {
      const worth = topics.terms.get(term)
      if (worth === undefined) continue
      const weight = 1 + Math.log(count)
      const { documents, values } = worth
      for (let at = 0; at < documents.length; at += 1) {
        likeness[documents[at]!]! += weight * values[at]!
      }
    }
  }
  return strongest(likeness)
}

/** How long the mean of many vectors of length 1 is, seen in articles. */
const usualLength = 0.5

function usualOf({ terms }: LanguageTopics, size: number): Float64Array {
  const sum = new Float64Array(size)
  for (const { documents, values } of terms.values()) {
    // Each term as often as documents have it.
    for (const [at, document] of documents.entries())
      sum[document]! += documents.length * values[at]!
  }
  const length = Math.hypot(...sum) || 1
  return sum.map((value) => (value / length) * usualLength)
}

/** Likenesses that are kept: those left out change no cosine noticeably. */
const mostKept = 500

function strongest(likeness: Float64Array): TopicVector {
  const found = likeness.filter((value) => value > 0)
  const least = found.length > mostKept ? largest(found, mostKept) : 0
  const documents: number[] = []
  for (let document = 0; document < likeness.length; document += 1) {
    if (likeness[document]! > 0 && likeness[document]! >= least) documents.push(document)
  }
  let squares = 0
  for (const document of documents) squares += likeness[document]! ** 2
  const length = Math.sqrt(squares) || 1
  return {
    documents: Uint16Array.from(documents),
    values: Float32Array.from(documents, (document) => likeness[document]! / length),
  }
}
