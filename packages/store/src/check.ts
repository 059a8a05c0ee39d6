import { statfs } from 'node:fs/promises'
import { digestStream, type BlobStore, type Digest } from './blob.ts'
import type { Store } from './database.ts'
import { asStoreError, StoreError, type StoreErrorCode } from './fault.ts'
import { appliedMigrations, migrationChecksum, type FeatureMigrations } from './migration.ts'

/** Something that an administrator should know of; words come from the message catalogue. */
export type Finding =
  | { code: 'check.database'; fault: StoreErrorCode; message: string }
  | { code: 'check.migration-unknown'; feature: string; name: string }
  | { code: 'check.migration-missing'; feature: string; name: string }
  | { code: 'check.migration-changed'; feature: string; name: string }
  | { code: 'check.index-invalid'; index: string }
  | { code: 'check.constraint-unchecked'; table: string; constraint: string }
  | { code: 'check.page-checksum'; failures: number }
  | { code: 'check.not-durable'; setting: string }
  | { code: 'check.blob-rotten'; digest: Digest; found: Digest }
  | { code: 'check.blob-unreadable'; digest: Digest; fault: string }
  | { code: 'check.blob-missing'; digest: Digest }
  | { code: 'check.disk-low'; folder: string; free: number; total: number }

export interface CheckOptions {
  features: readonly FeatureMigrations[]
  /** Blobs that rows speak of; those that are not there are found. */
  referenced?: AsyncIterable<Digest> | Iterable<Digest>
  /** Folders whose disk must have room. */
  folders?: readonly string[]
  /** Bytes that must be free there; 1 GB unless told. */
  wanted?: number
  onProgress?: (blobs: number) => void
}

/** Looks at everything that can be wrong with a store without a feature knowing; reads every blob. */
export async function* check(
  store: Store,
  blobs: BlobStore,
  options: CheckOptions,
): AsyncIterable<Finding> {
  try {
    yield* checkMigrations(store, options.features)
    yield* checkDatabase(store)
  } catch (cause) {
    const error = asStoreError(cause)
    if (!(error instanceof StoreError)) throw error
    yield { code: 'check.database', fault: error.code, message: error.message }
  }
  for (const folder of options.folders ?? []) {
    const { bavail, blocks, bsize } = await statfs(folder)
    const free = bavail * bsize
    if (free < (options.wanted ?? 1e9))
      yield { code: 'check.disk-low', folder, free, total: blocks * bsize }
  }
  yield* checkBlobs(blobs, options)
}

async function* checkMigrations(
  store: Store,
  features: readonly FeatureMigrations[],
): AsyncIterable<Finding> {
  const applied = await appliedMigrations(store.db)
  for (const { feature, name, checksum } of applied) {
    const known = features
      .find((one) => one.feature === feature)
      ?.migrations.find((one) => one.name === name)
    if (known === undefined) yield { code: 'check.migration-unknown', feature, name }
    else if (migrationChecksum(known) !== checksum)
      yield { code: 'check.migration-changed', feature, name }
  }
  for (const { feature, migrations } of features)
    for (const { name } of migrations)
      if (!applied.some((one) => one.feature === feature && one.name === name))
        yield { code: 'check.migration-missing', feature, name }
}

async function* checkDatabase(store: Store): AsyncIterable<Finding> {
  const { pool } = store
  const indexes = await pool.query<{ index: string }>(
    'SELECT indexrelid::regclass::text AS index FROM pg_index WHERE NOT indisvalid',
  )
  for (const { index } of indexes.rows) yield { code: 'check.index-invalid', index }
  const constraints = await pool.query<{ table: string; constraint: string }>(
    `SELECT conrelid::regclass::text AS table, conname AS constraint
     FROM pg_constraint WHERE NOT convalidated AND conrelid <> 0`,
  )
  for (const row of constraints.rows) yield { code: 'check.constraint-unchecked', ...row }
  const failures = await pool.query<{ failures: number }>(
    'SELECT coalesce(sum(checksum_failures), 0)::int8 AS failures FROM pg_stat_database',
  )
  const count = failures.rows[0]?.failures ?? 0
  if (count > 0) yield { code: 'check.page-checksum', failures: count }
  const unsafe = await pool.query<{ setting: string }>(
    `SELECT name AS setting FROM pg_settings
     WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes') AND setting = 'off'`,
  )
  for (const { setting } of unsafe.rows) yield { code: 'check.not-durable', setting }
}

async function* checkBlobs(blobs: BlobStore, options: CheckOptions): AsyncIterable<Finding> {
  let count = 0
  for await (const { digest } of blobs.list()) {
    yield* checkBlob(blobs, digest)
    count++
    if (count % 100 === 0) options.onProgress?.(count)
  }
  for await (const digest of options.referenced ?? [])
    if (!(await blobs.has(digest))) yield { code: 'check.blob-missing', digest }
}

async function* checkBlob(blobs: BlobStore, digest: Digest): AsyncIterable<Finding> {
  try {
    const found = await digestStream(await blobs.get(digest))
    if (found.digest !== digest) yield { code: 'check.blob-rotten', digest, found: found.digest }
  } catch (cause) {
    const error = asStoreError(cause)
    if (!(error instanceof StoreError)) throw error
    // Erased while we looked is nothing wrong.
    if (error.code !== 'store.blob-missing')
      yield { code: 'check.blob-unreadable', digest, fault: error.code }
  }
}
