import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Agreement, ItemKind } from './agreement.ts'
import type { ItemRights } from './right.ts'
import type { Action } from './statement.ts'

/** The exchange's tables as Kysely sees them; the columns are explained in migration.ts. */
export interface ExchangeTables {
  'exchange.self': SelfTable
  'exchange.own_key': OwnKeyTable
  'exchange.own_document': { edition: number; jws: string }
  'exchange.newsroom': NewsroomTable
  'exchange.newsroom_key': NewsroomKeyTable
  'exchange.newsroom_document': { newsroom: string; edition: number; jws: string }
  'exchange.agreement': AgreementTable
  'exchange.agreement_edition': AgreementEditionTable
  'exchange.log': LogTable
  'exchange.entry': EntryTable
  'exchange.kill_lane': KillLaneTable
  'exchange.letter': LetterTable
  'exchange.due': DueTable
  'exchange.statement': StatementTable
  'exchange.item': ItemTable
  'exchange.item_member': { package: string; position: number; uri: string }
  'exchange.media': MediaTable
  'exchange.item_media': { uri: string; sequence: number; digest: string }
  'exchange.receipt': ReceiptTable
  'exchange.kill_notice': KillNoticeTable
  'exchange.kill_alarm': KillAlarmTable
  'exchange.publication': PublicationTable
  'exchange.note': NoteTable
  'exchange.read_mark': { person: string; uri: string; sequence: number }
  'exchange.draft': DraftTable
  'exchange.draft_field': DraftFieldTable
  'exchange.intake_item': IntakeItemTable
  'exchange.intake_document': { uri: string; digest: string }
  'exchange.fault': FaultTable
  'exchange.nonce': { newsroom: string; nonce: string; expires: Date }
}

type Names = Record<string, string>
/** A jsonb column: written as its JSON text, read as the value. */
type Json<Value> = ColumnType<Value, string, string>
type JsonOrNull<Value> = ColumnType<Value | null, string | null | undefined, string | null>
export type FaultData = Record<string, string | number | boolean | null>
export type Direction = 'sent' | 'read'
export type Outcome = 'applied' | 'late' | 'duplicate' | 'dead' | 'refused'

