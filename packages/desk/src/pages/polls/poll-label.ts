import { isCountry } from '@suyab/language/country'
import { pickText } from '@suyab/language/tag'
import type { Names, QuestionRow, WavePage } from '@suyab/server/api'
import type { Text } from '../../text/text.tsx'

/** A text with the language it is in. */
export interface Label {
  text: string
  language: string | undefined
}

/** A text in the language the reader reads best; the name of the thing where it has none. */
export function labelIn({ language }: Pick<Text, 'language'>, texts: Names, name: string): Label {
  return pickText(texts, [language, 'en', 'ru']) ?? { text: name, language: undefined }
}

export function questionLabel(text: Pick<Text, 'language'>, question: QuestionRow): Label {
  return labelIn(text, question.texts, question.name.replace(/^\$/, ''))
}

export function findQuestion(wave: WavePage, name: string): QuestionRow | undefined {
  return wave.questions.find((question) => question.name === name)
}

/** What an answer's code stands for. */
export function answerLabel(
  text: Pick<Text, 'language' | 'regionName'>,
  wave: WavePage,
  variable: string,
  value: string,
): Label {
  if (variable === wave.declaration.design.country) return countryLabel(text, wave, value)
  const question = findQuestion(wave, variable)
  const option = question?.options.find((one) => one.value === value)
  return labelIn(text, option?.texts ?? {}, value)
}

/** The desk's own name of a country, where its code is one of ISO 3166. */
export function countryName({ regionName }: Pick<Text, 'regionName'>, value: string): string | undefined {
  const code = value.toUpperCase()
  return isCountry(code) ? regionName(code) : undefined
} // prettier-ignore

/** A country by the desk's own name of it where its code is one of ISO 3166, else as the data name it. */
export function countryLabel(
  text: Pick<Text, 'language' | 'regionName'>,
  wave: WavePage,
  value: string,
): Label {
  const own = countryName(text, value)
  if (own !== undefined) return { text: own, language: text.language }
  const { country } = wave.declaration.design
  const options = country === undefined ? [] : (findQuestion(wave, country)?.options ?? [])
  const option = options.find((one) => one.value === value)
  return labelIn(text, option?.texts ?? {}, value)
}

/** What was asked of people, in its order; without the columns of the design. */
export function askedQuestions(wave: WavePage): QuestionRow[] {
  return wave.questions.filter(({ isDesign }) => !isDesign)
}

/** The number that a question's name carries, as `q7` and `$q8` do. */
function ownNumber({ name }: QuestionRow): string | undefined {
  const own = /^\$?q_?(\d{1,3}[a-z]?)(?:_|$)/i.exec(name)?.[1]
  return own?.replace(/^0+(?=\d)/, '')
}

/** Questions whose names carry numbers; where none does, all that were asked. */
export function numberedQuestions(wave: WavePage): QuestionRow[] {
  const asked = askedQuestions(wave).filter(({ recodedFrom }) => recodedFrom === undefined)
  const numbered = asked.filter((question) => ownNumber(question) !== undefined)
  return numbered.length > 0 ? numbered : asked
}

/**
 * A question's number: the one that its name carries, else its place where no name carries one. What
 * was made of others has none.
 */
export function questionNumber(wave: WavePage, question: QuestionRow): string {
  const own = ownNumber(question)
  if (question.recodedFrom !== undefined) return ''
  if (own !== undefined) return own
  const place = numberedQuestions(wave).indexOf(question)
  return place < 0 ? '' : String(place + 1)
}
