import { seeded } from '../seeded.ts'
import { placeOf, type ConceptList } from '../query/concept.ts'
import { LookedArticle } from '../query/looked.ts'
import type { Place } from '../query/query.ts'
import type { KeptList } from './concept.ts'

/** An article that a list found, and the list's words that found it. */
export interface Hit {
  readonly article: string
  readonly words: readonly string[]
}

/** An article to be judged. */
export interface Sampled {
  readonly article: string
  /** The word for which it was drawn: the one of its words that finds least. */
  readonly word: string
  /** Hits that this one stands for. */
  readonly weight: number
}

/**
 * The words of a list that find a text, as its editors wrote them; exclusions hold for each. Words
 * with required neighbours stand for their group, joined by commas. A list that is kept as a query
 * has but one answer: itself.
 * @param terms the article's, of `terms` (language) in the same language
 */
export function wordsFound(list: KeptList, language: string, terms: readonly string[]): string[] {
  if (typeof list === 'string') return [list]
  const looked = new LookedArticle({ outlet: '', country: '', language, day: '', type: '', terms, places: [] }) // prettier-ignore
  return partsOf(list).flatMap(({ name, where }) => (looked.holds(where) ? [name] : []))
}

interface ListPart {
  readonly name: string
  readonly where: Place
}

/** Many articles are asked by the same lists. */
const known = new WeakMap<ConceptList, readonly ListPart[]>()

function partsOf(list: ConceptList): readonly ListPart[] {
  let parts = known.get(list)
  if (parts === undefined) {
    const { words, except = [], near = [] } = list
    const of = placeOf({ words: except })
    const part = (name: string, one: ConceptList): ListPart[] => {
      const what = placeOf(one)
      if (what === undefined) return []
      return [{ name, where: of === undefined ? what : { is: 'outside', what, of } }]
    }
    parts = [
      ...words.flatMap((word) => part(word, { words: [word] })),
      ...near.flatMap((one) => part(one.words.join(', '), { words: [], near: [one] })),
    ]
    known.set(list, parts)
  }
  return parts
}

/**
 * Draws hits to be judged, so that each word of the list is seen: a hit belongs to the one of its
 * words that finds least, each word's hits are drawn from by chance, at least `least` of each and
 * beyond that in proportion. Where there are more words than places, the words are drawn by how much
 * they find. The same seed draws the same.
 */
export function sampleHits(
  hits: readonly Hit[],
  { size, seed, least = 1 }: { size: number; seed: number; least?: number },
): Sampled[] {
  const random = seeded(seed)
  const count = new Map<string, number>()
  for (const { words } of hits) {
    for (const word of words) count.set(word, (count.get(word) ?? 0) + 1)
  }
  const strata = new Map<string, string[]>()
  for (const { article, words } of hits) {
    const [rarest] = [...words].sort(
      (one, other) => count.get(one)! - count.get(other)! || (one < other ? -1 : 1),
    )
    if (rarest === undefined) continue
    const stratum = strata.get(rarest)
    if (stratum === undefined) strata.set(rarest, [article])
    else stratum.push(article)
  }
  const ordered = [...strata].sort(
    ([one, a], [other, b]) => b.length - a.length || (one < other ? -1 : 1),
  )
  const places = allotted(ordered.map(([, articles]) => articles.length), size, least) // prettier-ignore
  return ordered.flatMap(([word, articles], index) => {
    const take = places[index]!
    const weight = articles.length / take
    return drawn(articles, take, random).map((article) => ({ article, word, weight }))
  })
}

/** Places for each stratum, largest stratum first: `least` for each, the rest by size. */
function allotted(sizes: readonly number[], size: number, least: number): number[] {
  const places = sizes.map(() => 0)
  let left = size
  for (let round = 0; round < least; round += 1) {
    for (const [index, most] of sizes.entries()) {
      if (left === 0 || places[index]! >= most) continue
      places[index]! += 1
      left -= 1
    }
  }
  const total = sizes.reduce((sum, one) => sum + one, 0)
  while (left > 0) {
    let neediest = -1
    let need = 0
    for (const [index, most] of sizes.entries()) {
      if (places[index]! >= most) continue
      const lacks = most / total / (places[index]! + 1)
      if (lacks > need) [neediest, need] = [index, lacks]
    }
    if (neediest < 0) break
    places[neediest]! += 1
    left -= 1
  }
  return places
}

/** So many of them, in the order in which chance put them. */
function drawn(from: readonly string[], size: number, random: () => number): string[] {
  const rest = [...from]
  for (let at = 0; at < size; at += 1) {
    const other = at + Math.floor(random() * (rest.length - at))
    const one = rest[at]!
    rest[at] = rest[other]!
    rest[other] = one
  }
  return rest.slice(0, size)
}
