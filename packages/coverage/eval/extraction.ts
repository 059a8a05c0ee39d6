/**
 * Measures the extraction of articles with the benchmark's own evaluate.py (python3), which lies
 * with its pages in the reference data, on both halves: the rule was tuned on the pages whose file
 * name, a SHA-256, begins with an even hex digit. In `stored` a page recognised as a wall counts as
 * empty, for the archive does not get it; the benchmark wants the opening lines that it shows.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { dataFolder } from '../../../eval/data-folder.ts'
import type { Block } from '../src/extract/block.ts'
import { parseDocument } from '../src/extract/dom.ts'
import { extract } from '../src/extract/extract.ts'
import { withDefuddle, withReadability } from '../src/extract/extractors.ts'
import type { Row } from './row.ts'

const data = join(dataFolder, 'coverage', 'extraction')
const aim = 0.955
const names = ['suyab', 'stored', 'readability', 'defuddle'] as const

const truthShape = z.record(z.string(), z.object({ articleBody: z.string(), url: z.string() }))
const scoreShape = z.record(z.string(), z.object({ f1: z.number() }))
type Truth = z.infer<typeof truthShape>
type Predictions = Record<(typeof names)[number], Record<string, { articleBody: string }>>

function textOf(blocks: readonly Block[]): { articleBody: string } {
  return { articleBody: blocks.map(({ text }) => text).join('\n') }
}

async function predict(truth: Truth): Promise<Predictions> {
  const made: Predictions = { suyab: {}, stored: {}, readability: {}, defuddle: {} }
  for (const [name, { url }] of Object.entries(truth)) {
    const bytes = gunzipSync(readFileSync(join(data, 'html', `${name}.html.gz`)))
    const html = bytes.toString('utf8')
    const found = await extract(bytes, { url, collected: Date.parse('2020-01-01T00:00:00Z') })
    made.suyab[name] = { articleBody: found.ok ? found.value.text : '' }
    const wall = found.ok ? found.value.wall : found.fault
    made.stored[name] = { articleBody: found.ok && wall === undefined ? found.value.text : '' }
    if (wall !== undefined) console.error(`not stored: ${url} ${JSON.stringify(wall)}`)
    made.readability[name] = textOf(withReadability(parseDocument(html)))
    made.defuddle[name] = textOf(await withDefuddle(parseDocument(html), url))
  }
  return made
}

/** Each way's F1 by evaluate.py over some of the pages, run in a folder laid out as it expects. */
function evaluate(truth: Truth, made: Predictions, half: number): Record<string, number> {
  const folder = mkdtempSync(join(tmpdir(), 'suyab-extraction-'))
  const ofHalf = <Value>(all: Record<string, Value>): Record<string, Value> =>
    Object.fromEntries(
      Object.entries(all).filter(([name]) => Number.parseInt(name.charAt(0), 16) % 2 === half),
    )
  try {
    mkdirSync(join(folder, 'output'))
    copyFileSync(join(data, 'evaluate.py'), join(folder, 'evaluate.py'))
    writeFileSync(join(folder, 'ground-truth.json'), JSON.stringify(ofHalf(truth)))
    for (const name of names)
      writeFileSync(join(folder, 'output', `${name}.json`), JSON.stringify(ofHalf(made[name])))
    execFileSync('python3', ['evaluate.py', '--n-bootstrap', '200', '--output', 'scores.json'], {
      cwd: folder,
    })
    const scores = scoreShape.parse(JSON.parse(readFileSync(join(folder, 'scores.json'), 'utf8')))
    return Object.fromEntries(
      Object.entries(scores).map(([name, { f1 }]) => [name, Math.round(f1 * 1000) / 1000]),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export async function run(): Promise<Row[]> {
  // Defuddle speaks of JSON-LD that it cannot read.
  const { error } = console
  console.error = (...said: unknown[]): void => {
    if (!String(said[0]).startsWith('Defuddle')) error(...said)
  }
  try {
    const truth = truthShape.parse(
      JSON.parse(readFileSync(join(data, 'ground-truth.json'), 'utf8')),
    )
    const made = await predict(truth)
    return ['even names, tuned on', 'odd names, held out'].map((pages, half): Row => {
      const { suyab = 0, ...peers } = evaluate(truth, made, half)
      return { figure: `F1 by evaluate.py, ${pages}`, value: suyab, unit: 'F1', least: aim, peers }
    })
  } finally {
    console.error = error
  }
}
