import type { Medium } from '../agreement.ts'
import { issueStatements, type Issued } from '../issue.ts'
import { sendLetter } from '../letter-box.ts'
import type { ItemReceipt } from '../letter.ts'
import { loadOwnNewsroom } from '../own-newsroom.ts'
import { Refusal } from '../refusal.ts'
import { insertRows, notifyDesk, type Db } from '../row.ts'
import type { Desk } from './desk.ts'
import { openItem, openItems, type OpenItem } from './item-access.ts'
import { loadPublisher, sourceOf } from './item-detail.ts'
import { decidePublication, errandsFor } from './item-errand.ts'
import type { ItemErrand, Viewer } from './item-view.ts'
import { faultOf, isOrphaned } from './row-state.ts'

/** What was done, for the audit trail. */
export interface Deed {
  readonly did: string
  readonly on: string
  readonly data: Readonly<Record<string, string | number | boolean | null>>
}

/** Takes a partner's item on: the others see by whom. @throws Refusal 'item.errand-refused' */
export function takeItem(desk: Desk, uri: string, viewer: Viewer): Promise<Deed> {
  return errand(desk, uri, 'take', viewer, async (trx, { row }, now) => {
    await trx
      .updateTable('exchange.item')
      .set({ taken_by: viewer.person, taken_at: now })
      .where('uri', '=', uri)
      .execute()
    return { did: 'item.take', on: uri, data: { version: row.version } }
  })
}

/** Gives an item back that was taken. */
export function returnItem(desk: Desk, uri: string, viewer: Viewer): Promise<Deed> {
  return errand(desk, uri, 'return', viewer, async (trx) => {
    await trx
      .updateTable('exchange.item')
      .set({ taken_by: null, taken_at: null })
      .where('uri', '=', uri)
      .execute()
    return { did: 'item.return', on: uri, data: {} }
  })
}

/**
 * Notes that an item was published, in which media and where, and tells the partner whose item it
 * is or stands on. Each medium must be permitted.
 */
export function markPublished(
  desk: Desk,
  uri: string,
  { url, media }: { readonly url?: string; readonly media: readonly Medium[] },
  viewer: Viewer,
): Promise<Deed> {
  return errand(desk, uri, 'publish', viewer, async (trx, opened, now) => {
    const { row } = opened
    if (media.length === 0) throw new Refusal('publication.medium-missing', { uri })
    const publisher = await loadPublisher(trx)
    const source = await sourceOf(trx, opened, viewer, now)
    const foreign = row.own ? source : opened
    const into = row.own ? row.language : undefined
    for (const medium of media) {
      if (foreign === undefined || foreign.row.own || row.kept_reason !== null) break
      const decision = decidePublication(foreign, publisher, [medium], into)
      if (decision.permit) continue
      const { code, data } = faultOf(decision.reason)
      throw new Refusal(code, { ...data, medium })
    }
    await trx
      .insertInto('exchange.publication')
      .values({
        id: desk.uuid(),
        uri,
        sequence: row.sequence,
        at: now,
        person: viewer.person,
        url: url ?? null,
        media: [...media],
        ended_at: null,
      })
      .execute()
    await trx
      .updateTable('exchange.item')
      .set({ published_at: opened.row.published_at ?? now })
      .where('uri', '=', uri)
      .execute()
    await tellMaker(trx, opened, source, now, {
      status: 'published',
      ...(url === undefined ? {} : { url }),
    })
    const data = { version: row.version, media: media.join(' '), url: url ?? null }
    return { did: 'item.publish', on: uri, data }
  })
}

/** Notes that an item is no longer published anywhere. The partner is told that we only have it. */
export function endPublication(desk: Desk, uri: string, viewer: Viewer): Promise<Deed> {
  return errand(desk, uri, 'unpublish', viewer, async (trx, opened, now) => {
    const source = await sourceOf(trx, opened, viewer, now)
    const ended = await trx
      .updateTable('exchange.publication')
      .set({ ended_at: now })
      .where('uri', '=', uri)
      .where('ended_at', 'is', null)
      .returning('id')
      .execute()
    await trx
      .updateTable('exchange.item')
      .set({ published_at: null })
      .where('uri', '=', uri)
      .execute()
    // A killed item's partner has its answer already, and no other may follow it.
    if (opened.standing.state !== 'killed' && !isOrphaned(opened.row)) {
      await tellMaker(trx, opened, source, now, { status: 'received' })
    }
    return { did: 'item.unpublish', on: uri, data: { publications: ended.length } }
  })
}

/** Writes to the partner's editor about an item. */
export function sendNote(
  desk: Desk,
  uri: string,
  { text, language }: { readonly text: string; readonly language: string },
  viewer: Viewer,
): Promise<Deed> {
  return errand(desk, uri, 'note', viewer, async (trx, opened, now) => {
    const agreement = opened.row.agreement ?? (await lastCorrespondent(trx, uri))
    if (text.trim() === '') throw new Refusal('note.empty', { uri })
    if (agreement === undefined) throw new Refusal('note.nobody-to-tell', { uri })
    const own = await loadOwnNewsroom(trx, now)
    const by = (await desk.personNames([viewer.person])).get(viewer.person) ?? own.id
    const body = { type: 'note' as const, uri, language, text: text.trim(), by }
    const letter = await sendLetter(trx, agreement, body, own, now)
    await insertRows(trx, 'exchange.note', [
      {
        id: desk.uuid(),
        uri,
        agreement,
        newsroom: own.id,
        name: by,
        text: text.trim(),
        language,
        at: now.toISOString(),
        letter,
        direction: 'sent',
      },
    ])
    return { did: 'item.note', on: uri, data: { letter } }
  })
}

