import { createHash } from 'node:crypto'
import { sql, type Kysely, type Transaction } from 'kysely'
import { StoreError } from './fault.ts'

/** One step of a feature's schema. Once it has been released it is never changed. */
export interface Migration {
  /** Unique within the feature and in order: `001-agreement`. */
  name: string
  /** One or several statements that can run in a transaction. */
  sql: string
}

/** All steps of one feature, oldest first. */
export interface FeatureMigrations {
  feature: string
  migrations: readonly Migration[]
}

/** The database was written by a newer build, which knows steps that this one does not. */
export class SchemaNewerError extends StoreError {
  override readonly name = 'SchemaNewerError'
  readonly feature: string
  readonly unknown: string[]

  constructor(feature: string, unknown: string[]) {
    super(
      'store.schema-newer',
      `the database has migrations of ${feature} that this build does not know: ${unknown.join(', ')}`,
    )
    this.feature = feature
    this.unknown = unknown
  }
}

export interface AppliedMigration {
  feature: string
  name: string
  checksum: string
  applied_at: Date
}

/** Any number; it must only be the same in every process. */
const migrationLock = 7_298_001

export function migrationChecksum(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex')
}

/**
 * Brings a feature's tables to this build's state: each step in a transaction of its own, one
 * process at a time, forward only. Gives the names of the steps it applied.
 * @throws SchemaNewerError when the database is ahead of this build
 * @throws StoreError 'store.migration-changed', '-order', or '-failed' with the database's error
 */
export async function migrate<Tables>(
  db: Kysely<Tables>,
  feature: string,
  migrations: readonly Migration[],
): Promise<string[]> {
  return db.connection().execute(async (connection) => {
    await sql`SELECT pg_advisory_lock(${migrationLock})`.execute(connection)
    try {
      await createMigrationTable(connection)
      return await applyMissing(connection, feature, migrations)
    } finally {
      await sql`SELECT pg_advisory_unlock(${migrationLock})`.execute(connection)
    }
  })
}

/** The same within a transaction of the caller's, in which all steps stand or fall together. */
export async function migrateWithin<Tables>(
  trx: Transaction<Tables>,
  feature: string,
  migrations: readonly Migration[],
): Promise<string[]> {
  await createMigrationTable(trx)
  return applyMissing(trx, feature, migrations)
}

async function applyMissing<Tables>(
  db: Kysely<Tables>,
  feature: string,
  migrations: readonly Migration[],
): Promise<string[]> {
  const recorded = await appliedMigrations(db)
  const applied = recorded.filter((one) => one.feature === feature)
  compareMigrations(feature, migrations, applied)
  const done: string[] = []
  for (const migration of migrations.slice(applied.length)) {
    await apply(db, feature, migration)
    done.push(migration.name)
  }
  return done
}

async function createMigrationTable<Tables>(db: Kysely<Tables>): Promise<void> {
  // Asked first, because IF NOT EXISTS sends a notice each time it finds the table.
  const found = await sql<{ there: boolean }>`
    SELECT to_regclass('public.suyab_migration') IS NOT NULL AS there`.execute(db)
  if (found.rows[0]?.there === true) return
  await sql`
    CREATE TABLE suyab_migration (
      position int GENERATED ALWAYS AS IDENTITY,
      feature text NOT NULL,
      name text NOT NULL,
      checksum text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (feature, name)
    )`.execute(db)
}

/**
 * Compares what was applied somewhere with what this build knows.
 * @throws SchemaNewerError, StoreError 'store.migration-changed' or 'store.migration-order'
 */
export function compareMigrations(
  feature: string,
  migrations: readonly Migration[],
  applied: readonly { name: string; checksum: string }[],
): void {
  const names = new Set(migrations.map((one) => one.name))
  if (names.size !== migrations.length)
    throw new StoreError('store.migration-order', `two migrations of ${feature} share a name`)
  const unknown = applied.filter((one) => !names.has(one.name)).map((one) => one.name)
  if (unknown.length > 0) throw new SchemaNewerError(feature, unknown)
  for (const [index, one] of applied.entries()) {
    const migration = migrations[index]
    if (migration?.name !== one.name)
      throw new StoreError(
        'store.migration-order',
        `${feature}: ${one.name} was applied where this build has ${migration?.name ?? 'nothing'}`,
      )
    if (migrationChecksum(migration) !== one.checksum)
      throw new StoreError(
        'store.migration-changed',
        `${feature}: ${one.name} is not what it was when it was applied`,
      )
  }
}

async function apply<Tables>(
  db: Kysely<Tables>,
  feature: string,
  migration: Migration,
): Promise<void> {
  try {
    await inTransaction(db, async (trx) => {
      await sql.raw(migration.sql).execute(trx)
      await sql`
        INSERT INTO suyab_migration (feature, name, checksum)
        VALUES (${feature}, ${migration.name}, ${migrationChecksum(migration)})`.execute(trx)
    })
  } catch (cause) {
    if (cause instanceof StoreError) throw cause
    throw new StoreError(
      'store.migration-failed',
      `${feature}: ${migration.name}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    )
  }
}

async function inTransaction<Tables>(
  db: Kysely<Tables>,
  run: (trx: Kysely<Tables>) => Promise<void>,
): Promise<void> {
  if (db.isTransaction) await run(db)
  else await db.transaction().execute(run)
}

/** The migrations recorded in a database, of all features; none where the table is missing. */
export async function appliedMigrations<Tables>(db: Kysely<Tables>): Promise<AppliedMigration[]> {
  const found = await sql<{ there: boolean }>`
    SELECT to_regclass('public.suyab_migration') IS NOT NULL AS there`.execute(db)
  if (found.rows[0]?.there !== true) return []
  const { rows } = await sql<AppliedMigration>`
    SELECT feature, name, checksum, applied_at FROM suyab_migration ORDER BY position`.execute(db)
  return rows
}
