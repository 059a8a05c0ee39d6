/**
 * Measures the readers and writers on real documents in ../shared/data/wire, which stands beside
 * the repository, and the readers by attacks of our own. Prints one table, with `--verbose` every
 * case that was missed; exits with 1 where an aim is missed. `--without-attacks` leaves out the
 * part that takes some minutes. Photos and newspaper pages have evaluations of their own.
 */
import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { measureFeeds, measureFeedSuite } from './feed-suite.ts'
import { measureHostile } from './hostile.ts'
import type { Measured, Note } from './measured.ts'
import { measureNewsMlG2 } from './newsml-g2.ts'
import { measureOlderNinjs } from './ninjs-older.ts'
import { measureConformance, measureNinjsExamples, measureOwnSchema } from './ninjs.ts'

const root = process.env['SUYAB_EVAL_DATA'] ?? join(import.meta.dirname, '../../../../shared/data')
const data = join(root, 'wire')
/** Missed cases that are printed unless all are asked for. */
const shown = 60

const { values: asked } = parseArgs({
  options: { verbose: { type: 'boolean' }, 'without-attacks': { type: 'boolean' } },
})
const details: string[] = []
const note: Note = (line) => {
  details.push(line)
}

/** Every measure on real documents. */
async function measureSamples(): Promise<Measured[]> {
  const suite = globSync(join(data, 'feeds/feedparser/tests/**/*.xml')).toSorted()
  const examples = await measureNinjsExamples(data, note)
  const feeds = await measureFeeds(suite, note)
  const items = [...examples.items, ...feeds.items]
  return [
    ...examples.rows,
    ...feeds.rows,
    ...(await measureFeedSuite(suite, note)),
    ...measureConformance(data, note),
    ...measureOwnSchema(data, items),
    ...(await measureOlderNinjs(data, note)),
    ...(await measureNewsMlG2(data, items.slice(0, 100), note)),
  ]
}

const rows: Measured[] = []
if (existsSync(data)) rows.push(...(await measureSamples()))
else console.log(`${data} is missing: name its parent in SUYAB_EVAL_DATA.`)
if (asked['without-attacks'] !== true) rows.push(...(await measureHostile(note)))
console.table(rows)
for (const line of asked.verbose === true ? details : details.slice(0, shown)) console.log(line)
process.exitCode = rows.every(({ met }) => met) ? 0 : 1
