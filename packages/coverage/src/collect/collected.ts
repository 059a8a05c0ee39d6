import type { Article } from '../article.ts'

/** An article as the archive takes it, with what its page says besides. */
export interface CollectedArticle extends Article {
  readonly authors: readonly string[]
  readonly section?: string
}

/** The bytes that an article was taken from. */
export interface Original {
  readonly bytes: Uint8Array
  readonly mediaType: string
  /** The address that gave them, or the file and the place in it. */
  readonly source: string
}

export interface Collected {
  readonly article: CollectedArticle
  readonly original: Original
}

/**
 * Where articles go. When it resolves they are kept for good; only then the collector moves on. A
 * process that is killed in between brings the same again, so it must take an article that it has
 * already, by its link, without doubling it.
 */
export type Store = (collected: readonly Collected[]) => Promise<void>

/** Why something was not collected; beside these, the outbound's, the extraction's and the reader's. */
export type CollectFault =
  | { code: 'collect.http-status'; status: number }
  | { code: 'collect.media-type'; found: string }
  | { code: 'collect.wall'; kind: string; sign: string }
  | { code: 'collect.duplicate'; of: string }
  | { code: 'collect.address'; found: string }
  | { code: 'collect.gave-up'; attempts: number }
  | { code: 'collect.past-retention'; published: string; days: number }
  | { code: 'collect.too-many-waiting'; limit: number }
  | { code: 'collect.sitemap-endless'; limit: number }
  | { code: 'collect.sitemap-too-large'; limit: number }
  | { code: 'collect.sitemap-unreadable'; reason: string }
  | { code: 'collect.reader-broke'; reason: string }
  /** Only whoever tries an address out hears of it: the collector comes back later. */
  | { code: 'collect.host-busy'; host: string }
