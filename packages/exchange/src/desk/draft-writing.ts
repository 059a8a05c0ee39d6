import { ok, refuse, type Result } from '@suyab/wire/result'
import { Refusal } from '../refusal.ts'
import type { Db } from '../row.ts'
import type { DraftPicture } from '../tables.ts'
import type { Desk } from './desk.ts'
import {
  insertFields,
  isClosed,
  nextParagraph,
  openDraft,
  orderParagraphs,
  type FieldRecord,
  type OpenDraft,
} from './draft-row.ts'
import { isParagraph } from './draft-text.ts'
import { fieldView, type DraftField } from './draft-view.ts'
import type { Deed } from './handling.ts'
import type { Viewer } from './item-view.ts'

export interface DraftChange {
  readonly field: string
  readonly value: string
  /** The revision it was made from. */
  readonly base: number
  /** The person has looked at what the source changed here. */
  readonly confirmed?: boolean
}

/** Somebody else changed the field in the meantime: theirs stands, and nothing of ours was written. */
export interface ChangedMeanwhile {
  readonly code: 'draft.changed-meanwhile'
  readonly theirs: DraftField
}

/**
 * Writes one field of a draft. Two people on one draft lose nothing: a change made from an older
 * revision is refused with what stands there now, unless both wrote the same.
 * @throws Refusal 'draft.unknown', 'draft.source-killed', 'draft.field-unknown'
 */
export async function changeDraft(
  desk: Desk,
  id: string,
  change: DraftChange,
  viewer: Viewer,
): Promise<Result<DraftField, ChangedMeanwhile>> {
  return desk.db.transaction().execute(async (trx) => {
    const now = desk.now()
    const { fields } = await openForWriting(trx, id, viewer, now)
    const current = fields.find(({ field }) => field === change.field)
    if (current === undefined) throw new Refusal('draft.field-unknown', { field: change.field })
    const value = change.value.replaceAll('\0', '')
    const confirmed = change.confirmed ?? current.confirmed
    const people = await desk.personNames([current.person ?? viewer.person, viewer.person])
    if (current.revision !== change.base && current.value !== value) {
      const theirs = fieldView(current, people)
      return refuse({ code: 'draft.changed-meanwhile' as const, theirs })
    }
    if (current.value === value && current.confirmed === confirmed) {
      return ok(fieldView(current, people))
    }
    const changed: FieldRecord = {
      ...current,
      value,
      confirmed,
      revision: current.revision + 1,
      person: viewer.person,
      at: now,
    }
    await trx
      .updateTable('exchange.draft_field')
      .set({ value, confirmed, revision: changed.revision, person: viewer.person, at: now })
      .where('draft', '=', id)
      .where('field', '=', change.field)
      .execute()
    await touch(trx, id, viewer, now)
    return ok(fieldView(changed, people))
  })
}

/** Puts an empty paragraph behind another, or before all of them. */
export async function addParagraph(
  desk: Desk,
  id: string,
  after: string | undefined,
  viewer: Viewer,
): Promise<DraftField> {
  return desk.db.transaction().execute(async (trx) => {
    const now = desk.now()
    const { fields } = await openForWriting(trx, id, viewer, now)
    const order = fields.map(({ field }) => field).filter(isParagraph)
    const place = after === undefined ? -1 : order.indexOf(after)
    if (after !== undefined && place === -1) {
      throw new Refusal('draft.field-unknown', { field: after })
    }
    const field = `p${nextParagraph(fields)}`
    await insertFields(trx, id, [{ field, value: '', sourceText: null }])
    await orderParagraphs(trx, id, order.toSpliced(place + 1, 0, field))
    await touch(trx, id, viewer, now)
    return { field, value: '', revision: 1, confirmed: false }
  })
}

/** Adds a picture to a draft, or changes the words that go with it. Its bytes are there already. */
export async function putPicture(
  desk: Desk,
  id: string,
  picture: DraftPicture,
  viewer: Viewer,
): Promise<void> {
  await changePictures(desk, id, viewer, (pictures) => {
    const place = pictures.findIndex(({ digest }) => digest === picture.digest)
    return place === -1 ? [...pictures, picture] : pictures.with(place, picture)
  })
}

/** Takes a picture out of a draft. */
export async function removePicture(
  desk: Desk,
  id: string,
  digest: string,
  viewer: Viewer,
): Promise<void> {
  await changePictures(desk, id, viewer, (pictures) =>
    pictures.filter((picture) => picture.digest !== digest),
  )
}

/** Gives a draft up. */
export async function discardDraft(desk: Desk, id: string, viewer: Viewer): Promise<Deed> {
  return desk.db.transaction().execute(async (trx) => {
    const { draft } = await openDraft(trx, id, viewer, desk.now())
    await trx.deleteFrom('exchange.draft').where('id', '=', id).execute()
    const { task, language, source_uri: source } = draft
    return {
      did: 'draft.discard',
      on: draft.uri ?? `draft:${id}`,
      data: { task, language, source },
    }
  })
}

export async function openForWriting(
  trx: Db,
  id: string,
  viewer: Viewer,
  now: Date,
): Promise<OpenDraft> {
  const open = await openDraft(trx, id, viewer, now)
  if (isClosed(open)) throw new Refusal('draft.source-killed', { draft: id })
  return open
}

async function changePictures(
  desk: Desk,
  id: string,
  viewer: Viewer,
  change: (pictures: readonly DraftPicture[]) => DraftPicture[],
): Promise<void> {
  await desk.db.transaction().execute(async (trx) => {
    const now = desk.now()
    const { draft } = await openForWriting(trx, id, viewer, now)
    await trx
      .updateTable('exchange.draft')
      .set({ pictures: JSON.stringify(change(draft.pictures)) })
      .where('id', '=', id)
      .execute()
    await touch(trx, id, viewer, now)
  })
}

async function touch(trx: Db, id: string, { person }: Viewer, now: Date): Promise<void> {
  await trx
    .updateTable('exchange.draft')
    .set({ changed_by: person, changed_at: now })
    .where('id', '=', id)
    .execute()
}
