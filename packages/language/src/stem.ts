import { stemEnglish } from './stem/english.ts'
import { stemBelarusian } from './stem/belarusian.ts'
import { stemHindi } from './stem/hindi.ts'
import { stemKazakh } from './stem/kazakh.ts'
import { stemKyrgyz } from './stem/kyrgyz.ts'
import { stemPersian } from './stem/persian.ts'
import { stemRussian } from './stem/russian.ts'
import { stemTajik } from './stem/tajik.ts'
import { stemUrdu } from './stem/urdu.ts'
import { stemUzbek } from './stem/uzbek.ts'
import { primaryOf } from './tag.ts'
import { foldedForms, plainWord } from './term/fold.ts'

interface Stemmer {
  /** Letters of which a word must consist to be one of the language. */
  readonly letters: RegExp
  readonly stem: (word: string) => string
}

const cyrillic = /^[\p{Script=Cyrillic}-]+$/u
const arabic = /^[\p{Script=Arabic}\u200C]+$/u

const stemmers: Readonly<Record<string, Stemmer>> = {
  ru: { letters: cyrillic, stem: stemRussian },
  be: { letters: cyrillic, stem: stemBelarusian },
  ky: { letters: cyrillic, stem: stemKyrgyz },
  kk: { letters: cyrillic, stem: stemKazakh },
  uz: { letters: /^(?:[a-zʻ-]+|[\p{Script=Cyrillic}-]+)$/u, stem: stemUzbek },
  tg: { letters: cyrillic, stem: stemTajik },
  fa: { letters: arabic, stem: stemPersian },
  prs: { letters: arabic, stem: stemPersian },
  ur: { letters: arabic, stem: stemUrdu },
  hi: { letters: /^[\p{Script=Devanagari}\u200C\u200D]+$/u, stem: stemHindi },
  en: { letters: /^[a-z]+$/u, stem: stemEnglish },
}

/**
 * The stem under which the forms of a word are found together, a key and not always a word: folded
 * as {@link plainWord} does, then without its endings by the grammar of the language, BCP 47. Words
 * in another script than the language's, and languages without a grammar here, are only folded.
 *
 * @example stem('мектептеринде', 'ky') // 'мектеп'
 */
export function stem(word: string, language: string): string {
  const primary = primaryOf(language)
  return foldedForms(stemOfPlain(plainWord(word, primary), primary))
}

/** Letters; what is longer is no word of any language, and taken apart in vain. */
const longestWord = 100

/** The same for a word that is already plain. */
export function stemOfPlain(plain: string, primary: string): string {
  const known = stemmers[primary]
  return known !== undefined && plain.length <= longestWord && known.letters.test(plain)
    ? known.stem(plain) || plain
    : plain
}
