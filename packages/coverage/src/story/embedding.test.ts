import { describe, expect, it } from 'vitest'
import {
  embeddingDigest,
  embedTexts,
  type EmbeddingEndpoint,
  type EmbeddingFault,
  type Fetch,
  type VectorCache,
} from './embedding.ts'
import { embeddingScorer } from './embedding-scorer.ts'
import { growingBackground } from './background.ts'
import { featuresOf } from './features.ts'
import { packFeatures } from './packed.ts'
import { bridgeArticles, finalArticles } from '../../tests/story-sample.ts'
import { featureScorer } from './scorer.ts'
import { topicTable } from './topic-table.ts'
import { makeTopicModel } from './topic.ts'

const endpoint: EmbeddingEndpoint = {
  url: 'https://vectors.example/v1/embeddings',
  model: 'small',
  key: 'secret',
  batch: 2,
  timeout: 1_000,
}

function memoryCache(): VectorCache & { readonly kept: Map<string, Float32Array> } {
  const kept = new Map<string, Float32Array>()
  return {
    kept,
    get: (digest) => Promise.resolve(kept.get(digest)),
    set: (digest, vector) => Promise.resolve(void kept.set(digest, vector)),
    clear: () => Promise.resolve(kept.clear()),
  }
}

interface Asked {
  readonly model: string
  readonly input: readonly string[]
}

/** An endpoint that tells texts apart by whether they speak of a bridge. */
function vectorsFor(asked: Asked[]): Fetch {
  return (_url, init) => {
    const question = JSON.parse(init.body as string) as Asked
    asked.push(question)
    const data = question.input.map((text, index) => ({
      index,
      embedding: /bridge|мост|көпүр|桥|پل|पुल/iu.test(text) ? [3, 0.3] : [0, 2],
    }))
    return Promise.resolve(Response.json({ data: data.toReversed() }))
  }
}

describe('vectors of an endpoint', () => {
  it('come in the order of the texts, in batches, and have length 1', async () => {
    const asked: Asked[] = []
    const found = await embedTexts(['a', 'bridge', 'b'], endpoint, vectorsFor(asked), memoryCache())
    expect(asked.map(({ input }) => input)).toEqual([['a', 'bridge'], ['b']])
    if (!found.ok) throw new Error(found.fault.code)
    expect(found.value.map((vector) => Math.round(Math.hypot(...vector) * 1e6))).toEqual([
      1e6, 1e6, 1e6,
    ])
    expect(found.value[1]![0]).toBeGreaterThan(0.9)
  })

  it('are asked for once, whatever is asked again', async () => {
    const asked: Asked[] = []
    const cache = memoryCache()
    await embedTexts(['a', 'a', 'b'], endpoint, vectorsFor(asked), cache)
    await embedTexts(['b', 'a'], endpoint, vectorsFor(asked), cache)
    expect(asked.map(({ input }) => input)).toEqual([['a', 'b']])
    expect([...cache.kept.keys()]).toContain(embeddingDigest('small', 'a'))
  })

  const answer =
    (body: string, status = 200): Fetch =>
    () =>
      Promise.resolve(new Response(body, { status }))
  it.each<[string, Fetch, EmbeddingFault]>([
    ['another status', answer('', 503), { code: 'embedding.status', status: 503 }],
    ['no JSON', answer('<html>'), { code: 'embedding.answer', at: '', expected: 'JSON' }],
    [
      'too few vectors',
      answer('{"data":[]}'),
      {
        code: 'embedding.answer',
        at: '/data/0',
        expected: 'a vector other than zero for each text',
      },
    ],
    [
      'a vector of zeros',
      answer('{"data":[{"index":0,"embedding":[0,0]}]}'),
      {
        code: 'embedding.answer',
        at: '/data/0',
        expected: 'a vector other than zero for each text',
      },
    ],
    [
      'no answer',
      () => Promise.reject(new TypeError('refused')),
      { code: 'embedding.unreachable', detail: 'refused' },
    ],
  ])('are a coded fault where there is %s', async (_case, fetch, fault) => {
    expect(await embedTexts(['a'], endpoint, fetch, memoryCache())).toEqual({ ok: false, fault })
  })

  it('are a coded fault where their lengths differ', async () => {
    const body = '{"data":[{"index":0,"embedding":[1,0]},{"index":1,"embedding":[1]}]}'
    expect(await embedTexts(['a', 'b'], endpoint, answer(body), memoryCache())).toMatchObject({
      ok: false,
      fault: { code: 'embedding.answer', at: '/data' },
    })
  })

  it('are not waited for longer than the timeout', async () => {
    const silent: Fetch = (_url, { signal }) =>
      new Promise((_resolve, reject) => {
        signal!.addEventListener('abort', () => reject(new Error('aborted')))
      })
    const hurried = { ...endpoint, timeout: 20 }
    expect(await embedTexts(['a'], hurried, silent, memoryCache())).toEqual({
      ok: false,
      fault: { code: 'embedding.timeout', milliseconds: 20 },
    })
  })

  it('are not read to the end of an endless answer', async () => {
    const endless: Fetch = () =>
      Promise.resolve(
        new Response(
          new ReadableStream({
            pull: (controller) => controller.enqueue(new Uint8Array(8_000_000)),
          }),
        ),
      )
    expect(await embedTexts(['a'], endpoint, endless, memoryCache())).toMatchObject({
      fault: { code: 'embedding.too-large' },
    })
  })
})

describe('scoring by an endpoint', () => {
  const model = makeTopicModel(topicTable)
  const fallback = featureScorer(growingBackground(model))
  const [one, same, other] = [bridgeArticles[0]!, bridgeArticles[3]!, finalArticles[0]!].map(
    (article) => packFeatures(featuresOf(article, model)),
  )

  it('goes by its vectors, and says so', async () => {
    const scorer = embeddingScorer({
      endpoint,
      fetch: vectorsFor([]),
      cache: memoryCache(),
      fallback,
      warn: ({ code }) => expect.unreachable(code),
      now: () => 0,
      rest: 1000,
    })
    const [near, far] = await scorer.score(one!, [same!, other!])
    expect(near!.score).toBeGreaterThan(0.9)
    expect(far!.score).toBeLessThan(0.1)
    expect(near!.by).toBe('embedding')
  })

  it('falls back with a warning while the endpoint fails, and asks again when it has rested', async () => {
    let clock = 0
    let isDown = true
    const asked: Asked[] = []
    const faults: [EmbeddingFault, number][] = []
    const up = vectorsFor(asked)
    const scorer = embeddingScorer({
      endpoint,
      fetch: (url, init) =>
        isDown ? Promise.resolve(new Response('', { status: 500 })) : up(url, init),
      cache: memoryCache(),
      fallback,
      warn: (fault, until) => faults.push([fault, until]),
      now: () => clock,
      rest: 1000,
    })
    expect(await scorer.score(one!, [same!])).toEqual(await fallback.score(one!, [same!]))
    expect(faults).toEqual([[{ code: 'embedding.status', status: 500 }, 1000]])
    isDown = false
    clock = 999
    expect(await scorer.score(one!, [same!])).toEqual(await fallback.score(one!, [same!]))
    expect(asked).toEqual([])
    clock = 1000
    const [found] = await scorer.score(one!, [same!])
    expect(found!.by).toBe('embedding')
    expect(faults.length).toBe(1)
  })
})
