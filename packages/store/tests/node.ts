/**
 * A node reduced to its store, for the tests that kill it: opens the folder, says what happens in
 * lines of JSON, and writes numbered rows until it is killed or told to stop.
 * Arguments: the data folder, and "write" to go on writing.
 */
import { once } from 'node:events'
import { sql } from 'kysely'
import { openStore, type Store } from '../src/database.ts'
import { StoreError } from '../src/fault.ts'

const [dataFolder, mode] = process.argv.slice(2)
if (dataFolder === undefined) throw new Error('usage: FOLDER [write]')

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

async function write(store: Store, stop: AbortSignal): Promise<void> {
  const { rows } = await sql<{ top: number }>`SELECT coalesce(max(id), 0) AS top FROM mark`.execute(
    store.db,
  )
  for (let id = (rows[0]?.top ?? 0) + 1; !stop.aborted; id++) {
    try {
      await sql`INSERT INTO mark VALUES (${id})`.execute(store.db)
      say({ event: 'committed', id })
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      say({ event: 'refused', code: error.code })
    }
  }
}

try {
  const store = await openStore({ dataFolder })
  await sql`CREATE TABLE IF NOT EXISTS mark (id int PRIMARY KEY)`.execute(store.db)
  const stop = new AbortController()
  process.once('SIGTERM', () => stop.abort())
  say({ event: 'ready', postgres: store.pid() })
  if (mode === 'write') await write(store, stop.signal)
  else if (!stop.signal.aborted) await once(stop.signal, 'abort')
  await store.close()
  say({ event: 'closed' })
} catch (error) {
  if (!(error instanceof StoreError)) throw error
  say({ event: 'failed', code: error.code, message: error.message })
  process.exitCode = 1
}
