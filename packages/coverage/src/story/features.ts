import { terms } from '@suyab/language/term'
import { primaryOf } from '@suyab/language/tag'
import { foldedNumber } from '@suyab/language/term/fold'
import { daysOf } from './date.ts'
import { nameKey, type FeatureKey } from './key.ts'
import { hanziNames } from './hanzi-sound.ts'
import { hanziNameRows } from './hanzi-name-table.ts'
import { placesOf } from './place.ts'
import { roughSkeletons, skeletons } from './skeleton.ts'
import type { TopicModel, TopicVector } from './topic.ts'
import { wordsOf, type Standing, type Word } from './word.ts'

/** An article as far as stories look at it. */
export interface StoryArticle {
  readonly id: string
  /** BCP 47. */
  readonly language: string
  readonly title: string
  readonly text: string
  /** RFC 3339. */
  readonly published: string
}

/** What may be a name. */
export interface NameFeature {
  /** As the text first writes it. */
  readonly said: string
  /** Skeletons that it is found by in any script but Chinese, and those for Chinese. */
  readonly keys: readonly string[]
  readonly roughKeys: readonly string[]
  /** Both as numbers. */
  readonly ids: readonly FeatureKey[]
  /** 0 to 1: how much it looks like a name. */
  readonly weight: number
}

/** What is compared of an article. */
export interface StoryFeatures {
  readonly id: string
  /** The language's subtag: `zh`. */
  readonly language: string
  readonly title: string
  /** Title and beginning of the text, for whoever reads it again. */
  readonly lead: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly topic: TopicVector
  /** The likeliest first. */
  readonly names: readonly NameFeature[]
  readonly places: ReadonlyMap<string, number>
  /** Days that the text names, as `05-12`. */
  readonly days: ReadonlySet<string>
  /** Numbers of two or more digits. */
  readonly numbers: ReadonlySet<string>
  /** Addresses, handles and words in Latin letters with a digit (COVID-19, G20, example.org). */
  readonly marks: ReadonlySet<string>
}

/** UTF-16 units of a text that are read: what comes later in so long an article is another story's. */
const mostRead = 30_000
const mostNames = 1_500
const longestMark = 120
const leadLength = 600
/** A title is a line, whatever a page says. */
const longestTitle = 1_000

const nameWeight: Readonly<Record<Standing, number>> = {
  capital: 1,
  first: 0.6,
  alike: 0.6,
  small: 0.15,
}

/** Reads what is compared of an article. A moment that is none is read as 1970. */
export function featuresOf(article: StoryArticle, model: TopicModel): StoryFeatures {
  const language = primaryOf(article.language)
  const title = article.title.slice(0, longestTitle)
  const whole = `${title}\n${article.text.slice(0, mostRead)}`.toWellFormed().normalize('NFC')
  const words = wordsOf(whole, language)
  const at = Date.parse(article.published)
  return {
    id: article.id,
    language,
    title,
    lead: whole.slice(0, leadLength).toWellFormed(),
    at: Number.isNaN(at) ? 0 : at,
    topic: model.vector(
      terms(whole, language).filter((term) => !/^\d/u.test(term)),
      language,
    ),
    names: namesOf(whole, words, language, model),
    places: placesOf(whole, words, language),
    days: daysOf(whole, language),
    numbers: numbersOf(whole),
    marks: marksOf(whole),
  }
}

function namesOf(
  text: string,
  words: readonly Word[],
  language: string,
  model: TopicModel,
): NameFeature[] {
  const found = new Map<string, NameFeature>()
  const put = (signature: string, feature: NameFeature): void => {
    if (feature.ids.length === 0) return
    const before = found.get(signature)
    if (before === undefined ? found.size < mostNames : before.weight < feature.weight) {
      found.set(signature, feature)
    }
  }
  for (const word of words) {
    const { signature, names } = soundOf(word, language, model)
    put(signature, names[word.standing])
  }
  if (hasHan.test(text)) {
    for (const name of hanNames(text, model)) put(signatureOf(name), name)
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight)
}

