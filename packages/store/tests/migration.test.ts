import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectStore, type Store } from '../src/database.ts'
import { StoreError } from '../src/fault.ts'
import { appliedMigrations, migrate, SchemaNewerError } from '../src/migration.ts'
import { openTestStore } from '../src/test-store.ts'

const first = { name: '001-first', sql: 'CREATE TABLE first (id int); CREATE INDEX ON first (id)' }
const second = { name: '002-second', sql: 'ALTER TABLE first ADD COLUMN word text' }
const broken = { name: '003-broken', sql: 'CREATE TABLE third (id int); SELECT 1/0' }

async function refusal(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'accepted',
    (error: unknown) => error,
  )
}

async function hasTable(store: Store, name: string): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    SELECT to_regclass(${name}) IS NOT NULL AS there`.execute(store.db)
  return rows[0]?.there ?? false
}

describe('migrations', () => {
  let store: Store
  beforeEach(async () => {
    store = await openTestStore()
  })
  afterEach(() => store.close())

  test('are applied once, in order, and only what is missing', async () => {
    expect(await migrate(store.db, 'words', [first])).toEqual(['001-first'])
    expect(await migrate(store.db, 'words', [first, second])).toEqual(['002-second'])
    expect(await migrate(store.db, 'words', [first, second])).toEqual([])
    const applied = await appliedMigrations(store.db)
    expect(applied.map((one) => one.name)).toEqual(['001-first', '002-second'])
  })

  test('of two features do not know each other', async () => {
    await migrate(store.db, 'words', [first])
    await migrate(store.db, 'other', [{ name: '001-first', sql: 'CREATE TABLE other (id int)' }])
    expect(await hasTable(store, 'other')).toBe(true)
  })

  test('run once when two processes start together', async () => {
    const other = connectStore(store.connection, {})
    try {
      const done = await Promise.all([
        migrate(store.db, 'words', [first, second]),
        migrate(other.db, 'words', [first, second]),
      ])
      expect(done.flat()).toEqual(['001-first', '002-second'])
    } finally {
      await other.close()
    }
  })

  test('of a newer build are refused and named', async () => {
    await migrate(store.db, 'words', [first, second])
    const error = await refusal(migrate(store.db, 'words', [first]))
    expect(error).toBeInstanceOf(SchemaNewerError)
    expect(error).toMatchObject({ code: 'store.schema-newer', unknown: ['002-second'] })
  })

  test('that were changed after they were applied are refused', async () => {
    await migrate(store.db, 'words', [first])
    const changed = { ...first, sql: `${first.sql} ` }
    const error = await refusal(migrate(store.db, 'words', [changed]))
    expect(error).toMatchObject({ code: 'store.migration-changed' })
  })

  test('put before an applied one are refused', async () => {
    await migrate(
      store.db,
      'words',
      [second].map((one) => ({ ...one, sql: 'SELECT 1' })),
    )
    const error = await refusal(migrate(store.db, 'words', [first, { ...second, sql: 'SELECT 1' }]))
    expect(error).toMatchObject({ code: 'store.migration-order' })
  })

  test('that fail leave nothing and name what the database said', async () => {
    const error = await refusal(migrate(store.db, 'words', [first, second, broken]))
    expect(error).toBeInstanceOf(StoreError)
    expect(error).toMatchObject({
      code: 'store.migration-failed',
      message: expect.stringContaining('division by zero'),
    })
    expect(await hasTable(store, 'third')).toBe(false)
    expect(await appliedMigrations(store.db)).toHaveLength(2)
  })
})
