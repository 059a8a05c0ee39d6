import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openClickHouse, type ClickHouse, type QueryProgress } from '../src/clickhouse.ts'
import { FolderInUseError } from '../src/fault.ts'
import { ended, lives, NodeProcess } from './node-process.ts'

/** Would run for minutes. */
const endless = 'SELECT sum(sipHash64(number)) FROM numbers(100000000000)'
const memory = 1_000_000_000

async function outcome(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'answered',
    (cause: unknown) => cause,
  )
}

/** How many queries run, this one apart. */
async function running(archive: ClickHouse): Promise<number> {
  const [row] = await archive.query<{ n: number }>(
    "SELECT count() AS n FROM system.processes WHERE query NOT LIKE '%system.processes%'",
  )
  return row?.n ?? 0
}

async function rows(folder: string): Promise<number[]> {
  const archive = await openClickHouse({ folder, memory })
  try {
    await archive.command(
      'CREATE TABLE IF NOT EXISTS mark (id UInt32) ENGINE MergeTree ORDER BY id',
    )
    const found = await archive.query<{ id: number }>('SELECT id FROM mark ORDER BY id')
    return found.map(({ id }) => id)
  } finally {
    await archive.close()
  }
}

describe('the archive’s engine', () => {
  let folder: string
  let archive: ClickHouse
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'suyab-archive-'))
    archive = await openClickHouse({ folder, memory })
  })
  afterAll(async () => {
    await archive.close()
    rmSync(folder, { recursive: true })
  })

  test('takes every value as a value', async () => {
    const given = ["'; DROP TABLE article; --", 'x\\', 'a\nb\tc', '碎叶 ң 🐪', '']
    const [row] = await archive.query<{ one: string; list: string[] }>(
      'SELECT {one:String} AS one, {list:Array(String)} AS list',
      { parameters: { one: given[0], list: given } },
    )
    expect(row).toEqual({ one: given[0], list: given })
  })

  test('takes a list of 50,000 words', async () => {
    const words = Array.from({ length: 50_000 }, (_, index) => `слово${index}`)
    const parameters = { words }
    const [row] = await archive.query('SELECT length({words:Array(String)}) AS n', { parameters })
    expect(row).toEqual({ n: 50_000 })
  })

  test('answers many at once, each with its own parameters and settings', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const [row] = await archive.query<{ n: number; limit: string }>(
          "SELECT {n:UInt32} AS n, getSetting('max_block_size') AS limit",
          { parameters: { n: index }, settings: { max_block_size: String(1000 + index) } },
        )
        return row
      }),
    )
    expect(answers).toEqual(answers.map((_, index) => ({ n: index, limit: 1000 + index })))
  })

  test('ends a query over its memory with a reason, and goes on', async () => {
    const error = await outcome(archive.query('SELECT groupArray(number) FROM numbers(1000000000)'))
    expect(error).toMatchObject({ code: 'store.out-of-memory' })
    expect(await archive.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('holds the memory of all queries together', async () => {
    const many = Array.from({ length: 6 }, () =>
      outcome(
        archive.query(
          'SELECT groupArray(number) FROM numbers(40000000) WHERE NOT ignore(sleepEachRow(0))',
        ),
      ),
    )
    const found = await Promise.all(many)
    expect(found).toContainEqual(expect.objectContaining({ code: 'store.out-of-memory' }))
    expect(await archive.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('tells how far a query is, and stops it when it is told to', async () => {
    const stop = new AbortController()
    const told: QueryProgress[] = []
    const onProgress = (progress: QueryProgress): void => {
      told.push(progress)
      if (told.length === 2) stop.abort()
    }
    const error = await outcome(archive.query(endless, { signal: stop.signal, onProgress }))
    expect(error).toMatchObject({ code: 'store.query-stopped' })
    expect(told[1]?.read).toBeGreaterThan(told[0]?.read ?? 0)
    expect(told[0]?.total).toBe(100_000_000_000)
    await expect.poll(() => running(archive)).toBe(0)
  })

  test('a query that waits for its turn is stopped too', async () => {
    const stop = new AbortController()
    const many = Array.from({ length: 20 }, () =>
      outcome(archive.query(endless, { signal: stop.signal })),
    )
    await expect.poll(() => running(archive)).toBe(8)
    stop.abort()
    for (const error of await Promise.all(many))
      expect(error).toMatchObject({ code: 'store.query-stopped' })
    await expect.poll(() => running(archive)).toBe(0)
  })

  test('a mistake in a statement is no fault of the store', async () => {
    expect(await outcome(archive.query('SELEC 1'))).toMatchObject({ code: '62' })
  })

  test('a statement that is nested too deep ends with a reason', async () => {
    const deep = `SELECT ${'('.repeat(5000)}1${')'.repeat(5000)}`
    expect(await outcome(archive.query(deep))).toMatchObject({ code: 'store.query-too-large' })
  })

  test('the same rows under one token are stored once', async () => {
    await archive.command(
      'CREATE TABLE token (id UInt32) ENGINE MergeTree ORDER BY id SETTINGS non_replicated_deduplication_window = 10',
    )
    await archive.insert('token', [{ id: 1 }, { id: 2 }], { token: 'a' })
    await archive.insert('token', [{ id: 1 }, { id: 2 }], { token: 'a' })
    expect(await archive.query('SELECT count() AS n FROM token')).toEqual([{ n: 2 }])
  })

  test('after its death pending queries end with a code, and it comes back with its rows', async () => {
    await archive.command('CREATE TABLE kept (id UInt32) ENGINE MergeTree ORDER BY id')
    await archive.insert('kept', [{ id: 7 }])
    const pending = outcome(archive.query(endless))
    await expect.poll(() => running(archive)).toBe(1)
    process.kill(archive.pid() ?? 0, 'SIGKILL')
    expect(await pending).toMatchObject({ code: 'store.unavailable' })
    await expect
      .poll(() => outcome(archive.query('SELECT 1')), { timeout: 20_000 })
      .toBe('answered')
    expect(await archive.query('SELECT id FROM kept')).toEqual([{ id: 7 }])
    expect(archive.fault()).toBeUndefined()
  })
})

describe('a node and its archive’s engine', () => {
  let folder: string
  const nodes: NodeProcess[] = []
  const start = (mode: 'write' | 'wait'): NodeProcess => {
    const node = new NodeProcess(folder, mode, [], 'clickhouse-node.ts')
    nodes.push(node)
    return node
  }
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'suyab-archive-'))
  })
  afterEach(async () => {
    for (const node of nodes.splice(0)) {
      await node.end('SIGKILL')
      const engine = node.said[0]?.postgres
      if (engine !== undefined) await ended(engine)
    }
    rmSync(folder, { recursive: true, force: true })
  })

  test('end together when the node is told to stop', async () => {
    const node = start('wait')
    const engine = await node.ready()
    await node.end('SIGTERM')
    expect(node.said.at(-1)?.event).toBe('closed')
    expect(lives(engine)).toBe(false)
  })

  test('lose no confirmed row when the node is killed, and the engine ends by itself', async () => {
    const node = start('write')
    const engine = await node.ready()
    await node.until(() => node.committed().length > 50)
    await node.end('SIGKILL')
    await ended(engine)
    expect(await rows(folder)).toEqual(expect.arrayContaining(node.committed()))
  })

  test('lose no confirmed row when both are killed at once', async () => {
    const node = start('write')
    const engine = await node.ready()
    await node.until(() => node.committed().length > 50)
    process.kill(engine, 'SIGKILL')
    await node.end('SIGKILL')
    expect(await rows(folder)).toEqual(expect.arrayContaining(node.committed()))
  })

  test('an engine that does not notice its node’s end is ended by the next start', async () => {
    const node = start('wait')
    const engine = await node.ready()
    process.kill(engine, 'SIGSTOP')
    await node.end('SIGKILL')
    expect(lives(engine)).toBe(true)
    expect(await rows(folder)).toEqual([])
    await ended(engine)
  })

  test('a second node on the folder is refused with the first one’s number', async () => {
    const node = start('wait')
    await node.ready()
    const error = await outcome(openClickHouse({ folder, memory }))
    expect(error).toBeInstanceOf(FolderInUseError)
    expect(error).toMatchObject({ code: 'store.folder-in-use', pid: node.child.pid, folder })
    expect(node.child.exitCode).toBe(null)
  })

  test('a folder whose path is too long for a socket works', async () => {
    const top = folder
    folder = join(folder, 'д'.repeat(60))
    mkdirSync(folder)
    expect(await rows(folder)).toEqual([])
    folder = top
  })
})
