import type { StoryFeatures } from './features.ts'
import type { TopicModel } from './topic.ts'

/** What the articles of a language usually are about and name, so that only what is unusual tells. */
export interface LanguageBackground {
  readonly articles: number
  /** The mean of their topic vectors, by document. */
  readonly mean: Float64Array
  /** In how many of them a name's key stands. */
  frequency(key: string): number
}

/** The articles that came before. */
export interface StoryBackground {
  of(language: string): LanguageBackground
}

/** Keys that are counted of a language; the rarest are forgotten beyond. */
const mostKeys = 400_000

/** A background that learns from each article it is shown. */
export interface GrowingBackground extends StoryBackground {
  add(features: StoryFeatures): void
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
    add: (features) => countedOf(features.language).add(features),
  }
}

/** How many articles the model's own texts count for. */
const trusted = 10

class Counted implements LanguageBackground {
  articles = 0
  readonly #usual: Float64Array
  readonly #sum: Float64Array
  #mean: Float64Array | undefined
  readonly #keys = new Map<string, number>()

  constructor(usual: Float64Array) {
    this.#usual = usual
    this.#sum = new Float64Array(usual.length)
  }

  get mean(): Float64Array {
    this.#mean ??= this.#sum.map(
      (value, at) => (value + trusted * this.#usual[at]!) / (this.articles + trusted),
    )
    return this.#mean
  }

  frequency(key: string): number {
    return this.#keys.get(key) ?? 0
  }

  add({ topic, names, places, days, numbers, marks }: StoryFeatures): void {
    this.articles += 1
    this.#mean = undefined
    for (const [at, document] of topic.documents.entries()) {
      this.#sum[document]! += topic.values[at]!
    }
    const keys = new Set(
      names.flatMap(({ keys, roughKeys }) => [...keys, ...roughKeys.map(roughKey)]),
    )
    for (const place of places.keys()) keys.add(placeKey(place))
    for (const day of days) keys.add(dayKey(day))
    for (const number of numbers) keys.add(numberKey(number))
    for (const mark of marks) keys.add(markKey(mark))
    for (const key of keys) this.#keys.set(key, this.frequency(key) + 1)
    if (this.#keys.size > mostKeys) this.#forget()
  }

  #forget(): void {
    for (let rarest = 1; this.#keys.size > mostKeys / 2; rarest += 1) {
      for (const [key, count] of this.#keys) if (count <= rarest) this.#keys.delete(key)
    }
  }
}

/** Keys of one kind must not meet those of another. */
export function roughKey(skeleton: string): string {
  return `~${skeleton}`
}
export function placeKey(code: string): string {
  return `@${code}`
}
export function dayKey(day: string): string {
  return `d${day}`
}
export function numberKey(number: string): string {
  return `#${number}`
}
export function markKey(mark: string): string {
  return `=${mark}`
}
