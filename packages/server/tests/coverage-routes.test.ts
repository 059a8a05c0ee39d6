import { request } from 'node:http'
import { articleId, parseArticle, type Article } from '@suyab/coverage/article'
import type { Archive } from '@suyab/coverage/archive'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { downloadParts } from '../src/coverage-download.ts'
import { conditionOf, readQuestion } from '../src/coverage-question.ts'
import { tellHits } from '../src/node.ts'
import { codeOf, startTestNode, type Desk, type TestNode } from './test-node.ts'

let at: TestNode
let analyst: Desk
let archive: Archive

beforeAll(async () => {
  at = await startTestNode({ coverage: true })
  analyst = await at.signIn('analyst')
  archive = (await at.node.context.coverage?.opened())!
  await archive.store([
    article(1, 'Молодёжи нужна работа', { published: '2024-05-01T08:00:00Z' }),
    article(2, 'Молодежь и школа', { published: '2025-05-01T08:00:00Z' }),
    article(3, '=HYPERLINK("x"), работа', { published: '2025-06-01T08:00:00Z' }),
    article(4, '青年就业', {
      language: 'zh-Hans',
      country: 'CN',
      outlet: 'paper',
      text: '就业形势',
    }),
  ])
  await archive.settle()
}, 60_000)
afterAll(() => at.stop())

function article(id: number, title: string, more: Partial<Article> = {}): Article {
  const parsed = parseArticle(
    {
      link: `https://echo.example/${id}`,
      outlet: 'echo',
      country: 'KG',
      language: 'ru',
      published: '2025-07-01T08:00:00Z',
      timeZone: 'Asia/Bishkek',
      title,
      text: 'В Бишкеке студенты ищут работу.',
      ...more,
    },
    Date.now(),
  )
  if (!parsed.ok) throw new Error(parsed.fault.code)
  return parsed.value
}

function path(name: string, query: Record<string, string>): string {
  return `/api/coverage/${name}?${new URLSearchParams(query).toString()}`
}

const titles = (json: Record<string, unknown>): unknown[] =>
  (json['hits'] as { title: string }[]).map(({ title }) => title)

describe('a search', () => {
  test('gives hits with what was found where, page by page', async () => {
    const first = await analyst.ask('GET', path('search', { q: 'молодежь', limit: '1' }))
    expect(first.json).toMatchObject({
      query: 'молодежь',
      hits: [{ title: 'Молодежь и школа', titleMarks: [{ start: 0, end: 8, reason: 0 }], reasons: [{ text: 'молодежь' }] }],
    })
    const after = String(first.json['next'])
    const second = await analyst.ask('GET', path('search', { q: 'молодежь', limit: '1', after }))
    expect(titles(second.json)).toEqual(['Молодёжи нужна работа'])
    expect(second.json['next']).toBeNull()
  }) // prettier-ignore

  test('names the concepts that hits were found for', async () => {
    const { json } = await analyst.ask('GET', path('search', { q: 'concept:youth' }))
    expect(json).toMatchObject({
      hits: expect.arrayContaining([expect.objectContaining({ reasons: [{ is: 'concept', id: 'youth', version: 1 }] })]),
      concepts: { youth: { ru: expect.stringMatching(/^\p{Script=Cyrillic}+$/u) } },
    })
  }) // prettier-ignore

  test('that cannot be read is refused with the place', async () => {
    const answer = await analyst.ask('GET', path('search', { q: 'молодежь (работа' }))
    expect([answer.status, answer.json]).toEqual([
      400,
      { fault: { code: 'query.unclosed', data: { at: 9, position: 10, found: '(', expected: ')' } } },
    ])
    const lost = await analyst.ask('GET', path('search', { q: '*', after: 'bm9uc2Vuc2U' }))
    expect(codeOf(lost)).toBe('request.schema')
  }) // prettier-ignore
})

