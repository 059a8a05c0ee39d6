import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cyrillicUzbek } from './cyrillic-uzbek.ts'

/** One line of text whose language is known. */
export interface Sample {
  readonly language: string
  readonly text: string
  readonly source: 'train' | 'dev' | 'news' | 'treebank'
  /** Its place among the samples of its language and source. */
  readonly place: number
}

interface Sources {
  readonly sib: string
  readonly ntrex?: string
  readonly treebank?: string
}

/** Our languages, then the neighbours that the tables must know to tell them apart. */
const sources: Readonly<Record<string, Sources>> = {
  'zh-Hans': { sib: 'zho_Hans', ntrex: 'zho-CN', treebank: 'Chinese-GSDSimp' },
  ru: { sib: 'rus_Cyrl', ntrex: 'rus', treebank: 'Russian-GSD' },
  en: { sib: 'eng_Latn', ntrex: 'eng' },
  ky: { sib: 'kir_Cyrl', ntrex: 'kir', treebank: 'Kyrgyz-KTMU' },
  kk: { sib: 'kaz_Cyrl', ntrex: 'kaz', treebank: 'Kazakh-KTB' },
  uz: { sib: 'uzn_Latn', ntrex: 'uzb', treebank: 'Uzbek-UT' },
  tg: { sib: 'tgk_Cyrl', ntrex: 'tgk-Cyrl' },
  fa: { sib: 'pes_Arab', ntrex: 'fas', treebank: 'Persian-Seraji' },
  ur: { sib: 'urd_Arab', ntrex: 'urd' },
  hi: { sib: 'hin_Deva', ntrex: 'hin', treebank: 'Hindi-PUD' },
  be: { sib: 'bel_Cyrl', ntrex: 'bel', treebank: 'Belarusian-HSE' },
  'zh-Hant': { sib: 'zho_Hant' },
  'fa-AF': { sib: 'prs_Arab' },
  uk: { sib: 'ukr_Cyrl' },
  tt: { sib: 'tat_Cyrl' },
  ug: { sib: 'uig_Arab' },
}

/**
 * Every line of the reference data under `folder`, with Uzbek a second time in Cyrillic letters,
 * which nobody has collected.
 */
export async function readCorpus(folder: string): Promise<Sample[]> {
  const samples: Sample[] = []
  for (const [language, { sib, ntrex, treebank }] of Object.entries(sources)) {
    const add = (source: Sample['source'], texts: readonly string[]): void => {
      for (const [place, text] of texts.entries()) {
        samples.push({ language, text, source, place })
        if (language === 'uz') {
          samples.push({ language: 'uz-Cyrl', text: cyrillicUzbek(text), source, place })
        }
      }
    }
    for (const source of ['train', 'dev'] as const) {
      const lines = await readLines(join(folder, 'language/sib200', sib, `${source}.tsv`))
      add(
        source,
        lines.slice(1).map((line) => line.split('\t')[2]!),
      )
    }
    if (ntrex !== undefined) {
      add('news', await readLines(join(folder, 'coverage/ntrex', `${ntrex}.txt`)))
    }
    if (treebank !== undefined) add('treebank', await readTreebank(folder, treebank))
  }
  return samples
}

/** The sentences of a treebank, as they were before they were cut into words. */
async function readTreebank(folder: string, name: string): Promise<string[]> {
  const path = join(folder, 'language/ud', name)
  const texts: string[] = []
  for (const file of (await readdir(path)).filter((file) => file.endsWith('.conllu')).sort()) {
    for (const line of await readLines(join(path, file))) {
      if (line.startsWith('# text = ')) texts.push(line.slice('# text = '.length))
    }
  }
  return texts
}

async function readLines(path: string): Promise<string[]> {
  return (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '')
}
