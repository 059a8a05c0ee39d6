import { createReadStream } from 'node:fs'
import type { Source } from '@suyab/wire/ndjson'
import { CommandFault, type Terminal } from './terminal.ts'

/** The named files one after the other, or standard input where none is named. @throws CommandFault */
export async function* sources(
  terminal: Terminal,
  files: readonly string[],
): AsyncIterable<Source> {
  if (files.length === 0) yield { name: '-', bytes: terminal.stdin }
  for (const file of files) {
    const bytes = createReadStream(file)
    await new Promise<void>((resolve, reject) => {
      bytes.once('open', () => resolve())
      bytes.once('error', (cause) => reject(unreadable(file, cause)))
    })
    yield { name: file, bytes }
  }
}

/** Why a file cannot be read, for the one at the terminal. */
export function unreadable(file: string, cause: unknown): CommandFault {
  const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined
  const why =
    code === 'ENOENT'
      ? 'there is no such file'
      : code === 'EISDIR'
        ? 'it is a folder'
        : String(code)
  return new CommandFault(`${file} cannot be read: ${why}`, 1, { cause })
}
