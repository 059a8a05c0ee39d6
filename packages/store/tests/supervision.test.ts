import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '../src/database.ts'
import { FolderInUseError, StoreError } from '../src/fault.ts'
import { openJobs } from '../src/job.ts'
import { ended, lives, NodeProcess } from './node-process.ts'

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
  const nodes: NodeProcess[] = []
  const start = (mode: 'write' | 'wait', prefix: string[] = []): NodeProcess => {
    const node = new NodeProcess(folder, mode, prefix)
    nodes.push(node)
    return node
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'suyab-store-'))
  })
  afterEach(async () => {
    for (const node of nodes.splice(0)) {
      await node.end('SIGKILL')
      const postgres = node.said[0]?.postgres
      if (postgres !== undefined) await ended(postgres)
    }
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
    const { promise: first, resolve: gotFirst } = Promise.withResolvers<undefined>()
    const { promise: last, resolve: gotLast } = Promise.withResolvers<undefined>()
    await store.listen('news', {
      heard: (payload) => {
        heard.push(payload)
        if (payload === 'before') gotFirst(undefined)
        if (payload === 'after') gotLast(undefined)
      },
      resumed: () => resolve(undefined),
    })
    await store.pool.query("SELECT pg_notify('news', 'before')")
    await first
    process.kill(store.pid() ?? 0, 'SIGKILL')
    await back
    await sql`SELECT pg_notify('news', 'after')`.execute(store.db)
    await last
    expect(heard).toEqual(['before', 'after'])
    await store.close()
  })

  test('jobs go on after the database was killed', async () => {
    const store = await openStore({ dataFolder: folder })
    const faults: unknown[] = []
    const jobs = await openJobs(store, { onFault: (error) => faults.push(error) })
    try {
      const queue = await jobs.define<{ n: number }>('numbers')
      const { promise, resolve } = Promise.withResolvers<number>()
      await jobs.work(queue, async ({ data }) => resolve(data.n), { pollSeconds: 0.5 })
      const back = Promise.withResolvers<undefined>()
      await store.listen('any', { heard: () => undefined, resumed: () => back.resolve(undefined) })
      process.kill(store.pid() ?? 0, 'SIGKILL')
      await back.promise
      await jobs.send(store.db, queue, { n: 7 })
      expect(await promise).toBe(7)
      for (const fault of faults) expect(fault).toBeInstanceOf(StoreError)
    } finally {
      await jobs.stop()
      await store.close()
    }
  })
})
