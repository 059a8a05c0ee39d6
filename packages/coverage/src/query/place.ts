import { isIn, primaryOf } from '@suyab/language/tag'
import { gapTerm, gapWidth, type Place } from './query.ts'

/** Languages whose words have forms of their own; articles in others are asked by folded words. */
export const askedLanguages: readonly string[] = [
  'zh', 'ru', 'en', 'ky', 'kk', 'uz', 'tg', 'fa', 'prs', 'ur', 'hi', 'be',
] // prettier-ignore

/** The language in whose terms an article is asked: one of {@link askedLanguages}, or `und`. */
export function askedLanguage(tag: string): string {
  const primary = primaryOf(tag)
  return askedLanguages.includes(primary) ? primary : 'und'
}

/** The list of a concept that is asked of articles in a language; Dari articles are asked in Persian. */
export function listFor(
  lists: Readonly<Record<string, Place>> | undefined,
  language: string,
): Place | undefined {
  if (lists === undefined) return undefined
  const wanted = [language, ...(language === 'prs' ? ['fa'] : [])]
  for (const want of wanted) {
    const tag = Object.keys(lists).find((one) => isIn(one, want))
    if (tag !== undefined) return lists[tag]
  }
  return undefined
}

/** Two code points of Chinese are a pair, which starts where the character before it stands. */
const pair = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー].$/u

/** How many words a term moves on from the one before it. */
export function stepOf(term: string): number {
  if (term === gapTerm) return gapWidth
  return pair.test(term) ? 0 : 1
}
