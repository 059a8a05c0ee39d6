import type { Signatory } from './agreement.ts'
import type { NewsroomFault } from './fault.ts'
import { KeySet, type NewsroomKey } from './key.ts'
import {
  believeDocument,
  newlyRevoked,
  newsroomOf,
  type KnownNewsroom,
  type NewsroomDocument,
} from './newsroom.ts'
import { reportFault } from './fault-row.ts'
import { digestOfJws } from './envelope.ts'
import { peek } from './jws.ts'
import type { Db } from './row.ts'
import type { NewsroomKeyTable } from './tables.ts'
import type { Selectable } from 'kysely'
import { refuse, type Result } from '@suyab/wire/result'

/** A newsroom as we have pinned it, or undefined where it was never seen. */
export async function loadNewsroom(db: Db, id: string): Promise<KnownNewsroom | undefined> {
  const row = await db
    .selectFrom('exchange.newsroom')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const keys = await db
    .selectFrom('exchange.newsroom_key')
    .selectAll()
    .where('newsroom', '=', id)
    .execute()
  return {
    id,
    edition: row.edition,
    ...(row.document === null
      ? {}
      : {
          jws: row.document,
          digest: digestOfJws(row.document),
          // It was verified when it was stored.
          document: peek(row.document) as unknown as NewsroomDocument,
        }),
    keys: keys.map(keyOfRow),
  }
}

/** A key as its table keeps it, as documents name it. */
export function keyOfRow(
  row: Pick<
    Selectable<NewsroomKeyTable>,
    'kid' | 'x' | 'valid_from' | 'valid_until' | 'revoked_from' | 'revoked_reason'
  >,
): NewsroomKey {
  return {
    kid: row.kid,
    x: row.x,
    from: row.valid_from.toISOString(),
    ...(row.valid_until === null ? {} : { until: row.valid_until.toISOString() }),
    ...(row.revoked_from === null
      ? {}
      : { revoked: { from: row.revoked_from.toISOString(), reason: row.revoked_reason ?? '' } }),
  }
}

/** The keys to check a newsroom's words with; empty for one never seen. */
export async function loadKeys(db: Db, id: string): Promise<KeySet> {
  const known = await loadNewsroom(db, id)
  return new KeySet(id, known?.keys ?? [])
}

/** Pins a newsroom's keys as it signed them. Keys pinned before stay as they are. */
export async function pinPartner(db: Db, party: Signatory, now: Date): Promise<void> {
  await db
    .insertInto('exchange.newsroom')
    .values({
      id: party.id,
      names: JSON.stringify(party.names),
      languages: [...party.languages],
      origin: party.origin ?? null,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        names: JSON.stringify(party.names),
        languages: [...party.languages],
        origin: party.origin ?? null,
        by_way_of: null,
      }),
    )
    .execute()
  for (const { kid, x } of party.keys) {
    await db
      .insertInto('exchange.newsroom_key')
      .values({ newsroom: party.id, kid, x, valid_from: now })
      .onConflict((conflict) => conflict.columns(['newsroom', 'kid']).doNothing())
      .execute()
  }
}

/**
 * Believes a newsroom's document if its pinned keys vouch for it, or, for one never seen, on first
 * sight `byWayOf` a partner. Revocations name the statements that were issued after the moment.
 */
export async function takeDocument(
  db: Db,
  raw: unknown,
  now: Date,
  byWayOf: string | null,
): Promise<Result<KnownNewsroom, NewsroomFault>> {
  const claimed = newsroomOf(raw)
  // Whoever could pin keys for us could speak for us.
  const self = await db.selectFrom('exchange.self').select('id').executeTakeFirst()
  if (self !== undefined && claimed === self.id) {
    return refuse({ code: 'newsroom.foreign', want: '', got: self.id })
  }
  const known = claimed === undefined ? undefined : await loadNewsroom(db, claimed)
  const believed = believeDocument(known, raw, now)
  if (!believed.ok) {
    if (believed.fault.code === 'envelope.issuer-conflict') {
      await db
        .updateTable('exchange.newsroom')
        .set({ conflict: JSON.stringify({ kid: believed.fault.kid, at: now.toISOString() }) })
        .where('id', '=', believed.fault.issuer)
        .execute()
    }
    return believed
  }
  const after = believed.value
  if (after.edition !== known?.edition || known?.document === undefined) {
    await saveNewsroom(db, after, now, known === undefined ? byWayOf : undefined)
    for (const { kid, revoked } of newlyRevoked(known, after)) {
      await nameSuspects(db, after.id, kid, revoked.from)
    }
  }
  return believed
}

async function saveNewsroom(
  db: Db,
  known: KnownNewsroom,
  now: Date,
  byWayOf: string | null | undefined,
): Promise<void> {
  const { document } = known
  if (document === undefined) return
  const values = {
    names: JSON.stringify(document.names),
    languages: [...document.languages],
    origin: document.origin ?? null,
    time_zone: document.timeZone,
    edition: known.edition,
    document: known.jws ?? null,
  }
  await db
    .insertInto('exchange.newsroom')
    .values({ id: known.id, ...values, by_way_of: byWayOf ?? null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
  await db
    .insertInto('exchange.newsroom_document')
    .values({ newsroom: known.id, edition: known.edition, jws: known.jws ?? '' })
    .onConflict((conflict) => conflict.columns(['newsroom', 'edition']).doNothing())
    .execute()
  for (const key of known.keys) {
    const dates = {
      valid_until: key.until === undefined ? null : new Date(key.until),
      revoked_from: key.revoked === undefined ? null : new Date(key.revoked.from),
      revoked_reason: key.revoked?.reason ?? null,
      revoked_known: key.revoked === undefined ? null : now,
    }
    await db
      .insertInto('exchange.newsroom_key')
      .values({
        newsroom: known.id,
        kid: key.kid,
        x: key.x,
        valid_from: new Date(key.from),
        ...dates,
      })
      .onConflict((conflict) => conflict.columns(['newsroom', 'kid']).doUpdateSet(dates))
      .execute()
  }
}

/** Tells the administrator what a revoked key signed after the moment from which it is not trusted. */
async function nameSuspects(db: Db, newsroom: string, kid: string, from: string): Promise<void> {
  const suspects = await db
    .selectFrom('exchange.statement')
    .select(['uri', 'sequence'])
    .where('issuer', '=', newsroom)
    .where('kid', '=', kid)
    .where('issued', '>=', new Date(from))
    .execute()
  for (const { uri, sequence } of suspects) {
    await reportFault(db, {
      partner: newsroom,
      agreement: null,
      code: 'key.revoked-after-use',
      data: { kid, sequence },
      uri,
    })
  }
}
