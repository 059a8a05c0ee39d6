import { terms } from '@suyab/language/term'
import { growingBackground } from '../../src/story/background.ts'
import { featuresOf } from '../../src/story/features.ts'
import { packFeatures, type PackedFeatures } from '../../src/story/packed.ts'
import { compareArticles, scoreArticles } from '../../src/story/score.ts'
import type { TopicModel } from '../../src/story/topic.ts'
import { halfLanguages, type HalfLanguage, type HalvedDocument } from './half.ts'

/** Share of documents whose own other half ranks first, by way of comparing. */
export type Accuracies = Readonly<Record<Way, number>>
const ways = [
  'ours',
  'topics alone',
  'names alone',
  'rare terms',
  'numbers and Latin names',
] as const
export type Way = (typeof ways)[number]

interface Half {
  readonly features: PackedFeatures
  readonly terms: ReadonlySet<string>
  readonly latin: ReadonlySet<string>
}
type Halves = ReadonlyMap<HalfLanguage, readonly Half[]>

/** A pair of languages and how often each way links a half in the one to its half in the other. */
export interface LinkedPair {
  readonly from: HalfLanguage
  readonly to: HalfLanguage
  readonly accuracies: Accuracies
}

/**
 * For every two languages: each document's odd half in the one against all even halves in the other.
 * All halves together are the background.
 */
export function linkedPairs(
  documents: readonly HalvedDocument[],
  model: TopicModel,
  usedWays: readonly Way[] = ways,
): LinkedPair[] {
  const background = growingBackground(model)
  const halves = (side: 'odd' | 'even'): Halves =>
    new Map(
      halfLanguages.map((language) => [
        language,
        documents.map((document) => {
          const half = halfOf(document, side, language, model)
          background.add(half.features)
          return half
        }),
      ]),
    )
  const [odd, even] = [halves('odd'), halves('even')]
  const compare: Readonly<
    Record<Way, (one: Half, other: Half, rarity: (term: string) => number) => number>
  > = {
    ours: (one, other) => scoreArticles(one.features, other.features, background),
    'topics alone': (one, other) => compareArticles(one.features, other.features, background).topic,
    'names alone': (one, other) => compareArticles(one.features, other.features, background).names,
    'rare terms': (one, other, rarity) => shared(one.terms, other.terms, rarity),
    'numbers and Latin names': (one, other, rarity) => shared(one.latin, other.latin, rarity),
  }
  return halfLanguages.flatMap((from) =>
    halfLanguages
      .filter((to) => to !== from)
      .map((to) => {
        const [asking, asked] = [odd.get(from)!, even.get(to)!]
        const rarity = rarityIn([...asking, ...asked])
        const accuracies = Object.fromEntries(
          usedWays.map((way) => [
            way,
            accuracy(asking, asked, (one, other) => compare[way](one, other, rarity)),
          ]),
        ) as Record<Way, number>
        return { from, to, accuracies }
      }),
  )
}

/** The mean over the pairs that have a language, or over all of them. */
export function meanAccuracy(
  pairs: readonly LinkedPair[],
  way: Way,
  language?: HalfLanguage,
): number {
  const some = pairs.filter(
    ({ from, to }) => language === undefined || from === language || to === language,
  )
  return some.reduce((sum, { accuracies }) => sum + accuracies[way], 0) / some.length
}

function halfOf(
  document: HalvedDocument,
  side: 'odd' | 'even',
  language: HalfLanguage,
  model: TopicModel,
): Half {
  const text = document[side][language]
  const id = `${document.id} ${language} ${side}`
  const published = '2025-01-01T00:00:00Z'
  const features = packFeatures(featuresOf({ id, language, title: '', text, published }, model))
  // A lower-case word in Latin letters is a name only where the language has another script.
  const latin = text.match(/\p{Lu}\p{Script=Latin}+|\p{Nd}[\p{Nd}.,]*/gu) ?? []
  return { features, terms: new Set(terms(text, language)), latin: new Set(latin) }
}

/** Ties count as what chance would make of them. */
function accuracy(
  asking: readonly Half[],
  asked: readonly Half[],
  score: (one: Half, other: Half) => number,
): number {
  let right = 0
  for (const [at, one] of asking.entries()) {
    const scores = asked.map((other) => score(one, other))
    const best = Math.max(...scores)
    if (scores[at] === best) right += 1 / scores.filter((value) => value === best).length
  }
  return right / asking.length
}

function rarityIn(halves: readonly Half[]): (term: string) => number {
  const seen = new Map<string, number>()
  for (const { terms, latin } of halves) {
    for (const term of new Set([...terms, ...latin])) seen.set(term, (seen.get(term) ?? 0) + 1)
  }
  return (term) => Math.log((halves.length + 1) / (seen.get(term) ?? 1))
}

function shared(
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
  rarity: (term: string) => number,
): number {
  const length = (terms: ReadonlySet<string>): number =>
    Math.sqrt([...terms].reduce((sum, term) => sum + rarity(term) ** 2, 0)) || 1
  const product = [...one].reduce((sum, term) => sum + (other.has(term) ? rarity(term) ** 2 : 0), 0)
  return product / (length(one) * length(other))
}
