import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openStore } from '@suyab/store/database'
import type { ArticleRow } from '../src/archive/row.ts'
import type { Question } from './generated.ts'
import { timed, type Times } from './timed.ts'

/** What another engine took for the same, and how many articles each question found there. */
export interface Peer extends Times {
  readonly found: number[]
}

type Rows = Iterable<readonly ArticleRow[]>
/** Questions of each frequency. */
type Asked = readonly (readonly Question[])[]

/** PostgreSQL with a GIN index over tsvector, its pages in memory. */
export async function postgresPeer(rows: Rows, asked: Asked): Promise<Peer[]> {
  const folder = mkdtempSync(join(tmpdir(), 'suyab-bench-'))
  const store = await openStore({ dataFolder: folder, connections: 1 })
  try {
    const { pool } = store
    await pool.query(
      'create unlogged table article (number int, day date, country text, terms tsvector)',
    )
    for (const part of rows)
      await pool.query(
        `insert into article
         select number, day, country, array_to_tsvector(array_remove(string_to_array(terms, ' '), ''))
         from unnest($1::int[], $2::date[], $3::text[], $4::text[]) as given (number, day, country, terms)`,
        [
          part.map(({ number }) => number),
          part.map(({ day }) => day),
          part.map(({ country }) => country),
          part.map(({ terms }) => terms.join(' ')),
        ],
      )
    await pool.query("set maintenance_work_mem = '512MB'")
    await pool.query("set work_mem = '256MB'")
    await pool.query('create index on article using gin (terms)')
    await pool.query('vacuum analyze article')
    return await eachOf(asked, async ({ all, any, other, none }) => {
      const { rows: found } = await pool.query<{ articles: number }>(
        `select date_trunc('month', day) as month, country, count(*) as articles
         from article where terms @@ $1::tsquery group by 1, 2 order by 1, 2`,
        [`((${all} & (${any.join(' | ')})) | ${other}) & !${none}`],
      )
      return sum(found)
    })
  } finally {
    await store.close()
    rmSync(folder, { recursive: true })
  }
}

/** SQLite with FTS5 and the positions that phrases need, its pages in memory. */
export async function sqlitePeer(rows: Rows, asked: Asked): Promise<Peer[]> {
  const folder = mkdtempSync(join(tmpdir(), 'suyab-bench-'))
  const database = new DatabaseSync(join(folder, 'article.sqlite'))
  try {
    database.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2000000;
      CREATE TABLE article (number INTEGER PRIMARY KEY, month TEXT, country TEXT);
      CREATE VIRTUAL TABLE words USING fts5(terms, content='', tokenize='ascii')`)
    const article = database.prepare('INSERT INTO article VALUES (?, ?, ?)')
    const terms = database.prepare('INSERT INTO words (rowid, terms) VALUES (?, ?)')
    for (const part of rows) {
      database.exec('BEGIN')
      for (const row of part) {
        article.run(row.number, row.day.slice(0, 7), row.country)
        terms.run(row.number, row.terms.join(' '))
      }
      database.exec('COMMIT')
    }
    database.exec("INSERT INTO words (words) VALUES ('optimize')")
    const count = database.prepare(`SELECT month, country, count(*) AS articles
      FROM words JOIN article ON number = words.rowid WHERE words MATCH ?
      GROUP BY month, country ORDER BY month, country`)
    return await eachOf(asked, ({ all, any, other, none }) =>
      sum(count.all(`((${all} AND (${any.join(' OR ')})) OR ${other}) NOT ${none}`)),
    )
  } finally {
    database.close()
    rmSync(folder, { recursive: true })
  }
}

async function eachOf(
  asked: Asked,
  ask: (question: Question) => Promise<number> | number,
): Promise<Peer[]> {
  const peers: Peer[] = []
  for (const some of asked) {
    const { answers, ...times } = await timed(some, ask)
    peers.push({ ...times, found: answers })
  }
  return peers
}

function sum(rows: readonly object[]): number {
  return rows.reduce((total, row) => total + Number(Reflect.get(row, 'articles')), 0)
}
