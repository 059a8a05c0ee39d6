import { candidateKeys } from './candidate.ts'
import type { FeatureKey } from './key.ts'
import { largest } from './largest.ts'
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

/**
 * Articles that are looked at under a key, those nearest in time: an event of which a thousand
 * articles tell is found by a few of them, and what every article names costs no more.
 */
const mostUnderKey = 60

interface Kept extends Placed {
  readonly keys: readonly FeatureKey[]
  /** Its place among those in memory; one that was forgotten leaves its place to another. */
  readonly slot: number
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
  const slots: (Kept | undefined)[] = []
  const free: number[] = []
  /** Slots by the time of their articles. */
  const byKey = new Map<FeatureKey, number[]>()
  const byStory = new Map<string, Set<string>>()
  let worth = new Float64Array(1024)

  const timeOf = (slot: number): PackedFeatures => slots[slot]!.features
  /** Where an article stands under a key, or would stand. */
  const placeOf = (under: readonly number[], one: Pick<PackedFeatures, 'at' | 'id'>): number => {
    let [from, to] = [0, under.length]
    while (from < to) {
      const middle = (from + to) >>> 1
      if (byTime(timeOf(under[middle]!), one) < 0) from = middle + 1
      else to = middle
    }
    return from
  }

  const remove = (id: string): void => {
    const kept = articles.get(id)
    if (kept === undefined) return
    for (const key of kept.keys) {
      const under = byKey.get(key)!
      if (under.length === 1) byKey.delete(key)
      else under.splice(placeOf(under, kept.features), 1)
    }
    articles.delete(id)
    slots[kept.slot] = undefined
    free.push(kept.slot)
    drop(byStory, kept.story, id)
  }

  const put = (features: PackedFeatures, topics: Uint16Array, story: string): void => {
    const { id } = features
    remove(id)
    const slot = free.pop() ?? slots.length
    const keys = candidateKeys(features, topics)
    const kept: Kept = { features, keys, story, slot }
    articles.set(id, kept)
    slots[slot] = kept
    if (slot >= worth.length) worth = new Float64Array(2 * worth.length)
    for (const key of keys) {
      const under = byKey.get(key)
      if (under === undefined) byKey.set(key, [slot])
      else under.splice(placeOf(under, features), 0, slot)
    }
    addTo(byStory, story, id)
  }

  const near = (keys: readonly FeatureKey[], { since, until }: TimeSpan, most: number): Kept[] => {
    const found: number[] = []
    const middle = (since + until) / 2
    for (const key of keys) {
      const under = byKey.get(key)
      if (under === undefined) continue
      const first = placeOf(under, { at: since, id: '' })
      const end = placeOf(under, { at: until + 1, id: '' })
      const each = 1 / Math.log(2 + end - first)
      let after = end - first <= mostUnderKey ? first : placeOf(under, { at: middle, id: '' })
      let before = after - 1
      for (let looked = 0; looked < mostUnderKey && (before >= first || after < end); looked += 1) {
        const isAfter: boolean =
          before < first ||
          (after < end && timeOf(under[after]!).at - middle <= middle - timeOf(under[before]!).at)
        const slot = under[isAfter ? after : before]!
        if (isAfter) after += 1
        else before -= 1
        if (worth[slot] === 0) found.push(slot)
        worth[slot]! += each
      }
    }
    const values = Float64Array.from(found, (slot) => worth[slot]!)
    const least = values.length > most ? largest(values, most) : 0
    const likeliest: { readonly one: Kept; readonly worth: number }[] = []
    for (const slot of found) {
      if (worth[slot]! >= least) likeliest.push({ one: slots[slot]!, worth: worth[slot]! })
    }
    likeliest.sort((a, b) => b.worth - a.worth || (a.one.features.id < b.one.features.id ? -1 : 1))
    for (const slot of found) worth[slot] = 0
    return likeliest.slice(0, most).map(({ one }) => one)
  }

  return {
    near: (keys, time, most) => Promise.resolve(near(keys, time, most)),
    members: (story, { since, until }) => {
      const all = Array.from(byStory.get(story) ?? [], (id) => articles.get(id)!.features)
      return Promise.resolve(all.filter(({ at }) => at >= since && at <= until).sort(byTime))
    },
    put: (features, topics, story) => Promise.resolve(put(features, topics, story)),
    merge: (from, into) => {
      for (const id of byStory.get(from) ?? []) {
        const moved = { ...articles.get(id)!, story: into }
        articles.set(id, moved)
        slots[moved.slot] = moved
        addTo(byStory, into, id)
      }
      byStory.delete(from)
      return Promise.resolve()
    },
    remove: (ids) => {
      for (const id of ids) remove(id)
    },
    stories: () => byStory,
    storyOf: (id) => articles.get(id)?.story,
  }
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
