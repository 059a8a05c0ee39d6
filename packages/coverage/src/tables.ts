import type { Generated, GeneratedAlways } from 'kysely'

/** Coverage's tables as Kysely sees them; the columns are explained in migration.ts. */
export interface CoverageTables {
  'coverage.batch': BatchTable
  'coverage.article': ArticleTable
  'coverage.story_state': StoryStateTable
}

interface BatchTable {
  id: GeneratedAlways<number>
  original: string
  bytes: number
  articles: Generated<number>
  begun_at: Generated<Date>
  accepted_at: Date | null
  attempt: Generated<number>
  archived_at: Date | null
  aside_at: Date | null
  placed_at: Date | null
  storied_at: Date | null
  outdated: Generated<boolean>
  former: Generated<string | null>
}

interface ArticleTable {
  id: string
  number: GeneratedAlways<number>
  batch: number
  outlet: string
  day: string
}

interface StoryStateTable {
  one: Generated<boolean>
  epoch: number
  forgotten: number
}
