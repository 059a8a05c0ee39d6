/**
 * A node reduced to its archive, for the tests that kill it: opens the folder, says what happens in
 * lines of JSON, and inserts numbered rows until it is killed or told to stop.
 * Arguments: the folder, and "write" to go on writing.
 */
import { once } from 'node:events'
import { openClickHouse } from '../src/clickhouse.ts'
import { StoreError } from '../src/fault.ts'

const [folder, mode] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: FOLDER [write]')

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

try {
  const archive = await openClickHouse({ folder, memory: 1_000_000_000 })
  await archive.command('CREATE TABLE IF NOT EXISTS mark (id UInt32) ENGINE MergeTree ORDER BY id')
  const stop = new AbortController()
  process.once('SIGTERM', () => stop.abort())
  say({ event: 'ready', postgres: archive.pid() })
  const [top] = await archive.query<{ top: number }>('SELECT max(id) AS top FROM mark')
  if (mode !== 'write' && !stop.signal.aborted) await once(stop.signal, 'abort')
  for (let id = (top?.top ?? 0) + 1; !stop.signal.aborted; id++) {
    try {
      await archive.insert('mark', [{ id }])
      say({ event: 'committed', id })
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      say({ event: 'refused', code: error.code })
    }
  }
  await archive.close()
  say({ event: 'closed' })
} catch (error) {
  if (!(error instanceof StoreError)) throw error
  say({ event: 'failed', code: error.code, message: error.message })
  process.exitCode = 1
}
