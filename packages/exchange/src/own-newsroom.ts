import { sql } from 'kysely'
import { peekKid, signAgain } from './jws.ts'
import {
  exportKey,
  generateKey,
  importKey,
  KeySet,
  type KeyPair,
  type NewsroomKey,
  type PrivateJwk,
} from './key.ts'
import { makeNewsroom } from './newsroom.ts'
import { keyOfRow } from './newsroom-row.ts'
import { Refusal } from './refusal.ts'
import type { Db } from './row.ts'

/** Who we are, with the key that signs. */
export interface OwnNewsroom {
  readonly id: string
  readonly names: Readonly<Record<string, string>>
  readonly languages: readonly string[]
  readonly origin?: string
  readonly timeZone: string
  /** Where it publishes, ISO 3166-1 alpha-2. */
  readonly country: string
  readonly sample: boolean
  readonly edition: number
  /** The signed newsroom document, as /.well-known/suyab gives it. */
  readonly document: string
  readonly key: KeyPair
}

export interface NewsroomSettings {
  readonly id: string
  readonly names: Readonly<Record<string, string>>
  readonly languages: readonly string[]
  readonly origin?: string
  readonly timeZone: string
  readonly country: string
  readonly sample?: boolean
}

const imported = new Map<string, KeyPair>()

/** Imports a private key once per process: the pair holds no state that another would need. */
function pairOf(jwk: Record<string, string>, kid: string): KeyPair {
  let pair = imported.get(kid)
  if (pair === undefined) {
    pair = importKey(jwk as unknown as PrivateJwk)
    imported.set(kid, pair)
  }
  return pair
}

/** The newsroom of this node; a Refusal 'newsroom.not-founded' before there is one. */
export async function loadOwnNewsroom(db: Db, now: Date): Promise<OwnNewsroom> {
  const self = await findOwnNewsroom(db, now)
  if (self === undefined) throw new Refusal('newsroom.not-founded')
  return self
}

export async function findOwnNewsroom(db: Db, now: Date): Promise<OwnNewsroom | undefined> {
  const row = await db.selectFrom('exchange.self').selectAll().executeTakeFirst()
  if (row === undefined) return undefined
  const key = await db
    .selectFrom('exchange.own_key')
    .selectAll()
    .where('revoked_from', 'is', null)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', now)]))
    .orderBy('valid_from', 'desc')
    .executeTakeFirst()
  if (key === undefined) throw new Refusal('newsroom.no-valid-key')
  return {
    id: row.id,
    names: row.names,
    languages: row.languages,
    ...(row.origin === null ? {} : { origin: row.origin }),
    timeZone: row.time_zone,
    country: row.country,
    sample: row.sample,
    edition: row.edition,
    document: row.document,
    key: pairOf(key.private_jwk, key.kid),
  }
}

/** Founds this node's newsroom with a new key. A node has one newsroom, for ever. */
export async function foundNewsroom(
  db: Db,
  settings: NewsroomSettings,
  now: Date,
): Promise<OwnNewsroom> {
  return db.transaction().execute(async (trx) => {
    const present = await trx.selectFrom('exchange.self').select('id').executeTakeFirst()
    if (present !== undefined) throw new Refusal('newsroom.founded-already', { id: present.id })
    const key = generateKey()
    await insertKey(trx, key, now)
    await trx
      .insertInto('exchange.self')
      .values({
        id: settings.id,
        names: JSON.stringify(settings.names),
        languages: [...settings.languages],
        origin: settings.origin ?? null,
        time_zone: settings.timeZone,
        country: settings.country,
        document: '',
        sample: settings.sample ?? false,
        edition: 0,
      })
      .execute()
    await issueDocument(trx, now)
    return loadOwnNewsroom(trx, now)
  })
}

/** Changes what the newsroom document says and signs its next edition. */
export async function changeNewsroom(
  db: Db,
  changes: Partial<Omit<NewsroomSettings, 'id' | 'sample'>>,
  now: Date,
): Promise<OwnNewsroom> {
  return db.transaction().execute(async (trx) => {
    await trx
      .updateTable('exchange.self')
      .set({
        ...(changes.names && { names: JSON.stringify(changes.names) }),
        ...(changes.languages && { languages: [...changes.languages] }),
        ...(changes.origin !== undefined && { origin: changes.origin }),
        ...(changes.timeZone && { time_zone: changes.timeZone }),
        ...(changes.country && { country: changes.country }),
      })
      .execute()
    await issueDocument(trx, now)
    return loadOwnNewsroom(trx, now)
  })
}

/** The keys to check with what we have signed ourselves. */
export async function loadOwnKeys(db: Db, id: string): Promise<KeySet> {
  return new KeySet(id, await listOwnKeys(db))
}

/** Every key of ours, revoked ones too, the newest first. */
export async function listOwnKeys(db: Db): Promise<NewsroomKey[]> {
  const rows = await db
    .selectFrom('exchange.own_key')
    .selectAll()
    .orderBy('valid_from', 'desc')
    .execute()
  return rows.map(keyOfRow)
}

