import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { joinArchive, openArchive, type Archive } from '@suyab/coverage/archive'
import { openClickHouse, type ClickHouse } from '@suyab/store/clickhouse'
import { FolderInUseError, StoreError } from '@suyab/store/fault'
import type { NodeConfig } from '../../config.ts'
import { embeddingOf, embeddingWords } from '../../coverage-embedding.ts'
import type { NodeParts } from '../../part.ts'
import { CommandFault, type Terminal } from '../terminal.ts'
import { withTools, type Tools } from '../tools.ts'

export interface ArchiveTools extends Tools {
  archive: Archive
  /** No node runs beside: what is not done now nobody does. */
  alone: boolean
}

/** How long a running node is given to open its archive. */
const patience = 30_000

/**
 * Opens the archive for a command and closes it again. Where a node runs on the data folder, its
 * database and its engine are used; else both are started for as long as the command takes.
 */
export async function withArchive<Value>(
  terminal: Terminal,
  parts: NodeParts,
  work: (tools: ArchiveTools) => Promise<Value>,
): Promise<Value> {
  return withTools(terminal, parts, async (tools) => {
    const { clickhouse, own } = await openEngine(tools.config, terminal)
    const onFault = (cause: unknown): void =>
      terminal.err(`${cause instanceof Error ? cause.message : String(cause)}\n`)
    const { store, blobs } = tools
    const embedding = embeddingOf(tools.config, (fault) =>
      terminal.err(
        `no vectors for stories (${embeddingWords(fault)}); names and topics decide instead\n`,
      ),
    )
    const options = { store, blobs, clickhouse, clock: terminal.clock, onFault, ...embedding }
    try {
      const archive = own
        ? await settled(await openArchive(options))
        : await joined(terminal, options)
      return await work({ ...tools, archive, alone: own })
    } finally {
      await clickhouse.close()
    }
  })
}

/** Nobody else brings in what was taken in before. */
async function settled(archive: Archive): Promise<Archive> {
  await archive.settle()
  return archive
}

async function openEngine(
  config: NodeConfig,
  { clock }: Terminal,
): Promise<{ clickhouse: ClickHouse; own: boolean }> {
  if (config.clickhouseUrl !== undefined)
    return { clickhouse: await openClickHouse({ url: config.clickhouseUrl }), own: false }
  const folder = join(config.dataFolder, 'clickhouse')
  const until = clock() + patience
  for (;;) {
    try {
      return { clickhouse: await openClickHouse({ folder }), own: true }
    } catch (cause) {
      if (!(cause instanceof FolderInUseError)) throw cause
      try {
        return { clickhouse: await openClickHouse({ beside: folder }), own: false }
      } catch (besides) {
        // The node has the folder, and its engine does not listen yet, or it is just ending.
        if (!(besides instanceof StoreError) || clock() > until) throw besides
      }
    }
    await sleep(100)
  }
}

async function joined(
  { clock }: Terminal,
  options: Parameters<typeof joinArchive>[0],
): Promise<Archive> {
  if (options.clickhouse.kind === 'named') return (await joinArchive(options)) ?? openArchive(options)
  const until = clock() + patience
  for (;;) {
    const archive = await joinArchive(options)
    if (archive !== undefined) return archive
    if (clock() > until)
      throw new CommandFault('the node has not opened its archive yet: try again in a moment')
    await sleep(100)
  }
} // prettier-ignore
