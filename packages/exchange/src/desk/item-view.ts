import type { NewsItem } from '@suyab/wire/ninjs'
import type { ItemKind, Medium } from '../agreement.ts'
import type { Action } from '../statement.ts'

/** What the desk is told of items: the answers of its API, times as RFC 3339. */

export type Names = Readonly<Record<string, string>>
export type Role = 'administrator' | 'editor' | 'translator' | 'analyst' | 'viewer'

/** Who is looking. */
export interface Viewer {
  readonly person: string
  readonly role: Role
  /** The language the desk speaks to them, BCP 47. */
  readonly language: string
}

export interface DeskFault {
  code: string
  data?: Record<string, string | number | boolean | null>
}

export interface NewsroomName {
  id: string
  names: Names
}

/** One of these, the most pressing first. */
export type ItemState =
  | 'killed'
  | 'withheld'
  | 'denied'
  | 'embargoed'
  | 'stale'
  | 'published'
  | 'taken'
  | 'offered'
  | 'unoffered'
  | 'draft'

export interface ItemPage {
  items: ItemRow[]
  total: number
  unread: number
  facets: {
    partner: Facet[]
    language: Facet[]
    topic: Facet[]
    kind: Facet[]
    state: Facet[]
  }
  next: string | null
}

export interface Facet {
  value: string
  /** Names by language for partners and topics; absent where the desk has its own word. */
  names?: Names
  count: number
}

export interface ItemRow {
  uri: string
  version: number
  sequence: number
  kind: ItemKind
  language: string
  headline: string
  /** The newsroom's own summary, or the headline of a translation in the reader's language. */
  gist?: { text: string; language: string; translation: boolean }
  partner: NewsroomName | null
  /** The newsroom it first came from, where another passed it on. */
  via?: NewsroomName
  subjects: string[]
  issued: string
  received: string
  state: ItemState
  /** embargoed: until when, by our clock. */
  until?: string
  /** killed, withheld, published: since when. */
  since?: string
  /** denied: why, as a code of the rights decision. */
  reason?: DeskFault
  takenBy?: string
  unread: boolean
  /** Digest of a small picture. */
  thumbnail?: string
}

export interface ItemDetail extends ItemRow {
  item: NewsItem | null
  bodyHtml: string
  pictures: Picture[]
  /** The rights in parts; the desk makes the sentence. One per agreement that covers it. */
  rights: RightsView[]
  versions: VersionRow[]
  translations: TranslationRow[]
  translationOf?: {
    uri: string
    version: number
    headline?: string
    language?: string
    current?: number
    stale: boolean
  }
  members: { uri?: string; headline: string; language?: string; kind?: string }[]
  event?: { start?: string; end?: string; status?: string; place?: string }
  notes: NoteRow[]
  present: Presence[]
  /** For own items: what each partner's node has answered. */
  receipts: ReceiptRow[]
  own: boolean
  /** What this person may do now; it is decided again when it is done. */
  may: ItemErrand[]
  killReason?: string
  /** An own item withheld because its source was killed: kill it or keep it with a reason. */
  sourceKilled?: { uri: string; reason: string }
  draft?: string
  publications: { at: string; by: string; url?: string; media: Medium[] }[]
}

export type ItemErrand =
  | 'take'
  | 'return'
  | 'translate'
  | 'update-translation'
  | 'publish'
  | 'unpublish'
  | 'note'
  | 'correct'
  | 'withhold'
  | 'release'
  | 'kill'
  | 'keep'
  | 'export'

export interface Picture {
  /** `sha-256:…` once the node has the bytes. */
  digest?: string
  missing?: 'fetching' | 'unreachable' | 'refused'
  contentType?: string
  width?: number
  height?: number
  caption?: string
  alt?: string
  credit?: string
}

export interface RightsView {
  agreement: string
  from: string
  to: string
  permit: boolean
  reason?: DeskFault
  publish: boolean
  translate: boolean | string[]
  adapt: boolean
  passOn: boolean
  until?: string
  territory?: string[]
  media?: Medium[]
  credit: Names
}

export interface VersionRow {
  sequence: number
  version: number
  action: Action
  issued: string
  reason?: string
  current: boolean
  /** False once erased by a kill. */
  content: boolean
}

export interface VersionView {
  row: VersionRow
  headline: string
  summary?: string
  bodyHtml: string
  paragraphs: string[]
}

export interface TranslationRow {
  uri: string
  language: string
  headline: string
  newsroom: NewsroomName
  ofVersion: number
  stale: boolean
  state: ItemState
  draft?: string
}

export interface NoteRow {
  id: string
  from: { newsroom: string; name: string }
  text: string
  language: string
  at: string
  delivered: boolean
}

export interface ReceiptRow {
  partner: NewsroomName
  status: 'pending' | 'received' | 'refused' | 'published' | 'killed' | 'kept'
  at?: string
  code?: string
  url?: string
}

/** Somebody who has an item or a draft open; `field`: what they write in. */
export interface Presence {
  person: string
  name: string
  field?: string
  since: string
}
