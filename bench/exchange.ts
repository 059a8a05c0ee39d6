import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openStore } from '@suyab/store/database'
import { logEnd, receipted } from '../tests/faults/log-state.ts'
import { agree, freePort, NodeProcess } from '../tests/faults/node-process.ts'
import type { Figure } from './figure.ts'

/**
 * Two nodes over loopback: how many envelopes a second one takes from the other, signed, verified,
 * stored, receipted, in deliveries of 500; beside it the same rows by plain batched INSERTs into
 * the same database. And what an idle node with its database holds in memory.
 */
export async function run(): Promise<Figure[]> {
  const total = Number(process.env['BENCH_ENVELOPES'] ?? 20_000)
  const folder = mkdtempSync(join(tmpdir(), 'suyab-bench-'))
  const profile = process.env['BENCH_PROFILE']
  const options = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
  const node = async (id: string): Promise<NodeProcess> => {
    const port = await freePort()
    const settings = { id, folder: join(folder, id), port, origin: `http://localhost:${port}` }
    return new NodeProcess(settings, options)
  }
  const [sender, receiver] = [await node('hegu.example'), await node('echo.example')]
  try {
    await Promise.all([sender.start(), receiver.start()])
    const agreement = await agree(sender, receiver)
    await receiver.stop()
    await sender.stop()
    sender.settings = { ...sender.settings, plan: { total, batch: 500, pause: 0, lives: false } }
    await sender.start()
    const sent = await sender.db()
    while ((await logEnd(sent, agreement, 'sent')).entry < total) await sleep(100)
    await receiver.start()
    const read = await receiver.db()
    while ((await logEnd(read, agreement, 'read')).entry === 0) await sleep(2)
    const from = performance.now()
    const { entry } = await logEnd(read, agreement, 'read')
    while ((await receipted(sent, agreement)) < total) await sleep(10)
    const seconds = (performance.now() - from) / 1000
    const plain = await plainInserts(receiver.url)
    const loaded = memoryOf(receiver.pid)
    await receiver.stop()
    await receiver.start()
    // Connections that nobody uses are closed after 20 seconds.
    await sleep(25_000)
    const memory = memoryOf(receiver.pid)
    return [
      {
        figure: 'exchange.envelopes-applied',
        value: Math.round((total - entry) / seconds),
        unit: '1/s',
        aim: 2000,
        peer: { what: 'the same rows by batched INSERTs, unsigned', value: Math.round(plain) },
      },
      { figure: 'node.memory-idle', value: Math.round(memory), unit: 'MB', aim: 250 },
      { figure: 'node.memory-after-load', value: Math.round(loaded), unit: 'MB' },
    ]
  } finally {
    await Promise.all([sender.stop(), receiver.stop()])
    rmSync(folder, { recursive: true, force: true })
  }
}

const TABLES = ['statement', 'item', 'entry'] as const

/** Statements a second, each with its rows of the three tables, 500 to a transaction. */
async function plainInserts(url: string): Promise<number> {
  const store = await openStore({ url, connections: 1 })
  try {
    const { pool } = store
    const rows = new Map<string, Record<string, unknown>[]>()
    await pool.query('create schema peer')
    for (const table of TABLES) {
      await pool.query(`create table peer.${table} (like exchange.${table} including all)`)
      const { rows: own } = await pool.query<{ name: string }>(
        `select quote_ident(attname) as name from pg_attribute
         where attrelid = 'exchange.${table}'::regclass and attnum > 0 and attgenerated = ''
           and not attisdropped`,
      )
      const columns = own.map(({ name }) => name).join(', ')
      const found = await pool.query<Record<string, unknown>>(
        `select ${columns} from exchange.${table}`,
      )
      rows.set(table, found.rows)
    }
    const count = rows.get('statement')?.length ?? 0
    const from = performance.now()
    for (let begin = 0; begin < count; begin += 500) {
      await pool.query('begin')
      for (const table of TABLES) {
        const part = rows.get(table)?.slice(begin, begin + 500) ?? []
        const [first] = part
        if (first === undefined) continue
        const columns = Object.keys(first)
        const values = part.map(
          (_, row) =>
            `(${columns.map((_, column) => `$${row * columns.length + column + 1}`).join(',')})`,
        )
        await pool.query(
          `insert into peer.${table} (${columns.map((name) => `"${name}"`).join(',')}) values ${values.join(',')}`,
          part.flatMap((row) => columns.map((column) => row[column])),
        )
      }
      await pool.query('commit')
    }
    const seconds = (performance.now() - from) / 1000
    await pool.query('drop schema peer cascade')
    return count / seconds
  } finally {
    await store.close()
  }
}

/** PSS of a process and all that it started, in MB. */
function memoryOf(pid: number): number {
  let kilobytes = Number(
    /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1],
  )
  for (const child of childrenOf(pid)) kilobytes += memoryOf(child) * 1000
  return kilobytes / 1000
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter((text) => text.trim() !== '')
      .map(Number),
  )
}
