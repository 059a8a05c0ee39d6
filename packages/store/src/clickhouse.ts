import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { totalmem } from 'node:os'
import { Readable } from 'node:stream'
import { createClient, type ClickHouseClient, type ClickHouseSettings } from '@clickhouse/client'
import { asClickHouseError } from './clickhouse-fault.ts'
import {
  clickHouseSocket,
  startClickHouse,
  type EmbeddedClickHouse,
} from './clickhouse-supervisor.ts'
import type { StoreErrorCode } from './fault.ts'

export type ClickHouseOptions = (
  | {
      /** Runs the embedded ClickHouse in this folder, which is made where there is none. */
      folder: string
    }
  | {
      /** Uses the embedded ClickHouse that another process of this machine runs in this folder. */
      beside: string
    }
  | {
      /** Connects to a server of one's own: `https://user:password@host:8443/database`. */
      url: string
    }
) & {
  /** Bytes for the embedded engine; three gigabytes, or a third of a smaller machine, unless told. */
  memory?: number
  /** Bytes for one query; half of the engine's unless told. */
  queryMemory?: number
  /** How many queries run beside each other; 8 unless told. */
  connections?: number
}

export interface QueryOptions {
  /** Values for `{name:Type}` in the statement: nothing foreign is ever part of its text. */
  parameters?: Readonly<Record<string, unknown>>
  /** Stops the query, in the engine too; it ends with 'store.query-stopped'. */
  signal?: AbortSignal
  /** For this query alone. */
  settings?: ClickHouseSettings
  /** Told a few times a second how many rows have been read, of about how many. */
  onProgress?: (progress: QueryProgress) => void
}

export interface QueryProgress {
  read: number
  /** As far as the engine knows by now; 0 where it does not. */
  total: number
}

export interface InsertOptions {
  /** The same rows under the same token are stored once, by a table that keeps tokens. */
  token?: string
  signal?: AbortSignal
  /** For this INSERT alone. */
  settings?: ClickHouseSettings
}

/** The node's ClickHouse, embedded or one's own, used in the same way. Errors come as StoreError where they are the store's. */
export interface ClickHouse {
  readonly kind: 'embedded' | 'named'
  /** All rows of a SELECT. */
  query<Row>(statement: string, options?: QueryOptions): Promise<Row[]>
  /** A statement that gives no rows. */
  command(statement: string, options?: QueryOptions): Promise<void>
  /** Rows as objects, in one INSERT that is stored whole for each partition or not at all. */
  insert(
    table: string,
    rows: Iterable<object> | AsyncIterable<object>,
    options?: InsertOptions,
  ): Promise<void>
  /** Why the archive is away, as far as the supervisor of an embedded one knows. */
  fault(): StoreErrorCode | undefined
  /** The embedded engine's process. */
  pid(): number | undefined
  /** Ends the connections and the embedded engine; queries that run are stopped. */
  close(): Promise<void>
}

const gigabyte = 1024 ** 3

/**
 * Opens ClickHouse. The embedded one listens on a Unix socket in its folder and never on TCP.
 * @throws FolderInUseError when another process runs an engine on the folder
 * @throws StoreError when it cannot be started or reached
 */
export async function openClickHouse(options: ClickHouseOptions): Promise<ClickHouse> {
  const { connections = 8 } = options
  const memory = options.memory ?? Math.min(3 * gigabyte, Math.floor(totalmem() / 3))
  const queryMemory = options.queryMemory ?? Math.floor(memory / 2)
  const server =
    'folder' in options
      ? await startClickHouse({ folder: options.folder, memory, connections })
      : undefined
  const socket = 'beside' in options ? clickHouseSocket(options.beside) : server?.socket
  const client = createClient({
    ...('url' in options ? { url: options.url } : {}),
    ...(socket === undefined ? {} : { url: 'http://localhost', http_agent: agentOf(socket) }),
    // Its own end is the caller's signal and the engine's limits.
    request_timeout: 3_600_000,
    max_open_connections: connections + 8,
    // Long word lists do not fit an address.
    use_multipart_params_auto: true,
    log: { level: 127 },
    clickhouse_settings: {
      max_memory_usage: String(queryMemory),
      // A newsroom's lists of words make long statements; what they cost is bounded by memory and time.
      max_ast_elements: '500000',
      max_query_size: String(4 * 1024 * 1024),
      output_format_json_quote_64bit_integers: 0,
      date_time_output_format: 'iso',
      cancel_http_readonly_queries_on_client_close: 1,
    },
  })
  const archive = new Connection(client, server, 'url' in options ? 'named' : 'embedded')
  if (server === undefined) {
    try {
      await archive.query('SELECT 1')
    } catch (cause) {
      await archive.close()
      throw cause
    }
  }
  return archive
}

