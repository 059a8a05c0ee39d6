import { setTimeout as sleep } from 'node:timers/promises'
import type { ChdbResult, RawInsertFormat, Session } from 'chdb'
import type { InsertStatement } from './clickhouse-request.ts'
import { StoreError } from './fault.ts'

/** What a statement gave. */
export interface Answer {
  bytes: Uint8Array
  /** Rows read. */
  read: number
  /** Rows written. */
  written: number
  seconds: number
}

interface Task {
  /** The statement that gives the connection its settings and parameters. */
  set: string
  /** Whoever asked does not wait for the answer any more. */
  gone: AbortSignal
}

export interface SessionOptions {
  /** The engine's own folder. */
  data: string
  /** Bytes of memory for all queries and caches together. */
  memory: number
  /** How many statements run beside each other. */
  connections: number
}

/** Characters, below what ClickHouse reads of a statement unless told: 256 KiB. */
const usualLength = 64 * 1024
/** Bytes. */
const largestLength = 64 * 1024 * 1024

/** Of what ClickHouse takes for its caches unless told, gigabytes each, this is enough. */
function engineArguments({ memory }: SessionOptions): string[] {
  const megabyte = 1024 * 1024
  const cache = Math.floor(Math.min(256 * megabyte, memory / 12))
  return Object.entries({
    max_server_memory_usage: memory,
    mark_cache_size: cache,
    primary_index_cache_size: cache,
    index_mark_cache_size: Math.floor(cache / 4),
    text_index_tokens_cache_size: cache,
    text_index_header_cache_size: Math.floor(cache / 2),
    text_index_postings_cache_size: Math.floor(cache / 2),
    vector_similarity_index_cache_size: 0,
    query_condition_cache_size: Math.floor(cache / 4),
    parquet_metadata_cache_size: 0,
    iceberg_metadata_files_cache_size: 0,
  }).map(([name, value]) => `--${name}=${value}`)
}

/**
 * The engine within this process. Every statement has a connection of its own, which costs a tenth
 * of a millisecond: settings and parameters given to one would stick to it, and one connection runs
 * one statement at a time.
 */
export class ClickHouseSessions {
  readonly #open: () => Session
  /** The engine stays open as long as one connection does. */
  readonly #first: Session
  readonly #drain: () => Promise<void>
  readonly #waiting: (() => void)[] = []
  #free: number

  private constructor(
    first: Session,
    open: () => Session,
    drain: () => Promise<void>,
    connections: number,
  ) {
    this.#first = first
    this.#open = open
    this.#drain = drain
    this.#free = connections
  }

  /** @throws StoreError 'store.platform' where the engine is not installed */
  static async open(options: SessionOptions): Promise<ClickHouseSessions> {
    let chdb: typeof import('chdb')
    try {
      chdb = await import('chdb')
    } catch (cause) {
      throw new StoreError(
        'store.platform',
        `no embedded ClickHouse for ${process.platform}-${process.arch}: name a server with CLICKHOUSE_URL`,
        { cause },
      )
    }
    const { Session, drainPending } = chdb
    // What the first connection is given holds for the engine as long as it is open.
    const first = new Session(options.data, { connectionArgs: engineArguments(options) })
    const open = (): Session => new Session(options.data)
    return new ClickHouseSessions(first, open, drainPending, options.connections)
  }

  run(task: Task & { statement: string; format: string }): Promise<Answer> {
    const { statement, format } = task
    return this.#turn(task, statement, async (session) =>
      answerOf(await session.queryAsync(statement, { format })),
    )
  }

  insert(task: Task & { insert: InsertStatement }, values: Uint8Array): Promise<Answer> {
    const { table, columns, format } = task.insert
    return this.#turn(task, '', async (session) => {
      const done = await session.insert({
        table,
        values,
        // The engine refuses the formats that it does not take in this way.
        format: format as RawInsertFormat,
        ...(columns === undefined ? {} : { columns }),
      })
      const { rowsWritten, elapsed } = done
      return { bytes: new Uint8Array(), read: 0, written: rowsWritten, seconds: elapsed }
    })
  }

  /** Stops the running statements of which a condition over `system.processes` holds. */
  async stop(condition: string): Promise<void> {
    const session = this.#open()
    try {
      // SYNC has been seen to hang.
      await session.queryAsync(`KILL QUERY WHERE ${condition} ASYNC`)
    } finally {
      session.close()
    }
  }

  async #turn(
    { set, gone }: Task,
    statement: string,
    use: (session: Session) => Promise<Answer>,
  ): Promise<Answer> {
    // What looks after the queries must not wait for them.
    const urgent = /^\s*KILL\s|\bsystem\.processes\b/i.test(statement)
    if (!urgent) await this.#enter()
    const session = this.#open()
    try {
      if (Math.max(set.length, statement.length) > usualLength)
        await session.queryAsync(`SET max_query_size = ${largestLength}`)
      await session.queryAsync(set)
      if (gone.aborted)
        throw new Error('Code: 394. DB::Exception: Nobody waits. (QUERY_WAS_CANCELLED)')
      return await use(session)
    } finally {
      session.close()
      if (!urgent) this.#leave()
    }
  }

  async #enter(): Promise<void> {
    if (this.#free > 0) {
      this.#free--
      return
    }
    const { promise, resolve } = Promise.withResolvers<undefined>()
    this.#waiting.push(() => resolve(undefined))
    await promise
  }

  #leave(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#free++
    else next()
  }

  /** Stops what runs and closes the engine, within a few seconds either way. */
  async close(): Promise<void> {
    await Promise.race([this.stop('1'), sleep(1000)])
    await Promise.race([this.#drain(), sleep(3000)])
    this.#first.close()
  }
}

function answerOf(result: ChdbResult): Answer {
  return { bytes: result.bytes(), read: result.rowsRead, written: 0, seconds: result.elapsed }
}
