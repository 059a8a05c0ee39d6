import type { StoryBackground } from './background.ts'
import { topicKey, type FeatureKey } from './key.ts'
import type { PackedFeatures } from './packed.ts'

/** Topics and names of an article by which others are found. */
const mostTopics = 24
const mostNames = 40
const leastWeight = 0.1

/**
 * Under which keys an article is found by others that may be about the same: what it is about beyond
 * what its language's articles usually are, its likeliest names, places, days and marks.
 */
export function candidateKeys(features: PackedFeatures, background: StoryBackground): FeatureKey[] {
  const { names, places, days, marks } = features
  const keys = new Set<FeatureKey>(topicKeys(features, background))
  for (let at = 0; at < names.keys.length; at += 1) {
    const name = names.names[at]!
    if (name < mostNames && names.weights[name]! >= leastWeight) keys.add(names.keys[at]!)
  }
  for (const some of [places, days, marks]) for (const key of some) keys.add(key)
  return [...keys]
}

function topicKeys(features: PackedFeatures, background: StoryBackground): FeatureKey[] {
  const { mean } = background.of(features.language)
  const { documents, values } = features.topic
  return Array.from(documents, (document, at) => ({
    document,
    beyond: values[at]! - mean[document]!,
  }))
    .filter(({ beyond }) => beyond > 0)
    .sort((a, b) => b.beyond - a.beyond || a.document - b.document)
    .slice(0, mostTopics)
    .map(({ document }) => topicKey(document))
}
