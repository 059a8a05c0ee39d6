import type { Store } from '@suyab/store/database'
import type { Blobs } from '@suyab/store/blob'
import type { Kysely } from 'kysely'
import type { NodeConfig } from './config.ts'
import type { Live } from './live.ts'
import type { Log } from './log.ts'
import type { Mail } from './mail.ts'
import type { ExchangePart } from './part.ts'

/** What every part of a running node is given. */
export interface NodeBase {
  config: NodeConfig
  store: Store
  db: Kysely<unknown>
  blobs: Blobs
  live: Live
  mail: Mail | undefined
  log: Log
  /** Milliseconds since 1970. */
  clock: () => number
  /** The public origin; known once the node listens. */
  origin: () => string
}

export interface NodeContext extends NodeBase {
  exchange: ExchangePart
  /** The folder of the desk's build. */
  deskFolder: string
}
