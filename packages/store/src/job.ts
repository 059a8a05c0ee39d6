import {
  fromKysely,
  PgBoss,
  type Db,
  type KyselyTransactionLike,
  type Queue as QueueSettings,
} from 'pg-boss'
import type { Store } from './database.ts'
import { asStoreError, StoreError } from './fault.ts'

/** A named kind of job; the type is that of what its jobs carry, as JSON. */
export interface JobQueue<Data extends object> {
  readonly name: string
  /** Only for the type checker. */
  readonly carries?: Data
}

export interface JobQueueOptions {
  /** How often a failed job is tried again; 5 unless told. */
  retryLimit?: number
  /** Seconds before it is tried again; 5 unless told. */
  retryDelay?: number
  /** Doubles the delay each time, with chance in it; true unless told. */
  retryBackoff?: boolean
  /** The longest delay in seconds; an hour unless told. */
  retryDelayMax?: number
  /** Seconds after which a running job counts as failed; 15 minutes unless told. */
  expireInSeconds?: number
  /** Seconds for which a finished job is kept; an hour unless told. */
  deleteAfterSeconds?: number
  /**
   * standard: any number; short: one waiting per singletonKey; singleton: one running per
   * singletonKey; stately: one waiting and one running; exclusive: one, waiting or running;
   * key_strict_fifo: in the order they were sent, per singletonKey.
   */
  policy?: 'standard' | 'short' | 'singleton' | 'stately' | 'exclusive' | 'key_strict_fifo'
}

export interface SendOptions {
  /** Jobs of one key are bound by the queue's policy. */
  singletonKey?: string
  /** Not before this moment. */
  startAfter?: Date
  /** A higher one comes first. */
  priority?: number
}

export interface Job<Data> {
  id: string
  data: Data
  /** 0 at the first attempt. */
  retry: number
  /** Aborted when the job has run out of its time or the node stops. */
  signal: AbortSignal
}

export interface WorkOptions {
  /** How many of the queue's jobs this process runs at a time; 1 unless told. */
  concurrency?: number
  /**
   * Seconds between looks for jobs that fell due without a word: those tried again, and those
   * with a start time. New ones are heard of at once. 10 unless told.
   */
  pollSeconds?: number
}

/** Work that is done later, once, by one of the processes on the database. */
export interface Jobs {
  /** Makes a queue, or brings its options to these. */
  define<Data extends object>(name: string, options?: JobQueueOptions): Promise<JobQueue<Data>>
  /**
   * Sends a job inside the caller's transaction, so that there is no job without the change and no
   * change without the job. Gives its id, or undefined where the queue's policy made it needless.
   */
  send<Data extends object>(
    trx: KyselyTransactionLike,
    queue: JobQueue<Data>,
    data: Data,
    options?: SendOptions,
  ): Promise<string | undefined>
  /** Runs the queue's jobs in this process; a handler that throws has its job tried again. */
  work<Data extends object>(
    queue: JobQueue<Data>,
    handler: (job: Job<Data>) => Promise<void>,
    options?: WorkOptions,
  ): Promise<void>
  /** Sends a job by a cron expression of five fields in a time zone; one schedule per queue and key. */
  schedule<Data extends object>(
    queue: JobQueue<Data>,
    cron: string,
    data: Data,
    options?: { key?: string; timeZone?: string },
  ): Promise<void>
  unschedule<Data extends object>(queue: JobQueue<Data>, key?: string): Promise<void>
  /** How many jobs of a queue wait, run, and have failed for good, counted now. */
  count<Data extends object>(
    queue: JobQueue<Data>,
  ): Promise<{ waiting: number; running: number; failed: number }>
  /** Lets running jobs end, for at most ten seconds; those that do not are tried again later. */
  stop(): Promise<void>
}

export interface JobsOptions {
  /** Hears what goes wrong in the background, such as a database that is away. */
  onFault: (error: unknown) => void
}

/** The PostgreSQL schema of the jobs. */
export const jobSchema: string = 'pgboss'

/**
 * Opens the jobs of a store. Workers are woken by NOTIFY over the store's one listening
 * connection, so that polling is only the slow backstop and an idle node stays idle.
 */
