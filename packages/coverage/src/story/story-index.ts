import type { StoryFeatures } from './features.ts'

/** An article and the story it was put into. */
export interface Placed {
  readonly features: StoryFeatures
  readonly story: string
}

/** What the grouper asks of the articles that are already placed; an archive may answer it. */
export interface StoryIndex {
  /**
   * Articles published within a time (milliseconds since 1970, both included) that share the most
   * and rarest of the keys, at most so many, the likeliest first.
   */
  near(
    keys: readonly string[],
    time: { readonly since: number; readonly until: number },
    most: number,
  ): Promise<readonly Placed[]>
  /** The articles of a story, by their time and id. */
  members(story: string): Promise<readonly StoryFeatures[]>
  /** Places an article, or places it anew: whatever was kept under its id is replaced. */
  put(features: StoryFeatures, keys: readonly string[], story: string): Promise<void>
  /** Gives all articles of one story to another. */
  merge(from: string, into: string): Promise<void>
}

/** Articles that are remembered under a key: a key of more tells nothing. */
const mostUnderKey = 400

/** An index in memory, for tests and for one process; articles may be forgotten as they age. */
export interface MemoryStoryIndex extends StoryIndex {
  /** Forgets what was published before a moment, milliseconds since 1970. */
  forget(before: number): void
  /** Every story with its articles. */
  stories(): ReadonlyMap<string, readonly StoryFeatures[]>
}

export function memoryStoryIndex(): MemoryStoryIndex {
  const articles = new Map<string, Placed & { readonly keys: readonly string[] }>()
  const byKey = new Map<string, Set<string>>()
  const byStory = new Map<string, Set<string>>()
  const remove = (id: string): void => {
    const placed = articles.get(id)
    if (placed === undefined) return
    articles.delete(id)
    for (const key of placed.keys) drop(byKey, key, id)
    drop(byStory, placed.story, id)
  }
  const membersOf = (story: string): StoryFeatures[] =>
    Array.from(byStory.get(story) ?? [], (id) => articles.get(id)!.features).sort(byTime)
  return {
    near: (keys, { since, until }, most) => {
      const worth = new Map<string, number>()
      for (const key of keys) {
        const ids = byKey.get(key)
        if (ids === undefined || ids.size > mostUnderKey) continue
        for (const id of ids) worth.set(id, (worth.get(id) ?? 0) + 1 / Math.log(2 + ids.size))
      }
      const found = [...worth]
        .filter(([id]) => {
          const { at } = articles.get(id)!.features
          return at >= since && at <= until
        })
        .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
      return Promise.resolve(found.slice(0, most).map(([id]) => articles.get(id)!))
    },
    members: (story) => Promise.resolve(membersOf(story)),
    put: (features, keys, story) => {
      remove(features.id)
      articles.set(features.id, { features, keys, story })
      for (const key of keys) addTo(byKey, key, features.id)
      addTo(byStory, story, features.id)
      return Promise.resolve()
    },
    merge: (from, into) => {
      for (const id of byStory.get(from) ?? []) {
        articles.set(id, { ...articles.get(id)!, story: into })
        addTo(byStory, into, id)
      }
      byStory.delete(from)
      return Promise.resolve()
    },
    forget: (before) => {
      for (const [id, { features }] of articles) if (features.at < before) remove(id)
    },
    stories: () => new Map(Array.from(byStory.keys(), (story) => [story, membersOf(story)])),
  }
}

/** The earliest first; ids decide between articles of one moment. */
export function byTime(one: StoryFeatures, other: StoryFeatures): number {
  return one.at - other.at || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)
}

function addTo(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key)
  if (ids === undefined) map.set(key, new Set([id]))
  else ids.add(id)
}

function drop(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key)
  ids?.delete(id)
  if (ids?.size === 0) map.delete(key)
}
