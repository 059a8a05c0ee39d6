import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BlobStore } from '@suyab/store/blob'
import type { ClickHouse } from '@suyab/store/clickhouse'
import { migrateClickHouse } from '@suyab/store/clickhouse-migration'
import type { Store } from '@suyab/store/database'
import type { Subscription } from '@suyab/store/notification'
import type { Article } from './article.ts'
import {
  acceptArticles,
  acceptedChannel,
  dropAbandoned,
  type StoreOutcome,
} from './archive/acceptance.ts'
import { tryAsideAgain } from './archive/aside.ts'
import type { CompiledCondition } from './archive/condition.ts'
import { countArticles, type CountOptions, type CountRow } from './archive/count.ts'
import { dailyCounts, dataVersion, tiesBetween, type CountryCount } from './archive/daily.ts'
import { eraseOutlet, purgeErased, renewOriginals } from './archive/erasure.ts'
import { bringWaiting, waitingArticles, type OnProgress } from './archive/follow.ts'
import { tellDuplicates, tellStories, type DuplicateOf, type StoryOf } from './archive/grouping.ts'
import { placeWaiting, unplacedArticles } from './duplicate/placing.ts'
import { eraseSketches, mendGroups } from './duplicate/erasure.ts'
import { embeddingScorer, type EmbeddingScorerParts } from './story/embedding-scorer.ts'
import type { StoryScorer } from './story/scorer.ts'
import { memoryVectorCache } from './story/vector-cache.ts'
import { StoryPlacer, storylessArticles } from './story/placing.ts'
import { eraseFromStories, tidyStories } from './story/state.ts'
import { whileSoleWriter } from './archive/lock.ts'
import type { ArchiveParts } from './archive/parts.ts'
import { emptyArchive, reconcile, type Reconciled } from './archive/reconciliation.ts'
import { archiveMigrations, type Layout } from './archive/schema.ts'
import { searchArticles, type Found, type SearchPage } from './archive/search.ts'
import {
  findStories,
  storyArticles,
  type FoundStories,
  type StoriesOptions,
  type StoryPage,
} from './archive/stories.ts'
import { countTerms, type SampledTerms } from './archive/term-count.ts'
import type { Tie } from './growth/cluster.ts'
import type { CoverageTables } from './tables.ts'

/** All articles that were collected, to be counted and searched. */
export interface Archive {
  /**
   * Takes articles in. When it resolves they are kept, whatever happens; the archive's answers hold
   * them a moment later, or after `settle`. What is there already, by its canonical URL, stays.
   */
  store(articles: readonly Article[]): Promise<StoreOutcome>
  /**
   * Waits until every article taken in so far is in the archive's answers, and its copies are known;
   * with `stories`, until its story is known too, which follows later and is not waited for otherwise.
   */
  settle(options?: SettleOptions): Promise<void>
  /** Counts what a condition holds of. */
  count(condition: CompiledCondition, options?: CountOptions): Promise<CountRow[]>
  /** Finds what a condition holds of, the newest first. */
  search(condition: CompiledCondition, page?: SearchPage): Promise<Found>
  /** Counts hits and all articles of each outlet and day of some periods. */
  daily(
    conditions: Parameters<typeof dailyCounts>[1],
    options: Parameters<typeof dailyCounts>[2],
  ): Promise<CountryCount[]>
  /** How many texts each two outlets both published in some periods. */
  ties(options: Parameters<typeof tiesBetween>[1]): Promise<Tie[]>
  /** What changes whenever an answer about some periods may. */
  version(options: Parameters<typeof dataVersion>[2]): Promise<string>
  /** Counts in how many articles each term is, of those found and of others. */
  terms(
    conditions: Parameters<typeof countTerms>[1],
    options: Parameters<typeof countTerms>[2],
  ): Promise<SampledTerms>
  /** Finds the stories that have articles of which a condition holds, those with the most first. */
  stories(condition: CompiledCondition, options?: StoriesOptions): Promise<FoundStories>
  /** The articles of a story by their time; undefined where there is none of that number. */
  story(id: number, options?: Parameters<typeof storyArticles>[3]): Promise<StoryPage | undefined>
  /** Says of articles which others they repeat; a later word replaces the one before. */
  tellDuplicates(given: readonly DuplicateOf[]): Promise<void>
  /** Says of articles which story they belong to, likewise. */
  tellStories(given: readonly StoryOf[]): Promise<void>
  /** Erases an outlet's articles of before a day (`2020-01-01`), everywhere; gives how many. */
  eraseBefore(outlet: string, day: string): Promise<number>
  /** Finds what the archive lacks or has too much of against the record, and mends it. */
  check(options?: { signal?: AbortSignal; onProgress?: OnProgress }): Promise<Reconciled>
  /** Makes the archive again from the originals. */
  rebuild(options?: { signal?: AbortSignal; onProgress?: OnProgress }): Promise<void>
  /** Tidies up after killed processes, and takes erased bytes off the disk: for quiet hours. */
  tidy(): Promise<void>
  /** Begins to bring into the archive what is taken in, here or by other processes. */
  start(): void
  /** Ends that, after the batch under way. */
  stop(): Promise<void>
}

