import type { ClickHouse } from '@suyab/store/clickhouse'
import { dayText } from '../growth/day.ts'

/** Articles of each day, ISO 8601, on the clocks of their outlet. */
export type PublishedDays = ReadonlyMap<string, number>

/** How many articles the archive has of each day of each outlet, or of one; both days belong to it. */
export async function publishedByOutlet(
  clickhouse: ClickHouse,
  { from, to, outlet }: { readonly from: string; readonly to: string; readonly outlet?: string },
): Promise<ReadonlyMap<string, PublishedDays>> {
  // A row for an outlet: a row for each of its days would be a hundred thousand objects.
  const rows = await clickhouse.query<{ outlet: string; days: number[]; counts: number[] }>(
    `SELECT by_outlet AS outlet, groupArray(by_day) AS days, groupArray(articles) AS counts FROM (
       SELECT article.outlet AS by_outlet, toUInt16(article.day) AS by_day, toUInt32(count()) AS articles
       FROM article WHERE day BETWEEN {from:Date} AND {to:Date}
         ${outlet === undefined ? '' : 'AND article.outlet = {outlet:String}'}
       GROUP BY by_outlet, by_day
     ) GROUP BY by_outlet`,
    { parameters: { from, to, ...(outlet === undefined ? {} : { outlet }) } },
  )
  return new Map(
    rows.map(({ outlet: id, days, counts }) => [
      id,
      new Map(days.map((day, at) => [dayText(day), counts[at] ?? 0])),
    ]),
  )
}
