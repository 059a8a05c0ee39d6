import { execFile } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  statSync,
} from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { StoreError } from './fault.ts'
import { publishPostgres } from './postgres-binary.ts'

const run = promisify(execFile)

/**
 * How the server's programs are started. PostgreSQL refuses root, so root either shows itself to
 * it under another number in a user namespace, or gives the database folder to another account.
 */
export type PostgresAccount = {
  /** Where bin/ is. */
  native: string
  /** What to execute, and with which leading arguments. */
  prefix: readonly string[]
  /** The account to change to, when it is another one. */
  identity: { uid: number; gid: number } | undefined
  /** Who owns the database folder on disk. */
  owner: { uid: number; gid: number }
}

/**
 * Chooses how PostgreSQL can run here by trying: directly as an ordinary user; as root in a user
 * namespace, else under the folder's owner or an unprivileged account.
 * @throws StoreError 'store.account' that lists what was tried
 */
export async function chooseAccount(native: string, dataFolder: string): Promise<PostgresAccount> {
  const uid = process.getuid?.() ?? -1
  const gid = process.getgid?.() ?? -1
  const tried: string[] = []
  const self = { uid, gid }

  if (uid !== 0 && hasName()) return { native, prefix: [], identity: undefined, owner: self }

  const named = accounts()
  const folder = statSync(dataFolder)
  const owned = uid === 0 && folder.uid !== 0 ? { uid: folder.uid, gid: folder.gid } : undefined
  const ways: PostgresAccount[] = []

  const inside = preferred(named, ['postgres', 'daemon', 'nobody'])
  if (inside !== undefined && process.platform === 'linux') {
    const map = ['--user', `--map-user=${inside.uid}`, `--map-group=${inside.gid}`]
    ways.push({ native, prefix: ['unshare', ...map], identity: undefined, owner: self })
  }
  if (uid === 0) {
    const known = owned === undefined ? undefined : named.find((one) => one.uid === owned.uid)
    const other = known ?? preferred(named, ['postgres', 'nobody'])
    if (other !== undefined) {
      const identity = { uid: other.uid, gid: other.gid }
      ways.push({ native, prefix: [], identity, owner: identity })
    }
  }
  // A folder that someone gave to an account on purpose stays with that account.
  if (owned !== undefined) ways.reverse()

  for (const way of ways) {
    const refusal = await attempt(way, dataFolder)
    if (refusal === undefined) return way
    tried.push(refusal)
    if (way.identity !== undefined && (await reaches(way.identity, dataFolder))) {
      const copy = { ...way, native: publishPostgres(native, join(dataFolder, 'postgres-server')) }
      const second = await attempt(copy, dataFolder)
      if (second === undefined) return copy
      tried.push(second)
    }
  }
  throw new StoreError(
    'store.account',
    `PostgreSQL does not run as ${uid === 0 ? 'root' : `user ${uid}, who has no name`}, and no other way works here: ${tried.join('; ')}. Start the node as an ordinary user, or name a server with DATABASE_URL.`,
  )
}

function hasName(): boolean {
  try {
    userInfo()
    return true
  } catch {
    // initdb looks its user up and fails where containers run under a bare number.
    return false
  }
}

type Account = { name: string; uid: number; gid: number }

function accounts(): Account[] {
  if (!existsSync('/etc/passwd')) return []
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid = '', gid = '']) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((one) => one.name !== '' && one.uid > 0)
}

function preferred(named: Account[], names: string[]): Account | undefined {
  return names
    .map((name) => named.find((one) => one.name === name))
    .find((one) => one !== undefined)
}

/** Undefined when the server's program loads this way and can reach the folder; else what it said. */
async function attempt(way: PostgresAccount, dataFolder: string): Promise<string | undefined> {
  const label = way.identity === undefined ? 'a user namespace' : `account ${way.identity.uid}`
  try {
    const [file, args] = command(way, 'postgres', ['--version'])
    await run(file, args, { ...way.identity, cwd: '/', timeout: 10_000 })
  } catch (cause) {
    return `${label}: ${saying(cause)}`
  }
  if (way.identity !== undefined && !(await reaches(way.identity, dataFolder)))
    return `${label}: it may not enter ${dataFolder}`
  return undefined
}

async function reaches(
  identity: { uid: number; gid: number },
  dataFolder: string,
): Promise<boolean> {
  const enter = (folder: string): Promise<unknown> =>
    run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...identity, cwd: '/', timeout: 10_000 })
  try {
    await enter(dirname(dataFolder))
    // Our own folder may be opened so far that its database folder can be reached through it.
    const { mode, uid } = statSync(dataFolder)
    if (uid !== identity.uid && (mode & 0o001) === 0) chmodSync(dataFolder, (mode & 0o777) | 0o011)
    await enter(dataFolder)
    return true
  } catch {
    return false
  }
}

function saying(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  const stderr: unknown = Reflect.get(cause, 'stderr')
  const text = typeof stderr === 'string' && stderr.trim() !== '' ? stderr : cause.message
  return text.trim().split('\n')[0] ?? text
}

/** The program and arguments that start one of the server's programs under this account. */
export function command(
  account: PostgresAccount,
  program: 'postgres' | 'initdb',
  args: readonly string[],
): [string, string[]] {
  const [file, ...rest] = [...account.prefix, join(account.native, 'bin', program), ...args]
  if (file === undefined) throw new StoreError('store.account', 'nothing to execute')
  return [file, rest]
}

/** Gives a folder and all in it to the account, as root; nothing to do where it owns it already. */
export function giveTo(account: PostgresAccount, folder: string): void {
  const { uid, gid } = account.owner
  const now = statSync(folder)
  if (now.uid === uid) return
  if (process.getuid?.() !== 0)
    throw new StoreError('store.account', `${folder} belongs to user ${now.uid}, not to ${uid}`)
  giveEach(folder, uid, gid)
}

function giveEach(path: string, uid: number, gid: number): void {
  if (lstatSync(path).isSymbolicLink()) return
  chownSync(path, uid, gid)
  if (!lstatSync(path).isDirectory()) return
  for (const name of readdirSync(path)) giveEach(join(path, name), uid, gid)
}
