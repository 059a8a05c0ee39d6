import { listOutlets, putOutlet, removeOutlet } from '@suyab/coverage/outlet/registry'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openCollectBench, type CollectBench } from './collect-bench.ts'

let bench: CollectBench
beforeAll(async () => {
  bench = await openCollectBench()
})
afterAll(() => bench.close())
afterEach(() => bench.reset())

test('an outlet is listed as it was put down, and is gone with its sources when removed', async () => {
  const paper = await bench.add({
    names: { ky: 'Кабар', 'zh-Hans': '卡巴尔' },
    feeds: ['https://kabar.example/b', 'https://kabar.example/a'],
    sitemaps: ['https://kabar.example/s'],
    owner: 'Эл',
    retention: 30,
    observedUntil: '2026-12-31',
  })
  await bench.add({ id: 'bare' })
  expect(await listOutlets(bench.store.db)).toMatchObject([{ id: 'bare' }, { id: 'paper' }])
  expect(await listOutlets(bench.store.db, 'paper')).toEqual([paper])
  expect(await removeOutlet(bench.store.db, 'paper')).toBe(true)
  expect(await removeOutlet(bench.store.db, 'paper')).toBe(false)
  const { rows } = await bench.store.pool.query('SELECT FROM outlet_source')
  expect(rows).toEqual([])
})

test('a feed that stays keeps what is known of it when its outlet changes', async () => {
  const paper = await bench.add({ feeds: ['https://a.example/1', 'https://a.example/2'] })
  await bench.store.pool.query(`UPDATE outlet_source SET etag = 'known', failures = 3`)
  const feeds = ['https://a.example/3', 'https://a.example/2']
  await putOutlet(bench.store.db, { ...paper, feeds }, new Date(bench.clock.now))
  const { rows } = await bench.store.pool.query(
    'SELECT address, etag, failures FROM outlet_source ORDER BY position',
  )
  expect(rows).toEqual([
    { address: 'https://a.example/3', etag: null, failures: 0 },
    { address: 'https://a.example/2', etag: 'known', failures: 3 },
  ])
})

test('health shows every day of the outlet, the silent ones too, and hands them to the judge', async () => {
  await bench.add({})
  const health = await bench.health()
  // Six in the morning in UTC is noon in Bishkek, of the same day.
  const today = new Date(bench.clock.now).toISOString().slice(0, 10)
  expect(health.volumes.map(({ day }) => day).at(-1)).toBe(today)
  expect(health).toMatchObject({ marks: 2, reasons: [], skipped: [], faults: [], failing: [] })
  expect(health).not.toHaveProperty('lastSuccess')
})
