import { setImmediate as turn } from 'node:timers/promises'
import { sql } from 'kysely'
import { articleId, type Article } from '../article.ts'
import { readOriginal } from '../archive/original.ts'
import type { ArchiveParts } from '../archive/parts.ts'
import { wallDay } from '@suyab/language/zone'
import { ArchivedStoryIndex, type Origin } from './archived-index.ts'
import { growingBackground } from './background.ts'
import { featuresOf } from './features.ts'
import { makeStoryGrouper, type StoryGrouper } from './group.ts'
import { packFeatures } from './packed.ts'
import { featureScorer, type StoryScorer } from './scorer.ts'
import { changeEpoch, readStoryState } from './state.ts'
import { topicTable } from './topic-table.ts'
import { makeTopicModel, type TopicModel } from './topic.ts'

/** How long a thread is kept from everything else, in milliseconds. */
const longestTurn = 10
/** Articles that are placed before newer ones are brought in: a second or two. */
const sliceLength = 300
/** Articles around those at hand that are in memory at once, of some six kilobytes each. */
const mostInMemory = 40_000

export interface StoryPlacerOptions {
  readonly parts: ArchiveParts
  /** Rises with every word, such as milliseconds since 1970. */
  readonly version: () => number
  /** Scores instead of names and topics; falls back on those. */
  readonly scorer?: (fallback: StoryScorer) => StoryScorer
}

interface Batch {
  readonly id: number
  readonly original: string
  readonly articles: number
}

interface Incoming extends Origin {
  readonly number: string
  readonly article: Article
  readonly at: number
}

/** Unpacked with the first article: a second of work and some memory that not every process needs. */
let model: TopicModel | undefined

/** How many articles are in the archive whose stories have not been told. */
export async function storylessArticles({ db }: ArchiveParts): Promise<number> {
  const { articles } = await db
    .selectFrom('coverage.batch')
    .select(sql<number>`coalesce(sum(articles), 0)::bigint`.as('articles'))
    .where('storied_at', 'is', null)
    .where('accepted_at', 'is not', null)
    .where('aside_at', 'is', null)
    .executeTakeFirstOrThrow()
  return articles
}

/**
 * Puts the archive's articles into stories, some at a time, in the order in which their batches were
 * taken in. What was looked at last stays in memory, unless another process has changed it since.
 */
export class StoryPlacer {
  readonly #options: StoryPlacerOptions
  readonly #index: ArchivedStoryIndex
  readonly #grouper: StoryGrouper
  readonly #model: TopicModel
  #epoch = -1

  constructor(options: StoryPlacerOptions) {
    this.#options = options
    this.#model = model ??= makeTopicModel(topicTable)
    const background = growingBackground(this.#model)
    const { clickhouse } = options.parts
    this.#index = new ArchivedStoryIndex({
      clickhouse,
      background,
      version: options.version,
      most: mostInMemory,
      leads: options.scorer !== undefined,
    })
    const byFeatures = featureScorer(background)
    const scorer = options.scorer?.(byFeatures) ?? byFeatures
    this.#grouper = makeStoryGrouper(this.#index, scorer, background)
  }

  /**
   * Places the oldest batches whose copies are known and gives how many articles they had; 0: none
   * wait. Only the sole writer may call this. A batch counts as done when all of it was told; done
   * again after a crash it comes to the same.
   */
  async placeSome(signal: AbortSignal): Promise<number> {
    const { parts } = this.#options
    const { epoch } = await readStoryState(parts.db)
    if (epoch !== this.#epoch) this.#index.clear()
    const batches = await nextBatches(parts)
    if (batches.length === 0) return 0
    // Until all of it is told, what is in memory is not what others find.
    this.#epoch = -1
    const incoming: Incoming[][] = []
    for (const batch of batches) incoming.push(await articlesOf(parts, batch))
    const all = incoming.flat()
    await this.#index.begin(new Map(all.map((one) => [one.number, one])))
    const firsts = await firstsOf(parts, all, signal)
    for (const articles of incoming) await this.#placeBatch(articles, firsts, signal)
    await this.#index.flush()
    const ids = batches.map(({ id }) => id)
    this.#epoch = await parts.db.transaction().execute(async (trx) => {
      await trx
        .updateTable('coverage.batch')
        .set({ storied_at: sql`now()` })
        .where('id', '=', sql<number>`any(${ids}::int[])`)
        .execute()
      return changeEpoch(trx)
    })
    return batches.reduce((sum, { articles }) => sum + articles, 0)
  }

  async #placeBatch(
    articles: readonly Incoming[],
    firsts: ReadonlyMap<string, string>,
    signal: AbortSignal,
  ): Promise<void> {
    let since = performance.now()
    for (const { number, article, at } of articles) {
      const first = firsts.get(number)
      if (first === undefined) {
        const { language, title, text, published } = article
        const read = { id: number, language, title, text, published }
        await this.#grouper.add(packFeatures(featuresOf(read, this.#model)))
      } else await this.#index.putCopy(number, first, at)
      if (performance.now() - since < longestTurn) continue
      await turn()
      signal.throwIfAborted()
      since = performance.now()
    }
  }
}

