import { bodyHtmlOf, headlineOf, summaryOf } from '@suyab/wire/item-text'
import { paragraphsOf } from '@suyab/wire/sanitise'
import { Refusal } from '../refusal.ts'
import type { Db } from '../row.ts'
import type { Desk } from './desk.ts'
import { contentFor, loadContent, openItem } from './item-access.ts'
import type { VersionRow, VersionView, Viewer } from './item-view.ts'

/** What was said about an item, oldest first: the statements that are kept also of a killed one. */
export async function versionsOf(
  db: Db,
  { uri, sequence: current }: { readonly uri: string; readonly sequence: number },
): Promise<VersionRow[]> {
  const rows = await db
    .selectFrom('exchange.statement')
    .select(({ eb }) => [
      'sequence',
      'version',
      'action',
      'issued',
      'reason',
      eb('payload', 'is not', null).as('content'),
    ])
    .where('uri', '=', uri)
    .orderBy('sequence')
    .execute()
  return rows.map(({ sequence, version, action, issued, reason, content }) => ({
    sequence,
    version,
    action,
    issued: issued.toISOString(),
    ...(reason === null ? {} : { reason }),
    current: sequence === current,
    content: content === true,
  }))
}

/**
 * One version of an item as it was, to be read beside another; without its text once the item was
 * killed, withheld from us or may no longer be read.
 * @throws Refusal 'item.unknown', 'item.version-unknown'
 */
export async function findVersion(
  desk: Desk,
  uri: string,
  sequence: number,
  viewer: Viewer,
): Promise<VersionView> {
  const now = desk.now()
  const { row, readable } = await openItem(desk.db, uri, viewer, now)
  const version = (await versionsOf(desk.db, row)).find((one) => one.sequence === sequence)
  if (version === undefined) throw new Refusal('item.version-unknown', { uri, sequence })
  const content = readable ? await loadContent(desk.db, uri, sequence) : undefined
  if (content === undefined) return { row: version, headline: '', bodyHtml: '', paragraphs: [] }
  const item = await contentFor(desk.db, content, viewer, now)
  const summary = summaryOf(item)
  return {
    row: version,
    headline: headlineOf(item),
    ...(summary === '' ? {} : { summary }),
    bodyHtml: bodyHtmlOf(item),
    paragraphs: paragraphsOf(item),
  }
}
