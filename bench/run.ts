/**
 * Runs every benchmark of this folder, or those that are named as arguments, and prints one JSON
 * line for each figure.
 */
import { readdirSync } from 'node:fs'
import type { Figure } from './figure.ts'

const folder = new URL('.', import.meta.url)
const wanted = process.argv.slice(2)
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && name !== 'run.ts')
  .map((name) => name.slice(0, -'.ts'.length))
  .filter((name) => wanted.length === 0 || wanted.includes(name))
for (const name of names.sort()) {
  const { run } = (await import(new URL(`${name}.ts`, folder).href)) as {
    run?: () => Promise<readonly Figure[]>
  }
  // The others are what benchmarks share.
  if (run === undefined) continue
  for (const figure of await run()) process.stdout.write(`${JSON.stringify(figure)}\n`)
}
