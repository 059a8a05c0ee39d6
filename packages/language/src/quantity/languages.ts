import { primaryOf } from '../tag.ts'
import { be } from './be.ts'
import { common } from './common.ts'
import { en } from './en.ts'
import { fa } from './fa.ts'
import { hi } from './hi.ts'
import { kk } from './kk.ts'
import { ky } from './ky.ts'
import { compiled, type CompiledLexicon, type Lexicon } from './lexicon.ts'
import { movements } from './movement.ts'
import { ru } from './ru.ts'
import { tg } from './tg.ts'
import { ur } from './ur.ts'
import { uz } from './uz.ts'
import { zh } from './zh.ts'

const lexicons: Readonly<Record<string, Lexicon>> = {
  zh,
  ru,
  en,
  ky,
  kk,
  uz,
  tg,
  fa,
  ur,
  hi,
  be,
  prs: fa,
}
/** Digits and signs are read in any language. */
const none: Lexicon = { language: 'und', decimal: '.', cardinals: {}, multipliers: {} }

const ready = new Map<string, CompiledLexicon>()

/** The lexicon of a language by its tag, BCP 47; one of digits and signs alone for any other. */
export function lexiconOf(tag: string): CompiledLexicon {
  const language = primaryOf(tag)
  const lexicon = lexicons[language] ?? none
  let made = ready.get(lexicon.language)
  if (made === undefined) {
    made = compiled({ ...lexicon, ...movements[lexicon.language] }, common)
    ready.set(lexicon.language, made)
  }
  return made
}
