import { setImmediate as turn } from 'node:timers/promises'
import { words } from '@suyab/language/segment'
import { termSpans } from '@suyab/language/term/span'
import type { Archive } from './archive.ts'
import type { Cooccurrence } from './cooccurrence.ts'
import { without } from './count/tally.ts'
import { compileQuery } from './query/compile.ts'
import { joined, type Query } from './query/query.ts'
import { termsBeside, type QueryTermsOptions } from './query-terms.ts'

/** A word beside the articles found, as most of them write it. */
export interface WordBeside extends Cooccurrence {
  readonly word: string
}

/** The words that come with what a query finds in one language. */
export interface LanguageWords {
  readonly language: string
  readonly words: readonly WordBeside[]
  /** Articles found, and how many of them were looked through. */
  readonly hits: number
  readonly lookedThrough: number
}

export interface QueryWordsOptions extends QueryTermsOptions {
  /** Hears how far it is, from 0 to 1. */
  readonly onProgress?: (part: number) => void
}

/** Of fewer hits than this, what comes with them is chance. */
const fewestHits = 20
/** So many articles show how a term is written. */
const shownBy = 120
/** A term that is a word of its own less often than this is a part of words. */
const mostlyWhole = 0.3

/**
 * The words that articles which a query finds have more often than others of the same language, for
 * each language with enough of them, the one with the most hits first. A text that many outlets print
 * counts once, unless the query says otherwise.
 * @param query with its concepts looked up
 */
export async function wordsBeside(
  archive: Pick<Archive, 'terms' | 'search' | 'count'>,
  query: Query,
  { most = 12, except = [], onProgress, ...period }: QueryWordsOptions = {},
): Promise<LanguageWords[]> {
  const duplicates = query.duplicates ?? 'once'
  const counted = await archive.count(without(compileQuery(query), except), {
    ...period,
    duplicates,
    by: ['language'],
  })
  const languages = counted
    .filter(({ articles }) => articles >= fewestHits)
    .sort((a, b) => b.articles - a.articles)
    .flatMap(({ language }) => (language === undefined ? [] : [language]))
  const found: LanguageWords[] = []
  for (const [at, language] of languages.entries()) {
    onProgress?.(at / languages.length)
    const inIt: Query = {
      duplicates,
      where: joined('and', [query.where, { is: 'language', any: [language.toLowerCase()] }]),
    }
    // Parts of words are left out afterwards.
    const beside = await termsBeside(archive, inIt, { ...period, except, most: 6 * most })
    const { hits } = await archive.search(without(compileQuery(inIt), except), {
      ...period,
      duplicates,
      limit: shownBy,
    })
    const written = await writtenAs(beside.terms, hits, language)
    const shown = beside.terms.flatMap((one) => {
      const word = written.get(one.term)
      return word === undefined ? [] : [{ ...one, word }]
    })
    const { hits: all, lookedThrough } = beside
    found.push({ language, words: shown.slice(0, most), hits: all, lookedThrough })
  }
  return found
}

/** The form in which texts mostly write each term, of those that are words; one Han sign is mostly none. */
async function writtenAs(
  terms: readonly Cooccurrence[],
  articles: readonly { readonly title: string; readonly text: string }[],
  language: string,
): Promise<Map<string, string>> {
  const wanted = new Map(terms.map(({ term }) => [term, { times: 0, forms: new Map<string, number>() }])) // prettier-ignore
  for (const { title, text } of articles) {
    await turn()
    const whole = `${title}\n${text}`
    const starts = new Map(words(whole, language).map(({ start, end }) => [start, end]))
    for (const { term, start, end } of termSpans(whole, language)) {
      const one = wanted.get(term)
      if (one === undefined) continue
      one.times += 1
      if (starts.get(start) !== end) continue
      const form = whole.slice(start, end)
      one.forms.set(form, (one.forms.get(form) ?? 0) + 1)
    }
  }
  return new Map(
    [...wanted].flatMap(([term, { times, forms }]): [string, string][] => {
      const ordered = [...forms].sort((a, b) => b[1] - a[1])
      const [first] = ordered
      const asWord = ordered.reduce((sum, [, count]) => sum + count, 0)
      const isSign = /^\p{Script=Han}$/u.test(term)
      return first === undefined || isSign || asWord < mostlyWhole * times ? [] : [[term, first[0]]]
    }),
  )
}
