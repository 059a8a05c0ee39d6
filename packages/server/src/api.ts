/**
 * The HTTP API between the node and its desk, as types. The desk imports these and nothing else.
 * Every answer is JSON; a fault is `{ fault: { code, data } }` with a 4xx or 5xx status; the words
 * for it are the desk's. Times are RFC 3339; uris in paths are percent-encoded.
 * A request that changes something carries the header `suyab-desk` (any value) and, with JSON, its
 * content type: another site's page can send neither. 503 with `store.*`: the database is away.
 */
import type { Agreement, Contact, Grant, ItemKind, Medium } from '@suyab/exchange/agreement'
import type { Action } from '@suyab/exchange/statement'
import type { NewsItem } from '@suyab/wire/ninjs'

export type { Agreement, Contact, Grant, ItemKind, Medium, Action, NewsItem }

export type Names = Readonly<Record<string, string>>
export type DeskLanguage = 'zh-Hans' | 'ru' | 'ky' | 'en'
export type Role = 'administrator' | 'editor' | 'translator' | 'analyst' | 'viewer'

export interface ApiFault {
  code: string
  data?: Record<string, string | number | boolean | null>
}

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
/** What the list and the item show, one of these, the most pressing first. */
export type ItemState =
  | 'killed'
  | 'withheld'
  | 'denied'
  | 'embargoed'
  | 'stale'
  | 'published'
  | 'taken'
  | 'offered'
  | 'draft'

/** GET /api/items?box=in|own&partner=&language=&topic=&kind=&state=&q=&unread=1&after=&limit=  (each filter repeatable) */
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
  /** Names by language for partners; absent where the desk has its own word (kinds, states, languages). */
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
  partner: { id: string; names: Names } | null
  /** The newsroom it first came from, where another passed it on. */
  via?: { id: string; names: Names }
  subjects: string[]
  issued: string
  received: string
  state: ItemState
  /** embargoed: until when, by our clock · killed, withheld: since when · published: receipt sent? */
  until?: string
  since?: string
  /** denied: why, as a code of the rights decision. */
  reason?: ApiFault
  takenBy?: string
  unread: boolean
  /** Digest of a small picture, if there is one: /media/<digest>?w=160 */
  thumbnail?: string
}

/** GET /api/items/:uri */
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
  /** What this person may do now; the server decides again when it is done. */
  may: ItemErrand[]
  reason?: ApiFault
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
  reason?: ApiFault
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
/** GET /api/items/:uri/versions/:sequence */
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
  newsroom: { id: string; names: Names }
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
  partner: { id: string; names: Names }
  status: 'pending' | 'received' | 'refused' | 'published' | 'killed' | 'kept'
  at?: string
  code?: string
  url?: string
}
export interface Presence {
  person: string
  name: string
  field?: string
  since: string
}
// POST /api/items/read {uris} · POST|DELETE /api/items/:uri/take · POST /api/items/:uri/publish {url?, media} · DELETE /api/items/:uri/publish
// POST /api/items/:uri/note {text, language} · POST /api/items/:uri/withhold|kill|keep {reason} · POST /api/items/:uri/release
// POST /api/items/:uri/translation {language} → {draft} · POST /api/items/:uri/correction → {draft}
// GET /api/items/:uri/export?format=ninjs · POST /api/presence {on: 'item:…'|'draft:…', field?, leave?} → {present}; say so again within 45 s

