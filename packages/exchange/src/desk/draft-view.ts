import { loadSigned, type SignedRow } from '../agreement-row.ts'
import type { ItemKind } from '../agreement.ts'
import { decide } from '../right.ts'
import type { Db } from '../row.ts'
import type { DraftPicture } from '../tables.ts'
import type { Desk } from './desk.ts'
import { findingsOf, type DraftFinding } from './draft-finding.ts'
import {
  isClosed,
  loadFields,
  mayWrite,
  openDraft,
  type DraftRecord,
  type FieldRecord,
  type OpenDraft,
} from './draft-row.ts'
import { isParagraph } from './draft-text.ts'
import { openItems, type OpenItem } from './item-access.ts'
import type { DeskFault, NewsroomName, Picture, Presence, Viewer } from './item-view.ts'
import { namesOfNewsrooms, newsroomName } from './row-description.ts'
import { decideRow, faultOf } from './row-state.ts'

export interface DraftRow {
  id: string
  kind: ItemKind
  language: string
  headline: string
  /** new: no version yet; correction of an own item; translation of `source`. */
  task: 'new' | 'correction' | 'translation'
  /** Empty before the first version. */
  uri: string
  source?: {
    uri: string
    version: number
    language: string
    newsroom: NewsroomName
    stale: boolean
  }
  by: string
  changed: string
  /** Fields that are written, of those that are to be. */
  done: number
  of: number
}

export interface DraftView extends DraftRow {
  /** headline, summary, by, located, place, subjects, urgency, usageTerms, p1 … pn, event.start … */
  fields: DraftField[]
  /** For translations: the source's text by field; changed: since the translation was begun. */
  sourceFields: { field: string; text: string; changed: boolean; before?: string }[]
  pictures: Picture[]
  present: Presence[]
  findings: DraftFinding[]
  /** The agreements it would be offered under, with the reason where it would not. */
  offers: { agreement: string; partner: NewsroomName; permit: boolean; reason?: DeskFault }[]
  reasonRequired: boolean
}

export interface DraftField {
  field: string
  value: string
  /** Rises with every change; a change names the revision it was made from. */
  revision: number
  by?: string
  at?: string
  confirmed?: boolean
}

/** The drafts that people work on, the last changed first; none for who does not write. */
export async function listDrafts(desk: Desk, viewer: Viewer): Promise<DraftRow[]> {
  if (!mayWrite(viewer.role)) return []
  const { db } = desk
  const drafts = await db
    .selectFrom('exchange.draft')
    .selectAll()
    .orderBy('changed_at', 'desc')
    .execute()
  const sources = await openItems(
    db,
    drafts.flatMap(({ source_uri }) => source_uri ?? []),
    viewer,
    desk.now(),
  )
  const rows: DraftRow[] = []
  for (const draft of drafts) {
    const source = sources.find(({ row }) => row.uri === draft.source_uri)
    if (draft.source_uri !== null && source === undefined) continue
    const open = { draft, fields: await loadFields(db, draft.id), source }
    rows.push(await rowOf(desk, open))
  }
  return rows
}

/**
 * A draft with everything that is needed to work on it. Of one whose source was killed no text is
 * shown: it can only be given up.
 * @throws Refusal 'draft.unknown', 'desk.role'
 */
export async function findDraft(desk: Desk, id: string, viewer: Viewer): Promise<DraftView> {
  return desk.db.transaction().execute(async (trx) => {
    const inside = { ...desk, db: trx }
    const open = await openDraft(trx, id, viewer, desk.now())
    const { draft, fields, source } = open
    const closed = isClosed(open)
    const people = await desk.personNames(fields.flatMap(({ person }) => person ?? []))
    const readable = source?.readable === true
    return {
      ...(await rowOf(inside, open)),
      fields: closed ? [] : fields.map((field) => fieldView(field, people)),
      sourceFields: closed || !readable ? [] : fields.flatMap(sourceView),
      pictures: closed ? [] : draft.pictures.map(pictureView),
      present: [],
      findings: closed
        ? [{ code: 'draft.source-killed', blocks: true }]
        : findingsOf(examined(open)),
      offers: closed ? [] : await offersOf(trx, open, desk.now()),
      reasonRequired: draft.uri !== null,
    }
  })
}

export function fieldView(
  { field, value, revision, person, at, confirmed }: FieldRecord,
  people: ReadonlyMap<string, string>,
): DraftField {
  const by = person === null ? undefined : people.get(person)
  return {
    field,
    value,
    revision,
    ...(by === undefined ? {} : { by }),
    // Before anyone changed it nobody did so at any time.
    ...(person === null ? {} : { at: at.toISOString() }),
    confirmed,
  }
}

