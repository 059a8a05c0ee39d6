import { isInForce, type SignedRow } from './agreement-row.ts'
import type { Db } from './row.ts'

/**
 * Whether a partner may fetch these bytes: an item that stands in our log for it, and that is
 * neither killed nor withheld, names them.
 */
export async function mayFetch(
  db: Db,
  { id, agreement }: SignedRow,
  digest: string,
  now: Date,
): Promise<boolean> {
  // After the end nothing but kills and letters goes either way.
  if (!isInForce(agreement, now)) return false
  const found = await db
    .selectFrom('exchange.item_media as media')
    .innerJoin('exchange.item as item', 'item.uri', 'media.uri')
    .innerJoin('exchange.entry as entry', 'entry.uri', 'media.uri')
    .select('media.digest')
    .where('media.digest', '=', digest)
    .where('entry.agreement', '=', id)
    .where('entry.direction', '=', 'sent')
    .where('item.state', '=', 'usable')
    .where((eb) => eb.or([eb('item.expires', 'is', null), eb('item.expires', '>', now)]))
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
