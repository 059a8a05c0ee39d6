import { articleId, parseArticle, type Article } from '@suyab/coverage/article'
import type { Archive } from '@suyab/coverage/archive'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, startTestNode, type Desk, type TestNode } from './test-node.ts'

let at: TestNode
let analyst: Desk
let archive: Archive
const numbers = new Map<string, number>()

beforeAll(async () => {
  at = await startTestNode({ coverage: true })
  analyst = await at.signIn('analyst')
  archive = (await at.node.context.coverage?.opened())!
  await archive.store([
    article('a', 'В Каратове обрушился мост', { published: '2025-03-14T09:00:00Z' }),
    article('b', 'Мост в Каратове: спасены девять', { published: '2025-03-14T20:00:00Z' }),
    article('c', '卡拉托夫大桥坍塌', { language: 'zh-Hans', country: 'CN', outlet: 'paper', text: '大桥坍塌' }),
    article('d', 'Кубок у Остравы', { published: '2025-04-01T08:00:00Z', text: 'Волейбол.' }),
    article('e', 'Острава празднует', { published: '2025-04-02T08:00:00Z', text: 'Волейбол.' }),
    article('f', 'Мост один', { published: '2025-05-02T08:00:00Z' }),
  ])
  await archive.settle()
  const { hits } = await archive.search({ sql: '1', parameters: {} })
  for (const { link, number } of hits) numbers.set(link.slice(-1), number)
  await archive.tellStories([
    ...['a', 'b', 'c'].map((name) => ({ article: idOf(name), story: number('a') })),
    ...['d', 'e'].map((name) => ({ article: idOf(name), story: number('d') })),
    { article: idOf('f'), story: 0 },
  ])
}, 60_000) // prettier-ignore
afterAll(() => at.stop())

const idOf = (name: string): string => articleId(`https://echo.example/${name}`)
const number = (name: string): number => numbers.get(name) ?? 0

function article(name: string, title: string, more: Partial<Article> = {}): Article {
  const parsed = parseArticle(
    {
      link: `https://echo.example/${name}`,
      outlet: 'echo',
      country: 'KG',
      language: 'ru',
      published: '2025-03-15T08:00:00Z',
      timeZone: 'Asia/Bishkek',
      title,
      text: 'Мост через реку.',
      ...more,
    },
    Date.now(),
  )
  if (!parsed.ok) throw new Error(parsed.fault.code)
  return parsed.value
}

test('stories come with their size, place, days and a headline in each language', async () => {
  const { json } = await analyst.ask('POST', '/api/coverage/stories', { query: 'мост OR волейбол' })
  expect(json).toEqual({
    query: 'мост OR волейбол',
    total: 2,
    stories: [
      {
        story: number('a'),
        found: 2,
        articles: 3,
        outlets: 2,
        countries: ['KG', 'CN'],
        firstDay: '2025-03-14',
        lastDay: '2025-03-15',
        headlines: [
          { language: 'ru', title: 'В Каратове обрушился мост', url: 'https://echo.example/a', outlet: 'echo' },
          { language: 'zh-Hans', title: '卡拉托夫大桥坍塌', url: 'https://echo.example/c', outlet: 'paper' },
        ],
      },
      {
        story: number('d'),
        found: 2,
        articles: 2,
        outlets: 1,
        countries: ['KG'],
        firstDay: '2025-04-01',
        lastDay: '2025-04-02',
        headlines: [
          { language: 'ru', title: 'Кубок у Остравы', url: 'https://echo.example/d', outlet: 'echo' },
        ],
      },
    ],
  })
}) // prettier-ignore

test('are those of the period and of the saved query’s hits, as many as were asked for', async () => {
  const asked = { query: 'мост OR волейбол', from: '2025-04', limit: 1 }
  const april = await analyst.ask('POST', '/api/coverage/stories', asked)
  expect(april.json).toMatchObject({ total: 1, stories: [{ story: number('d') }] })
  const one = await analyst.ask('POST', '/api/coverage/stories', { query: '*', limit: 1 })
  expect(one.json).toMatchObject({ total: 2, stories: [{ story: number('a'), found: 3 }] })
  const saved = await analyst.ask('POST', '/api/coverage/queries', { name: 'x', query: 'волейбол', alert: false }) // prettier-ignore
  const id = String(saved.json['id'])
  for (const name of 'de') await analyst.ask('POST', `/api/coverage/queries/${id}/false`, { article: idOf(name) }) // prettier-ignore
  const none = await analyst.ask('POST', '/api/coverage/stories', { saved: id })
  expect(none.json).toEqual({ query: 'волейбол', stories: [], total: 0 })
  const wrong = await analyst.ask('POST', '/api/coverage/stories', { query: '(' })
  expect([wrong.status, codeOf(wrong)]).toEqual([400, 'query.unexpected'])
})

test('a story is read page by page in the order of time, under any of its articles’ numbers', async () => {
  const first = await analyst.ask('GET', `/api/coverage/stories/${number('c')}?limit=2`)
  expect(first.json).toMatchObject({
    story: number('a'),
    total: 3,
    articles: [{ title: 'В Каратове обрушился мост', outlet: 'echo' }, { id: idOf('b') }],
  })
  const after = String(first.json['next'])
  const next = await analyst.ask('GET', `/api/coverage/stories/${number('a')}?limit=2&after=${after}`)
  expect(next.json).toMatchObject({ articles: [{ id: idOf('c'), day: '2025-03-15' }], next: null })
  const alone = await analyst.ask('GET', `/api/coverage/stories/${number('f')}`)
  expect(alone.json).toMatchObject({ total: 1, articles: [{ title: 'Мост один' }] })
  for (const unknown of ['987654', '0', 'x', '99999999999']) {
    const answer = await analyst.ask('GET', `/api/coverage/stories/${unknown}`)
    expect([answer.status, codeOf(answer)]).toEqual([404, 'coverage.story-unknown'])
  }
}) // prettier-ignore
