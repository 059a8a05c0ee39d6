import { parseArticle } from '@suyab/coverage/article'
import { expect, test } from 'vitest'
import { startTestNode } from './test-node.ts'

test('a node that is told to keeps an archive, which follows what it takes in', async () => {
  const started = await startTestNode({ coverage: true })
  try {
    const part = started.node.context.coverage
    await expect.poll(() => part?.archive(), { timeout: 20_000 }).toBeDefined()
    const archive = part?.archive()
    const article = parseArticle(
      {
        link: 'https://echo.example/1',
        outlet: 'echo',
        country: 'KG',
        language: 'ky',
        published: '2025-03-31T19:00:00Z',
        timeZone: 'Asia/Bishkek',
        title: 'Шайлоо',
        text: 'Бишкекте шайлоо өттү.',
      },
      Date.now(),
    )
    if (!article.ok) throw new Error(article.fault.code)
    expect(await archive?.store([article.value])).toEqual({ stored: 1, known: 0 })
    const count = (): unknown =>
      archive?.count({ sql: '1', parameters: {} }, { by: ['day', 'country'] })
    await expect
      .poll(count, { timeout: 20_000 })
      .toEqual([{ day: '2025-04-01', country: 'KG', articles: 1 }])
  } finally {
    await started.stop()
  }
})

test('a node whose archive cannot be reached runs without it and says so', async () => {
  const started = await startTestNode({ coverage: true, clickhouseUrl: 'http://127.0.0.1:9' })
  try {
    await expect.poll(() => started.logged.join('')).toContain('coverage.not-opened')
    expect(started.node.context.coverage?.archive()).toBeUndefined()
    expect((await fetch(`${started.node.origin}/health`)).status).toBe(200)
  } finally {
    await started.stop()
  }
})

test('a node that is not told to starts no engine', async () => {
  const started = await startTestNode()
  expect(started.node.context.coverage).toBeUndefined()
  await started.stop()
})
