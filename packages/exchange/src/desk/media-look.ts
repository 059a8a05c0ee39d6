import { sql } from 'kysely'
import type { Db } from '../row.ts'
import { openItems } from './item-access.ts'
import type { Viewer } from './item-view.ts'

/**
 * Whether a person may see the bytes of a picture now: an item that they may read names them, a
 * draft holds them, or they were just uploaded and nothing names them yet.
 */
export async function mayLook(db: Db, digest: string, viewer: Viewer, now: Date): Promise<boolean> {
  const uses = await db
    .selectFrom('exchange.item_media')
    .select('uri')
    .distinct()
    .where('digest', '=', digest)
    .limit(50)
    .execute()
  const open = await openItems(
    db,
    uses.map(({ uri }) => uri),
    viewer,
    now,
  )
  if (open.some(({ readable }) => readable)) return true
  if (viewer.role === 'viewer' || viewer.role === 'analyst') return false
  if (uses.length === 0) return true
  return isInDraft(db, digest)
}

/** Whether an item or a draft names these bytes: then nobody else may give them up. */
export async function isNamed(db: Db, digest: string): Promise<boolean> {
  const use = await db
    .selectFrom('exchange.item_media')
    .select('uri')
    .where('digest', '=', digest)
    .limit(1)
    .executeTakeFirst()
  return use !== undefined || isInDraft(db, digest)
}

async function isInDraft(db: Db, digest: string): Promise<boolean> {
  const drafts = await db
    .selectFrom('exchange.draft')
    .select('id')
    .where(sql<boolean>`pictures @> ${JSON.stringify([{ digest }])}::jsonb`)
    .limit(1)
    .execute()
  return drafts.length > 0
}