/** Who wrote about an item of ours last: an answer goes to them. */
async function lastCorrespondent(trx: Db, uri: string): Promise<string | undefined> {
  const note = await trx
    .selectFrom('exchange.note')
    .select('agreement')
    .where('uri', '=', uri)
    .orderBy('at', 'desc')
    .executeTakeFirst()
  return note?.agreement
}

/** Withholds, releases or kills an item of ours, and tells the partners that have it. */
export function stateItem(
  desk: Desk,
  uri: string,
  action: 'withhold' | 'release' | 'kill',
  reason: string | undefined,
  viewer: Viewer,
): Promise<Deed> {
  return errand(desk, uri, action, viewer, async (trx, { row }) => {
    const [issued] = await issueStatements(
      trx,
      [
        {
          uri,
          action,
          kind: row.kind,
          language: row.language,
          ...(reason === undefined ? {} : { reason }),
        },
      ],
      desk,
    )
    const data = { version: row.version, sequence: issued?.sequence ?? 0, reason: reason ?? null }
    return { did: `item.${action}`, on: uri, data }
  })
}

/**
 * Keeps our translation of an item that was killed, on the editor's own responsibility and with a
 * reason: it goes out again, and the partner is told.
 */
export function keepTranslation(
  desk: Desk,
  uri: string,
  reason: string,
  viewer: Viewer,
): Promise<Deed> {
  return errand(desk, uri, 'keep', viewer, async (trx, opened, now) => {
    const { row } = opened
    const why = reason.trim()
    if (why === '') throw new Refusal('item.reason-missing', { uri, action: 'keep' })
    await trx
      .updateTable('exchange.item')
      .set({ kept_reason: why })
      .where('uri', '=', uri)
      .execute()
    const issued: Issued[] =
      row.state === 'withheld'
        ? await issueStatements(
            trx,
            [{ uri, action: 'release', kind: row.kind, language: row.language, reason: why }],
            desk,
          )
        : []
    const source = await sourceOf(trx, opened, viewer, now)
    await tellMaker(trx, opened, source, now, { status: 'kept' })
    const data = { reason: why, sequence: issued[0]?.sequence ?? row.sequence }
    return { did: 'item.keep', on: uri, data }
  })
}

/** Notes that this person has opened the items in their present version. What they may not know of is passed over. */
export async function markRead(
  desk: Desk,
  uris: readonly string[],
  viewer: Viewer,
): Promise<number> {
  const open = await openItems(desk.db, uris, viewer, desk.now())
  const { person } = viewer
  await insertRows(
    desk.db,
    'exchange.read_mark',
    open.map(({ row: { uri, sequence } }) => ({ person, uri, sequence })),
    { on: ['person', 'uri'], update: ['sequence'] },
  )
  return open.length
}

type Act = (trx: Db, opened: OpenItem, now: Date) => Promise<Deed>

/** Does an errand if it may be done: the item is locked, and what may be done is decided anew. */
async function errand(
  desk: Desk,
  uri: string,
  wanted: ItemErrand,
  viewer: Viewer,
  act: Act,
): Promise<Deed> {
  return desk.db.transaction().execute(async (trx) => {
    const now = desk.now()
    await trx.selectFrom('exchange.item').select('uri').where('uri', '=', uri).forUpdate().execute()
    const opened = await openItem(trx, uri, viewer, now)
    const source = await sourceOf(trx, opened, viewer, now)
    const may = errandsFor(opened, source, viewer.role, await loadPublisher(trx))
    if (!may.includes(wanted)) throw refusalOf(opened, source, wanted)
    const deed = await act(trx, opened, now)
    await notifyDesk(trx, { type: 'items', uris: [uri], box: opened.row.own ? 'own' : 'in' })
    return deed
  })
}

/** Says why not: the item's state, or the right that is missing, or the role. */
function refusalOf(
  { row, standing }: OpenItem,
  source: OpenItem | undefined,
  wanted: ItemErrand,
): Refusal {
  const { uri } = row
  if (standing.reason !== undefined) {
    return new Refusal(standing.reason.code, { ...standing.reason.data, uri })
  }
  const because = source?.standing.reason
  if (because !== undefined) return new Refusal(because.code, { ...because.data, uri })
  return new Refusal('item.errand-refused', { uri, errand: wanted, state: standing.state })
}

/** Tells the partner whose item it is, or whose item our translation stands on, what became of it. */
async function tellMaker(
  trx: Db,
  { row }: OpenItem,
  source: OpenItem | undefined,
  now: Date,
  answer: Pick<ItemReceipt, 'status' | 'url'>,
): Promise<void> {
  const foreign = row.own ? source?.row : row
  if (foreign === undefined || foreign.own || foreign.agreement === null) return
  const about = {
    uri: foreign.uri,
    sequence: row.own ? await sequenceOf(trx, row, foreign.sequence) : foreign.sequence,
  }
  const own = await loadOwnNewsroom(trx, now)
  const item: ItemReceipt = { ...about, ...answer, at: now.toISOString() }
  await sendLetter(trx, foreign.agreement, { type: 'receipts', items: [item] }, own, now)
}

/** The statement that published the version which a translation was made from. */
async function sequenceOf(
  trx: Db,
  { translation_of: uri, translation_of_version: version }: OpenItem['row'],
  newest: number,
): Promise<number> {
  const found = await trx
    .selectFrom('exchange.statement')
    .select('sequence')
    .where('uri', '=', uri ?? '')
    .where('version', '=', version ?? 1)
    .orderBy('sequence')
    .executeTakeFirst()
  return found?.sequence ?? newest
}
