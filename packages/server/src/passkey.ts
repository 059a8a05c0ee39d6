import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { ok, refuse, type Result } from '@suyab/wire/result'
import { sql, type Kysely } from 'kysely'
import { tokenHash } from './token.ts'

export type PasskeyFault =
  | { code: 'passkey.challenge-unknown' }
  | { code: 'passkey.invalid' }
  | { code: 'passkey.unknown' }
  | { code: 'passkey.known-already' }

/** Where passkeys hold: the node's public origin, and its name as the authenticator shows it. */
export interface RelyingParty {
  origin: string
  name: string
}

const challengeLifetime = 5 * 60_000

type Purpose = 'registration' | 'sign-in'

async function keepChallenge(
  db: Kysely<unknown>,
  challenge: string,
  purpose: Purpose,
  person: string | null,
  now: Date,
): Promise<void> {
  const expires = new Date(now.getTime() + challengeLifetime)
  await sql`
    INSERT INTO passkey_challenge (challenge_hash, purpose, person, expires_at)
    VALUES (${tokenHash(challenge)}, ${purpose}, ${person}, ${expires})`.execute(db)
}

/** Uses a challenge up: it is good for one answer, right or wrong. */
async function takeChallenge(
  db: Kysely<unknown>,
  challenge: string,
  purpose: Purpose,
  person: string | null,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    DELETE FROM passkey_challenge
    WHERE challenge_hash = ${tokenHash(challenge)} AND purpose = ${purpose}
      AND person IS NOT DISTINCT FROM ${person}::uuid AND expires_at > ${now}
    RETURNING 1`.execute(db)
  return rows.length > 0
}

/** What the browser needs to make a passkey for a person who is signed in. */
export async function registrationOptions(
  db: Kysely<unknown>,
  party: RelyingParty,
  person: { id: string; name: string },
  now: Date,
): Promise<Awaited<ReturnType<typeof generateRegistrationOptions>>> {
  const { rows } = await sql<{ id: string; transports: string[] }>`
    SELECT id, transports FROM passkey WHERE person = ${person.id}`.execute(db)
  const options = await generateRegistrationOptions({
    rpName: party.name,
    rpID: new URL(party.origin).hostname,
    userName: person.name,
    userID: Uint8Array.from(Buffer.from(person.id.replaceAll('-', ''), 'hex')),
    attestationType: 'none',
    excludeCredentials: rows,
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  })
  await keepChallenge(db, options.challenge, 'registration', person.id, now)
  return options
}

/** Keeps the passkey that the browser made, once its answer has been checked. */
export async function registerPasskey(
  db: Kysely<unknown>,
  party: RelyingParty,
  person: string,
  response: RegistrationResponseJSON,
  label: string,
  now: Date,
): Promise<Result<{ id: string }, PasskeyFault>> {
  let known = true
  const verify = async (challenge: string): Promise<boolean> => {
    known = await takeChallenge(db, challenge, 'registration', person, now)
    return known
  }
  const answer = await checked(
    verifyRegistrationResponse({
      response,
      expectedChallenge: verify,
      expectedOrigin: party.origin,
      expectedRPID: new URL(party.origin).hostname,
      requireUserVerification: false,
    }),
  )
  if (!known) return refuse({ code: 'passkey.challenge-unknown' })
  if (answer === undefined || !answer.verified) return refuse({ code: 'passkey.invalid' })
  const { credential } = answer.registrationInfo
  const added = await sql`
    INSERT INTO passkey (id, person, label, public_key, counter, transports, created_at)
    VALUES (${credential.id}, ${person}, ${label}, ${Buffer.from(credential.publicKey)},
      ${credential.counter}, ${credential.transports ?? []}, ${now})
    ON CONFLICT (id) DO NOTHING`.execute(db)
  return added.numAffectedRows === 1n
    ? ok({ id: credential.id })
    : refuse({ code: 'passkey.known-already' })
}

/** What the browser needs to sign in; the authenticator itself knows whose passkey it holds. */
export async function signInOptions(
  db: Kysely<unknown>,
  party: RelyingParty,
  now: Date,
): Promise<Awaited<ReturnType<typeof generateAuthenticationOptions>>> {
  const options = await generateAuthenticationOptions({
    rpID: new URL(party.origin).hostname,
    userVerification: 'preferred',
  })
  await keepChallenge(db, options.challenge, 'sign-in', null, now)
  return options
}

interface PasskeyRow {
  person: string
  public_key: Buffer
  counter: number
}

/** Checks a passkey's answer. Gives the person's id. */
export async function signInByPasskey(
  db: Kysely<unknown>,
  party: RelyingParty,
  response: AuthenticationResponseJSON,
  now: Date,
): Promise<Result<string, PasskeyFault>> {
  const { rows } = await sql<PasskeyRow>`
    SELECT k.person, k.public_key, k.counter FROM passkey k JOIN person p ON p.id = k.person
    WHERE k.id = ${response.id} AND p.erased_at IS NULL`.execute(db)
  const row = rows[0]
  if (row === undefined) return refuse({ code: 'passkey.unknown' })
  let known = true
  const verify = async (challenge: string): Promise<boolean> => {
    known = await takeChallenge(db, challenge, 'sign-in', null, now)
    return known
  }
  const answer = await checked(
    verifyAuthenticationResponse({
      response,
      expectedChallenge: verify,
      expectedOrigin: party.origin,
      expectedRPID: new URL(party.origin).hostname,
      credential: {
        id: response.id,
        publicKey: Uint8Array.from(row.public_key),
        counter: row.counter,
      },
      requireUserVerification: false,
    }),
  )
  if (!known) return refuse({ code: 'passkey.challenge-unknown' })
  if (answer === undefined || !answer.verified) return refuse({ code: 'passkey.invalid' })
  await sql`
    UPDATE passkey SET counter = ${answer.authenticationInfo.newCounter}, last_used_at = ${now}
    WHERE id = ${response.id}`.execute(db)
  return ok(row.person)
}

/** The library throws on an answer that is wrong; only the database's own errors are machinery. */
async function checked<Answer>(verification: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await verification
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'StoreError') throw cause
    return undefined
  }
}

/** Removes one of a person's passkeys; false when there is none of that id. */
export async function removePasskey(
  db: Kysely<unknown>,
  person: string,
  id: string,
): Promise<boolean> {
  const removed = await sql`
    DELETE FROM passkey WHERE id = ${id} AND person = ${person}`.execute(db)
  return removed.numAffectedRows === 1n
}
