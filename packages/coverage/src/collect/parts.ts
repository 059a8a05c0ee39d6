import type { Outbound } from '@suyab/wire/outbound'
import type { ReadItem } from '@suyab/wire/read-items'
import type { Result } from '@suyab/wire/result'
import type { Kysely } from 'kysely'
import type { Extraction, PageHint } from '../extract/extract.ts'
import type { ExtractFault } from '../extract/fault.ts'
import type { NotedFault } from '../outlet/health.ts'
import type { Store } from './collected.ts'

/** How hosts are treated, shared by everything on the node that fetches from them. */
export interface Hosts {
  /** Whether a site's robots.txt lets us have an address, and the pace in milliseconds it asks for. */
  permission(url: URL): Promise<{ allowed: boolean; delay?: number }>
  /** Takes the next turn; milliseconds until it comes, more than `longest` where it was not taken. */
  turn(host: string, pace: number, longest: number): Promise<number>
  /** Leaves a host alone until a moment. */
  rest(host: string, until: Date): Promise<void>
}

export interface CollectorParts {
  readonly db: Kysely<unknown>
  /** Fetches without being led to private addresses. */
  readonly outbound: Outbound
  readonly hosts: Hosts
  /** Reads a feed, apart from this thread. */
  readonly read: (
    bytes: Uint8Array,
    hint: { contentType?: string; url?: string },
  ) => Promise<{ items: readonly ReadItem[]; faults: readonly NotedFault[] }>
  /** Takes the article out of a page, apart from this thread, in limited time and memory. */
  readonly extract: (bytes: Uint8Array, hint: PageHint) => Promise<Result<Extraction, ExtractFault>>
  readonly store: Store
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** From 0 up to 1; spreads what would come all at once. */
  readonly random: () => number
}

/** Milliseconds that one look at a feed, a sitemap or a page may take, redirects included. */
export const requestTimeout: number = 30_000
/** A host's turn further away than this, in milliseconds, is left for a later round. */
export const longestWait: number = 10_000
/** Milliseconds after which another process may take over what a killed one had begun. */
export const lease: number = 5 * 60_000

/** Milliseconds that a host is left alone when it did not answer, so that it is waited for once. */
export const silentRest: number = 60_000
/** The outbound's faults that say so; the next attempt may not meet them. */
export const silence: ReadonlySet<string> = new Set([
  'outbound.unreachable',
  'outbound.host-unknown',
  'outbound.too-slow',
])

/**
 * Milliseconds until something that failed is tried again: doubled with each failure up to `most`,
 * and spread over the upper half, so that what failed together does not come back together.
 */
export function backOff(
  failures: number,
  first: number,
  most: number,
  random: () => number,
): number {
  const whole = Math.min(first * 2 ** Math.min(failures - 1, 30), most)
  return Math.round(whole * (0.5 + random() / 2))
}
