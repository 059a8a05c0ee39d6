import { withSafeHtml } from '@suyab/wire/item-text'
import { sql } from 'kysely'
import type { NewsItem } from '@suyab/wire/ninjs'
import { loadSigned, type SignedRow } from '../agreement-row.ts'
import { Refusal } from '../refusal.ts'
import type { Db } from '../row.ts'
import type { Viewer } from './item-view.ts'
import type { Circumstances } from './list-filter.ts'
import { rowColumns, type LoadedRow } from './row-description.ts'
import { isOrphaned, mayKnowOf, seesEmbargoed, standingOf, type RowStanding } from './row-state.ts'

/** An item as one person may see it. */
export interface OpenItem {
  readonly row: LoadedRow
  readonly standing: RowStanding
  /** The agreement that a partner's item came under. */
  readonly signed: SignedRow | undefined
  readonly circumstances: Circumstances
  /** Whether its text may be read by this person at this moment. */
  readonly readable: boolean
}

/**
 * Opens an item for a person.
 * @throws Refusal 'item.unknown' where there is none that this person may know of
 */
export async function openItem(db: Db, uri: string, viewer: Viewer, now: Date): Promise<OpenItem> {
  const [opened] = await openItems(db, [uri], viewer, now)
  if (opened === undefined) throw new Refusal('item.unknown', { uri })
  return opened
}

/** Those of the items that this person may know of. */
export async function openItems(
  db: Db,
  uris: readonly string[],
  viewer: Viewer,
  now: Date,
): Promise<OpenItem[]> {
  if (uris.length === 0) return []
  const circumstances: Circumstances = { signed: await loadSigned(db), now }
  const { rows } = await sql<LoadedRow>`
    select ${rowColumns(circumstances)}, mark.uri is null and not i.own as unread
    from exchange.item i left join exchange.read_mark mark
      on mark.person = ${viewer.person}::uuid and mark.uri = i.uri and mark.sequence >= i.sequence
    where i.uri = any(${[...uris]})`.execute(db)
  return rows.flatMap((row) => {
    const signed = circumstances.signed.find(({ id }) => id === row.agreement)
    if (!mayKnowOf(row, signed, viewer.role, now)) return []
    const standing = standingOf(row, signed, now)
    return [{ row, standing, signed, circumstances, readable: isReadable(row, standing, viewer) }]
  })
}

/** A partner's withheld text is nobody's; our own that stands on a killed one is for who must decide about it. */
function isReadable(row: LoadedRow, { state }: RowStanding, viewer: Viewer): boolean {
  if (state === 'killed' || state === 'denied') return false
  if (isOrphaned(row)) return seesEmbargoed(viewer.role)
  return state !== 'withheld' || row.own
}

/** The newest content of an item that there is, or the content of one of its statements. */
export async function loadContent(
  db: Db,
  uri: string,
  sequence?: number,
): Promise<NewsItem | undefined> {
  let query = db
    .selectFrom('exchange.statement')
    .select('payload')
    .where('uri', '=', uri)
    .where('payload', 'is not', null)
  if (sequence !== undefined) query = query.where('sequence', '=', sequence)
  const found = await query.orderBy('sequence', 'desc').executeTakeFirst()
  if (found?.payload == null) return undefined
  // Canonical ninjs, checked when it was received or written by ourselves.
  const item: NewsItem = JSON.parse(found.payload)
  return withSafeHtml(item)
}

/**
 * The content without what it repeats of other items that were killed or that this person may not
 * know of: a package carries the headlines of its members.
 */
export async function contentFor(
  db: Db,
  item: NewsItem,
  viewer: Viewer,
  now: Date,
): Promise<NewsItem> {
  const named = (item.associations ?? []).flatMap(({ uri }) => uri ?? [])
  if (named.length === 0) return item
  const { rows } = await sql<{ uri: string }>`
    select uri from exchange.item where uri = any(${named})`.execute(db)
  const open = await openItems(db, named, viewer, now)
  const readable = new Set(open.filter((one) => one.readable).map(({ row }) => row.uri))
  const hidden = new Set(rows.map(({ uri }) => uri).filter((uri) => !readable.has(uri)))
  if (hidden.size === 0) return item
  return {
    ...item,
    associations: (item.associations ?? []).map((association) =>
      association.uri !== undefined && hidden.has(association.uri)
        ? { uri: association.uri }
        : association,
    ),
  }
}
