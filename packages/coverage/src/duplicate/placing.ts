import { setImmediate as turn } from 'node:timers/promises'
import { sql } from 'kysely'
import { articleId, type Article } from '../article.ts'
import { readOriginal } from '../archive/original.ts'
import type { ArchiveParts } from '../archive/parts.ts'
import { wallDay } from '@suyab/language/zone'
import {
  candidatePairs,
  copiesOf,
  dated,
  foundIndex,
  insertBands,
  sketched,
  tellRows,
  toldOf,
  type OfBatches,
} from './candidate.ts'
import { place } from './group.ts'
import { regrouped, type Archived, type Told } from './regrouping.ts'
import { sketchOf, type Sketch } from './sketch.ts'
import { titleOf } from './title.ts'

/** How long a thread is kept from everything else, in milliseconds. */
const longestTurn = 20

/** Makes sketches in this thread, which does other things in between. */
async function sketchAll(texts: readonly string[]): Promise<Sketch[]> {
  const sketches: Sketch[] = []
  let since = performance.now()
  for (const text of texts) {
    sketches.push(sketchOf(text))
    if (performance.now() - since < longestTurn) continue
    await turn()
    since = performance.now()
  }
  return sketches
}

interface UnplacedBatch {
  readonly id: number
  readonly original: string
  readonly articles: number
}

/** Articles that are placed at once: the more, the fewer looks through the bands of a month. */
const largestGroup = 20_000
/** Of how many texts sketches are made before they are handed on. */
const textsAtOnce = 500

