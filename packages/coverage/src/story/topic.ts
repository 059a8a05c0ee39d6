import { primaryOf } from '@suyab/language/tag'
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

interface LanguageTopics {
  readonly terms: ReadonlyMap<string, Postings>
  /** By document: what a term's count there is worth, less in a long document. */
  readonly worth: Float64Array
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
    frequency: (term, tag) => topicsOf(tag)?.terms.get(term)?.length ?? 0,
    usual: (tag) => {
      const topics = topicsOf(tag)
      if (topics === undefined) return new Float64Array(size)
      return (topics.usual ??= usualOf(topics, size))
    },
  }
}

function unpacked(packed: string, weights: readonly number[]): LanguageTopics {
  const terms = unpackTerms(packed)
  const lengths = new Float64Array(weights.length)
  for (const postings of terms.values()) {
    for (const [document, count] of postings) lengths[document]! += count
  }
  const worth = lengths.map((length, at) => weights[at]! / Math.sqrt(Math.max(shortest, length)))
  return { terms, worth }
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
      const postings = topics.terms.get(term)
      if (postings === undefined) continue
      const rarity = Math.log(size / postings.length) / Math.sqrt(postings.length)
      const weight = (1 + Math.log(count)) * rarity
      for (const [document, times] of postings) {
        likeness[document]! += weight * (1 + Math.log(times)) * topics.worth[document]!
      }
    }
  }
  return strongest(likeness)
}

/** How long the mean of many vectors of length 1 is, seen in articles. */
const usualLength = 0.5

function usualOf({ terms, worth }: LanguageTopics, size: number): Float64Array {
  const sum = new Float64Array(size)
  for (const postings of terms.values()) {
    const rarity = Math.log(size / postings.length) / Math.sqrt(postings.length)
    // Each term as often as documents have it.
    const weight = rarity * postings.length
    for (const [document, times] of postings) {
      sum[document]! += weight * (1 + Math.log(times)) * worth[document]!
    }
  }
  const length = Math.hypot(...sum) || 1
  return sum.map((value) => (value / length) * usualLength)
}

/** Likenesses that are kept: those left out change no cosine noticeably. */
const mostKept = 600

function strongest(likeness: Float64Array): TopicVector {
  const found = [...likeness.entries()].filter(([, value]) => value > 0)
  found.sort(([, a], [, b]) => b - a)
  const kept = found.slice(0, mostKept).sort(([a], [b]) => a - b)
  const length = Math.hypot(...kept.map(([, value]) => value)) || 1
  return {
    documents: Uint16Array.from(kept, ([document]) => document),
    values: Float32Array.from(kept, ([, value]) => value / length),
  }
}
