import { primaryOf } from '../tag.ts'
import { uzbekLatin } from '../name/uzbek.ts'
import { bare, type WordShape } from './ending.ts'
import { hindiShapes, urduShapes } from './indic.ts'
import { brokenPlurals, englishShapes, persianShapes, tajikShapes } from './iranian.ts'
import { belarusianShapes, belarusianSounds, russianShapes } from './slavic.ts'
import { foldWord } from './token.ts'
import { kazakhShapes, kyrgyzShapes, uzbekShapes } from './turkic.ts'

const byLanguage: Readonly<Record<string, (lemma: string) => WordShape[]>> = {
  ky: kyrgyzShapes,
  kk: kazakhShapes,
  uz: uzbekShapes,
  ru: russianShapes,
  be: belarusianShapes,
  fa: persianShapes,
  tg: tajikShapes,
  hi: hindiShapes,
  ur: (lemma) => urduShapes(lemma, brokenPlurals(lemma)),
  en: englishShapes,
}

/** How a word is looked at before it is compared in its language: both scripts of Uzbek are one. */
export function comparable(written: string, language: string): string {
  const primary = primaryOf(language)
  if (primary === 'uz') return foldWord(uzbekLatin(written))
  const folded = foldWord(written)
  return primary === 'be' ? belarusianSounds(foldWord(written.replace(/ё/gu, 'е'))) : folded
}

/** The shapes that a word of a dictionary takes in texts of its language. */
export function shapesOf(lemma: string, language: string): WordShape[] {
  const primary = primaryOf(language)
  const folded = primary === 'uz' ? foldWord(uzbekLatin(lemma)) : foldWord(lemma)
  return byLanguage[primary]?.(folded) ?? [{ stem: folded, ending: bare }]
}

/**
 * Is `written`, a word of a text, a form of the dictionary's word with these shapes? Both must be
 * of the same language, `written` made {@link comparable}.
 */
export function takesShape(written: string, shapes: readonly WordShape[]): boolean {
  return shapes.some(
    ({ stem, ending }) => written.startsWith(stem) && ending.test(written.slice(stem.length)),
  )
}
