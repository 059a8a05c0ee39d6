/** The part of the HTTP API that tells what the press wrote story by story. */
import type { StoryArticleRow, StoryHeadline, StoryRow } from '@suyab/coverage/archive/stories'

export type { StoryHeadline as CoverageHeadline, StoryRow as CoverageStory }

/**
 * POST /api/coverage/stories → CoverageStories: stories of two articles or more that the query finds
 * articles of. Stories follow the archive some minutes later.
 */
export interface CoverageStoriesQuestion {
  /** One of them. */
  query?: string
  saved?: string
  /** `2025`, `2025-03` or `2025-03-31`; both belong to it. */
  from?: string
  to?: string
  /** How many at most, 1 to 200; 20 unless told. */
  limit?: number
}
export interface CoverageStories {
  /** The query in its one form, with the versions of its concepts. */
  query: string
  /**
   * Those of which the query finds most first, then the larger. `found` is how many of a story's
   * articles it finds; everything else is of the whole story.
   */
  stories: readonly StoryRow[]
  /** How many there are in all. */
  total: number
}

/**
 * GET /api/coverage/stories/:id?after=&limit= → CoverageStoryPage, the earliest articles first.
 * `coverage.story-unknown`: there is none.
 */
export interface CoverageStoryPage {
  /** Another than was asked for where the one became part of it. */
  story: number
  articles: readonly CoverageStoryArticle[]
  /** How many there are in all. */
  total: number
  /** For `after` of the next page; null on the last. */
  next: string | null
}
export type CoverageStoryArticle = Omit<StoryArticleRow, 'number'>
