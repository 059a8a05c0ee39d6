import { join } from 'node:path'
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
