import type { ClickHouse, QueryOptions } from '@suyab/store/clickhouse'
import { sql, type Kysely } from 'kysely'
import type { CoverageTables } from '../tables.ts'
import { whereOf, type CompiledCondition, type Duplicates, type Period } from './condition.ts'

export interface StoriesOptions extends Period, Pick<QueryOptions, 'signal'> {
  /** How many stories at most; 20 unless told. */
  readonly limit?: number
  /** Whether copies count as found; 'all' unless told. */
  readonly duplicates?: Duplicates
}

/** What a story is called in one language. */
export interface StoryHeadline {
  /** BCP 47. */
  readonly language: string
  readonly title: string
  readonly url: string
  readonly outlet: string
}

/** A story of two articles or more: everything but `found` is of all its articles. */
export interface StoryRow {
  /** The number of the article that it began with; it stays when stories become one. */
  readonly story: number
  /** Articles of it that the question finds. */
  readonly found: number
  readonly articles: number
  readonly outlets: number
  /** ISO 3166-1, those with the most articles first. */
  readonly countries: readonly string[]
  /** Days in the outlets' own time zones. */
  readonly firstDay: string
  readonly lastDay: string
  /** One for each language, of the first publication in it with a title; the earliest first. */
  readonly headlines: readonly StoryHeadline[]
}

export interface FoundStories {
  /** Those of which most is found first, then the larger. */
  readonly stories: readonly StoryRow[]
  /** How many there are in all. */
  readonly total: number
}

/** Finds the stories that have articles of which a condition holds. */
export async function findStories(
  db: Kysely<CoverageTables>,
  clickhouse: ClickHouse,
  condition: CompiledCondition,
  options: StoriesOptions,
): Promise<FoundStories> {
  const { limit = 20, duplicates = 'all', signal } = options
  const { sql: where, parameters } = whereOf(condition, options, duplicates)
  const asking = signal === undefined ? {} : { signal }
  const found = await clickhouse.query<{ story: number; found: number; articles: number; total: number }>(
    `SELECT story, found, articles, toUInt32(count() OVER ()) AS total FROM (
       SELECT story, toUInt32(countIf(hit)) AS found, toUInt32(count()) AS articles FROM (
         SELECT story, number IN (SELECT number FROM article ${where}) AS hit
         FROM story FINAL WHERE story != 0
       ) GROUP BY story HAVING found > 0 AND articles > 1
     ) ORDER BY found DESC, articles DESC, story LIMIT {most_stories:UInt32}`,
    { parameters: { ...parameters, most_stories: limit }, ...asking },
  ) // prettier-ignore
  const ids = found.map(({ story }) => story)
  const of = await membersOf(db, clickhouse, ids, asking)
  const sums = await clickhouse.query<Omit<StoryRow, 'found' | 'headlines'>>(
    `SELECT story, toUInt32(count()) AS articles, toUInt32(uniqExact(outlet)) AS outlets,
       arrayMap(c -> c.2, arraySort(c -> (-c.1, c.2), arrayMap(c -> (countEqual(all, c), c), arrayDistinct(groupArray(country) AS all)))) AS countries,
       min(day) AS firstDay, max(day) AS lastDay
     FROM article JOIN ${joined} WHERE ${memberDays} GROUP BY story`,
    { parameters: of, ...asking },
  )
  const titles = await clickhouse.query<StoryHeadline & { story: number }>(
    `SELECT story, language, title, url, outlet FROM (
       SELECT told.story AS story, language, title, link AS url, outlet, published, number
       FROM article JOIN ${joined} WHERE ${memberDays} AND notEmpty(trimBoth(title))
       ORDER BY story, published, number LIMIT 1 BY story, language
     ) ORDER BY story, published, number`,
    { parameters: of, ...asking },
  )
  const headlines = Map.groupBy(titles, ({ story }) => story)
  const byId = new Map(sums.map((one) => [one.story, one]))
  return {
    stories: found.flatMap(({ story, found: hits }) => {
      const sum = byId.get(story)
      if (sum === undefined) return []
      const named = (headlines.get(story) ?? []).map(({ story: _story, ...headline }) => headline)
      return [{ ...sum, found: hits, headlines: named }]
    }),
    total: found[0]?.total ?? 0,
  }
}

