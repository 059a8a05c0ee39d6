import type { Association, NewsItem } from '@suyab/wire/ninjs'
import { issueStatements, type Issued, type NewStatement } from '../issue.ts'
import { Refusal } from '../refusal.ts'
import type { Db } from '../row.ts'
import type { Desk } from './desk.ts'
import { findingsOf } from './draft-finding.ts'
import { openDraft, type OpenDraft } from './draft-row.ts'
import { itemOfFields } from './draft-text.ts'
import { examined, memberUris, offersOf } from './draft-view.ts'
import { openForWriting } from './draft-writing.ts'
import type { Deed } from './handling.ts'
import { contentForOutside, loadContent, openItems, type OpenItem } from './item-access.ts'
import { decideTranslation } from './item-errand.ts'
import type { Viewer } from './item-view.ts'
import { faultOf, seesEmbargoed } from './row-state.ts'

export interface Publication {
  readonly embargoedUntil?: string
  /** Why: with what has been published before. */
  readonly reason?: string
  /** The agreements to offer it under; absent: all that permit it. */
  readonly agreements?: readonly string[]
}

/**
 * Publishes a draft as the next version of its item: signed, kept and put into the partners' logs
 * in one transaction with the draft's end.
 * @throws Refusal 'draft.source-moved' once when the source changed while nobody looked; with the
 * code of what must be mended first; with the right that is missing
 */
export async function publishDraft(
  desk: Desk,
  id: string,
  wanted: Publication,
  viewer: Viewer,
): Promise<Issued & { readonly deed: Deed }> {
  if (!seesEmbargoed(viewer.role)) throw new Refusal('desk.role', { role: viewer.role })
  await checkSource(desk, id, viewer)
  return desk.db.transaction().execute(async (trx) => {
    const now = desk.now()
    const open = await openForWriting(trx, id, viewer, now)
    const { draft } = open
    const blocking = findingsOf(examined(open)).find(({ blocks }) => blocks)
    if (blocking !== undefined) {
      throw new Refusal(
        blocking.code,
        blocking.field === undefined ? {} : { field: blocking.field },
      )
    }
    checkRight(open)
    const current = await currentVersion(trx, open)
    const [issued] = await issueStatements(
      trx,
      [await statementOf(trx, open, current, wanted, viewer, now)],
      desk,
    )
    if (issued === undefined) throw new TypeError('one statement was issued')
    await trx.deleteFrom('exchange.draft').where('id', '=', id).execute()
    const { task, language, source_uri: source } = draft
    const data = { task, language, source, version: issued.version, sequence: issued.sequence }
    return { ...issued, deed: { did: 'draft.publish', on: issued.uri, data } }
  })
}

/** The desk shows what changed before anything is published that nobody has compared with it. */
async function checkSource(desk: Desk, id: string, viewer: Viewer): Promise<void> {
  const before = await desk.db
    .selectFrom('exchange.draft')
    .select('source_version')
    .where('id', '=', id)
    .executeTakeFirst()
  const open = await desk.db.transaction().execute((trx) => openDraft(trx, id, viewer, desk.now()))
  if (before !== undefined && before.source_version !== open.draft.source_version) {
    const version = open.draft.source_version
    throw new Refusal('draft.source-moved', { draft: id, version })
  }
}

function checkRight({ draft, source }: OpenDraft): void {
  if (draft.task !== 'translation' || source === undefined) return
  const { uri } = source.row
  const decision = decideTranslation(source, draft.language)
  if (!decision.permit) {
    const { code, data } = faultOf(decision.reason)
    throw new Refusal(code, { ...data, uri })
  }
  if (!source.readable) throw new Refusal('right.withheld', { uri })
}

interface CurrentVersion {
  readonly embargoed_until: Date | null
  readonly translation_of: string | null
  readonly translation_of_version: number | null
}

