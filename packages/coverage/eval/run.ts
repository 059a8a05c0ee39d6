/**
 * Measures the package on the reference data and prints every figure with its bar and what other
 * ways reach in the same run; ends with an error where a bar is not met. Names after the command
 * choose among the measurements: `npm run eval -w packages/coverage -- growth`.
 */
import { existsSync } from 'node:fs'
import { dataFolder } from '../../../eval/data-folder.ts'
import type { Row } from './row.ts'

const measurements: Readonly<
  Record<string, () => Promise<{ run: () => Promise<readonly Row[]> }>>
> = {
  count: () => import('./count.ts'),
  duplicate: () => import('./duplicate.ts'),
  extraction: () => import('./extraction.ts'),
  growth: () => import('./growth.ts'),
  story: () => import('./story.ts'),
}

function isMet({ value, least, most }: Row): boolean {
  return (least === undefined || value >= least) && (most === undefined || value <= most)
}

function print(name: string, row: Row): void {
  const bar = [
    ...(row.least === undefined ? [] : [`≥ ${row.least}`]),
    ...(row.most === undefined ? [] : [`≤ ${row.most}`]),
  ].join(', ')
  const peers = Object.entries(row.peers ?? {}).map(([peer, value]) => `${peer} ${value}`)
  const cells = [isMet(row) ? '     ' : 'SHORT', name.padEnd(10), row.figure.padEnd(64), `${row.value} ${row.unit}`.padStart(12), bar.padEnd(12), peers.join(', ')] // prettier-ignore
  console.log(cells.join('  ').trimEnd())
}

if (existsSync(dataFolder)) {
  const chosen = process.argv.slice(2)
  let short = 0
  for (const [name, load] of Object.entries(measurements)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue
    const { run } = await load()
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
