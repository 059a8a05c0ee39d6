import * as fc from 'fast-check'
import {
  gapTerm,
  joined,
  type Asked,
  type Condition,
  type Place,
  type Query,
} from '../src/query/query.ts'
import { terms } from '@suyab/language/term'

/** Articles and queries at random, over few enough words that they meet. */

const words: Readonly<Record<string, readonly string[]>> = {
  'zh-Hans': ['人工智能', '青年', '就业', '大学生', '人工', '智能', '年', 'AI'],
  ru: ['молодежь', 'молодёжи', 'работа', 'работы', 'искусственный', 'интеллект', 'студент', 'AI'],
  en: ['youth', 'work', 'works', 'art', 'job', 'young', 'people', 'AI'],
  ky: ['жаштар', 'жаштардын', 'жумуш', 'студенттер', 'интеллект', 'AI'],
  fa: ['جوانان', 'کار', 'هوش', 'مصنوعی', 'AI'],
  tt: ['яшьләр', 'эш', 'AI'],
}
const outlets = ['24.kg', 'The Daily', "o'neil\\", 'paper']
const countries = ['KG', 'CN', 'RU']
const days = ['2024-12-31', '2025-01-01', '2025-06-15', '2026-01-01']
const kinds = ['article', 'video']
const places = ['KG-GB', 'Бишкек', 'CN']
const languages = ['zh', 'zh-hans', 'ru', 'en', 'tt', 'und']

export const randomArticle: fc.Arbitrary<Asked> = fc
  .constantFrom(...Object.keys(words))
  .chain((language) => {
    const text = fc
      .array(fc.constantFrom(...words[language]!), { minLength: 0, maxLength: 12 })
      .map((some) => terms(some.join(language === 'zh-Hans' ? '' : ' '), language))
    return fc.record({
      outlet: fc.constantFrom(...outlets),
      country: fc.constantFrom(...countries),
      language: fc.constant(language),
      day: fc.constantFrom(...days),
      type: fc.constantFrom(...kinds),
      terms: fc.tuple(text, text).map(([title, body]) => [...title, gapTerm, ...body]),
      places: fc.subarray(places),
    })
  })

/** What queries at random are made of. */
export interface Vocabulary {
  readonly words: readonly string[]
  readonly outlets: readonly string[]
  readonly countries: readonly string[]
  /** In order. */
  readonly days: readonly string[]
  readonly kinds: readonly string[]
  readonly places: readonly string[]
  readonly languages: readonly string[]
}

/** Queries of every kind over a vocabulary. */
export function queriesOf(vocabulary: Vocabulary): fc.Arbitrary<Query> {
  return fc
    .tuple(conditionsOf(vocabulary), fc.constantFrom(undefined, 'once', 'all'))
    .map(([where, duplicates]) => (duplicates === undefined ? { where } : { where, duplicates }))
}

function placesOf(words: readonly string[]): fc.Arbitrary<Place> {
  const phrase: fc.Arbitrary<Place> = fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 })
    .map((some) => ({ is: 'words', text: some.join(' ') }))
  const list: fc.Arbitrary<Place> = fc
    .array(phrase, { minLength: 2, maxLength: 3 })
    .map((of) => ({ is: 'or', of }))
  const simple = fc.oneof({ weight: 3, arbitrary: phrase }, list)
  return fc.oneof(
    { weight: 4, arbitrary: simple },
    fc
      .tuple(simple, simple, fc.nat(6))
      .map(([what, to, within]): Place => ({ is: 'near', what, to, within })),
    fc.tuple(simple, simple, simple, fc.nat(4)).map(([what, of, to, within]): Place => ({
      is: 'near',
      what: { is: 'outside', what, of },
      to,
      within,
    })),
    fc.tuple(phrase, simple).map(([what, of]): Place => ({ is: 'outside', what, of })),
  )
}

function filtersOf(vocabulary: Vocabulary): fc.Arbitrary<Condition> {
  const some = (values: readonly string[]): fc.Arbitrary<string[]> =>
    fc.subarray([...values], { minLength: 1 })
  return fc.oneof(
    some(vocabulary.outlets).map((any): Condition => ({ is: 'outlet', any })),
    some(vocabulary.countries).map((any): Condition => ({ is: 'country', any })),
    some(vocabulary.languages).map((any): Condition => ({ is: 'language', any })),
    some(vocabulary.places).map((any): Condition => ({ is: 'place', any })),
    some(vocabulary.kinds).map((any): Condition => ({ is: 'type', any })),
    some(vocabulary.days).map((any): Condition => ({
      is: 'date',
      from: any[0]!,
      to: any.at(-1)!,
    })),
    fc.constantFrom<Condition>({ is: 'date', to: '2025-03-31' }, { is: 'all' }),
  )
}

function conditionsOf(vocabulary: Vocabulary): fc.Arbitrary<Condition> {
  return fc.letrec<{ any: Condition }>((tie) => ({
    any: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 4, arbitrary: placesOf(vocabulary.words) },
      { weight: 2, arbitrary: filtersOf(vocabulary) },
      tie('any').map((of): Condition => ({ is: 'not', of })),
      fc
        .tuple(fc.constantFrom('and', 'or'), fc.array(tie('any'), { minLength: 2, maxLength: 4 }))
        .map(([is, of]) => joined(is, of)),
    ),
  })).any
}

export const randomQuery: fc.Arbitrary<Query> = queriesOf({
  words: Object.values(words).flat(),
  outlets,
  countries,
  days,
  kinds,
  places,
  languages,
})
