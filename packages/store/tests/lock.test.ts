import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../src/database.ts'
import { keepLeading, tryLeader } from '../src/lock.ts'
import { openTestStore } from '../src/test-store.ts'

describe('a lock among processes', () => {
  let store: Store
  beforeAll(async () => {
    store = await openTestStore()
  })
  afterAll(() => store.close())

  async function endHolders(): Promise<void> {
    await store.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks
       WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    )
  }

  test('has one leader, and says so to the others', async () => {
    const never = new AbortController().signal
    const first = await tryLeader(
      store,
      'loop',
      async () => {
        expect(await tryLeader(store, 'loop', async () => undefined, never)).toBe(false)
        expect(await tryLeader(store, 'other', async () => undefined, never)).toBe(true)
      },
      never,
    )
    expect(first).toBe(true)
  })

  test('tells its leader when its connection is lost, and the next one leads', async () => {
    const stop = new AbortController()
    const lost = Promise.withResolvers<unknown>()
    const again = Promise.withResolvers<undefined>()
    let times = 0
    const leading = keepLeading(
      store,
      'loop',
      async (signal) => {
        times++
        if (times === 2) return again.resolve(undefined)
        signal.addEventListener('abort', () => lost.resolve(signal.reason))
        await endHolders()
        await lost.promise
      },
      { signal: stop.signal, onFault: (error) => lost.reject(error), retryAfter: 5 },
    )
    expect(await lost.promise).toMatchObject({ code: 'store.unavailable' })
    await again.promise
    stop.abort()
    await leading
  })
})
