import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFolderBlobs } from '../src/blob.ts'
import { openStore } from '../src/database.ts'
import { StoreError } from '../src/fault.ts'

const probe = mkdtempSync(join(tmpdir(), 'suyab-full-'))
const mounts = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', probe]).status === 0
if (!mounts) rmSync(probe, { recursive: true })

const coming = new Set<unknown>(['store.disk-full', 'store.unavailable'])
const codeOf = (error: unknown): unknown => (error instanceof StoreError ? error.code : error)

// Only root may mount the small disk that these fill.
describe.skipIf(!mounts)('a full disk', () => {
  const ballast = join(probe, 'ballast')

  /** Leaves so many bytes free on the small disk. */
  function fill(free: number): void {
    const { bavail, bsize } = statfsSync(probe)
    writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - free)))
  }

  beforeAll(() => mkdirSync(join(probe, 'node')))
  afterAll(() => {
    spawnSync('umount', ['--lazy', probe])
    rmSync(probe, { recursive: true, force: true })
  })

  test('is named for a blob, which leaves nothing behind', async () => {
    const blobs = await openFolderBlobs(join(probe, 'blobs'))
    fill(1_000_000)
    await expect(blobs.put(Buffer.alloc(3_000_000))).rejects.toMatchObject({
      code: 'store.disk-full',
    })
    rmSync(ballast)
    for await (const blob of blobs.list()) throw new Error(`left ${blob.digest}`)
    expect(await blobs.put(Buffer.alloc(3_000_000))).toMatchObject({ size: 3_000_000 })
  })

  test('is named for the database, which keeps what was committed and goes on when there is room', async () => {
    const store = await openStore({ dataFolder: join(probe, 'node') })
    try {
      await sql`CREATE TABLE word (id int, text text)`.execute(store.db)
      fill(6_000_000)
      let committed = 0
      const insert = async (id: number): Promise<void> => {
        await sql`INSERT INTO word VALUES (${id}, repeat(md5(${id}::text), 20000))`.execute(
          store.db,
        )
        committed = id
      }
      const insertAll = async (): Promise<void> => {
        for (let id = 1; id < 10_000; id++) await insert(id)
      }
      await expect(insertAll()).rejects.toMatchObject({ code: 'store.disk-full' })
      expect(committed).toBeGreaterThan(0)
      rmSync(ballast)
      // The server may be coming back from its own crash; any other error ends this loop and fails.
      const codes: unknown[] = []
      while (codes.at(-1) !== 'none' && codes.every((code) => coming.has(code)))
        codes.push(await insert(committed + 1).then(() => 'none', codeOf))
      expect(codes.at(-1)).toBe('none')
      const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM word`.execute(store.db)
      expect(rows[0]?.n).toBe(committed)
      await expect.poll(() => store.fault(), { timeout: 20_000 }).toBeUndefined()
    } finally {
      await store.close()
    }
  })
})
