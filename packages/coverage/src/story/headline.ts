import type { StoryFeatures } from './features.ts'
import { byTime } from './story-index.ts'

export interface Headline {
  readonly title: string
  readonly article: string
}

/** A story's headline in each language that has one: of its earliest article with a title. */
export function headlines(members: readonly StoryFeatures[]): Record<string, Headline> {
  const found: Record<string, Headline> = {}
  for (const { id, language, title } of members.toSorted(byTime)) {
    if (title.trim() !== '') found[language] ??= { title, article: id }
  }
  return found
}