async function insertKey(db: Db, key: KeyPair, now: Date): Promise<void> {
  await db
    .insertInto('exchange.own_key')
    .values({
      kid: key.kid,
      x: key.x,
      private_jwk: JSON.stringify(exportKey(key)),
      valid_from: now,
      valid_until: null,
      revoked_from: null,
      revoked_reason: null,
    })
    .execute()
}

/** Signs the next edition of the newsroom document, with the key that `signer` names or the newest. */
async function issueDocument(db: Db, now: Date, signer?: KeyPair): Promise<string> {
  const row = await db
    .updateTable('exchange.self')
    .set({ edition: sql`edition + 1` })
    .returningAll()
    .executeTakeFirstOrThrow()
  const key = signer ?? (await loadOwnNewsroom(db, now)).key
  const document = makeNewsroom(
    {
      protocol: 'suyab/1',
      kind: 'newsroom',
      id: row.id,
      names: row.names,
      languages: row.languages,
      ...(row.origin === null ? {} : { origin: row.origin }),
      timeZone: row.time_zone,
      keys: await listOwnKeys(db),
      edition: row.edition,
      issued: now.toISOString(),
    },
    key,
  )
  await db.updateTable('exchange.self').set({ document }).execute()
  await db
    .insertInto('exchange.own_document')
    .values({ edition: row.edition, jws: document })
    .execute()
  return document
}

/** Every edition of our document, the first one first. */
export async function ownDocuments(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('exchange.own_document')
    .select('jws')
    .orderBy('edition')
    .execute()
  return rows.map(({ jws }) => jws)
}

/** How long a key that was rotated away still signs nothing but still checks: two weeks. */
const OVERLAP = 14 * 86_400_000

/** Makes a new key that signs from now on; the keys before it are still believed for two weeks. */
export async function rotateKey(db: Db, now: Date): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const own = await loadOwnNewsroom(trx, now)
    const key = generateKey()
    await trx
      .updateTable('exchange.own_key')
      .set({ valid_until: new Date(now.getTime() + OVERLAP) })
      .where('revoked_from', 'is', null)
      .where('valid_until', 'is', null)
      .execute()
    await insertKey(trx, key, now)
    // Partners know the old key: it vouches for the new one.
    await issueDocument(trx, now, own.key)
    return key.kid
  })
}

/**
 * Revokes a key from a moment on. When it is the only one, a new key takes its place first. What
 * was signed with it in our logs is signed again, its digests stay.
 */
export async function revokeOwnKey(
  db: Db,
  kid: string,
  revocation: { readonly from: Date; readonly reason: string },
  now: Date,
): Promise<void> {
  const keys = await listOwnKeys(db)
  const known = keys.find((key) => key.kid === kid)
  if (known === undefined) throw new Refusal('key.unknown', { kid })
  if (known.revoked !== undefined) throw new Refusal('key.revoked-already', { kid })
  const others = keys.filter(
    (key) =>
      key.kid !== kid &&
      key.revoked === undefined &&
      (key.until === undefined || new Date(key.until) > now),
  )
  if (others.length === 0) await rotateKey(db, now)
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('exchange.own_key')
      .set({ revoked_from: revocation.from, revoked_reason: revocation.reason })
      .where('kid', '=', kid)
      .execute()
    await issueDocument(trx, now)
    await signAllAgain(trx, kid, (await loadOwnNewsroom(trx, now)).key)
  })
}

async function signAllAgain(trx: Db, kid: string, key: KeyPair): Promise<void> {
  const self = await trx.selectFrom('exchange.self').select('id').executeTakeFirstOrThrow()
  const statements = await trx
    .selectFrom('exchange.statement')
    .select(['uri', 'sequence', 'envelope'])
    .where('issuer', '=', self.id)
    .where('kid', '=', kid)
    .execute()
  for (const { uri, sequence, envelope } of statements) {
    const jws = signAgain('envelope', envelope, key)
    await trx
      .updateTable('exchange.statement')
      .set({ envelope: jws, kid: key.kid })
      .where('uri', '=', uri)
      .where('sequence', '=', sequence)
      .execute()
    await trx
      .updateTable('exchange.kill_lane')
      .set({ envelope: jws })
      .where('uri', '=', uri)
      .where('sequence', '=', sequence)
      .where('direction', '=', 'sent')
      .execute()
  }
  const entries = await trx
    .selectFrom('exchange.entry')
    .select(['agreement', 'entry', 'jws'])
    .where('direction', '=', 'sent')
    .execute()
  for (const { agreement, entry, jws } of entries) {
    if (peekKid(jws) !== kid) continue
    await trx
      .updateTable('exchange.entry')
      .set({ jws: signAgain('entry', jws, key) })
      .where('agreement', '=', agreement)
      .where('direction', '=', 'sent')
      .where('entry', '=', entry)
      .execute()
  }
  const letters = await trx
    .selectFrom('exchange.letter')
    .select(['agreement', 'letter', 'jws'])
    .where('direction', '=', 'sent')
    .execute()
  for (const { agreement, letter, jws } of letters) {
    if (peekKid(jws) !== kid) continue
    await trx
      .updateTable('exchange.letter')
      .set({ jws: signAgain('letter', jws, key) })
      .where('agreement', '=', agreement)
      .where('direction', '=', 'sent')
      .where('letter', '=', letter)
      .execute()
  }
}