test('a count has shares and the panel beside it', async () => {
  const body = { query: 'работа', by: ['year', 'country'], share: true, panel: true }
  const { json } = await analyst.ask('POST', '/api/coverage/count', body)
  expect(json).toMatchObject({
    query: 'работа',
    rows: [
      { year: '2024', country: 'KG', articles: 1, total: 1, share: 1 },
      { year: '2025', country: 'CN', articles: 0, total: 1, share: 0 },
      { year: '2025', country: 'KG', articles: 2, total: 2, share: 1 },
    ],
    falseHits: 0,
  })
})

test('a count tells its progress to who asks for lines, and ends with the count', async () => {
  const lines = await new Promise<string>((resolve, reject) => {
    const headers = {
      cookie: analyst.cookie,
      accept: 'application/x-ndjson',
      'content-type': 'application/json',
      'suyab-desk': '1',
    }
    const asked = request(
      `${at.node.origin}/api/coverage/count`,
      { method: 'POST', headers },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (part: string) => (text += part))
        answer.on('end', () => resolve(text))
      },
    )
    asked.on('error', reject)
    asked.end(JSON.stringify({ query: '青年', by: [] }))
  })
  const last: unknown = JSON.parse(lines.trim().split('\n').at(-1) ?? '')
  expect(last).toEqual({ count: { query: '青年', rows: [{ articles: 1 }], falseHits: 0 } })
})

test('hits are downloaded as a file without texts, whose formulas are text', async () => {
  const csv = await analyst.ask('GET', path('hits', { q: 'работа', format: 'csv' }))
  const lines = csv.bytes.toString().split('\r\n')
  expect(lines[0]).toBe('\uFEFFid,day,published,outlet,country,language,type,title,url')
  expect(lines[1]).toContain(`,"'=HYPERLINK(""x""), работа",https://echo.example/3`)
  expect(lines).toHaveLength(5)
  expect(csv.bytes.toString()).not.toContain('студенты')
  const ndjson = await analyst.ask('GET', path('hits', { q: '青年', format: 'ndjson' }))
  const only: unknown = JSON.parse(ndjson.bytes.toString())
  expect(only).toMatchObject({ id: articleId('https://echo.example/4'), title: '青年就业' })
})

describe('a saved query', () => {
  const put = async (body: object): Promise<string> => {
    const { json } = await analyst.ask('POST', '/api/coverage/queries', body)
    return String(json['id'])
  }

  test('is kept in its one form, with who made it, until it is removed', async () => {
    const id = await put({ name: 'Jobs', query: ' работа  country:kg', alert: true })
    const { bytes } = await analyst.ask('GET', '/api/coverage/queries')
    expect(JSON.parse(bytes.toString())).toMatchObject([
      { id, name: 'Jobs', query: 'работа AND country:KG', alert: true, createdBy: 'A analyst', fresh: 0 },
    ])
    const changed = await analyst.ask('PATCH', `/api/coverage/queries/${id}`, { alert: false })
    expect(changed.json).toMatchObject({ name: 'Jobs', alert: false })
    const wrong = await analyst.ask('PATCH', `/api/coverage/queries/${id}`, { query: '"' })
    expect(codeOf(wrong)).toBe('query.unclosed')
    expect((await analyst.ask('DELETE', `/api/coverage/queries/${id}`)).status).toBe(204)
    expect(codeOf(await analyst.ask('GET', path('search', { saved: id })))).toBe('coverage.query-unknown')
  }) // prettier-ignore

  test('loses a hit that somebody marks as none, for everybody, until it is taken back', async () => {
    const id = await put({ name: 'Youth', query: 'молодежь', alert: false })
    const editor = await at.signIn('editor')
    const article = articleId('https://echo.example/2')
    const marks = `/api/coverage/queries/${id}/false`
    expect((await editor.ask('POST', marks, { article })).status).toBe(204)
    expect(titles((await analyst.ask('GET', path('search', { saved: id }))).json)).toEqual(['Молодёжи нужна работа']) // prettier-ignore
    const marked = await analyst.ask('GET', path('search', { saved: id, false: '1' }))
    expect(titles(marked.json)).toEqual(['Молодежь и школа'])
    const count = await analyst.ask('POST', '/api/coverage/count', { saved: id, by: [] })
    expect(count.json).toMatchObject({ rows: [{ articles: 1 }], falseHits: 1 })
    const { bytes } = await analyst.ask('GET', marks)
    expect(JSON.parse(bytes.toString())).toMatchObject([{ article, by: 'A editor' }])
    expect((await analyst.ask('DELETE', `${marks}/${article}`)).status).toBe(204)
    const again = await analyst.ask('POST', '/api/coverage/count', { saved: id, by: [] })
    expect(again.json).toMatchObject({ rows: [{ articles: 2 }], falseHits: 0 })
  })
})

