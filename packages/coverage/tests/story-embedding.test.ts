import { createServer, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { EmbeddingFault } from '../src/story/embedding.ts'
import { openTestArchive, type TestArchive } from './archive-folder.ts'
import { makeArticle } from './article-maker.ts'

type Mood = 'well' | 'slow' | 'other-length' | 'down'
let mood: Mood = 'well'
let asked = 0
let server: Server
let opened: TestArchive
const faults: EmbeddingFault[] = []

/** A real server that holds texts with one of two words to be one. */
function vectorOf(lead: string): number[] {
  const vector = /heron|цапля/iu.test(lead) ? [1, 0.1] : [0, 1]
  return mood === 'other-length' && asked % 2 === 0 ? [...vector, 0] : vector
}

beforeAll(async () => {
  server = createServer((request, answer) => {
    void (async () => {
      asked += 1
      const { input } = JSON.parse(await text(request)) as { input: string[] }
      if (mood === 'down') return answer.writeHead(503).end()
      // Nobody answers; the asker hangs up.
      if (mood === 'slow') return undefined
      const data = input.map((lead, index) => ({ index, embedding: vectorOf(lead) }))
      return answer.end(JSON.stringify({ data }))
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const url = `http://127.0.0.1:${port}/v1/embeddings`
  opened = await openTestArchive({
    embedding: {
      endpoint: { url, model: 'small', batch: 8, timeout: 300 },
      fetch: (address, init) => fetch(address, init),
      warn: (fault) => void faults.push(fault),
    },
  })
})
afterAll(async () => {
  await opened.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
beforeEach(() => void (faults.length = 0))

let next = 1
function article(title: string, language: string, day: string): ReturnType<typeof makeArticle> {
  next += 1
  return makeArticle(next, {
    title,
    language,
    published: `${day}T0${next % 9}:00:00Z`,
    // What both have, so that the one is a candidate for the other at all.
    text: `${title}. ${language === 'ru' ? '17 мая' : '17 May'}.`,
  })
}

async function sizes(): Promise<number[]> {
  const { stories } = await opened.archive.stories({ sql: '1', parameters: {} }, { limit: 50 })
  return stories.map(({ articles }) => articles)
}

test('stories go by the vectors of an endpoint, where one is named', async () => {
  await opened.archive.store([
    article('The heron came back', 'en', '2025-01-02'),
    article('Цапля вернулась', 'ru', '2025-01-02'),
    article('An otter left', 'en', '2025-01-02'),
  ])
  await opened.archive.settle({ stories: true })
  expect(await sizes()).toEqual([2])
  expect([asked > 0, faults]).toEqual([true, []])
})

test.each<[Mood, Partial<EmbeddingFault>]>([
  ['slow', { code: 'embedding.timeout' }],
  ['other-length', { code: 'embedding.answer' }],
  ['down', { code: 'embedding.status' }],
])('an endpoint that is %s is told of, and names and topics decide instead', async (how, fault) => {
  mood = how
  const before = await sizes()
  const again = await opened.reopen()
  const day = { slow: '2025-03-02', 'other-length': '2025-05-02', down: '2025-07-02', well: '' }[
    how
  ]
  await again.store([
    article('The heron came back', 'en', day),
    article('Цапля вернулась', 'ru', day),
    article('An otter left', 'en', day),
  ])
  await again.settle({ stories: true })
  expect(faults).toMatchObject([fault])
  // Without vectors nothing says that a heron is a цапля.
  expect(await sizes()).toEqual(before)
  await again.stop()
})
