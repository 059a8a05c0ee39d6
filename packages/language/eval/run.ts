/**
 * Measures the package on the reference data and prints every figure with its bar and what the peers
 * reach in the same run; ends with an error where a bar is not met. Names after the command choose
 * among the measurements: `npm run eval -w packages/language -- identify segment`.
 */
import { access, readdir } from 'node:fs/promises'
import { dataFolder } from '../../../eval/data-folder.ts'
import type { Row } from './row.ts'

/** Files here that measure nothing by themselves. */
const apart = new Set(['row.ts', 'run.ts'])

interface Measurement {
  readonly run: () => Promise<readonly Row[]>
}

async function measurements(chosen: readonly string[]): Promise<Map<string, Measurement>> {
  const files = (await readdir(import.meta.dirname)).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !apart.has(file),
  )
  const found = new Map<string, Measurement>()
  for (const file of files.sort()) {
    const name = file.slice(0, -'.ts'.length)
    if (chosen.length > 0 && !chosen.includes(name)) continue
    const module: unknown = await import(`./${file}`)
    // A file that others share exports no measurement.
    if (isMeasurement(module)) found.set(name, module)
  }
  return found
}

function isMeasurement(module: unknown): module is Measurement {
  return typeof module === 'object' && module !== null && 'run' in module
}

function isMet({ value, least, most }: Row): boolean {
  return (least === undefined || value >= least) && (most === undefined || value <= most)
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

function print(name: string, row: Row): void {
  const bar = [
    ...(row.least === undefined ? [] : [`≥ ${row.least}`]),
    ...(row.most === undefined ? [] : [`≤ ${row.most}`]),
  ].join(', ')
  const peers = Object.entries(row.peers ?? {}).map(([peer, value]) => `${peer} ${rounded(value)}`)
  const cells = [
    isMet(row) ? '     ' : 'SHORT',
    name.padEnd(10),
    row.figure.padEnd(64),
    `${rounded(row.value)} ${row.unit}`.padStart(14),
    bar.padEnd(12),
    peers.join(', '),
  ]
  console.log(cells.join('  ').trimEnd())
  if (row.detail !== undefined) console.log(`${' '.repeat(19)}${JSON.stringify(row.detail)}`)
}

async function isThere(folder: string): Promise<boolean> {
  try {
    await access(folder)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

if (await isThere(dataFolder)) {
  let short = 0
  for (const [name, { run }] of await measurements(process.argv.slice(2))) {
    for (const row of await run()) {
      print(name, row)
      if (!isMet(row)) short += 1
    }
  }
  console.log(short === 0 ? 'Every bar is met.' : `${short} figures fall short of their bars.`)
  if (short > 0) process.exitCode = 1
} else {
  console.log(`There is no reference data in ${dataFolder}; SUYAB_DATA_SETS may name its place.`)
}
