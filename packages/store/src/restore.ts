import { createZstdDecompress } from 'node:zlib'
import { pipeline } from 'node:stream/promises'
import { PassThrough } from 'node:stream'
import { createReadStream, existsSync, readdirSync, rmSync } from 'node:fs'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import { Client, escapeIdentifier } from 'pg'
import {
  blobPath,
  broken,
  readPart,
  verifyArchive,
  type ArchiveManifest,
  type ArchiveTable,
} from './archive.ts'
import type { Blob, BlobStore, Digest } from './blob.ts'
import { foreignKeys, isEmpty, tables } from './catalogue.ts'
import { copyIn } from './copy.ts'
import { openStore, type Store, type StoreOptions } from './database.ts'
import { asStoreError, StoreError } from './fault.ts'
import {
  compareMigrations,
  migrateWithin,
  SchemaNewerError,
  type FeatureMigrations,
} from './migration.ts'

export interface RestoreOptions {
  /** The tables' owners, in the order in which they migrate. */
  features: readonly FeatureMigrations[]
  /** Opens the place for the blobs, after the archive has been found whole. */
  openBlobs: () => Promise<BlobStore>
  /** What features do to the restored rows before anyone sees them, in the same transaction. */
  afterRestore?: readonly ((trx: Transaction<unknown>) => Promise<void>)[]
}

/**
 * Loads an archive into an empty database, all or nothing: the archive is read and checked to its
 * last byte first, and one transaction makes the tables as they were, loads them, brings them to
 * this build's state and runs the features' own steps.
 * @throws StoreError 'store.archive-broken', 'store.not-empty'
 * @throws SchemaNewerError when the archive was written by a build that knew more
 */
export async function restore(
  archive: string,
  target: StoreOptions,
  options: RestoreOptions,
): Promise<ArchiveManifest> {
  const { manifest, blobs } = await verifyArchive(archive)
  for (const [feature, applied] of byFeature(manifest)) {
    const known = options.features.find((one) => one.feature === feature)
    if (known === undefined)
      throw new SchemaNewerError(
        feature,
        applied.map((one) => one.name),
      )
    compareMigrations(feature, known.migrations, applied)
  }
  const fresh = 'dataFolder' in target && isVacant(target.dataFolder)
  let done = false
  try {
    const store = await openStore(target)
    try {
      await restoreInto(store, archive, manifest, blobs, options)
    } finally {
      await store.close()
    }
    done = true
    return manifest
  } finally {
    // A folder that was made for this only; what else was in a folder is not ours to remove.
    if (fresh && !done) empty(target.dataFolder)
  }
}

function isVacant(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0
}

function empty(folder: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder))
    rmSync(`${folder}/${name}`, { recursive: true, force: true })
}

async function restoreInto(
  store: Store,
  archive: string,
  manifest: ArchiveManifest,
  blobs: Blob[],
  options: RestoreOptions,
): Promise<void> {
  const client = new Client(store.connection)
  client.on('error', () => undefined) // the statement under way rejects with it
  const brought: Digest[] = []
  let target: BlobStore | undefined
  try {
    await client.connect()
    if (!(await isEmpty(client)))
      throw new StoreError('store.not-empty', 'the database holds something already')
    target = await options.openBlobs()
    for (const { digest } of blobs) {
      if (await target.has(digest)) continue
      await target.putAs(digest, createReadStream(blobPath(archive, digest)))
      brought.push(digest)
    }
    await over(client)
      .transaction()
      .execute((trx) => load(client, trx, archive, manifest, options))
  } catch (cause) {
    for (const digest of brought) await target?.delete(digest)
    throw asStoreError(cause)
  } finally {
    await client.end()
  }
}

/** Kysely over one connection, which COPY uses too. */
function over(client: Client): Kysely<unknown> {
  const lent = Object.assign(client, { release: () => undefined })
  const pool = { options: {}, end: async () => undefined, connect: async () => lent }
  return new Kysely({ dialect: new PostgresDialect({ pool }) })
}

async function load(
  client: Client,
  trx: Transaction<unknown>,
  archive: string,
  manifest: ArchiveManifest,
  options: RestoreOptions,
): Promise<void> {
  // Asked again inside: what two restores at once did before this lock, one of them sees here.
  await client.query('SELECT pg_advisory_xact_lock(7298002)')
  if (!(await isEmpty(client)))
    throw new StoreError('store.not-empty', 'the database holds something already')
  const applied = byFeature(manifest)
  for (const { feature, migrations } of options.features)
    await migrateWithin(trx, feature, migrations.slice(0, applied.get(feature)?.length ?? 0))
  await loadTables(client, archive, manifest)
  for (const { name, value, called } of manifest.sequences)
    await client.query('SELECT setval($1::regclass, $2, $3)', [name, value, called])
  for (const { feature, migrations } of options.features)
    await migrateWithin(trx, feature, migrations)
  for (const step of options.afterRestore ?? []) await step(trx)
}

async function loadTables(
  client: Client,
  archive: string,
  manifest: ArchiveManifest,
): Promise<void> {
  const here = new Set((await tables(client)).map((table) => table.name))
  const missing = manifest.tables.filter((table) => !here.has(table.name))
  if (missing.length > 0)
    throw broken(`no migration makes ${missing.map((table) => table.name).join(', ')}`)
  const names = [...here]
  const keys = await foreignKeys(client)
  // Tables come in no order that keys would allow, and migrations may have put rows into them.
  for (const { drop } of keys) await client.query(drop)
  if (names.length > 0) await client.query(`TRUNCATE ${names.join(', ')}`)
  for (const name of names) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`)
  for (const table of manifest.tables) {
    const rows = await loadTable(client, archive, table)
    if (rows !== table.rows) throw broken(`${table.name} has ${rows} rows, not ${table.rows}`)
  }
  for (const name of names) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`)
  for (const { add } of keys) await client.query(add)
}

async function loadTable(client: Client, archive: string, table: ArchiveTable): Promise<number> {
  const columns = table.columns.map(escapeIdentifier).join(', ')
  const plain = new PassThrough()
  const reading = pipeline(readPart(archive, table), createZstdDecompress(), plain)
  const text = `COPY ${table.name} (${columns}) FROM STDIN`
  const [rows] = await Promise.all([copyIn(client, text, plain), reading])
  return rows
}

function byFeature(manifest: ArchiveManifest): Map<string, ArchiveManifest['migrations']> {
  const map = new Map<string, ArchiveManifest['migrations']>()
  for (const one of manifest.migrations)
    map.set(one.feature, [...(map.get(one.feature) ?? []), one])
  return map
}
