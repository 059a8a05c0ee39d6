import { sql } from 'kysely'
import { isDigest, type BlobStore, type Digest } from '@suyab/store/blob'
import { StoreError } from '@suyab/store/fault'
import { PartnerFault, type PartnerClient } from './partner-client.ts'
import { type Db, notifyDesk } from './row.ts'

const LIMIT = 512 * 1024 * 1024

/**
 * Fetches the bytes that items of an agreement name: resumed where they were broken off, kept only
 * where their digest is right. What fails is tried again later, ever more seldom.
 */
export async function fetchWantedMedia(
  db: Db,
  agreement: string,
  client: PartnerClient,
  blobs: BlobStore,
  now: Date,
): Promise<void> {
  const wanted = await db
    .selectFrom('exchange.media')
    .select(['digest', 'tries'])
    .where('state', '=', 'wanted')
    // Whoever named it first is not the only one who may have it.
    .where(({ eb, or, exists, selectFrom }) =>
      or([
        eb('agreement', '=', agreement),
        exists(
          selectFrom('exchange.item_media as named')
            .innerJoin('exchange.item as item', 'item.uri', 'named.uri')
            .select('named.digest')
            .whereRef('named.digest', '=', 'exchange.media.digest')
            .where('item.agreement', '=', agreement),
        ),
      ]),
    )
    .where('next_try', '<=', now)
    .orderBy('next_try')
    .limit(20)
    .execute()
  for (const { digest, tries } of wanted) {
    if (!isDigest(digest)) continue
    try {
      const good = (await blobs.has(digest)) || (await fetchOne(client, blobs, digest))
      const { numUpdatedRows } = await db
        .updateTable('exchange.media')
        .set({ state: good ? 'present' : 'refused', last_error: null })
        .where('digest', '=', digest)
        .where('state', '=', 'wanted')
        .executeTakeFirstOrThrow()
      if (numUpdatedRows > 0n) await announce(db, digest)
      else await discardUnwanted(db, blobs, digest)
    } catch (error) {
      if (!(error instanceof PartnerFault)) throw error
      await db
        .updateTable('exchange.media')
        .set({
          tries: tries + 1,
          next_try: new Date(now.getTime() + Math.min(3600, 5 * 2 ** tries) * 1000),
          last_error: JSON.stringify({ code: error.code, data: error.data }),
        })
        .where('digest', '=', digest)
        .execute()
      // A partner that is away is away for all of them.
      if (error.code === 'partner.unreachable') return
    }
  }
}

async function fetchOne(client: PartnerClient, blobs: BlobStore, digest: Digest): Promise<boolean> {
  const resumed = await blobs.received(digest)
  let offset = resumed
  for (;;) {
    const resource = `media/${encodeURIComponent(digest)}`
    const answer = await client.get(resource, 60_000, { range: `bytes=${offset}-` })
    const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(answer.headers['content-range'] ?? '')
    const [start, size] = [Number(range?.[1]), Number(range?.[3])]
    if (range === null || start !== offset || size > LIMIT || answer.body.length === 0) {
      throw new PartnerFault('media.range', { offset, size: Number.isFinite(size) ? size : null })
    }
    await blobs.append(digest, offset, answer.body)
    offset += answer.body.length
    if (offset < size) continue
    const good = await complete(blobs, digest)
    // The beginning may have been somebody else's, and false.
    if (good || resumed === 0) return good
    return fetchOne(client, blobs, digest)
  }
}

/** False for bytes that are not what their name says: the blob store has dropped them. */
async function complete(blobs: BlobStore, digest: Digest): Promise<boolean> {
  try {
    await blobs.complete(digest)
    return true
  } catch (error) {
    if (error instanceof StoreError && error.code === 'store.blob-mismatch') return false
    throw error
  }
}

async function announce(db: Db, digest: string): Promise<void> {
  const rows = await db
    .selectFrom('exchange.item_media')
    .select('uri')
    .distinct()
    .where('digest', '=', digest)
    .limit(20)
    .execute()
  const uris = rows.map(({ uri }) => uri)
  await notifyDesk(db, { type: 'items', uris, box: 'in' })
}

/** What a kill erased while it was on its way is not kept. */
async function discardUnwanted(db: Db, blobs: BlobStore, digest: Digest): Promise<void> {
  const row = await db
    .selectFrom('exchange.media')
    .select('state')
    .where('digest', '=', digest)
    .executeTakeFirst()
  if (row === undefined) await blobs.delete(digest)
}

/**
 * Gives up the bytes of pictures that a kill erased; called until there are none. `eraseCopies`
 * erases what was made from them. The rows stay locked meanwhile: an item that names the same
 * bytes again waits, and fetches them anew.
 */
export async function discardErased(
  db: Db,
  blobs: BlobStore,
  eraseCopies: (digest: Digest) => Promise<void>,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ digest: string }>`
      delete from exchange.media where digest in (
        select digest from exchange.media where state = 'erased' limit 100
        for update skip locked) and state = 'erased'
      returning digest`.execute(trx)
    for (const { digest } of rows) {
      if (!isDigest(digest)) continue
      await blobs.delete(digest)
      await eraseCopies(digest)
    }
    return rows.length
  })
}