// ── Drafts: own items being written, corrected or translated ────────────────────────────────
/** GET /api/drafts · POST /api/drafts {kind, language} → DraftView · GET, DELETE /api/drafts/:id */
export interface DraftRow {
  id: string
  kind: ItemKind
  language: string
  headline: string
  /** new: no version yet · correction of an own item · translation of `source` */
  task: 'new' | 'correction' | 'translation'
  uri: string
  source?: {
    uri: string
    version: number
    language: string
    newsroom: { id: string; names: Names }
    stale: boolean
  }
  by: string
  changed: string
  done: number
  of: number
}
export interface DraftView extends DraftRow {
  /** One entry per field: headline, summary, by, located, place, subjects, urgency, usageTerms, p1 … pn, event.start … Values are text. */
  fields: DraftField[]
  /** For translations: the source's text per field, in the source's language; changed: since the translation was begun. */
  sourceFields: { field: string; text: string; changed: boolean; before?: string }[]
  pictures: Picture[]
  present: Presence[]
  /** What must be mended before it can be published, and what is only to be looked at. */
  findings: {
    field?: string
    code: string
    data?: Record<string, string | number>
    blocks: boolean
  }[]
  /** The agreements it would be offered under, with the reason where it would not. */
  offers: {
    agreement: string
    partner: { id: string; names: Names }
    permit: boolean
    reason?: ApiFault
  }[]
  reasonRequired: boolean
}
export interface DraftField {
  field: string
  value: string
  /** Rises with every change; a PATCH names the revision it was made from. */
  revision: number
  by?: string
  at?: string
  confirmed?: boolean
}
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
/** GET /api/alarms */
export interface Alarms {
  /** Our kills with a receipt missing. POST /api/alarms/:uri/notify tells them again. */
  unconfirmed: KillOut[]
  /** Partners' kills of what we took, translated or published, not yet acknowledged. POST /api/alarms/:uri/seen */
  incoming: KillIn[]
}
/** What is left to know an erased item by; `received`: when it came to us, or was issued by us. */
export interface KilledItem {
  kind: ItemKind
  language: string
  version: number
  received: string
}
export interface KillOut {
  uri: string
  item?: KilledItem
  version: number
  killedAt: string
  reason: string
  receipts: {
    partner: { id: string; names: Names }
    confirmedAt?: string
    tries: number
    lastTryAt?: string
    lastError?: ApiFault
    lastReadAt?: string
    /** The last version the partner confirmed, 0 if none. */
    had: number
    contact?: Contact
  }[]
}
export interface KillIn {
  uri: string
  /** Absent where the kill came before the item. */
  item?: KilledItem
  partner: { id: string; names: Names }
  receivedAt: string
  reason: string
  /** What of ours stands on it and was withheld at once. */
  withheld: { uri: string; headline: string; language: string; published: boolean }[]
}

// ── Partners and agreements ─────────────────────────────────────────────────────────────────
/** GET /api/partners */
export interface PartnerRow {
  id: string
  names: Names
  languages: string[]
  origin?: string
  fingerprint: string
  keys: { kid: string; from: string; until?: string; revoked?: { from: string; reason: string } }[]
  agreements: string[]
  health: {
    state: 'in-step' | 'behind' | 'unreachable' | 'stopped' | 'reconciling' | 'ended'
    lastReadAt?: string
    lastAnswerAt?: string
    lastError?: ApiFault
    /** Entries: ours that they have not read, theirs that we have not read. */
    theyLag: number
    weLag: number
    head: number
    cursor: number
    lastReceiptAt?: string
    unconfirmedKills: number
    /** Milliseconds their clock is ahead of ours, and when that was measured. */
    clock?: { ms: number; measuredAt: string }
  }
  faults: { code: string; count: number; lastAt: string }[]
}
/** GET /api/agreements · GET /api/agreements/:id */
export interface AgreementView {
  id: string
  state: 'invited' | 'active' | 'ended' | 'not-started' | 'over'
  partner: { id: string; names: Names } | null
  agreement: Agreement | null
  /** Before anyone accepted: the terms as invited. */
  invitation?: { link: string; createdAt: string; expiresAt: string }
  proposal?: { by: 'us' | 'them'; agreement: Agreement; changes: string[]; at: string }
  ended?: { at: string; by: string; reason: string }
  editions: { edition: number; signedAt: string }[]
}
/** POST /api/agreements/invitations → AgreementView */
export interface InvitationInput {
  from?: string
  until?: string
  /** From us to them, and from them to us; without from and to. */
  give: GrantTerms | null
  take: GrantTerms | null
  contacts: Omit<Contact, 'newsroom'>[]
  text?: Names
}
export type GrantTerms = Omit<Grant, 'from' | 'to'>
/** POST /api/agreements/invitations/look {link} */
export interface InvitationLook {
  newsroom: { id: string; names: Names; languages: string[]; origin?: string; fingerprint: string }
  terms: InvitationInput
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
  kind: 'url' | 'folder'
  address: string
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
  faults: { at: string; file?: string; code: string; data?: Record<string, string | number> }[]
}
export type IntakeInput = Pick<Intake, 'name' | 'kind' | 'address' | 'every' | 'offer'> & {
  language?: string
}
/** GET, POST /api/feeds · DELETE /api/feeds/:id. Served at /feeds/<token>/<format> */
export interface FeedOut {
  id: string
  name: string
  format: 'ninjs' | 'rss' | 'atom'
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
  | { type: 'session-ended' }