export async function openJobs(store: Store, options: JobsOptions): Promise<Jobs> {
  const boss = new PgBoss({
    db: databaseOf(store),
    schema: jobSchema,
    useListenNotify: true,
    superviseIntervalSeconds: 60,
    maintenanceIntervalSeconds: 3600,
    queueCacheIntervalSeconds: 300,
    monitorIntervalSeconds: 300,
    bamIntervalSeconds: 600,
    flowIntervalSeconds: 600,
    cronMonitorIntervalSeconds: 30,
    cronWorkerIntervalSeconds: 20,
    monitorVacuum: false,
  })
  boss.on('error', (error) => options.onFault(asStoreError(whole(error))))
  await coded(boss.start())

  return {
    define: async (name, given = {}) => {
      const settings: Omit<QueueSettings, 'name'> = {
        retryLimit: 5,
        retryDelay: 5,
        retryBackoff: true,
        ...(given.retryBackoff === false ? {} : { retryDelayMax: 3600 }),
        expireInSeconds: 900,
        deleteAfterSeconds: 3600,
        ...given,
        notify: true,
      }
      const known = await coded(boss.getQueue(name))
      if (known === null) await coded(boss.createQueue(name, settings))
      else {
        const { policy = 'standard', ...rest } = settings
        if (known.policy !== policy)
          throw new StoreError(
            'store.job-policy',
            `queue ${name} has the policy ${known.policy}, which cannot become ${policy}`,
          )
        await coded(boss.updateQueue(name, rest))
      }
      return { name }
    },
    send: async (trx, queue, data, given = {}) => {
      const db = fromKysely(trx)
      return (await coded(boss.send(queue.name, data, { ...given, db }))) ?? undefined
    },
    work: async <Data extends object>(
      queue: JobQueue<Data>,
      handler: (job: Job<Data>) => Promise<void>,
      given: WorkOptions = {},
    ) => {
      const settings = {
        batchSize: 1,
        localConcurrency: given.concurrency ?? 1,
        pollingIntervalSeconds: given.pollSeconds ?? 10,
        notifyPollingIntervalSeconds: given.pollSeconds ?? 10,
        includeMetadata: true,
      } as const
      await coded(
        boss.work<Data, void, typeof settings>(queue.name, settings, async (jobs) => {
          for (const { id, data, retryCount, signal } of jobs)
            await handler({ id, data, retry: retryCount, signal })
        }),
      )
    },
    schedule: async (queue, cron, data, given = {}) => {
      const { key = '', timeZone = 'UTC' } = given
      await coded(boss.schedule(queue.name, cron, data, { key, tz: timeZone, missed: 'once' }))
    },
    unschedule: (queue, key = '') => coded(boss.unschedule(queue.name, key)),
    count: async (queue) => {
      const { rows } = await coded(
        store.pool.query<{ waiting: number; running: number; failed: number }>(
          `SELECT count(*) FILTER (WHERE state < 'active') AS waiting,
                  count(*) FILTER (WHERE state = 'active') AS running,
                  count(*) FILTER (WHERE state = 'failed') AS failed
           FROM ${jobSchema}.job WHERE name = $1`,
          [queue.name],
        ),
      )
      return rows[0] ?? { waiting: 0, running: 0, failed: 0 }
    },
    stop: () => coded(boss.stop({ graceful: true, timeout: 10_000, close: false })),
  }
}

/** A worker's errors arrive as plain objects with an error's fields, and the queue's name. */
function whole(error: Error): Error {
  return error instanceof Error ? error : Object.assign(new Error(), error)
}

async function coded<Value>(promise: Promise<Value>): Promise<Value> {
  try {
    return await promise
  } catch (cause) {
    throw asStoreError(cause)
  }
}

/** The store's pool and listening connection, as pg-boss wants a database. */
function databaseOf(store: Store): Db {
  return {
    executeSql: async (text, values) => {
      const client = await store.pool.connect()
      let broken = false
      try {
        return await client.query(text, values)
      } catch (cause) {
        // Its scripts open a transaction; after an error the connection would still be in it.
        broken = /^\s*BEGIN\b/i.test(text)
        throw cause
      } finally {
        client.release(broken)
      }
    },
    listen: async (channel, heard, resumed) => {
      const subscription = await store.listen(channel, { heard, resumed })
      resumed()
      return subscription
    },
  }
}
