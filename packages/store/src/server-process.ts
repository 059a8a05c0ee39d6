import { existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { asStoreError } from './fault.ts'

const logLimit = 4 * 1024 * 1024

/** Opens a server's own log for its output; one that has grown long makes room for a new one. */
export function openLog(file: string): number {
  try {
    if (existsSync(file) && statSync(file).size > logLimit) renameSync(file, `${file}.1`)
    return openSync(file, 'a', 0o600)
  } catch (cause) {
    throw asStoreError(cause)
  }
}

/** The end of the server's log, for the one who has to find out why it did not start. */
export function logTail(file: string): string {
  if (!existsSync(file)) return ''
  return readFileSync(file, 'utf8').trim().split('\n').slice(-8).join('\n')
}

/** Sends a signal to a process that may have ended meanwhile. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (cause) {
    if (!(cause instanceof Error) || Reflect.get(cause, 'code') !== 'ESRCH') throw cause
  }
}
