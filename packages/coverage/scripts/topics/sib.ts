import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../../../../eval/data-folder.ts'
import { topicLanguages, type ParallelDocument, type TopicLanguage } from './parallel-document.ts'

const folders: Readonly<Record<TopicLanguage, string>> = {
  zh: 'zho_Hans',
  ru: 'rus_Cyrl',
  en: 'eng_Latn',
  ky: 'kir_Cyrl',
  kk: 'kaz_Cyrl',
  uz: 'uzn_Latn',
  tg: 'tgk_Cyrl',
  fa: 'pes_Arab',
  ur: 'urd_Arab',
  hi: 'hin_Deva',
  be: 'bel_Cyrl',
}

/** A sentence of sib200 by its number: neighbours in number often are neighbours in a text. */
export interface SibSentence {
  readonly id: number
  readonly topic: string
  readonly document: ParallelDocument
}

/** The parallel sentences, in the order of their numbers. */
export function sibDocuments(): SibSentence[] {
  const found = new Map<number, { topic: string; texts: Partial<Record<TopicLanguage, string>> }>()
  for (const language of topicLanguages) {
    for (const part of ['train', 'dev']) {
      const file = join(dataFolder, 'language/sib200', folders[language], `${part}.tsv`)
      for (const row of readFileSync(file, 'utf8').trimEnd().split('\n').slice(1)) {
        const [index, topic = '', text = ''] = row.split('\t')
        const id = Number(index)
        const sentence = found.get(id) ?? { topic, texts: {} }
        found.set(id, { ...sentence, texts: { ...sentence.texts, [language]: text } })
      }
    }
  }
  return Array.from(found, ([id, { topic, texts }]) => ({
    id,
    topic,
    document: texts as ParallelDocument,
  })).sort((a, b) => a.id - b.id)
}