const hasHan = /\p{Script=Han}/u

/** A word as it would be a name, by how it is written. */
interface Sound {
  /** The same for all that sound so. */
  readonly signature: string
  readonly names: Readonly<Record<Standing, NameFeature>>
}

/** Words by language and what they sound like: most words of a text stood in the texts before it. */
const sounds = new WeakMap<TopicModel, Map<string, Sound>>()
const mostSounds = 100_000

function soundOf(word: Word, language: string, model: TopicModel): Sound {
  let known = sounds.get(model)
  if (known === undefined) sounds.set(model, (known = new Map()))
  const key = `${language} ${word.text}`
  const heard = known.get(key)
  if (heard !== undefined) return heard
  // English grammar takes James for a plural.
  const forms = language === 'en' ? [word.text] : [...new Set([word.text, word.stem])]
  const keys = [...new Set(forms.flatMap((form) => skeletons(form, language)))]
  const roughKeys = [...new Set(forms.flatMap((form) => roughSkeletons(form, language)))]
  const rarity = 1 / (1 + model.frequency(word.stem, language))
  const named = (standing: Standing): NameFeature =>
    nameFeature(word.text, keys, roughKeys, nameWeight[standing] * rarity)
  const made = {
    signature: signatureOf({ keys, roughKeys }),
    names: {
      capital: named('capital'),
      first: named('first'),
      alike: named('alike'),
      small: named('small'),
    },
  }
  if (known.size >= mostSounds) known.clear()
  known.set(key, made)
  return made
}

function nameFeature(
  said: string,
  keys: readonly string[],
  roughKeys: readonly string[],
  weight: number,
): NameFeature {
  const ids = [
    ...keys.map((skeleton) => nameKey(skeleton, false)),
    ...roughKeys.map((skeleton) => nameKey(skeleton, true)),
  ]
  return { said, keys, roughKeys, ids, weight }
}

function signatureOf({ keys, roughKeys }: Pick<NameFeature, 'keys' | 'roughKeys'>): string {
  return `${keys.join('/')} ${roughKeys.join('/')}`
}

const customary: ReadonlyMap<string, readonly NameFeature[]> = new Map(
  hanziNameRows.map(([hanzi, spelling]) => [
    hanzi,
    spelling.split(' ').map((word) => nameFeature(hanzi, skeletons(word, 'en'), [], 1)),
  ]),
)
const customaryNames = new RegExp(
  [...customary.keys()].sort((a, b) => b.length - a.length).join('|'),
  'gu',
)

function hanNames(text: string, model: TopicModel): NameFeature[] {
  const spelled = hanziNames(text).map(({ hanzi, sounds: heard }) =>
    nameFeature(hanzi, [], heard, 1 / (1 + model.frequency(hanzi, 'zh'))),
  )
  const known = (text.match(customaryNames) ?? []).flatMap((name) => customary.get(name) ?? [])
  return [...known, ...spelled]
}

function numbersOf(text: string): Set<string> {
  const found = new Set<string>()
  for (const [number] of text.matchAll(/\p{Nd}[\p{Nd}.,٫٬]*\p{Nd}/gu)) {
    const folded = foldedNumber(number)
    // Years are in every other article.
    if (folded.length <= 20 && !/^(?:19|20)\d\d$/u.test(folded)) found.add(folded)
  }
  return found
}

/** An address, a handle, or Latin letters with a digit and a capital. */
const mark =
  /^(?:(?:[\w-]{1,60}\.){1,5}[a-z]{2,20}(?:\/[\w./-]*)?|[@#]\w{3,60}|(?=.*\d)(?=.*[A-Z])[\w-]{2,20})$/u

function marksOf(text: string): Set<string> {
  const found = new Set<string>()
  for (const [run] of text.matchAll(/[@#\w](?:[\w./-]*\w)?/gu)) {
    if (run.length <= longestMark && mark.test(run)) found.add(run.toLowerCase())
  }
  return found
}
