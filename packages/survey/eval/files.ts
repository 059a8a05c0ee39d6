/**
 * Checks the reading and writing of SPSS files against the reference data and against R's haven and
 * PSPP where they are installed; ends with an error where a bar is not met. Usage:
 * node eval/files.ts [NAME]; SUYAB_DATA_SETS names another place of the data.
 */
import { existsSync } from 'node:fs'
import { savFolder } from './sav.ts'
import type { Row } from './row.ts'

const measurements: Readonly<
  Record<string, () => Promise<{ run: () => Promise<readonly Row[]> }>>
> = {
  sav: () => import('./sav.ts'),
  peers: () => import('./sav-peers.ts'),
  encodings: () => import('./sav-encodings.ts'),
}

function isMet({ value, least, most }: Row): boolean {
  return (least === undefined || value >= least) && (most === undefined || value <= most)
}

let short = 0
if (existsSync(savFolder)) {
  for (const [name, load] of Object.entries(measurements)) {
    if (process.argv.length > 2 && !process.argv.includes(name)) continue
    const { run } = await load()
    for (const row of await run()) {
      if (!isMet(row)) short += 1
      console.log(`${isMet(row) ? '     ' : 'SHORT'} ${name.padEnd(10)} ${row.figure}: ${row.value} ${row.unit}`) // prettier-ignore
    }
  }
  console.log(short === 0 ? 'Every bar is met.' : `${short} figures fall short of their bars.`)
} else
  console.log(`There is no reference data in ${savFolder}; SUYAB_DATA_SETS may name its place.`)
if (short > 0) process.exitCode = 1
