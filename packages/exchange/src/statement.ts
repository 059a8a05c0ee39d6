import type { ItemKind } from './agreement.ts'

/**
 * What a newsroom says about one of its items. Every statement takes the item's next sequence;
 * (uri, sequence) is unique and an item's state follows from the set of its statements alone.
 */
export interface Statement {
  readonly protocol: 'suyab/1'
  readonly kind: 'statement'
  readonly issuer: string
  /** A tag URI (RFC 4151) whose authority is the issuer: nobody can speak of another's item. */
  readonly uri: string
  /** 1, 2, 3 … */
  readonly sequence: number
  /** The version it publishes or speaks of: 1, 2, 3 … */
  readonly version: number
  readonly action: Action
  readonly itemKind: ItemKind
  /** BCP 47. */
  readonly language: string
  readonly translationOf?: { readonly uri: string; readonly version: number }
  /** RFC 3339 in UTC, by the issuer's clock. */
  readonly issued: string
  readonly embargoedUntil?: string
  /** Digest of the canonical ninjs payload: with publish, correct and release; never with the others. */
  readonly payload?: string
  /** Why: with correct, withhold and kill. */
  readonly reason?: string
}

export type Action = 'publish' | 'correct' | 'withhold' | 'release' | 'kill'
