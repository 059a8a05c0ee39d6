import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openClickHouse, type ClickHouse } from '@suyab/store/clickhouse'
import { migrateClickHouse } from '@suyab/store/clickhouse-migration'
import { countArticles } from '../src/archive/count.ts'
import { archiveMigrations } from '../src/archive/schema.ts'
import { searchArticles } from '../src/archive/search.ts'
import type { ArticleRow } from '../src/archive/row.ts'
import { conditionOf, frequencies, generatedRows, questions, type Question } from './generated.ts'
import { postgresPeer, sqlitePeer, type Peer } from './peer.ts'
import { timed } from './timed.ts'

interface Figure {
  readonly figure: string
  readonly value: number
  readonly unit: string
  readonly aim?: number
  readonly peer?: { readonly what: string; readonly value: number }
}

const names = Object.keys(frequencies) as (keyof typeof frequencies)[]

/**
 * How fast the archive counts and finds: 50 different questions of five words, by month and country,
 * warm, over BENCH_ARTICLES generated articles (1,000,000 unless told) of about 60 ready terms, 24
 * months and ten countries, when the engine has merged its parts; for words as frequent as a section's,
 * a topic's and names. What its engine holds in memory, and how fast ready rows are inserted. Up to a
 * million, PostgreSQL and SQLite are asked the same and must find as many. BENCH_FOLDER keeps what was
 * loaded, and uses it where it is there: to load ten million takes longer than to ask them.
 */
export async function run(): Promise<Figure[]> {
  const articles = Number(process.env['BENCH_ARTICLES'] ?? 1_000_000)
  const asked = names.map((name) => questions(50, frequencies[name]))
  const kept = process.env['BENCH_FOLDER']
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'suyab-bench-'))
  const clickhouse = await openClickHouse({ folder })
  let measured: Measured
  try {
    measured = await measure(clickhouse, articles, asked)
  } finally {
    await clickhouse.close()
    if (kept === undefined) rmSync(folder, { recursive: true })
  }
  const { counts, figures } = measured
  const parts = (): Generator<ArticleRow[]> => inserts(generatedRows(articles), 20_000)
  const peers: [string, Peer[]][] =
    articles > 1_000_000
      ? []
      : [
          ['PostgreSQL, GIN over tsvector', await postgresPeer(parts(), asked)],
          ['SQLite FTS5', await sqlitePeer(parts(), asked)],
        ]
  const compared = names.flatMap((name, at) => {
    const own = counts[at]!
    const p50 = { figure: `archive.count-${name}-p50.of-${articles}`, value: own.p50, unit: 'ms', aim: 60 } // prettier-ignore
    const p95 = { ...p50, figure: `archive.count-${name}-p95.of-${articles}`, value: own.p95, aim: 250 } // prettier-ignore
    const beside = peers.map(([what, times]) => {
      const peer = times[at]!
      if (peer.found.join() !== own.found.join()) throw new Error(`${what} does not find the same`)
      return { ...p50, peer: { what, value: peer.p50 } }
    })
    return [...(beside.length === 0 ? [p50] : beside), p95]
  })
  return [...compared, ...figures]
}

interface Measured {
  /** For each frequency of words. */
  readonly counts: readonly Peer[]
  readonly figures: readonly Figure[]
}

