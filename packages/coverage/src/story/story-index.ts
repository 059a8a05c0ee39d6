import { candidateKeys } from './candidate.ts'
import type { FeatureKey } from './key.ts'
import type { PackedFeatures } from './packed.ts'

/** An article and the story it was put into. */
export interface Placed {
  readonly features: PackedFeatures
  readonly story: string
}

/** Milliseconds since 1970, both included. */
export interface TimeSpan {
  readonly since: number
  readonly until: number
}

/** What the grouper asks of the articles that are already placed; an archive may answer it. */
export interface StoryIndex {
  /**
   * Articles published within a time that share the most and rarest of the keys, at most so many,
   * the likeliest first.
   */
  near(keys: readonly FeatureKey[], time: TimeSpan, most: number): Promise<readonly Placed[]>
  /** The articles of a story that were published within a time, by their time and id. */
  members(story: string, time: TimeSpan): Promise<readonly PackedFeatures[]>
  /**
   * Places an article, or places it anew: whatever was kept under its id is replaced.
   * @param topics by which it is found beside the rest of it, see {@link import('./candidate.ts').tellingTopics}
   */
  put(features: PackedFeatures, topics: Uint16Array, story: string): Promise<void>
  /** Gives all articles of one story to another. */
  merge(from: string, into: string): Promise<void>
}

/** Articles of a time that are remembered under a key: a key of more tells nothing. */
const mostUnderKey = 400

interface Kept extends Placed {
  readonly keys: readonly FeatureKey[]
}

/** An index in memory: for tests, and for the days of an archive that are looked at. */
export interface MemoryStoryIndex extends StoryIndex {
  /** Forgets articles. */
  remove(ids: Iterable<string>): void
  /** Every story with the ids of its articles. */
  stories(): ReadonlyMap<string, ReadonlySet<string>>
  /** The story that an article was put into. */
  storyOf(id: string): string | undefined
}

export function memoryStoryIndex(): MemoryStoryIndex {
  const articles = new Map<string, Kept>()
  const byKey = new Map<FeatureKey, Set<Kept>>()
  const byStory = new Map<string, Set<string>>()
  const remove = (id: string): void => {
    const kept = articles.get(id)
    if (kept === undefined) return
    articles.delete(id)
    for (const key of kept.keys) drop(byKey, key, kept)
    drop(byStory, kept.story, id)
  }
  const put = (features: PackedFeatures, keys: readonly FeatureKey[], story: string): void => {
    const { id } = features
    remove(id)
    const kept: Kept = { features, keys, story }
    articles.set(id, kept)
    for (const key of keys) addTo(byKey, key, kept)
    addTo(byStory, story, id)
  }
  return {
    near: (keys, time, most) => {
      const worth = new Map<Kept, number>()
      for (const key of keys) {
        const under = withinTime(byKey.get(key), time)
        const each = 1 / Math.log(2 + under.length)
        for (const one of under) worth.set(one, (worth.get(one) ?? 0) + each)
      }
      return Promise.resolve(likeliest(worth, most))
    },
    members: (story, time) => {
      const all = Array.from(byStory.get(story) ?? [], (id) => articles.get(id)!.features)
      return Promise.resolve(all.filter((one) => isWithin(one, time)).sort(byTime))
    },
    put: (features, topics, story) =>
      Promise.resolve(put(features, candidateKeys(features, topics), story)),
    merge: (from, into) => {
      for (const id of Array.from(byStory.get(from) ?? [])) {
        const { features, keys } = articles.get(id)!
        put(features, keys, into)
      }
      return Promise.resolve()
    },
    remove: (ids) => {
      for (const id of ids) remove(id)
    },
    stories: () => byStory,
    storyOf: (id) => articles.get(id)?.story,
  }
}

function isWithin({ at }: PackedFeatures, { since, until }: TimeSpan): boolean {
  return at >= since && at <= until
}

/** Empty where there are too many to tell anything. */
function withinTime(under: ReadonlySet<Kept> | undefined, time: TimeSpan): readonly Kept[] {
  const found: Kept[] = []
  for (const one of under ?? []) {
    if (!isWithin(one.features, time)) continue
    if (found.length === mostUnderKey) return []
    found.push(one)
  }
  return found
}

function likeliest(worth: ReadonlyMap<Kept, number>, most: number): Kept[] {
  const values = Float64Array.from(worth.values()).sort()
  const least = values[values.length - most] ?? 0
  const found = [...worth].filter(([, value]) => value >= least)
  found.sort(
    ([{ features: one }, a], [{ features: other }, b]) => b - a || (one.id < other.id ? -1 : 1),
  )
  return found.slice(0, most).map(([one]) => one)
}

/** The earliest first; ids decide between articles of one moment. */
export function byTime(
  one: Pick<PackedFeatures, 'at' | 'id'>,
  other: Pick<PackedFeatures, 'at' | 'id'>,
): number {
  return one.at - other.at || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)
}

function addTo<Key, Value>(map: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, new Set([value]))
  else values.add(value)
}

function drop<Key, Value>(map: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const values = map.get(key)
  values?.delete(value)
  if (values?.size === 0) map.delete(key)
}
