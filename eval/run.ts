/**
 * Measures quality against the reference data beside the repository: every script of this folder,
 * one after the other. Usage: npm run eval [NAME]; SUYAB_DATA_SETS names another place of the data.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from './data-folder.ts'

const here = import.meta.dirname
const scripts = readdirSync(here)
  .filter((name) => name.endsWith('.ts') && !['run.ts', 'data-folder.ts'].includes(name))
  .filter((name) => process.argv[2] === undefined || name === `${process.argv[2]}.ts`)
  .sort()
if (!existsSync(dataFolder)) {
  console.error(`the reference data is not there: expected ${dataFolder}; nothing was measured`)
  process.exitCode = 1
} else {
  let failed = 0
  for (const script of scripts) {
    const child = spawn(process.execPath, [join(here, script)], { stdio: 'inherit' })
    const [code] = (await once(child, 'exit')) as [number | null]
    if (code !== 0) failed += 1
  }
  console.error(`${scripts.length - failed} of ${scripts.length} evaluations hold`)
  process.exitCode = failed === 0 ? 0 : 1
}
