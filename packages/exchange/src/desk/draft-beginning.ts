import type { NewsItem } from '@suyab/wire/ninjs'
import type { ItemKind } from '../agreement.ts'
import { isLanguage } from '../name.ts'
import { Refusal } from '../refusal.ts'
import type { Db } from '../row.ts'
import type { DraftPicture } from '../tables.ts'
import type { Desk } from './desk.ts'
import { insertFields, mayWrite, type NewField } from './draft-row.ts'
import { fieldNames, fieldsOf, isParagraph, translatableFields } from './draft-text.ts'
import { loadContent, openItem, type OpenItem } from './item-access.ts'
import { decideTranslation } from './item-errand.ts'
import type { Viewer } from './item-view.ts'
import { faultOf, seesEmbargoed } from './row-state.ts'

/** Begins a story, picture, package or event of our own. Gives the draft's id. */
export async function beginDraft(
  desk: Desk,
  { kind, language }: { readonly kind: ItemKind; readonly language: string },
  viewer: Viewer,
): Promise<string> {
  checkEditor(viewer)
  checkLanguage(language)
  const fields = fieldNames(kind).map((field) => ({ field, value: '', sourceText: null }))
  return desk.db
    .transaction()
    .execute((trx) => insertDraft(desk, trx, { task: 'new', kind, language }, fields, viewer))
}

/** Begins a correction of an item of ours, or gives the one that somebody has begun. */
export async function beginCorrection(desk: Desk, uri: string, viewer: Viewer): Promise<string> {
  checkEditor(viewer)
  return desk.db.transaction().execute(async (trx) => {
    await lockItem(trx, uri)
    const { row, standing } = await openItem(trx, uri, viewer, desk.now())
    if (!row.own) throw new Refusal('item.not-ours', { uri })
    if (row.state !== 'usable' || standing.state === 'withheld') {
      throw new Refusal('item.action-not-now', { uri, action: 'correct', state: standing.state })
    }
    const begun = await trx
      .selectFrom('exchange.draft')
      .select('id')
      .where('uri', '=', uri)
      .where('source_killed', 'is', null)
      .executeTakeFirst()
    if (begun !== undefined) return begun.id
    const content = await loadContent(trx, uri)
    if (content === undefined) throw new Refusal('item.content-missing', { uri })
    const fields = fieldsOf(content, row.kind).map((one) => ({ ...one, sourceText: null }))
    const { kind, language, sequence } = row
    const about = { task: 'correction' as const, kind, language, uri, base_sequence: sequence }
    return insertDraft(desk, trx, about, fields, viewer)
  })
}

/**
 * Begins a translation, or gives the one into this language that somebody has begun; where we have
 * published one already, the draft brings it up to the source's newest version. The item is taken
 * on by who begins.
 * @throws Refusal with the right that is missing
 */
export async function beginTranslation(
  desk: Desk,
  uri: string,
  language: string,
  viewer: Viewer,
): Promise<string> {
  if (!mayWrite(viewer.role)) throw new Refusal('desk.role', { role: viewer.role })
  checkLanguage(language)
  return desk.db.transaction().execute(async (trx) => {
    const now = desk.now()
    const asked = await openItem(trx, uri, viewer, now)
    // Asked of a translation in its own language: it is to be brought up to date.
    const { own, translation_of: origin } = asked.row
    const from = own && origin !== null && language === asked.row.language ? origin : uri
    await lockItem(trx, from)
    const source = from === uri ? asked : await openItem(trx, from, viewer, now)
    checkTranslation(source, language)
    const begun = await trx
      .selectFrom('exchange.draft')
      .select('id')
      .where('source_uri', '=', from)
      .where('language', '=', language)
      .where('source_killed', 'is', null)
      .executeTakeFirst()
    if (begun !== undefined) return begun.id
    const published = await trx
      .selectFrom('exchange.item')
      .select(['uri', 'sequence', 'translation_of_version'])
      .where('translation_of', '=', from)
      .where('own', '=', true)
      .where('language', '=', language)
      .where('state', '=', 'usable')
      .orderBy('first_issued')
      .executeTakeFirst()
    const version = published?.translation_of_version ?? source.row.version
    const content = await contentOfVersion(trx, source, version)
    const before = published && (await loadContent(trx, published.uri))
    await takeFor(trx, source, viewer, now)
    const about = {
      task: 'translation' as const,
      kind: source.row.kind,
      language,
      source_uri: from,
      source_version: version,
      ...(published === undefined ? {} : { uri: published.uri, base_sequence: published.sequence }),
    }
    return insertDraft(desk, trx, about, translationFields(content, before), viewer)
  })
}

