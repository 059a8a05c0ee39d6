import { sql, type Selectable } from 'kysely'
import type { NewsItem } from '@suyab/wire/ninjs'
import { Refusal } from '../refusal.ts'
import { insertRows, type Db } from '../row.ts'
import type { DraftFieldTable, DraftTable } from '../tables.ts'
import { isParagraph, translatableFields } from './draft-text.ts'
import { loadContent, openItems, type OpenItem } from './item-access.ts'
import type { Role, Viewer } from './item-view.ts'
import { alignParagraphs } from './source-alignment.ts'

export type DraftRecord = Selectable<DraftTable>
export type FieldRecord = Selectable<DraftFieldTable>

/** A draft with its fields in their order and, for a translation, what it translates. */
export interface OpenDraft {
  readonly draft: DraftRecord
  readonly fields: readonly FieldRecord[]
  readonly source: OpenItem | undefined
}

/** Fields are written in three stretches; within the paragraphs' one there is room for new ones. */
const paragraphsFrom = 1000
const captionsFrom = 1_000_000

export function mayWrite(role: Role): boolean {
  return role === 'administrator' || role === 'editor' || role === 'translator'
}

/**
 * Opens a draft for writing and locks it to the end of the transaction; a translation whose source
 * has moved on is laid beside the newest version.
 * @throws Refusal 'draft.unknown', also where the person may not know of its source; 'desk.role'
 */
export async function openDraft(
  trx: Db,
  id: string,
  viewer: Viewer,
  now: Date,
): Promise<OpenDraft> {
  if (!mayWrite(viewer.role)) throw new Refusal('desk.role', { role: viewer.role })
  const draft = await trx
    .selectFrom('exchange.draft')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (draft === undefined) throw new Refusal('draft.unknown', { draft: id })
  const [source] =
    draft.source_uri === null ? [] : await openItems(trx, [draft.source_uri], viewer, now)
  if (draft.source_uri !== null && source === undefined) {
    throw new Refusal('draft.unknown', { draft: id })
  }
  const moved = source?.readable === true && source.row.version > (draft.source_version ?? 0)
  const content = moved ? await loadContent(trx, source.row.uri) : undefined
  if (source === undefined || content === undefined) {
    return { draft, fields: await loadFields(trx, id), source }
  }
  await followSource(trx, id, await loadFields(trx, id), content)
  const { version } = source.row
  await trx
    .updateTable('exchange.draft')
    .set({ source_version: version })
    .where('id', '=', id)
    .execute()
  const followed = { ...draft, source_version: version }
  return { draft: followed, fields: await loadFields(trx, id), source }
}

