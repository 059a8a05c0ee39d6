import { seeded } from '../../src/seeded.ts'
import { growingBackground } from '../../src/story/background.ts'
import { featuresOf } from '../../src/story/features.ts'
import { packFeatures } from '../../src/story/packed.ts'
import { groupingSettings, makeStoryGrouper, type GroupingSettings } from '../../src/story/group.ts'
import { featureScorer } from '../../src/story/scorer.ts'
import { memoryStoryIndex } from '../../src/story/story-index.ts'
import type { TopicModel } from '../../src/story/topic.ts'
import { eventOfDocument } from './event.ts'
import { halfLanguages, type HalvedDocument } from './half.ts'

/** How well the groups of a stream agree with the documents that its articles were cut from. */
export interface Grouped {
  readonly articles: number
  readonly stories: number
  /** Of all pairs that share a group, those of one document. */
  readonly precision: number
  /** The same where documents of one event count as one. */
  readonly eventPrecision: number
  /** Of all pairs of one document, those that share a group. */
  readonly recall: number
}

const hour = 3_600_000
const start = Date.UTC(2025, 2, 1)

/**
 * Plays halves of documents in all languages as a stream of articles: each document's event falls
 * anywhere in twelve days, its articles within the next 36 hours.
 */
export async function groupedStream(
  documents: readonly HalvedDocument[],
  model: TopicModel,
  settings: GroupingSettings = groupingSettings,
): Promise<Grouped> {
  const random = seeded(7)
  const documentOf = new Map<string, string>()
  const articles = documents.flatMap((document) => {
    const event = start + random() * 12 * 24 * hour
    return halfLanguages.flatMap((language) =>
      (['odd', 'even'] as const).map((side) => {
        const id = `${document.id} ${language} ${side}`
        documentOf.set(id, document.id)
        const published = new Date(event + random() * 36 * hour).toISOString()
        const text = document[side][language]
        return packFeatures(featuresOf({ id, language, title: '', text, published }, model))
      }),
    )
  })
  const index = memoryStoryIndex()
  const background = growingBackground(model)
  await makeStoryGrouper(index, featureScorer(background), background, settings).addAll(articles)
  const stories = Array.from(index.stories().values(), (ids) => [...ids])
  const together = pairsIn(stories.map((story) => story.length))
  const rightly = (partOf: (document: string) => string): number =>
    pairsIn(
      stories.flatMap((story) =>
        [...Map.groupBy(story, (id) => partOf(documentOf.get(id)!)).values()].map(
          (part) => part.length,
        ),
      ),
    )
  const right = rightly((document) => document)
  const wanted = pairsIn(documents.map(() => 2 * halfLanguages.length))
  return {
    articles: articles.length,
    stories: stories.length,
    precision: together === 0 ? 1 : right / together,
    eventPrecision: together === 0 ? 1 : rightly(eventOfDocument) / together,
    recall: right / wanted,
  }
}

function pairsIn(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
}
