import type { ClickHouse } from '@suyab/store/clickhouse'
import type { GrowingBackground } from './background.ts'
import type { FeatureKey } from './key.ts'
import type { PackedFeatures } from './packed.ts'
import { readFeatures, writeFeatures } from './stored.ts'
import { memoryStoryIndex, type Placed, type StoryIndex, type TimeSpan } from './story-index.ts'

/** What the archive keeps of an article beside what is compared. */
export interface Origin {
  readonly batch: number
  readonly outlet: string
  /** In the outlet's own time zone. */
  readonly day: string
}

export interface ArchivedIndexOptions {
  readonly clickhouse: ClickHouse
  /** Learns from the articles that are in memory. */
  readonly background: GrowingBackground
  /** Rises with every word, such as milliseconds since 1970. */
  readonly version: () => number
  /** Articles that are in memory at once; the farthest days are left out where there are more. */
  readonly most: number
  /** Whether the scorer reads the beginnings of texts again. */
  readonly leads: boolean
}

const dayLength = 86_400_000

/**
 * An index of the archive's stories. What was placed stands in the archive's tables; the days around
 * the articles at hand are in memory. Articles' ids are their numbers. What is put or merged is in
 * the archive after `flush`; only the sole writer may use it, and only one at a time.
 */
export class ArchivedStoryIndex implements StoryIndex {
  readonly #options: ArchivedIndexOptions
  #memory = memoryStoryIndex()
  /** By day since 1970, those used last at the end. */
  readonly #days = new Map<number, Map<string, PackedFeatures>>()
  #size = 0
  /** The story that the archive has been told an article is of, as far as it is known. */
  readonly #told = new Map<string, string>()
  readonly #merged = new Map<string, string>()
  readonly #touched = new Set<string>()
  #rows: object[] = []
  #copies: { readonly number: string; readonly first: string; readonly story: string }[] = []
  /** What the archive was told of the articles at hand when they were placed before. */
  #before: ReadonlyMap<string, string> = new Map()
  #origins: ReadonlyMap<string, Origin> = new Map()

  constructor(options: ArchivedIndexOptions) {
    this.#options = options
  }

  /** Begins with articles that are not placed, or not wholly: what is left of an attempt goes. */
  async begin(origins: ReadonlyMap<string, Origin>): Promise<void> {
    const { clickhouse } = this.#options
    this.#origins = origins
    const batches = [...new Set(Array.from(origins.values(), ({ batch }) => batch))]
    const [left] = await clickhouse.query<{ articles: number }>(
      'SELECT count() AS articles FROM story_feature WHERE batch IN {batches:Array(UInt32)}',
      { parameters: { batches } },
    )
    if (left !== undefined && left.articles > 0) {
      await clickhouse.command('DELETE FROM story_feature WHERE batch IN {batches:Array(UInt32)}', {
        parameters: { batches },
      })
      this.clear()
    }
    const told = await clickhouse.query<{ number: number; story: number }>(
      'SELECT number, story FROM story FINAL WHERE number IN {numbers:Array(UInt32)} AND story != 0',
      { parameters: { numbers: Array.from(origins.keys(), Number) } },
    )
    this.#before = new Map(told.map(({ number, story }) => [`${number}`, `${story}`]))
  }