export function examined({ draft, fields, source }: OpenDraft): Parameters<typeof findingsOf>[0] {
  const members = fields.find(({ field }) => field === 'members')
  return {
    kind: draft.kind,
    language: draft.language,
    sourceLanguage: source?.row.language ?? draft.language,
    fields: fields.map((one) => ({
      field: one.field,
      value: one.value,
      confirmed: one.confirmed,
      sourceText: one.source_text,
      sourceChanged: one.source_changed,
    })),
    // A translation brings its source's pictures and members.
    pictures: draft.task === 'new' ? draft.pictures.length : 1,
    members: members === undefined ? 1 : memberUris(members.value).length,
  }
}

export function memberUris(value: string): string[] {
  return [...new Set(value.split(/\s+/).filter((uri) => uri !== ''))]
}

/** The agreements under which the item would be offered, and why not under the others. */
export async function offersOf(
  trx: Db,
  { draft, fields, source }: OpenDraft,
  now: Date,
): Promise<DraftView['offers']> {
  const signed = await loadSigned(trx)
  const self = await trx.selectFrom('exchange.self').select('id').executeTakeFirstOrThrow()
  const current =
    draft.uri === null
      ? undefined
      : await trx
          .selectFrom('exchange.item')
          .select(['topics', 'expires'])
          .where('uri', '=', draft.uri)
          .executeTakeFirst()
  const named =
    fields.find(({ field }) => field === 'subjects')?.value.split(/\s*[,，、،]\s*/) ?? []
  const subjects = [...(current?.topics ?? []), ...(source?.row.topics ?? []), ...named]
  const names = await namesOfNewsrooms(
    trx,
    signed.map(({ partner }) => partner),
  )
  return signed.map((one) => {
    const decision = decide({
      agreement: one.agreement,
      item: {
        uri: draft.uri ?? draft.id,
        issuer: self.id,
        from: self.id,
        kind: draft.kind,
        language: draft.language,
        subjects,
        issued: now.toISOString(),
        state: 'usable',
        ...(current?.expires == null ? {} : { expires: current.expires.toISOString() }),
      },
      use: { type: 'offer' },
      time: now,
    })
    const passed = decision.permit ? passingOn(one, source, draft.language, now) : undefined
    const reason = decision.permit ? passed : faultOf(decision.reason)
    return {
      agreement: one.id,
      partner: newsroomName(one.partner, names),
      permit: reason === undefined,
      ...(reason === undefined ? {} : { reason }),
    }
  })
}

/** A translation of one partner's item for another partner is passing on; back to the first it is not. */
function passingOn(
  { partner }: SignedRow,
  source: OpenItem | undefined,
  into: string,
  now: Date,
): DeskFault | undefined {
  if (source === undefined || source.row.own || source.row.partner === partner) return undefined
  const use = { type: 'pass-on' as const, into }
  const decision = decideRow(source.row, source.signed, use, now)
  return decision.permit ? undefined : faultOf(decision.reason)
}

async function rowOf(desk: Desk, open: OpenDraft): Promise<DraftRow> {
  const { draft, fields } = open
  const closed = isClosed(open)
  const author = draft.changed_by ?? draft.created_by
  const people = await desk.personNames(author === null ? [] : [author])
  const needed = fields.filter(({ field, source_text }) =>
    draft.task === 'translation'
      ? source_text !== null && source_text !== ''
      : field === 'headline' || isParagraph(field),
  )
  const headline = fields.find(({ field }) => field === 'headline')?.value ?? ''
  return {
    id: draft.id,
    kind: draft.kind,
    language: draft.language,
    headline: closed ? '' : headline,
    task: draft.task,
    uri: draft.uri ?? '',
    ...(await sourceOfDraft(desk.db, draft, open.source)),
    by: author === null ? '' : (people.get(author) ?? ''),
    changed: draft.changed_at.toISOString(),
    done: needed.filter(({ value }) => value.trim() !== '').length,
    of: needed.length,
  }
}

async function sourceOfDraft(
  db: Db,
  { source_version }: DraftRecord,
  source: OpenItem | undefined,
): Promise<Pick<DraftRow, 'source'>> {
  if (source === undefined) return {}
  const { uri, language, version, issuer } = source.row
  const from = source_version ?? version
  return {
    source: {
      uri,
      version: from,
      language,
      newsroom: newsroomName(issuer, await namesOfNewsrooms(db, [issuer])),
      stale: version > from,
    },
  }
}

function sourceView({
  field,
  source_text: text,
  source_before: before,
  source_changed: changed,
}: FieldRecord): DraftView['sourceFields'] {
  if (text === null && !changed) return []
  return [{ field, text: text ?? '', changed, ...(before === null ? {} : { before }) }]
}

function pictureView(picture: DraftPicture): Picture {
  return { ...picture }
}
