import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

interface Chunk {
  file: string
  isEntry?: boolean
  imports?: string[]
  css?: string[]
}

/** Kilobytes (1,000 bytes, gzip) that the first page may load, fonts and pictures left out. */
const BUDGET = 280
const dist = join(import.meta.dirname, 'dist')
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- vite writes this file by its own schema
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>

/** What a first visit to the list of incoming items loads, in the language with the largest catalogue. */
const pages = ['src/pages/exchange/incoming-page.tsx']
const languages = ['zh-Hans', 'ru', 'ky', 'en'].map((tag) => `src/messages/${tag}/catalogue.ts`)

function filesOf(roots: readonly string[]): Set<string> {
  const files = new Set<string>()
  const seen = new Set<string>()
  const visit = (name: string): void => {
    const chunk = manifest[name]
    if (chunk === undefined) throw new Error(`${name} is not in the build's manifest`)
    if (seen.has(name)) return
    seen.add(name)
    files.add(chunk.file)
    for (const file of chunk.css ?? []) files.add(file)
    for (const next of chunk.imports ?? []) visit(next)
  }
  for (const root of roots) visit(root)
  return files
}

function kilobytes(file: string): number {
  return gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1000
}

const entry = Object.keys(manifest).find((name) => manifest[name]!.isEntry === true)
if (entry === undefined) throw new Error('the build has no entry')
let largest = 0
for (const language of languages) {
  const files = [...filesOf([entry, ...pages, language]), 'index.html', 'theme.js']
  const total = files.reduce((sum, file) => sum + kilobytes(file), 0)
  largest = Math.max(largest, total)
  console.log(
    JSON.stringify({
      first_load_kB: Math.round(total * 10) / 10,
      catalogue: language,
      budget: BUDGET,
    }),
  )
  if (process.argv.includes('--files')) {
    for (const file of files) console.log(`  ${kilobytes(file).toFixed(1).padStart(7)}  ${file}`)
  }
}
if (largest > BUDGET) {
  console.error(`The first load is ${largest.toFixed(1)} kB, over the budget of ${BUDGET} kB.`)
  process.exitCode = 1
}
