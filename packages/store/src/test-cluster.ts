/**
 * The program behind test-store.ts: one throwaway PostgreSQL for all test processes of a run. It
 * ends when the process it watches has ended, and removes its folder.
 * Arguments: the folder, the process to watch.
 */
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { FolderInUseError } from './fault.ts'
import { startPostgres } from './postgres-supervisor.ts'

const [folder, watched] = process.argv.slice(2)
if (folder === undefined || watched === undefined) throw new Error('usage: FOLDER PID')

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

try {
  const server = await startPostgres({ dataFolder: folder, durable: false })
  const ready = join(folder, 'ready.json')
  writeFileSync(`${ready}.new`, JSON.stringify(server.connection))
  renameSync(`${ready}.new`, ready)
  while (lives(Number(watched))) await sleep(500)
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
} catch (cause) {
  // Two test processes started one each; the other one serves both.
  if (!(cause instanceof FolderInUseError)) {
    writeFileSync(join(folder, 'failed.txt'), cause instanceof Error ? `${cause.stack}` : '')
    throw cause
  }
}
