/**
 * Makes the package as it is published, in `dist` or in the folder named: JavaScript and types beside
 * a package.json of their own, for Node runs no TypeScript inside node_modules.
 */
import { execFileSync } from 'node:child_process'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

interface Manifest {
  readonly [field: string]: unknown
}

/** Fields that only the workspace has a use for. */
const ofWorkspace = new Set([
  'private',
  'scripts',
  'devDependencies',
  'exports',
  'imports',
  'engines',
])

const folder = resolve(import.meta.dirname, '..')
const target = resolve(process.argv[2] ?? join(folder, 'dist'))
const compiler = join(
  dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin/tsc',
)

await rm(target, { recursive: true, force: true })
await mkdir(target, { recursive: true })
execFileSync(
  process.execPath,
  [compiler, '-p', join(folder, 'tsconfig.build.json'), '--outDir', target],
  {
    stdio: 'inherit',
  },
)
const manifest: Manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
const kept = Object.entries(manifest).filter(([field]) => !ofWorkspace.has(field))
const published = {
  ...Object.fromEntries(kept),
  exports: { './*': { types: './*.d.ts', default: './*.js' } },
  engines: { node: '>=22' },
}
await writeFile(join(target, 'package.json'), `${JSON.stringify(published, undefined, 2)}\n`)
await cp(join(folder, '../../LICENSE'), join(target, 'LICENSE'))
await cp(join(folder, 'README.md'), join(target, 'README.md'))
console.log(`${manifest['name'] as string} ${manifest['version'] as string} in ${target}`)
