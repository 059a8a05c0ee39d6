import { dayKey, markKey, placeKey, roughKey, type StoryBackground } from './background.ts'
import type { StoryFeatures } from './features.ts'

/** Topics and names of an article by which others are found. */
const mostTopics = 24
const mostNames = 40
const leastWeight = 0.1

/**
 * Under which keys an article is found by others that may be about the same: what it is about beyond
 * what its language's articles usually are, its likeliest names, places, days and marks.
 */
export function candidateKeys(features: StoryFeatures, background: StoryBackground): string[] {
  const { mean } = background.of(features.language)
  const { documents, values } = features.topic
  const topics = Array.from(documents, (document, at) => ({
    document,
    beyond: values[at]! - mean[document]!,
  }))
    .filter(({ beyond }) => beyond > 0)
    .sort((a, b) => b.beyond - a.beyond || a.document - b.document)
    .slice(0, mostTopics)
  const names = features.names
    .filter(({ weight }) => weight >= leastWeight)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, mostNames)
  return [
    ...new Set([
      ...topics.map(({ document }) => `t${document}`),
      ...names.flatMap(({ keys, roughKeys }) => [...keys, ...roughKeys.map(roughKey)]),
      ...Array.from(features.places.keys(), placeKey),
      ...Array.from(features.days, dayKey),
      ...Array.from(features.marks, markKey),
    ]),
  ]
}
