/**
 * Counts the reference data's letters and words anew and writes the tables of src/identify/tables.
 * Run it with `npm run train -w packages/language`; the counts are all that is kept of the texts.
 */
import { writeFile } from 'node:fs/promises'
import { dataFolder } from '../../../eval/data-folder.ts'
import { readCorpus } from './identify/corpus.ts'
import { trainTables } from './identify/training.ts'

const folder = new URL('../src/identify/tables/', import.meta.url)

async function write(name: string, type: string, from: string, table: object): Promise<void> {
  const fields = Object.entries(table).map(([key, value]) => `  ${key}: ${literal(value)},\n`)
  const text = [
    `import type { ${type} } from '../${from}.ts'\n\n`,
    `/** Counted by scripts/train-identify.ts; do not edit. */\n`,
    `export const ${name}: ${type} = {\n${fields.join('')}}\n`,
  ]
  await writeFile(new URL(`${name}.ts`, folder), text.join(''))
}

function literal(value: unknown): string {
  return JSON.stringify(value)
}

const tables = trainTables(await readCorpus(dataFolder))
for (const [script, table] of Object.entries(tables.letters)) {
  await write(script, 'LetterTable', 'table', table)
}
await write('han', 'HanTable', 'han', tables.han)
