/**
 * The HTTP API between the node and its desk, as types. The desk imports these and nothing else.
 * Every answer is JSON; a fault is `{ fault: { code, data } }` with a 4xx or 5xx status; the words
 * for it are the desk's. Times are RFC 3339; uris in paths are percent-encoded.
 * A request that changes something carries the header `suyab-desk` (any value) and, with JSON, its
 * content type: another site's page can send neither. 503 with `store.*`: the database is away.
 */
import type { Agreement, Contact, Grant, ItemKind, Medium } from '@suyab/exchange/agreement'
import type { GrantTerms, Terms } from '@suyab/exchange/agreement-terms'
import type { AgreementView } from '@suyab/exchange/desk/agreement-view'
import type { Alarms, KilledItem, KillIn, KillOut } from '@suyab/exchange/desk/alarm'
import type { DraftField, DraftRow, DraftView } from '@suyab/exchange/desk/draft-view'
import type {
  DeskFault as ApiFault,
  Facet,
  ItemDetail,
  ItemErrand,
  ItemPage,
  ItemRow,
  ItemState,
  Names,
  NoteRow,
  Picture,
  Presence,
  ReceiptRow,
  RightsView,
  Role,
  TranslationRow,
  VersionRow,
  VersionView,
} from '@suyab/exchange/desk/item-view'
import type { PartnerView as PartnerRow } from '@suyab/exchange/desk/partner-view'
import type { Action } from '@suyab/exchange/statement'
import type { NewsItem } from '@suyab/wire/ninjs'

export type { Agreement, Contact, Grant, ItemKind, Medium, Action, NewsItem }

export type DeskLanguage = 'zh-Hans' | 'ru' | 'ky' | 'en'

export type { ApiFault }

// ── Session ─────────────────────────────────────────────────────────────────────────────────
/**
 * GET /api/session · POST /api/session/link {token} → Session · DELETE /api/session (?everywhere=1:
 * on all machines). A one-time link is `/enter#<token>`; it works once, for fifteen minutes.
 */
export interface Session {
  newsroom: { id: string; names: Names; languages: string[]; timeZone: string; sample: boolean }
  person: Person | null
  now: string
}
export interface Person {
  id: string
  name: string
  role: Role
  language: DeskLanguage
  mail?: string
  alarmByMail: boolean
  passkeys: { id: string; label: string; createdAt: string; lastUsedAt?: string }[]
  lastSeenAt?: string
}
/** PATCH /api/me → Session; an empty mail takes it away */
export type MePatch = Partial<Pick<Person, 'name' | 'language' | 'mail' | 'alarmByMail'>>
/** GET, POST /api/people · PATCH, DELETE /api/people/:id (delete erases the account) · POST /api/people/:id/link → {link} */
export interface PersonInput {
  name: string
  role: Role
  language: DeskLanguage
  mail?: string
}
// Passkeys (WebAuthn JSON as @simplewebauthn/browser gives and takes it):
// POST /api/session/passkey/options, POST /api/session/passkey, POST /api/passkeys/options, POST /api/passkeys, DELETE /api/passkeys/:id.
// The answers are sent as {response} to sign in (→ Session) and {response, label} to register (→ Session).

// ── Items ───────────────────────────────────────────────────────────────────────────────────
/**
 * GET /api/items?box=in|own&partner=&language=&topic=&kind=&state=&q=&unread=1&after=&limit=  (each
 * filter repeatable) → ItemPage · GET /api/items/:uri → ItemDetail · GET
 * /api/items/:uri/versions/:sequence → VersionView
 */
export type {
  Facet,
  ItemDetail,
  ItemErrand,
  ItemPage,
  ItemRow,
  ItemState,
  Names,
  NoteRow,
  Picture,
  Presence,
  ReceiptRow,
  RightsView,
  Role,
  TranslationRow,
  VersionRow,
  VersionView,
}
// POST /api/items/read {uris} · POST|DELETE /api/items/:uri/take · POST /api/items/:uri/publish {url?, media} · DELETE /api/items/:uri/publish
// POST /api/items/:uri/note {text, language} · POST /api/items/:uri/withhold|kill|keep {reason} · POST /api/items/:uri/release
// POST /api/items/:uri/translation {language} → {draft} · POST /api/items/:uri/correction → {draft}
// GET /api/items/:uri/export?format=ninjs · POST /api/presence {on: 'item:…'|'draft:…', field?, leave?} → {present}; say so again within 45 s

// ── Drafts: own items being written, corrected or translated ────────────────────────────────
/** GET /api/drafts → DraftRow[] · POST /api/drafts {kind, language} → DraftView · GET, DELETE /api/drafts/:id */
export type { DraftField, DraftRow, DraftView }
/** PATCH /api/drafts/:id → {revision} or 409 {fault: {code:'draft.changed-meanwhile'}, theirs: DraftField} */
export interface DraftPatch {
  field: string
  value: string
  base: number
  confirmed?: boolean
}
/** POST /api/drafts/:id/publish → {uri} · POST /api/drafts/:id/paragraphs {after} · POST|DELETE /api/drafts/:id/pictures */
export interface DraftPublish {
  embargoedUntil?: string
  reason?: string
  agreements?: string[]
}
// POST /api/pictures (the bytes as the body) → Picture

// ── Alarms: kills that are not confirmed, kills that reached us ─────────────────────────────
/**
 * GET /api/alarms → Alarms · POST /api/alarms/:uri/notify tells the partners of our kill again · POST
 * /api/alarms/:uri/seen acknowledges a partner's
 */
export type { Alarms, KilledItem, KillIn, KillOut }

