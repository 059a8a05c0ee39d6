import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress } from 'node:zlib'
import { Client, escapeIdentifier } from 'pg'
import {
  archiveFormat,
  archiveVersion,
  blobPath,
  isThere,
  Measure,
  syncPath,
  type ArchiveManifest,
  type ArchiveTable,
} from './archive.ts'
import type { BlobStore, Digest } from './blob.ts'
import { sequences, tables, type CatalogueTable } from './catalogue.ts'
import { copyOut } from './copy.ts'
import type { Store } from './database.ts'
import { asStoreError, StoreError } from './fault.ts'

export interface BackupOptions {
  /** What writes it, for the one who reads the manifest: `suyab 0.1.0`. */
  writer: string
  now: () => Date
  /** Told after each table and each hundredth blob. */
  onProgress?: (progress: { part: 'table' | 'blobs'; name: string; count: number }) => void
}

/**
 * Writes the features' tables, as they are at one moment, and all blobs into a new folder. The
 * folder gets its name when it is whole and on disk. Waiting jobs are not in it: they speak of
 * what was still to be done at that time, and what is due follows from the tables.
 * @throws StoreError 'store.backup-target' when something is in the folder already
 */
export async function backup(
  store: Store,
  blobs: BlobStore,
  target: string,
  options: BackupOptions,
): Promise<ArchiveManifest> {
  if ((await isThere(target)) && (await readdir(target)).length > 0)
    throw new StoreError('store.backup-target', `${target} is not empty`)
  const draft = `${target}.unfinished`
  const client = new Client(store.connection)
  client.on('error', () => undefined) // the statement under way rejects with it
  try {
    await rm(draft, { recursive: true, force: true })
    await mkdir(join(draft, 'tables'), { recursive: true, mode: 0o700 })
    await client.connect()
    const manifest = await write(client, blobs, draft, options)
    await client.query('COMMIT')
    const text = JSON.stringify(manifest, undefined, 2)
    await writeFile(join(draft, 'manifest.json'), text, { flush: true })
    const seal = createHash('sha256').update(text).digest('hex')
    await writeFile(join(draft, 'manifest.sha256'), `${seal}\n`, { flush: true })
    await syncPath(draft)
    await rename(draft, target)
    await syncPath(dirname(target))
    return manifest
  } catch (cause) {
    await rm(draft, { recursive: true, force: true })
    throw asStoreError(cause)
  } finally {
    await client.end()
  }
}

async function write(
  client: Client,
  blobs: BlobStore,
  draft: string,
  options: BackupOptions,
): Promise<ArchiveManifest> {
  const created = options.now().toISOString()
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const { rows } = await client.query<{ postgres: string; migrated: boolean }>(
    "SELECT version() AS postgres, to_regclass('public.suyab_migration') IS NOT NULL AS migrated",
  )
  const migrations =
    rows[0]?.migrated === true
      ? await client.query<{ feature: string; name: string; checksum: string }>(
          'SELECT feature, name, checksum FROM suyab_migration ORDER BY position',
        )
      : { rows: [] }
  const written: ArchiveTable[] = []
  for (const [index, table] of (await tables(client)).entries()) {
    const file = `tables/${String(index + 1).padStart(3, '0')}.copy.zst`
    const entry = await writeTable(client, draft, file, table)
    written.push(entry)
    options.onProgress?.({ part: 'table', name: table.name, count: entry.rows })
  }
  return {
    format: archiveFormat,
    version: archiveVersion,
    created,
    writer: options.writer,
    postgres: rows[0]?.postgres ?? '',
    migrations: migrations.rows,
    tables: written,
    sequences: await sequences(client),
    blobs: await writeBlobs(blobs, draft, options),
  }
}

async function writeTable(
  client: Client,
  draft: string,
  file: string,
  table: CatalogueTable,
): Promise<ArchiveTable> {
  const columns = table.columns.map(escapeIdentifier).join(', ')
  const { stream, rows } = copyOut(client, `COPY ${table.name} (${columns}) TO STDOUT`)
  const measure = new Measure()
  const path = join(draft, file)
  await pipeline(stream, createZstdCompress(), measure, createWriteStream(path, { flush: true }))
  return {
    name: table.name,
    columns: table.columns,
    rows: await rows,
    file,
    sha256: measure.digest(),
    bytes: measure.bytes,
  }
}

/** Copies the blobs after the tables' moment, so that none which a row names is left out. */
async function writeBlobs(
  blobs: BlobStore,
  draft: string,
  options: BackupOptions,
): Promise<ArchiveManifest['blobs']> {
  const lines: string[] = []
  const rotten: string[] = []
  const folders = new Set<string>()
  for await (const { digest } of blobs.list()) {
    const path = blobPath(draft, digest)
    if (!folders.has(dirname(path))) await mkdir(dirname(path), { recursive: true })
    folders.add(dirname(path))
    const size = await writeBlob(blobs, digest, path)
    if (size === 'rotten') rotten.push(digest)
    else if (size !== 'erased') lines.push(`${digest} ${size}\n`)
    if (lines.length % 100 === 0)
      options.onProgress?.({ part: 'blobs', name: digest, count: lines.length })
  }
  for (const folder of folders) await syncPath(folder)
  const text = Buffer.from(lines.sort().join(''))
  await writeFile(join(draft, 'blobs.txt'), text, { flush: true })
  const sha256 = createHash('sha256').update(text).digest('hex')
  return { file: 'blobs.txt', sha256, bytes: text.length, count: lines.length, rotten }
}

/** Reads every byte either way: one rotten blob in an archive would make all of it unusable. */
async function writeBlob(
  blobs: BlobStore,
  digest: Digest,
  path: string,
): Promise<number | 'rotten' | 'erased'> {
  try {
    const linked = (await blobs.link?.(digest, path)) ?? false
    const measure = new Measure()
    const sink = linked ? new Writable({ write: (_chunk, _encoding, done) => done() }) : undefined
    const output = sink ?? createWriteStream(path, { flush: true, mode: 0o600 })
    await pipeline(await blobs.get(digest), measure, output)
    if (`sha-256:${measure.digest()}` === digest) return measure.bytes
    await rm(path)
    return 'rotten'
  } catch (cause) {
    const gone = Reflect.get(Object(cause), 'code')
    // A killed item's pictures may be erased while we copy.
    if (gone !== 'store.blob-missing' && gone !== 'ENOENT') throw cause
    await rm(path, { force: true })
    return 'erased'
  }
}
