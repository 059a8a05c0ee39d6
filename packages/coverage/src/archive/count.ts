import type { ClickHouse, QueryOptions } from '@suyab/store/clickhouse'
import { whereOf, type CompiledCondition, type Duplicates, type Period } from './condition.ts'

/** What articles may be counted by. Weeks begin on Monday. */
export type Dimension =
  | 'day'
  | 'week'
  | 'month'
  | 'quarter'
  | 'year'
  | 'country'
  | 'language'
  | 'outlet'
  | 'type'

export interface CountOptions extends Period, Pick<QueryOptions, 'signal' | 'onProgress'> {
  /** In this order; none gives one row, the sum. */
  readonly by?: readonly Dimension[]
  /** 'all' unless told. */
  readonly duplicates?: Duplicates
}

/** Articles of one value of each dimension; a period is named by its first day. */
export type CountRow = Partial<Record<Dimension, string>> & { articles: number }

const columns: Record<Dimension, string> = {
  day: 'article.day',
  week: 'toMonday(article.day)',
  month: 'toStartOfMonth(article.day)',
  quarter: 'toStartOfQuarter(article.day)',
  year: 'toStartOfYear(article.day)',
  country: 'article.country',
  language: 'article.language',
  outlet: 'article.outlet',
  type: 'article.type',
}

/** Counts articles, ordered by what they are counted by; a value without any has no row. */
export async function countArticles(
  clickhouse: ClickHouse,
  condition: CompiledCondition,
  options: CountOptions,
): Promise<CountRow[]> {
  const { by = [], duplicates = 'all', signal, onProgress } = options
  const { sql, parameters } = whereOf(condition, options, duplicates)
  // Named apart from the columns, which the condition speaks of; a second SELECT around this one, to
  // name them back, would take a tenth of the time.
  const names = by.map((dimension) => `by_${dimension}`)
  const asked = [...by.map((one) => `${columns[one]} AS by_${one}`), 'count() AS articles']
  const grouped =
    names.length === 0 ? '' : ` GROUP BY ${names.join(', ')} ORDER BY ${names.join(', ')}`
  const rows = await clickhouse.query<Record<string, string> & { articles: number }>(
    `SELECT ${asked.join(', ')} FROM article ${sql}${grouped}`,
    { parameters, ...(signal && { signal }), ...(onProgress && { onProgress }) },
  )
  return rows.map(({ articles, ...values }) => ({
    ...Object.fromEntries(by.map((one) => [one, values[`by_${one}`]])),
    articles,
  }))
}