/** The oldest whose copies are known: a later one does not overtake it. */
async function nextBatches({ db }: ArchiveParts): Promise<Batch[]> {
  const waiting = await db
    .selectFrom('coverage.batch')
    .select(['id', 'original', 'articles', sql<boolean>`placed_at is not null`.as('ready')])
    .where('storied_at', 'is', null)
    .where('accepted_at', 'is not', null)
    .where('aside_at', 'is', null)
    .orderBy('id')
    .limit(100)
    .execute()
  const batches: Batch[] = []
  let length = 0
  for (const { ready, ...batch } of waiting) {
    length += batch.articles
    if (!ready || (length > sliceLength && batches.length > 0)) break
    batches.push(batch)
  }
  return batches
}

/** A batch's articles by their time. */
async function articlesOf({ db, blobs }: ArchiveParts, batch: Batch): Promise<Incoming[]> {
  const owned = await db
    .selectFrom('coverage.article')
    .select(['id', 'number'])
    .where('batch', '=', batch.id)
    .execute()
  const numbers = new Map(owned.map(({ id, number }) => [id, number]))
  const found = new Map<number, Incoming>()
  for (const article of await readOriginal(blobs, batch.original)) {
    const number = numbers.get(articleId(article.link))
    if (number === undefined) continue
    const { outlet, published, timeZone } = article
    const day = wallDay(published, timeZone)
    const at = Date.parse(published)
    found.set(number, { number: `${number}`, batch: batch.id, outlet, day, article, at })
  }
  return [...found.values()].sort((a, b) => a.at - b.at || Number(a.number) - Number(b.number))
}

/**
 * Of those that are copies, the first publication of their text: it is placed, or comes before them.
 * A copy whose first is still to come is placed as any other, and meets it when it comes.
 */
async function firstsOf(
  { db, clickhouse }: ArchiveParts,
  incoming: readonly Incoming[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const copies = await clickhouse.query<{ number: number; first: number }>(
    "SELECT number, first FROM duplicate FINAL WHERE number IN {numbers:Array(UInt32)} AND kind = 'copy'",
    { parameters: { numbers: incoming.map(({ number }) => Number(number)) }, signal },
  )
  const placed = await db
    .selectFrom('coverage.article')
    .select('number')
    .where('number', '=', sql<number>`any(${copies.map(({ first }) => first)}::int[])`)
    .where(sql<boolean>`batch in (select id from coverage.batch where storied_at is not null)`)
    .execute()
  const ready = new Set(placed.map(({ number }) => number))
  const order = new Map(incoming.map(({ number }, at) => [Number(number), at]))
  return new Map(
    copies.flatMap(({ number, first }) => {
      const isBefore = (order.get(first) ?? Infinity) < (order.get(number) ?? 0)
      return isBefore || ready.has(first) ? [[`${number}`, `${first}`]] : []
    }),
  )
}
