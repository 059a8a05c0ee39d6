import { getCookie } from 'hono/cookie'
import { z } from 'zod'
import type { Session } from '../api.ts'
import { recordAudit } from '../audit.ts'
import type { NodeContext } from '../context.ts'
import { tellLive } from '../live.ts'
import {
  registerPasskey,
  registrationOptions,
  removePasskey,
  signInByPasskey,
  signInOptions,
  type RelyingParty,
} from '../passkey.ts'
import { changeMe, findPerson } from '../person.ts'
import { addressKey, signInBucket, takeToken } from '../rate-limit.ts'
import { Refusal } from '../refusal.ts'
import type { Call, Route } from '../route.ts'
import { cookieName, sessionCookie } from '../security.ts'
import { endSession, endSessionOf, endSessions, openSession } from '../session.ts'
import { useLinkToken } from '../sign-in.ts'
import { deskLanguage, mail, personName } from './people-schema.ts'

const linkBody = z.strictObject({ token: z.string().min(1).max(100) })
const mePatch = z.strictObject({
  name: personName.exactOptional(),
  language: deskLanguage.exactOptional(),
  mail: z.union([mail, z.literal('')]).exactOptional(),
  alarmByMail: z.boolean().exactOptional(),
})
const base64url = z.string().min(1).max(100_000)
const transport = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])
const credential = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  // We ask for no extensions and believe none.
  clientExtensionResults: z.looseObject({}).transform(() => ({})),
}
const registration = z.strictObject({
  label: z.string().trim().min(1).max(80),
  response: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url,
      attestationObject: base64url,
      transports: z.array(transport).max(10).exactOptional(),
    }),
  }),
})
const authentication = z.strictObject({
  response: z
    .object({
      ...credential,
      response: z.object({
        clientDataJSON: base64url,
        authenticatorData: base64url,
        signature: base64url,
        userHandle: base64url.nullish().transform((handle) => handle ?? undefined),
      }),
    })
    .transform(({ response: { userHandle, ...signed }, ...rest }) => ({
      ...rest,
      response: userHandle === undefined ? signed : { ...signed, userHandle },
    })),
})

/** Signing in and out, one's own account and passkeys. */
export function sessionRoutes(node: NodeContext): Route[] {
  const { db } = node
  const party = async (): Promise<RelyingParty> => {
    const { names, id } = await node.exchange.newsroom()
    return { origin: node.origin(), name: names['en'] ?? Object.values(names)[0] ?? id }
  }
  const view = async (call: Call, person: string | undefined): Promise<Session> => ({
    newsroom: await node.exchange.newsroom(),
    person: person === undefined ? null : ((await findPerson(db, person)) ?? null),
    now: call.now.toISOString(),
  })
  const paced = async (call: Call): Promise<void> => {
    const key = `sign-in:${addressKey(call.address)}`
    const seconds = await takeToken(db, key, signInBucket, call.now)
    if (seconds > 0) throw new Refusal(429, 'request.rate', { seconds }, { retryAfter: seconds })
  }
  /** A new session with a new token, whatever cookie the browser brought. */
  const enter = async (call: Call, id: string, way: 'link' | 'passkey'): Promise<Session> => {
    const before = getCookie(call.context, cookieName(node.origin()))
    if (before !== undefined) await endSessionOf(db, before)
    const token = await db.transaction().execute(async (trx) => {
      const person = await findPerson(trx, id)
      if (person === undefined) throw new Refusal(401, 'session.link-invalid')
      await recordAudit(trx, person, 'session.open', undefined, { way }, call.now)
      return openSession(trx, id, call.now)
    })
    call.context.header('set-cookie', sessionCookie(node.origin(), token))
    return view(call, id)
  }

  return [
    {
      method: 'GET',
      path: '/api/session',
      errand: 'anyone',
      run: (call) => view(call, call.signedIn?.id),
    },
    {
      method: 'POST',
      path: '/api/session/link',
      errand: 'anyone',
      run: async (call) => {
        await paced(call)
        const { token } = await call.body(linkBody)
        const person = await useLinkToken(db, token, call.now)
        if (person === undefined) throw new Refusal(401, 'session.link-invalid')
        return enter(call, person, 'link')
      },
    },
    {
      method: 'POST',
      path: '/api/session/passkey/options',
      errand: 'anyone',
      run: async (call) => {
        await paced(call)
        return signInOptions(db, await party(), call.now)
      },
    },
    {
      method: 'POST',
      path: '/api/session/passkey',
      errand: 'anyone',
      run: async (call) => {
        await paced(call)
        const { response } = await call.body(authentication)
        const found = await signInByPasskey(db, await party(), response, call.now)
        if (!found.ok) throw new Refusal(401, found.fault.code)
        return enter(call, found.value, 'passkey')
      },
    },
    {
      method: 'DELETE',
      path: '/api/session',
      errand: 'signed-in',
      run: async (call) => {
        const everywhere = call.context.req.query('everywhere') === '1'
        await db.transaction().execute(async (trx) => {
          if (everywhere) await endSessions(trx, call.person.id)
          else await endSession(trx, call.person.session)
          await recordAudit(trx, call.actor, 'session.end', undefined, { everywhere }, call.now)
          await tellLive(trx, { type: 'session-ended' }, call.person.id)
        })
        call.context.header('set-cookie', sessionCookie(node.origin(), ''))
        call.context.header('clear-site-data', '"cache"')
        return undefined
      },
    },
    {
      method: 'PATCH',
      path: '/api/me',
      errand: 'me.edit',
      run: async (call) => {
        const changed = await changeMe(db, call.person.id, await call.body(mePatch))
        if (!changed.ok) throw new Refusal(409, changed.fault.code)
        return view(call, call.person.id)
      },
    },
    {
      method: 'POST',
      path: '/api/passkeys/options',
      errand: 'me.edit',
      run: async (call) => registrationOptions(db, await party(), call.person, call.now),
    },
    {
      method: 'POST',
      path: '/api/passkeys',
      errand: 'me.edit',
      run: async (call) => {
        const { response, label } = await call.body(registration)
        const added = await registerPasskey(
          db,
          await party(),
          call.person.id,
          response,
          label,
          call.now,
        )
        if (!added.ok) throw new Refusal(400, added.fault.code)
        await recordAudit(db, call.actor, 'passkey.add', undefined, {}, call.now)
        return view(call, call.person.id)
      },
    },
    {
      method: 'DELETE',
      path: '/api/passkeys/:id',
      errand: 'me.edit',
      run: async (call) => {
        if (!(await removePasskey(db, call.person.id, call.param('id'))))
          throw new Refusal(404, 'passkey.unknown')
        await recordAudit(db, call.actor, 'passkey.remove', undefined, {}, call.now)
        return view(call, call.person.id)
      },
    },
  ]
}
