import {
  dayKey,
  markKey,
  numberKey,
  placeKey,
  roughKey,
  type LanguageBackground,
  type StoryBackground,
} from './background.ts'
import type { NameFeature, StoryFeatures } from './features.ts'
import type { TopicVector } from './topic.ts'

/** How much two articles have in common, part by part; each grows with what is shared. */
export interface Likeness {
  /** Cosine of what they are about beyond what articles usually are; −1 to 1. */
  readonly topic: number
  readonly names: number
  readonly places: number
  readonly days: number
  readonly marks: number
  readonly numbers: number
}

/** What both articles have, as each of them says it. */
export interface SharedName {
  readonly one: string
  readonly other: string
  readonly worth: number
}

export interface Comparison {
  readonly likeness: Likeness
  readonly names: readonly SharedName[]
  readonly places: readonly string[]
  readonly days: readonly string[]
  readonly marks: readonly string[]
  readonly numbers: readonly string[]
}

/** Articles that a background counts for before it has seen one: a first name is rare already. */
const unseen = 20

/** Compares two articles before the background of what came before them. */
export function compareArticles(
  one: StoryFeatures,
  other: StoryFeatures,
  background: StoryBackground,
): Comparison {
  const [here, there] = [background.of(one.language), background.of(other.language)]
  const rarity = (key: string): number => {
    const seen = here.frequency(key) + there.frequency(key)
    const articles = here.articles + there.articles + unseen
    return Math.max(0, Math.log(articles / (seen + 0.5)))
  }
  const names = sharedNames(one, other, rarity)
  const places = common(new Set(one.places.keys()), new Set(other.places.keys()))
  const days = common(one.days, other.days)
  const marks = common(one.marks, other.marks)
  const numbers = common(one.numbers, other.numbers)
  const share = (worth: number, a: number, b: number, k: number): number =>
    worth / Math.sqrt((a + k) * (b + k))
  const sum = (list: readonly string[], key: (value: string) => string): number =>
    list.reduce((total, value) => total + rarity(key(value)), 0)
  return {
    likeness: {
      topic: topicLikeness(one.topic, other.topic, here, there),
      names: names.worth,
      places: share(sum(places, placeKey), one.places.size, other.places.size, 2),
      days: share(sum(days, dayKey), one.days.size, other.days.size, 2),
      marks: share(sum(marks, markKey), one.marks.size, other.marks.size, 2),
      numbers: share(sum(numbers, numberKey), one.numbers.size, other.numbers.size, 3),
    },
    names: names.shared,
    places,
    days,
    marks,
    numbers,
  }
}

function common(one: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...one].filter((value) => other.has(value)).sort()
}

/** By length of a skeleton: two consonants are met by chance. */
const tellingLength = [0, 0, 0.4, 0.8, 1, 1.1, 1.2, 1.2]

type Side = 'keys' | 'roughKeys'

function sharedNames(
  one: StoryFeatures,
  other: StoryFeatures,
  rarity: (key: string) => number,
): { worth: number; shared: SharedName[] } {
  const side: Side = (one.language === 'zh') === (other.language === 'zh') ? 'keys' : 'roughKeys'
  const shared = new Map<string, SharedName>()
  let worth = 0
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    const index = indexOf(to.names)
    for (const name of from.names) {
      if (name.weight < leastWeight) continue
      const best = bestOf(name, index, rarity, side)
      if (best === undefined) continue
      worth += best.worth / 2
      const [a, b] = from === one ? [name.said, best.name.said] : [best.name.said, name.said]
      shared.set(`${a}\n${b}`, { one: a, other: b, worth: best.worth })
    }
  }
  const weight = (features: StoryFeatures): number =>
    features.names.reduce((sum, name) => sum + name.weight, 0)
  return {
    worth: worth / Math.sqrt((weight(one) + 5) * (weight(other) + 5)),
    shared: [...shared.values()].sort((a, b) => b.worth - a.worth || (a.one < b.one ? -1 : 1)),
  }
}

type NameIndex = ReadonlyMap<string, NameFeature>
const indexes = new WeakMap<readonly NameFeature[], NameIndex>()

/** The likeliest name of each key; rough keys apart. */
function indexOf(names: readonly NameFeature[]): NameIndex {
  const known = indexes.get(names)
  if (known !== undefined) return known
  const made = new Map<string, NameFeature>()
  for (const name of names) {
    for (const key of [...name.keys, ...name.roughKeys.map(roughKey)]) {
      const before = made.get(key)
      if (before === undefined || before.weight < name.weight) made.set(key, name)
    }
  }
  indexes.set(names, made)
  return made
}

function bestOf(
  name: NameFeature,
  index: NameIndex,
  rarity: (key: string) => number,
  side: Side,
): { name: NameFeature; worth: number } | undefined {
  let best: { name: NameFeature; worth: number } | undefined
  const consider = (skeleton: string, key: string, trust: number): void => {
    const met = index.get(key)
    if (met === undefined) return
    const telling = tellingLength[Math.min(skeleton.length, tellingLength.length - 1)]!
    const worth = trust * telling * Math.sqrt(name.weight * met.weight) * rarity(key)
    if (worth > (best?.worth ?? 0)) best = { name: met, worth }
  }
  for (const key of name.keys) consider(key, key, 1)
  if (side === 'roughKeys') {
    for (const key of name.roughKeys) consider(key, roughKey(key), roughTrust)
  }
  return best
}

