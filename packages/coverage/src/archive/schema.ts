import {
  clickHouseMigrationTable,
  type ClickHouseMigration,
} from '@suyab/store/clickhouse-migration'

/** Where the archive's tables stand: on one server, or on all of a cluster's. */
export type Layout = { kind: 'single' } | { kind: 'cluster'; cluster: string }

interface TableDefinition {
  readonly name: string
  /** Columns and indexes, each with why it is there. */
  readonly columns: readonly string[]
  readonly engine: 'MergeTree' | 'ReplacingMergeTree'
  /** What an engine keeps of rows with one key: the one with the highest. */
  readonly version?: string
  readonly partition?: string
  readonly order: string
  /**
   * What a cluster divides its rows by. A table without it is whole on every server, so that those
   * that are divided can be asked about it where they are.
   */
  readonly shard?: string
  readonly settings?: string
}

/**
 * Years, not months, are parts of their own: each part is asked separately, and 24 parts for two
 * years made a count take twice as long as two. The day comes first in the order, which finds a
 * period, and gives the newest hits without sorting all of them.
 */
const article: TableDefinition = {
  name: 'article',
  columns: [
    // Given by PostgreSQL; what refers to articles in great numbers refers to this.
    'number UInt32 CODEC(Delta, ZSTD(1))',
    // The batch of PostgreSQL that it came in.
    'batch UInt32 CODEC(Delta, ZSTD(1))',
    'id UUID',
    'outlet LowCardinality(String)',
    'country LowCardinality(String)',
    'language LowCardinality(String)',
    "published DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1))",
    // In the outlet's own time zone.
    'day Date',
    'type LowCardinality(String)',
    'title String CODEC(ZSTD(3))',
    'link String CODEC(ZSTD(3))',
    'text String CODEC(ZSTD(3))',
    'terms Array(String) CODEC(ZSTD(1))',
    'places Array(LowCardinality(String))',
    "INDEX terms_index terms TYPE text(tokenizer = 'array')",
  ],
  engine: 'MergeTree',
  partition: 'toYear(day)',
  order: 'day, country, outlet, number',
  shard: 'cityHash64(outlet, toYYYYMM(day))',
  // A year to which nothing came for an hour becomes one part, which is asked twice as fast as five.
  settings:
    'min_age_to_force_merge_seconds = 3600, min_age_to_force_merge_on_partition_only = 1, enable_max_bytes_limit_for_min_age_to_force_merge = 1',
}

/** Articles that are another's text again. `first` is the group's first publication. */
const duplicate: TableDefinition = {
  name: 'duplicate',
  columns: [
    'number UInt32',
    'first UInt32',
    "kind Enum8('none' = 0, 'copy' = 1, 'rewrite' = 2)",
    'version UInt64',
  ],
  engine: 'ReplacingMergeTree',
  version: 'version',
  order: 'number',
}

/** The story that an article belongs to; 0: none. */
const story: TableDefinition = {
  name: 'story',
  columns: ['number UInt32', 'story UInt32', 'version UInt64'],
  engine: 'ReplacingMergeTree',
  version: 'version',
  order: 'number',
}

/** What is kept of each article's text to find its copies; made again from the originals. */
const sketch: TableDefinition = {
  name: 'sketch',
  columns: [
    'number UInt32 CODEC(Delta, ZSTD(1))',
    'batch UInt32 CODEC(Delta, ZSTD(1))',
    'id UUID',
    'outlet LowCardinality(String)',
    "published DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1))",
    'day Date',
    'size UInt32 CODEC(ZSTD(1))',
    'numbers UInt32',
    'least Array(UInt16)',
  ],
  // What is brought again after a crash stands here once.
  engine: 'ReplacingMergeTree',
  order: 'number',
}

/**
 * The bands of all sketches, by the month in which their articles were published: a month's and its
 * neighbours' are looked through for copies. Small granules, since a few articles ask for few bands.
 */
const band: TableDefinition = {
  name: 'band',
  columns: [
    'month Date CODEC(Delta, ZSTD(1))',
    'band UInt64 CODEC(T64, LZ4)',
    'number UInt32 CODEC(LZ4)',
  ],
  engine: 'ReplacingMergeTree',
  partition: 'toYear(month)',
  order: 'month, band, number',
  settings: 'index_granularity = 512',
}

/** A name of a cluster goes into the text of statements. */
const clusterName = /^[A-Za-z_][\w-]*$/

/** The archive's tables, for one server or for every server of a cluster. */
export function archiveMigrations(layout: Layout): readonly ClickHouseMigration[] {
  if (layout.kind === 'cluster' && !clusterName.test(layout.cluster))
    throw new RangeError(`${layout.cluster} is no name of a cluster`)
  return [
    {
      name: '001-archive',
      statements: [article, duplicate, story].flatMap((table) => createTable(table, layout)),
    },
    {
      name: '002-duplicate',
      statements: [
        ...[sketch, band].flatMap((table) => createTable(table, layout)),
        `ALTER TABLE duplicate${onCluster(layout)} MODIFY COLUMN kind Enum8('none' = 0, 'copy' = 1, 'rewrite' = 2, 'part' = 3)`,
      ],
    },
  ]
}

/**
 * All statements with which an administrator prepares a cluster. A node that then finds the table of
 * articles divided runs the same again, which does no harm, and records that it has.
 */
export function clusterStatements(cluster: string): readonly string[] {
  const migrations = archiveMigrations({ kind: 'cluster', cluster })
  return [clickHouseMigrationTable(cluster), ...migrations.flatMap(({ statements }) => statements)]
}

function onCluster(layout: Layout): string {
  return layout.kind === 'cluster' ? ` ON CLUSTER '${layout.cluster}'` : ''
}

function createTable(table: TableDefinition, layout: Layout): string[] {
  const { name, columns, engine, version, partition, order, shard, settings } = table
  const rest = [
    ...(partition === undefined ? [] : [`PARTITION BY ${partition}`]),
    `ORDER BY (${order})`,
    ...(settings === undefined ? [] : [`SETTINGS ${settings}`]),
  ].join('\n')
  const body = `(\n  ${columns.join(',\n  ')}\n)`
  const versions = version === undefined ? [] : [version]
  if (layout.kind === 'single')
    return [
      `CREATE TABLE IF NOT EXISTS ${name} ${body}\nENGINE = ${engine}(${versions.join(', ')})\n${rest}`,
    ]
  const on = onCluster(layout).trim()
  const local = shard === undefined ? name : `${name}_shard`
  const path = shard === undefined ? 'all' : '{shard}'
  const replica = shard === undefined ? '{shard}-{replica}' : '{replica}'
  const keeper = [`'/clickhouse/tables/${path}/{database}/${local}'`, `'${replica}'`, ...versions]
  const created = `CREATE TABLE IF NOT EXISTS ${local} ${on} ${body}\nENGINE = Replicated${engine}(${keeper.join(', ')})\n${rest}`
  if (shard === undefined) return [created]
  return [
    created,
    `CREATE TABLE IF NOT EXISTS ${name} ${on} AS ${local}\nENGINE = Distributed('${layout.cluster}', currentDatabase(), '${local}', ${shard})`,
  ]
}
