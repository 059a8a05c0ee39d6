import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFolderBlobs, type BlobStore } from '@suyab/store/blob'
import { openClickHouse, type ClickHouse } from '@suyab/store/clickhouse'
import type { Store } from '@suyab/store/database'
import { openTestStore } from '@suyab/store/test-store'
import { openArchive, type Archive, type ArchiveOptions } from '../src/archive.ts'
import { coverageMigrations } from '../src/migration.ts'

/** An archive with all that it stands on, in a temporary folder. */
export interface TestArchive {
  folder: string
  archive: Archive
  store: Store
  blobs: BlobStore
  clickhouse: ClickHouse
  faults: unknown[]
  /** Opens the archive once more on the same engines, as a second process would. */
  reopen(): Promise<Archive>
  close(): Promise<void>
}

export async function openTestArchive(
  more: Pick<ArchiveOptions, 'embedding'> & { queryMemory?: number } = {},
): Promise<TestArchive> {
  const { queryMemory, ...options } = more
  const folder = mkdtempSync(join(tmpdir(), 'suyab-archive-'))
  const store = await openTestStore(coverageMigrations)
  const blobs = await openFolderBlobs(join(folder, 'blobs'))
  const clickhouse = await openClickHouse({
    folder: join(folder, 'clickhouse'),
    memory: 1e9,
    ...(queryMemory !== undefined && { queryMemory }),
  })
  const faults: unknown[] = []
  const onFault = (cause: unknown): void => void faults.push(cause)
  const reopen = (): Promise<Archive> =>
    openArchive({ store, blobs, clickhouse, clock: Date.now, onFault, ...options })
  const archive = await reopen()
  return {
    folder,
    archive,
    store,
    blobs,
    clickhouse,
    faults,
    reopen,
    close: async () => {
      await archive.stop()
      await clickhouse.close()
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}