function agentOf(socketPath: string): Agent {
  // The type leaves out what an agent hands on to its connections.
  const options = { keepAlive: true, socketPath, maxSockets: 64 }
  return new Agent(options)
}

class Connection implements ClickHouse {
  readonly kind: 'embedded' | 'named'
  readonly #client: ClickHouseClient
  readonly #server: EmbeddedClickHouse | undefined

  constructor(
    client: ClickHouseClient,
    server: EmbeddedClickHouse | undefined,
    kind: ClickHouse['kind'],
  ) {
    this.kind = kind
    this.#client = client
    this.#server = server
  }

  query<Row>(statement: string, options: QueryOptions = {}): Promise<Row[]> {
    return this.#watched(options, async (common) => {
      const result = await this.#client.query({
        query: statement,
        format: 'JSONEachRow',
        ...common,
      })
      return result.json<Row>()
    })
  }

  command(statement: string, options: QueryOptions = {}): Promise<void> {
    return this.#watched(options, async (common) => {
      await this.#client.command({ query: statement, ...common })
    })
  }

  insert(
    table: string,
    rows: Iterable<object> | AsyncIterable<object>,
    options: InsertOptions = {},
  ): Promise<void> {
    const { signal, token } = options
    const settings: ClickHouseSettings = {
      ...options.settings,
      ...(token === undefined ? {} : { insert_deduplication_token: token }),
    }
    return this.#watched({ settings, ...(signal && { signal }) }, async (common) => {
      await this.#client.insert({
        table,
        format: 'JSONEachRow',
        values: Readable.from(rows, { objectMode: true }),
        ...common,
      })
    })
  }

  async #watched<Value>(
    options: QueryOptions,
    run: (common: {
      query_params?: Record<string, unknown>
      abort_signal: AbortSignal
      clickhouse_settings: ClickHouseSettings
    }) => Promise<Value>,
  ): Promise<Value> {
    const { parameters, signal, settings, onProgress } = options
    const comment = randomUUID()
    const ended = new AbortController()
    try {
      if (onProgress !== undefined) void this.#tell(comment, onProgress, ended.signal)
      return await run({
        ...(parameters === undefined ? {} : { query_params: { ...parameters } }),
        abort_signal: signal ?? ended.signal,
        clickhouse_settings: { ...settings, log_comment: comment },
      })
    } catch (cause) {
      throw asClickHouseError(cause)
    } finally {
      ended.abort()
    }
  }

  async #tell(
    comment: string,
    onProgress: (progress: QueryProgress) => void,
    ended: AbortSignal,
  ): Promise<void> {
    const look = `SELECT read_rows AS read, total_rows_approx AS total FROM system.processes
      WHERE Settings['log_comment'] = {comment:String}`
    while (!ended.aborted) {
      await new Promise((resolve) => setTimeout(resolve, 250).unref())
      try {
        const found = await this.#client.query({
          query: look,
          format: 'JSONEachRow',
          query_params: { comment },
          abort_signal: ended,
        })
        const [progress] = await found.json<QueryProgress>()
        if (progress !== undefined && !ended.aborted) onProgress(progress)
      } catch {
        // The query itself says what is wrong; its progress is no promise.
        return
      }
    }
  }

  fault(): StoreErrorCode | undefined {
    return this.#server?.fault()
  }

  pid(): number | undefined {
    return this.#server?.pid()
  }

  async close(): Promise<void> {
    await this.#client.close()
    await this.#server?.stop()
  }
}
