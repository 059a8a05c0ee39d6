import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '../src/database.ts'
import { FolderInUseError } from '../src/fault.ts'

type Said = { event: string; id?: number; code?: string; postgres?: number; message?: string }

const program = fileURLToPath(new URL('node.ts', import.meta.url))

/** A child process that runs the node, and what it has said. */
class Node {
  readonly said: Said[] = []
  readonly child: ChildProcess
  readonly #heard = new EventTarget()

  constructor(folder: string, mode: 'write' | 'wait', prefix: string[] = []) {
    const [file, ...rest] = [...prefix, process.execPath, program, folder, mode]
    this.child = spawn(file, rest, { stdio: ['ignore', 'pipe', 'inherit'] })
    if (this.child.stdout === null) throw new Error('no output')
    createInterface(this.child.stdout).on('line', (line) => {
      const said: Said = JSON.parse(line)
      this.said.push(said)
      this.#heard.dispatchEvent(new Event('line'))
    })
  }

  async until(condition: (said: Said[]) => boolean): Promise<Said> {
    while (!condition(this.said)) await once(this.#heard, 'line')
    const last = this.said.at(-1)
    if (last === undefined) throw new Error('nothing was said')
    return last
  }

  async ready(): Promise<number> {
    const { postgres } = await this.until((said) => said.length > 0)
    if (postgres === undefined) throw new Error(JSON.stringify(this.said))
    return postgres
  }

  committed(): number[] {
    return this.said.flatMap((one) => (one.event === 'committed' ? [one.id ?? 0] : []))
  }

  async end(name: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const gone = once(this.child, 'close')
    this.child.kill(name)
    await gone
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function ended(pid: number): Promise<void> {
  while (lives(pid)) await sleep(20)
}

async function marks(folder: string): Promise<number[]> {
  const store = await openStore({ dataFolder: folder })
  try {
    const { rows } = await sql<{ id: number }>`SELECT id FROM mark ORDER BY id`.execute(store.db)
    return rows.map((row) => row.id)
  } finally {
    await store.close()
  }
}

describe('a node and its database', () => {
  let folder: string
  const nodes: Node[] = []
  const start = (mode: 'write' | 'wait', prefix: string[] = []): Node => {
    const node = new Node(folder, mode, prefix)
    nodes.push(node)
    return node
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'suyab-store-'))
  })
  afterEach(async () => {
    for (const node of nodes.splice(0)) await node.end('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  test('end together when the node is told to stop', async () => {
    const node = start('wait')
    const postgres = await node.ready()
    await node.end('SIGTERM')
    expect(node.said.at(-1)?.event).toBe('closed')
    expect(lives(postgres)).toBe(false)
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false)
  })

  test('lose no committed row when the node is killed, and the database ends by itself', async () => {
    const node = start('write')
    const postgres = await node.ready()
    await node.until(() => node.committed().length > 200)
    await node.end('SIGKILL')
    await ended(postgres)
    expect(await marks(folder)).toEqual(expect.arrayContaining(node.committed()))
  })

  test('go on after the database is killed: an error with a code, then rows again', async () => {
    const node = start('write')
    const postgres = await node.ready()
    await node.until(() => node.committed().length > 50)
    process.kill(postgres, 'SIGKILL')
    await node.until((said) => said.some((one) => one.event === 'refused'))
    const before = node.committed().length
    await node.until(() => node.committed().length > before + 50)
    const refused = node.said.filter((one) => one.event === 'refused')
    expect(new Set(refused.map((one) => one.code))).toEqual(new Set(['store.unavailable']))
    await node.end('SIGTERM')
    expect(await marks(folder)).toEqual(expect.arrayContaining(node.committed()))
  })

  test('lose no committed row when both are killed at once', async () => {
    const node = start('write')
    const postgres = await node.ready()
    await node.until(() => node.committed().length > 100)
    process.kill(postgres, 'SIGKILL')
    await node.end('SIGKILL')
    expect(await marks(folder)).toEqual(expect.arrayContaining(node.committed()))
  })

  test('a database that a killed node left running is ended before the next start', async () => {
    const node = start('wait')
    const postgres = await node.ready()
    // The shell that watches the node goes first, so that nobody ends the database.
    const watch = spawnSync('pgrep', ['-f', `suyab-watch ${folder}`])
      .stdout.toString()
      .trim()
    process.kill(Number(watch), 'SIGKILL')
    await node.end('SIGKILL')
    expect(lives(postgres)).toBe(true)
    expect(await marks(folder)).toEqual([])
    await ended(postgres)
  })

  test('a lock file of the database that names a living stranger does not stop it', async () => {
    const first = start('wait')
    await first.ready()
    await first.end('SIGTERM')
    const stranger = join(folder, 'postgres', 'postmaster.pid')
    writeFileSync(stranger, `${process.ppid}\n${join(folder, 'postgres')}\n1\n5432\n\n\n\n`)
    expect(await marks(folder)).toEqual([])
  })

  test('a second node on the folder is refused with the first one’s number', async () => {
    const node = start('wait')
    await node.ready()
    const error: unknown = await openStore({ dataFolder: folder }).catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(FolderInUseError)
    expect(error).toMatchObject({ code: 'store.folder-in-use', pid: node.child.pid, folder })
    const second = start('wait')
    await second.until((said) => said.length > 0)
    expect(second.said[0]?.code).toBe('store.folder-in-use')
    expect(node.child.exitCode).toBe(null)
  })

  test('a folder whose path is too long for a socket works', async () => {
    folder = join(folder, 'д'.repeat(60))
    mkdirSync(folder)
    const store = await openStore({ dataFolder: folder })
    const { rows } = await store.pool.query('SELECT 1 AS one')
    expect(rows).toEqual([{ one: 1 }])
    const socket = store.connection.host ?? ''
    await store.close()
    expect(existsSync(socket)).toBe(false)
    rmSync(join(folder, '..'), { recursive: true })
  })

  test('listeners hear again after the database was killed', async () => {
    const store = await openStore({ dataFolder: folder })
    const heard: string[] = []
    const { promise: back, resolve } = Promise.withResolvers<undefined>()
    const { promise: last, resolve: gotLast } = Promise.withResolvers<undefined>()
    await store.listen('news', {
      heard: (payload) => {
        heard.push(payload)
        if (payload === 'after') gotLast(undefined)
      },
      resumed: () => resolve(undefined),
    })
    await store.pool.query("SELECT pg_notify('news', 'before')")
    process.kill(store.pid() ?? 0, 'SIGKILL')
    await back
    await sql`SELECT pg_notify('news', 'after')`.execute(store.db)
    await last
    expect(heard).toEqual(['before', 'after'])
    await store.close()
  })
})

const root = process.getuid?.() === 0
const nobody =
  root && spawnSync('setpriv', ['--reuid=65534', '--clear-groups', 'true']).status === 0

describe.skipIf(!nobody)('an ordinary user', () => {
  test('runs the database as itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'suyab-store-'))
    spawnSync('chown', ['65534:65534', folder])
    const as = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']
    const node = new Node(folder, 'wait', as)
    try {
      const postgres = await node.ready()
      const owner = spawnSync('ps', ['-o', 'uid=', '-p', String(postgres)]).stdout.toString()
      expect(owner.trim()).toBe('65534')
      await node.end('SIGTERM')
      expect(node.said.at(-1)?.event).toBe('closed')
    } finally {
      await node.end('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
