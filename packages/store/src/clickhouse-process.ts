import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { SessionOptions } from './clickhouse-session.ts'
import { FolderInUseError, StoreError, type StoreErrorCode } from './fault.ts'
import { lockFolder } from './folder-lock.ts'
import { logTail, openLog, signal } from './server-process.ts'

/** What the engine's process is told. */
export interface EngineOptions extends SessionOptions {
  /** The folder of the lock that says that an engine's process lives. */
  lockFolder: string
  socketFolder: string
  socketName: string
}

/** What the engine's process says, a line of JSON each. */
export type EngineMessage =
  | { event: 'ready' }
  | { event: 'failed'; code: StoreErrorCode; message: string }

const program = fileURLToPath(new URL('clickhouse-engine.ts', import.meta.url))

/**
 * Starts the engine in a process of its own, which the node's end also ends, and waits until it
 * answers.
 * @throws StoreError with the code that the engine gave
 */
export async function spawnEngine(options: EngineOptions, log: string): Promise<ChildProcess> {
  const output = openLog(log)
  let engine: ChildProcess
  try {
    engine = spawn(process.execPath, [program, JSON.stringify(options)], {
      cwd: '/',
      // A session of its own, so that Ctrl-C reaches only the node.
      detached: true,
      stdio: ['pipe', 'pipe', output],
      env: {
        PATH: process.env['PATH'],
        LC_ALL: 'C',
        TZ: 'UTC',
        // Each running statement occupies one of these; the rest are for stopping them.
        UV_THREADPOOL_SIZE: String(options.connections + 8),
      },
    })
  } finally {
    closeSync(output)
  }
  const { promise, resolve, reject } = Promise.withResolvers<ChildProcess>()
  const fail = (code: StoreErrorCode, message: string, cause?: unknown): void =>
    reject(new StoreError(code, message, { cause }))
  engine.once('error', (cause) =>
    fail('store.start-failed', 'the embedded ClickHouse cannot be executed', cause),
  )
  engine.once('exit', () =>
    fail('store.start-failed', `the embedded ClickHouse ended while starting:\n${logTail(log)}`),
  )
  // The pipe breaks when the engine dies; its exit tells us.
  engine.stdin?.on('error', () => undefined)
  if (engine.stdout !== null)
    createInterface(engine.stdout).on('line', (line) => {
      const message = parseMessage(line)
      if (message?.event === 'ready') resolve(engine)
      else if (message?.event === 'failed') fail(message.code, message.message)
    })
  return promise
}

/** Only what our own program says; the engine may print something of its own. */
function parseMessage(line: string): EngineMessage | undefined {
  return line.startsWith('{"event":') ? (JSON.parse(line) as EngineMessage) : undefined
}

/**
 * Ends the engine that a killed node left behind, if it has not yet ended by itself. Only the holder
 * of the archive's folder may call this.
 * @throws StoreError 'store.start-failed' when it survives
 */
export async function clearEngine(lock: string): Promise<void> {
  mkdirSync(lock, { recursive: true, mode: 0o700 })
  const until = Date.now() + 10_000
  for (;;) {
    try {
      lockFolder(lock).release()
      return
    } catch (cause) {
      if (!(cause instanceof FolderInUseError)) throw cause
      if (Date.now() > until)
        throw new StoreError(
          'store.start-failed',
          `process ${cause.pid ?? '?'} of an earlier start does not end`,
          { cause },
        )
      if (cause.pid !== undefined && isEngine(cause.pid)) signal(cause.pid, 'SIGKILL')
      await sleep(50)
    }
  }
}

/** A holder that has only just taken the lock has not yet written its number over the last one's. */
function isEngine(pid: number): boolean {
  if (!existsSync('/proc/self/cmdline')) return true
  const file = `/proc/${pid}/cmdline`
  return existsSync(file) && readFileSync(file, 'utf8').includes('clickhouse-engine')
}

/** Ends an engine in order, or by force when it takes too long. */
export async function endEngine(engine: ChildProcess): Promise<void> {
  if (engine.exitCode !== null || engine.signalCode !== null) return
  const exited = once(engine, 'exit')
  engine.stdin?.end()
  const patience = new AbortController()
  const late = sleep(10_000, 'late', { signal: patience.signal }).catch(() => 'ended')
  if ((await Promise.race([exited, late])) === 'late') engine.kill('SIGKILL')
  patience.abort()
  await exited
}

/** Where the parts of an embedded ClickHouse lie. */
export function enginePlace(folder: string): { data: string; lock: string; log: string } {
  return {
    data: join(folder, 'data'),
    lock: join(folder, 'engine'),
    log: join(folder, 'clickhouse.log'),
  }
}
