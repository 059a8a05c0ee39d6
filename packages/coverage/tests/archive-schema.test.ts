import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openClickHouse, type ClickHouse } from '@suyab/store/clickhouse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archiveMigrations, clusterStatements } from '../src/archive/schema.ts'

let folder: string
let clickhouse: ClickHouse
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suyab-archive-'))
  clickhouse = await openClickHouse({ folder, memory: 1e9 })
})
afterAll(async () => {
  await clickhouse.close()
  rmSync(folder, { recursive: true })
})

const single = archiveMigrations({ kind: 'single' })
const statements = clusterStatements('coverage')

async function columns(table: string): Promise<unknown[]> {
  return clickhouse.query(
    `SELECT name, type FROM system.columns
     WHERE database = currentDatabase() AND table = {table:String} ORDER BY position`,
    { parameters: { table } },
  )
}

describe('the archive’s tables on a cluster', () => {
  test.each(statements.map((statement) => [statement.split('\n')[0] ?? '', statement]))(
    '%s is a statement that the engine understands',
    async (_first, statement) => {
      const parsed = await clickhouse.query<{ one: string }>(
        'SELECT formatQuerySingleLine({statement:String}) AS one',
        { parameters: { statement } },
      )
      expect(parsed[0]?.one).toMatch(
        /^(?:CREATE TABLE IF NOT EXISTS|ALTER TABLE) \w+ ON CLUSTER coverage /,
      )
      await clickhouse.command(`EXPLAIN AST ${statement}`)
    },
  )

  test('divide articles by outlet and month, and are whole on every server where they are small', () => {
    const text = statements.join('\n')
    expect(text).toContain(
      "Distributed('coverage', currentDatabase(), 'article_shard', cityHash64(outlet, toYYYYMM(day)))",
    )
    expect(text).toContain("'/clickhouse/tables/{shard}/{database}/article_shard', '{replica}'")
    expect(text).toContain("'/clickhouse/tables/all/{database}/duplicate', '{shard}-{replica}'")
  })

  test('have the columns and the order of those on one server', async () => {
    // The engine here knows no cluster and no keeper: the same tables without them.
    for (const statement of single.flatMap((one) => one.statements))
      await clickhouse.command(statement)
    for (const statement of statements.filter((one) => /ENGINE = Replicated|^ALTER/.test(one)))
      await clickhouse.command(
        statement
          .replace(/TABLE (?:IF NOT EXISTS )?(\w+) ON CLUSTER '\w+'/, 'TABLE cluster_$1')
          .replace(/Replicated(\w+)\('[^']*', '[^']*'(?:, )?/, '$1('),
      )
    for (const [one, other] of [
      ['article', 'cluster_article_shard'],
      ['duplicate', 'cluster_duplicate'],
      ['story', 'cluster_story'],
      ['sketch', 'cluster_sketch'],
      ['band', 'cluster_band'],
    ] as const) {
      expect((await columns(one)).length).toBeGreaterThan(2)
      expect(await columns(other)).toEqual(await columns(one))
    }
    const keys = await clickhouse.query<{ key: string }>(
      `SELECT DISTINCT sorting_key || ' | ' || partition_key AS key FROM system.tables
       WHERE database = currentDatabase() AND name IN ('article', 'cluster_article_shard')`,
    )
    expect(keys).toEqual([{ key: 'day, country, outlet, number | toYear(day)' }])
  })

  test('are written in the contract as they are here', () => {
    const file = new URL('../../../docs/contracts/archive.md', import.meta.url)
    const contract = readFileSync(file, 'utf8')
    for (const statement of statements) expect(contract).toContain(`${statement};`)
  })

  test('cannot be named so that the name becomes a statement', () => {
    expect(() => clusterStatements("a' ; DROP")).toThrow(RangeError)
  })
})
