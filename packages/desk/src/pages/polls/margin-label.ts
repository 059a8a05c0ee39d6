import type { WavePage } from '@suyab/server/api'
import type { Text } from '../../text/text.tsx'
import { answerLabel, findQuestion, questionLabel } from './poll-label.ts'

/** The name of a margin's category: of several variables, their answers. */
export function categoryLabel(
  text: Pick<Text, 'language' | 'regionName'>,
  wave: WavePage,
  variables: readonly string[],
  category: string,
): string {
  const codes = category.split('|')
  return variables
    .map((variable, index) => answerLabel(text, wave, variable, codes[index] ?? '').text)
    .join(text.language === 'zh-Hans' ? '、' : ', ')
}

/** The name of a margin: its questions. */
export function marginLabel(
  text: Pick<Text, 'language'>,
  wave: WavePage,
  variables: readonly string[],
): string {
  return variables
    .map((variable) => {
      const question = findQuestion(wave, variable)
      return question === undefined ? variable : questionLabel(text, question).text
    })
    .join(' × ')
}

/** Whether each country has targets of its own in a margin of these variables. */
export function isNational(wave: WavePage, variables: readonly string[]): boolean {
  return variables.length > 1 && variables[0] === wave.declaration.design.country
}
