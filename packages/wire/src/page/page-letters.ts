import { makeLetterModel, type LetterModel } from '@suyab/language/identify/model'
import { cyrillic } from '@suyab/language/identify/tables/cyrillic'

let model: LetterModel | undefined

/**
 * How much likelier two pieces of Cyrillic are one word than two, by the letters of the language;
 * above 0 where they are one. 0 where nothing can be told.
 */
export function oneWord(left: string, right: string, language: string): number {
  const [one, two] = [left.toLowerCase(), right.toLowerCase()]
  if (!/^\p{Script=Cyrillic}+$/u.test(one) || !/^\p{Script=Cyrillic}+$/u.test(two)) return 0
  model ??= makeLetterModel('cyrillic', cyrillic)
  const at = model.languages.indexOf(language)
  if (at === -1) return 0
  // Two common words behind them, so that the text's end weighs alike.
  const score = (text: string): number => model?.read(`${text} и было`)?.scores[at] ?? 0
  return score(one + two) - score(`${one} ${two}`)
}
