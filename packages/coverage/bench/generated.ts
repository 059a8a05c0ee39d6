import { seeded } from '../src/seeded.ts'
import type { ArticleRow } from '../src/archive/row.ts'
import type { CompiledCondition } from '../src/archive/condition.ts'

const vocabulary = 200_000
const countries = [
  ['KG', 'ky'],
  ['KZ', 'kk'],
  ['UZ', 'uz'],
  ['TJ', 'tg'],
  ['CN', 'zh-Hans'],
  ['RU', 'ru'],
  ['IR', 'fa'],
  ['PK', 'ur'],
  ['IN', 'hi'],
  ['BY', 'be'],
] as const
const start = Date.UTC(2023, 0, 1)
const span = 730 * 86_400_000

/** The word of a rank: the first is the most frequent. */
function word(rank: number): string {
  return `w${rank.toString(36)}`
}

/** A rank between two, in the proportion in which words of a language occur (Zipf, exponent 1). */
function rank(random: () => number, from: number, to: number): number {
  return Math.floor(from * Math.exp(random() * Math.log(to / from)))
}

/**
 * Articles of about 60 ready terms and no text, over 24 months and ten countries, in the order in
 * which they were published.
 */
export function* generatedRows(count: number, seed = 1): Generator<ArticleRow> {
  const random = seeded(seed)
  for (let number = 1; number <= count; number++) {
    const at = Math.floor(random() * countries.length)
    const [country, language] = countries[at] ?? countries[0]
    const moment = new Date(start + Math.floor((number / (count + 1)) * span)).toISOString()
    const terms = Array.from({ length: 40 + Math.floor(random() * 41) }, () =>
      word(rank(random, 1, vocabulary)),
    )
    yield {
      number,
      batch: Math.ceil(number / 20_000),
      id: `00000000-0000-8000-8000-${number.toString(16).padStart(12, '0')}`,
      outlet: `outlet-${at}-${Math.floor(random() * random() * 60)}`,
      country,
      language,
      published: moment.replace('T', ' ').replace('Z', ''),
      day: moment.slice(0, 10),
      type: 'news',
      title: `${terms[0]} ${terms[1]} ${terms[2]}`,
      link: `https://outlet-${at}.example/${number}`,
      text: '',
      terms,
      places: [],
    }
  }
}

/** A question of five words: `((all AND any of two) OR other) AND NOT none`. */
export interface Question {
  readonly all: string
  readonly any: readonly [string, string]
  readonly other: string
  readonly none: string
}

/**
 * How frequent the words of questions are. Of 60 terms over 200,000 words, the word of rank r is in
 * about one of r/5 articles.
 */
export const frequencies = {
  /** In five to forty per cent of articles each, as the words of a whole section are. */
  common: [10, 100],
  /** In one to ten per cent of articles each, as the words of a topic that one counts are. */
  usual: [50, 500],
  /** In one of a thousand to one of a hundred, as names are. */
  rare: [500, 5000],
} as const

/** Different questions of words of some frequency. */
export function questions(
  count: number,
  [most, least]: readonly [number, number] = frequencies.usual,
  seed = 7,
): Question[] {
  const random = seeded(seed)
  const pick = (): string => word(rank(random, most, least))
  return Array.from({ length: count }, () => ({
    all: pick(),
    any: [pick(), pick()],
    other: pick(),
    none: pick(),
  }))
}

export function conditionOf({ all, any, other, none }: Question): CompiledCondition {
  return {
    sql: '((hasAllTokens(terms, {all:Array(String)}) AND hasAnyTokens(terms, {any:Array(String)})) OR hasAllTokens(terms, {other:Array(String)})) AND NOT hasAnyTokens(terms, {none:Array(String)})',
    parameters: { all: [all], any: [...any], other: [other], none: [none] },
  }
}
