import type { StoryFeatures } from './features.ts'
import { dayKey, markKey, numberKey, placeKey, type FeatureKey } from './key.ts'
import type { TopicVector } from './topic.ts'

/** Names by their keys: which name has a key, and how much each looks like a name. */
export interface PackedNames {
  /** Rising; a key of several names stands there for each. */
  readonly keys: Uint32Array
  /** By key: the place of its name in the weights. */
  readonly names: Uint16Array
  /** By name, falling. */
  readonly weights: Float32Array
  /** Of all names of the article, also of those left out. */
  readonly total: number
}

/** What is compared of an article, in numbers alone: some kilobytes. */
export interface PackedFeatures {
  readonly id: string
  /** The language's subtag: `zh`. */
  readonly language: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** The beginning for whoever reads it again; empty where nobody does. */
  readonly lead: string
  readonly topic: TopicVector
  readonly names: PackedNames
  /** Rising, as all keys that follow. */
  readonly places: Uint32Array
  readonly days: Uint32Array
  readonly marks: Uint32Array
  readonly numbers: Uint32Array
}

/** Words that are hardly ever names are not looked for. */
const leastWeight = 0.02
/** Names that are kept, the likeliest. */
const mostNames = 160
const mostOthers = 60

/** What is compared of an article. */
export function packFeatures(features: StoryFeatures): PackedFeatures {
  const { id, language, at, lead, topic } = features
  return {
    id,
    language,
    at,
    lead,
    topic,
    names: packNames(features),
    places: sortedKeys(features.places.keys(), placeKey),
    days: sortedKeys(features.days, dayKey),
    marks: sortedKeys(features.marks, markKey),
    numbers: sortedKeys(features.numbers, numberKey),
  }
}

function packNames({ names }: StoryFeatures): PackedNames {
  const kept = names.slice(0, mostNames).filter(({ weight }) => weight >= leastWeight)
  const pairs = kept.flatMap(({ ids }, name) => ids.map((key) => [key, name] as const))
  pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  return {
    keys: Uint32Array.from(pairs, ([key]) => key),
    names: Uint16Array.from(pairs, ([, name]) => name),
    weights: Float32Array.from(kept, ({ weight }) => weight),
    total: names.reduce((sum, { weight }) => sum + weight, 0),
  }
}

function sortedKeys(values: Iterable<string>, keyOf: (value: string) => FeatureKey): Uint32Array {
  const keys = Uint32Array.from([...values].slice(0, mostOthers), keyOf)
  return keys.sort()
}

/** All keys of an article, each once, topics left out. */
export function* keysOf(features: PackedFeatures): Generator<FeatureKey> {
  const { names, places, days, marks, numbers } = features
  let before = -1
  for (const key of names.keys) {
    if (key !== before) yield key
    before = key
  }
  yield* places
  yield* days
  yield* marks
  yield* numbers
}
