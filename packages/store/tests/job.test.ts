import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../src/database.ts'
import { openJobs, type Job, type Jobs } from '../src/job.ts'
import { openTestStore } from '../src/test-store.ts'

describe('jobs', () => {
  let store: Store
  let jobs: Jobs
  const faults: unknown[] = []
  beforeAll(async () => {
    store = await openTestStore({
      feature: 'words',
      migrations: [{ name: '001', sql: 'CREATE TABLE word (text text PRIMARY KEY)' }],
    })
    jobs = await openJobs(store, { onFault: (error) => faults.push(error) })
  })
  afterAll(async () => {
    await jobs.stop()
    await store.close()
    if (faults.length > 0) throw new AggregateError(faults, 'in the background')
  })

  test('are gone when the transaction that sent them is rolled back', async () => {
    const queue = await jobs.define<{ word: string }>('rolled-back')
    const db = store.database<{ word: { text: string } }>()
    await expect(
      db.transaction().execute(async (trx) => {
        await trx.insertInto('word').values({ text: 'нан' }).execute()
        expect(await jobs.send(trx, queue, { word: 'нан' })).toBeDefined()
        await sql`SELECT 1/0`.execute(trx)
      }),
    ).rejects.toThrow('division by zero')
    expect(await jobs.count(queue)).toMatchObject({ waiting: 0 })
    expect(await db.selectFrom('word').selectAll().execute()).toEqual([])
  })

  test('are there when the transaction is committed, and run with what they carry', async () => {
    const queue = await jobs.define<{ word: string }>('committed')
    const { promise, resolve } = Promise.withResolvers<Job<{ word: string }>>()
    await jobs.work(queue, async (job) => resolve(job))
    await store.db.transaction().execute((trx) => jobs.send(trx, queue, { word: '面包' }))
    const job = await promise
    expect(job).toMatchObject({ data: { word: '面包' }, retry: 0 })
  })

  test('that fail are tried again', async () => {
    const queue = await jobs.define<{ n: number }>('failing', {
      retryDelay: 0,
      retryBackoff: false,
    })
    const { promise, resolve } = Promise.withResolvers<number>()
    await jobs.work(
      queue,
      async (job) => {
        if (job.retry < 1) throw new Error('not yet')
        resolve(job.retry)
      },
      { pollSeconds: 0.5 },
    )
    await jobs.send(store.db, queue, { n: 1 })
    expect(await promise).toBe(1)
  })

  test('of one key wait once where the queue is short', async () => {
    const queue = await jobs.define<{ n: number }>('short', { policy: 'short' })
    expect(await jobs.send(store.db, queue, { n: 1 }, { singletonKey: 'a' })).toBeDefined()
    expect(await jobs.send(store.db, queue, { n: 2 }, { singletonKey: 'a' })).toBeUndefined()
    expect(await jobs.send(store.db, queue, { n: 3 }, { singletonKey: 'b' })).toBeDefined()
    expect(await jobs.count(queue)).toMatchObject({ waiting: 2 })
  })

  test('keep their queue when it is defined again, with the new options', async () => {
    const queue = await jobs.define<{ n: number }>('again')
    await jobs.send(store.db, queue, { n: 1 })
    await jobs.define<{ n: number }>('again', { retryLimit: 9 })
    expect(await jobs.count(queue)).toMatchObject({ waiting: 1 })
    await expect(jobs.define('again', { policy: 'short' })).rejects.toMatchObject({
      code: 'store.job-policy',
    })
  })

  test('are scheduled once per key, whoever schedules them', async () => {
    const queue = await jobs.define<{ n: number }>('nightly')
    await jobs.schedule(queue, '5 3 * * *', { n: 1 }, { timeZone: 'Asia/Bishkek' })
    await jobs.schedule(queue, '6 3 * * *', { n: 2 }, { timeZone: 'Asia/Bishkek' })
    const { rows } = await sql<{ cron: string; timezone: string }>`
      SELECT cron, timezone FROM pgboss.schedule WHERE name = 'nightly'`.execute(store.db)
    expect(rows).toEqual([{ cron: '6 3 * * *', timezone: 'Asia/Bishkek' }])
    await jobs.unschedule(queue)
  })
})
