import type { ClickHouse } from './clickhouse.ts'
import { StoreError } from './fault.ts'
import { compareMigrations, migrationChecksum, type Migration } from './migration.ts'

/**
 * One step of a feature's schema in ClickHouse. Once it has been released it is never changed. There
 * are no transactions: a step may have been interrupted and is then run again, so each of its
 * statements must do no harm the second time (`IF NOT EXISTS`).
 */
export interface ClickHouseMigration {
  /** Unique within the feature and in order: `001-article`. */
  name: string
  statements: readonly string[]
}

/**
 * The table of what has been applied, as the same table of PostgreSQL is called.
 * @param cluster makes it on all servers of a cluster, the same on each
 */
export function clickHouseMigrationTable(cluster?: string): string {
  const on = cluster === undefined ? '' : ` ON CLUSTER '${cluster}'`
  const engine =
    cluster === undefined
      ? 'MergeTree'
      : "ReplicatedMergeTree('/clickhouse/tables/all/{database}/suyab_migration', '{shard}-{replica}')"
  return `CREATE TABLE IF NOT EXISTS suyab_migration${on} (
  feature String,
  name String,
  checksum String,
  applied_at DateTime64(3, 'UTC') DEFAULT now64(3)
)
ENGINE = ${engine}
ORDER BY (feature, name)`
}

/**
 * Brings a feature's tables in ClickHouse to this build's state, forward only. ClickHouse has no
 * lock for it: call it from one process at a time, under a lock of the store. Gives the names of
 * the steps it applied.
 * @throws SchemaNewerError when the archive is ahead of this build
 * @throws StoreError 'store.migration-changed', '-order', or '-failed' with the engine's error
 */
export async function migrateClickHouse(
  archive: ClickHouse,
  feature: string,
  migrations: readonly ClickHouseMigration[],
): Promise<string[]> {
  await archive.command(clickHouseMigrationTable())
  const applied = await archive.query<{ name: string; checksum: string }>(
    `SELECT DISTINCT name, checksum FROM suyab_migration
     WHERE feature = {feature:String} ORDER BY name`,
    { parameters: { feature } },
  )
  const known = migrations.map(asMigration)
  compareMigrations(feature, known, applied)
  const done: string[] = []
  for (const [index, migration] of migrations.entries()) {
    if (index < applied.length) continue
    await apply(archive, feature, migration)
    done.push(migration.name)
  }
  return done
}

/** A step's identity, by which a changed one is noticed. */
export function clickHouseChecksum(migration: ClickHouseMigration): string {
  return migrationChecksum(asMigration(migration))
}

function asMigration({ name, statements }: ClickHouseMigration): Migration {
  return { name, sql: statements.join(';\n') }
}

async function apply(
  archive: ClickHouse,
  feature: string,
  migration: ClickHouseMigration,
): Promise<void> {
  try {
    for (const statement of migration.statements) await archive.command(statement)
    const row = { feature, name: migration.name, checksum: clickHouseChecksum(migration) }
    await archive.insert('suyab_migration', [row])
  } catch (cause) {
    throw new StoreError(
      'store.migration-failed',
      `${feature}: ${migration.name}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    )
  }
}
