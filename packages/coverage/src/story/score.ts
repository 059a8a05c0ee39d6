import type { LanguageBackground, StoryBackground } from './background.ts'
import { isRough, lengthOfName, type FeatureKey } from './key.ts'
import type { PackedFeatures, PackedNames } from './packed.ts'
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

/** Hears of two names that are held to be one: their places in each article's names, and its worth. */
export type OnSharedName = (one: number, other: number, worth: number) => void

/** Articles that a background counts for before it has seen one: a first name is rare already. */
const unseen = 20

/** Compares two articles before the background of what came before them. */
export function compareArticles(
  one: PackedFeatures,
  other: PackedFeatures,
  background: StoryBackground,
  onSharedName?: OnSharedName,
): Likeness {
  const [here, there] = [background.of(one.language), background.of(other.language)]
  const articles = here.articles + there.articles + unseen
  const rarity = (key: FeatureKey): number => {
    const seen = here.frequency(key) + there.frequency(key)
    return Math.max(0, Math.log(articles / (seen + 0.5)))
  }
  const rough = (one.language === 'zh') !== (other.language === 'zh')
  const share = (a: Uint32Array, b: Uint32Array, k: number): number =>
    sharedWorth(a, b, rarity) / Math.sqrt((a.length + k) * (b.length + k))
  return {
    topic: topicLikeness(one.topic, other.topic, here, there),
    names: sharedNames(one.names, other.names, rarity, rough, onSharedName),
    places: share(one.places, other.places, 2),
    days: share(one.days, other.days, 2),
    marks: share(one.marks, other.marks, 2),
    numbers: share(one.numbers, other.numbers, 3),
  }
}

function sharedWorth(
  one: Uint32Array,
  other: Uint32Array,
  rarity: (key: FeatureKey) => number,
): number {
  let worth = 0
  let [a, b] = [0, 0]
  while (a < one.length && b < other.length) {
    const [left, right] = [one[a]!, other[b]!]
    if (left === right) worth += rarity(left)
    if (left <= right) a += 1
    if (right <= left) b += 1
  }
  return worth
}

/** By length of a skeleton: two consonants are met by chance. */
const tellingLength = [0, 0, 0.4, 0.8, 1, 1.1, 1.2, 1.2]

/** Chinese spellings are met by chance more often. */
const roughTrust = 0.5

/** What the best fellow of each name is worth; one pair is compared at a time. */
const bests = [new Float64Array(0), new Float64Array(0)] as [Float64Array, Float64Array]

function cleared(side: 0 | 1, length: number): Float64Array {
  if (bests[side].length < length) bests[side] = new Float64Array(2 * length)
  return bests[side].fill(0, 0, length)
}

/** Each name's best fellow in the other article counts, half from either side. */
function sharedNames(
  one: PackedNames,
  other: PackedNames,
  rarity: (key: FeatureKey) => number,
  rough: boolean,
  onShared?: OnSharedName,
): number {
  const mine = cleared(0, one.weights.length)
  const theirs = cleared(1, other.weights.length)
  let [a, b] = [0, 0]
  while (a < one.keys.length && b < other.keys.length) {
    const [left, right] = [one.keys[a]!, other.keys[b]!]
    if (left < right) a += 1
    else if (left > right) b += 1
    else {
      const [from, since] = [a, b]
      // Weights fall with the place of a name, and of a key its names stand in their order.
      const [here, there] = [one.names[a]!, other.names[b]!]
      while (one.keys[a] === left) a += 1
      while (other.keys[b] === left) b += 1
      if (isRough(left) && !rough) continue
      const trust = isRough(left) ? roughTrust : 1
      const each = trust * tellingLength[lengthOfName(left)]! * rarity(left)
      const most = each * Math.sqrt(other.weights[there]!)
      for (let at = from; at < a; at += 1) {
        const name = one.names[at]!
        mine[name] = Math.max(mine[name]!, most * Math.sqrt(one.weights[name]!))
      }
      const best = each * Math.sqrt(one.weights[here]!)
      for (let at = since; at < b; at += 1) {
        const name = other.names[at]!
        theirs[name] = Math.max(theirs[name]!, best * Math.sqrt(other.weights[name]!))
      }
      onShared?.(here, there, most * Math.sqrt(one.weights[here]!))
    }
  }
  let worth = 0
  for (let name = 0; name < one.weights.length; name += 1) worth += mine[name]!
  for (let name = 0; name < other.weights.length; name += 1) worth += theirs[name]!
  return worth / 2 / Math.sqrt((one.total + 5) * (other.total + 5))
}

function topicLikeness(
  one: TopicVector,
  other: TopicVector,
  here: LanguageBackground,
  there: LanguageBackground,
): number {
  if (one.documents.length === 0 || other.documents.length === 0) return 0
  const [mine, theirs] = [here.mean, there.mean]
  const product =
    sparseProduct(one, other) -
    denseProduct(one, theirs) -
    denseProduct(other, mine) +
    meanProduct(mine, theirs)
  // Vectors have length 1.
  const norm = (vector: TopicVector, mean: Float64Array): number =>
    Math.sqrt(Math.max(0, 1 - 2 * denseProduct(vector, mean) + meanProduct(mean, mean)))
  const length = norm(one, mine) * norm(other, theirs)
  return length < 1e-9 ? 0 : Math.max(-1, Math.min(1, product / length))
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
/** The same for two of one language, who share more of whatever they tell. */
const evenWithin = 0.35
const steepness = 20

/**
 * How likely two articles are about one event, 0 to 1, half being as likely as not; the same
 * whichever of them comes first. Before an empty background they are compared by what the model's
 * own texts are like.
 */
export function scoreArticles(
  one: PackedFeatures,
  other: PackedFeatures,
  background: StoryBackground,
): number {
  return scoreOf(
    compareArticles(...inOrder(one, other), background),
    one.language === other.language,
  )
}

/**
 * From here on, being more alike says little more: the weather of two towns, or prices of two weeks,
 * are told of in the same words and are no one event.
 */
const alikeEnough = 0.25
const beyond = 0.3

/** The score that comes of what two articles have in common, and whether they are of one language. */
export function scoreOf(likeness: Likeness, within: boolean): number {
  const { topic } = likeness
  const about = topic <= alikeEnough ? topic : alikeEnough + beyond * (topic - alikeEnough)
  const sum =
    weights.topic * about +
    weights.names * likeness.names +
    weights.places * likeness.places +
    weights.days * likeness.days +
    weights.marks * likeness.marks +
    weights.numbers * likeness.numbers
  return 1 / (1 + Math.exp(-steepness * (sum - (within ? evenWithin : even))))
}

/** Sums of fractions differ in their last digits with the order: one order, one score. */
export function inOrder<One extends { readonly id: string; readonly language: string }>(
  one: One,
  other: One,
): [One, One] {
  if (one.language !== other.language)
    return one.language < other.language ? [one, other] : [other, one]
  return one.id <= other.id ? [one, other] : [other, one]
}
