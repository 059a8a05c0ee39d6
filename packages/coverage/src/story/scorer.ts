import type { StoryBackground } from './background.ts'
import type { PackedFeatures } from './packed.ts'
import { scoreArticles } from './score.ts'

/** How likely two articles are one story, 0 to 1; half is as likely as not; and what it goes by. */
export interface StoryScore {
  readonly score: number
  readonly by: 'features' | 'embedding'
}

/** What says how likely articles are one story: the default below, or an endpoint's vectors. */
export interface StoryScorer {
  /** The scores of one article with each of the others, in their order. */
  score(one: PackedFeatures, others: readonly PackedFeatures[]): Promise<readonly StoryScore[]>
}

/** Scores by names, places, days and topics before a background; nothing is asked of anyone. */
export function featureScorer(background: StoryBackground): StoryScorer {
  return {
    score: (one, others) =>
      Promise.resolve(
        others.map((other) => ({ score: scoreArticles(one, other, background), by: 'features' })),
      ),
  }
}
