import { execFile, spawn, type ChildProcess } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  closeSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { StoreError } from './fault.ts'
import { command, giveTo, type PostgresAccount } from './postgres-account.ts'
import { openLog, signal } from './server-process.ts'

const run = promisify(execFile)

/** Where the parts of one embedded database lie. */
export interface PostgresPlace {
  /** The database folder, PGDATA. */
  cluster: string
  /** The folder of the socket. */
  socket: string
  /** The server's own log. */
  log: string
}

/** Small on purpose: an idle node and its database are to fit in 250 MB. */
const settings: Record<string, string> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  shared_buffers: '48MB',
  work_mem: '8MB',
  maintenance_work_mem: '48MB',
  max_connections: '40',
  max_worker_processes: '4',
  // The desk asks several questions at once; workers beside them would only take turns.
  max_parallel_workers_per_gather: '0',
  autovacuum_max_workers: '2',
  autovacuum_worker_slots: '4',
  max_logical_replication_workers: '0',
  max_wal_senders: '0',
  // The default, worker, keeps three more processes.
  io_method: 'sync',
  jit: 'off',
  huge_pages: 'off',
  max_wal_size: '512MB',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_min_messages: 'warning',
}

/**
 * Makes the database folder where there is none. It is made beside and renamed, so that a process
 * killed half-way leaves nothing that looks like a database.
 */
export async function createCluster(
  account: PostgresAccount,
  place: PostgresPlace,
  options: { sync: boolean },
): Promise<void> {
  if (existsSync(join(place.cluster, 'PG_VERSION'))) return giveTo(account, place.cluster)
  const fresh = `${place.cluster}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  giveTo(account, fresh)
  const [file, args] = command(account, 'initdb', [
    '--pgdata',
    fresh,
    '--username=suyab',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(options.sync ? [] : ['--no-sync']),
  ])
  try {
    await run(file, args, { ...account.identity, cwd: '/', env: environment() })
  } catch (cause) {
    rmSync(fresh, { recursive: true, force: true })
    const said = cause instanceof Error ? String(Reflect.get(cause, 'stderr')).trim() : ''
    const code = /No space left|Disk quota/i.test(said) ? 'store.disk-full' : 'store.start-failed'
    throw new StoreError(code, `initdb: ${said}`, { cause })
  }
  renameSync(fresh, place.cluster)
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }
}

/** Starts the server's postmaster in a session of its own, so that Ctrl-C reaches only the node. */
export function spawnPostgres(
  account: PostgresAccount,
  place: PostgresPlace,
  more: Record<string, string>,
): ChildProcess {
  const given = { ...settings, unix_socket_directories: place.socket, ...more }
  const [file, args] = command(account, 'postgres', [
    '-D',
    place.cluster,
    ...Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ])
  const log = openLog(place.log)
  try {
    return spawn(file, args, {
      ...account.identity,
      cwd: '/',
      env: environment(),
      detached: true,
      stdio: ['ignore', log, log],
    })
  } finally {
    closeSync(log)
  }
}

/**
 * A shell that waits for this node to end, in whatever way, and then stops the server in order.
 * Closing its input without the node's end does no harm: the server is gone by then.
 */
export function spawnWatch(place: PostgresPlace, pid: number): ChildProcess {
  const script =
    'read -r none; read -r now < "$1/postmaster.pid" && [ "$now" = "$2" ] && kill -INT "$2"'
  const watch = spawn('/bin/sh', ['-c', script, 'suyab-watch', place.cluster, String(pid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watch.unref()
  return watch
}

/**
 * Ends what an earlier node left running in the database folder and removes its stale lock files.
 * Only the holder of the data folder's lock may call this.
 * @throws StoreError 'store.start-failed' when a process survives
 */
export async function clearCluster(place: PostgresPlace): Promise<void> {
  const file = join(place.cluster, 'postmaster.pid')
  const steps = [
    { signal: 'SIGINT', wait: 10_000, whom: 'postmaster' },
    { signal: 'SIGQUIT', wait: 5_000, whom: 'postmaster' },
    { signal: 'SIGKILL', wait: 5_000, whom: 'all' },
  ] as const
  for (const step of steps) {
    const left = await processesIn(place.cluster)
    if (left.length === 0) break
    const postmaster = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : 0
    for (const pid of left) if (step.whom === 'all' || pid === postmaster) signal(pid, step.signal)
    await gone(place.cluster, step.wait)
  }
  const left = await processesIn(place.cluster)
  if (left.length > 0)
    throw new StoreError(
      'store.start-failed',
      `processes ${left.join(', ')} of an earlier start do not end`,
    )
  // A number in it could by now belong to some other process, and PostgreSQL would believe it.
  rmSync(file, { force: true })
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock'])
    rmSync(join(place.socket, name), { force: true })
}

async function gone(cluster: string, patience: number): Promise<void> {
  const until = Date.now() + patience
  while (Date.now() < until) {
    if ((await processesIn(cluster)).length === 0) return
    await sleep(25)
  }
}

/** The server's processes whose working folder is this database folder, as they all have it. */
async function processesIn(cluster: string): Promise<number[]> {
  if (!existsSync(cluster)) return []
  const folder = realpathSync(cluster)
  if (!existsSync('/proc/self/cwd')) return processesByCommand(cluster)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && workingFolder(name) === folder && isPostgres(name))
    .map(Number)
}

function isPostgres(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')
  } catch {
    return false // ended meanwhile
  }
}

function workingFolder(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    // Ended meanwhile, or another user's, which cannot hold our folder.
    return undefined
  }
}

async function processesByCommand(cluster: string): Promise<number[]> {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return []
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
  try {
    const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)])
    return stdout.includes(cluster) ? [pid] : []
  } catch {
    return [] // ps exits with 1 when there is no such process
  }
}