async function measure(
  clickhouse: ClickHouse,
  articles: number,
  asked: readonly (readonly Question[])[],
): Promise<Measured> {
  await migrateClickHouse(clickhouse, 'coverage', archiveMigrations({ kind: 'single' }))
  const perSecond = await load(clickhouse, articles)
  // What the table does by itself after an hour, at once.
  await clickhouse.command('ALTER TABLE article MODIFY SETTING min_age_to_force_merge_seconds = 1')
  await merged(clickhouse)
  const counts: Peer[] = []
  for (const some of asked) {
    const { answers, ...times } = await timed(some.map(conditionOf), (condition) =>
      countArticles(clickhouse, condition, { by: ['month', 'country'] }),
    )
    const found = answers.map((rows) => rows.reduce((sum, { articles: n }) => sum + n, 0))
    counts.push({ ...times, found })
  }
  const usual = (asked[names.indexOf('usual')] ?? []).map(conditionOf)
  const search = await timed(usual, (condition) => searchArticles(clickhouse, condition, {}))
  await mark(clickhouse, articles)
  const once = await timed(usual, (condition) =>
    countArticles(clickhouse, condition, { by: ['month', 'country'], duplicates: 'once' }),
  )
  const of = `of-${articles}`
  const figures: Figure[] = [
    { figure: `archive.count-once-p50.${of}`, value: once.p50, unit: 'ms' },
    { figure: `archive.count-once-p95.${of}`, value: once.p95, unit: 'ms' },
    { figure: `archive.search-p50.${of}`, value: search.p50, unit: 'ms' },
    { figure: `archive.search-p95.${of}`, value: search.p95, unit: 'ms', aim: 150 },
    ...(perSecond === undefined
      ? []
      : [{ figure: `archive.insert.${of}`, value: perSecond, unit: '1/s' }]),
    { figure: `archive.memory-most.${of}`, value: memory(clickhouse), unit: 'MB', aim: 4000 },
    { figure: `archive.disk.${of}`, value: await disk(clickhouse), unit: 'MB' },
    { figure: `archive.parts.${of}`, value: await parts(clickhouse), unit: '1' },
  ]
  return { counts, figures }
}

/** Inserts what is not yet there; gives how many a second, undefined where all was there. */
async function load(clickhouse: ClickHouse, articles: number): Promise<number | undefined> {
  const [row] = await clickhouse.query<{ there: number }>('SELECT count() AS there FROM article')
  if (row?.there === articles) return undefined
  if (row?.there !== 0) throw new Error(`${row?.there} articles are there, not ${articles}`)
  const from = performance.now()
  for (const rows of inserts(generatedRows(articles), 50_000))
    await clickhouse.insert('article', rows)
  return Math.round((articles / (performance.now() - from)) * 1000)
}

function* inserts(rows: Iterable<ArticleRow>, size: number): Generator<ArticleRow[]> {
  let part: ArticleRow[] = []
  for (const row of rows) {
    part.push(row)
    if (part.length < size) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}

/** Waits until the engine has nothing left to merge by itself, a quarter of an hour at most. */
async function merged(clickhouse: ClickHouse): Promise<void> {
  const end = performance.now() + 900_000
  for (let quiet = 0; quiet < 20 && performance.now() < end;) {
    const [row] = await clickhouse.query<{ n: number }>('SELECT count() AS n FROM system.merges')
    quiet = row?.n === 0 ? quiet + 1 : 0
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

/** Marks three of ten articles as copies. */
async function mark(clickhouse: ClickHouse, articles: number): Promise<void> {
  await clickhouse.command(
    `INSERT INTO duplicate SELECT number + 1, number, 'copy', 1
     FROM numbers({articles:UInt64}) WHERE cityHash64(number) % 10 < 3`,
    { parameters: { articles } },
  )
}

/** The most that the engine's process has held, in MB. */
function memory(clickhouse: ClickHouse): number {
  const status = readFileSync(`/proc/${clickhouse.pid()}/status`, 'utf8')
  return Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]) / 1000)
}

async function parts(clickhouse: ClickHouse): Promise<number> {
  const [row] = await clickhouse.query<{ parts: number }>(
    "SELECT count() AS parts FROM system.parts WHERE active AND table = 'article'",
  )
  return row?.parts ?? 0
}

async function disk(clickhouse: ClickHouse): Promise<number> {
  const [row] = await clickhouse.query<{ bytes: number }>(
    "SELECT sum(bytes_on_disk) AS bytes FROM system.parts WHERE active AND table = 'article'",
  )
  return Math.round((row?.bytes ?? 0) / 1e6)
}