/** The articles of stories, told of in the archive, and where to look for them. */
const joined = `(
  SELECT number, story FROM story FINAL
  WHERE number IN {members:Array(UInt32)} AND story IN {stories:Array(UInt32)}
) AS told ON told.number = article.number`
/** The archive is in the order of days: without them all of it would be looked through. */
const memberDays = 'day IN {days:Array(Date)} AND article.number IN {members:Array(UInt32)}'

interface Members {
  readonly stories: readonly number[]
  readonly members: readonly number[]
  readonly days: readonly string[]
  readonly [name: string]: unknown
}

async function membersOf(
  db: Kysely<CoverageTables>,
  clickhouse: ClickHouse,
  stories: readonly number[],
  asking: Pick<QueryOptions, 'signal'>,
): Promise<Members> {
  const told = await clickhouse.query<{ number: number }>(
    'SELECT number FROM story FINAL WHERE story IN {stories:Array(UInt32)}',
    { parameters: { stories }, ...asking },
  )
  const members = told.map(({ number }) => number)
  return { stories, members, days: await daysOf(db, members) }
}

async function daysOf(
  db: Kysely<CoverageTables>,
  numbers: readonly number[],
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('coverage.article')
    .select(sql<string>`day::text`.as('day'))
    .distinct()
    .where('number', '=', sql<number>`any(${numbers}::int[])`)
    .execute()
  return rows.map(({ day }) => day)
}

/** An article of a story. */
export interface StoryArticleRow {
  readonly id: string
  readonly number: number
  readonly url: string
  readonly outlet: string
  readonly country: string
  readonly language: string
  /** ISO 8601, UTC. */
  readonly published: string
  /** In the outlet's own time zone. */
  readonly day: string
  readonly type: string
  readonly title: string
}

/** Where a page of a story's articles ended. */
export interface StoryCursor {
  readonly published: string
  readonly number: number
}

export interface StoryPage {
  /** Another than was asked for where the one became part of it. */
  readonly story: number
  /** The earliest first. */
  readonly articles: readonly StoryArticleRow[]
  /** How many there are in all. */
  readonly total: number
  /** For the next page; undefined on the last. */
  readonly next?: StoryCursor
}

/**
 * The articles of a story, page by page; undefined where there is none of that number. The number of
 * any of its articles finds it too, so that a story is found by its former number for good.
 */
export async function storyArticles(
  db: Kysely<CoverageTables>,
  clickhouse: ClickHouse,
  id: number,
  options: Pick<QueryOptions, 'signal'> & {
    readonly after?: StoryCursor
    readonly limit?: number
  } = {},
): Promise<StoryPage | undefined> {
  const { after, limit = 100, signal } = options
  const asking = signal === undefined ? {} : { signal }
  const [own] = await clickhouse.query<{ story: number }>(
    'SELECT story FROM story FINAL WHERE number = {id:UInt32} AND story != 0',
    { parameters: { id }, ...asking },
  )
  const story = own?.story ?? id
  const told = await membersOf(db, clickhouse, [story], asking)
  // An article that is alone is a story that nobody told of.
  const of =
    told.members.length > 0 ? told : { members: [id], days: await daysOf(db, [id]), stories: [id] }
  const articles = await clickhouse.query<StoryArticleRow & { total: number }>(
    `SELECT id, number, link AS url, outlet, country, language, published, day, type, title,
       (SELECT toUInt32(count()) FROM article WHERE ${memberDays}) AS total
     FROM article WHERE ${memberDays}
       ${after === undefined ? '' : "AND (published, number) > ({after_published:DateTime64(3, 'UTC')}, {after_number:UInt32})"}
     ORDER BY article.published, number LIMIT {page_limit:UInt32}`,
    {
      parameters: {
        ...of,
        page_limit: limit + 1,
        ...(after === undefined
          ? {}
          : {
              after_published: after.published.replace('T', ' ').replace('Z', ''),
              after_number: after.number,
            }),
      },
      ...asking,
    },
  )
  const [first] = articles
  if (first === undefined && after === undefined) return undefined
  const last = articles.length > limit ? articles[limit - 1] : undefined
  return {
    story,
    articles: articles.slice(0, limit).map(({ total: _total, ...article }) => article),
    total: first?.total ?? 0,
    ...(last && { next: { published: last.published, number: last.number } }),
  }
}
