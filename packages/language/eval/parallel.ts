import { existsSync, readFileSync } from 'node:fs'
import { dataFolder } from '../../../eval/data-folder.ts'

/** The eleven languages by how the two collections name their files. */
const files = {
  zh: ['zho_Hans', 'zho-CN'],
  ru: ['rus_Cyrl', 'rus'],
  en: ['eng_Latn', 'eng'],
  ky: ['kir_Cyrl', 'kir'],
  kk: ['kaz_Cyrl', 'kaz'],
  uz: ['uzn_Latn', 'uzb'],
  tg: ['tgk_Cyrl', 'tgk-Cyrl'],
  fa: ['pes_Arab', 'fas'],
  ur: ['urd_Arab', 'urd'],
  hi: ['hin_Deva', 'hin'],
  be: ['bel_Cyrl', 'bel'],
} as const

export type ParallelLanguage = keyof typeof files
export const parallelLanguages: readonly ParallelLanguage[] = Object.keys(
  files,
) as ParallelLanguage[]

/** One sentence in all eleven languages: `sib:219` or `ntrex:77`. */
export interface ParallelLine {
  readonly id: string
  /** Set aside: rules are made without looking at it. */
  readonly held: boolean
  readonly text: Readonly<Record<ParallelLanguage, string>>
}

/** The parallel sentences of sib200 (by index_id) and ntrex (by line), or undefined where they are not. */
export function parallelLines(): ParallelLine[] | undefined {
  if (!existsSync(`${dataFolder}/language/sib200`)) return undefined
  const lines = new Map<string, Partial<Record<ParallelLanguage, string>>>()
  const put = (id: string, language: ParallelLanguage, text: string): void => {
    lines.set(id, { ...lines.get(id), [language]: text })
  }
  for (const language of parallelLanguages) {
    const [sib, ntrex] = files[language]
    for (const part of ['train', 'dev']) {
      const rows = readFileSync(`${dataFolder}/language/sib200/${sib}/${part}.tsv`, 'utf8')
      for (const row of rows.trimEnd().split('\n').slice(1)) {
        const [index, , text] = row.split('\t')
        put(`sib:${index}`, language, text ?? '')
      }
    }
    const texts = readFileSync(`${dataFolder}/coverage/ntrex/${ntrex}.txt`, 'utf8')
    for (const [index, text] of texts.trimEnd().split('\n').entries()) {
      put(`ntrex:${index}`, language, text)
    }
  }
  return Array.from(lines, ([id, text]) => ({
    id,
    held: isHeld(id),
    text: text as Record<ParallelLanguage, string>,
  }))
}

/** Half of the lines, by a hash of their number. */
function isHeld(id: string): boolean {
  const [collection, index] = id.split(':')
  const number = Number(index) + (collection === 'ntrex' ? 100_000 : 0)
  return Math.imul(number + 1, 2_654_435_761) >>> 0 >= 0x8000_0000
}
