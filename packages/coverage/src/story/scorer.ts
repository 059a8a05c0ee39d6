import type { StoryBackground } from './background.ts'
import type { StoryFeatures } from './features.ts'
import { scoreArticles, type StoryScore } from './score.ts'

/** What says how likely articles are one story: the default below, or an endpoint's vectors. */
export interface StoryScorer {
  /** The scores of one article with each of the others, in their order. */
  score(one: StoryFeatures, others: readonly StoryFeatures[]): Promise<readonly StoryScore[]>
}

/** Scores by names, places, days and topics before a background; nothing is asked of anyone. */
export function featureScorer(background: StoryBackground): StoryScorer {
  return {
    score: (one, others) =>
      Promise.resolve(others.map((other) => scoreArticles(one, other, background))),
  }
}
