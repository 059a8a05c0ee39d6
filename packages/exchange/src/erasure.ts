import { sql } from 'kysely'
import type { Db } from './row.ts'

/**
 * Erases what killed items said, in every version: texts, headlines, pictures, index entries,
 * notes about them and the parts of drafts that repeat them. Digests, times and reasons stay. Only
 * pictures that no living item uses are given up; their bytes go when the transaction is through,
 * by the list of erased media.
 */
export async function eraseItems(trx: Db, uris: readonly string[]): Promise<void> {
  if (uris.length === 0) return
  const killed = sql<string>`any(${uris})`
  await trx
    .updateTable('exchange.statement')
    .set({ payload: null })
    .where('uri', '=', killed)
    .where('payload', 'is not', null)
    .execute()
  await trx
    .updateTable('exchange.item')
    .set({
      headline: null,
      summary: null,
      subjects: [],
      topics: [],
      thumbnail: null,
      search: null,
    })
    .where('uri', '=', killed)
    .execute()
  await trx.deleteFrom('exchange.item_member').where('package', '=', killed).execute()
  await trx.deleteFrom('exchange.due').where('uri', '=', killed).execute()
  await trx.deleteFrom('exchange.note').where('uri', '=', killed).execute()
  await sql`update exchange.draft_field field
    set source_text = null, source_before = null
    from exchange.draft draft
    where draft.id = field.draft and draft.source_uri = ${killed}`.execute(trx)
  const given = await trx
    .deleteFrom('exchange.item_media')
    .where('uri', '=', killed)
    .returning('digest')
    .execute()
  const digests = [...new Set(given.map(({ digest }) => digest))]
  if (digests.length === 0) return
  await trx
    .updateTable('exchange.media')
    .set({ state: 'erased' })
    .where('digest', '=', sql<string>`any(${digests})`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('exchange.item_media as other')
            .select('other.digest')
            .whereRef('other.digest', '=', 'exchange.media.digest'),
        ),
      ),
    )
    .execute()
}
