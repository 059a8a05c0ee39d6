import { join } from 'node:path'
import { openArchive, type Archive } from '@suyab/coverage/archive'
import { openClickHouse, type ClickHouse } from '@suyab/store/clickhouse'
import type { NodeBase } from './context.ts'

/** Coverage as a part of a node: the archive and the engine it stands on. */
export interface CoveragePart {
  archive: Archive
  clickhouse: ClickHouse
  close(): Promise<void>
}

/**
 * Opens coverage where the node's configuration asks for it. An archive that does not open is
 * logged, and the node runs without: the exchange must not depend on it.
 */
export async function openCoverage(node: NodeBase): Promise<CoveragePart | undefined> {
  const { config, store, blobs, clock, log } = node
  if (!config.coverage) return undefined
  let clickhouse: ClickHouse | undefined
  try {
    clickhouse = await openClickHouse(
      config.clickhouseUrl === undefined
        ? { folder: join(config.dataFolder, 'clickhouse') }
        : { url: config.clickhouseUrl },
    )
    const onFault = (cause: unknown): void => log.error('coverage.failed', cause)
    const archive = await openArchive({ store, blobs, clickhouse, clock, onFault })
    const opened = clickhouse
    const close = async (): Promise<void> => {
      await archive.stop()
      await opened.close()
    }
    return { archive, clickhouse, close }
  } catch (cause) {
    log.error('coverage.not-opened', cause)
    await clickhouse?.close()
    return undefined
  }
}