/** What the draft follows on; it must still be what it was made from. */
async function currentVersion(trx: Db, { draft }: OpenDraft): Promise<CurrentVersion | undefined> {
  const { uri } = draft
  if (uri === null) return undefined
  const item = await trx
    .selectFrom('exchange.item')
    .select(['sequence', 'embargoed_until', 'translation_of', 'translation_of_version'])
    .where('uri', '=', uri)
    .forUpdate()
    .executeTakeFirst()
  if (item === undefined) throw new Refusal('item.unknown', { uri })
  if (item.sequence !== draft.base_sequence) throw new Refusal('draft.item-moved', { uri })
  return item
}

async function statementOf(
  trx: Db,
  open: OpenDraft,
  current: CurrentVersion | undefined,
  { embargoedUntil, reason, agreements }: Publication,
  viewer: Viewer,
  now: Date,
): Promise<NewStatement> {
  const { draft, source } = open
  const { kind, language, uri, task } = draft
  const permitted = (await offersOf(trx, open, now))
    .filter(({ permit }) => permit)
    .map(({ agreement }) => agreement)
  const until = latest([
    embargoedUntil === undefined ? (current?.embargoed_until ?? null) : new Date(embargoedUntil),
    sourceEmbargo(source),
  ])
  const translationOf =
    task === 'translation' && source !== undefined
      ? { uri: source.row.uri, version: draft.source_version ?? source.row.version }
      : current?.translation_of == null
        ? undefined
        : { uri: current.translation_of, version: current.translation_of_version ?? 1 }
  return {
    ...(uri === null ? {} : { uri }),
    action: uri === null ? 'publish' : 'correct',
    kind,
    language,
    item: await contentOf(trx, open, viewer, now),
    ...(translationOf === undefined ? {} : { translationOf }),
    ...(until === undefined ? {} : { embargoedUntil: until.toISOString() }),
    ...(reason === undefined ? {} : { reason }),
    agreements:
      agreements === undefined ? permitted : permitted.filter((id) => agreements.includes(id)),
  }
}

async function contentOf(
  trx: Db,
  { draft, fields }: OpenDraft,
  viewer: Viewer,
  now: Date,
): Promise<Omit<NewsItem, 'uri'>> {
  const from = draft.task === 'translation' ? draft.source_uri : draft.uri
  const base = from === null ? undefined : await loadContent(trx, from)
  const written = fields.find(({ field }) => field === 'members')?.value
  const members =
    written === undefined
      ? (base?.associations ?? [])
      : await membersOf(trx, memberUris(written), base?.associations ?? [], viewer, now)
  const item = itemOfFields(fields, {
    kind: draft.kind,
    language: draft.language,
    task: draft.task,
    ...(base === undefined ? {} : { base }),
    pictures: draft.pictures,
    members,
  })
  // A member may have been killed since, or be under an embargo that is not ours to end.
  return contentForOutside(trx, item, now)
}

/** @throws Refusal 'draft.member-unknown' for a uri of nothing that this person may read */
async function membersOf(
  trx: Db,
  uris: readonly string[],
  before: readonly Association[],
  viewer: Viewer,
  now: Date,
): Promise<Association[]> {
  const open = await openItems(trx, uris, viewer, now)
  return uris.map((uri, index) => {
    const known = before.find((association) => association.uri === uri)
    if (known !== undefined) return known
    const member = open.find(({ row }) => row.uri === uri)
    if (member?.readable !== true) throw new Refusal('draft.member-unknown', { uri })
    const { headline, language } = member.row
    return {
      name: `member-${index + 1}`,
      rel: 'member',
      uri,
      language,
      ...(headline === null ? {} : { headlines: [{ role: 'main', value: headline }] }),
    }
  })
}

/** By our clock, which our own item follows, when its source may be seen. */
function sourceEmbargo(source: OpenItem | undefined): Date | null {
  if (source === undefined) return null
  const { state, until } = source.standing
  return state === 'embargoed' && until !== undefined ? until : null
}

function latest(moments: readonly (Date | null)[]): Date | undefined {
  const known = moments.filter((moment) => moment !== null).map((moment) => moment.getTime())
  return known.length === 0 ? undefined : new Date(Math.max(...known))
}
