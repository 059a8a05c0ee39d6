import { stem } from '@suyab/language/stem'
import { primaryOf } from '@suyab/language/tag'
import { foldedForms, plainWord } from '@suyab/language/term/fold'

/**
 * How a word is written: `capital` within a sentence, `first` with a capital where any word has one,
 * `small`, or `alike` in a script that has no capitals.
 */
export type Standing = 'capital' | 'first' | 'small' | 'alike'

/** A word of a text in letters; Chinese has none. */
export interface Word {
  readonly text: string
  readonly stem: string
  /** Folded, without regard to its language. */
  readonly plain: string
  readonly standing: Standing
}

const word = /[\p{L}\p{M}]+(?:['’ʻʼ‘][\p{L}\p{M}]+)*/gu
const han = /\p{Script=Han}/u
/** A word behind one of these may begin a sentence, or a title that writes every word so. */
const beginning = /[.!?:;«"“”„…–—|•\n]/u

/** The words of a text that are written in letters. */
export function wordsOf(text: string, language: string): Word[] {
  const primary = primaryOf(language)
  const found: Word[] = []
  const mayBeHan = han.test(text)
  for (const match of text.matchAll(word)) {
    const [written] = match
    if (written.length > 40 || (mayBeHan && han.test(written))) continue
    const bare = written.endsWith('s') ? written.replace(/['’]s$/u, '') : written
    const standing = standingOf(written, () => signBefore(match.input, match.index))
    const { stem, plain } = formsOf(bare, primary)
    found.push({ text: bare, stem, plain, standing })
  }
  return found
}

/** Without regard to a language, as texts of any language are compared. */
export function plainOf(word: string): string {
  return foldedForms(plainWord(word, 'und'))
}

/** Most words of a text stood in the texts before it; a full memory is dropped. */
const forms = new Map<string, Pick<Word, 'stem' | 'plain'>>()
const mostForms = 100_000

function formsOf(text: string, primary: string): Pick<Word, 'stem' | 'plain'> {
  const key = `${primary} ${text}`
  const known = forms.get(key)
  if (known !== undefined) return known
  const made = { stem: stem(text, primary), plain: plainOf(text) }
  if (forms.size >= mostForms) forms.clear()
  forms.set(key, made)
  return made
}

function standingOf(written: string, before: () => string): Standing {
  if (!/[\p{Lu}\p{Ll}]/u.test(written)) return 'alike'
  if (!/^\p{Lu}/u.test(written)) return 'small'
  return beginning.test(before()) ? 'first' : 'capital'
}

/** The sign before a word, spaces and opening brackets aside; a full stop where there is none. */
function signBefore(text: string, at: number): string {
  for (let before = at - 1; before >= 0; before -= 1) {
    const sign = text[before]!
    if (!/[\s([{'‘]/u.test(sign) || sign === '\n') return sign
  }
  return '.'
}