export interface SelfTable {
  only: Generated<boolean>
  id: string
  names: Json<Names>
  languages: string[]
  origin: string | null
  time_zone: string
  country: string
  edition: Generated<number>
  document: string
  sample: Generated<boolean>
}
export interface OwnKeyTable {
  kid: string
  x: string
  private_jwk: Json<Record<string, string>>
  valid_from: Date
  valid_until: Date | null
  revoked_from: Date | null
  revoked_reason: string | null
}
export interface NewsroomTable {
  id: string
  names: Json<Names>
  languages: string[]
  origin: string | null
  time_zone: string | null
  edition: Generated<number>
  document: string | null
  first_seen: Generated<Date>
  by_way_of: string | null
  conflict: JsonOrNull<FaultData>
}
export interface NewsroomKeyTable {
  newsroom: string
  kid: string
  x: string
  valid_from: Date
  valid_until: Date | null
  revoked_from: Date | null
  revoked_reason: string | null
  revoked_known: Date | null
  pinned_at: Generated<Date>
}
export interface AgreementTable {
  id: string
  partner: string | null
  edition: Generated<number>
  document: JsonOrNull<Agreement>
  signed: JsonOrNull<unknown>
  invitation: JsonOrNull<unknown>
  invitation_token_hash: string | null
  invitation_link: string | null
  invitation_expires: Date | null
  proposal: JsonOrNull<unknown>
  proposal_by: 'us' | 'them' | null
  proposal_at: Date | null
  ended_at: Date | null
  ended_by: string | null
  end_reason: string | null
  created_at: Generated<Date>
  clock_ms: number | null
  clock_at: Date | null
  last_read_at: Date | null
  last_answer_at: Date | null
  last_receipt_at: Date | null
  last_error: JsonOrNull<{ code: string; data?: FaultData }>
  last_error_at: Date | null
  tries: Generated<number>
  stopped: JsonOrNull<{ code: string; data?: FaultData }>
  reconciling: Generated<boolean>
  /** Only the partner says that something was lost. */
  claimed: Generated<boolean>
  they_entry: Generated<number>
  they_kill: Generated<number>
  they_letter: Generated<number>
  receipted_entry: Generated<number>
}
export interface AgreementEditionTable {
  agreement: string
  edition: number
  signed: Json<unknown>
  signed_at: Generated<Date>
}
export interface LogTable {
  agreement: string
  direction: Direction
  entry: Generated<number>
  hash: string
  kill: Generated<number>
  letter: Generated<number>
}
export interface EntryTable {
  agreement: string
  direction: Direction
  entry: number
  hash: string
  jws: string
  /** Digest of the envelope that the entry names. */
  envelope: string
  uri: string
  sequence: number
  at: Date
  outcome: Outcome
  code: string | null
  refused_envelope: string | null
}
export interface KillLaneTable {
  agreement: string
  direction: Direction
  number: number
  uri: string
  sequence: number
  envelope: string
  at: Generated<Date>
}
export interface LetterTable {
  agreement: string
  direction: Direction
  letter: number
  jws: string
  type: string
  at: Generated<Date>
}
export interface DueTable {
  agreement: string
  uri: string
  sequence: number
  at: Date
}
export interface StatementTable {
  uri: string
  sequence: number
  digest: string
  issuer: string
  version: number
  action: Action
  issued: Date
  embargoed_until: Date | null
  reason: string | null
  kid: string
  /** The JWS. */
  envelope: string
  payload_digest: string | null
  /** Canonical ninjs; null where there is none or where a kill erased it. */
  payload: string | null
  received: Generated<Date>
}
export interface ItemTable {
  uri: string
  issuer: string
  own: boolean
  kind: ItemKind
  language: string
  sequence: number
  version: number
  action: Action
  state: 'usable' | 'withheld' | 'killed'
  issued: Date
  first_issued: Date
  embargoed_until: Date | null
  expires: Date | null
  /** What the item itself restricts. */
  rights: ColumnType<ItemRights | null, ItemRights | null | undefined, ItemRights | null>
  translation_of: string | null
  translation_of_version: number | null
  partner: string | null
  agreement: string | null
  headline: string | null
  summary: string | null
  /** Names in the item's own language. */
  subjects: Generated<string[]>
  /** Uris or literals, for filters and for the agreement's topics. */
  topics: Generated<string[]>
  thumbnail: string | null
  search: ColumnType<unknown, string | null, string | null>
  received: Generated<Date>
  taken_by: string | null
  taken_at: Date | null
  published_at: Date | null
  killed_at: Date | null
  kill_reason: string | null
  source_killed: Date | null
  kept_reason: string | null
}
export interface MediaTable {
  digest: string
  content_type: string | null
  size: number | null
  width: number | null
  height: number | null
  state: 'present' | 'wanted' | 'refused' | 'erased'
  agreement: string | null
  tries: Generated<number>
  next_try: Generated<Date>
  last_error: JsonOrNull<{ code: string; data?: FaultData }>
}
export interface ReceiptTable {
  agreement: string
  uri: string
  sequence: number
  status: 'received' | 'refused' | 'published' | 'killed' | 'kept'
  code: string | null
  url: string | null
  at: Date
}
export interface KillNoticeTable {
  agreement: string
  uri: string
  sequence: number
  version: number
  had: Generated<number>
  killed_at: Date
  confirmed_at: Date | null
  tries: Generated<number>
  last_try: Date | null
  last_error: JsonOrNull<{ code: string; data?: FaultData }>
}
export interface KillAlarmTable {
  uri: string
  partner: string
  received: Generated<Date>
  reason: string
  seen_by: string | null
  seen_at: Date | null
  mailed_at: Date | null
}
export interface PublicationTable {
  id: string
  uri: string
  sequence: number
  at: Generated<Date>
  person: string | null
  url: string | null
  media: Generated<string[]>
  ended_at: Date | null
}
export interface NoteTable {
  id: string
  uri: string
  agreement: string
  newsroom: string
  name: string
  text: string
  language: string
  at: Date
  letter: number | null
  direction: Direction
}
export interface DraftTable {
  id: string
  task: 'new' | 'correction' | 'translation'
  kind: ItemKind
  language: string
  uri: string | null
  source_uri: string | null
  source_version: number | null
  base_sequence: number | null
  pictures: Json<DraftPicture[]>
  members: Json<string[]>
  created_by: string | null
  created_at: Generated<Date>
  changed_by: string | null
  changed_at: Generated<Date>
  source_killed: Date | null
}
export interface DraftPicture {
  digest: string
  contentType: string
  width?: number
  height?: number
  caption?: string
  alt?: string
  credit?: string
}
export interface DraftFieldTable {
  draft: string
  field: string
  position: number
  value: Generated<string>
  revision: Generated<number>
  person: string | null
  at: Generated<Date>
  confirmed: Generated<boolean>
  source_text: string | null
  source_before: string | null
  source_changed: Generated<boolean>
}
export interface IntakeItemTable {
  original: string
  uri: string
  content_digest: string
  intake: string | null
  source: string
  at: Generated<Date>
}
export interface FaultTable {
  id: GeneratedAlways<number>
  at: Generated<Date>
  partner: string | null
  agreement: string | null
  code: string
  data: Json<FaultData>
  uri: string | null
}
