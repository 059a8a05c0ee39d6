import { readFileSync } from 'node:fs'

/** This build's version, as its package.json says. */
export const version: string = readVersion()

function readVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  const found = /"version":\s*"([^"]+)"/.exec(text)?.[1]
  if (found === undefined) throw new Error('package.json names no version')
  return found
}