// ── Partners and agreements ─────────────────────────────────────────────────────────────────
/** GET /api/partners → PartnerRow[] · GET /api/agreements → AgreementView[] · GET /api/agreements/:id */
export type { AgreementView, PartnerRow }
/** POST /api/agreements/invitations → AgreementView; give: from us to them, take: from them to us */
export type { GrantTerms, Terms as InvitationInput }
/** POST /api/agreements/invitations/look {link} */
export interface InvitationLook {
  newsroom: { id: string; names: Names; languages: string[]; origin?: string; fingerprint: string }
  terms: Terms
  expiresAt: string
}
// POST /api/agreements/invitations/accept {link, contacts} → AgreementView · DELETE /api/agreements/:id/invitation
// POST /api/agreements/:id/proposal {agreement changes as InvitationInput} · POST /api/agreements/:id/proposal/sign · DELETE /api/agreements/:id/proposal
// POST /api/agreements/:id/end {reason} · GET /api/agreements/:id/odrl (JSON-LD) · GET /api/agreements/:id/document (signed)

// ── Newsrooms without Suyab ─────────────────────────────────────────────────────────────────
/** GET, POST /api/intakes · PATCH, DELETE /api/intakes/:id · POST /api/intakes/:id/run */
export interface Intake {
  id: string
  name: string
  /** upload: files that people hand in; its address is empty. */
  kind: 'url' | 'folder' | 'upload'
  address: string
  /** Of items that do not say theirs; without it, it is told by their words. */
  language?: string
  /** Minutes between two looks. */
  every: number
  paused: boolean
  /** Offer what comes in to partners at once? */
  offer: boolean
  lastRunAt?: string
  nextRunAt?: string
  lastOutcome?: {
    taken: number
    changed: number
    refused: number
    unchanged: boolean
    fault?: ApiFault
  }
  faults: {
    at: string
    file?: string
    /** The bytes it stood in: GET /api/intakes/:id/originals/:digest */
    original?: string
    code: string
    data?: Record<string, string | number>
  }[]
}
/** What a reader guessed, mended or left out: what editors should look at, and how much else. */
export interface Remarks {
  warnings: ApiFault[]
  details: number
}
/** An item that a file held, under the uri of ours that it stands under. */
export interface HandedItem extends Remarks {
  uri: string
  headline: string
  language: string
  outcome: 'new' | 'changed' | 'unchanged'
}
/** POST /api/intakes/:id/files?name=… with the file's bytes · POST /api/intakes/:id/read-again → Intake */
export interface HandedIn {
  taken: number
  changed: number
  refused: number
  /** The same file was handed in before; `items` are what it brought then, without what was killed. */
  unchanged: boolean
  faults: ApiFault[]
  /** The first two hundred. */
  items: HandedItem[]
  remarks: Remarks
}
export type IntakeInput = Pick<Intake, 'name' | 'kind' | 'address' | 'every' | 'offer'> & {
  language?: string
}
/** GET, POST /api/feeds · DELETE /api/feeds/:id. Served at /feeds/<token>/<format> */
export interface FeedOut {
  id: string
  name: string
  /** `ninjs` is 3.1. */
  format:
    | 'ninjs'
    | 'ninjs-2.1'
    | 'ninjs-1.4'
    | 'newsml-g2'
    | 'rss'
    | 'atom'
    | 'json-feed'
    | 'icalendar'
  agreement?: string
  language?: string
  /** Only when it was just made. */
  url?: string
  createdAt: string
  lastUsedAt?: string
  uses: number
}

// ── Watching over the node ──────────────────────────────────────────────────────────────────
/** GET /api/audit?after=&q= */
export interface AuditPage {
  rows: {
    id: number
    at: string
    /** A person's name, `former colleague N` once erased, `terminal` or `node`. */
    by: string
    /** The person's id, where it was one. */
    person?: string
    role?: Role
    did: string
    on?: string
    data: Record<string, string | number | boolean | null>
  }[]
  next: string | null
}
/** GET /api/faults?partner=&code= */
export interface FaultPage {
  counts: { code: string; partner?: string; count: number; lastAt: string }[]
  rows: {
    id: number
    at: string
    partner?: string
    code: string
    data: Record<string, string | number>
    uri?: string
  }[]
}
/** GET /api/health */
export interface Health {
  version: string
  database: 'ok' | 'unavailable' | 'disk-full'
  diskFreeBytes: number
  reconciling: boolean
  keys: { kid: string; from: string; until?: string; revoked?: { from: string; reason: string } }[]
  mail: boolean
  jobs: { waiting: number; failed: number }
}
// POST /api/keys/rotate · POST /api/keys/:kid/revoke {from, reason}

// ── Coverage: what the press wrote ──────────────────────────────────────────────────────────
export type * from './api-coverage.ts'
export type * from './api-coverage-concepts.ts'
export type * from './api-coverage-growth.ts'
export type * from './api-coverage-stories.ts'
export type * from './api-coverage-outlets.ts'
export type * from './api-poll.ts'
export type * from './api-poll-table.ts'

/**
 * GET /api/live: server-sent events, `event: <type>`, `data:` one of these. The stream closes when the
 * person's role changed or the database was away: connect again and ask anew for what is shown.
 */
export type LiveEvent =
  | { type: 'items'; uris: string[]; box: 'in' | 'own' }
  | { type: 'alarm'; kill: KillIn }
  | { type: 'alarms' }
  | { type: 'draft'; id: string; field: DraftField }
  | { type: 'presence'; on: string; present: Presence[] }
  | { type: 'partners' }
  /** New hits of a saved query whose alert is on; `fresh`: those that nobody has seen. */
  | { type: 'coverage'; query: string; name: string; found: number; fresh: number }
  | { type: 'session-ended' }
