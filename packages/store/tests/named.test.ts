import { describe, expect, test } from 'vitest'
import { openStore } from '../src/database.ts'
import { openTestStore } from '../src/test-store.ts'

describe('a server of one’s own', () => {
  test('is used through its URL, and left running when the store is closed', async () => {
    const owner = await openTestStore()
    try {
      const store = await openStore({ url: owner.url })
      expect(store.kind).toBe('named')
      expect((await store.pool.query('SELECT count(*) AS n FROM pg_class')).rows).toHaveLength(1)
      await store.close()
      expect((await owner.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    } finally {
      await owner.close()
    }
  })

  test('that does not answer is named so', async () => {
    const url = 'postgres://nobody@127.0.0.1:1/none'
    await expect(openStore({ url })).rejects.toMatchObject({ code: 'store.unavailable' })
  })
})
