import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import { Client, Pool, type ClientConfig, type PoolClient } from 'pg'
import { asStoreError, StoreError, type StoreErrorCode } from './fault.ts'
import { NotificationLine, type Listener, type Subscription } from './notification.ts'
import { startPostgres, type EmbeddedPostgres } from './postgres-supervisor.ts'
import { valueTypes } from './value.ts'

export type StoreOptions = (
  | {
      /** Runs the embedded PostgreSQL in this folder, which is made where there is none. */
      dataFolder: string
    }
  | {
      /** Connects to a server of one's own: `postgres://user:password@host:port/database`. */
      url: string
    }
) & {
  /** The most connections this process holds for queries; 10 unless told. */
  connections?: number
}

/** The node's PostgreSQL, embedded or one's own, used in the same way. */
export interface Store {
  readonly kind: 'embedded' | 'named'
  /** For programs that take a URL; embedded, it names the socket. */
  readonly url: string
  /** For a connection of one's own, with the values' types set. */
  readonly connection: ClientConfig
  /** For what Kysely cannot say; its errors are the driver's, `asStoreError` names them. */
  readonly pool: Pool
  /** Without tables; `database` gives it those of a feature. */
  readonly db: Kysely<unknown>
  /** The same database, seen through a feature's own tables. Errors come as StoreError where they are the store's. */
  database<Tables>(): Kysely<Tables>
  /** Hears what is sent to a channel by NOTIFY, also after the connection was lost and is back. */
  listen(channel: string, listener: Listener): Promise<Subscription>
  /** Why the database is away, as far as the supervisor of an embedded one knows. */
  fault(): StoreErrorCode | undefined
  /** The embedded server's process. */
  pid(): number | undefined
  /** Waits for running queries, ends the connections and stops the embedded server. */
  close(): Promise<void>
}

/**
 * Opens the store. The embedded PostgreSQL runs on a Unix socket in its folder and never on TCP.
 * @throws FolderInUseError when another process runs a node on the folder
 * @throws StoreError when the server cannot be started or reached
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  if ('url' in options) {
    const store = connectStore({ connectionString: options.url }, options)
    try {
      await store.pool.query('SELECT 1')
    } catch (cause) {
      await store.close()
      throw asStoreError(cause)
    }
    return store
  }
  const server = await startPostgres({ dataFolder: options.dataFolder })
  try {
    await createDatabase(server.connection, 'suyab')
    return connectStore({ ...server.connection, database: 'suyab' }, options, server)
  } catch (cause) {
    await server.stop()
    throw asStoreError(cause)
  }
}

async function createDatabase(connection: ClientConfig, name: string): Promise<void> {
  const client = new Client(connection)
  await client.connect()
  try {
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE "${name}"`)
  } finally {
    await client.end()
  }
}

/** A store on a server that is already there; `server` is stopped with it. */
export function connectStore(
  connection: ClientConfig,
  options: { connections?: number },
  server?: EmbeddedPostgres,
): Store {
  const config: ClientConfig = {
    ...connection,
    types: valueTypes,
    application_name: 'suyab',
    keepAlive: true,
  }
  const pool = new Pool({
    ...config,
    max: options.connections ?? 10,
    // Connections that nobody uses cost the server a process each.
    idleTimeoutMillis: 20_000,
    connectionTimeoutMillis: 10_000,
  })
  // An idle connection that is lost is replaced at the next use; without this it ends the process.
  pool.on('error', () => undefined)
  // A lent connection that is lost says so to nobody else; its next query rejects with the same.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const dialect = new PostgresDialect({ pool: codedPool(pool, server) })
  const line = new NotificationLine(config)
  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    await line.close()
    await pool.end()
    await server?.stop()
  }
  return {
    kind: server === undefined ? 'named' : 'embedded',
    url: connection.connectionString ?? urlOf(connection),
    connection: config,
    pool,
    db: new Kysely({ dialect }),
    database: <Tables>() => new Kysely<Tables>({ dialect }),
    listen: async (channel, listener) => {
      try {
        return await line.listen(channel, listener)
      } catch (cause) {
        throw asStoreError(cause)
      }
    },
    fault: () => server?.fault(),
    pid: () => server?.pid(),
    close: () => (closing ??= close()),
  }
}

function urlOf(connection: ClientConfig): string {
  const { user = '', database = '', host = '' } = connection
  return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`
}

/** The pool as Kysely uses it, with the store's own troubles named. */
function codedPool(pool: Pool, server: EmbeddedPostgres | undefined): PostgresPool {
  const coded = (cause: unknown): unknown => {
    const error = asStoreError(cause)
    // The server's last words say more than the connection that broke.
    if (
      error instanceof StoreError &&
      error.code === 'store.unavailable' &&
      server?.fault() === 'store.disk-full'
    )
      return new StoreError('store.disk-full', error.message, { cause })
    return error
  }
  const seen = new WeakMap<PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      let client: PoolClient
      try {
        client = await pool.connect()
      } catch (cause) {
        throw coded(cause)
      }
      const known = seen.get(client) ?? codedClient(client, coded)
      seen.set(client, known)
      return known
    },
  }
}

function codedClient(client: PoolClient, coded: (cause: unknown) => unknown): PostgresPoolClient {
  const handler: ProxyHandler<PoolClient> = {
    get: (target, property) => {
      const value: unknown = Reflect.get(target, property, target)
      if (property !== 'query' || typeof value !== 'function') {
        return typeof value === 'function' ? (value.bind(target) as unknown) : value
      }
      return async (...parameters: unknown[]): Promise<unknown> => {
        try {
          const result: unknown = Reflect.apply(value, target, parameters)
          return await result
        } catch (cause) {
          throw coded(cause)
        }
      }
    },
  }
  return new Proxy(client, handler)
}
