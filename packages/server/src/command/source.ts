import { open } from 'node:fs/promises'
import type { Source } from '@suyab/wire/read-all'
import { CommandFault, type Terminal } from './terminal.ts'

/** The named files one after the other, or standard input where none is named. @throws CommandFault */
export async function* sources(
  terminal: Terminal,
  files: readonly string[],
): AsyncIterable<Source> {
  if (files.length === 0) yield { name: '-', bytes: terminal.stdin }
  for (const file of files) yield { name: file, bytes: await openSource(file) }
}

/** The bytes of one file, which is opened at once and read as they are taken. @throws CommandFault */
export async function openSource(file: string): Promise<AsyncIterable<Uint8Array>> {
  const handle = await open(file).catch((cause: unknown) => {
    throw unreadable(file, cause)
  })
  return read(file, handle.createReadStream())
}

async function* read(file: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes
  } catch (cause) {
    // A folder opens, and fails when it is read.
    throw unreadable(file, cause)
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
