import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backup } from '../src/backup.ts'
import { digestOf, openFolderBlobs, type BlobStore } from '../src/blob.ts'
import { check, type Finding } from '../src/check.ts'
import { openStore, type Store } from '../src/database.ts'
import { migrate, type FeatureMigrations } from '../src/migration.ts'
import { openTestStore } from '../src/test-store.ts'
import { restore, type RestoreOptions } from '../src/restore.ts'

const first = {
  name: '001-first',
  sql: `
    CREATE TABLE place (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);
    CREATE TABLE item (
      id bigserial PRIMARY KEY, place int REFERENCES place, parent bigint REFERENCES item,
      title text, body bytea, at timestamptz, extra jsonb,
      upper text GENERATED ALWAYS AS (upper(title)) STORED);
    CREATE TABLE empty (id int);
    CREATE SCHEMA "Own words";
    CREATE TABLE "Own words".place (id bigint GENERATED ALWAYS AS IDENTITY, name text);
    INSERT INTO place (name) VALUES ('seed');
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'the trigger ran'; END $$;
    CREATE TRIGGER refuse BEFORE UPDATE OR INSERT ON empty EXECUTE FUNCTION refuse()`,
}
const second = { name: '002-second', sql: 'ALTER TABLE item ADD COLUMN words int DEFAULT 7' }
const feature = (...migrations: FeatureMigrations['migrations'][number][]): FeatureMigrations => ({
  feature: 'words',
  migrations,
})
const now = (): Date => new Date('2026-03-01T00:00:00Z')
const rows = async (store: Store): Promise<unknown[]> => {
  const { rows } = await sql`SELECT * FROM item JOIN place ON place.id = place ORDER BY 1`.execute(
    store.db,
  )
  return rows
}

