/**
 * The desk's list over 100,000 items in several scripts: 50 different queries, each with its page
 * and all facets, and beside it a plain ILIKE over the same texts with the same counts by GROUP BY.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Desk } from '@suyab/exchange/desk/desk'
import { listItems, type ItemQuery } from '@suyab/exchange/desk/item-list'
import { exchangeMigrations } from '@suyab/exchange/migration'
import type { Db } from '@suyab/exchange/row'
import type { ExchangeTables } from '@suyab/exchange/tables'
import { openStore } from '@suyab/store/database'
import { migrate } from '@suyab/store/migration'
import { sql } from 'kysely'
import { fillItems, seededRandom, type Sample } from './desk-rows.ts'
import type { Figure } from './figure.ts'

export async function run(): Promise<Figure[]> {
  const items = Number(process.env['BENCH_ITEMS'] ?? 100_000)
  const folder = mkdtempSync(join(tmpdir(), 'suyab-bench-'))
  const store = await openStore({ dataFolder: folder })
  try {
    await migrate(store.db, 'exchange', exchangeMigrations)
    const db = store.database<ExchangeTables>()
    const sample = await fillItems(db, items)
    const desk: Desk = {
      db,
      now: () => new Date('2026-11-23T06:00:00.000Z'),
      uuid: () => crypto.randomUUID(),
      personNames: () => Promise.resolve(new Map()),
    }
    const viewer = { person: sample.person, role: 'editor' as const, language: 'en' }
    const queries = fiftyQueries(sample)
    const ours = await measure(queries, 3, async (query) => listItems(desk, query, viewer))
    const peer = await measure(queries.slice(0, 20), 1, (query) => likeList(db, query))
    const what = 'ILIKE and GROUP BY over the same items'
    return [
      figure('desk.list-p50', ours, 0.5),
      {
        ...figure('desk.list-p95', ours, 0.95),
        aim: 100,
        peer: { what, value: timeAt(peer, 0.95) },
      },
      figure('desk.list-slowest', ours, 1),
    ]
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function fiftyQueries({ words, topics, partners }: Sample): ItemQuery[] {
  const random = seededRandom(50)
  const pick = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(values.length * random())] ?? (values[0] as Value)
  const languages = [...words.keys()]
  const states = ['offered', 'taken', 'published', 'killed', 'withheld', 'embargoed', 'denied']
  const makers: readonly (() => Partial<ItemQuery>)[] = [
    () => ({}),
    () => ({ language: [pick(languages)] }),
    () => ({ partner: [pick(partners)], kind: ['text'] }),
    () => ({ topic: [pick(topics)] }),
    () => ({ state: [pick(states)] }),
    () => ({ unread: true, language: [pick(languages)] }),
    () => ({ q: `${words.get(pick(languages))?.word()} ` }),
    () => ({ q: words.get(pick(languages))?.word().slice(0, 4) ?? '' }),
    () => ({ q: `${words.get('ru')?.word()} `, topic: [pick(topics)] }),
    () => ({ q: words.get('zh-Hans')?.word() ?? '', partner: [pick(partners)] }),
  ]
  return Array.from({ length: 50 }, (_, index) => ({
    box: 'in' as const,
    ...makers[index % makers.length]?.(),
  }))
}

/** Milliseconds of each query on a warm database, the best of some turns, in ascending order. */
async function measure(
  queries: readonly ItemQuery[],
  turns: number,
  ask: (query: ItemQuery) => Promise<unknown>,
): Promise<number[]> {
  for (const query of queries.slice(0, 5)) await ask(query)
  const best: number[] = []
  for (const query of queries) {
    const times: number[] = []
    for (let turn = 0; turn < turns; turn += 1) {
      const begin = performance.now()
      await ask(query)
      times.push(performance.now() - begin)
    }
    best.push(Math.min(...times))
  }
  return best.sort((a, b) => a - b)
}

function figure(name: string, times: readonly number[], share: number): Figure {
  return { figure: name, value: timeAt(times, share), unit: 'ms' }
}

/** The time that this share of the queries stays within. */
function timeAt(times: readonly number[], share: number): number {
  const place = Math.min(times.length - 1, Math.floor(times.length * share))
  return Math.round(10 * (times[place] ?? 0)) / 10
}

/** What one would write without terms: text by ILIKE, a page, a total and each facet by GROUP BY. */
async function likeList(db: Db, query: ItemQuery): Promise<number> {
  const where = sql.join(
    [
      sql`true`,
      ...(query.q === undefined ? [] : [sql`t.text ilike ${`%${query.q.trim()}%`}`]),
      ...(query.partner === undefined ? [] : [sql`i.partner = any(${[...query.partner]})`]),
      ...(query.language === undefined ? [] : [sql`i.language = any(${[...query.language]})`]),
      ...(query.kind === undefined ? [] : [sql`i.kind = any(${[...query.kind]})`]),
      ...(query.topic === undefined ? [] : [sql`i.topics && ${[...query.topic]}::text[]`]),
    ],
    sql` and `,
  )
  const from = sql`from exchange.item i join bench_text t on t.uri = i.uri where ${where}`
  const [total] = (await sql<{ count: number }>`select count(*) ${from}`.execute(db)).rows
  await sql`select i.uri, i.headline ${from} order by i.received desc limit 50`.execute(db)
  for (const column of ['partner', 'language', 'kind', 'state']) {
    await sql`select ${sql.ref(`i.${column}`)}, count(*) ${from} group by 1`.execute(db)
  }
  await sql`select topic, count(*) from (select unnest(i.topics) as topic ${from}) x group by 1`.execute(
    db,
  )
  return total?.count ?? 0
}
