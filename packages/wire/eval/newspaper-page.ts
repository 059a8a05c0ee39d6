/**
 * Measures the reader of newspaper pages on fixtures/newspaper-page by the rules of its README: odd
 * pages were seen while the reader was made, even ones were not. Prints totals for each page and
 * both halves; with the name of an odd page also what differs. Exits with 1 where an aim is missed
 * on the even half.
 */
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { readPageText } from '../src/page/read-page-text.ts'
import { figuresOf, noCounts, score, type Counts, type Expected } from './page-score.ts'

const folder = join(import.meta.dirname, '../fixtures/newspaper-page')

const shown = process.argv[2]
const reasons = new Map<string, number>()
const halves = { odd: { ...noCounts }, even: { ...noCounts } }
for (const file of globSync(join(folder, '*.json')).toSorted()) {
  const name = basename(file, '.json')
  const half = Number(name.slice(-2)) % 2 === 1 ? 'odd' : 'even'
  // The even pages are the test: of them nothing but totals is ever told.
  const tells = half === 'odd' && (shown === name || shown === 'odd')
  const expected = JSON.parse(readFileSync(file, 'utf8')) as Expected
  const { page } = readPageText(readFileSync(file.replace(/json$/, 'txt'), 'utf8'))
  if (tells) process.stdout.write(`\n${name}\n`)
  const c = score(
    expected,
    page,
    (text) => {
      if (tells) process.stdout.write(`${text}\n`)
    },
    (reason) =>
      reasons.set(
        `${half} ${expected.language} ${reason}`,
        (reasons.get(`${half} ${expected.language} ${reason}`) ?? 0) + 1,
      ),
  )
  for (const key of Object.keys(c) as (keyof Counts)[]) halves[half][key] += c[key]
  process.stdout.write(`${figuresOf(name, c)}\n`)
}
for (const [name, c] of Object.entries(halves)) process.stdout.write(`\n${figuresOf(name, c)}\n`)
for (const [reason, count] of [...reasons].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  process.stdout.write(`${reason}: ${count}\n`)
const { even } = halves
const met =
  even.whole >= even.articles * 0.95 && even.broken === 0 &&
  even.authors === even.articles && even.place === even.articles && even.date === even.articles // prettier-ignore
process.exitCode = met ? 0 : 1
