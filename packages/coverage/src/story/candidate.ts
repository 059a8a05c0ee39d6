import type { StoryBackground } from './background.ts'
import { topicKey, type FeatureKey } from './key.ts'
import type { PackedFeatures } from './packed.ts'

/** Topics and names of an article by which others are found. */
const mostTopics = 24
const mostNames = 40
const leastWeight = 0.1

/**
 * Under which keys an article is found by others that may be about the same: its topics, its
 * likeliest names, places, days and marks.
 * @param topics as {@link tellingTopics} gives them
 */
export function candidateKeys(features: PackedFeatures, topics: Iterable<number>): FeatureKey[] {
  const { names, places, days, marks } = features
  const keys = new Set<FeatureKey>(Array.from(topics, topicKey))
  for (let at = 0; at < names.keys.length; at += 1) {
    const name = names.names[at]!
    if (name < mostNames && names.weights[name]! >= leastWeight) keys.add(names.keys[at]!)
  }
  for (const some of [places, days, marks]) for (const key of some) keys.add(key)
  return [...keys]
}

/** What an article is about beyond what its language's articles usually are: documents, the most first. */
export function tellingTopics(features: PackedFeatures, background: StoryBackground): Uint16Array {
  const { mean } = background.of(features.language)
  const { documents, values } = features.topic
  const beyond = Array.from(documents, (document, at) => ({
    document,
    beyond: values[at]! - mean[document]!,
  }))
    .filter(({ beyond }) => beyond > 0)
    .sort((a, b) => b.beyond - a.beyond || a.document - b.document)
    .slice(0, mostTopics)
  return Uint16Array.from(beyond, ({ document }) => document)
}
