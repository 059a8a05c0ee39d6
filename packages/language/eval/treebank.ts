import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dataFolder } from '../../../eval/data-folder.ts'

const folders: Readonly<Record<string, string>> = {
  ky: 'Kyrgyz-KTMU', kk: 'Kazakh-KTB', uz: 'Uzbek-UT', ru: 'Russian-GSD', be: 'Belarusian-HSE',
  hi: 'Hindi-PUD', fa: 'Persian-Seraji',
} // prettier-ignore

/**
 * The distinct forms of nouns, names, verbs and adjectives of a language's treebank, in small
 * letters, each with its most frequent lemma; undefined where the data is missing.
 */
export function lemmasOf(language: string): ReadonlyMap<string, string> | undefined {
  const folder = `${dataFolder}/language/ud/${folders[language]}`
  if (!existsSync(folder)) return undefined
  const counts = new Map<string, Map<string, number>>()
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.conllu'))) {
    for (const line of readFileSync(`${folder}/${file}`, 'utf8').split('\n')) {
      const [id, form, lemma, kind] = line.split('\t')
      if (id === undefined || form === undefined || lemma === undefined) continue
      if (!/^\d+$/u.test(id) || !/^(?:NOUN|PROPN|VERB|ADJ)$/u.test(kind ?? '')) continue
      const of = counts.get(form.toLowerCase()) ?? new Map<string, number>()
      counts.set(form.toLowerCase(), of)
      of.set(lemma.toLowerCase(), (of.get(lemma.toLowerCase()) ?? 0) + 1)
    }
  }
  return new Map([...counts].map(([form, of]) => [form, mostFrequent(of)]))
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]![0]
}
