import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openFolderBlobs, type BlobStore } from '@suyab/store/blob'
import { openStore, type Store } from '@suyab/store/database'
import { FolderInUseError } from '@suyab/store/fault'
import { migrate } from '@suyab/store/migration'
import { z } from 'zod'
import { readConfig, type NodeConfig } from '../config.ts'
import { keepConcepts } from '../coverage-concept.ts'
import { nodeMigrations } from '../migrations.ts'
import { openLog } from '../log.ts'
import { openNode, runningFile, type OpenNode } from '../node.ts'
import type { NodeParts } from '../part.ts'
import { CommandFault, type Terminal } from './terminal.ts'

/** What an administrator's errand works with, whether the node is running or not. */
export interface Tools {
  config: NodeConfig
  store: Store
  blobs: BlobStore
  /** The address people open. */
  origin: string
  /** Whether a node runs on the same folder now. */
  running: boolean
}

/** The node's configuration from the environment. @throws CommandFault that names the variable */
export function configOf(terminal: Terminal): NodeConfig {
  const config = readConfig(terminal.env)
  if (!config.ok) throw new CommandFault(config.fault.text, 2)
  return config.value
}

const running = z.object({ url: z.string(), origin: z.string() })

/** Opens the store for a command and closes it again; goes through a running node's database. */
export async function withTools<Value>(
  terminal: Terminal,
  parts: NodeParts,
  work: (tools: Tools) => Promise<Value>,
): Promise<Value> {
  const config = configOf(terminal)
  const opened = await open(config)
  try {
    for (const { feature, migrations } of nodeMigrations(parts.migrations))
      await migrate(opened.store.db, feature, migrations)
    await keepConcepts(opened.store.db, terminal.clock())
    const blobs = await openFolderBlobs(join(config.dataFolder, 'blobs'))
    return await work({ config, blobs, ...opened })
  } finally {
    await opened.store.close()
  }
}

async function open(config: NodeConfig): Promise<Pick<Tools, 'store' | 'origin' | 'running'>> {
  const origin = config.origin ?? `http://localhost:${config.port}`
  if (config.databaseUrl !== undefined)
    return { store: await openStore({ url: config.databaseUrl }), origin, running: false }
  try {
    return { store: await openStore({ dataFolder: config.dataFolder }), origin, running: false }
  } catch (cause) {
    if (!(cause instanceof FolderInUseError)) throw cause
    const node = await readRunning(config.dataFolder, cause)
    return { store: await openStore({ url: node.url }), origin: node.origin, running: true }
  }
}

async function readRunning(
  folder: string,
  inUse: FolderInUseError,
): Promise<z.infer<typeof running>> {
  try {
    return running.parse(JSON.parse(await readFile(join(folder, runningFile), 'utf8')))
  } catch {
    // The node is just starting or another command has the folder.
    throw inUse
  }
}

/** Opens a node's parts for an errand that needs the exchange, beside a running node or alone. */
export async function withNode<Value>(
  terminal: Terminal,
  parts: NodeParts,
  work: (node: OpenNode) => Promise<Value>,
): Promise<Value> {
  const config = configOf(terminal)
  const { store, origin } = await open(config)
  try {
    const log = openLog(terminal.err, terminal.clock)
    const node = await openNode(config, parts, { log, clock: terminal.clock, store, origin })
    try {
      return await work(node)
    } finally {
      await node.close()
    }
  } finally {
    await store.close()
  }
}
