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
  const options = findQuestion(wave, variable)?.options ?? []
  const option = options.find((one) => one.value === value)
  return labelIn(text, option?.texts ?? {}, value)
}

/** A country by the desk's own name of it where its code is one of ISO 3166, else as the data name it. */
export function countryLabel(
  text: Pick<Text, 'language' | 'regionName'>,
  wave: WavePage,
  value: string,
): Label {
  const code = value.toUpperCase()
  if (isCountry(code)) return { text: text.regionName(code), language: text.language }
  const { country } = wave.declaration.design
  const options = country === undefined ? [] : (findQuestion(wave, country)?.options ?? [])
  const option = options.find((one) => one.value === value)
  return labelIn(text, option?.texts ?? {}, value)
}

/** What was asked of people, in its order; without the columns of the design. */
export function askedQuestions(wave: WavePage): QuestionRow[] {
  return wave.questions.filter(({ isDesign }) => !isDesign)
}

/** A question's number: the one that its name carries, as `q7` does, else its place. */
export function questionNumber(wave: WavePage, question: QuestionRow): string {
  const own = /^\$?q_?(\d{1,3}[a-z]?)(?:_|$)/i.exec(question.name)?.[1]
  if (own !== undefined) return own.replace(/^0+(?=\d)/, '')
  if (question.recodedFrom !== undefined) return ''
  const asked = askedQuestions(wave).filter(({ recodedFrom }) => recodedFrom === undefined)
  return String(asked.indexOf(question) + 1)
}
