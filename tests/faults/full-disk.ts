import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { open, rm, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openArchive, type Archive } from '@suyab/coverage/archive'
import type { Article } from '@suyab/coverage/article'
import { articleId, parseArticle } from '@suyab/coverage/article'
import { coverageMigrations } from '@suyab/coverage/migration'
import { openFolderBlobs } from '@suyab/store/blob'
import { openClickHouse } from '@suyab/store/clickhouse'
import { openStore } from '@suyab/store/database'
import { StoreError } from '@suyab/store/fault'
import { migrate } from '@suyab/store/migration'
import { printMeasured, type Measured } from './measured.ts'

const megabyte = 1024 * 1024
const disk = 1200 * megabyte
/** What is left of it when the articles begin to come. */
const left = 80 * megabyte
const batch = 50

/**
 * One disk for the record, the originals and the archive, which fills while articles come in. What
 * was acknowledged must be there once, and everything once when it is sent again after room was made.
 * Needs the right to mount a disk in memory.
 */
export async function run(): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'suyab-full-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${disk}`, 'tmpfs', folder])
  try {
    return await measure(folder)
  } finally {
    execFileSync('umount', [folder])
    rmSync(folder, { recursive: true })
  }
}

async function measure(folder: string): Promise<Measured[]> {
  const heard: string[] = []
  const codeOf = (cause: unknown): string =>
    cause instanceof StoreError ? cause.code : `no code: ${String(cause)}`
  const store = await openStore({ dataFolder: join(folder, 'data') })
  await migrate(store.db, coverageMigrations.feature, coverageMigrations.migrations)
  const blobs = await openFolderBlobs(join(folder, 'blobs'))
  const clickhouse = await openClickHouse({ folder: join(folder, 'clickhouse'), memory: 1e9 })
  const onFault = (cause: unknown): void => void heard.push(codeOf(cause))
  const archive = await openArchive({ store, blobs, clickhouse, clock: Date.now, onFault })
  archive.start()
  try {
    const filler = await fill(folder)
    const refused: string[] = []
    const acknowledged = await storeUntilFull(archive, (cause) => refused.push(codeOf(cause)))
    await rm(filler)
    const again = performance.now()
    await patiently(() => archive.store(invented(0, acknowledged + 10 * batch)))
    await patiently(() => archive.settle())
    const seconds = (performance.now() - again) / 1000
    const rows = await clickhouse.query<{ id: string; times: number }>(
      'SELECT id, count() AS times FROM article GROUP BY id',
    )
    const times = new Map(rows.map((row) => [row.id, row.times]))
    const ids = invented(0, acknowledged + 10 * batch).map(({ link }) => articleId(link))
    const found = await archive.check()
    const uncoded = [...refused, ...heard].filter((code) => code.startsWith('no code'))
    return [
      { figure: 'full-disk.acknowledged', value: acknowledged, unit: 'articles', least: batch },
      {
        figure: 'full-disk.refused',
        value: refused.length,
        unit: 'batches',
        least: 1,
        detail: { refused: [...new Set(refused)], heard: [...new Set(heard)] },
      },
      {
        figure: 'full-disk.without-code',
        value: uncoded.length,
        unit: 'faults',
        most: 0,
        detail: { uncoded: uncoded.slice(0, 3) },
      },
      {
        figure: 'full-disk.lost',
        value: ids.filter((id) => !times.has(id)).length,
        unit: 'articles',
        most: 0,
      },
      {
        figure: 'full-disk.doubled',
        value: [...times.values()].filter((n) => n !== 1).length,
        unit: 'articles',
        most: 0,
      },
      {
        figure: 'full-disk.record-differs',
        value: found.missing + found.excess,
        unit: 'batches',
        most: 0,
      },
      { figure: 'full-disk.whole-again-after', value: Math.round(seconds), unit: 's', most: 120 },
    ]
  } finally {
    await archive.stop()
    await clickhouse.close()
    await store.close()
  }
}

/** Takes all of the disk but a little; gives the file's name. */
async function fill(folder: string): Promise<string> {
  const name = join(folder, 'filler')
  let file: FileHandle | undefined
  try {
    file = await open(name, 'w')
    const { bavail, bsize } = statfsSync(folder)
    const block = Buffer.alloc(megabyte, 1)
    for (let rest = bavail * bsize - left; rest > 0; rest -= block.length)
      await file.write(block, 0, Math.min(rest, block.length))
  } finally {
    await file?.close()
  }
  return name
}

/** Stores articles until twenty batches in a row were refused; gives how many were acknowledged. */
async function storeUntilFull(
  archive: Archive,
  onRefused: (cause: unknown) => void,
): Promise<number> {
  let acknowledged = 0
  for (let failed = 0; failed < 20;) {
    try {
      await archive.store(invented(acknowledged, acknowledged + batch))
      acknowledged += batch
      failed = 0
    } catch (cause) {
      onRefused(cause)
      failed += 1
      await sleep(200)
    }
  }
  return acknowledged
}

/** The database may be starting again. */
async function patiently<Value>(run: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (cause) {
      if (!(cause instanceof StoreError) || attempt === 60) throw cause
      await sleep(1000)
    }
  }
}

/** Invented articles of some 30 kB that no compression makes small. */
function invented(from: number, to: number): Article[] {
  return Array.from({ length: to - from }, (_, at) => {
    const number = from + at
    let state = number + 1
    const word = (): string => {
      state = Math.imul(state, 1_664_525) + 1_013_904_223
      return (state >>> 0).toString(36)
    }
    const parsed = parseArticle(
      {
        link: `https://outlet.example/${number}`,
        outlet: 'outlet',
        country: 'KG',
        language: 'en',
        published: new Date(Date.UTC(2025, 0, 1) + number * 1000).toISOString(),
        timeZone: 'Asia/Bishkek',
        title: `${word()} ${word()}`,
        text: Array.from({ length: 4000 }, word).join(' '),
      },
      Date.UTC(2026, 0, 1),
    )
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.fault))
    return parsed.value
  })
}

if (import.meta.main) await printMeasured(run)
