import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { terms } from '@suyab/language/term'
import type { Row } from '../../../language/eval/row.ts'
import type { ParallelLanguage } from '../../../language/eval/parallel.ts'
import { dataFolder } from '../../../../eval/data-folder.ts'
import { matches } from '../../src/query/matches.ts'
import { shippedConcepts } from '../../src/concept/shipped.ts'
import { judgements } from './judgements.ts'
import { queryOf, listIn } from './found.ts'
import { treebankJudgements, type JudgedSentences } from './treebank-judgements.ts'

const folders: Readonly<Record<string, string>> = {
  zh: 'Chinese-GSDSimp', ru: 'Russian-GSD', ky: 'Kyrgyz-KTMU', kk: 'Kazakh-KTB',
  uz: 'Uzbek-UT', fa: 'Persian-Seraji', hi: 'Hindi-PUD', be: 'Belarusian-HSE',
} // prettier-ignore

/** What the lists of the judged concepts find in one treebank's sentences, all concepts together. */
interface Tally {
  found: number
  right: number
  wanted: number
}

/** Precision and recall by language over sentences that no list was made with, nor any read before. */
export function treebankRows(): Row[] {
  if (!existsSync(`${dataFolder}/language/ud`)) return []
  return Object.entries(treebankJudgements).flatMap(([language, judged]): Row[] => {
    const tally = tallyOf(language as ParallelLanguage, judged)
    const share = (part: number, of: number): number => Math.round((1000 * part) / of) / 10
    return [
      {
        figure: `treebank sentences, ${language}: precision, all judged concepts together`,
        value: share(tally.right, tally.found),
        unit: '%',
        detail: { recall: share(tally.right, tally.wanted), ...tally },
      },
    ]
  })
}

function tallyOf(language: ParallelLanguage, { read, about }: JudgedSentences): Tally {
  const texts = sentencesOf(language)
  const tally: Tally = { found: 0, right: 0, wanted: 0 }
  const article = { outlet: '', country: '', language, day: '', type: '', places: [] }
  const articles = read.map((id) => ({ id, terms: terms(texts.get(id)!, language) }))
  for (const concept of shippedConcepts.filter(({ id }) => Object.hasOwn(judgements, id))) {
    const query = queryOf(listIn(concept, language))
    if (query === undefined) continue
    const wanted = new Set(about[concept.id])
    const hits = articles.filter((one) => matches(query, { ...article, terms: one.terms }))
    tally.found += hits.length
    tally.wanted += wanted.size
    tally.right += hits.filter(({ id }) => wanted.has(id)).length
  }
  return tally
}

/** The text of every sentence by its sent_id. */
function sentencesOf(language: string): Map<string, string> {
  const folder = `${dataFolder}/language/ud/${folders[language]}`
  const texts = new Map<string, string>()
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.conllu'))) {
    let id = ''
    for (const line of readFileSync(`${folder}/${file}`, 'utf8').split('\n')) {
      id = /^# sent_id *= *(\S+)/u.exec(line)?.[1] ?? id
      const text = /^# text *= *(.+)/u.exec(line)?.[1]
      if (text !== undefined) texts.set(id, text)
    }
  }
  return texts
}
