/**
 * The memorandum between two newsrooms as a document both have signed. It has at most one grant
 * per direction; what no grant names is not permitted.
 */
export interface Agreement {
  readonly protocol: 'suyab/1'
  readonly kind: 'agreement'
  /** UUID; stays the same through every renewal. */
  readonly id: string
  /** 1, 2, 3 …; a renewal is the next edition, signed by both again. */
  readonly edition: number
  /** RFC 3339. */
  readonly from: string
  /** RFC 3339; absent: until one side ends it. */
  readonly until?: string
  /** The side that offered first, then the side that countersigned. */
  readonly parties: readonly [Signatory, Signatory]
  readonly grants: readonly Grant[]
  readonly contacts: readonly Contact[]
  /** The memorandum's own words by language, where the partners want them kept with the terms. */
  readonly text?: Readonly<Record<string, string>>
}

/** A newsroom as it signed: its keys are pinned from here. */
export interface Signatory {
  /** A lower-case DNS name. */
  readonly id: string
  readonly names: Readonly<Record<string, string>>
  readonly languages: readonly string[]
  /** Absent: the newsroom cannot be reached and only asks and hands over. */
  readonly origin?: string
  readonly keys: readonly PublicKey[]
}

export interface PublicKey {
  /** RFC 7638 thumbprint. */
  readonly kid: string
  /** The Ed25519 public key, base64url, as the JWK's `x`. */
  readonly x: string
}

/** What `from` lets `to` do with its items. An absent list means no restriction of that kind. */
export interface Grant {
  readonly from: string
  readonly to: string
  readonly kinds?: readonly ItemKind[]
  /** BCP 47; a grant for `zh` covers `zh-Hans`. */
  readonly languages?: readonly string[]
  /** Subject uris or their literals, as the items carry them. */
  readonly topics?: readonly string[]
  readonly uses: Uses
  /** ISO 3166-1 alpha-2. */
  readonly territory?: readonly string[]
  readonly media?: readonly Medium[]
  /** Days an item may be used, counted from the version's `issued`. */
  readonly days?: number
  /** The line to print with each item, by language of the output. */
  readonly credit: Readonly<Record<string, string>>
  /** `hold`: an embargoed text is sent when its time has come. `send`: at once, and kept from all but editors. */
  readonly embargo: 'hold' | 'send'
  readonly quota?: { readonly items: number; readonly per: 'day' | 'week' | 'month' }
  /** May `from` put items of third newsrooms into its log, by way of their own agreements? */
  readonly relays: boolean
  /** May what was published before the end stay published after it? */
  readonly keepsAfterEnd: boolean
}

export interface Uses {
  readonly publish: boolean
  /** The languages it may be translated into; `true`: any. */
  readonly translate: boolean | readonly string[]
  readonly adapt: boolean
  readonly passOn: boolean
}

export const ITEM_KINDS = [
  'text',
  'picture',
  'package',
  'event',
  'audio',
  'video',
  'graphic',
] as const
export type ItemKind = (typeof ITEM_KINDS)[number]
export const MEDIA = ['web', 'print', 'broadcast', 'social'] as const
export type Medium = (typeof MEDIA)[number]

export interface Contact {
  readonly newsroom: string
  readonly name: string
  readonly role: string
  readonly mail?: string
  readonly phone?: string
  readonly languages: readonly string[]
}
