import { ok, refuse, type Result } from '@suyab/wire/result'
import { sql, type Kysely, type Transaction } from 'kysely'
import type { DeskLanguage, MePatch, Person, PersonInput, Role } from './api.ts'

export type PersonFault =
  | { code: 'person.unknown' }
  | { code: 'person.last-administrator' }
  | { code: 'person.mail-missing' }

interface PersonRow {
  id: string
  name: string
  role: Role
  language: DeskLanguage
  mail: string | null
  alarm_by_mail: boolean
  last_seen_at: Date | null
  passkeys: { id: string; label: string; createdAt: string; lastUsedAt: string | null }[]
}

function personOf(row: PersonRow): Person {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    language: row.language,
    ...(row.mail === null ? {} : { mail: row.mail }),
    alarmByMail: row.alarm_by_mail,
    passkeys: row.passkeys.map(({ id, label, createdAt, lastUsedAt }) => ({
      id,
      label,
      createdAt: new Date(createdAt).toISOString(),
      ...(lastUsedAt === null ? {} : { lastUsedAt: new Date(lastUsedAt).toISOString() }),
    })),
    ...(row.last_seen_at === null ? {} : { lastSeenAt: row.last_seen_at.toISOString() }),
  }
}

async function readPeople(db: Kysely<unknown>, id: string | null): Promise<Person[]> {
  const { rows } = await sql<PersonRow>`
    SELECT p.id, p.name, p.role, p.language, p.mail, p.alarm_by_mail, p.last_seen_at,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', k.id, 'label', k.label,
          'createdAt', k.created_at, 'lastUsedAt', k.last_used_at) ORDER BY k.created_at)
        FROM passkey k WHERE k.person = p.id), '[]') AS passkeys
    FROM person p
    WHERE p.erased_at IS NULL AND (${id}::uuid IS NULL OR p.id = ${id}::uuid)
    ORDER BY p.number`.execute(db)
  return rows.map(personOf)
}

/** Everyone with an account, oldest first. */
export function listPeople(db: Kysely<unknown>): Promise<Person[]> {
  return readPeople(db, null)
}

/** A person by id (a UUID); undefined when there is none or the account was erased. */
export async function findPerson(db: Kysely<unknown>, id: string): Promise<Person | undefined> {
  return (await readPeople(db, id))[0]
}

/** Whether the node has an administrator, without whom nobody could be let in. */
export async function hasAdministrator(db: Kysely<unknown>): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM person WHERE role = 'administrator' AND erased_at IS NULL LIMIT 1`.execute(db)
  return rows.length > 0
}

/** Makes an account; its person comes in by a one-time link. Gives the id. */
export async function addPerson(
  db: Kysely<unknown>,
  input: PersonInput,
  now: Date,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO person (name, role, language, mail, created_at)
    VALUES (${input.name}, ${input.role}, ${input.language}, ${input.mail ?? null}, ${now})
    RETURNING id`.execute(db)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('an inserted person has an id')
  return id
}

/** What an administrator may change of a person; null takes the mail away. */
export interface PersonPatch {
  name?: string | undefined
  role?: Role | undefined
  language?: DeskLanguage | undefined
  mail?: string | null | undefined
}

/**
 * Changes a person. Another role marks all sessions for a new token, which they get with their
 * next request.
 */
export async function changePerson(
  trx: Transaction<unknown>,
  id: string,
  patch: PersonPatch,
): Promise<Result<{ roleChanged: boolean }, PersonFault>> {
  const before = await lockPerson(trx, id)
  if (before === undefined) return refuse({ code: 'person.unknown' })
  const roleChanged = patch.role !== undefined && patch.role !== before
  if (roleChanged && before === 'administrator' && !(await anotherAdministrator(trx, id)))
    return refuse({ code: 'person.last-administrator' })
  await sql`
    UPDATE person SET
      name = coalesce(${patch.name ?? null}, name),
      role = coalesce(${patch.role ?? null}, role),
      language = coalesce(${patch.language ?? null}, language),
      mail = CASE WHEN ${patch.mail !== undefined} THEN ${patch.mail ?? null} ELSE mail END,
      alarm_by_mail = alarm_by_mail AND ${patch.mail !== null}
    WHERE id = ${id}`.execute(trx)
  if (roleChanged) await sql`UPDATE session SET rotate = true WHERE person = ${id}`.execute(trx)
  return ok({ roleChanged })
}

/** Changes what a person may change of their own account. */
export async function changeMe(
  db: Kysely<unknown>,
  id: string,
  patch: { [Key in keyof MePatch]?: MePatch[Key] | undefined } & { mail?: string | undefined },
): Promise<Result<undefined, PersonFault>> {
  // An empty mail takes it away, and with it the alarms by mail.
  const mail = patch.mail === '' ? null : patch.mail
  const { rows } = await sql<{ alarm_by_mail: boolean; mail: string | null }>`
    UPDATE person SET
      name = coalesce(${patch.name ?? null}, name),
      language = coalesce(${patch.language ?? null}, language),
      mail = CASE WHEN ${mail !== undefined} THEN ${mail ?? null} ELSE mail END,
      alarm_by_mail = coalesce(${patch.alarmByMail ?? null}, alarm_by_mail) AND ${mail !== null}
    WHERE id = ${id} AND erased_at IS NULL
      AND NOT (coalesce(${patch.alarmByMail ?? null}, false)
        AND coalesce(${mail ?? null}, mail) IS NULL)
    RETURNING alarm_by_mail, mail`.execute(db)
  return rows.length === 0 ? refuse({ code: 'person.mail-missing' }) : ok(undefined)
}

/**
 * Erases an account: name, mail, passkeys, links, sessions and presence are gone at once; the
 * audit trail keeps a number.
 */
export async function erasePerson(
  trx: Transaction<unknown>,
  id: string,
  now: Date,
): Promise<Result<undefined, PersonFault>> {
  const role = await lockPerson(trx, id)
  if (role === undefined) return refuse({ code: 'person.unknown' })
  if (role === 'administrator' && !(await anotherAdministrator(trx, id)))
    return refuse({ code: 'person.last-administrator' })
  await sql`DELETE FROM session WHERE person = ${id}`.execute(trx)
  await sql`DELETE FROM passkey WHERE person = ${id}`.execute(trx)
  await sql`DELETE FROM passkey_challenge WHERE person = ${id}`.execute(trx)
  await sql`DELETE FROM sign_in_link WHERE person = ${id}`.execute(trx)
  await sql`DELETE FROM presence WHERE person = ${id}`.execute(trx)
  await sql`
    UPDATE person SET name = '', mail = NULL, alarm_by_mail = false, last_seen_at = NULL,
      erased_at = ${now}
    WHERE id = ${id}`.execute(trx)
  return ok(undefined)
}

/** Locks all administrators in one order, so that two of them cannot remove each other at once. */
async function lockPerson(trx: Transaction<unknown>, id: string): Promise<Role | undefined> {
  const { rows } = await sql<{ id: string; role: Role }>`
    SELECT id, role FROM person
    WHERE erased_at IS NULL AND (id = ${id} OR role = 'administrator')
    ORDER BY number FOR UPDATE`.execute(trx)
  return rows.find((row) => row.id === id)?.role
}

async function anotherAdministrator(trx: Transaction<unknown>, id: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM person
    WHERE role = 'administrator' AND erased_at IS NULL AND id <> ${id} LIMIT 1`.execute(trx)
  return rows.length > 0
}
