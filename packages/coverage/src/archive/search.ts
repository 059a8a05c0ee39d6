import type { ClickHouse, QueryOptions } from '@suyab/store/clickhouse'
import { whereOf, type CompiledCondition, type Duplicates, type Period } from './condition.ts'

export interface SearchPage extends Period, Pick<QueryOptions, 'signal' | 'onProgress'> {
  /** How many hits at most; 20 unless told. */
  readonly limit?: number
  /** The last page's `next`, for what comes after it. */
  readonly after?: Cursor
  /** 'all' unless told. */
  readonly duplicates?: Duplicates
  /** After so many the engine gives up by itself, whoever waits; it does not unless told. */
  readonly seconds?: number
  /** false: `text` is left empty. */
  readonly texts?: boolean
  /** Characters of each text, which is cut there; whole unless told. */
  readonly longestText?: number
}

/** Where a page ended. */
export interface Cursor {
  readonly day: string
  readonly published: string
  readonly number: number
}

export interface Hit {
  readonly id: string
  readonly number: number
  readonly outlet: string
  readonly country: string
  readonly language: string
  /** ISO 8601, UTC. */
  readonly published: string
  /** In the outlet's own time zone. */
  readonly day: string
  readonly type: string
  readonly title: string
  readonly link: string
  readonly text: string
  readonly places: readonly string[]
}

export interface Found {
  readonly hits: readonly Hit[]
  /** For the next page; undefined on the last. */
  readonly next?: Cursor
}

/**
 * Finds articles, the newest first, by their day in the outlet's time zone and then by their moment.
 * A page does not shift while articles come in.
 */
export async function searchArticles(
  clickhouse: ClickHouse,
  condition: CompiledCondition,
  page: SearchPage,
): Promise<Found> {
  const {
    limit = 20,
    after,
    duplicates = 'all',
    texts = true,
    longestText,
    seconds,
    signal,
    onProgress,
  } = page
  const paged: CompiledCondition =
    after === undefined
      ? condition
      : {
          sql: `(${condition.sql}) AND day <= {after_day:Date} AND (day, published, number) < ({after_day:Date}, {after_published:DateTime64(3, 'UTC')}, {after_number:UInt32})`,
          parameters: {
            ...condition.parameters,
            after_day: after.day,
            after_published: after.published.replace('T', ' ').replace('Z', ''),
            after_number: after.number,
          },
        }
  const { sql, parameters } = whereOf(paged, page, duplicates)
  const whole = longestText === undefined ? 'text' : 'substringUTF8(article.text, 1, {longest_text:UInt32}) AS text' // prettier-ignore
  const hits = await clickhouse.query<Hit>(
    `SELECT id, number, outlet, country, language, published, day, type, title, link, ${texts ? whole : "'' AS text"}, places
     FROM article ${sql}
     ORDER BY day DESC, published DESC, number DESC LIMIT {page_limit:UInt32}`,
    {
      parameters: { ...parameters, page_limit: limit + 1, ...(longestText === undefined ? {} : { longest_text: longestText }) }, // prettier-ignore
      // Titles and texts are read for the page alone, not for all that is found.
      settings: {
        query_plan_max_limit_for_lazy_materialization: '10000',
        ...(seconds === undefined ? {} : { max_execution_time: seconds }),
      },
      ...(signal && { signal }),
      ...(onProgress && { onProgress }),
    },
  )
  const last = hits.length > limit ? hits[limit - 1] : undefined
  return {
    hits: hits.slice(0, limit),
    ...(last && { next: { day: last.day, published: last.published, number: last.number } }),
  }
}

/** Articles by their ids, with their texts, in the order asked for; erased ones are left out. */
export async function articlesById(
  archive: { search(condition: CompiledCondition, page: SearchPage): Promise<Found> },
  ids: readonly string[],
  options: Pick<SearchPage, 'from' | 'to' | 'longestText' | 'signal'> = {},
): Promise<Hit[]> {
  if (ids.length === 0) return []
  const { hits } = await archive.search(
    { sql: 'id IN {asked:Array(UUID)}', parameters: { asked: [...ids] } },
    { ...options, limit: ids.length },
  )
  const byId = new Map(hits.map((hit) => [hit.id, hit]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
