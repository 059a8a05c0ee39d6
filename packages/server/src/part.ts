import type { FeatureMigrations } from '@suyab/store/migration'
import type { NewsItem } from '@suyab/wire/ninjs'
import type { Result } from '@suyab/wire/result'
import type { Command } from 'commander'
import type { Hono } from 'hono'
import type { Transaction } from 'kysely'
import type { ApiFault, FeedOut, Health, LiveEvent, Session } from './api.ts'
import type { Terminal } from './command/terminal.ts'
import type { NodeBase } from './context.ts'
import type { RequestVariables, Route } from './route.ts'
import type { SignedIn } from './session.ts'

/** The newsroom whose node this is. */
export type Newsroom = Session['newsroom']

/** Where an item that came in through an intake is from. */
export interface Intaken {
  intake: { id: string; name: string; language?: string; offer: boolean }
  /** Digest of the bytes as they came, in the blob store. */
  original: string
  /** The address or file they came from. */
  source: string
}

/** What became of an item that was taken, and the uri of ours that it stands under. */
export interface TakenItem {
  readonly outcome: 'new' | 'changed' | 'unchanged'
  readonly uri: string
}

/** What a feed's reader may have now: the exchange has asked rights and embargo. */
export interface FeedItems {
  items: readonly NewsItem[]
  title: string
}

/**
 * What the exchange does for the node. The node knows no agreement and no item; it authenticates,
 * fetches, converts and serves.
 */
export interface ExchangePart {
  newsroom(): Promise<Newsroom>
  /** Routes of the desk's API, with the errand each needs. */
  routes: readonly Route[]
  /** What partners' nodes ask for: `/.well-known/suyab`, `/exchange/…`; each checks signatures itself. */
  mount(app: Hono<{ Variables: RequestVariables }>): void
  /**
   * Takes one item that was read: the same uri again is a new version, the same content is
   * unchanged. A refusal is listed at its intake.
   */
  take(item: NewsItem, from: Intaken): Promise<Result<TakenItem, ApiFault>>
  /** Our uris of what an intake has brought, by its own uris; without what was killed. */
  taken(uris: readonly string[], intake: string): Promise<ReadonlyMap<string, string>>
  /** Undefined when the feed's agreement has ended or is unknown. */
  itemsFor(feed: FeedOut): Promise<FeedItems | undefined>
  /** Whether a person may see the bytes of this picture now (embargo, kill, role). */
  mayLook(person: SignedIn, digest: string): Promise<boolean>
  /** Whether an item or a draft names these bytes, wherever else they came from. */
  keeps(digest: string): Promise<boolean>
  /** What of an event a person may hear of; null: nothing. */
  filter(event: LiveEvent, person: SignedIn): Promise<LiveEvent | null>
  /**
   * The partners that may hold what this node lost with its data, such as a kill: until each has
   * returned it, or an administrator has settled it, no item goes out.
   */
  awaited(): Promise<readonly string[]>
  health(): Promise<Pick<Health, 'reconciling' | 'keys'>>
  /** Answers the requests that wait for news at once: the node is about to stop. */
  endWaits(): void
  /** Begins its own jobs (reading partners, embargoes); `stop` ends them. */
  start(): Promise<void>
  stop(): Promise<void>
}

/** The exchange as the node opens it. */
export interface NodeParts {
  /** Its tables, made after the node's own. */
  migrations: readonly FeatureMigrations[]
  open(base: NodeBase): Promise<ExchangePart>
  /** What must happen to restored rows before anyone sees them, such as applying tombstones. */
  afterRestore?: readonly ((trx: Transaction<unknown>) => Promise<void>)[]
  /** Its own errands on the terminal: partner, agreement, key. */
  commands?: (program: Command, terminal: Terminal, parts: NodeParts) => void
}
