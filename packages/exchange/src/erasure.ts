import { sql } from 'kysely'
import { peek } from './jws.ts'
import { makeLetter } from './letter.ts'
import { loadOwnNewsroom } from './own-newsroom.ts'
import { insertRows, type Db } from './row.ts'

/**
 * Erases what killed items said, in every version: texts, headlines, pictures, index entries,
 * notes about them, drafts of their corrections, the parts of other drafts that repeat them, and
 * the documents that an intake read them from. Digests, times and reasons stay. Only pictures that
 * no living item uses are given up; their bytes go when the transaction is through, by the list of
 * erased media.
 */
export async function eraseItems(trx: Db, uris: readonly string[], now: Date): Promise<void> {
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
  await trx.deleteFrom('exchange.draft').where('uri', '=', killed).execute()
  await eraseLetters(trx, uris, now)
  await eraseDocuments(trx, uris)
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

/**
 * Empties the letters that are notes about killed items. Ours keep their number under a new
 * signature, because the partner may not have read them yet; of the partner's nothing stays but
 * that there was one.
 */
export async function eraseLetters(trx: Db, uris: readonly string[], now: Date): Promise<void> {
  const about = new Set(uris)
  const notes = await trx
    .selectFrom('exchange.letter')
    .select(['agreement', 'direction', 'letter', 'jws', 'at'])
    .where('type', '=', 'note')
    .where('jws', '<>', '')
    .execute()
  const killed = notes.filter(({ jws }) => {
    const body = peek(jws)?.['body']
    const uri: unknown = typeof body === 'object' && body !== null && 'uri' in body ? body.uri : ''
    return typeof uri === 'string' && about.has(uri)
  })
  if (killed.length === 0) return
  const { id: from, key } = await loadOwnNewsroom(trx, now)
  for (const { agreement, direction, letter, at } of killed) {
    const about = { agreement, from, letter, at: at.toISOString() }
    const jws = direction === 'read' ? '' : makeLetter(about, { type: 'receipts' }, key).jws
    await trx
      .updateTable('exchange.letter')
      .set({ jws, type: 'receipts' })
      .where('agreement', '=', agreement)
      .where('direction', '=', direction)
      .where('letter', '=', letter)
      .execute()
  }
}

/** The bytes that an intake read killed items from, with whatever else stood in them. */
async function eraseDocuments(trx: Db, uris: readonly string[]): Promise<void> {
  const given = await trx
    .deleteFrom('exchange.intake_document')
    .where('uri', '=', sql<string>`any(${uris})`)
    .returning('digest')
    .execute()
  await insertRows(
    trx,
    'exchange.media',
    [...new Set(given.map(({ digest }) => digest))].map((digest) => ({
      digest,
      state: 'erased',
      tries: 0,
      next_try: new Date(0).toISOString(),
    })),
    { on: ['digest'], update: [] },
  )
}
