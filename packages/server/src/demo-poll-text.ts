import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exchangeLanguages, type ExchangeLanguage } from '@suyab/language/tag'
import type { Texts } from '@suyab/survey/file/data-set'
import { z } from 'zod'

const text = z.string().trim().min(1)
const schema = z.object({
  title: text,
  wave: text,
  about: z
    .object({
      sponsor: text,
      conductor: text,
      population: text,
      drawn: text,
      recruitment: text,
      limitations: text,
      source: text,
    })
    .optional(),
  recoding: z.object({
    ageBand: text,
    employed: text,
    employedYes: text,
    employedNo: text,
    studyOrWork: text,
  }),
  intro: text,
  thanks: text,
  groups: z.record(z.string(), text),
  questions: z.record(
    z.string(),
    z.object({
      label: text,
      hint: text.optional(),
      constraint: text.optional(),
      choices: z.array(text).optional(),
    }),
  ),
  unknown: text,
  refused: text,
})

/** The words of the invented poll in one language. */
export interface PollWords {
  readonly title: string
  readonly wave: string
  /** What a wave says of itself, in the languages of the desk. */
  readonly about?: Readonly<Record<AboutKey, string>> | undefined
  readonly recoding: Readonly<
    Record<'ageBand' | 'employed' | 'employedYes' | 'employedNo' | 'studyOrWork', string>
  >
  readonly intro: string
  readonly thanks: string
  readonly groups: Readonly<Record<string, string>>
  readonly questions: Readonly<Record<string, QuestionWords>>
  readonly unknown: string
  readonly refused: string
}

export type AboutKey =
  | 'sponsor'
  | 'conductor'
  | 'population'
  | 'drawn'
  | 'recruitment'
  | 'limitations'
  | 'source'

export interface QuestionWords {
  readonly label: string
  readonly hint?: string | undefined
  readonly constraint?: string | undefined
  /** In the order of the codes. */
  readonly choices?: readonly string[] | undefined
}

/** The words in all languages of the exchange. */
export type PollTexts = ReadonlyMap<ExchangeLanguage, PollWords>

/** Reads the words of the invented poll from a folder with one file for each language. */
export function readPollTexts(folder: string): PollTexts {
  return new Map(
    exchangeLanguages.map((tag) => {
      const file = join(folder, `${tag}.json`)
      return [tag, schema.parse(JSON.parse(readFileSync(file, 'utf8')))]
    }),
  )
}

/** One text in every language that has it. */
export function textsOf(
  all: PollTexts,
  pick: (words: PollWords, tag: ExchangeLanguage) => string | undefined,
): Texts {
  return Object.fromEntries(
    [...all].flatMap(([tag, words]) => {
      const found = pick(words, tag)
      return found === undefined ? [] : [[tag, found] as const]
    }),
  )
}
