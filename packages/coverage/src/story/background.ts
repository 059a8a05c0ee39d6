import { keysOf, type PackedFeatures } from './packed.ts'
import type { FeatureKey } from './key.ts'
import type { TopicModel } from './topic.ts'

/** What the articles of a language usually are about and name, so that only what is unusual tells. */
export interface LanguageBackground {
  readonly articles: number
  /** The mean of their topic vectors, by document. */
  readonly mean: Float64Array
  /** In how many of them a key stands. */
  frequency(key: FeatureKey): number
}

/** The articles that came before. */
export interface StoryBackground {
  of(language: string): LanguageBackground
}

/** A background that learns from each article it is shown, and forgets those that are taken out. */
export interface GrowingBackground extends StoryBackground {
  add(features: PackedFeatures): void
  remove(features: PackedFeatures): void
}

/** A background that has seen no article yet and goes by the model's own texts until it has. */
export function growingBackground(model: TopicModel): GrowingBackground {
  const languages = new Map<string, Counted>()
  const countedOf = (language: string): Counted => {
    const known = languages.get(language)
    if (known !== undefined) return known
    const made = new Counted(model.usual(language))
    languages.set(language, made)
    return made
  }
  return {
    of: countedOf,
    add: (features) => countedOf(features.language).count(features, 1),
    remove: (features) => countedOf(features.language).count(features, -1),
  }
}

/** How many articles the model's own texts count for. */
const trusted = 10
/** The mean is made anew when a hundredth of its articles are others: it hardly moves before. */
const staleness = 100

class Counted implements LanguageBackground {
  articles = 0
  readonly #usual: Float64Array
  readonly #sum: Float64Array
  #mean: Float64Array | undefined
  #changes = 0
  readonly #keys = new Map<FeatureKey, number>()

  constructor(usual: Float64Array) {
    this.#usual = usual
    this.#sum = new Float64Array(usual.length)
  }

  get mean(): Float64Array {
    if (this.#mean === undefined || this.#changes * staleness > this.articles) {
      const all = this.articles + trusted
      this.#mean = this.#sum.map((value, at) => (value + trusted * this.#usual[at]!) / all)
      this.#changes = 0
    }
    return this.#mean
  }

  frequency(key: FeatureKey): number {
    return this.#keys.get(key) ?? 0
  }

  count(features: PackedFeatures, by: 1 | -1): void {
    this.articles += by
    this.#changes += 1
    const { documents, values } = features.topic
    for (let at = 0; at < documents.length; at += 1) this.#sum[documents[at]!]! += by * values[at]!
    for (const key of keysOf(features)) {
      const count = this.frequency(key) + by
      if (count > 0) this.#keys.set(key, count)
      else this.#keys.delete(key)
    }
  }
}