export interface ArchiveOptions {
  store: Store
  blobs: BlobStore
  clickhouse: ClickHouse
  /** Milliseconds since 1970. */
  clock: () => number
  /** Hears what goes wrong in the background, such as an archive that is away. */
  onFault: (cause: unknown) => void
  /** Scores articles' likeness for stories by an endpoint's vectors. */
  embedding?: Pick<EmbeddingScorerParts, 'endpoint' | 'fetch' | 'warn' | 'calibration'>
  /** Ends the wait for another process that writes into the archive just now. */
  signal?: AbortSignal
}

/** How long what a process has begun is left alone. */
const abandonedAfter = 3_600_000
const never = new AbortController().signal
/** How long an endpoint that failed is left alone, in milliseconds. */
const embeddingRest = 60_000
/** Milliseconds without news after which stories are told, for that is work that can wait. */
const quiet = 1000
/** While the news does not end, some are told so often: it takes a twentieth of the time. */
const longestPatience = 30_000

/** Ends early, and not with an error, where the signal says so. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined)
}

/**
 * Opens the archive of coverage: brings its tables to this build's state and compares it with the
 * record, from which it is mended. PostgreSQL's tables must have been migrated before.
 */
export async function openArchive(options: ArchiveOptions): Promise<Archive> {
  const { store, blobs, clickhouse } = options
  const db = store.database<CoverageTables>()
  const parts = await whileSoleWriter(
    store,
    options.signal ?? never,
    async (): Promise<ArchiveParts> => {
      const layout = await layoutOf(clickhouse)
      await migrateClickHouse(clickhouse, 'coverage', archiveMigrations(layout))
      const opened = { store, db, blobs, clickhouse, layout }
      await reconcile(opened)
      return opened
    },
  )
  return new OpenArchive(parts, options)
}

/**
 * Opens the archive beside a process that keeps it, as it is; undefined while it has no tables yet.
 * PostgreSQL's tables must have been migrated before.
 */
export async function joinArchive(options: ArchiveOptions): Promise<Archive | undefined> {
  const { store, blobs, clickhouse } = options
  const [made] = await clickhouse.query<{ result: number }>('EXISTS TABLE band')
  if (made?.result !== 1) return undefined
  const layout = await layoutOf(clickhouse)
  return new OpenArchive(
    { store, db: store.database<CoverageTables>(), blobs, clickhouse, layout },
    options,
  )
}

/** A cluster's tables are made by its administrator, with the statements that the contract names. */
async function layoutOf(clickhouse: ClickHouse): Promise<Layout> {
  const [table] = await clickhouse.query<{ engine: string; engine_full: string }>(
    `SELECT engine, engine_full FROM system.tables
     WHERE database = currentDatabase() AND name = 'article'`,
  )
  if (table?.engine !== 'Distributed') return { kind: 'single' }
  const cluster = /^Distributed\('([^']+)'/.exec(table.engine_full)?.[1]
  return cluster === undefined ? { kind: 'single' } : { kind: 'cluster', cluster }
}

