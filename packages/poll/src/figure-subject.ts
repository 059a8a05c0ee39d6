import type { Texts } from '@suyab/survey/file/data-set'
import { said } from './wave-texts.ts'

/** What a poll's figure is of, in texts by language. */
export interface SubjectParts {
  readonly question: Texts
  /** One or several, of which any. */
  readonly answers: readonly Texts[]
  /** Group, country: who was asked, the narrowest first. */
  readonly groups: readonly Texts[]
  /** The poll's languages, the first one first. */
  readonly languages: readonly string[]
}

/** Languages that a subject always has a sentence in. */
const always = ['en', 'ru', 'ky', 'zh-Hans'] as const

/** The longest text of a figure. */
const longest = 2000

/** The subject in every language that the labels have, and in English, Russian, Kyrgyz and Chinese. */
export function subjectTexts(parts: SubjectParts): Texts {
  const texts = [parts.question, ...parts.answers, ...parts.groups]
  const languages = new Set([...always, ...texts.flatMap((one) => Object.keys(one))])
  languages.delete('und')
  return Object.fromEntries(
    [...languages]
      .filter((language) => /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language))
      .map((language) => [language, cut(sentence(parts, language))]),
  )
}

function sentence(
  { question, answers, groups, languages }: SubjectParts,
  language: string,
): string {
  const read = (texts: Texts): string => said(texts, language, languages)
  const asked = read(question)
  const own = groups.map(read)
  switch (language) {
    case 'en':
      return `Answered ${answers.map((one) => `“${read(one)}”`).join(' or ')} to “${asked}”${inBrackets(own)}`
    case 'ru':
      return `Ответили ${answers.map((one) => `«${read(one)}»`).join(' или ')} на вопрос «${asked}»${inBrackets(own)}`
    case 'ky':
      return `«${asked}» деген суроого ${answers.map((one) => `«${read(one)}»`).join(' же ')} деп жооп бергендер${inBrackets(own)}`
    case 'zh-Hans':
      return `对“${asked}”回答${answers.map((one) => `“${read(one)}”`).join('或')}的人${own.length === 0 ? '' : `（${own.join('，')}）`}`
    default:
      return `${asked}: ${answers.map(read).join(' / ')}${inBrackets(own)}`
  }
}

function inBrackets(groups: readonly string[]): string {
  return groups.length === 0 ? '' : ` (${groups.join(', ')})`
}

function cut(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/u, '')}…` // prettier-ignore
}
