import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../../../../eval/data-folder.ts'

/** The languages by how the collection names its files. */
const files = {
  zh: 'zho-CN',
  ru: 'rus',
  en: 'eng',
  ky: 'kir',
  kk: 'kaz',
  uz: 'uzb',
  tg: 'tgk-Cyrl',
  fa: 'fas',
  ur: 'urd',
  hi: 'hin',
  be: 'bel',
} as const

export type HalfLanguage = keyof typeof files
export const halfLanguages: readonly HalfLanguage[] = Object.keys(files) as HalfLanguage[]

/** A news document cut in two that share no sentence: its first, third … lines, and the others. */
export interface HalvedDocument {
  readonly id: string
  readonly odd: Readonly<Record<HalfLanguage, string>>
  readonly even: Readonly<Record<HalfLanguage, string>>
}

/** The documents of ntrex in eleven languages; undefined where the data is not. */
export function halvedDocuments(): HalvedDocument[] | undefined {
  const folder = join(dataFolder, 'coverage/ntrex')
  if (!existsSync(folder)) return undefined
  const lines = (file: string): string[] =>
    readFileSync(join(folder, file), 'utf8').trimEnd().split('\n')
  const ids = lines('DOCUMENT_IDS.tsv').map((line) => line.split('\t')[0]!.trim())
  const texts = Object.fromEntries(
    halfLanguages.map((language) => [language, lines(`${files[language]}.txt`)]),
  ) as Record<HalfLanguage, string[]>
  const places = Map.groupBy(ids.keys(), (line) => ids[line]!)
  return Array.from(places, ([id, lines]) => {
    const half = (parity: number): Record<HalfLanguage, string> =>
      Object.fromEntries(
        halfLanguages.map((language) => [
          language,
          lines
            .filter((_, at) => at % 2 === parity)
            .map((line) => texts[language][line] ?? '')
            .join('\n'),
        ]),
      ) as Record<HalfLanguage, string>
    return { id, odd: half(0), even: half(1) }
  })
}
