/**
 * Measures the reader of newspaper pages on pages composed anew of the odd pages' articles, by kind
 * of distortion. `made-newspaper-page.ts [count] [seed to show]`
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { readPageText } from '../src/page/read-page-text.ts'
import type { ExpectedArticle } from './made-article.ts'
import { makePage } from './made-page.ts'
import type { Language } from './page-conventions.ts'
import { figuresOf, noCounts, score, type Counts, type Expected } from './page-score.ts'

const folder = join(import.meta.dirname, '../fixtures/newspaper-page')
const articles = new Map<string, ExpectedArticle[]>()
for (const file of globSync(join(folder, '*-*[13579].json'))) {
  const page = JSON.parse(readFileSync(file, 'utf8')) as Expected
  articles.set(page.language, [...(articles.get(page.language) ?? []), ...page.articles])
}
const languages: readonly Language[] = ['zh-Hans', 'ru', 'ky']
const pages = Number(process.argv[2] ?? 300)
const shown = process.argv[3] === undefined ? undefined : Number(process.argv[3])
const groups = new Map<string, Counts>()
const reasons = new Map<string, number>()
const failures: string[] = []

function add(group: string, counts: Counts): void {
  const sum = groups.get(group) ?? { ...noCounts }
  for (const key of Object.keys(counts) as (keyof Counts)[]) sum[key] += counts[key]
  groups.set(group, sum)
}

for (let seed = 1; seed <= pages; seed += 1) {
  const language = languages[seed % 3]!
  const { text, expected, distortion } = makePage(seed, language, articles.get(language)!)
  const tells = seed === shown
  if (tells) process.stdout.write(`${JSON.stringify(distortion)}\n${text}\n`)
  const counts = score(
    expected,
    readPageText(text).page,
    (line) => {
      if (tells) process.stdout.write(`${line}\n`)
    },
    (reason) =>
      reasons.set(`${language} ${reason}`, (reasons.get(`${language} ${reason}`) ?? 0) + 1),
  )
  if (counts.whole < counts.articles) failures.push(`${seed}:${counts.articles - counts.whole}`)
  add('all', counts)
  add(`language ${language}`, counts)
  for (const [kind, value] of Object.entries(distortion)) add(`${kind} ${value}`, counts)
}
if (shown === undefined) {
  for (const [group, counts] of [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    process.stdout.write(`${figuresOf(group.padEnd(22), counts)}\n`)
  for (const [reason, count] of [...reasons].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    process.stdout.write(`${reason}: ${count}\n`)
  process.stdout.write(`not whole (seed:articles): ${failures.join(' ')}\n`)
}
