import type { BlobStore } from '@suyab/store/blob'
import type { Store } from '@suyab/store/database'
import type { Jobs } from '@suyab/store/job'
import type { Kysely } from 'kysely'
import type { NodeConfig } from './config.ts'
import type { CoveragePart } from './coverage-part.ts'
import type { Live } from './live.ts'
import type { Log } from './log.ts'
import type { Mail } from './mail.ts'
import type { Outbound } from '@suyab/wire/outbound'
import type { ExchangePart } from './part.ts'

/** What every part of a running node is given. */
export interface NodeBase {
  config: NodeConfig
  store: Store
  db: Kysely<unknown>
  blobs: BlobStore
  jobs: Jobs
  live: Live
  /** Undefined where no mail server was named. */
  mail: Mail | undefined
  /** Fetches what others have named, never from private addresses. */
  outbound: Outbound
  log: Log
  /** Milliseconds since 1970. */
  clock: () => number
  /** The public origin; known once the node listens. */
  origin: () => string
}

export interface NodeContext extends NodeBase {
  exchange: ExchangePart
  /** Undefined where this node keeps no archive. */
  coverage: CoveragePart | undefined
  /** The folder of the desk's build. */
  deskFolder: string
}
