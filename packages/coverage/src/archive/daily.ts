import { createHash } from 'node:crypto'
import type { ClickHouse, QueryOptions } from '@suyab/store/clickhouse'
import { sql, type Kysely } from 'kysely'
import type { Tie } from '../growth/cluster.ts'
import { dayText } from '../growth/day.ts'
import type { DailyCount, Period } from '../growth/growth.ts'
import type { CoverageTables } from '../tables.ts'
import { whereOf, type CompiledCondition, type Duplicates } from './condition.ts'

type Asking = Pick<QueryOptions, 'signal' | 'onProgress'>

/** An outlet's day, with the outlet's country. */
export interface CountryCount extends DailyCount {
  readonly country: string
}

/** Days of several periods, whatever lies between them. */
export function daysOf(periods: readonly Period[]): CompiledCondition {
  const parts = periods.map((_, at) => `day BETWEEN {from_${at}:Date} AND {to_${at}:Date}`)
  const days = periods.flatMap(({ from, to }, at) => [
    [`from_${at}`, from] as const,
    [`to_${at}`, to] as const,
  ])
  return { sql: `(${parts.join(' OR ')})`, parameters: Object.fromEntries(days) }
}

/**
 * What each outlet published on each day of some periods, and how much of it was found. Days without
 * an article have no count.
 * @param every holds of all articles that `hits` holds of
 */
export async function dailyCounts(
  clickhouse: ClickHouse,
  { hits, every }: { readonly hits: CompiledCondition; readonly every: CompiledCondition },
  options: Asking & { readonly periods: readonly Period[]; readonly duplicates: Duplicates },
): Promise<CountryCount[]> {
  const found = new Map<string, number>()
  for (const one of await countedDays(clickhouse, hits, options))
    for (const [at, day] of one.days.entries())
      found.set(`${day} ${one.country} ${one.outlet}`, one.counts[at] ?? 0)
  const all = await countedDays(clickhouse, every, options)
  return all.flatMap(({ country, outlet, days, counts }) =>
    days.map((day, at) => ({
      country,
      outlet,
      day: dayText(day),
      hits: found.get(`${day} ${country} ${outlet}`) ?? 0,
      total: counts[at] ?? 0,
    })),
  )
}

interface OutletDays {
  readonly country: string
  readonly outlet: string
  /** Since 1970. */
  readonly days: readonly number[]
  readonly counts: readonly number[]
}

/** One row for an outlet: a hundred thousand rows would keep the thread from everything else. */
function countedDays(
  clickhouse: ClickHouse,
  condition: CompiledCondition,
  options: Parameters<typeof dailyCounts>[2],
): Promise<OutletDays[]> {
  const { periods, duplicates, signal, onProgress } = options
  const days = daysOf(periods)
  const both = {
    sql: `(${condition.sql}) AND ${days.sql}`,
    parameters: { ...condition.parameters, ...days.parameters },
  }
  const { sql: where, parameters } = whereOf(both, {}, duplicates)
  return clickhouse.query<OutletDays>(
    `SELECT by_country AS country, by_outlet AS outlet, groupArray(by_day) AS days, groupArray(articles) AS counts
     FROM (
       SELECT article.country AS by_country, article.outlet AS by_outlet,
         toUInt16(article.day) AS by_day, toUInt32(count()) AS articles
       FROM article ${where} GROUP BY by_country, by_outlet, by_day
     ) GROUP BY by_country, by_outlet`,
    { parameters, ...(signal && { signal }), ...(onProgress && { onProgress }) },
  )
}

/** What more outlets than this print ties none to another: it came from an agency. */
const mostTied = 60

/** How many texts each two outlets both published in some periods. */
export function tiesBetween(
  clickhouse: ClickHouse,
  { periods, signal, onProgress }: Asking & { readonly periods: readonly Period[] },
): Promise<Tie[]> {
  const days = daysOf(periods)
  return clickhouse.query<Tie>(
    `WITH copies AS (SELECT number, first FROM duplicate FINAL WHERE kind = 'copy'),
     members AS (SELECT number, first FROM copies UNION ALL SELECT DISTINCT first AS number, first FROM copies)
     SELECT pair.1 AS one, pair.2 AS other, toUInt32(count()) AS shared FROM (
       SELECT arraySort(groupUniqArray(outlet)) AS outlets FROM (
         SELECT toString(article.outlet) AS outlet, members.first AS first
         FROM article JOIN members ON members.number = article.number WHERE ${days.sql}
       ) GROUP BY first HAVING length(outlets) BETWEEN 2 AND ${mostTied}
     ) ARRAY JOIN arrayFlatten(arrayMap((a, i) -> arrayMap(b -> (a, b), arraySlice(outlets, i + 1)), outlets, arrayEnumerate(outlets))) AS pair
     GROUP BY one, other`,
    { parameters: days.parameters, ...(signal && { signal }), ...(onProgress && { onProgress }) },
  )
}

/**
 * What changes whenever an answer about some periods may: when articles of theirs come, go, are
 * brought in again or are told to be copies. Not when others are.
 */
export async function dataVersion(
  db: Kysely<CoverageTables>,
  clickhouse: ClickHouse,
  { periods, signal }: Pick<Asking, 'signal'> & { readonly periods: readonly Period[] },
): Promise<string> {
  const days = daysOf(periods)
  const options = { parameters: days.parameters, ...(signal && { signal }) }
  const [articles] = await clickhouse.query<{ articles: string; sum: string; batches: number[] }>(
    `SELECT toString(count()) AS articles, toString(sum(cityHash64(number))) AS sum,
       arraySort(groupUniqArray(batch)) AS batches
     FROM article WHERE ${days.sql}`,
    options,
  )
  const [told] = await clickhouse.query<{ version: string }>(
    `SELECT toString(max(version)) AS version FROM duplicate
     WHERE number IN (SELECT number FROM article WHERE ${days.sql})`,
    options,
  )
  // With other rules for terms, an article brought in again may be found by other words.
  const brought = await db
    .selectFrom('coverage.batch')
    .select(sql<string | null>`max(archived_at)::text`.as('last'))
    .where('id', '=', sql<number>`any(${articles?.batches ?? []}::int[])`)
    .executeTakeFirstOrThrow()
  const parts = [articles?.articles, articles?.sum, told?.version, brought.last]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}
