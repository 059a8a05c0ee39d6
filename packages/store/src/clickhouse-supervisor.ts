import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  clearEngine,
  endEngine,
  enginePlace,
  spawnEngine,
  type EngineOptions,
} from './clickhouse-process.ts'
import { asStoreError, StoreError, type StoreErrorCode } from './fault.ts'
import { lockFolder, type FolderLock } from './folder-lock.ts'
import { socketFolder } from './socket-folder.ts'

export interface EmbeddedClickHouse {
  /** The Unix socket of its HTTP interface. */
  socket: string
  /** The engine's process, while it runs. */
  pid(): number | undefined
  /** Why the archive is away, while it is. */
  fault(): StoreErrorCode | undefined
  /** Ends the engine and gives the folder back. */
  stop(): Promise<void>
}

export interface EmbeddedClickHouseOptions {
  /** The archive's own folder, made where there is none. */
  folder: string
  /** Bytes. */
  memory: number
  connections: number
}

const socketName = 'engine.sock'

/** Where the engine that runs in a folder listens. */
export function clickHouseSocket(folder: string): string {
  return join(socketFolder(resolve(folder), socketName), socketName)
}

/**
 * Runs ClickHouse on a folder, in a process of its own so that neither its end nor its memory is
 * this process's, and keeps it running: it starts again when it ends by itself, and ends with this
 * process, however this process ends.
 * @throws FolderInUseError when another living process has the folder
 * @throws StoreError 'store.platform' where the engine is not installed, 'store.start-failed'
 */
export async function startClickHouse(
  options: EmbeddedClickHouseOptions,
): Promise<EmbeddedClickHouse> {
  const folder = resolve(options.folder)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw asStoreError(cause)
  }
  const lock = lockFolder(folder)
  try {
    const supervisor = new Supervisor(folder, options, lock)
    await supervisor.start()
    return supervisor
  } catch (cause) {
    lock.release()
    throw asStoreError(cause)
  }
}

class Supervisor implements EmbeddedClickHouse {
  readonly socket: string
  readonly #folder: string
  readonly #engineOptions: EngineOptions
  readonly #log: string
  readonly #lock: FolderLock
  readonly #stopping = new AbortController()
  #engine: ChildProcess | undefined
  #fault: StoreErrorCode | undefined
  #restart: Promise<void> | undefined

  constructor(folder: string, options: EmbeddedClickHouseOptions, lock: FolderLock) {
    const place = enginePlace(folder)
    const sockets = socketFolder(folder, socketName)
    const { memory, connections } = options
    this.#folder = folder
    this.#log = place.log
    this.#lock = lock
    this.socket = clickHouseSocket(folder)
    this.#engineOptions = {
      data: place.data,
      lockFolder: place.lock,
      socketFolder: sockets,
      socketName,
      memory,
      connections,
    }
  }

  pid(): number | undefined {
    return this.#engine?.pid
  }

  fault(): StoreErrorCode | undefined {
    return this.#fault
  }

  async start(): Promise<void> {
    await clearEngine(this.#engineOptions.lockFolder)
    const engine = await spawnEngine(this.#engineOptions, this.#log)
    this.#engine = engine
    this.#fault = undefined
    if (engine.exitCode !== null || engine.signalCode !== null) this.#ended(engine)
    else engine.once('exit', () => this.#ended(engine))
  }

  #ended(engine: ChildProcess): void {
    if (this.#engine !== engine) return
    this.#engine = undefined
    if (this.#stopping.signal.aborted) return
    this.#fault = 'store.unavailable'
    this.#restart ??= this.#startAgain().finally(() => {
      this.#restart = undefined
    })
  }

  async #startAgain(): Promise<void> {
    const stop = this.#stopping.signal
    for (
      let wait = 50;
      !stop.aborted && this.#engine === undefined;
      wait = Math.min(wait * 2, 5000)
    ) {
      try {
        await this.start()
      } catch (cause) {
        // There is nobody to throw to; the reason is kept for those who ask.
        this.#fault = cause instanceof StoreError ? cause.code : 'store.start-failed'
      }
      // Also after a start that worked: an engine that dies at once is not started in a tight loop.
      await sleep(wait, undefined, { signal: stop }).catch(() => undefined)
    }
  }

  async stop(): Promise<void> {
    if (this.#stopping.signal.aborted) return
    this.#stopping.abort()
    await this.#halt()
    // A restart that was under way may have started one more.
    await this.#restart
    await this.#halt()
    const { socketFolder: sockets } = this.#engineOptions
    if (!sockets.startsWith(this.#folder) && existsSync(sockets))
      rmSync(sockets, { recursive: true })
    this.#lock.release()
  }

  async #halt(): Promise<void> {
    if (this.#engine !== undefined) await endEngine(this.#engine)
  }
}