/** The source's parts with what we have of each already: a translation is laid beside its source paragraph by paragraph. */
function translationFields(source: NewsItem, before: NewsItem | undefined): NewField[] {
  const have = new Map(
    before === undefined
      ? []
      : translatableFields(before).map(({ field, value }) => [field, value] as const),
  )
  const fields = translatableFields(source).map(({ field, value }) => {
    const translated = have.get(field) ?? ''
    have.delete(field)
    return { field, value: translated, sourceText: value }
  })
  // Paragraphs that our translation has and the source has not.
  const more = [...have]
    .filter(([field]) => isParagraph(field))
    .map(([field, value]) => ({ field, value, sourceText: null }))
  return [...fields, ...more]
}

async function contentOfVersion(trx: Db, { row }: OpenItem, version: number): Promise<NewsItem> {
  const said = await trx
    .selectFrom('exchange.statement')
    .select('sequence')
    .where('uri', '=', row.uri)
    .where('version', '=', version)
    .where('payload', 'is not', null)
    .orderBy('sequence')
    .executeTakeFirst()
  const content = await loadContent(trx, row.uri, said?.sequence)
  if (content === undefined) throw new Refusal('item.content-missing', { uri: row.uri })
  return content
}

function checkTranslation(source: OpenItem, language: string): void {
  const { uri } = source.row
  if (language === source.row.language) throw new Refusal('draft.same-language', { language })
  const decision = decideTranslation(source, language)
  if (!decision.permit) {
    const { code, data } = faultOf(decision.reason)
    throw new Refusal(code, { ...data, uri })
  }
  if (!source.readable) throw new Refusal('item.content-missing', { uri })
}

function checkEditor({ role }: Viewer): void {
  if (!seesEmbargoed(role)) throw new Refusal('desk.role', { role })
}

function checkLanguage(language: string): void {
  if (!isLanguage(language)) throw new Refusal('item.language-unknown', { language })
}

async function lockItem(trx: Db, uri: string): Promise<void> {
  await trx.selectFrom('exchange.item').select('uri').where('uri', '=', uri).forUpdate().execute()
}

async function takeFor(trx: Db, { row }: OpenItem, viewer: Viewer, now: Date): Promise<void> {
  if (row.own || row.taken_at !== null) return
  await trx
    .updateTable('exchange.item')
    .set({ taken_by: viewer.person, taken_at: now })
    .where('uri', '=', row.uri)
    .execute()
}

interface About {
  readonly task: 'new' | 'correction' | 'translation'
  readonly kind: ItemKind
  readonly language: string
  readonly uri?: string
  readonly source_uri?: string
  readonly source_version?: number
  readonly base_sequence?: number
}

async function insertDraft(
  desk: Desk,
  trx: Db,
  about: About,
  fields: readonly NewField[],
  { person }: Viewer,
): Promise<string> {
  const id = desk.uuid()
  const at = desk.now()
  const pictures: readonly DraftPicture[] = []
  await trx
    .insertInto('exchange.draft')
    .values({
      id,
      ...about,
      pictures: JSON.stringify(pictures),
      members: '[]',
      created_by: person,
      created_at: at,
      changed_by: person,
      changed_at: at,
    })
    .execute()
  await insertFields(trx, id, fields)
  return id
}
