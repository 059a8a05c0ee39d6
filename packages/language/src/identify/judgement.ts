import { isCantonese, isJapanese, type HanModel } from './han.ts'
import type { LetterModel, Reading } from './model.ts'
import { countScripts, scriptOf, type Script, type ScriptCounts } from './script.ts'
import { normalForm } from '../normal-form.ts'

/** A language that a text can be found to be in. `uz` is Uzbek in Latin letters. */
export type IdentifiedLanguage =
  | 'zh-Hans'
  | 'zh-Hant'
  | 'ru'
  | 'en'
  | 'ky'
  | 'kk'
  | 'uz'
  | 'uz-Cyrl'
  | 'tg'
  | 'fa'
  | 'ur'
  | 'hi'
  | 'be'

/** What a text is in, and how surely. */
export interface Identification {
  /** `und` for a language that is not ours, and for a text without words. */
  readonly language: IdentifiedLanguage | 'und'
  /** From 0 to 1: how often an answer of this kind is right. */
  readonly probability: number
}

export interface IdentificationModels {
  readonly letters: Readonly<Record<Exclude<Script, 'han'>, LetterModel>>
  readonly han: HanModel
}

const nothing: Identification = { language: 'und', probability: 1 }

/** Scores are sums over letters that depend on each other, and so far too sure of themselves. */
const temperature = 3
/** How quickly likeness turns a stranger into one of ours, per unit of likeness. */
const steepness = 12

/** Addresses and handles are in no language; what follows them without a space may be Chinese. */
const address = /(?:https?:\/\/|www\.|@)[!-~]+/giu

/** Which of the models' languages a text is in. */
export function judge(whole: string, models: IdentificationModels): Identification {
  const text = whole.replace(address, ' ')
  const composed = /[\uFB50-\uFDFF\uFE70-\uFEFC\uFF00-\uFFEF]/.test(text)
    ? normalForm(text, 'NFKC')
    : normalForm(text, 'NFC')
  const counts = countScripts(composed)
  const script = scriptOf(counts)
  if (script === undefined) return nothing
  if (script === 'han') return judgeHan(composed, counts, models.han)
  const model = models.letters[script]
  const reading = model.read(composed)
  return reading === undefined ? nothing : judgeReading(reading, model)
}

function judgeReading(reading: Reading, model: LetterModel): Identification {
  const { scores, best } = reading
  const most = scores[best]!
  const sum = scores.reduce((sum, score) => sum + Math.exp((score - most) / temperature), 0)
  const language = model.languages[best]!
  const limit = model.limits[best]
  // A neighbour that the tables know only to tell it apart has no limit, for it is none of ours.
  if (limit === undefined) return { language: 'und', probability: 1 / sum }
  const excess = reading.likeness - (limit[0] - limit[1] / reading.words)
  return answer(language as IdentifiedLanguage, 1 / sum, excess)
}

function judgeHan(text: string, counts: ScriptCounts, model: HanModel): Identification {
  if (isJapanese(counts) || isCantonese(text, counts.han)) return nothing
  const reading = model.read(text)
  if (reading === undefined) return nothing
  const { traditional, characters, likeness } = reading
  const certain = 1 / (1 + Math.exp(-Math.abs(traditional)))
  const [least, perCharacter] = model.limit
  return answer(
    traditional > 0 ? 'zh-Hant' : 'zh-Hans',
    certain,
    likeness - (least - perCharacter / characters),
  )
}

/** Without enough likeness a text is a stranger's, however far the next of our languages is. */
function answer(language: IdentifiedLanguage, certain: number, excess: number): Identification {
  const ours = 1 / (1 + Math.exp(-steepness * excess))
  return excess < 0
    ? { language: 'und', probability: 1 - ours }
    : { language, probability: certain * ours }
}
