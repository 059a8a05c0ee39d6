import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openArchive, type Archive } from '@suyab/coverage/archive'
import { openClickHouse, type ClickHouse } from '@suyab/store/clickhouse'
import type { NodeBase } from './context.ts'
import { embeddingOf, embeddingWords } from './coverage-embedding.ts'

/** Coverage as a part of a node. The exchange never waits for it. */
export interface CoveragePart {
  /** The archive; undefined until its engine could be opened. */
  archive(): Archive | undefined
  /** The archive as soon as it is open; undefined where the node stops before. */
  opened(): Promise<Archive | undefined>
  /** Its engine, likewise. */
  clickhouse(): ClickHouse | undefined
  /** Begins to open it and to bring in what was taken in, and goes on trying. */
  start(): void
  stop(): Promise<void>
}

interface Opened {
  archive: Archive
  clickhouse: ClickHouse
  close(): Promise<void>
}

/** How long to wait after an archive could not be opened. */
const longestWait = 30_000

/** Coverage, where the node's configuration asks for it. */
export function coveragePart(node: NodeBase): CoveragePart | undefined {
  if (!node.config.coverage) return undefined
  const stopping = new AbortController()
  let opened: Opened | undefined
  let opening: Promise<void> | undefined
  const { promise, resolve } = Promise.withResolvers<Archive | undefined>()
  const keepOpening = async (): Promise<void> => {
    for (let wait = 500; !stopping.signal.aborted; wait = Math.min(wait * 2, longestWait)) {
      try {
        opened = await openCoverage(node, stopping.signal)
        opened.archive.start()
        resolve(opened.archive)
        node.log.info('coverage.opened')
        return
      } catch (cause) {
        if (stopping.signal.aborted) return
        node.log.error('coverage.not-opened', cause)
        // Its end by the signal is the loop's condition.
        await sleep(wait, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
  }
  return {
    archive: () => opened?.archive,
    opened: () => promise,
    clickhouse: () => opened?.clickhouse,
    start: () => {
      opening ??= keepOpening()
    },
    stop: async () => {
      stopping.abort()
      await opening
      resolve(undefined)
      await opened?.close()
    },
  }
}

async function openCoverage(
  { config, store, blobs, clock, log }: NodeBase,
  signal: AbortSignal,
): Promise<Opened> {
  const clickhouse = await openClickHouse(
    config.clickhouseUrl === undefined
      ? { folder: join(config.dataFolder, 'clickhouse') }
      : { url: config.clickhouseUrl },
  )
  try {
    const onFault = (cause: unknown): void => log.error('coverage.failed', cause)
    const embedding = embeddingOf(config, (fault, until) =>
      log.warn('coverage.embedding-failed', {
        fault: embeddingWords(fault),
        until: new Date(until).toISOString(),
      }),
    )
    const options = { store, blobs, clickhouse, clock, onFault, signal, ...embedding }
    const archive = await openArchive(options)
    const close = async (): Promise<void> => {
      await archive.stop()
      await clickhouse.close()
    }
    return { archive, clickhouse, close }
  } catch (cause) {
    await clickhouse.close()
    throw cause
  }
}
