import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, type ClientConfig } from 'pg'
import { asStoreError, StoreError, type StoreErrorCode } from './fault.ts'
import { lockFolder, type FolderLock } from './folder-lock.ts'
import { chooseAccount, giveTo, type PostgresAccount } from './postgres-account.ts'
import { findPostgres } from './postgres-binary.ts'
import {
  clearCluster,
  createCluster,
  spawnPostgres,
  spawnWatch,
  type PostgresPlace,
} from './postgres-process.ts'
import { logTail, signal } from './server-process.ts'
import { socketFolder } from './socket-folder.ts'

export interface EmbeddedPostgres {
  /** How to reach the server's database `postgres`, as its owner. */
  connection: ClientConfig
  /** The postmaster's process, while it runs. */
  pid(): number | undefined
  /** Why the database is away, while it is. */
  fault(): StoreErrorCode | undefined
  /** Stops the server in order and gives the folder back. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  dataFolder: string
  /** False only for throwaway databases: a commit is then not on disk when it is confirmed. */
  durable?: boolean
}

function placeIn(dataFolder: string): PostgresPlace {
  const socket = socketFolder(dataFolder, '.s.PGSQL.5432')
  return { cluster: join(dataFolder, 'postgres'), socket, log: join(dataFolder, 'postgres.log') }
}

/**
 * Runs PostgreSQL in a data folder and keeps it running: it starts again when it ends by itself,
 * and ends with this process, however this process ends.
 * @throws FolderInUseError when another living process has the folder
 * @throws StoreError when it does not start; the end of its log is in the message
 */
export async function startPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  if (process.platform === 'win32')
    throw new StoreError('store.platform', 'the embedded PostgreSQL does not run on Windows')
  const { dataFolder } = options
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw asStoreError(cause)
  }
  const lock = lockFolder(dataFolder)
  try {
    const account = await chooseAccount(findPostgres(), dataFolder)
    const place = placeIn(dataFolder)
    await clearCluster(place)
    await createCluster(account, place, { sync: options.durable !== false })
    const supervisor = new Supervisor(account, place, lock, options.durable !== false)
    await supervisor.start()
    return supervisor
  } catch (cause) {
    lock.release()
    throw asStoreError(cause)
  }
}

class Supervisor implements EmbeddedPostgres {
  readonly connection: ClientConfig
  readonly #account: PostgresAccount
  readonly #place: PostgresPlace
  readonly #lock: FolderLock
  readonly #durable: boolean
  readonly #stopping = new AbortController()
  #server: ChildProcess | undefined
  #watch: ChildProcess | undefined
  #fault: StoreErrorCode | undefined
  /** Whether it has ever run; before that, a failure is the caller's to hear of. */
  #up = false
  #restart: Promise<void> | undefined

  constructor(account: PostgresAccount, place: PostgresPlace, lock: FolderLock, durable: boolean) {
    this.#account = account
    this.#place = place
    this.#lock = lock
    this.#durable = durable
    this.connection = { host: place.socket, port: 5432, user: 'suyab', database: 'postgres' }
  }

  pid(): number | undefined {
    return this.#server?.pid
  }

  fault(): StoreErrorCode | undefined {
    return this.#fault
  }

  async start(): Promise<void> {
    // Made anew, and not in a folder that someone else prepared under the temporary folder.
    rmSync(this.#place.socket, { recursive: true, force: true })
    mkdirSync(this.#place.socket, { mode: 0o700 })
    giveTo(this.#account, this.#place.socket)
    const more: Record<string, string> = this.#durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
    const server = spawnPostgres(this.#account, this.#place, more)
    const failed = once(server, 'error').then(([cause]) => {
      throw new StoreError('store.start-failed', 'PostgreSQL cannot be executed', { cause })
    })
    if (server.pid === undefined) return failed
    failed.catch(() => undefined) // a started process gives no such error, and nobody waits then
    this.#server = server
    this.#watch = spawnWatch(this.#place, server.pid)
    server.once('exit', () => this.#ended(server))
    await this.#ready(server)
    this.#fault = undefined
    this.#up = true
  }

  async #ready(server: ChildProcess): Promise<void> {
    // Recovery after a crash can take minutes; it has not failed while the process is there.
    while (this.#server === server) {
      const client = new Client(this.connection)
      client.on('error', () => undefined) // connect() rejects with the same
      try {
        await client.connect()
        await client.end()
        return
      } catch {
        await sleep(15)
      }
    }
    throw new StoreError(
      this.#reason(),
      `PostgreSQL ended while starting:\n${logTail(this.#place.log)}`,
    )
  }

  #reason(): 'store.disk-full' | 'store.start-failed' {
    return /No space left on device|Disk quota exceeded/.test(logTail(this.#place.log))
      ? 'store.disk-full'
      : 'store.start-failed'
  }

  #ended(server: ChildProcess): void {
    if (this.#server !== server) return
    this.#server = undefined
    this.#watch?.stdin?.end()
    this.#watch = undefined
    if (this.#stopping.signal.aborted || !this.#up) return
    this.#fault = this.#reason() === 'store.disk-full' ? 'store.disk-full' : 'store.unavailable'
    this.#restart ??= this.#startAgain().finally(() => {
      this.#restart = undefined
    })
  }

  async #startAgain(): Promise<void> {
    const stop = this.#stopping.signal
    for (let wait = 50; !stop.aborted; wait = Math.min(wait * 2, 5000)) {
      try {
        await clearCluster(this.#place)
        await this.start()
        return
      } catch (cause) {
        // There is nobody to throw to; the reason is kept for those who ask.
        this.#fault = cause instanceof StoreError ? cause.code : 'store.start-failed'
        await sleep(wait, undefined, { signal: stop }).catch(() => undefined)
      }
    }
  }

  async stop(): Promise<void> {
    if (this.#stopping.signal.aborted) return
    this.#stopping.abort()
    await this.#halt()
    // A restart that was under way may have started one more.
    await this.#restart
    await this.#halt()
    this.#watch?.stdin?.end()
    const { cluster, socket } = this.#place
    if (!socket.startsWith(join(cluster, '..')) && existsSync(socket))
      rmSync(socket, { recursive: true })
    this.#lock.release()
  }

  async #halt(): Promise<void> {
    const server = this.#server
    if (server?.pid === undefined) return
    const exited = once(server, 'exit')
    signal(server.pid, 'SIGINT')
    const patience = new AbortController()
    const late = sleep(30_000, 'late', { signal: patience.signal }).catch(() => 'ended')
    if ((await Promise.race([exited, late])) === 'late') await clearCluster(this.#place)
    patience.abort()
  }
}
