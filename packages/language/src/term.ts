import { stemOfPlain } from './stem.ts'
import { primaryOf } from './tag.ts'
import { foldedForms, foldedNumber, plainWord } from './term/fold.ts'
import { chineseQuery, chineseTerms, hanQuery, hanTerms } from './term/han.ts'
import { simplified } from './term/simplified.ts'
import { eachToken } from './term/token.ts'

/** The longest term, in UTF-16 units: no word of any language, and far below what a search index takes. */
const longestTerm = 64
/** Words whose terms are remembered, of each language, and the longest of them. */
const mostRemembered = 50_000
const longestRemembered = 64

/** What somebody is typing into a search: all of `exact` must be there, and a word that begins with `prefix`. */
export interface QueryTerms {
  readonly exact: string[]
  /** The last word, as long as it may still be unfinished. */
  readonly prefix?: string
}

/**
 * The terms under which a text is found, in its order and as often as they come: words as
 * {@link stem} folds and stems them by the grammar of the language, numbers with Latin digits and a
 * point, Chinese, whichever its characters, as characters and pairs within its dictionary's words.
 * `und` gives words that are folded and not stemmed, for texts of any language side by side. In the
 * browser `loadChinese` (segment/chinese) must have been awaited before a text is read as `zh`.
 *
 * @throws ChineseNotLoaded in a browser whose dictionary is not there yet
 * @param language of the text, BCP 47; a word in another script is folded only
 * @example terms('Бишкекте 2026-жылы', 'ky') // ['бишкек', '2026', 'жыл']
 */
export function terms(text: string, language: string): string[] {
  const found: string[] = []
  const primary = primaryOf(language)
  const remembered = memoryOf(primary)
  eachToken(text, (kind, token) => {
    if (kind === 'han') {
      const run = simplified(token)
      for (const term of primary === 'zh' ? chineseTerms(run) : hanTerms(run)) found.push(term)
      return
    }
    const term = remembered.get(token) ?? remember(remembered, kind, token, primary)
    if (term !== '') found.push(term)
  })
  return found
}

/**
 * The distinct terms that must all be among a text's {@link terms}, made for the same language, for
 * the text to be found.
 *
 * @example query('人工智能 大会', 'zh-Hans')
 */
export function query(text: string, language: string): string[] {
  const found = new Set<string>()
  const primary = primaryOf(language)
  const remembered = memoryOf(primary)
  eachToken(text, (kind, token) => {
    if (kind === 'han') {
      const run = simplified(token)
      for (const term of primary === 'zh' ? chineseQuery(run) : hanQuery(run)) found.add(term)
      return
    }
    found.add(remembered.get(token) ?? remember(remembered, kind, token, primary))
  })
  found.delete('')
  return [...found]
}

/**
 * What to look for while somebody is typing, among the terms of `und`: a word counts as unfinished
 * until something that is not part of a word follows it.
 */
export function queryTerms(text: string): QueryTerms {
  const exact = new Set<string>()
  const open = /[\p{L}\p{M}\p{N}]\p{Cf}*$/u.test(text)
  const tokens: { readonly isHan: boolean; readonly found: readonly string[] }[] = []
  const remembered = memoryOf('und')
  eachToken(text, (kind, token) => {
    const isHan = kind === 'han'
    const found = isHan
      ? hanQuery(simplified(token))
      : [remembered.get(token) ?? remember(remembered, kind, token, 'und')]
    tokens.push({ isHan, found })
  })
  const last = tokens.at(-1)
  const prefix = open && last !== undefined && !last.isHan ? tokens.pop()?.found[0] : undefined
  for (const { found } of tokens) for (const term of found) exact.add(term)
  exact.delete('')
  return prefix === undefined || prefix === ''
    ? { exact: [...exact] }
    : { exact: [...exact], prefix }
}

/**
 * Words by language, the terms they came to: a text's words are mostly those of the texts before it.
 * Full memories are dropped, so that they stay bounded.
 */
const memories = new Map<string, Map<string, string>>()

function memoryOf(primary: string): Map<string, string> {
  const known = memories.get(primary)
  if (known !== undefined) return known
  const made = new Map<string, string>()
  if (memories.size > 100) memories.clear()
  memories.set(primary, made)
  return made
}

function remember(
  remembered: Map<string, string>,
  kind: 'word' | 'number',
  token: string,
  primary: string,
): string {
  const own = ownString(token.slice(0, 4 * longestTerm))
  const term = kind === 'number' ? foldedNumber(own) : wordTerm(own, primary)
  const short =
    term.length <= longestTerm ? term : term.slice(0, longestTerm).replace(/[\uD800-\uDBFF]$/u, '')
  if (own.length > longestRemembered) return short
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(own, short)
  return short
}

/** A slice keeps the whole text that it is of alive. */
function ownString(token: string): string {
  return token.length < 13 ? token : Array.from(token).join('')
}

function wordTerm(token: string, primary: string): string {
  const plain = plainWord(token, primary)
  return foldedForms(stemOfPlain(plain, primary))
}
