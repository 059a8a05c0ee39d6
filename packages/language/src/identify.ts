import { makeHanModel } from './identify/han.ts'
import { judge, type Identification, type IdentificationModels } from './identify/judgement.ts'
import { makeLetterModel } from './identify/model.ts'
import { arabic } from './identify/tables/arabic.ts'
import { cyrillic } from './identify/tables/cyrillic.ts'
import { devanagari } from './identify/tables/devanagari.ts'
import { han } from './identify/tables/han.ts'
import { latin } from './identify/tables/latin.ts'

export type { Identification, IdentifiedLanguage } from './identify/judgement.ts'

let models: IdentificationModels | undefined

/**
 * The language that a text is in, or `und` where it is in none of ours, and how sure that is. A
 * headline or a caption is enough; two words often are. Dari counts as Persian; Chinese is told
 * apart by its characters, Uzbek by its alphabet.
 *
 * @example identify('Бишкекте эл аралык жыйын өттү') // { language: 'ky', probability: 0.99… }
 */
export function identify(text: string): Identification {
  models ??= {
    letters: {
      latin: makeLetterModel('latin', latin),
      cyrillic: makeLetterModel('cyrillic', cyrillic),
      arabic: makeLetterModel('arabic', arabic),
      devanagari: makeLetterModel('devanagari', devanagari),
    },
    han: makeHanModel(han),
  }
  return judge(text, models)
}
