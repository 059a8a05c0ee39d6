import {
  embedTexts,
  type EmbeddingEndpoint,
  type EmbeddingFault,
  type Fetch,
  type VectorCache,
} from './embedding.ts'
import type { StoryScore, StoryScorer } from './scorer.ts'

/** How an endpoint's cosines become scores; models differ. */
export interface EmbeddingCalibration {
  /** The cosine at which two articles are as likely as not one story. */
  readonly even: number
  /** Log-odds for each unit of cosine. */
  readonly steepness: number
}

export const embeddingCalibration: EmbeddingCalibration = { even: 0.7, steepness: 20 }

export interface EmbeddingScorerParts {
  readonly endpoint: EmbeddingEndpoint
  readonly fetch: Fetch
  readonly cache: VectorCache
  /** Scores while the endpoint does not. */
  readonly fallback: StoryScorer
  /** Told of every fault, and until when (milliseconds since 1970) the fallback scores for it. */
  readonly warn: (fault: EmbeddingFault, until: number) => void
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Milliseconds that a faulty endpoint is left alone. */
  readonly rest: number
  readonly calibration?: EmbeddingCalibration
}

/**
 * Scores by an endpoint's vectors instead of names and topics. Where the endpoint fails, the
 * fallback scores the whole question, so that no two ways of scoring meet in one answer, and goes on
 * until the endpoint has rested; whoever runs it is warned. Scores say what they go by.
 */
export function embeddingScorer(parts: EmbeddingScorerParts): StoryScorer {
  const { endpoint, fetch, cache, fallback, warn, now, rest } = parts
  const { even, steepness } = parts.calibration ?? embeddingCalibration
  let restsUntil = -Infinity
  return {
    score: async (one, others) => {
      if (others.length === 0) return []
      if (now() < restsUntil) return fallback.score(one, others)
      const texts = [one, ...others].map(({ lead }) => lead)
      // An endpoint refuses to be asked about nothing.
      if (texts.some((text) => text.trim() === '')) return fallback.score(one, others)
      const found = await embedTexts(texts, endpoint, fetch, cache)
      if (!found.ok) {
        restsUntil = now() + rest
        warn(found.fault, restsUntil)
        return fallback.score(one, others)
      }
      const [own, ...vectors] = found.value
      return vectors.map((vector): StoryScore => {
        const cosine = Math.max(-1, Math.min(1, product(own!, vector)))
        const score = 1 / (1 + Math.exp(-steepness * (cosine - even)))
        return { score, by: 'embedding' }
      })
    },
  }
}

function product(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, at) => sum + value * other[at]!, 0)
}