describe('a backup', () => {
  let folder: string
  let store: Store
  let target: Store
  let blobs: BlobStore
  let archive: string
  const write = { writer: 'test', now }
  const options = (...features: FeatureMigrations[]): RestoreOptions => ({
    features,
    openBlobs: () => openFolderBlobs(join(folder, 'restored')),
  })

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'suyab-backup-'))
    archive = join(folder, 'archive')
    store = await openTestStore(feature(first))
    target = await openTestStore()
    blobs = await openFolderBlobs(join(folder, 'blobs'))
    await sql`INSERT INTO place (name) VALUES ('Суяб'), ('碎叶')`.execute(store.db)
    await sql`
      INSERT INTO item (place, title, body, at, extra)
      SELECT 1 + n % 3, E'line\n\t\\ ' || n, '\\x00ff0a', '2026-01-01', '{"a": [1, "ң"]}'
      FROM generate_series(1, 5000) AS n`.execute(store.db)
    await sql`INSERT INTO "Own words".place (name) VALUES ('бир'), ('эки')`.execute(store.db)
    await sql`UPDATE item SET parent = 5001 - id`.execute(store.db)
    await blobs.put(Buffer.from('picture'))
    await blobs.put(Buffer.alloc(300_000, 7))
  })
  afterEach(async () => {
    await store.close()
    await target.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function restoreHere(given: RestoreOptions): Promise<void> {
    await restore(archive, { url: target.url }, given)
  }

  async function tablesHere(): Promise<number> {
    const { rows } = await sql<{ n: number }>`
      SELECT count(*) AS n FROM pg_class WHERE relnamespace = 'public'::regnamespace`.execute(
      target.db,
    )
    return rows[0]?.n ?? -1
  }

  test('brings back every row, blob and sequence, and the links between them', async () => {
    const manifest = await backup(store, blobs, archive, write)
    expect(manifest).toMatchObject({ created: '2026-03-01T00:00:00.000Z', writer: 'test' })
    expect(manifest.tables.map((table) => [table.name, table.rows])).toEqual([
      ['"Own words".place', 2],
      ['empty', 0],
      ['item', 5_000],
      ['place', 3],
    ])
    await restoreHere(options(feature(first)))
    expect(await rows(target)).toEqual(await rows(store))
    const words = await sql`INSERT INTO "Own words".place (name) VALUES ('үч') RETURNING *`.execute(
      target.db,
    )
    expect(words.rows).toEqual([{ id: 3, name: 'үч' }])
    const added = sql`INSERT INTO item (place) VALUES (1) RETURNING id`
    expect((await added.execute(target.db)).rows).toEqual([{ id: 5_001 }])
    await expect(sql`INSERT INTO item (place) VALUES (99)`.execute(target.db)).rejects.toThrow(
      'key',
    )
    await expect(sql`INSERT INTO empty VALUES (1)`.execute(target.db)).rejects.toThrow(
      'trigger ran',
    )
    const restored = await openFolderBlobs(join(folder, 'restored'))
    expect(await restored.has(digestOf(Buffer.from('picture')))).toBe(true)
    expect(await restored.size(digestOf(Buffer.alloc(300_000, 7)))).toBe(300_000)
  })

  test('of an older build is brought to this build’s state', async () => {
    await backup(store, blobs, archive, write)
    await restoreHere(options(feature(first, second)))
    const { rows } = await sql`SELECT DISTINCT words FROM item`.execute(target.db)
    expect(rows).toEqual([{ words: 7 }])
    expect(await migrate(target.db, 'words', [first, second])).toEqual([])
  })

  test('of a newer build is refused', async () => {
    await migrate(store.db, 'words', [first, second])
    await backup(store, blobs, archive, write)
    await expect(restoreHere(options(feature(first)))).rejects.toMatchObject({
      code: 'store.schema-newer',
    })
    await expect(restoreHere(options())).rejects.toMatchObject({ code: 'store.schema-newer' })
    expect(await tablesHere()).toBe(0)
  })

  test('is not poured over what is there', async () => {
    await backup(store, blobs, archive, write)
    await sql`CREATE TABLE mine (id int)`.execute(target.db)
    await expect(restoreHere(options(feature(first)))).rejects.toMatchObject({
      code: 'store.not-empty',
    })
    await expect(backup(store, blobs, archive, write)).rejects.toMatchObject({
      code: 'store.backup-target',
    })
  })

  test.each([
    ['a table', (): string => join(archive, 'tables', '003.copy.zst')],
    ['the list of blobs', (): string => join(archive, 'blobs.txt')],
    ['the manifest', (): string => join(archive, 'manifest.json')],
    [
      'a blob',
      (): string => {
        const hex = digestOf(Buffer.from('picture')).slice(8)
        return join(archive, 'blobs', hex.slice(0, 2), hex)
      },
    ],
  ])('that was changed in %s is refused and leaves nothing', async (_what, path) => {
    await backup(store, blobs, archive, write)
    const bytes = readFileSync(path())
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    rmSync(path())
    writeFileSync(path(), bytes)
    await expect(restoreHere(options(feature(first)))).rejects.toMatchObject({
      code: 'store.archive-broken',
    })
    expect(await tablesHere()).toBe(0)
    expect(existsSync(join(folder, 'restored'))).toBe(false)
  })

  test('that a feature’s own step refuses leaves nothing, in the database or of the blobs', async () => {
    await backup(store, blobs, archive, write)
    const refused = options(feature(first))
    const afterRestore = [async () => Promise.reject(new Error('the step refused'))]
    await expect(restoreHere({ ...refused, afterRestore })).rejects.toThrow('the step refused')
    expect(await tablesHere()).toBe(0)
    const restored = await openFolderBlobs(join(folder, 'restored'))
    for await (const blob of restored.list()) throw new Error(`left ${blob.digest}`)
  })

  test('runs the features’ steps before anyone sees a row', async () => {
    await backup(store, blobs, archive, write)
    await restoreHere({
      ...options(feature(first)),
      afterRestore: [
        async (trx) => void (await sql`UPDATE item SET title = 'killed'`.execute(trx)),
      ],
    })
    const { rows } = await sql`SELECT DISTINCT title FROM item`.execute(target.db)
    expect(rows).toEqual([{ title: 'killed' }])
  })

  test('makes a data folder, and leaves it empty where it is broken', async () => {
    await backup(store, blobs, archive, write)
    const dataFolder = join(folder, 'node')
    const inside = {
      ...options(feature(first)),
      openBlobs: () => openFolderBlobs(join(dataFolder, 'blobs')),
    }
    const afterRestore = [async () => Promise.reject(new Error('the step refused'))]
    await expect(restore(archive, { dataFolder }, { ...inside, afterRestore })).rejects.toThrow(
      'refused',
    )
    expect(readdirSync(dataFolder)).toEqual([])
    await restore(archive, { dataFolder }, inside)
    const opened = await openStore({ dataFolder })
    try {
      expect(await rows(opened)).toEqual(await rows(store))
    } finally {
      await opened.close()
    }
  })

  test('leaves out and names a blob that has rotten, and a check finds it', async () => {
    const rotten = digestOf(Buffer.from('picture'))
    appendFileSync(join(folder, 'blobs', rotten.slice(8, 10), rotten.slice(8)), '!')
    const manifest = await backup(store, blobs, archive, write)
    expect(manifest.blobs).toMatchObject({ count: 1, rotten: [rotten] })
    await restoreHere(options(feature(first)))
    const findings: Finding[] = []
    for await (const finding of check(store, blobs, { features: [feature(first)] }))
      if (finding.code !== 'check.not-durable') findings.push(finding)
    expect(findings).toEqual([
      { code: 'check.blob-rotten', digest: rotten, found: digestOf(Buffer.from('picture!')) },
    ])
  })

  test('is preceded by a check that names what is wrong with the tables', async () => {
    const { digest } = await blobs.put(Buffer.from('gone'))
    await blobs.delete(digest)
    await sql`ALTER TABLE item ADD CONSTRAINT short CHECK (length(title) < 3) NOT VALID`.execute(
      store.db,
    )
    const wanted = Number.MAX_SAFE_INTEGER
    const found: string[] = []
    const features = [feature({ ...first, sql: 'other' }, second)]
    for await (const finding of check(store, blobs, {
      features,
      referenced: [digest],
      folders: [folder],
      wanted,
    }))
      found.push(finding.code)
    expect(found.filter((code) => code !== 'check.not-durable')).toEqual([
      'check.migration-changed',
      'check.migration-missing',
      'check.constraint-unchecked',
      'check.disk-low',
      'check.blob-missing',
    ])
  })
})
