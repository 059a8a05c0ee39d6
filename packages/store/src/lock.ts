import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { Store } from './database.ts'
import { asStoreError, StoreError } from './fault.ts'

/** How often a holder makes sure that its connection, and with it the lock, is still there. */
const heartbeat = 10_000

/**
 * Runs a function as the one leader of that name, if there is none now. The lock belongs to a
 * connection of its own: when that is lost, another process may lead, and the signal says so.
 * Gives false at once when another process leads.
 */
export async function tryLeader(
  store: Store,
  name: string,
  run: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<boolean> {
  return onOwnConnection(store, async (client, lost) => {
    const { rows } = await client.query<{ leads: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS leads',
      [name],
    )
    if (rows[0]?.leads !== true) return false
    await run(AbortSignal.any([signal, lost]))
    return true
  })
}

/**
 * Leads whenever no other process does, until the signal; `run` is started anew after each loss.
 * Asks every few seconds and does not wait inside the database, where a waiting statement would
 * keep old rows from being cleaned up.
 */
export async function keepLeading(
  store: Store,
  name: string,
  run: (signal: AbortSignal) => Promise<void>,
  options: { signal: AbortSignal; onFault: (error: unknown) => void; retryAfter?: number },
): Promise<void> {
  const { signal, onFault, retryAfter = 3000 } = options
  while (!signal.aborted) {
    try {
      await tryLeader(store, name, run, signal)
    } catch (error) {
      onFault(error)
    }
    await sleep(retryAfter, undefined, { signal }).catch(() => undefined)
  }
}

async function onOwnConnection<Value>(
  store: Store,
  use: (client: Client, lost: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const client = new Client({ ...store.connection, connectionTimeoutMillis: 10_000 })
  const lost = new AbortController()
  const lose = (cause?: unknown): void =>
    lost.abort(new StoreError('store.unavailable', 'the lock’s connection was lost', { cause }))
  client.on('error', lose)
  client.on('end', () => lose())
  let pulse: NodeJS.Timeout | undefined
  try {
    await client.connect()
    pulse = setInterval(() => void client.query('SELECT 1').catch(lose), heartbeat)
    return await use(client, lost.signal)
  } catch (cause) {
    throw asStoreError(cause)
  } finally {
    clearInterval(pulse)
    await client.end().catch(lose) // a lost connection has nothing to end
  }
}