/** Whether a person may read what is written in a draft now; asked for each word that is told live. */
export async function mayHearOfDraft(
  db: Db,
  id: string,
  viewer: Viewer,
  now: Date,
): Promise<boolean> {
  if (!mayWrite(viewer.role)) return false
  const draft = await db
    .selectFrom('exchange.draft')
    .select(['source_uri', 'source_killed'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (draft === undefined || draft.source_killed !== null) return false
  if (draft.source_uri === null) return true
  const [source] = await openItems(db, [draft.source_uri], viewer, now)
  return source !== undefined && source.row.state !== 'killed'
}

/** Closed for everything but being given up: what it stands on was killed. */
export function isClosed({ draft, source }: OpenDraft): boolean {
  return draft.source_killed !== null || source?.row.state === 'killed'
}

export function loadFields(trx: Db, id: string): Promise<FieldRecord[]> {
  return trx
    .selectFrom('exchange.draft_field')
    .selectAll()
    .where('draft', '=', id)
    .orderBy('position')
    .orderBy('field')
    .execute()
}

/** A field as it is first put down. */
export interface NewField {
  readonly field: string
  readonly value: string
  readonly sourceText: string | null
}

export async function insertFields(
  trx: Db,
  draft: string,
  fields: readonly NewField[],
): Promise<void> {
  let [plain, paragraph, caption] = [0, paragraphsFrom, captionsFrom]
  const rows = fields.map(({ field, value, sourceText }) => {
    const position = isParagraph(field)
      ? (paragraph += 1)
      : field.startsWith('caption')
        ? (caption += 1)
        : (plain += 1)
    return { draft, field, position, value, source_text: sourceText }
  })
  await insertRows(
    trx,
    'exchange.draft_field',
    rows.map((row) => ({
      ...row,
      revision: 1,
      confirmed: false,
      source_changed: false,
      at: new Date(0).toISOString(),
    })),
  )
}

/** The name of the paragraph to be made next: names are never used twice, so that two people cannot mean different ones. */
export function nextParagraph(fields: readonly { readonly field: string }[]): number {
  const numbers = fields
    .filter(({ field }) => isParagraph(field))
    .map(({ field }) => +field.slice(1))
  return Math.max(0, ...numbers) + 1
}

/** Writes down the order of the paragraphs anew. */
export async function orderParagraphs(
  trx: Db,
  draft: string,
  order: readonly string[],
): Promise<void> {
  const positions = order.map((_, index) => paragraphsFrom + index + 1)
  await sql`update exchange.draft_field f set position = ordered.position
    from unnest(${[...order]}::text[], ${positions}::int[]) as ordered(field, position)
    where f.draft = ${draft} and f.field = ordered.field`.execute(trx)
}

async function followSource(
  trx: Db,
  draft: string,
  fields: readonly FieldRecord[],
  content: NewsItem,
): Promise<void> {
  const fresh = translatableFields(content)
  const known = new Map(fields.map((one) => [one.field, one]))
  const paragraphs = fields.filter(({ field }) => isParagraph(field))
  const aligned = alignParagraphs(
    paragraphs.map(({ field, source_text }) => ({ field, sourceText: source_text })),
    fresh.filter(({ field }) => isParagraph(field)).map(({ value }) => value),
  )
  let next = nextParagraph(fields)
  const order: string[] = []
  const added: NewField[] = []
  for (const { field, sourceText, before } of aligned) {
    if (field === undefined) {
      const name = `p${next}`
      next += 1
      order.push(name)
      added.push({ field: name, value: '', sourceText })
      continue
    }
    order.push(field)
    const record = known.get(field)
    if (before !== undefined && record !== undefined) await rebind(trx, record, sourceText)
  }
  for (const record of fields) {
    if (isParagraph(record.field) || record.source_text === null) continue
    const now = fresh.find(({ field }) => field === record.field)?.value ?? null
    if (now !== record.source_text) await rebind(trx, record, now)
  }
  for (const { field, value } of fresh) {
    if (isParagraph(field)) continue
    const record = known.get(field)
    if (record === undefined) added.push({ field, value: '', sourceText: value })
    else if (record.source_text === null) await rebind(trx, record, value)
  }
  await insertFields(trx, draft, added)
  await orderParagraphs(trx, draft, order)
}

/** Says what the source has now where a field stands, and what it had when the field was last looked at. */
async function rebind(trx: Db, record: FieldRecord, sourceText: string | null): Promise<void> {
  const { draft, field, value, source_text, source_before, source_changed, confirmed } = record
  const target = trx
    .updateTable('exchange.draft_field')
    .where('draft', '=', draft)
    .where('field', '=', field)
  if (sourceText === null && value.trim() === '' && isParagraph(field)) {
    await trx
      .deleteFrom('exchange.draft_field')
      .where('draft', '=', draft)
      .where('field', '=', field)
      .execute()
    return
  }
  const before = source_changed && !confirmed ? source_before : source_text
  if (before === sourceText) {
    // The source has gone back to what the field translates.
    await target
      .set({ source_text: sourceText, source_before: null, source_changed: false })
      .execute()
    return
  }
  await target
    .set({
      source_text: sourceText,
      source_before: before ?? '',
      source_changed: true,
      confirmed: false,
    })
    .execute()
}
