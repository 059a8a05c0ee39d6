/**
 * Measures quality against the reference data beside the repository: every script of this folder and
 * what each package measures of itself, one after the other. Usage: npm run eval [NAME], a script's
 * or a package's; SUYAB_DATA_SETS names another place of the data.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from './data-folder.ts'

const here = import.meta.dirname
const packages = join(here, '..', 'packages')
const own = readdirSync(here)
  .filter((name) => name.endsWith('.ts') && !['run.ts', 'data-folder.ts'].includes(name))
  .map((name) => ({
    name: name.slice(0, -'.ts'.length),
    command: [process.execPath, join(here, name)],
  }))
const theirs = readdirSync(packages)
  .filter((name) => existsSync(join(packages, name, 'eval')))
  .map((name) => ({ name, command: ['npm', 'run', '--silent', 'eval', '-w', `packages/${name}`] }))
const scripts = [...own, ...theirs]
  .filter(({ name }) => process.argv[2] === undefined || name === process.argv[2])
  .sort((a, b) => (a.name < b.name ? -1 : 1))
if (!existsSync(dataFolder)) {
  console.error(`the reference data is not there: expected ${dataFolder}; nothing was measured`)
  process.exitCode = 1
} else {
  let failed = 0
  for (const { command } of scripts) {
    const [program = '', ...given] = command
    const child = spawn(program, given, { stdio: 'inherit' })
    const [code] = (await once(child, 'exit')) as [number | null]
    if (code !== 0) failed += 1
  }
  console.error(`${scripts.length - failed} of ${scripts.length} evaluations hold`)
  process.exitCode = failed === 0 ? 0 : 1
}
