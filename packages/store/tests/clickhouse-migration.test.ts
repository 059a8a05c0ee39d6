import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClickHouse, type ClickHouse } from '../src/clickhouse.ts'
import { migrateClickHouse } from '../src/clickhouse-migration.ts'
import { SchemaNewerError } from '../src/migration.ts'

let folder: string
let archive: ClickHouse
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suyab-archive-'))
  archive = await openClickHouse({ folder, memory: 1_000_000_000 })
})
afterAll(async () => {
  await archive.close()
  rmSync(folder, { recursive: true })
})

const create = (name: string): string =>
  `CREATE TABLE IF NOT EXISTS ${name} (id UInt32) ENGINE MergeTree ORDER BY id`
const first = { name: '001-one', statements: [create('one'), create('two')] }
const second = { name: '002-three', statements: [create('three')] }

test('steps are applied once and in their order', async () => {
  expect(await migrateClickHouse(archive, 'a', [first])).toEqual(['001-one'])
  expect(await migrateClickHouse(archive, 'a', [first, second])).toEqual(['002-three'])
  expect(await migrateClickHouse(archive, 'a', [first, second])).toEqual([])
  await archive.command('SELECT * FROM three')
})

test('an archive that a newer build has written is refused', async () => {
  await expect(migrateClickHouse(archive, 'a', [first])).rejects.toBeInstanceOf(SchemaNewerError)
})

test('a step that was changed after it was applied is refused', async () => {
  const changed = { ...first, statements: [create('other')] }
  const error = await migrateClickHouse(archive, 'a', [changed, second]).catch((e: unknown) => e)
  expect(error).toMatchObject({ code: 'store.migration-changed' })
})

test('a step that failed half-way is run again', async () => {
  const name = '001-four'
  const broken = { name, statements: [create('four'), 'CREATE TABLE'] }
  const error = await migrateClickHouse(archive, 'b', [broken]).catch((e: unknown) => e)
  expect(error).toMatchObject({ code: 'store.migration-failed' })
  const whole = { name, statements: [create('four')] }
  expect(await migrateClickHouse(archive, 'b', [whole])).toEqual([name])
})