interface SettleOptions extends WorkOptions {
  stories?: boolean
}

interface WorkOptions {
  signal?: AbortSignal
  onProgress?: OnProgress
}

class OpenArchive implements Archive {
  readonly #parts: ArchiveParts
  readonly #options: ArchiveOptions
  #lastVersion = 0
  #stopping = new AbortController()
  #following: Promise<void> | undefined
  #stories: StoryPlacer | undefined
  /** When stories were last told. */
  #storiesSince = performance.now()

  constructor(parts: ArchiveParts, options: ArchiveOptions) {
    this.#parts = parts
    this.#options = options
  }

  store(articles: readonly Article[]): Promise<StoreOutcome> {
    return acceptArticles(this.#parts.db, this.#parts.blobs, articles)
  }

  async settle(options: SettleOptions = {}): Promise<void> {
    await this.#settleArticles(options)
    if (options.stories !== true) return
    const { signal = never, onProgress } = options
    const of = await storylessArticles(this.#parts)
    for (let done = 0, more = of; more > 0; done += more) {
      more = await this.#placeStories(signal)
      onProgress?.({ done: Math.min(done + more, of), of })
    }
  }

  async #settleArticles({ signal = never, onProgress }: WorkOptions): Promise<void> {
    let before = 0
    for (;;) {
      const waiting = await waitingArticles(this.#parts)
      const unplaced = await unplacedArticles(this.#parts)
      if (waiting + unplaced === 0) return
      // Each is brought in first, and then its copies are looked for.
      const of = before + 2 * waiting + unplaced
      let done = before
      const onDone = (articles: number): void => {
        done += articles
        // Half an article is done when it is only brought in.
        onProgress?.({ done: Math.round(done / 2), of: Math.round(Math.max(of, done) / 2) })
      }
      await this.#alone(signal, (held) => this.#bring(held, onDone))
      before = done
    }
  }

  async #bring(signal: AbortSignal, onDone: (articles: number) => void): Promise<void> {
    const version = (): number => this.#version()
    const onAside = this.#options.onFault
    await bringWaiting(this.#parts, { signal, onBrought: onDone, onAside })
    await placeWaiting(this.#parts, { version, signal, onPlaced: onDone })
  }

  /** Puts some articles into stories; gives how many. */
  #placeStories(signal: AbortSignal): Promise<number> {
    const { embedding, clock } = this.#options
    const scorer = (fallback: StoryScorer): StoryScorer =>
      embedding === undefined
        ? fallback
        : embeddingScorer({
            ...embedding,
            fallback,
            cache: memoryVectorCache(),
            now: clock,
            rest: embeddingRest,
          })
    const placer = (this.#stories ??= new StoryPlacer({
      parts: this.#parts,
      version: () => this.#version(),
      ...(embedding === undefined ? {} : { scorer }),
    }))
    return this.#alone(signal, (held) => placer.placeSome(held))
  }

  count(condition: CompiledCondition, options: CountOptions = {}): Promise<CountRow[]> {
    return countArticles(this.#parts.clickhouse, condition, options)
  }

  search(condition: CompiledCondition, page: SearchPage = {}): Promise<Found> {
    return searchArticles(this.#parts.clickhouse, condition, page)
  }

  daily(
    conditions: Parameters<typeof dailyCounts>[1],
    options: Parameters<typeof dailyCounts>[2],
  ): Promise<CountryCount[]> {
    return dailyCounts(this.#parts.clickhouse, conditions, options)
  }

  ties(options: Parameters<typeof tiesBetween>[1]): Promise<Tie[]> {
    return tiesBetween(this.#parts.clickhouse, options)
  }

  version(options: Parameters<typeof dataVersion>[2]): Promise<string> {
    return dataVersion(this.#parts.db, this.#parts.clickhouse, options)
  }

  terms(
    conditions: Parameters<typeof countTerms>[1],
    options: Parameters<typeof countTerms>[2],
  ): Promise<SampledTerms> {
    return countTerms(this.#parts.clickhouse, conditions, options)
  }

  stories(condition: CompiledCondition, options: StoriesOptions = {}): Promise<FoundStories> {
    return findStories(this.#parts.db, this.#parts.clickhouse, condition, options)
  }

  story(
    id: number,
    options: Parameters<typeof storyArticles>[3] = {},
  ): Promise<StoryPage | undefined> {
    return storyArticles(this.#parts.db, this.#parts.clickhouse, id, options)
  }

  tellDuplicates(given: readonly DuplicateOf[]): Promise<void> {
    const { db, clickhouse } = this.#parts
    return tellDuplicates(db, clickhouse, given, this.#version())
  }

  tellStories(given: readonly StoryOf[]): Promise<void> {
    const { db, clickhouse } = this.#parts
    return tellStories(db, clickhouse, given, this.#version())
  }

  eraseBefore(outlet: string, day: string): Promise<number> {
    return this.#alone(never, async () => {
      const erased = await eraseOutlet(this.#parts, outlet, day)
      await eraseSketches(this.#parts, outlet, day)
      await mendGroups(this.#parts, this.#version())
      await eraseFromStories(this.#parts, outlet, day)
      await renewOriginals(this.#parts)
      return erased
    })
  }

  async check(options: WorkOptions = {}): Promise<Reconciled> {
    const found = await this.#alone(options.signal ?? never, () => reconcile(this.#parts))
    await this.settle(options)
    return found
  }

  async rebuild(options: WorkOptions = {}): Promise<void> {
    await this.#alone(options.signal ?? never, () => emptyArchive(this.#parts))
    await this.settle(options)
  }

  tidy(): Promise<void> {
    return this.#alone(never, async () => {
      const { db, blobs } = this.#parts
      await dropAbandoned(db, blobs, new Date(this.#options.clock() - abandonedAfter))
      await tryAsideAgain(db)
      await renewOriginals(this.#parts)
      await mendGroups(this.#parts, this.#version())
      await tidyStories(this.#parts)
      await purgeErased(this.#parts)
    })
  }

  /** Rises with every word, also within a millisecond. */
  #version(): number {
    this.#lastVersion = Math.max(this.#options.clock(), this.#lastVersion + 1)
    return this.#lastVersion
  }

  #alone<Value>(signal: AbortSignal, run: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    return whileSoleWriter(this.#parts.store, signal, run)
  }

  start(): void {
    this.#stopping = new AbortController()
    this.#following ??= this.#follow(this.#stopping.signal)
  }

  async #follow(stop: AbortSignal): Promise<void> {
    const news = new EventTarget()
    let isNew = false
    const wake = (): void => {
      isNew = true
      news.dispatchEvent(new Event('news'))
    }
    let subscription: Subscription | undefined
    while (!stop.aborted) {
      const round = new AbortController()
      try {
        const listener = { heard: wake, resumed: wake }
        subscription ??= await this.#parts.store.listen(acceptedChannel, listener)
        // Heard from before the work on, so that nothing is missed; its end is the loop's condition.
        const heard = once(news, 'news', {
          signal: AbortSignal.any([stop, round.signal]),
        }).catch(() => undefined)
        isNew = false
        await this.settle({ signal: stop })
        await Promise.race([heard, pause(quiet, stop)])
        if (!isNew || this.#storiesSince < performance.now() - longestPatience)
          await this.#tellStories(stop, () => isNew)
        await heard
      } catch (cause) {
        if (stop.aborted) break
        this.#options.onFault(cause)
        await pause(1000, stop)
      } finally {
        // Nobody waits any longer for the news of a round that broke off.
        round.abort()
      }
    }
    await subscription?.close()
  }

  /** Stories come after everything else: as soon as there is something new, that comes first. */
  async #tellStories(stop: AbortSignal, isNew: () => boolean): Promise<void> {
    for (let placed = 1; placed > 0 && !stop.aborted;) {
      placed = await this.#placeStories(stop)
      this.#storiesSince = performance.now()
      if (isNew()) return
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#following
    this.#following = undefined
  }
}