/** Words that are hardly ever names are not looked for. */
const leastWeight = 0.02

/** Chinese spellings are met by chance more often. */
const roughTrust = 0.5

function topicLikeness(
  one: TopicVector,
  other: TopicVector,
  here: LanguageBackground,
  there: LanguageBackground,
): number {
  const product =
    sparseProduct(one, other) -
    denseProduct(one, there.mean) -
    denseProduct(other, here.mean) +
    meanProduct(here.mean, there.mean)
  const norm = (vector: TopicVector, mean: Float64Array): number =>
    Math.sqrt(
      Math.max(
        0,
        sparseProduct(vector, vector) - 2 * denseProduct(vector, mean) + meanProduct(mean, mean),
      ),
    )
  const length = norm(one, here.mean) * norm(other, there.mean)
  if (one.documents.length === 0 || other.documents.length === 0 || length < 1e-9) return 0
  return Math.max(-1, Math.min(1, product / length))
}

function sparseProduct(one: TopicVector, other: TopicVector): number {
  let sum = 0
  let [a, b] = [0, 0]
  while (a < one.documents.length && b < other.documents.length) {
    const [left, right] = [one.documents[a]!, other.documents[b]!]
    if (left === right) sum += one.values[a]! * other.values[b]!
    if (left <= right) a += 1
    if (right <= left) b += 1
  }
  return sum
}

function denseProduct({ documents, values }: TopicVector, mean: Float64Array): number {
  let sum = 0
  for (let at = 0; at < documents.length; at += 1) sum += values[at]! * mean[documents[at]!]!
  return sum
}

const products = new WeakMap<Float64Array, WeakMap<Float64Array, number>>()

/** Means stay the same while many articles are compared before them. */
function meanProduct(one: Float64Array, other: Float64Array): number {
  const known = products.get(one)?.get(other)
  if (known !== undefined) return known
  let sum = 0
  for (let at = 0; at < one.length; at += 1) sum += one[at]! * other[at]!
  const row = products.get(one) ?? new WeakMap<Float64Array, number>()
  row.set(other, sum)
  products.set(one, row)
  return sum
}

/**
 * What each part counts for in a score. Numbers only break ties.
 * Fitted on pairs of neighbouring sentences of sib200, see eval/story/tune.ts.
 */
const weights: Likeness = {
  topic: 1,
  names: 0.65,
  places: 0.06,
  days: 0.1,
  marks: 0.1,
  numbers: 0.03,
}
/** The weighted sum at which two articles are as likely as not one story, and how sharply that turns. */
const even = 0.2
const steepness = 20

/** Why two articles are held to be one story, the weightiest first. */
export type StoryReason =
  | { readonly is: 'name'; readonly one: string; readonly other: string }
  /** A code of the gazetteer: ISO 3166-1, or one of the table's own. */
  | { readonly is: 'place'; readonly code: string }
  /** A day named by both, as `05-12`. */
  | { readonly is: 'day'; readonly day: string }
  | { readonly is: 'mark' | 'number'; readonly text: string }
  /** Cosine of what they are about, or of an endpoint's vectors. */
  | { readonly is: 'topic' | 'embedding'; readonly cosine: number }

export interface StoryScore {
  /** 0 to 1; half is as likely as not. */
  readonly score: number
  readonly reasons: readonly StoryReason[]
}

/** Names that are given as reasons. */
const mostNames = 5
/** Below, being about the same is no reason. */
const tellingTopic = 0.1

/**
 * How likely two articles are about one event, and why; the same whichever of them comes first.
 * Articles before an empty background are compared by what the model's own texts are like.
 */
export function scoreArticles(
  one: StoryFeatures,
  other: StoryFeatures,
  background: StoryBackground,
): StoryScore {
  const [first, second] = inOrder(one, other)
  const compared = compareArticles(first, second, background)
  const { likeness } = compared
  const sum = (Object.keys(weights) as (keyof Likeness)[]).reduce(
    (total, part) => total + weights[part] * likeness[part],
    0,
  )
  const names = compared.names
    .slice(0, mostNames)
    .map(({ one: here, other: there }) =>
      first === one
        ? { is: 'name' as const, one: here, other: there }
        : { is: 'name' as const, one: there, other: here },
    )
  const reasons: StoryReason[] = [
    ...names,
    ...compared.places.map((code) => ({ is: 'place' as const, code })),
    ...compared.days.map((day) => ({ is: 'day' as const, day })),
    ...compared.marks.map((text) => ({ is: 'mark' as const, text })),
    ...compared.numbers.map((text) => ({ is: 'number' as const, text })),
  ]
  if (likeness.topic >= tellingTopic) reasons.push({ is: 'topic', cosine: likeness.topic })
  return { score: 1 / (1 + Math.exp(-steepness * (sum - even))), reasons }
}

/** Sums of fractions differ in their last digits with the order: one order, one score. */
function inOrder(one: StoryFeatures, other: StoryFeatures): [StoryFeatures, StoryFeatures] {
  if (one.language !== other.language)
    return one.language < other.language ? [one, other] : [other, one]
  return one.id <= other.id ? [one, other] : [other, one]
}
