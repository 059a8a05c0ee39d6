import type { StoryBackground } from './background.ts'
import type { StoryFeatures } from './features.ts'
import { packFeatures } from './packed.ts'
import { compareArticles, inOrder, scoreOf } from './score.ts'

/** Why two articles are held to be one story, the weightiest first. */
export type StoryReason =
  | { readonly is: 'name'; readonly one: string; readonly other: string }
  /** A code of the gazetteer: ISO 3166-1, or one of the table's own. */
  | { readonly is: 'place'; readonly code: string }
  /** A day named by both, as `05-12`. */
  | { readonly is: 'day'; readonly day: string }
  | { readonly is: 'mark' | 'number'; readonly text: string }
  /** Cosine of what they are about. */
  | { readonly is: 'topic'; readonly cosine: number }

/** Names that are given as reasons. */
const mostNames = 5
/** Below, being about the same is no reason. */
const tellingTopic = 0.1

/** How likely two articles are about one event, and why, in each article's own words. */
export function explainScore(
  one: StoryFeatures,
  other: StoryFeatures,
  background: StoryBackground,
): { score: number; reasons: readonly StoryReason[] } {
  const [first, second] = inOrder(one, other)
  const names = new Map<string, { is: 'name'; one: string; other: string; worth: number }>()
  const likeness = compareArticles(
    packFeatures(first),
    packFeatures(second),
    background,
    (mine, theirs, worth) => {
      const [here, there] = [first.names[mine]!.said, second.names[theirs]!.said]
      const said = first === one ? { one: here, other: there } : { one: there, other: here }
      const key = `${here}\n${there}`
      if ((names.get(key)?.worth ?? 0) < worth) names.set(key, { is: 'name', ...said, worth })
    },
  )
  const likeliest = [...names.values()]
    .sort((a, b) => b.worth - a.worth || (a.one < b.one ? -1 : 1))
    .slice(0, mostNames)
  const reasons: StoryReason[] = [
    ...likeliest.map(({ worth: _worth, ...reason }) => reason),
    ...common(new Set(one.places.keys()), new Set(other.places.keys())).map((code) => ({ is: 'place' as const, code })),
    ...common(one.days, other.days).map((day) => ({ is: 'day' as const, day })),
    ...common(one.marks, other.marks).map((text) => ({ is: 'mark' as const, text })),
    ...common(one.numbers, other.numbers).map((text) => ({ is: 'number' as const, text })),
  ] // prettier-ignore
  if (likeness.topic >= tellingTopic) reasons.push({ is: 'topic', cosine: likeness.topic })
  return { score: scoreOf(likeness, one.language === other.language), reasons }
}

function common(one: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...one].filter((value) => other.has(value)).sort()
}
