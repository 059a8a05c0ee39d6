import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growingBackground } from './background.ts'
import { featuresOf, type StoryArticle } from './features.ts'
import { makeStoryGrouper } from './group.ts'
import { packFeatures, type PackedFeatures } from './packed.ts'
import { explainScore } from './reason.ts'
import { bridgeArticles, finalArticles } from '../../tests/story-sample.ts'
import { scoreArticles } from './score.ts'
import { featureScorer } from './scorer.ts'
import { memoryStoryIndex, type MemoryStoryIndex } from './story-index.ts'
import { topicTable } from './topic-table.ts'
import { makeTopicModel } from './topic.ts'

const model = makeTopicModel(topicTable)
const read = (article: StoryArticle): PackedFeatures => packFeatures(featuresOf(article, model))
const [bridge, final] = [bridgeArticles.map(read), finalArticles.map(read)]
const empty = growingBackground(model)

async function grouped(
  articles: readonly PackedFeatures[],
  sorted = true,
): Promise<MemoryStoryIndex> {
  const index = memoryStoryIndex()
  const background = growingBackground(model)
  const grouper = makeStoryGrouper(index, featureScorer(background), background)
  if (sorted) await grouper.addAll(articles)
  else for (const article of articles) await grouper.add(article)
  return index
}

function eventsOf(index: MemoryStoryIndex): string[] {
  return Array.from(index.stories().values(), (story) => [...story].sort().join(' ')).sort()
}

const twoEvents = [bridge, final].map((event) =>
  event
    .map(({ id }) => id)
    .sort()
    .join(' '),
)

describe('the score of two articles', () => {
  it('is above a half for one event in two languages, below for two events', () => {
    for (const [at, one] of bridge.entries()) {
      for (const other of bridge.slice(at + 1)) {
        expect(scoreArticles(one, other, empty), `${one.id} ${other.id}`).toBeGreaterThan(0.5)
      }
      for (const other of final) {
        expect(scoreArticles(one, other, empty), `${one.id} ${other.id}`).toBeLessThan(0.5)
      }
    }
  })

  it('says why, each article in its own words', () => {
    const [ru, fa] = ['ru', 'fa'].map((wanted) =>
      featuresOf(
        bridgeArticles.find(({ language }) => language === wanted)!,
        model,
      ),
    )
    const { reasons } = explainScore(ru!, fa!, empty)
    expect(reasons).toContainEqual({ is: 'name', one: 'Далбеков', other: 'دالبکوف' })
    expect(reasons).toContainEqual({ is: 'day', day: '03-14' })
    const back = explainScore(fa!, ru!, empty).reasons
    expect(back).toContainEqual({ is: 'name', one: 'دالبکوف', other: 'Далбеков' })
  })

  it('is not decided by a number alone', () => {
    const [one, other] = [
      'Sowing began on 4,312 hectares of wheat.',
      'The museum shows 4,312 old coins.',
    ].map((text, at) =>
      read({ id: `n${at}`, language: 'en', title: '', text, published: '2025-03-14T08:00:00Z' }),
    )
    expect(scoreArticles(one!, other!, empty)).toBeLessThan(0.5)
  })

  it('is symmetric and within 0 and 1 for any two articles', () => {
    const article = fc.record({
      id: fc.string(),
      language: fc.constantFrom('en', 'zh', 'ru', 'fa', 'hi', 'uz', 'xx'),
      title: fc.constantFrom('', ...bridgeArticles.map(({ title }) => title)),
      text: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(...[...bridgeArticles, ...finalArticles].map(({ text }) => text)),
      ),
      published: fc.constant('2025-03-14T08:00:00Z'),
    })
    fc.assert(
      fc.property(article, article, (a, b) => {
        const [one, other] = [read(a), read(b)]
        const score = scoreArticles(one, other, empty)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        if (a.id !== b.id) expect(scoreArticles(other, one, empty)).toBe(score)
      }),
      { numRuns: 60 },
    )
  })
})

describe('grouping', () => {
  it('puts the articles of an event together, whatever their languages, and two events apart', async () => {
    expect(eventsOf(await grouped([...bridge, ...final]))).toEqual(twoEvents)
  })

  it('is the same for the same articles however they are handed in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...bridge, ...final], { minLength: 12, maxLength: 12 }),
        async (articles) => {
          expect(eventsOf(await grouped(articles))).toEqual(twoEvents)
        },
      ),
      { numRuns: 10 },
    )
  })

  it('ends with the same two events when articles arrive late', async () => {
    const late = [...final.toReversed(), ...bridge.toReversed()]
    expect(eventsOf(await grouped(late, false))).toEqual(twoEvents)
  })

  it('says where an article went and by which other', async () => {
    const background = growingBackground(model)
    const grouper = makeStoryGrouper(memoryStoryIndex(), featureScorer(background), background)
    const [first, second] = await grouper.addAll(bridge.slice(0, 2))
    expect(first).toMatchObject({ story: 'bridge-en', isNew: true, score: 1, merged: [] })
    expect(second).toMatchObject({ story: 'bridge-en', isNew: false, nearest: 'bridge-en' })
    expect(second!.score).toBeGreaterThan(0.5)
  })

  it('places an article that comes again anew and not twice', async () => {
    const index = await grouped([...bridge, ...bridge])
    expect(eventsOf(index)).toEqual([twoEvents[0]])
  })

  it('makes one of two stories that a later article shows to be one', async () => {
    const index = memoryStoryIndex()
    for (const article of bridge.slice(0, 4)) {
      await index.put(article, new Uint16Array(), article.language < 'l' ? 'a' : 'b')
    }
    const background = growingBackground(model)
    const grouper = makeStoryGrouper(index, featureScorer(background), background)
    const { merged, story } = await grouper.add(bridge[4]!)
    expect(merged.length).toBe(1)
    expect([...index.stories().keys()]).toEqual([story])
  })

  it('does not reach beyond its window', async () => {
    const later = bridgeArticles.map((article) => ({
      ...article,
      id: `${article.id}-later`,
      published: article.published.replace('2025-03', '2025-05'),
    }))
    expect((await grouped([...bridge, ...later.map(read)])).stories().size).toBe(2)
  })

  it('keeps articles without a word apart', async () => {
    const silent = [1, 2, 3].map((at) =>
      read({ id: `${at}`, language: 'en', title: '', text: '', published: '2025-03-14T08:00:00Z' }),
    )
    expect((await grouped(silent)).stories().size).toBe(3)
  })
})