  /** Forgets what is in memory: somebody else has changed what the archive says, or may have. */
  clear(): void {
    for (const day of this.#days.keys()) this.#forgetDay(day)
    this.#rows = []
    this.#copies = []
    this.#touched.clear()
    this.#merged.clear()
  }

  async near(
    keys: readonly FeatureKey[],
    time: TimeSpan,
    most: number,
  ): Promise<readonly Placed[]> {
    await this.#load(time)
    return this.#memory.near(keys, time, most)
  }

  members(story: string, time: TimeSpan): Promise<readonly PackedFeatures[]> {
    return this.#memory.members(story, time)
  }

  async put(features: PackedFeatures, topics: Uint16Array, story: string): Promise<void> {
    const origin = this.#origins.get(features.id)
    if (origin === undefined) throw new TypeError(`nothing was said of the article ${features.id}`)
    const day = Math.floor(features.at / dayLength)
    if (!this.#days.has(day)) await this.#loadDay(day)
    const kept = this.#options.leads ? features : { ...features, lead: '' }
    await this.#keep(day, kept, topics, story)
    this.#touched.add(story)
    this.#rows.push(rowOf(features, writeFeatures({ features, topics }), origin))
  }

  /** Puts a copy where its original is, without comparing it with anything. */
  async putCopy(number: string, first: string, at: number): Promise<void> {
    const origin = this.#origins.get(number)
    if (origin === undefined) throw new TypeError(`nothing was said of the article ${number}`)
    const story = this.#memory.storyOf(first) ?? (await this.#toldOf(first)) ?? first
    this.#copies.push({ number, first, story: this.#resolved(story) })
    this.#rows.push(rowOf({ id: number, at, language: '', lead: '' }, '', origin))
  }

  async merge(from: string, into: string): Promise<void> {
    await this.#memory.merge(from, into)
    this.#merged.set(from, into)
    this.#touched.add(into)
  }

  /** Tells the archive what has changed: of each article once, all or nothing of the stories. */
  async flush(): Promise<void> {
    const { clickhouse, version } = this.#options
    if (this.#rows.length > 0) await clickhouse.insert('story_feature', this.#rows)
    const told = await this.#changes()
    if (told.size > 0) {
      const now = version()
      await clickhouse.insert(
        'story',
        Array.from(told, ([number, story]) => ({ number: Number(number), story: Number(story), version: now })),
      ) // prettier-ignore
    }
    for (const [number, story] of told) if (this.#memory.storyOf(number) !== undefined) this.#told.set(number, story) // prettier-ignore
    this.#rows = []
    this.#copies = []
    this.#touched.clear()
    this.#merged.clear()
  }

  async #changes(): Promise<ReadonlyMap<string, string>> {
    const told = new Map<string, string>()
    if (this.#merged.size > 0) {
      // Of a story that has gone on for weeks not all articles are in memory.
      const others = await this.#options.clickhouse.query<{ number: number; story: number }>(
        'SELECT number, story FROM story FINAL WHERE story IN {stories:Array(UInt32)}',
        { parameters: { stories: Array.from(this.#merged.keys(), Number) } },
      )
      for (const { number, story } of others) told.set(`${number}`, this.#resolved(`${story}`))
      // A story has the name of its first article, of which nobody was told while it was alone.
      for (const first of this.#merged.keys()) told.set(first, this.#resolved(first))
    }
    const stories = this.#memory.stories()
    for (const touched of this.#touched) {
      const story = this.#resolved(touched)
      const articles = stories.get(story) ?? new Set()
      for (const id of articles) {
        const before = this.#told.get(id) ?? this.#before.get(id)
        // Nobody is told of an article that is alone, unless they were told otherwise.
        const isAlone = articles.size === 1 && id === story
        if (before !== story && (!isAlone || before !== undefined)) told.set(id, story)
      }
    }
    for (const { number, first, story } of this.#copies) {
      const resolved = this.#resolved(this.#memory.storyOf(first) ?? story)
      told.set(number, resolved)
      if (this.#told.get(first) !== resolved) told.set(first, resolved)
    }
    return told
  }

  /** What became of a story. */
  #resolved(story: string): string {
    let now = story
    for (let into = this.#merged.get(now); into !== undefined; into = this.#merged.get(now)) now = into
    return now
  } // prettier-ignore

  async #toldOf(number: string): Promise<string | undefined> {
    const [row] = await this.#options.clickhouse.query<{ story: number }>(
      'SELECT story FROM story FINAL WHERE number = {number:UInt32} AND story != 0',
      { parameters: { number: Number(number) } },
    )
    return row === undefined ? undefined : `${row.story}`
  }

  /** Brings the days of a time into memory, the nearest first, as far as there is room. */
  async #load({ since, until }: TimeSpan): Promise<void> {
    const middle = Math.floor((since + until) / 2 / dayLength)
    const [first, last] = [Math.floor(since / dayLength), Math.floor(until / dayLength)]
    const wanted = Array.from({ length: last - first + 1 }, (_, at) => first + at)
    wanted.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle) || a - b)
    const nearer = new Set<number>()
    for (const day of wanted) {
      const known = this.#days.get(day)
      if (known === undefined) {
        if (!(await this.#makeRoom(nearer))) return
        await this.#loadDay(day)
      } else {
        this.#days.delete(day)
        this.#days.set(day, known)
      }
      nearer.add(day)
    }
  }

  /** Whether there is room for another day beside some. */
  async #makeRoom(kept: ReadonlySet<number>): Promise<boolean> {
    if (this.#size < this.#options.most) return true
    const others = [...this.#days.keys()].filter((day) => !kept.has(day))
    if (others.length === 0) return false
    // What is not in memory cannot be told of.
    await this.flush()
    for (const day of others) {
      if (this.#size < this.#options.most) break
      this.#forgetDay(day)
    }
    return this.#size < this.#options.most
  }

  #forgetDay(day: number): void {
    const articles = this.#days.get(day)
    if (articles === undefined) return
    for (const features of articles.values()) this.#options.background.remove(features)
    this.#memory.remove(articles.keys())
    for (const id of articles.keys()) this.#told.delete(id)
    this.#days.delete(day)
    this.#size -= articles.size
  }

  async #loadDay(day: number): Promise<void> {
    this.#days.set(day, new Map())
    const { clickhouse, leads } = this.#options
    const rows = await clickhouse.query<LoadedRow>(
      `SELECT number, language, toUnixTimestamp64Milli(published) AS at, ${leads ? 'lead' : "'' AS lead"}, features, told.story AS story
       FROM (
         SELECT number, language, published, lead, features FROM story_feature FINAL
         WHERE moment_day = {day:Date} AND features != ''
       ) AS one
       LEFT JOIN (
         SELECT number, story FROM story FINAL
         WHERE number IN (SELECT number FROM story_feature WHERE moment_day = {day:Date})
       ) AS told ON told.number = one.number`,
      { parameters: { day: dateOf(day * dayLength) } },
    ) // prettier-ignore
    for (const { number, language, at, lead, features: packed, story } of rows) {
      const row = { id: `${number}`, language, at, lead }
      const { features, topics } = readFeatures(packed, row)
      if (story !== 0) this.#told.set(row.id, `${story}`)
      await this.#keep(day, features, topics, this.#resolved(`${story === 0 ? number : story}`))
      this.#options.background.add(features)
    }
  }

  /** Keeps an article in memory; the background learns of it apart. */
  async #keep(
    day: number,
    features: PackedFeatures,
    topics: Uint16Array,
    story: string,
  ): Promise<void> {
    const articles = this.#days.get(day)!
    const before = articles.get(features.id)
    if (before === undefined) this.#size += 1
    else this.#options.background.remove(before)
    articles.set(features.id, features)
    await this.#memory.put(features, topics, story)
  }
}

interface LoadedRow {
  number: number
  language: string
  at: number
  lead: string
  features: string
  /** 0: nobody was told of one. */
  story: number
}

function rowOf(
  { id, at, language, lead }: Pick<PackedFeatures, 'id' | 'at' | 'language' | 'lead'>,
  features: string,
  { batch, outlet, day }: Origin,
): object {
  return {
    moment_day: dateOf(at),
    number: Number(id),
    batch,
    outlet,
    day,
    language,
    published: new Date(at).toISOString().replace('T', ' ').replace('Z', ''),
    lead,
    features,
  }
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
