import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Store } from '@suyab/store/database'
import { openTestStore } from '@suyab/store/test-store'
import { inTransaction } from '@suyab/store/transaction'

let store: Store

beforeAll(async () => {
  store = await openTestStore()
  await sql`CREATE TABLE page (id int PRIMARY KEY, words text NOT NULL)`.execute(store.db)
  await sql`INSERT INTO page VALUES (1, ''), (2, '')`.execute(store.db)
}, 60_000)
afterAll(() => store.close())

test('of two transactions that wait for one another, the one that is ended runs again, and both are kept', async () => {
  const held = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
  let runs = 0
  const write = (mine: number): Promise<void> =>
    inTransaction(store.db, async (trx) => {
      runs += 1
      const add = async (id: number): Promise<void> => {
        await sql`UPDATE page SET words = words || ${String(mine)} WHERE id = ${id}`.execute(trx)
      }
      await add(1 + mine)
      held[mine]!.resolve(undefined)
      await held[1 - mine]!.promise
      await add(2 - mine)
    })
  await Promise.all([write(0), write(1)])
  const { rows } = await sql<{ words: string }>`SELECT words FROM page`.execute(store.db)
  // Where both looked at the same moment, both were ended.
  expect([3, 4]).toContain(runs)
  expect(rows.map(({ words }) => words.includes('0') && words.includes('1'))).toEqual([true, true])
})

test('a transaction that fails otherwise is not run again', async () => {
  let runs = 0
  const twice = inTransaction(store.db, async (trx) => {
    runs += 1
    await sql`INSERT INTO page VALUES (1, '')`.execute(trx)
  })
  await expect(twice).rejects.toMatchObject({ code: '23505' })
  expect(runs).toBe(1)
})
