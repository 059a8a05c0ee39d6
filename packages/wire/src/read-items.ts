import type { WireFault, WireWarning } from './fault.ts'
import type { NewsItem } from './ninjs.ts'

/** An item as it was taken, and what could not be taken as it stood. */
export interface ReadItem {
  readonly item: NewsItem
  readonly warnings: readonly WireWarning[]
}

/** Items of a document, and what is said of it as a whole. */
export interface ReadItems {
  readonly items: readonly ReadItem[]
  readonly faults: readonly WireFault[]
  readonly warnings: readonly WireWarning[]
}

/** One thing read of a document that is read as it comes. */
export type DocumentEvent =
  | { readonly kind: 'item'; readonly item: ReadItem }
  | { readonly kind: 'fault'; readonly fault: WireFault }
  | { readonly kind: 'warning'; readonly warning: WireWarning }