test('new hits of a saved query are counted until somebody looks, once its alert is on', async () => {
  const body = { name: 'Alert', query: 'верблюд OR пропажа', alert: true }
  const { json } = await analyst.ask('POST', '/api/coverage/queries', body)
  const path = `/api/coverage/queries/${String(json['id'])}`
  const fresh = async (): Promise<unknown> => (await analyst.ask('PATCH', path, {})).json['fresh']
  await archive.store([article(50, 'Верблюды до него')])
  await archive.settle()
  await tellHits(at.node.context)
  expect(await fresh()).toBe(0)
  await archive.store([article(51, 'Верблюды пришли'), article(52, 'Погода')])
  await archive.settle()
  await tellHits(at.node.context)
  await tellHits(at.node.context)
  expect(await fresh()).toBe(1)
  await analyst.ask('POST', `${path}/seen`)
  expect(await fresh()).toBe(0)
  await analyst.ask('DELETE', path)
})

test('who only looks on may not ask, and a node without an archive says so', async () => {
  const viewer = await at.signIn('viewer')
  expect((await viewer.ask('GET', path('search', { q: '*' }))).status).toBe(403)
  const without = await startTestNode()
  const desk = await without.signIn('editor')
  expect(codeOf(await desk.ask('GET', path('search', { q: '*' })))).toBe('coverage.off')
  await without.stop()
})

test('a page of a download that takes too long ends it, and is stopped in the engine', async () => {
  await storeHeavy()
  const condition = conditionOf(await readQuestion(at.store.db, heavyQuery))
  const { signal } = new AbortController()
  const parts = downloadParts(archive, condition, 'ndjson', { signal, pageSeconds: 0.5 })
  await expect(parts.next()).rejects.toMatchObject({ code: 'store.query-stopped' })
  await expect.poll(running, { timeout: 10_000 }).toBe(0)
})

const heavyQuery = 'слово NEAR/2 работа NEAR/3 слово NEAR/4 работа'
const running = async (): Promise<number> => {
  const [row] =
    (await at.node.context.coverage
      ?.clickhouse()
      ?.query<{ n: number }>(
        "SELECT count() AS n FROM system.processes WHERE query LIKE '%arrayReduceInRanges%' AND query NOT LIKE '%system.processes%'",
      )) ?? []
  return row?.n ?? 0
}
const storeHeavy = async (): Promise<void> => {
  const heavy = Array.from({ length: 60 }, (_, one) =>
    article(1000 + one, `Слова ${one}`, { text: 'слово работа '.repeat(60_000) }),
  )
  await archive.store(heavy)
  await archive.settle()
}
test.each([
  ['count', 'POST', 'count', { query: heavyQuery, by: [] }],
  ['growth', 'POST', 'growth', { query: heavyQuery, period: '2025-05..2025-08', against: '2025-01..2025-04' }],
  ['download', 'GET', `hits?${new URLSearchParams({ q: heavyQuery, format: 'csv' }).toString()}`, undefined],
])('a %s that nobody waits for any more is stopped in the engine', async (_what, method, asking, body) => {
  await storeHeavy()
  const asked = request(`${at.node.origin}/api/coverage/${asking}`, {
    method,
    headers: { cookie: analyst.cookie, 'content-type': 'application/json', 'suyab-desk': '1' },
  })
  asked.on('error', () => undefined)
  asked.end(body === undefined ? undefined : JSON.stringify(body))
  await expect.poll(running, { timeout: 10_000, interval: 20 }).toBe(1)
  asked.destroy()
  await expect.poll(running, { timeout: 10_000 }).toBe(0)
}) // prettier-ignore
