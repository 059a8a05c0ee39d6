/** How fast texts become terms: megabytes of UTF-8 a second on one core, best of three. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { terms } from '../src/term.ts'
import type { Figure } from '../../../bench/figure.ts'
import { dataFolder } from '../../../eval/data-folder.ts'

/** Languages of the parallel news sentences, by the names of their files. */
const folders: Readonly<Record<string, string>> = {
  ru: 'rus_Cyrl', be: 'bel_Cyrl', ky: 'kir_Cyrl', kk: 'kaz_Cyrl', tg: 'tgk_Cyrl', uz: 'uzn_Latn', en: 'eng_Latn',
  fa: 'pes_Arab', ur: 'urd_Arab', hi: 'hin_Deva', 'zh-Hans': 'zho_Hans', 'zh-Hant': 'zho_Hant',
} // prettier-ignore
const aims: Readonly<Record<string, number>> = { ru: 8, be: 8, ky: 8, kk: 8, tg: 8, 'zh-Hans': 4 }
const articleLength = 3000
const megabytes = 6

/** Articles of 3,000 characters from the sentences of one language, put together anew each time. */
function articlesOf(folder: string): string[] {
  const sentences = readdirSync(`${dataFolder}/language/sib200/${folder}`).flatMap((file) =>
    readFileSync(`${dataFolder}/language/sib200/${folder}/${file}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t').at(-1) ?? ''),
  )
  const articles: string[] = []
  let bytes = 0
  for (let at = 0; bytes < megabytes * 1e6;) {
    let article = ''
    for (; article.length < articleLength; at += 1)
      article += `${sentences[(at * 7919) % sentences.length]!} `
    articles.push(article)
    bytes += Buffer.byteLength(article)
  }
  return articles
}

export function run(): Promise<readonly Figure[]> {
  if (!existsSync(`${dataFolder}/language/sib200`)) {
    process.stderr.write(`bench terms: no data in ${dataFolder}\n`)
    return Promise.resolve([])
  }
  return Promise.resolve(
    Object.entries(folders).map(([language, folder]) => {
      const articles = articlesOf(folder)
      const bytes = articles.reduce((sum, article) => sum + Buffer.byteLength(article), 0)
      let best = 0
      for (let round = 0; round < 3; round += 1) {
        const from = performance.now()
        let count = 0
        for (const article of articles) count += terms(article, language).length
        const seconds = (performance.now() - from) / 1000
        if (count > 0) best = Math.max(best, bytes / 1e6 / seconds)
      }
      const aim = aims[language]
      return {
        figure: `terms, ${language}`,
        value: Math.round(best * 10) / 10,
        unit: 'MB/s',
        ...(aim === undefined ? {} : { aim }),
      }
    }),
  )
}

if (import.meta.main) {
  for (const figure of await run()) process.stdout.write(`${JSON.stringify(figure)}\n`)
}
