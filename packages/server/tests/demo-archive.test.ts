import { join } from 'node:path'
import { claimSources } from '@suyab/coverage/collect/source-queue'
import type { OutletOverview } from '@suyab/coverage/outlet/overview'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadPress } from '../src/demo-archive.ts'
import { startTestNode, type TestNode } from './test-node.ts'

let at: TestNode
beforeAll(async () => {
  at = await startTestNode({ coverage: true })
})
afterAll(() => at.stop())

const folder = join(import.meta.dirname, '../sample/press')
const about = { until: new Date('2026-11-23T12:00:00Z'), language: 'ky', days: 100 }

test('the invented press is taken in once, also when it was broken off, with its outlets and a query', async () => {
  const broken = new AbortController()
  const first = loadPress(at.node, folder, { ...about, signal: broken.signal })
  const archive = await at.node.context.coverage!.opened()
  broken.abort()
  expect(await first).toBeUndefined()
  const { signal } = new AbortController()
  const loaded = await loadPress(at.node, folder, { ...about, signal })
  expect(loaded).toBeGreaterThan(1500)
  expect(await loadPress(at.node, folder, { ...about, signal })).toBeUndefined()
  expect(await archive!.count({ sql: '1', parameters: {} })).toEqual([{ articles: loaded }])

  const desk = await at.signIn('analyst')
  const queries = await desk.ask('GET', '/api/coverage/queries')
  const [query] = JSON.parse(queries.bytes.toString()) as { id: string; name: string }[]
  expect(query?.name).toBe('Жаштар, жумуш жана жасалма интеллект')
  const body = { saved: query?.id, by: ['language'] }
  const { json } = await desk.ask('POST', '/api/coverage/count', body)
  const languages = (json['rows'] as { language: string }[]).map(({ language }) => language)
  expect(languages.length).toBeGreaterThan(6)
})

test('the invented outlets stand in the registry with an invented past, and are never asked', async () => {
  const desk = await at.signIn('analyst')
  const { bytes } = await desk.ask('GET', '/api/coverage/outlets')
  const outlets = JSON.parse(bytes.toString()) as OutletOverview[]
  expect(outlets).toHaveLength(60)
  const states = Map.groupBy(outlets, ({ state }) => state)
  expect(states.get('failing')?.length).toBeGreaterThan(1)
  expect(states.get('partly')?.length).toBeGreaterThan(0)
  const seen = outlets.flatMap(({ lastSuccess }) => lastSuccess ?? [])
  expect(seen).toHaveLength(60)
  expect(seen.every((moment) => moment < about.until.toISOString())).toBe(true)
  expect(await claimSources(at.store.db, new Date('2030-01-01'), 100)).toEqual([])
})

test('a demonstration whose archive cannot be opened stops all the same', async () => {
  const away = await startTestNode({ coverage: true, clickhouseUrl: 'http://127.0.0.1:9' })
  const stopping = new AbortController()
  const press = loadPress(away.node, folder, { ...about, signal: stopping.signal })
  stopping.abort()
  expect(await press).toBeUndefined()
  await away.stop()
})
