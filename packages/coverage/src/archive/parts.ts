import type { BlobStore } from '@suyab/store/blob'
import type { ClickHouse } from '@suyab/store/clickhouse'
import type { Store } from '@suyab/store/database'
import type { Kysely } from 'kysely'
import type { CoverageTables } from '../tables.ts'
import type { Layout } from './schema.ts'

/** What the archive stands on. */
export interface ArchiveParts {
  store: Store
  /** The store's database, seen through coverage's tables. */
  db: Kysely<CoverageTables>
  blobs: BlobStore
  clickhouse: ClickHouse
  layout: Layout
}
