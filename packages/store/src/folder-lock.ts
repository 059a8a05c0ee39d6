import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { FolderInUseError, StoreError } from './fault.ts'

export interface FolderLock {
  /** Gives the folder back. */
  release(): void
}

const sqliteBusy = 5

/**
 * Takes the data folder for this process. The lock is SQLite's exclusive file lock, which the
 * kernel drops with the process however it ends: nothing of it can be left behind, and a reused
 * process number means nothing to it. It also holds between containers that share the folder.
 * @throws FolderInUseError when a living process holds it
 */
export function lockFolder(folder: string): FolderLock {
  const holder = join(folder, 'node.json')
  const file = new DatabaseSync(join(folder, 'node.lock'))
  try {
    // Without a journal there is nothing to write, and nothing to be left over.
    file.exec('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE')
  } catch (cause) {
    file.close()
    if (cause instanceof Error && Reflect.get(cause, 'errcode') === sqliteBusy)
      throw new FolderInUseError(folder, readHolder(holder), { cause })
    throw new StoreError('store.lock-failed', `cannot lock ${folder}`, { cause })
  }
  // Only words for the one who is refused; the lock does not depend on it.
  writeFileSync(holder, JSON.stringify({ pid: process.pid }))
  return {
    release: () => {
      rmSync(holder, { force: true })
      file.close()
    },
  }
}

function readHolder(file: string): number | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    // The holder has taken the lock and not yet written who it is.
    return undefined
  }
  const pid = /"pid":(\d+)/.exec(text)?.[1]
  return pid === undefined ? undefined : Number(pid)
}