/** How many articles are in the archive whose copies have not been looked for. */
export async function unplacedArticles({ db }: ArchiveParts): Promise<number> {
  const { unplaced } = await db
    .selectFrom('coverage.batch')
    .select(sql<number>`coalesce(sum(articles), 0)::bigint`.as('unplaced'))
    .where('placed_at', 'is', null)
    .where('archived_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return unplaced
}

/**
 * Looks for the copies of what is in the archive and was not looked at, oldest batches first, and
 * tells the archive of them. Only the sole writer may call this. A batch counts as placed when all
 * of it was told; placing it again after a crash comes to the same.
 * @param options version rises with every word, such as milliseconds since 1970; onPlaced hears how
 * many articles were placed
 */
export async function placeWaiting(
  parts: ArchiveParts,
  options: {
    readonly version: () => number
    readonly signal: AbortSignal
    readonly onPlaced?: (articles: number) => void
  },
): Promise<void> {
  const { version, signal, onPlaced } = options
  for (;;) {
    signal.throwIfAborted()
    const group = await nextGroup(parts)
    if (group.length === 0) return
    const spread = await sketchGroup(parts, group, signal)
    if (spread !== undefined) await placeGroup(parts, spread, version, signal)
    const ids = group.map(({ id }) => id)
    await parts.db
      .updateTable('coverage.batch')
      .set({ placed_at: sql`now()` })
      .where('id', '=', sql<number>`any(${ids}::int[])`)
      .execute()
    onPlaced?.(group.reduce((sum, { articles }) => sum + articles, 0))
  }
}

async function nextGroup({ db }: ArchiveParts): Promise<UnplacedBatch[]> {
  const waiting = await db
    .selectFrom('coverage.batch')
    .select(['id', 'original', 'articles'])
    .where('placed_at', 'is', null)
    .where('archived_at', 'is not', null)
    .orderBy('id')
    .limit(500)
    .execute()
  const group: UnplacedBatch[] = []
  let articles = 0
  for (const batch of waiting) {
    articles += batch.articles
    if (articles > largestGroup && group.length > 0) break
    group.push(batch)
  }
  return group
}

/** What a group of batches has, and when it was published. */
interface Spread {
  readonly of: OfBatches
  readonly months: readonly string[]
}

/** Makes the sketches of batches and puts them into the archive; undefined where there are none. */
async function sketchGroup(
  { db, blobs, clickhouse }: ArchiveParts,
  group: readonly UnplacedBatch[],
  signal: AbortSignal,
): Promise<Spread | undefined> {
  const months = new Set<string>()
  let [from, to] = [Infinity, 0]
  async function* sketchRows(): AsyncGenerator<object> {
    for (const { id: batch, original } of group) {
      const owned = await db
        .selectFrom('coverage.article')
        .select(['id', 'number'])
        .where('batch', '=', batch)
        .execute()
      const numbers = new Map(owned.map(({ id, number }) => [id, number]))
      const articles = (await readOriginal(blobs, original)).flatMap((article) => {
        const id = articleId(article.link)
        const number = numbers.get(id)
        return number === undefined ? [] : [{ article, id, number }]
      })
      for (let at = 0; at < articles.length; at += textsAtOnce) {
        const some = articles.slice(at, at + textsAtOnce)
        const sketches = await sketchAll(some.map(({ article }) => sketchedText(article)))
        for (const [index, { article, id, number }] of some.entries()) {
          const { size, numbers, least } = sketches[index]!
          for (const month of monthsAround(article.published)) months.add(month)
          from = Math.min(from, number)
          to = Math.max(to, number)
          const { outlet, published, timeZone } = article
          yield {
            number,
            batch,
            id,
            outlet,
            published: published.replace('T', ' ').replace('Z', ''),
            day: wallDay(published, timeZone),
            size,
            numbers,
            least: Array.from(least),
          }
        }
      }
    }
  }
  const rows = sketchRows()
  const first = await rows.next()
  if (first.done === true) return undefined
  await clickhouse.insert('sketch', prepended(first.value, rows), { signal })
  const of = { batches: group.map(({ id }) => id), from, to }
  await insertBands(clickhouse, of)
  return { of, months: [...months] }
}

/** What an article repeats is its text; where only its title is known, that. */
function sketchedText({ title, text, outlet }: Article): string {
  return text.trim() === '' ? titleOf(title, [outlet]) : text
}

/** The month of a moment, in UTC, with the ones before and after it. */
function monthsAround(published: string): string[] {
  const [year, month] = [Number(published.slice(0, 4)), Number(published.slice(5, 7)) - 1]
  return [-1, 0, 1].map((step) => new Date(Date.UTC(year, month + step)).toISOString().slice(0, 10))
}

async function* prepended<Value>(first: Value, rest: AsyncIterable<Value>): AsyncGenerator<Value> {
  yield first
  yield* rest
}

async function placeGroup(
  { clickhouse }: ArchiveParts,
  { of, months }: Spread,
  version: () => number,
  signal: AbortSignal,
): Promise<void> {
  const pairs = await candidatePairs(clickhouse, of, months, signal)
  const numbers = [...pairs].flatMap(([number, others]) => [number, ...others])
  const publications = new Map<number, Archived>()
  for (const one of await sketched(clickhouse, numbers, signal)) publications.set(one.number, one)
  const index = foundIndex(pairs, publications)
  const placed = [...pairs.keys()].flatMap((number) => {
    const publication = publications.get(number)
    if (publication === undefined) return []
    const placement = place(publication, index)
    const alone = placement.copies.length === 0 && placement.near.length === 0
    return alone ? [] : [{ publication, placement }]
  })
  if (placed.length === 0) return
  const touched = placed.flatMap(({ publication, placement: { copies, near } }) => [
    publication.number,
    ...copies.map(({ number }) => number),
    ...near.map(({ publication: { number } }) => number),
  ])
  const said = new Map<number, Told>()
  for (const one of await toldOf(clickhouse, touched, signal)) said.set(one.number, one)
  const groups = [...said.values()].flatMap(({ first, kind }) => (kind === 'copy' ? [first] : []))
  const firsts = await dated(clickhouse, groups, signal)
  const { told, renamed } = regrouped(placed, said, new Map(firsts.map((one) => [one.number, one])))
  const followers = await copiesOf(clickhouse, renamed.keys(), signal)
  await tellRows(clickhouse, [...moved(followers, renamed, told), ...told], version())
}

/** Those of renamed groups that were not placed themselves. */
function moved(
  followers: readonly Told[],
  renamed: ReadonlyMap<number, number>,
  told: readonly Told[],
): Told[] {
  const done = new Set(told.map(({ number }) => number))
  return followers.flatMap(({ number, first: former }) => {
    const first = renamed.get(former)
    if (first === undefined || done.has(number) || number === first) return []
    return [{ number, first, kind: 'copy' as const }]
  })
}
